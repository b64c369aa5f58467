"""What shows a contact or figure that nobody has filled in yet, and is left out for that.

Owns finding it among blocks, by the lines on which open slots were inserted. Refuses to report:
`facts` says which slots are open. Notes keep such words, as a facilitator may act on them.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from msgspec.structs import replace

from deckbuilder.diagnostics import Span
from deckbuilder.model import Block, ItemList, ListItem, Table
from deckbuilder.model.walk import find_inner_blocks, replace_inner_blocks
from deckbuilder.source.settings.inserts import Place


def leave_out_unfilled(blocks: tuple[Block, ...], open_: Collection[Place]) -> tuple[Block, ...]:
    """Return blocks without the items, rows, paragraphs and panels that show an open slot.

    A slot is open where it was inserted at one of the places: a path, and a 1-based line.
    """
    if not open_:
        return blocks
    return tuple(chain.from_iterable(_keep(block, open_) for block in blocks))


def _keep(block: Block, open_: Collection[Place]) -> tuple[Block, ...]:
    """Return a block without what is open in it, or nothing where its own words are."""
    if not _covers(block.span, open_):
        return (block,)
    left: Block
    if isinstance(block, ItemList):
        kept = (item for item in block.items if not _opens(item, open_))
        items = (replace(it, blocks=leave_out_unfilled(it.blocks, open_)) for it in kept)
        left = replace(block, items=tuple(items))
    elif isinstance(block, Table):
        rows = (row for row in block.rows if not any(_covers(cell.span, open_) for cell in row))
        left = replace(block, rows=tuple(rows))
        return (left,) if left.rows and left != block else ()
    else:
        left = replace_inner_blocks(block, lambda inner: leave_out_unfilled(inner, open_))
    holds = any(part.blocks for part in find_inner_blocks(left))
    return (left,) if holds and left != block else ()


def _opens(item: ListItem, open_: Collection[Place]) -> bool:
    """Tell whether an item begins with something open, which the rest of it would stand for."""
    first = item.blocks[:1]
    return bool(first) and not leave_out_unfilled(first, open_)


def _covers(span: Span | None, open_: Collection[Place]) -> bool:
    return span is not None and any(
        path == span.path and span.first_line <= line <= span.last_line for path, line in open_
    )
