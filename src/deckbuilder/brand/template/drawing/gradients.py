"""Gradients and patterns as flat colours (ISO/IEC 29500-1, 20.1.8.33 and 20.1.8.47).

Owns the bands into which a linear gradient is cut along its angle; gradients along a path become
their mean colour. Refuses to know whose fill it is.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any

from deckbuilder.brand.colours.contrast import to_code, to_rgb
from deckbuilder.brand.template.nodes import Point
from deckbuilder.brand.template.theme import Colour, ColourContext, Stop
from deckbuilder.brand.template.values import is_true, to_number
from deckbuilder.formats.pptx.parts import A
from deckbuilder.geometry import Emu

_MAX_BANDS = 16
_STEP = 5 / 255
"""By how much the channels of two bands differ at most, where there are enough bands."""
_DEGREE = 60_000

Polygons = tuple[tuple[Point, ...], ...]


def mix_pattern(fill: Any, colours: ColourContext) -> Colour | None:
    """Return the colour that an `a:pattFill` has from far away."""
    fore = colours.within(fill.find(f"{A}fgClr"))
    back = colours.within(fill.find(f"{A}bgClr"))
    if fore is None or back is None:
        return fore or back
    preset = fill.get("prst") or ""
    share = to_number(preset[3:], 30.0) / 100 if preset.startswith("pct") else 0.3
    return _between(Stop(0, back), Stop(1, fore), share)


def mean_colour(stops: Sequence[Stop]) -> Colour:
    """Return the colour of a gradient as a whole."""
    samples = [_colour_at(stops, (step + 0.5) / _MAX_BANDS) for step in range(_MAX_BANDS)]
    channels = zip(*(to_rgb(each.rgb) for each in samples), strict=True)
    red, green, blue = (sum(channel) / _MAX_BANDS for channel in channels)
    return Colour(to_code((red, green, blue)), sum(each.alpha for each in samples) / _MAX_BANDS)


def cut_bands(
    fill: Any, stops: Sequence[Stop], polygons: Polygons, turn: float
) -> Iterator[tuple[Polygons, Colour]]:
    """Yield the bands of an `a:gradFill` over polygons, from its beginning on.

    A band that hides what is beneath reaches to the gradient's end, and the next lies on it: so
    nothing shines through between two. `turn` are the degrees by which the shape is turned.
    """
    linear = fill.find(f"{A}lin")
    if linear is None or len(stops) < 2:
        yield polygons, mean_colour(stops)
        return
    xs, ys = zip(*(spot for polygon in polygons for spot in polygon), strict=True)
    direction = _direction(linear, max(xs) - min(xs), max(ys) - min(ys), fill, turn)
    along = [x * direction[0] + y * direction[1] for x, y in zip(xs, ys, strict=True)]
    begin, length = min(along), max(1.0, max(along) - min(along))
    opaque = all(stop.colour.alpha >= 1.0 for stop in stops)
    count = _count_bands(stops)
    for band in range(count):
        start, end = (begin + length * (band + more) / count for more in (0, 1))
        part = polygons if band == 0 else _beyond(polygons, direction, start)
        if not opaque and band < count - 1:
            part = _beyond(part, (-direction[0], -direction[1]), -end)
        if part:
            yield part, _colour_at(stops, (band + 0.5) / count)


def _direction(
    linear: Any, width: float, height: float, fill: Any, turn: float
) -> tuple[float, float]:
    """Return the way along a gradient; a scaled angle is that of a square shape (20.1.8.41)."""
    angle = math.radians(to_number(linear.get("ang")) / _DEGREE)
    x, y = math.cos(angle), math.sin(angle)
    if is_true(linear.get("scaled")) and width and height:
        x, y = x * height, y * width
    angle = math.atan2(y, x)
    if fill.get("rotWithShape") not in ("0", "false"):
        angle += math.radians(turn)
    return math.cos(angle), math.sin(angle)


def _count_bands(stops: Sequence[Stop]) -> int:
    """Return how many bands show a gradient: as many as it has steps of colour, at most sixteen."""
    steps = 0.0
    for one, two in itertools.pairwise(stops):
        channels = zip(to_rgb(one.colour.rgb), to_rgb(two.colour.rgb), strict=True)
        differences = (abs(before - after) for before, after in channels)
        steps += max(*differences, abs(one.colour.alpha - two.colour.alpha)) / _STEP
    return max(1, min(_MAX_BANDS, math.ceil(steps)))


def _colour_at(stops: Sequence[Stop], at: float) -> Colour:
    before = [stop for stop in stops if stop.at <= at] or stops[:1]
    after = [stop for stop in stops if stop.at > at] or stops[-1:]
    one, two = before[-1], after[0]
    return _between(one, two, (at - one.at) / (two.at - one.at) if two.at > one.at else 0.0)


def _between(one: Stop, two: Stop, share: float) -> Colour:
    share = max(0.0, min(1.0, share))
    channels = zip(to_rgb(one.colour.rgb), to_rgb(two.colour.rgb), strict=True)
    red, green, blue = (before + (after - before) * share for before, after in channels)
    alpha = one.colour.alpha + (two.colour.alpha - one.colour.alpha) * share
    return Colour(to_code((red, green, blue)), alpha)


def _beyond(polygons: Polygons, direction: tuple[float, float], start: float) -> Polygons:
    """Return what of polygons lies beyond a line across a direction (Sutherland and Hodgman)."""
    cut = (_beyond_one(polygon, direction, start) for polygon in polygons)
    return tuple(polygon for polygon in cut if len(polygon) > 2)


def _beyond_one(
    polygon: tuple[Point, ...], direction: tuple[float, float], start: float
) -> tuple[Point, ...]:
    kept: list[Point] = []
    depths = [x * direction[0] + y * direction[1] - start for x, y in polygon]
    for index, (spot, depth) in enumerate(zip(polygon, depths, strict=True)):
        before, above = polygon[index - 1], depths[index - 1]
        if (depth >= 0) != (above >= 0):
            share = above / (above - depth)
            x, y = (one + (two - one) * share for one, two in zip(before, spot, strict=True))
            kept.append((Emu(round(x)), Emu(round(y))))
        if depth >= 0:
            kept.append(spot)
    return tuple(kept)
