"""Shapes as path operators (ISO 32000-1, 8.5).

Owns the outline of each geometry, in points with y upwards. Refuses to decide what is drawn and
whether it is an artifact.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from deckbuilder.geometry import EMU_PER_PT, Rect
from deckbuilder.scene.layout import Freeform
from deckbuilder.scene.quotation_mark import QUOTATION_MARK, ClosedCurve, Point
from deckbuilder.scene.slide import Colour, Geometry, Stroke
from deckbuilder.writers.pdf.drawing.content_stream import ContentStream

_CIRCLE = 0.5523
"""How far a cubic curve's control points lie from its ends to draw a quarter of a circle."""

_POINT = 0.5
"""How deep a chevron's or a pentagon's point is, as a share of its shorter side (its default)."""


def draw_shape(
    stream: ContentStream,
    rect: Rect,
    *,
    geometry: Geometry = "rect",
    radius: float = 0.0,
    fill: Colour | None = None,
    stroke: Stroke | None = None,
) -> None:
    """Draw a shape as an artifact; `radius` is in points."""
    if fill is None and stroke is None:
        return
    with stream.marked_content(None):
        stream.draw(shape(stream, rect, geometry, radius, fill, stroke))


def shape(
    stream: ContentStream,
    rect: Rect,
    geometry: Geometry,
    radius: float,
    fill: Colour | None,
    stroke: Stroke | None,
) -> str:
    """Return the operators that draw a shape."""
    left, bottom = rect.x / EMU_PER_PT, stream.y(rect.bottom)
    width, height = rect.width / EMU_PER_PT, rect.height / EMU_PER_PT
    match geometry:
        case "rect":
            path = f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"
        case "round-rect":
            path = _rounded(left, bottom, width, height, min(radius, width / 2, height / 2))
        case "ellipse":
            path = _ellipse(left, bottom, width, height)
        case "chevron" | "homePlate":
            path = _arrow(left, bottom, width, height, notched=geometry == "chevron")
        case "quotation-mark":
            path = " ".join(_curves(left, bottom, width, height, each) for each in QUOTATION_MARK)
        case _:
            assert_never(geometry)
    return _paint(stream, path, fill, stroke)


def draw_freeform(stream: ContentStream, item: Freeform) -> None:
    """Draw a template's shape as an artifact."""
    if item.fill is None and item.stroke is None:
        return
    path = " ".join(
        points([(x / EMU_PER_PT, stream.y(y)) for x, y in polygon]) + " h"
        for polygon in item.polygons
    )
    with stream.marked_content(None):
        stream.draw(_paint(stream, path, item.fill, item.stroke, even_odd=True))


def _paint(
    stream: ContentStream,
    path: str,
    fill: Colour | None,
    stroke: Stroke | None,
    *,
    even_odd: bool = False,
) -> str:
    colours = stream.colours
    parts = ["q"]
    if fill is not None:
        parts.append(f"{colours[fill]} rg")
    if stroke is not None:
        parts.append(f"{colours[stroke.colour]} RG {stroke.width:g} w")
    operator = "B" if fill and stroke else "f" if fill else "S"
    parts += [path, operator + "*" * (even_odd and fill is not None), "Q"]
    return " ".join(parts)


def points(places: Sequence[tuple[float, float]]) -> str:
    """Return the operators of a line through places in points."""
    first, *others = (f"{x:.2f} {y:.2f}" for x, y in places)
    return " ".join([f"{first} m", *(f"{other} l" for other in others)])


def curve(*places: tuple[float, float]) -> str:
    """Return the operator of a curve: its two control points and its end."""
    return " ".join(f"{x:.2f} {y:.2f}" for x, y in places) + " c"


def _rounded(left: float, bottom: float, width: float, height: float, radius: float) -> str:
    right, top = left + width, bottom + height
    handle = radius * (1 - _CIRCLE)
    return " ".join(
        [
            points([(left + radius, bottom), (right - radius, bottom)]),
            curve((right - handle, bottom), (right, bottom + handle), (right, bottom + radius)),
            f"{right:.2f} {top - radius:.2f} l",
            curve((right, top - handle), (right - handle, top), (right - radius, top)),
            f"{left + radius:.2f} {top:.2f} l",
            curve((left + handle, top), (left, top - handle), (left, top - radius)),
            f"{left:.2f} {bottom + radius:.2f} l",
            curve((left, bottom + handle), (left + handle, bottom), (left + radius, bottom)),
            "h",
        ]
    )


def _ellipse(left: float, bottom: float, width: float, height: float) -> str:
    x, y = left + width / 2, bottom + height / 2
    across, up = width / 2 * _CIRCLE, height / 2 * _CIRCLE
    right, top = left + width, bottom + height
    return " ".join(
        [
            f"{right:.2f} {y:.2f} m",
            curve((right, y + up), (x + across, top), (x, top)),
            curve((x - across, top), (left, y + up), (left, y)),
            curve((left, y - up), (x - across, bottom), (x, bottom)),
            curve((x + across, bottom), (right, y - up), (right, y)),
            "h",
        ]
    )


def _curves(left: float, bottom: float, width: float, height: float, outline: ClosedCurve) -> str:
    def place(point: Point) -> Point:
        return left + point[0] * width, bottom + (1 - point[1]) * height

    curves = (curve(*map(place, each)) for each in outline.curves)
    return " ".join([points([place(outline.start)]), *curves, "h"])


def _arrow(left: float, bottom: float, width: float, height: float, *, notched: bool) -> str:
    right, top, middle = left + width, bottom + height, bottom + height / 2
    depth = min(width, height) * _POINT
    outline = [
        (left, bottom),
        (right - depth, bottom),
        (right, middle),
        (right - depth, top),
        (left, top),
    ]
    if notched:
        outline.append((left + depth, middle))
    return points(outline) + " h"
