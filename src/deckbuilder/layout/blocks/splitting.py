"""Cuts a slide that is too full into parts, at boundaries of blocks.

A boundary is one between blocks, between items of a list, between steps, or between rows of a
table, whose header then stands on each part. What is too high for any part is cut within: an item
between its blocks and in lists below it, code between its lines, columns of text all at once, so
that what stood side by side goes on side by side. Refuses to know sizes: the caller says what fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, groupby
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu
from deckbuilder.layout.blocks.column_widths import TableFit
from deckbuilder.layout.text.drafts import ItemRest, is_text
from deckbuilder.model import (
    Block,
    CodeBlock,
    Column,
    Columns,
    Heading,
    ItemList,
    ListItem,
    Steps,
    Table,
)

_T = TypeVar("_T", bound=Table)


class TablePart(Table, frozen=True, kw_only=True, eq=False):
    """Some rows of a table that is cut.

    The columns are those of the `whole`, so that they are alike wherever the table goes on.
    `fits` holds how it fits, by the widths and the text size of the table; all parts share it.
    """

    whole: Table
    fits: dict[tuple[tuple[Emu, ...], float], TableFit]


_FIRST_TRY = 16
"""How many units to try first; a slide rarely holds more."""


class _Unit(Struct, frozen=True):
    """A block, an item or a row; `source` is the index of the block that it comes from."""

    source: int
    block: Block


def cut(
    blocks: Sequence[Block], fits: Callable[[Sequence[Block]], bool]
) -> list[tuple[Block, ...]]:
    """Return parts that each fit, as few as filling them in order gives.

    A unit that does not fit alone makes a part of its own: nothing is lost.
    """
    units = _units(blocks)
    parts: list[tuple[Block, ...]] = []
    while units:
        taken = _count_fitting(units, fits)
        before = units[:taken]
        if taken == 1 and not fits(_joined(before)):
            before = []
        head, rest = _cut_next(before, units[len(before) :], fits)
        parts.append(_joined([*before, *head]))
        units = rest
    return parts


def _cut_next(
    before: Sequence[_Unit], units: list[_Unit], fits: Callable[[Sequence[Block]], bool]
) -> tuple[list[_Unit], list[_Unit]]:
    """Cut the first of some units in two, if it is too high for any part; return it and the rest.

    As much of it as fits stands below the units `before`; where there are none, and no piece of it
    fits, it stays whole.
    """
    whole = ([], units) if before else (units[:1], units[1:])
    pieces = count_pieces(units[0].block) if units else 1
    if pieces == 1 or (before and fits((units[0].block,))):
        return whole

    def below(count: int) -> list[_Unit]:
        return [*before, replace(units[0], block=split(units[0].block, count)[0])]

    low, high = 0, pieces - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(_joined(below(middle))) else (low, middle - 1)
    if low == 0:
        return whole
    head, rest = split(units[0].block, low)
    return [replace(units[0], block=head)], [replace(units[0], block=rest), *units[1:]]


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    units: list[_Unit] = []
    for index, block in enumerate(blocks):
        match block:
            case ItemList():
                for offset, item in enumerate(block.items):
                    part = replace(block, items=(item,), start=block.start + offset, span=item.span)
                    units.append(_Unit(index, part))
            case Table() if block.rows:
                units += [_Unit(index, part) for part in _rows(block)]
            case Steps(blocks=(ItemList() as steps,)):
                parts = (replace(block, blocks=(unit.block,)) for unit in _units((steps,)))
                units += [_Unit(index, part) for part in parts]
            case _:
                units.append(_Unit(index, block))
    return units


# --- pieces of a block ---------------------------------------------------------------------


def count_pieces(block: Block) -> int:
    """Return into how many pieces a block can be cut: 1 where it stays whole."""
    match block:
        case CodeBlock():
            return block.text.count("\n") + 1
        case ItemList():
            return sum(_count_in(item) for item in block.items)
        case Table():
            return max(1, len(block.rows))
        case Columns() if all(map(_is_running, block.columns)):
            return max(map(_count_under_heads, block.columns), default=1)
        case _:
            return 1


def _count_under_heads(column: Column) -> int:
    """Return how many pieces a column has, of which headings are none: they stand above one."""
    return sum(map(_count_in_column, column.blocks))


def _count_in_column(block: Block) -> int:
    return 0 if isinstance(block, Heading) else count_pieces(block)


def _is_running(column: Column) -> bool:
    """Tell whether a column is running text: what else is in one may need more room as a whole."""
    return all(map(is_text, column.blocks))


def _count_in(item: ListItem) -> int:
    return max(1, sum(map(count_pieces, item.blocks)))


def split(block: Block, count: int) -> tuple[Block, Block]:
    """Return the first `count` pieces of a block, which are not all, and the rest."""
    match block:
        case CodeBlock():
            lines = block.text.split("\n")
            parts = lines[:count], lines[count:]
            first, rest = (replace(block, text="\n".join(part)) for part in parts)
            return first, rest
        case ItemList():
            return _split_list(block, count)
        case Table():
            part = block if isinstance(block, TablePart) else _part(block)
            return replace(part, rows=part.rows[:count]), replace(part, rows=part.rows[count:])
        case Columns():
            halves = [_split_column(column, count) for column in block.columns]
            left, right = (tuple(half) for half in zip(*halves, strict=True))
            return replace(block, columns=left), replace(block, columns=right)
        case _:
            raise AssertionError(block)  # it has one piece


def _split_column(column: Column, count: int) -> tuple[Column, Column]:
    """Return a column's first pieces and the rest, perhaps none; no heading is left at an end."""
    blocks, at = column.blocks, 0
    while at < len(blocks) and count >= (size := _count_in_column(blocks[at])):
        count, at = count - size, at + 1
    head, rest = blocks[:at], blocks[at:]
    if rest and count:
        part, left = split(rest[0], count)
        head, rest = (*head, part), (left, *rest[1:])
    while head and rest and isinstance(head[-1], Heading):
        head, rest = head[:-1], (head[-1], *rest)
    return replace(column, blocks=head), replace(column, blocks=rest)


def _split_list(block: ItemList, count: int) -> tuple[ItemList, ItemList]:
    at = 0
    while count >= (size := _count_in(block.items[at])):
        count, at = count - size, at + 1
    before, item, after = block.items[:at], block.items[at], block.items[at + 1 :]
    first, rest = before, (item, *after)
    if count:
        head, tail = _split_blocks(item.blocks, count)
        first = (*before, replace(item, blocks=head))
        rest = (ItemRest(blocks=tail, checked=item.checked, span=item.span), *after)
    return replace(block, items=first), replace(block, items=rest, start=block.start + at)


def _split_blocks(blocks: tuple[Block, ...], count: int) -> tuple[tuple[Block, ...], ...]:
    at = 0
    while count >= (size := count_pieces(blocks[at])):
        count, at = count - size, at + 1
    if not count:
        return blocks[:at], blocks[at:]
    head, rest = split(blocks[at], count)
    return (*blocks[:at], head), (rest, *blocks[at + 1 :])


def _rows(block: Table) -> list[TablePart]:
    """Return a part of each row."""
    first = _part(block)
    return [replace(first, rows=(row,)) for row in block.rows]


def _part(block: Table) -> TablePart:
    return recast_table(block, TablePart, whole=block, fits={})


def recast_table(block: Table, kind: type[_T], **fields: object) -> _T:
    """Return a table of another kind, with what `fields` are besides or instead."""
    return kind(**{name: getattr(block, name) for name in Table.__struct_fields__} | fields)


def _count_fitting(units: Sequence[_Unit], fits: Callable[[Sequence[Block]], bool]) -> int:
    """Return how many units fit together: at least one, and no heading left at the end."""
    low, high = 1, min(_FIRST_TRY, len(units))
    while high < len(units) and fits(_joined(units[:high])):  # not all of a long list at once
        low, high = high, min(2 * high, len(units))
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_joined(units[:middle])):
            low = middle
        else:
            high = middle - 1
    while 1 < low < len(units) and isinstance(units[low - 1].block, Heading):
        low -= 1
    return low


def _joined(units: Sequence[_Unit]) -> tuple[Block, ...]:
    """Put items of one list, and rows of one table, together again."""
    found: list[Block] = []
    for _, group in groupby(units, key=lambda unit: unit.source):
        blocks = [unit.block for unit in group]
        match blocks[0]:
            case ItemList() as first:
                items = [
                    item for block in blocks if isinstance(block, ItemList) for item in block.items
                ]
                found.append(replace(first, items=tuple(items)))
            case Steps() as first:
                steps = (block.blocks for block in blocks if isinstance(block, Steps))
                lists = [_Unit(0, each) for each in chain.from_iterable(steps)]
                found.append(replace(first, blocks=_joined(lists)))
            case Table() as first:
                rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
                found.append(replace(first, rows=tuple(rows)))
            case other:
                found.append(other)
    return tuple(found)
