"""Blocks as text alone: what pictures say in words, columns one after another.

Owns what stands for blocks that are not text. Refuses to place anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckbuilder.layout.pages.chartdata import chart_table
from deckbuilder.model import (
    Block,
    Chart,
    Container,
    Emphasis,
    Figure,
    ItemList,
    Paragraph,
    Strong,
    Text,
)


def plain_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks without pictures, charts and columns, nothing of their words lost."""
    return tuple(part for block in blocks for part in _plain(block))


def _plain(block: Block) -> Iterator[Block]:
    match block:
        case Figure():
            yield from _figure(block)
        case Chart():
            yield from _chart(block)
        case Container(kind="columns" | "column" | "steps" | "reflect"):
            yield from plain_blocks(block.blocks)
        case Container():
            yield replace(block, blocks=plain_blocks(block.blocks))
        case ItemList():
            items = (replace(item, blocks=plain_blocks(item.blocks)) for item in block.items)
            yield replace(block, items=tuple(items))
        case _:
            yield block


def _figure(block: Figure) -> Iterator[Block]:
    if block.alt and not block.decorative:
        words = Text(text=f"Picture: {block.alt}")
        yield Paragraph(children=(Emphasis(children=(words,)),), span=block.span)
    if block.caption:
        yield Paragraph(children=block.caption, span=block.span)


def _chart(block: Chart) -> Iterator[Block]:
    yield Paragraph(children=(Strong(children=(Text(text=block.title),)),), span=block.span)
    if block.alt:
        words = Text(text=f"Chart: {block.alt}")
        yield Paragraph(children=(Emphasis(children=(words,)),), span=block.span)
    yield chart_table(block)
