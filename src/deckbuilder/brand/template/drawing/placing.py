"""Where shapes stand on the slide, however they are grouped, turned and mirrored.

Owns transforms (ISO/IEC 29500-1, 20.1.7.6 and 20.1.7.5). Refuses to know what a shape draws.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from deckbuilder.brand.template.drawing.paths import Spot
from deckbuilder.brand.template.nodes import Point
from deckbuilder.brand.template.values import is_true, to_emu, to_number
from deckbuilder.formats.pptx.parts import A
from deckbuilder.geometry import Emu, Rect

_DEGREE = 60_000


class Affine(NamedTuple):
    """A map of points: x becomes `a * x + c * y + e`, and y becomes `b * x + d * y + f`."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, first: Affine) -> Affine:
        """Return the map that does `first`, and then this one."""
        a, b = self._turned(first.a, first.b)
        c, d = self._turned(first.c, first.d)
        return Affine(a, b, c, d, *self.apply((first.e, first.f)))

    def apply(self, spot: Spot) -> Spot:
        """Return where a point comes to."""
        x, y = self._turned(*spot)
        return x + self.e, y + self.f

    def _turned(self, x: float, y: float) -> Spot:
        return self.a * x + self.c * y, self.b * x + self.d * y


class Placed(NamedTuple):
    """A shape's own size, and the map from its top left corner to the slide."""

    width: float
    height: float
    to_slide: Affine

    def polygon(self, spots: Iterable[Spot]) -> tuple[Point, ...]:
        """Return points of the shape as points of the slide."""
        placed = (self.to_slide.apply(spot) for spot in spots)
        return tuple((_bounded(x), _bounded(y)) for x, y in placed)

    def upright(self) -> tuple[Rect, float, bool]:
        """Return the box before it is turned about its middle, the degrees, and if it is mirrored.

        Turned are 0 to 360 degrees clockwise. What groups slant is taken as not slanted.
        """
        a, b, c, d, *_ = self.to_slide
        mirrored = a * d - b * c < 0
        turn = math.degrees(math.atan2(-b, -a) if mirrored else math.atan2(b, a)) % 360
        width, height = self.width * math.hypot(a, b), self.height * math.hypot(c, d)
        x, y = self.to_slide.apply((self.width / 2, self.height / 2))
        box = (x - width / 2, y - height / 2, width, height)
        return Rect(*map(_bounded, box)), round(turn, 2) % 360, mirrored


def _bounded(length: float) -> Emu:
    return Emu(round(max(-(2.0**31), min(2.0**31, length))))


def place_shape(transform: Any, outer: Affine) -> Placed | None:
    """Return where the shape of an `a:xfrm` or `p:xfrm` stands; None without one that says it."""
    corner, size = _read_pair(transform, "off"), _read_pair(transform, "ext")
    if corner is None or size is None:
        return None
    width, height = size
    middle = width / 2, height / 2
    angle = math.radians(to_number(transform.get("rot")) / _DEGREE)
    cosine, sine = math.cos(angle), math.sin(angle)
    turned = Affine(cosine, sine, -sine, cosine, corner[0] + middle[0], corner[1] + middle[1])
    x, y = (-1.0 if is_true(transform.get(name)) else 1.0 for name in ("flipH", "flipV"))
    flipped = Affine(x, 0.0, 0.0, y, -x * middle[0], -y * middle[1])
    return Placed(width, height, outer.after(turned.after(flipped)))


def place_group(transform: Any, outer: Affine) -> Affine:
    """Return the map from what is in a group to the slide."""
    placed = place_shape(transform, outer)
    corner, size = _read_pair(transform, "chOff"), _read_pair(transform, "chExt")
    if placed is None or corner is None or size is None:
        return outer
    across = placed.width / size[0] if size[0] else 1.0
    down = placed.height / size[1] if size[1] else 1.0
    inner = Affine(across, 0.0, 0.0, down, -corner[0] * across, -corner[1] * down)
    return placed.to_slide.after(inner)


def _read_pair(transform: Any, name: str) -> Spot | None:
    found = None if transform is None else transform.find(f"{A}{name}")
    if found is None:
        return None
    x, y = ("cx", "cy") if name.endswith("xt") else ("x", "y")
    return to_emu(found.get(x)), to_emu(found.get(y))


def box_of(polygons: Sequence[Sequence[Point]]) -> Rect:
    """Return the smallest rectangle around polygons, of which there is at least one point."""
    xs = [x for polygon in polygons for x, _ in polygon]
    ys = [y for polygon in polygons for _, y in polygon]
    return Rect(min(xs), min(ys), Emu(max(xs) - min(xs)), Emu(max(ys) - min(ys)))


def turned_box(rect: Rect, degrees: float) -> Rect:
    """Return the smallest rectangle around one that is turned about its middle."""
    angle = math.radians(degrees)
    cosine, sine = abs(math.cos(angle)), abs(math.sin(angle))
    width = rect.width * cosine + rect.height * sine
    height = rect.width * sine + rect.height * cosine
    x, y = rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2
    return Rect(*map(_bounded, (x, y, width, height)))
