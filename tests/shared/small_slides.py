"""Small models and their readings for the tests of layout."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from deckbuilder.brand import Brand
from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect
from deckbuilder.layout import lay_out
from deckbuilder.model import (
    Block,
    Cell,
    Container,
    Deck,
    Figure,
    Image,
    ItemList,
    ListItem,
    Paragraph,
    Slide,
    Table,
    Text,
)
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Group, Item, Scene, TableItem, TextFrame, TextParagraph
from tests.shared.containers import make_div

WORDS = "Practitioners need time to build trust and to see what stands behind a closed door"


@cache
def default_brand() -> Brand:
    diagnostics = Diagnostics()
    brand = load_brand("default", (Path.cwd(),), diagnostics, where="default")
    assert brand is not None
    assert not list(diagnostics)
    return brand


def text(content: str) -> tuple[Text, ...]:
    return (Text(text=content),)


def para(content: str = WORDS) -> Paragraph:
    return Paragraph(children=text(content))


def items(*contents: str, ordered: bool = False) -> ItemList:
    return ItemList(
        ordered=ordered, items=tuple(ListItem(blocks=(para(content),)) for content in contents)
    )


def div(kind: str, /, *blocks: Block, **attributes: str) -> Container:
    return make_div(kind=kind, attributes=attributes, blocks=blocks)


def table(rows: int) -> Table:
    return Table(
        header=(Cell(children=text("Sample")), Cell(children=text("Count"))),
        rows=tuple(
            (Cell(children=text(f"Row {row}")), Cell(children=text(str(row))))
            for row in range(rows)
        ),
        alignments=("left", "right"),
    )


def slide(*blocks: Block, **settings: object) -> Slide:
    return Slide(**{"id": "one", "title": text("One"), "blocks": blocks, **settings})


def scenes_of(*slides: Slide) -> tuple[Presentation, Diagnostics]:
    diagnostics = Diagnostics()
    deck = Deck(name="sample", root=Path(), title="Sample", slides=slides)
    return lay_out(deck, default_brand(), diagnostics), diagnostics


def frames(parts: tuple[Item, ...]) -> Iterator[TextFrame]:
    for item in parts:
        if isinstance(item, Group):
            yield from frames(item.items)
        elif isinstance(item, TextFrame):
            yield item


def rects(parts: tuple[Item, ...]) -> Iterator[Rect]:
    for item in parts:
        yield item.rect
        if isinstance(item, Group):
            yield from rects(item.items)


def paragraphs(scene: Scene) -> Iterator[TextParagraph]:
    """Yield what the author wrote: no furniture, no labels of the tool."""
    for item in scene.items:
        if isinstance(item, TableItem):
            for row in item.rows:
                for cell in row:
                    yield from cell.paragraphs
    for frame in frames(scene.items):
        if not frame.furniture:
            yield from (p for p in frame.paragraphs if p.role != "label")


def written(paragraph: TextParagraph) -> str:
    return "".join(run.text for line in paragraph.lines for run in line.runs if not run.note)


def figure(wide: int, high: int, **fields: Any) -> Figure:
    """Return a picture of so many pixels, of which there is no file."""
    kind, turn = fields.pop("format", "png"), fields.pop("orientation", 1)
    image = Image(path=Path("a.png"), format=kind, width=wide, height=high, orientation=turn)
    return Figure(image=image, alt="A sample", **fields)
