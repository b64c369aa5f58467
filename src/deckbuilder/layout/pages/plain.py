"""Blocks as text alone: what pictures say in words, columns one after another.

Owns what stands for blocks that are not text. Refuses to place anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckbuilder.layout.pages.chartdata import charts_in
from deckbuilder.model import (
    Block,
    Chart,
    Container,
    Emphasis,
    Figure,
    ItemList,
    Paragraph,
    Text,
)


def plain_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks without pictures and columns, nothing of their words lost.

    Charts stand on their own, after what held them.
    """
    return tuple(part for block in blocks for part in _plain(block))


def _plain(block: Block) -> Iterator[Block]:
    match block:
        case Figure():
            yield from _figure(block)
        case Container(kind="columns" | "column" | "steps" | "reflect"):
            yield from plain_blocks(block.blocks)
        case Container():
            yield replace(block, blocks=_without_charts(block.blocks))
            yield from charts_in(block.blocks)
        case ItemList():
            items = (replace(item, blocks=_without_charts(item.blocks)) for item in block.items)
            yield replace(block, items=tuple(items))
            for item in block.items:
                yield from charts_in(item.blocks)
        case _:
            yield block


def _without_charts(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(block for block in plain_blocks(blocks) if not isinstance(block, Chart))


def _figure(block: Figure) -> Iterator[Block]:
    if block.alt and not block.decorative:
        words = Text(text=f"Picture: {block.alt}")
        yield Paragraph(children=(Emphasis(children=(words,)),), span=block.span)
    if block.caption:
        yield Paragraph(children=block.caption, span=block.span)
