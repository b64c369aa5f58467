"""Lengths and rectangles.

Owns the unit of the layout, the English Metric Unit (EMU) of Office Open XML
(ISO/IEC 29500-1, 20.1.10.16): 914,400 to the inch and 12,700 to the point. Refuses
anything that knows what a rectangle holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple, NewType

Emu = NewType("Emu", int)
"""A length in English Metric Units."""

Pt = NewType("Pt", float)
"""A length in points, 72 to the inch."""

EMU_PER_PT = 12_700


def emu(points: float) -> Emu:
    """Convert points to the nearest whole EMU."""
    return Emu(round(points * EMU_PER_PT))


def pt(length: int) -> Pt:
    """Convert EMU to points."""
    return Pt(length / EMU_PER_PT)


class Rect(NamedTuple):
    """A rectangle in EMU, from the top left corner of its slide or page."""

    x: Emu
    y: Emu
    width: Emu
    height: Emu

    @property
    def right(self) -> Emu:
        """The x of the right edge."""
        return Emu(self.x + self.width)

    @property
    def bottom(self) -> Emu:
        """The y of the bottom edge."""
        return Emu(self.y + self.height)

    @property
    def area(self) -> int:
        """How much it covers, in square EMU."""
        return self.width * self.height

    def inset(self, left: int, top: int, right: int, bottom: int) -> Rect:
        """Return the rectangle that remains within the four margins, all in EMU."""
        return Rect(
            Emu(self.x + left),
            Emu(self.y + top),
            Emu(max(0, self.width - left - right)),
            Emu(max(0, self.height - top - bottom)),
        )

    def contains(self, other: Rect, tolerance: int = 0) -> bool:
        """Tell whether `other` lies within this rectangle, give or take `tolerance` EMU."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def common(self, other: Rect) -> Rect:
        """Return the rectangle that two have in common, empty where they are apart."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(x, y, Emu(max(0, right - x)), Emu(max(0, bottom - y)))

    def overlaps(self, other: Rect, apart: int = 0) -> bool:
        """Tell whether two share more than an edge, or side by side are less than `apart` away."""
        across = min(self.right, other.right) + apart > max(self.x, other.x)
        return across and min(self.bottom, other.bottom) > max(self.y, other.y)


def rect(x: float, y: float, width: float, height: float) -> Rect:
    """Make a rectangle from four lengths in points."""
    return Rect(emu(x), emu(y), emu(width), emu(height))


def union(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle that holds some rectangles, of which there is at least one."""
    lefts, tops, rights, bottoms = zip(*((r.x, r.y, r.right, r.bottom) for r in rects), strict=True)
    size = Emu(max(rights) - min(lefts)), Emu(max(bottoms) - min(tops))
    return Rect(min(lefts), min(tops), *size)


def divided(rect: Rect, widths: Sequence[Emu], gap: Emu) -> list[Rect]:
    """Divide a rectangle into columns of some widths."""
    lefts = accumulate((wide + gap for wide in widths), initial=int(rect.x))
    return [
        rect._replace(x=Emu(left), width=wide) for left, wide in zip(lefts, widths, strict=False)
    ]


def margins(points: tuple[float, float, float, float]) -> tuple[Emu, Emu, Emu, Emu]:
    """Convert inner margins (left, top, right, bottom) from points."""
    left, top, right, bottom = points
    return emu(left), emu(top), emu(right), emu(bottom)
