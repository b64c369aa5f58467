"""One small presentation for each construct, with the part that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.geometry import emu, rect
from deckbuilder.layout.charts import choose_look
from deckbuilder.model import (
    Block,
    Cell,
    CodeBlock,
    CodeText,
    Deck,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    ItemList,
    Language,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Series,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
)
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import ChartItem, Group, Reveal, Scene, Shape, Stroke
from tests.shared.containers import make_div
from tests.writers.pptx.factory import (
    BODY,
    BRAND,
    chart,
    frame,
    furniture,
    item,
    paragraph,
    picture,
    presentation,
    run,
    scene,
    table,
    title,
)
from tests.writers.pptx.reading import SLIDE

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
"""A PNG of one black pixel."""


class Construct(NamedTuple):
    """A construct: the part to look at, and what makes the presentation from a folder."""

    part: str
    make: Callable[[Path], Presentation]


def _slide(*scenes: Scene, **settings: Deck) -> Callable[[Path], Presentation]:
    return lambda _folder: presentation(*scenes, **settings)


def words(text: str) -> tuple[Text, ...]:
    return (Text(text=text),)


def said(*children: Inline | str) -> Paragraph:
    return Paragraph(children=tuple(Text(text=c) if isinstance(c, str) else c for c in children))


def listed(*items: Iterable[Block], ordered: bool = False, start: int = 1) -> ItemList:
    return ItemList(
        ordered=ordered, start=start, items=tuple(ListItem(blocks=tuple(each)) for each in items)
    )


_LINK = replace(BODY, colour="hlink", underline=True)
_RUNS = frame(
    paragraph(
        "Plain ", run("bold", replace(BODY, bold=True)), "wrap",
        run(" still bold", replace(BODY, bold=True)), "\n",
        run("slanted", replace(BODY, italic=True)), run("struck", replace(BODY, strike=True)),
        run("code", replace(BODY, font="mono")),
        run("1", replace(BODY, size=13.0, baseline_shift=0.3), note=1), " to ",
        run("an address", _LINK, link="https://example.org/?a=1&b=2"), " or ",
        run("a slide", replace(BODY, colour="bg1", underline=True), link="#sample-2"), " in ",
        run("Cymraeg", lang="cy"),
    ),
    paragraph(),
    name="Runs & more",
)  # fmt: skip
_CODE = replace(BODY, font="mono", size=18.0)
_RAISED = frame(
    paragraph(
        "H", run("2", replace(BODY, size=20 * 2 / 3, baseline_shift=-0.25)), "O in m",
        run("2", replace(BODY, size=20 * 2 / 3, baseline_shift=0.3)), " and ",
        run("x", replace(BODY, bold=True)),
        run("n", replace(BODY, bold=True, size=20 * 2 / 3, baseline_shift=0.3)), " and ",
        run("y", _LINK, link="https://example.org/"),
        run("3", replace(_LINK, size=20 * 2 / 3, baseline_shift=0.3), link="https://example.org/"),
    ),
)  # fmt: skip
_HIGHLIGHTED = frame(
    paragraph(
        run("def", replace(_CODE, colour="accent1", bold=True)), run(" ", _CODE),
        run("sample", replace(_CODE, colour="tx2", bold=True)), run("():", _CODE), "\n",
        run("    ", _CODE), run("return", replace(_CODE, colour="accent1", bold=True)),
        run(" ", _CODE), run('"text"', replace(_CODE, colour="accent2")), run("  ", _CODE),
        run("# a remark", replace(_CODE, colour="accent4", italic=True)),
        style=_CODE, role="code",
    ),
    name="Code", fill="bg2", anchor="middle",
)  # fmt: skip
_LEFTWARDS = frame(
    paragraph("שלום", align="right", right_to_left=True),
    paragraph("English between"),
    item("שלום", align="right", right_to_left=True),
    placeholder="body",
)
_FIVE_LEVELS = frame(
    *(item(f"Level {level + 1}", level=level, kind="number", number=3) for level in range(5)),
    item("Beneath", level=1, kind="task"),
    item("Next", kind="number", number=4),
    placeholder="body",
)
_LISTS = frame(
    paragraph("Before the list"),
    item("One"),
    item("Two", level=1, style=replace(BODY, size=18.0)),
    item("First", kind="number", number=1, start=True),
    paragraph("Between", indent=emu(22)),
    item("Second", kind="number", number=2),
    item("Third", kind="number", number=3),
    item("Open", kind="task"),
    item("Done", kind="task", checked=True),
    paragraph("A heading", style=replace(BODY, font="heading", bold=True), role="heading", level=3),
    placeholder="body",
)
_CARD = frame(
    paragraph("A card"), name="Card", rect=rect(60, 300, 300, 120), placeholder="card",
    inset=(emu(10), emu(14), emu(16), emu(14)), anchor="middle", fill="accent1",
    geometry="round-rect", radius=8.0,
)  # fmt: skip
_SHAPES = (
    Shape(name="Line", rect=rect(60, 100, 400, 2), fill="accent2"),
    frame(
        paragraph("A panel"), name="Panel", rect=rect(500, 122, 300, 200), fill="bg2",
        geometry="round-rect", radius=10.0, stroke=Stroke(colour="accent1", width=2.0),
    ),
    Group(
        name="Step 1 group", rect=rect(60, 122, 200, 140), alt="Step 1 of 1: Sample step",
        items=(
            frame(paragraph("1"), name="Arrow", rect=rect(60, 122, 200, 40),
                  geometry="homePlate", fill="accent1"),
            frame(paragraph("Sample step"), name="Step", rect=rect(60, 162, 200, 100)),
        ),
    ),
)  # fmt: skip
BUILT = presentation(
    scene(
        title("Step by step"),
        frame(item("One"), item("below", level=1), item("Two"), placeholder="body"),
        frame(paragraph("1"), name="Number 1", rect=rect(500, 122, 40, 100), fill="accent1"),
        frame(paragraph("A card"), name="Card 1", rect=rect(540, 122, 200, 100), fill="bg2"),
        *_SHAPES[2:], table(), chart(),
        clicks=(
            (Reveal(1, 0, 1),), (Reveal(1, 2, 2),), (Reveal(2), Reveal(3)), (Reveal(4),),
            (Reveal(5),), (Reveal(6),),
        ),
        minutes=2.5, time="Time: 2 minutes 30 seconds, from 09:30 to 09:32",
    )
)  # fmt: skip
"""A slide of which something of every kind comes at a click."""
NOTES: tuple[Block, ...] = (
    Heading(level=2, children=words("Ask the room")),
    said(
        "Say ", Strong(children=words("slowly")), ", ", Emphasis(children=words("gently")), ", ",
        Strike(children=words("once")), " ", CodeText(text="code"), LineBreak(),
        Link(target="https://example.org/", children=words("a link")), " ",
        Language(lang="cy", children=words("Cymraeg")), " to\nhere",
        FootnoteReference(label="a", number=1),
    ),
    listed(
        (said("Three"), said("more of three"), listed((said("below"),))), (said("Four"),),
        ordered=True, start=3,
    ),
    ItemList(ordered=False, items=(
        ListItem(blocks=(said("open"),), checked=False),
        ListItem(blocks=(said("done"),), checked=True),
    )),
    CodeBlock(text="first\n\n  third"),
    Table(
        header=(Cell(children=words("Name")), Cell(children=words("Hours"))),
        rows=((Cell(children=words("Sample desk")), Cell(children=words("9 to 5"))),),
        alignments=("left", "left"), caption=words("Sample hours"),
    ),
    Figure(
        image=Image(path=Path("none.png"), format="png", width=1, height=1),
        alt="What the sample shows", caption=words("A sample caption"),
    ),
    chart("column", 1).chart,
    Quote(blocks=(said("A sample sentence"),), attribution=words("— a sample speaker")),
    make_div(
        kind="activity", attributes={"title": "In pairs", "minutes": "5"},
        blocks=(said("Talk."),),
    ),
)  # fmt: skip
_RAISED_NOTES = scene(
    title("Sample"),
    notes=(
        said("H", Subscript(children=words("2")), "O in ", Strong(children=(
            *words("m"), Superscript(children=words("2"))))),
        said("שלום"),
        CodeBlock(text="def sample():\n\treturn 1", language="python"),
    ),
)  # fmt: skip
SOURCES = (
    Footnote(label="a", number=1, blocks=(said("A sample source"),)),
    Footnote(label="b", number=2, blocks=(said("A source of the slide alone"),)),
)
_DECK = Deck(
    name="sample", root=Path(), title="Sample <deck> & more", subtitle="For a sample",
    slides=(), lang="cy", author="Sample partnership", edition="2", keywords=("one", "two"),
)  # fmt: skip


def _pictures(folder: Path) -> Presentation:
    path, vector = folder / "pixel.png", folder / "sample.svg"
    path.write_bytes(PIXEL)
    vector.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>')
    return presentation(
        scene(
            picture(path, placeholder="picture"),
            picture(path, rect=rect(300, 122, 100, 100), crop=(0.25, 0.0, 0.25, 0.0), alt="A & B"),
            picture(path, rect=rect(500, 122, 100, 200), orientation=6, alt="", decorative=True),
            picture(vector, rect=rect(60, 300, 200, 100), format="svg"),
            layout="all-kinds",
        )
    )


_WITH_NOTES = scene(title("Sample"), notes=NOTES, footnotes=SOURCES)
_SECTIONS = tuple(
    scene(title("Sample"), number=number, section=section)
    for number, section in enumerate(("Introduction", "First & only", "First & only", "Second"), 1)
)


def _eight_series() -> ChartItem:
    series = tuple(Series(name=f"Sample {n}", values=(n * 1.0,)) for n in range(1, 9))
    shown = replace(chart().chart, kind="stacked-bar", categories=("Sample",), series=series)
    return replace(chart(), chart=shown, look=replace(
        choose_look(shown, BRAND.colours), labelled=True, step=2, up=(0.0, 40.0, 10.0),
    ))  # fmt: skip


_EIGHT = _eight_series()

CONSTRUCTS = {
    "runs": Construct(SLIDE, _slide(scene(_RUNS), scene(number=2))),
    "raised": Construct(SLIDE, _slide(scene(_RAISED))),
    "code": Construct(SLIDE, _slide(scene(_HIGHLIGHTED))),
    "leftwards": Construct(SLIDE, _slide(scene(_LEFTWARDS))),
    "five-levels": Construct(SLIDE, _slide(scene(_FIVE_LEVELS))),
    "notes-inlines": Construct("ppt/notesSlides/notesSlide1.xml", _slide(_RAISED_NOTES)),
    "lists": Construct(SLIDE, _slide(scene(title("Lists"), _LISTS, *furniture(1)))),
    "placeholder": Construct(SLIDE, _slide(scene(_CARD, layout="all-kinds"))),
    "table": Construct(SLIDE, _slide(scene(table(placeholder="table"), layout="all-kinds"))),
    "shapes": Construct(SLIDE, _slide(scene(*_SHAPES, hidden=True))),
    "builds": Construct(SLIDE, lambda _folder: BUILT),
    "pictures": Construct(SLIDE, _pictures),
    "chart-frame": Construct(SLIDE, _slide(scene(chart(placeholder="chart"), layout="all-kinds"))),
    "chart-bar": Construct("ppt/charts/chart1.xml", _slide(scene(chart("bar", 1)))),
    "chart-column": Construct("ppt/charts/chart1.xml", _slide(scene(chart("column")))),
    "chart-stacked-bar": Construct("ppt/charts/chart1.xml", _slide(scene(chart("stacked-bar")))),
    "chart-stacked-column": Construct(
        "ppt/charts/chart1.xml", _slide(scene(chart("stacked-column")))
    ),
    "chart-line": Construct("ppt/charts/chart1.xml", _slide(scene(chart("line")))),
    "chart-pie": Construct("ppt/charts/chart1.xml", _slide(scene(chart("pie", 1)))),
    "chart-doughnut": Construct("ppt/charts/chart1.xml", _slide(scene(chart("doughnut", 1)))),
    "chart-scatter": Construct("ppt/charts/chart1.xml", _slide(scene(chart("scatter")))),
    "chart-patterns": Construct("ppt/charts/chart1.xml", _slide(scene(_EIGHT))),
    "notes": Construct("ppt/notesSlides/notesSlide1.xml", _slide(_WITH_NOTES)),
    "notes-time": Construct("ppt/notesSlides/notesSlide1.xml", lambda _folder: BUILT),
    "layout": Construct("ppt/slideLayouts/slideLayout1.xml", _slide(scene(layout="all-kinds"))),
    "master": Construct("ppt/slideMasters/slideMaster1.xml", _slide(scene())),
    "notes-master": Construct("ppt/notesMasters/notesMaster1.xml", _slide(scene())),
    "handout-master": Construct("ppt/handoutMasters/handoutMaster1.xml", _slide(scene())),
    "theme": Construct("ppt/theme/theme1.xml", _slide(scene())),
    "table-styles": Construct("ppt/tableStyles.xml", _slide(scene())),
    "presentation": Construct("ppt/presentation.xml", _slide(*_SECTIONS)),
    "properties": Construct("docProps/core.xml", _slide(scene(), deck=_DECK)),
    "counts": Construct("docProps/app.xml", _slide(_WITH_NOTES, scene(number=2, hidden=True))),
    "show": Construct("ppt/presProps.xml", _slide(scene(minutes=5.0))),
    "relations": Construct(
        "ppt/slides/_rels/slide1.xml.rels", _slide(scene(_RUNS), scene(number=2))
    ),
    "content-types": Construct(
        "[Content_Types].xml", _slide(_WITH_NOTES, scene(chart(), number=2))
    ),
}  # fmt: skip
