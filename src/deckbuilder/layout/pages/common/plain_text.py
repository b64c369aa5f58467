"""Blocks as text alone: what pictures say in words, columns one after another.

Owns what stands for blocks that are not text. Refuses to place anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckbuilder.model import (
    Block,
    Columns,
    Emphasis,
    Figure,
    Paragraph,
    Reflect,
    Steps,
    Text,
    find_inner_blocks,
    replace_inner_blocks,
)


def plain_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks without pictures and columns, nothing of their words lost; charts stay."""
    return tuple(part for block in blocks for part in _plain(block))


def _plain(block: Block) -> Iterator[Block]:
    match block:
        case Figure():
            yield from _figure(block)
        case Columns() | Steps() | Reflect():
            for inner in find_inner_blocks(block):
                yield from plain_blocks(inner.blocks)
        case _:
            yield replace_inner_blocks(block, plain_blocks)


def _figure(block: Figure) -> Iterator[Block]:
    if block.alt and not block.decorative:
        words = Text(text=f"Picture: {block.alt}")
        yield Paragraph(children=(Emphasis(children=(words,)),), span=block.span)
    if block.caption:
        yield Paragraph(children=block.caption, span=block.span)
