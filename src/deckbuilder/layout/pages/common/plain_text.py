"""Blocks to be read: columns one after another, and, in text alone, what pictures say in words.

Owns what stands for blocks that are not text. Refuses to place anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

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
    if isinstance(block, Figure):
        yield from _figure(block)
    else:
        yield from _opened(block, plain_blocks)


def opened_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks one after another, without columns; pictures and charts stay."""
    return tuple(part for block in blocks for part in _opened(block, opened_blocks))


def readable_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks one after another, without columns; pictures, charts and questions stay."""
    return tuple(
        part
        for block in blocks
        for part in (
            (replace_inner_blocks(block, readable_blocks),)
            if isinstance(block, Reflect)
            else _opened(block, readable_blocks)
        )
    )


def _opened(
    block: Block, change: Callable[[Iterable[Block]], tuple[Block, ...]]
) -> Iterator[Block]:
    """Yield a block, its inner blocks changed; of those that stand side by side, these alone."""
    if isinstance(block, Columns | Steps | Reflect):
        for inner in find_inner_blocks(block):
            yield from change(inner.blocks)
    else:
        yield replace_inner_blocks(block, change)


def _figure(block: Figure) -> Iterator[Block]:
    if block.alt and not block.decorative:
        words = Text(text=f"Picture: {block.alt}")
        yield Paragraph(children=(Emphasis(children=(words,)),), span=block.span)
    if block.caption:
        yield Paragraph(children=block.caption, span=block.span)
