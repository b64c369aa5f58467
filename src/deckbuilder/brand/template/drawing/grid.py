"""The grid of cells on which a slide is looked at.

Owns the way from lengths to cells and back, regions that hang together, and the largest rectangle
within some cells. Refuses to know what cells mean.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from deckbuilder.geometry import Emu, Rect

COLUMNS = 96
"""How many cells a slide is wide: one is 10 points of a slide of 960."""

Cells = tuple[int, int, int, int]
"""The first column and row, and those after the last."""


class Grid(NamedTuple):
    """A slide in square cells, row by row from its top left corner."""

    slide: Rect
    rows: int

    @property
    def cell(self) -> float:
        """How wide and high a cell is, in EMU."""
        return self.slide.width / COLUMNS

    @property
    def size(self) -> int:
        """How many cells there are."""
        return COLUMNS * self.rows

    def touched(self, rect: Rect) -> Cells:
        """Return the cells that a rectangle covers in part or whole, as far as on the slide."""
        side = self.cell
        x0, y0 = math.floor(rect.x / side + _SLACK), math.floor(rect.y / side + _SLACK)
        x1, y1 = math.ceil(rect.right / side - _SLACK), math.ceil(rect.bottom / side - _SLACK)
        return (
            max(0, x0),
            max(0, y0),
            min(COLUMNS, max(x1, x0 + 1)),
            min(self.rows, max(y1, y0 + 1)),
        )

    def inside(self, rect: Rect) -> Cells:
        """Return the cells that lie whole within a rectangle."""
        side = self.cell
        x0, y0 = math.ceil(rect.x / side - _SLACK), math.ceil(rect.y / side - _SLACK)
        x1, y1 = math.floor(rect.right / side + _SLACK), math.floor(rect.bottom / side + _SLACK)
        return max(0, x0), max(0, y0), min(COLUMNS, x1), min(self.rows, y1)

    def rect(self, cells: Cells) -> Rect:
        """Return the rectangle of some cells."""
        x0, y0, x1, y1 = (round(each * self.cell) for each in cells)
        bottom = min(y1, self.slide.height)
        return Rect(Emu(x0), Emu(y0), Emu(x1 - x0), Emu(bottom - y0))


_SLACK = 0.02
"""The share of a cell that does not count, such as what rounding adds."""


def grid_of(slide: Rect) -> Grid:
    """Return the grid of a slide."""
    return Grid(slide, max(1, math.ceil(slide.height / (slide.width / COLUMNS) - _SLACK)))


def cells_in(box: Cells) -> Iterator[int]:
    """Yield the indices of the cells in a box."""
    for row in range(box[1], box[3]):
        yield from range(row * COLUMNS + box[0], row * COLUMNS + box[2])


def label(count: int, joins: Callable[[int, int], bool]) -> list[list[int]]:
    """Return the regions into which cells fall whose neighbours the function joins, each sorted."""
    seen = bytearray(count)
    regions = []
    for start in range(count):
        if seen[start]:
            continue
        seen[start] = 1
        region = [start]
        for cell in region:  # which grows while it is walked through
            for other in _neighbours(cell, count):
                if not seen[other] and joins(cell, other):
                    seen[other] = 1
                    region.append(other)
        regions.append(sorted(region))
    return regions


def _neighbours(cell: int, count: int) -> Iterator[int]:
    column = cell % COLUMNS
    if column:
        yield cell - 1
    if column < COLUMNS - 1:
        yield cell + 1
    if cell >= COLUMNS:
        yield cell - COLUMNS
    if cell + COLUMNS < count:
        yield cell + COLUMNS


def box_around(cells: Sequence[int]) -> Cells:
    """Return the smallest box around sorted cells, of which there is at least one."""
    columns = [cell % COLUMNS for cell in cells]
    return min(columns), cells[0] // COLUMNS, max(columns) + 1, cells[-1] // COLUMNS + 1


def largest_box(
    free: Callable[[int], bool], within: Cells, weigh: Callable[[int, int], float]
) -> Cells | None:
    """Return the box of free cells that weighs most by its width and height; None without any.

    Of equals, the one that ends first from the top. Each row is the foot of boxes that reach up as
    far as the cells above are free.
    """
    x0, y0, x1, y1 = within
    heights = [0] * (x1 - x0)
    best, weight = None, 0.0
    for row in range(y0, y1):
        heights = [
            height + 1 if free(row * COLUMNS + x0 + at) else 0 for at, height in enumerate(heights)
        ]
        for left, right, height in _boxes_on(heights):
            if (heavier := weigh(right - left, height)) > weight:
                best, weight = (x0 + left, row + 1 - height, x0 + right, row + 1), heavier
    return best


def _boxes_on(heights: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the widest box below each height: its left, its right and that height."""
    open_: list[tuple[int, int]] = []
    for at, height in enumerate([*heights, 0]):
        left = at
        while open_ and open_[-1][1] > height:
            left, high = open_.pop()
            yield left, at, high
        if height and (not open_ or open_[-1][1] < height):
            open_.append((left, height))
