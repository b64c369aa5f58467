"""Shapes and the drawings of charts as path operators (ISO 32000-1, 8.5).

Owns the outline of each geometry, in points with y upwards. Refuses to decide what is drawn and
whether it is an artifact.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, pi, radians, sin, tan
from typing import assert_never

from deckbuilder.geometry import EMU_PER_PT, Rect
from deckbuilder.layout.scene import (
    ChartText,
    Colour,
    Drawn,
    Geometry,
    Polygon,
    Polyline,
    Stroke,
    Wedge,
)
from deckbuilder.writers.pdf.sheet import Sheet

_CIRCLE = 0.5523
"""How far a cubic curve's control points lie from its ends to draw a quarter of a circle."""

_POINT = 0.5
"""How deep a chevron's or a pentagon's point is, as a share of its shorter side (its default)."""


def draw_shape(
    sheet: Sheet, rect: Rect, *, geometry: Geometry = "rect", radius: float = 0.0,
    fill: Colour | None = None, stroke: Stroke | None = None,
) -> None:  # fmt: skip
    """Draw a shape as an artifact; `radius` is in points."""
    if fill is None and stroke is None:
        return
    with sheet.content(None):
        sheet.draw(shape(sheet, rect, geometry, radius, fill, stroke))


def shape(
    sheet: Sheet, rect: Rect, geometry: Geometry, radius: float,
    fill: Colour | None, stroke: Stroke | None,
) -> str:  # fmt: skip
    """Return the operators that draw a shape."""
    left, bottom = rect.x / EMU_PER_PT, sheet.y(rect.bottom)
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
        case _:
            assert_never(geometry)
    return _paint(sheet, path, fill, stroke)


def _paint(sheet: Sheet, path: str, fill: Colour | None, stroke: Stroke | None) -> str:
    colours = sheet.book.colours
    parts = ["q"]
    if fill is not None:
        parts.append(f"{colours[fill]} rg")
    if stroke is not None:
        parts.append(f"{colours[stroke.colour]} RG {stroke.width:g} w")
    parts += [path, "B" if fill and stroke else "f" if fill else "S", "Q"]
    return " ".join(parts)


def _points(points: Sequence[tuple[float, float]]) -> str:
    first, *others = (f"{x:.2f} {y:.2f}" for x, y in points)
    return " ".join([f"{first} m", *(f"{other} l" for other in others)])


def _curve(*points: tuple[float, float]) -> str:
    return " ".join(f"{x:.2f} {y:.2f}" for x, y in points) + " c"


def _rounded(left: float, bottom: float, width: float, height: float, radius: float) -> str:
    right, top = left + width, bottom + height
    handle = radius * (1 - _CIRCLE)
    return " ".join([
        _points([(left + radius, bottom), (right - radius, bottom)]),
        _curve((right - handle, bottom), (right, bottom + handle), (right, bottom + radius)),
        f"{right:.2f} {top - radius:.2f} l",
        _curve((right, top - handle), (right - handle, top), (right - radius, top)),
        f"{left + radius:.2f} {top:.2f} l",
        _curve((left + handle, top), (left, top - handle), (left, top - radius)),
        f"{left:.2f} {bottom + radius:.2f} l",
        _curve((left, bottom + handle), (left + handle, bottom), (left + radius, bottom)),
        "h",
    ])  # fmt: skip


def _ellipse(left: float, bottom: float, width: float, height: float) -> str:
    x, y = left + width / 2, bottom + height / 2
    across, up = width / 2 * _CIRCLE, height / 2 * _CIRCLE
    right, top = left + width, bottom + height
    return " ".join([
        f"{right:.2f} {y:.2f} m",
        _curve((right, y + up), (x + across, top), (x, top)),
        _curve((x - across, top), (left, y + up), (left, y)),
        _curve((left, y - up), (x - across, bottom), (x, bottom)),
        _curve((x + across, bottom), (right, y - up), (right, y)),
        "h",
    ])  # fmt: skip


def _arrow(left: float, bottom: float, width: float, height: float, *, notched: bool) -> str:
    right, top, middle = left + width, bottom + height, bottom + height / 2
    depth = min(width, height) * _POINT
    outline = [
        (left, bottom), (right - depth, bottom), (right, middle), (right - depth, top), (left, top),
    ]  # fmt: skip
    if notched:
        outline.append((left + depth, middle))
    return _points(outline) + " h"


# --- charts --------------------------------------------------------------------------------


def draw_chart(sheet: Sheet, drawing: Sequence[Drawn]) -> None:
    """Draw a chart's drawing as part of the content that was begun."""
    for drawn in drawing:
        match drawn:
            case Polygon():
                path = _points([_place(sheet, point) for point in drawn.points]) + " h"
                sheet.draw(_paint(sheet, path, drawn.fill, None))
            case Polyline():
                path = _points([_place(sheet, point) for point in drawn.points])
                dash = " ".join(f"{length:g}" for length in drawn.dash)
                sheet.draw(_paint(sheet, f"[{dash}] 0 d 1 j {path}", None, drawn.stroke))
            case Wedge():
                sheet.draw(_paint(sheet, _wedge(sheet, drawn), drawn.fill, None))
            case ChartText():
                run = drawn.run
                x, y = run.x / EMU_PER_PT, sheet.y(drawn.baseline)
                sheet.show(run.text, run.style, x, y, run.width / EMU_PER_PT)
            case _:
                assert_never(drawn)


def _place(sheet: Sheet, point: tuple[int, int]) -> tuple[float, float]:
    return (point[0] / EMU_PER_PT, sheet.y(point[1]))


def _wedge(sheet: Sheet, wedge: Wedge) -> str:
    """Outline a slice: out along its first edge, round, and back along its last."""
    centre = _place(sheet, wedge.centre)
    outer, inner = wedge.radius / EMU_PER_PT, wedge.hole / EMU_PER_PT
    start = _on_circle(centre, outer, wedge.start)
    path = [f"{start[0]:.2f} {start[1]:.2f} m", _arc(centre, outer, wedge.start, wedge.end)]
    x, y = _on_circle(centre, inner, wedge.end)
    path.append(f"{x:.2f} {y:.2f} l")
    if inner:
        path.append(_arc(centre, inner, wedge.end, wedge.start))
    return " ".join([*path, "h"])


def _on_circle(centre: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    """Return the point at an angle in degrees clockwise from twelve o'clock."""
    turn = radians(angle)
    return (centre[0] + radius * sin(turn), centre[1] + radius * cos(turn))


def _arc(centre: tuple[float, float], radius: float, start: float, end: float) -> str:
    """Draw an arc as curves of at most a quarter of the circle each."""
    count = max(1, ceil(abs(end - start) / 90.0))
    step = (end - start) / count
    handle = 4 / 3 * tan(step * pi / 180 / 4) * radius
    curves = []
    for index in range(count):
        first, last = start + index * step, start + (index + 1) * step
        (x1, y1), (x2, y2) = _on_circle(centre, radius, first), _on_circle(centre, radius, last)
        turn1, turn2 = radians(first), radians(last)
        curves.append(
            _curve(
                (x1 + handle * cos(turn1), y1 - handle * sin(turn1)),
                (x2 - handle * cos(turn2), y2 + handle * sin(turn2)),
                (x2, y2),
            )
        )
    return " ".join(curves)
