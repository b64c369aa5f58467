"""The one walk over blocks and inlines: the words of each, and the blocks within it.

Whoever needs something of every block (texts, links, footnotes, charts, minutes) asks here. A new
kind of block that is not handled here fails type checking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.diagnostics import Span
from deckbuilder.model.blocks import (
    Activity,
    Block,
    Callout,
    Chart,
    CodeBlock,
    Columns,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Quote,
    Reflect,
    Statistic,
    Steps,
    Table,
)
from deckbuilder.model.inlines import (
    CodeText,
    FootnoteReference,
    Inline,
    LineBreak,
    Text,
)

WordsRole = Literal[
    "heading", "paragraph", "code", "title", "value", "label", "source", "caption", "cell",
    "attribution", "alt", "axis", "category", "series",
]  # fmt: skip


class Words(Struct, frozen=True):
    """Inlines that stand in a block itself, and what they are to it: its title, a cell, ...

    An `alt` is heard and not seen; an `axis`, a `category` and a `series` name parts of a chart.
    """

    role: WordsRole
    children: tuple[Inline, ...]
    span: Span | None = None
    """Where they stand, if that is known more closely than of the block."""


class InnerBlocks(Struct, frozen=True):
    """Blocks within a block: its content, an item of a list, a column."""

    blocks: tuple[Block, ...]
    role: Literal["content", "item", "quote", "column"] = "content"
    span: Span | None = None


BlockPart = Words | InnerBlocks


def block_parts(block: Block) -> Iterator[BlockPart]:  # noqa: C901 - a case for each kind of block
    """Yield the words of a block and the blocks within it, in reading order; no empty words."""
    match block:
        case Heading():
            yield from _words("heading", block.children)
        case Paragraph():
            yield from _words("paragraph", block.children)
        case CodeBlock():
            yield Words("code", (CodeText(text=block.text),))
        case ItemList():
            for item in block.items:
                yield InnerBlocks(item.blocks, "item", item.span)
        case Table():
            yield from _table_parts(block)
        case Figure():
            yield from _text("alt", block.alt)
            yield from _words("caption", block.caption)
        case Chart():
            yield from _chart_parts(block)
        case Quote():
            yield InnerBlocks(block.blocks, "quote")
            yield from _words("attribution", block.attribution)
        case Callout():
            yield from _words("title", block.title)
            yield InnerBlocks(block.blocks)
        case Activity():
            yield from _words("title", block.title)
            yield InnerBlocks(block.blocks)
            yield from _words("paragraph", block.grouping)
        case Reflect() | Steps():
            yield InnerBlocks(block.blocks)
        case Statistic():
            yield from _words("value", block.value)
            yield from _words("label", block.label)
            yield InnerBlocks(block.blocks)
            yield from _words("source", block.source)
        case Columns():
            for column in block.columns:
                yield InnerBlocks(column.blocks, "column", column.span)
        case _:
            assert_never(block)


def _table_parts(table: Table) -> Iterator[BlockPart]:
    yield from _text("alt", table.alt)
    yield from _words("caption", table.caption)
    for row in (table.header, *table.rows):
        for cell in row:
            yield from _words("cell", cell.children, cell.span)


def _chart_parts(chart: Chart) -> Iterator[BlockPart]:
    yield from _text("alt", chart.alt)
    yield from _text("title", chart.title)
    yield from _text("axis", chart.x_title)
    yield from _text("axis", chart.y_title)
    for category in chart.categories:
        yield from _text("category", category)
    for series in chart.series:
        yield from _text("series", series.name)


def _words(
    role: WordsRole, children: tuple[Inline, ...], span: Span | None = None
) -> Iterator[Words]:
    if children:
        yield Words(role, children, span)


def _text(role: WordsRole, text: str) -> Iterator[Words]:
    if text:
        yield Words(role, (Text(text=text),))


def find_inner_blocks(block: Block) -> Iterator[InnerBlocks]:
    """Yield the blocks directly within a block: item by item, column by column, or all at once."""
    return (part for part in block_parts(block) if isinstance(part, InnerBlocks))


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks and all blocks within them, each before those within it."""
    for block in blocks:
        yield block
        for inner in find_inner_blocks(block):
            yield from walk_blocks(inner.blocks)


def find_outermost(blocks: Iterable[Block], *kinds: type[Block]) -> Iterator[Block]:
    """Yield the blocks of some kinds, wherever they stand, and none within those."""
    for block in blocks:
        if isinstance(block, kinds):
            yield block
        else:
            for inner in find_inner_blocks(block):
                yield from find_outermost(inner.blocks, *kinds)


def walk_words(blocks: Iterable[Block]) -> Iterator[Words]:
    """Yield the words of blocks and of all blocks within them, in reading order."""
    for block in blocks:
        for part in block_parts(block):
            if isinstance(part, Words):
                yield part
            else:
                yield from walk_words(part.blocks)


def replace_inner_blocks(
    block: Block, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]
) -> Block:
    """Return a block with the blocks within it changed: by item, by column, or all at once."""
    match block:
        case Heading() | Paragraph() | CodeBlock() | Table() | Figure() | Chart():
            return block
        case ItemList():
            items = (replace(item, blocks=change(item.blocks)) for item in block.items)
            return replace(block, items=tuple(items))
        case Columns():
            columns = (replace(column, blocks=change(column.blocks)) for column in block.columns)
            return replace(block, columns=tuple(columns))
        case Quote() | Callout() | Activity() | Reflect() | Statistic() | Steps():
            return replace(block, blocks=change(block.blocks))
        case _:
            assert_never(block)


def walk_inlines(children: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines and all inlines within them, each before those within it."""
    for child in children:
        yield child
        if not isinstance(child, Text | CodeText | FootnoteReference | LineBreak):
            yield from walk_inlines(child.children)
