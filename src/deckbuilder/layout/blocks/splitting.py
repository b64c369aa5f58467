"""Cuts a slide that is too full into parts, at boundaries of blocks.

A boundary is one between blocks, between items of a list, between steps, or between rows of a
table, whose header then stands on each part. Refuses to know sizes: the caller says what fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, groupby

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu
from deckbuilder.layout.blocks.column_widths import TableFit
from deckbuilder.model import Block, Heading, ItemList, Steps, Table


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
        parts.append(_joined(units[:taken]))
        units = units[taken:]
    return parts


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


def _rows(block: Table) -> list[TablePart]:
    """Return a part of each row."""
    fields = {name: getattr(block, name) for name in Table.__struct_fields__}
    first = TablePart(**fields, whole=block, fits={})
    return [replace(first, rows=(row,)) for row in block.rows]


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
