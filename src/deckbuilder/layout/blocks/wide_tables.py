"""Tables with more columns than their place has room for, in another form: turned, or in parts.

Owns when a table is turned, so that each of its columns is a row, and when its columns go on in a
further table below, with the first column again. Refuses to measure text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from deckbuilder.geometry import Emu
from deckbuilder.layout.blocks.column_widths import TableFit, without_hopeless
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.splitting import TablePart, recast_table
from deckbuilder.layout.blocks.tables import (
    ReshapedTable,
    fit_table,
    measure_needs,
    table_box_parts,
)
from deckbuilder.layout.text.drafts import Look
from deckbuilder.model import Cell, Inline, Strong, Table, Text

FittedTable = tuple[Table, TableFit]


def fit_tables(
    block: Table,
    widths: Sequence[Emu],
    look: Look,
    context: BoxContext,
    *,
    room: Emu | None = None,
) -> list[FittedTable]:
    """Return a table and how it fits the best of some widths, or the tables that stand for it.

    These are a turned one, or where only they fit a height, its `room`, parts of its columns.
    """
    fitted = _fit(block, widths, look, context)
    settled = isinstance(block, TablePart | ReshapedTable)
    smaller = bool(look.steps) and look.size > look.min_size  # which is tried before other forms
    if fitted[1].whole or settled or smaller or len(block.header) < _FEWEST:
        return [fitted]
    turned = _fit(_turned(block), widths, look, context)
    groups = _column_groups(block, max(widths), fitted[1], look, context)
    parts = [_fit(_with_columns(block, group), widths, look, context) for group in groups]
    if not turned[1].whole:
        return parts if len(parts) > 1 else [fitted]
    if room is None or len(parts) == 1:
        return [turned]
    only_parts_fit = _height([turned], look, context) > room >= _height(parts, look, context)
    return parts if only_parts_fit else [turned]


_FEWEST = 3
"""The columns that a table has at least for another form to be narrower."""


def _fit(block: Table, widths: Sequence[Emu], look: Look, context: BoxContext) -> FittedTable:
    return block, fit_table(block, widths, look, context.brand, context.faces)


def _height(tables: Sequence[FittedTable], look: Look, context: BoxContext) -> int:
    return sum(table_box_parts(*fitted, look, context.faces).height for fitted in tables)


def _turned(block: Table) -> Table:
    """Return a table whose rows are the columns of another."""
    header, *rows = zip(block.header, *block.rows, strict=True)
    numbers = set(block.alignments[1:])
    rest = block.alignments[1] if len(numbers) == 1 else "left"
    return recast_table(
        block,
        ReshapedTable,
        form="turned",
        header=header,
        rows=tuple((_strong(first), *others) for first, *others in rows),
        alignments=("left", *(rest for _ in block.rows)),
    )


def _strong(cell: Cell) -> Cell:
    """Return a cell of the header as it heads a row."""
    return replace(cell, children=(Strong(children=cell.children),) if cell.children else ())


def _column_groups(
    block: Table, width: Emu, fit: TableFit, look: Look, context: BoxContext
) -> list[range]:
    """Return the columns of each part, the first of all apart: as few parts as hold them.

    A word that is wider than any part counts for little: it is broken in any case.
    """
    needs = measure_needs(block, look, context.brand, context.faces).widths("cut", fit)
    first, *rest = without_hopeless(needs, width)
    ends = [0]
    used = first
    for index, need in enumerate(rest):
        if used + need > width and index > ends[-1]:
            ends.append(index)
            used = first
        used += need
    even = -(-len(rest) // len(ends))
    evenly = [range(at, min(at + even, len(rest))) for at in range(0, len(rest), even)]
    if all(first + sum(rest[group.start : group.stop]) <= width for group in evenly):
        return evenly
    return [range(*each) for each in pairwise((*ends, len(rest)))]


def _with_columns(block: Table, group: range) -> Table:
    """Return a table of the first column and some of the others, counted from the second."""
    begin, end = group.start + 1, group.stop + 1

    def some(row: Sequence[Cell]) -> tuple[Cell, ...]:
        return (row[0], *row[begin:end])

    more: tuple[Inline, ...] = (Text(text=" (continued)"),) if block.caption and begin > 1 else ()
    return recast_table(
        block,
        ReshapedTable,
        form="in parts",
        header=some(block.header),
        rows=tuple(map(some, block.rows)),
        alignments=(block.alignments[0], *block.alignments[begin:end]),
        caption=(*block.caption, *more),
    )
