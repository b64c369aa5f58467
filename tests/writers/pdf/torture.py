"""A handout that uses everything the writer knows at least once; all wording is sample text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from msgspec.structs import replace
from PIL import Image as Pillow

from deckbuilder.geometry import Emu, Rect, emu, rect
from deckbuilder.model import Chart, Image, Series
from deckbuilder.scene.chart import ChartLook, Fill, Pattern, Polygon, Polyline, Shade, Wedge
from deckbuilder.scene.page import Bookmark, Element, PagePosition, PageShape, PageSlide
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import (
    ChartItem,
    ChartText,
    Group,
    Marker,
    PictureItem,
    Run,
    Scene,
    Shape,
    Stroke,
    TableCell,
    TableItem,
)
from tests.writers.pdf.build import (
    footnote,
    frame,
    item,
    noted,
    paragraph,
    presentation,
    scene,
    style,
    text,
    title,
    width,
)


def pictures(folder: Path) -> dict[str, Image]:
    """Write one sample picture of each kind: red at its left, blue at its right."""
    plain = Pillow.new("RGB", (60, 40), (200, 30, 30))
    plain.paste((30, 30, 200), (30, 0, 60, 40))
    plain.paste((250, 210, 40), (0, 0, 60, 8))
    kinds: dict[str, tuple[Pillow.Image, dict[str, object]]] = {
        "plain.png": (plain, {}),
        "palette.png": (plain.convert("P"), {}),
        "grey.png": (plain.convert("L"), {}),
        "alpha.png": (plain.convert("RGBA"), {}),
        "plain.gif": (plain.convert("P"), {}),
        "plain.jpg": (plain, {}),
        "cmyk.jpg": (plain.convert("CMYK"), {}),
    }
    kinds["alpha.png"][0].putalpha(120)
    found = {}
    for name, (pixels, options) in kinds.items():
        pixels.save(folder / name, **options)
        found[name] = Image(
            path=folder / name, width=60, height=40,
            format="jpeg" if name.endswith("jpg") else name[-3:],  # type: ignore[arg-type]
        )  # fmt: skip
    return found


def text_slide() -> Scene:
    """Make a slide with every role of a paragraph."""
    code = style(16, font="mono")
    raised = {"baseline_shift": 0.3, "size": 13.0}
    body = frame(
        paragraph("A heading", style=style(26, bold=True), role="heading", level=4, first=26),
        paragraph(
            ["Plain, ", ("bold", {"bold": True}), ", ", ("italic", {"italic": True}), ", ",
             ("struck", {"strike": True}), " and ", ("code", {"font": "mono"}), " "],
            ["on two lines", ("1", {**raised, "note": 1}), " with a ",
             ("link that is ", {"link": "https://example.org/a path", "underline": True})],
            [("wrapped", {"link": "https://example.org/a path", "underline": True}), ", ",
             ("the next slide", {"link": "#sample-2", "underline": True}), ", ",
             ("no such slide", {"link": "#gone"}), " and ",
             ("bore da, ŵyau", {"lang": "cy"}), "."],
            first=60, style=style(18),
        ),
        item("first", "•", first=150, start=True),
        item("under the first", "–", first=175, level=1, start=True),
        item("second", "•", first=200),
        paragraph("more of the second", first=225, x=25, indent=emu(25), style=style(20)),
        item("numbered", "1.", first=250, kind="number", number=1, start=True),
        item("to do", "☐", first=275, kind="task", start=True),
        item("done", "☑", first=300, kind="task", checked=True),
        at=rect(60, 90, 420, 380), fill="bg2", geometry="round-rect", radius=12,
        stroke=Stroke(colour="accent1", width=2),
        inset=(emu(12), emu(6), emu(12), emu(6)),
    )  # fmt: skip
    side = frame(
        paragraph("A quotation", first=20, style=style(18, italic=True), role="quote"),
        paragraph("in two paragraphs", first=45, style=style(18, italic=True), role="quote"),
        paragraph("— sample attribution", first=70, style=style(14), role="attribution"),
        paragraph("if a < b:", "    return (a)", first=100, style=code, role="code", hard=True),
        paragraph("75%", first=160, style=style(40, bold=True), role="value"),
        paragraph("A label", first=180, style=style(14), role="label"),
        paragraph("A subtitle", first=205, style=style(18), role="subtitle"),
        paragraph("Centred", first=230, style=style(18), align="center", x=150),
        paragraph(
            ["Missing: ★ 漢 ", ("\u2011 hyphen, \u202fthin, soft\u00adly", {})], first=255,
            style=style(18),
        ),
        paragraph("    ", first=270, style=style(18)),
        at=rect(500, 90, 400, 290), name="Side",
    )  # fmt: skip
    notes = frame(
        footnote("A sample source, chapter 2.", 1),
        footnote("Another sample source.", 2, first=28),
        at=rect(60, 475, 840, 40), name="Sources",
    )  # fmt: skip
    foot = frame(
        paragraph("Sample footer", first=12, style=style(12)), at=rect(60, 520, 840, 16),
        furniture=True, name="Footer",
    )  # fmt: skip
    return scene(
        title("Text (of every role) – ŵ"), body, side, notes, foot, number=1, footnotes=noted(1, 2)
    )


def table() -> TableItem:
    """Make a table of two columns and three rows."""
    columns, heights = (emu(200), emu(200)), (emu(30), emu(30), emu(30))
    rows = []
    for number, words in enumerate([("Sample", "Value"), ("One", "1"), ("Two", "")]):
        look = style(18, bold=number == 0, colour="bg1" if number == 0 else "tx1")
        rows.append(
            tuple(
                TableCell(
                    rect=Rect(
                        Emu(emu(60) + column * columns[0]), Emu(emu(110) + number * heights[0]),
                        columns[0], heights[0],
                    ),
                    paragraphs=(paragraph(word, first=18, style=look),) if word else (),
                    fill="accent1" if number == 0 else None,
                )
                for column, word in enumerate(words)
            )
        )  # fmt: skip
    return TableItem(
        name="Table", rect=rect(60, 110, 400, 90), columns=columns, heights=heights,
        rows=tuple(rows), inset=(emu(6), emu(4), emu(6), emu(4)), alt="Sample values by name",
        rule=Stroke(colour="accent6", width=0.75),
    )  # fmt: skip


_PALE = Shade(colour="accent4", saturation=0.5, lightness=0.2, offset=0.8)


def _flat(colour: Any) -> Fill:
    return Fill(shade=Shade(colour=colour), edge=Shade(colour="bg1"), ink="bg1")


def chart() -> ChartItem:
    """Make a chart's drawing with one of each thing that can be drawn."""
    look = style(14)
    centre = (emu(700), emu(200))

    def slice_(start: float, end: float, fill: str, hole: float = 0.0) -> Wedge:
        return Wedge(
            centre=centre, radius=emu(70), hole=emu(hole), start=start, end=end,
            fill=_flat(fill),
        )  # fmt: skip

    label = ChartText(
        run=Run("Sample label", look, emu(650), width("Sample label", look)), baseline=emu(300)
    )
    return ChartItem(
        name="Chart", rect=rect(560, 110, 280, 200), size=14, alt="One sample outweighs the other",
        look=ChartLook(fills=(_flat("accent1"),), grid=_PALE, rule=_PALE),
        chart=Chart(
            kind="pie", categories=("One", "Two"), series=(Series(name="S", values=(3.0, 1.0)),),
            title="Sample", alt="One sample outweighs the other",
        ),
        drawing=(
            slice_(0, 270, "accent1"), slice_(270, 360, "accent2", hole=30),
            Polygon(points=((emu(570), emu(290)), (emu(590), emu(290)), (emu(580), emu(270))),
                    fill=_flat("accent3")),
            *(
                Polygon(points=((emu(600 + 20 * at), emu(290)), (emu(618 + 20 * at), emu(290)),
                                (emu(618 + 20 * at), emu(255)), (emu(600 + 20 * at), emu(255))),
                        fill=replace(_flat("accent4"), pattern=pattern, background=_PALE))
                for at, pattern in enumerate(get_args(Pattern))
            ),
            Polyline(points=((emu(570), emu(120)), (emu(600), emu(150)), (emu(620), emu(120))),
                     shade=Shade(colour="accent4"), width=2, dash=(4, 2)),
            label,
        ),
    )  # fmt: skip


def drawing_slide(folder: Path) -> Scene:
    """Make a slide with a table, a chart, pictures of every kind and shapes of every geometry."""
    images = pictures(folder)
    items: list[PictureItem] = []
    for place, (name, image) in enumerate(images.items()):
        items.append(
            PictureItem(
                name=name, rect=rect(60 + 100 * place, 330, 90, 60), image=image,
                alt=f"Two colours side by side, sample {place + 1}",
            )
        )  # fmt: skip
    for orientation in range(1, 9):
        turned = Image(
            path=images["plain.jpg"].path, format="jpeg", width=60, height=40,
            orientation=orientation,
        )  # fmt: skip
        upright = orientation < 5
        items.append(
            PictureItem(
                name="Turned", image=turned, alt="", decorative=True,
                rect=rect(60 + 70 * orientation, 400, 60 if upright else 40, 40 if upright else 60),
            )
        )  # fmt: skip
    cropped = PictureItem(
        name="Cropped", rect=rect(760, 330, 60, 60), image=images["plain.png"],
        alt="The right half of a picture", crop=(0.5, 0.2, 0.0, 0.0),
    )  # fmt: skip
    shapes = [
        Shape(name=geometry, rect=rect(60 + 120 * place, 470, 100, 40), geometry=geometry,
              radius=10, fill="accent5", stroke=Stroke(colour="tx1", width=1.5))
        for place, geometry in enumerate(("rect", "round-rect", "ellipse", "chevron", "homePlate"))
    ]  # fmt: skip
    group = Group(name="Group", rect=rect(60, 330, 800, 180), items=(cropped, *shapes))
    return scene(title("Drawings"), table(), chart(), *items, group, number=2)


def torture(folder: Path) -> Presentation:
    """Make the handout: slides, a list that runs over a page's end, furniture, writing lines."""
    first, second = text_slide(), drawing_slide(folder)
    heading, note, split = Element("H2", []), Element("Note", [], id="note-1"), Element("P", [])
    labels = [Element("Lbl", []) for _ in range(2)]
    bodies = [Element("LBody", []) for _ in range(2)]
    items = [Element("LI", [label, body]) for label, body in zip(labels, bodies, strict=True)]
    welsh = Element("P", [], lang="cy")
    entry = Element("TOCI", [Element("Reference", [])])
    pictured = [Element("Sect", []), Element("Sect", [])]
    structure = Element(
        "Document",
        [
            Element("TOC", [entry]),
            Element("Sect", [pictured[0], heading, Element("L", items, numbering="Decimal")]),
            split,
            Element("Sect", [pictured[1], welsh, note]),
        ],
    )
    small = style(12)
    mark = Marker(kind="number", text="1.", style=small, x=emu(-18), width=width("1.", small))
    link = {"link": "#sample-2"}
    one = [
        PageShape(rect=rect(40, 30, 515, 60), fill="bg2", radius=6),
        text(entry.children[0], [("Drawings on the next page", link)], y=40),
        PageSlide(scene=first, rect=rect(57, 100, 480, 270), element=pictured[0]),
        PageShape(rect=rect(57, 100, 480, 270), stroke=Stroke(colour="accent6", width=0.5)),
        text(heading, "Notes", y=390, size=16),
        text(bodies[0], "The first of two", y=420, x=80, marker=mark, label=labels[0]),
        text(bodies[1], "The second", y=440, x=80, marker=mark, label=labels[1]),
        text(split, "A paragraph that begins on one page ", y=470),
        PageShape(rect=rect(60, 600, 480, 0), stroke=Stroke(colour="accent6", width=0.5)),
        text(None, "Page 1", y=800),
    ]
    two = [
        text(split, "and ends on the next.", y=40),
        PageSlide(scene=second, rect=rect(57, 100, 480, 270), element=pictured[1]),
        text(welsh, "Bore da", y=400),
        text(note, "A sample note.", y=430, size=10),
        text(None, "Page 2", y=800),
    ]
    marks = [
        Bookmark(title="Text – ŵ", place=PagePosition(0, Emu(0)), level=0),
        Bookmark(title="Notes", place=PagePosition(0, Emu(0)), level=1),
        Bookmark(title="Drawings", place=PagePosition(1, Emu(0)), level=0),
    ]
    return presentation(
        [one, two], structure, scenes=[first, second], bookmarks=marks,
        title="A sample (handout) – ŵ", author="Sample Partnership & Co",
        keywords=("sample", "handout"),
    )  # fmt: skip
