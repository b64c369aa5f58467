"""Cuts a slide that is too full into parts, at boundaries of blocks.

A boundary is one between blocks, between items of a list, or between rows of a table, whose
header then stands on each part. Refuses to know sizes: the caller says what fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.model import Block, Heading, ItemList, Table


class _Unit(NamedTuple):
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
        taken = _most(units, fits)
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
                units += [_Unit(index, replace(block, rows=(row,))) for row in block.rows]
            case _:
                units.append(_Unit(index, block))
    return units


def _most(units: Sequence[_Unit], fits: Callable[[Sequence[Block]], bool]) -> int:
    """Return how many units fit together: at least one, and no heading left at the end."""
    low, high = 1, len(units)
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
    last = -1
    for unit in units:
        before = found[-1] if found and unit.source == last else None
        match before, unit.block:
            case ItemList() as held, ItemList() as added:
                found[-1] = replace(held, items=held.items + added.items)
            case Table() as held, Table() as added:
                found[-1] = replace(held, rows=held.rows + added.rows)
            case _:
                found.append(unit.block)
        last = unit.source
    return tuple(found)
