"""The one walk over a scene's items: what groups hold, and the text of each item.

Whoever needs something of every item asks here. A new kind of item that is not handled here fails
type checking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct

from deckbuilder.diagnostics import Span
from deckbuilder.geometry import Emu
from deckbuilder.scene.slide import (
    ChartItem,
    ChartText,
    Group,
    Item,
    PictureItem,
    Run,
    Shape,
    TableItem,
    TextFrame,
    TextParagraph,
)

SingleItem = TextFrame | TableItem | PictureItem | ChartItem | Shape
"""An item that is no group."""


def walk_items(items: Iterable[Item]) -> Iterator[SingleItem]:
    """Yield items in reading order; in place of a group what it holds, and captions too."""
    for item in items:
        match item:
            case Group():
                yield from walk_items(item.items)
            case TableItem():
                yield from filter(None, (item.caption, item))
            case PictureItem():
                yield from filter(None, (item, item.caption))
            case TextFrame() | ChartItem() | Shape():
                yield item
            case _:
                assert_never(item)


class PlacedParagraph(Struct, frozen=True):
    """A paragraph, and where its lines count from: EMU from the slide's or page's corner."""

    paragraph: TextParagraph
    x: Emu
    y: Emu
    span: Span | None = None


def walk_paragraphs(items: Iterable[Item]) -> Iterator[PlacedParagraph]:
    """Yield each paragraph of text frames and of tables, in reading order."""
    for item in walk_items(items):
        if isinstance(item, TextFrame):
            yield from frame_paragraphs(item)
        elif isinstance(item, TableItem):
            yield from _table_paragraphs(item)


def frame_paragraphs(frame: TextFrame) -> Iterator[PlacedParagraph]:
    """Yield the paragraphs of a frame."""
    x = Emu(frame.rect.x + frame.inset[0])
    y = Emu(frame.rect.y + frame.inset[1] + frame.top)
    for paragraph in frame.paragraphs:
        yield PlacedParagraph(paragraph, x, y, frame.span)


def _table_paragraphs(table: TableItem) -> Iterator[PlacedParagraph]:
    for row in table.rows:
        for cell in row:
            x, y = Emu(cell.rect.x + table.inset[0]), Emu(cell.rect.y + table.inset[1])
            for paragraph in cell.paragraphs:
                yield PlacedParagraph(paragraph, x, y, table.span)


def walk_runs(items: Iterable[Item]) -> Iterator[Run]:
    """Yield each run of text, those of charts' drawings too."""
    for item in walk_items(items):
        if isinstance(item, ChartItem):
            yield from (mark.run for mark in item.drawing if isinstance(mark, ChartText))
        else:
            for placed in walk_paragraphs((item,)):
                for line in placed.paragraph.lines:
                    yield from line.runs
