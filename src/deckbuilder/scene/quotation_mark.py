"""The outline of a large quotation mark, the same in every format.

Owns its curves. Refuses to draw them.
"""

from __future__ import annotations

from msgspec import Struct

Point = tuple[float, float]


class ClosedCurve(Struct, frozen=True):
    """An outline: where it starts, and curves as two control points and an end.

    Points are shares of the width and the height of a rectangle, from its top left corner.
    """

    start: Point
    curves: tuple[tuple[Point, Point, Point], ...]


WIDTH, HEIGHT = 100.0, 74.0
"""Its proportions."""


def _mark(left: float) -> ClosedCurve:
    """Draw one of its two commas: a ball with a tail to the upper right."""

    def at(x: float, y: float) -> Point:
        return (left + x) / WIDTH, y / HEIGHT

    return ClosedCurve(
        at(42, 0),
        (
            (at(16, 7), at(0, 26), at(0, 50)),
            (at(0, 65), at(9, 74), at(22, 74)),
            (at(34, 74), at(43, 65), at(43, 53)),
            (at(43, 41), at(34, 33), at(24, 33)),
            (at(26, 23), at(34, 15), at(46, 11)),
            (at(45, 7), at(43, 3), at(42, 0)),
        ),
    )


QUOTATION_MARK = (_mark(0), _mark(54))
