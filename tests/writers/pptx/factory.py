"""Hand-made scenes: small ones for each construct, in a presentation of two layouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.brand.brand import Colours, Font, Footer
from deckbuilder.geometry import Emu, emu, rect
from deckbuilder.layout.charts import choose_look
from deckbuilder.layout.slides.notes_pane import lay_notes
from deckbuilder.model import Chart, Deck, Image, Series
from deckbuilder.scene.layout import LevelStyle, PlacedLayout, PlacedSlot
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import (
    ChartItem,
    Item,
    Line,
    Marker,
    PictureItem,
    Run,
    Scene,
    Shape,
    Stroke,
    TableCell,
    TableItem,
    TextFrame,
    TextParagraph,
    TextStyle,
)

NOWHERE = Path("sample.ttf")
BODY = TextStyle(font="body", size=20.0, colour="tx1")
TITLE = TextStyle(font="heading", size=28.0, colour="tx2", bold=True)
SMALL = TextStyle(font="body", size=12.0, colour="accent6")
NO_INSET = (Emu(0), Emu(0), Emu(0), Emu(0))


def font(name: str) -> Font:
    return Font(
        name=name, embed=name, regular=NOWHERE, bold=NOWHERE, italic=NOWHERE, bold_italic=NOWHERE
    )


BRAND = Brand(
    name="sample", title="Sample brand", colours=Colours(), heading=font("Georgia"),
    body=font("Arial"), mono=font("Consolas"), footer=Footer(text="Sample partnership"),
)  # fmt: skip


def _levels(size: float, colour: Any = "tx1") -> tuple[LevelStyle, ...]:
    return tuple(
        LevelStyle(
            style=TextStyle(font="body", size=max(18.0, size - 2 * depth), colour=colour),
            indent=emu(22 * (depth + 1)), hanging=emu(22), bullet="•–•–•"[depth],
            space_before=8.0,
        )
        for depth in range(5)
    )  # fmt: skip


TITLE_SLOT = PlacedSlot(
    name="title", kind="title", index=0, rect=rect(60, 44, 852, 76), prompt="Slide title",
    levels=(LevelStyle(style=replace(TITLE, size=32.0), line_spacing=0.92),),
)  # fmt: skip
BODY_SLOT = PlacedSlot(
    name="body", kind="body", index=1, rect=rect(60, 122, 852, 364), prompt="Text",
    levels=_levels(24.0),
)  # fmt: skip
FOOTER_SLOT = PlacedSlot(
    name="footer", kind="ftr", index=11, rect=rect(60, 504, 640, 20), prompt="Footer",
    levels=(LevelStyle(style=SMALL),), anchor="middle",
)  # fmt: skip
NUMBER_SLOT = PlacedSlot(
    name="slide-number", kind="sldNum", index=12, rect=rect(832, 504, 80, 20),
    prompt="Slide number", levels=(LevelStyle(style=SMALL, align="right"),), anchor="middle",
)  # fmt: skip
CARD_SLOT = PlacedSlot(
    name="card", kind="body", index=13, rect=rect(60, 300, 400, 120), prompt="Learning point",
    levels=(LevelStyle(style=BODY),), inset=(emu(18), emu(14), emu(16), emu(14)), fill="bg2",
    geometry="round-rect", radius=8.0, stroke=Stroke(colour="accent2", width=1.5),
)  # fmt: skip
TABLE_SLOT = PlacedSlot(
    name="table", kind="tbl", index=14, rect=rect(60, 122, 852, 300), prompt="Table",
    levels=(LevelStyle(style=BODY),),
)  # fmt: skip
CHART_SLOT = replace(TABLE_SLOT, name="chart", kind="chart", index=15, prompt="Chart")
PICTURE_SLOT = replace(
    TABLE_SLOT, name="picture", kind="pic", index=16, prompt="Picture",
    rect=rect(60, 122, 200, 100),
)  # fmt: skip


def layout(name: str, title: str, *slots: PlacedSlot, **settings: Any) -> PlacedLayout:
    return PlacedLayout(
        name=name, title=title, background=settings.get("background", "bg1"),
        decoration=settings.get("decoration", ()), slots={slot.name: slot for slot in slots},
    )  # fmt: skip


BAND = Shape(name="Side band", rect=rect(0, 0, 16, 540), fill="tx2")
LAYOUTS: Mapping[str, PlacedLayout] = {
    "title": layout(
        "title", "Title", replace(TITLE_SLOT, kind="ctrTitle"),
        replace(BODY_SLOT, name="subtitle", kind="subTitle"),
        background="tx2",
    ),
    "content": layout(
        "content", "Content", TITLE_SLOT, BODY_SLOT, FOOTER_SLOT, NUMBER_SLOT,
        decoration=(BAND,),
    ),
    "all-kinds": layout(
        "all-kinds", "All kinds", TITLE_SLOT, CARD_SLOT, TABLE_SLOT, CHART_SLOT, PICTURE_SLOT,
        decoration=(BAND,),
    ),
}  # fmt: skip


def run(text: str, style: TextStyle = BODY, **settings: Any) -> Run:
    return Run(text, style, Emu(0), emu(10), **settings)


def paragraph(*content: str | Run, style: TextStyle = BODY, **settings: Any) -> TextParagraph:
    """Make a paragraph of one line, or of more where `content` has a newline on its own."""
    lines: list[list[Run]] = [[]]
    hard: list[bool] = []
    for piece in content:
        if piece in ("\n", "wrap"):
            hard.append(piece == "\n")
            lines.append([])
        else:
            lines[-1].append(run(piece, style) if isinstance(piece, str) else piece)
    return TextParagraph(
        role=settings.pop("role", "paragraph"),
        lines=tuple(
            Line(tuple(runs), emu(20 * number), ends)
            for number, (runs, ends) in enumerate(zip(lines, [*hard, False], strict=True), 1)
        ),
        size=style.size,
        style=style,
        **settings,
    )


def item(
    *content: str | Run, level: int = 0, kind: Any = "bullet", number: int = 0,
    style: TextStyle = BODY, checked: bool = False, **settings: Any,
) -> TextParagraph:  # fmt: skip
    text = {"bullet": "•", "number": f"{number}.", "task": "☑" if checked else "☐"}[kind]
    marker = Marker(
        kind=kind, text=text, style=replace(style, colour="accent1"), x=Emu(0), width=emu(8),
        number=number, start=settings.pop("start", False), checked=checked,
    )  # fmt: skip
    return paragraph(
        *content, style=style, role="item", level=level, marker=marker,
        indent=emu(22 * (level + 1)), hanging=emu(22), space_before=6.0, **settings,
    )  # fmt: skip


def frame(*paragraphs: TextParagraph, **settings: Any) -> TextFrame:
    return TextFrame(
        name=settings.pop("name", "Content"),
        rect=settings.pop("rect", rect(60, 122, 852, 364)),
        paragraphs=paragraphs,
        **settings,
    )


def title(text: str) -> TextFrame:
    return frame(
        paragraph(text, style=TITLE, role="title", line_spacing=0.92), name="Title",
        rect=TITLE_SLOT.rect, placeholder="title",
    )  # fmt: skip


def furniture(number: int) -> tuple[TextFrame, TextFrame]:
    return (
        frame(
            paragraph("Sample partnership", style=SMALL, role="label"), name="Footer",
            rect=FOOTER_SLOT.rect, placeholder="footer", anchor="middle", furniture=True,
        ),
        frame(
            paragraph(str(number), style=SMALL, role="label", align="right"),
            name="Slide number", rect=NUMBER_SLOT.rect, placeholder="slide-number",
            anchor="middle", furniture=True,
        ),
    )  # fmt: skip


def table(**settings: Any) -> TableItem:
    head = TextStyle(font="body", size=18.0, colour="bg1", bold=True)
    plain = TextStyle(font="body", size=18.0, colour="tx1")
    texts = (("Sample service", "Hours"), ("Sample helpline", "9 to 5"), ("Sample <desk>", ""))
    rows = tuple(
        tuple(
            TableCell(
                rect=rect(60 + 200 * across, 122 + 34 * down, 200, 34),
                paragraphs=(paragraph(*([said] if said else []), style=plain if down else head),),
                fill=None if down else "tx2",
            )
            for across, said in enumerate(row)
        )
        for down, row in enumerate(texts)
    )
    return TableItem(
        name="Table", rect=rect(60, 122, 400, 102), columns=(emu(200), emu(200)),
        heights=(emu(34),) * 3, rows=rows, inset=(emu(10), emu(6), emu(10), emu(6)),
        rule=Stroke(colour="accent6", width=0.75), alt="Sample services and hours", **settings,
    )  # fmt: skip


def chart(kind: Any = "column", series: int = 2, **settings: Any) -> ChartItem:
    values: Sequence[tuple[float | None, ...]] = ((3.0, None, 5.5), (1.0, 2.0, 4.0))
    scatter = kind == "scatter"
    made = Chart(
        kind=kind, title="Sample figures", alt="Sample figures by year", number_format="0.0",
        categories=() if scatter else ("=Sample & one", "Two", "Three"),
        positions=(1.5, 2.0, 10.0) if scatter else (),
        x_title="Sample years" if scatter else "", y_title="Sample hours" if scatter else "",
        series=tuple(
            Series(name=f"Sample {number}", values=values[number - 1])
            for number in range(1, series + 1)
        ),
    )  # fmt: skip
    labelled = settings.pop("labelled", series == 1 or kind.endswith("bar"))
    axis = not labelled or kind.startswith("stacked")
    look = replace(
        choose_look(made, BRAND.colours), labelled=labelled,
        up=(0.0, 6.0, 2.0) if axis else None,
        across=(0.0, 12.0, 4.0) if scatter else None,
    )  # fmt: skip
    return ChartItem(
        name="Chart", rect=rect(60, 122, 500, 300), alt="Sample figures by year", drawing=(),
        size=16.0, look=look, chart=made, **settings,
    )  # fmt: skip


def picture(path: Path, **settings: Any) -> PictureItem:
    image = Image(
        path=path, format=settings.pop("format", "png"), width=20, height=10,
        orientation=settings.pop("orientation", 1),
    )  # fmt: skip
    return PictureItem(
        name="Picture", rect=settings.pop("rect", rect(60, 122, 200, 100)), image=image,
        alt=settings.pop("alt", "A sample picture"), **settings,
    )  # fmt: skip


def scene(*items: Item, number: int = 1, layout: str = "content", **settings: Any) -> Scene:
    slide_id = settings.pop("slide_id", f"sample-{number}")
    made = Scene(
        id=settings.pop("id", slide_id), slide_id=slide_id, number=number, layout=layout,
        title=settings.pop("title", "Sample"), items=items, **settings,
    )  # fmt: skip
    return replace(made, notes_pane=lay_notes(made, "en-GB"))


def presentation(*scenes: Scene, **settings: Any) -> Presentation:
    used = {each.layout for each in scenes}
    layouts = {name: layout for name, layout in LAYOUTS.items() if name in used or not used}
    return Presentation(
        deck=settings.pop(
            "deck", Deck(name="sample", root=Path(), title="Sample deck", slides=())
        ),
        brand=BRAND, width=emu(960), height=emu(540), layouts=layouts, scenes=scenes,
        total=len(scenes),
    )  # fmt: skip
