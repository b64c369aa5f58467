"""Shapes as elements of SVG: the outline of each geometry.

Refuses to decide what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from deckbuilder.geometry import EMU_PER_PT, Rect
from deckbuilder.scene.layout import Freeform
from deckbuilder.scene.quotation_mark import QUOTATION_MARK, ClosedCurve
from deckbuilder.scene.slide import Colour, Geometry, Stroke
from deckbuilder.writers.svg.canvas import Canvas, box, length, number

_POINT = 0.5
"""How deep a chevron's or a pentagon's point is, as a share of its shorter side (its default)."""


def draw_shape(
    canvas: Canvas,
    rect: Rect,
    *,
    geometry: Geometry = "rect",
    radius: float = 0.0,
    fill: Colour | None = None,
    stroke: Stroke | None = None,
) -> None:
    """Draw a shape; `radius` is in points."""
    if fill is not None or stroke is not None:
        outline = _outline(rect, geometry, radius)
        canvas.draw(f"<{outline} {_paint(canvas, fill, stroke)}/>")


def _outline(rect: Rect, geometry: Geometry, radius: float) -> str:
    """Return the name of an element and the attributes of its outline."""
    match geometry:
        case "rect":
            return f"rect {box(rect)}"
        case "round-rect":
            corner = min(radius, rect.width / 2 / EMU_PER_PT, rect.height / 2 / EMU_PER_PT)
            return f'rect {box(rect)} rx="{number(corner)}"'
        case "ellipse":
            middle = rect.x + rect.width / 2, rect.y + rect.height / 2
            return (
                f'ellipse cx="{length(middle[0])}" cy="{length(middle[1])}" '
                f'rx="{length(rect.width / 2)}" ry="{length(rect.height / 2)}"'
            )
        case "chevron" | "homePlate":
            return f'polygon points="{points(_arrow(rect, notched=geometry == "chevron"))}"'
        case "quotation-mark":
            return f'path d="{"".join(_curves(rect, each) for each in QUOTATION_MARK)}"'
        case _:
            assert_never(geometry)


def draw_freeform(canvas: Canvas, item: Freeform) -> None:
    """Draw a template's shape."""
    path = "".join(f"M{points(polygon)}Z" for polygon in item.polygons)
    paint = _paint(canvas, item.fill, item.stroke)
    canvas.draw(f'<path d="{path}" fill-rule="evenodd" {paint}/>')


def _curves(rect: Rect, outline: ClosedCurve) -> str:
    def place(x: float, y: float) -> str:
        return f"{length(rect.x + x * rect.width)} {length(rect.y + y * rect.height)}"

    curves = (" ".join(place(*point) for point in each) for each in outline.curves)
    return f"M{place(*outline.start)}C{' '.join(curves)}Z"


def points(places: Iterable[tuple[float, float]]) -> str:
    """Return places in EMU as the value of `points`."""
    return " ".join(f"{length(x)},{length(y)}" for x, y in places)


def _arrow(rect: Rect, *, notched: bool) -> list[tuple[float, float]]:
    middle = rect.y + rect.height / 2
    depth = min(rect.width, rect.height) * _POINT
    outline: list[tuple[float, float]] = [
        (rect.x, rect.y),
        (rect.right - depth, rect.y),
        (rect.right, middle),
        (rect.right - depth, rect.bottom),
        (rect.x, rect.bottom),
    ]
    return [*outline, (rect.x + depth, middle)] if notched else outline


def _paint(canvas: Canvas, fill: Colour | None, stroke: Stroke | None) -> str:
    inside = canvas.colour(fill) if fill is not None else "none"
    if stroke is None:
        return f'fill="{inside}"'
    outline = f'stroke="{canvas.colour(stroke.colour)}" stroke-width="{number(stroke.width)}"'
    return f'fill="{inside}" {outline}'


def draw_line(canvas: Canvas, start: tuple[int, int], end: tuple[int, int], stroke: Stroke) -> None:
    """Draw a straight line between two points in EMU on the slide."""
    (x1, y1), (x2, y2) = start, end
    canvas.draw(
        f'<path d="M{length(x1)} {length(y1)}L{length(x2)} {length(y2)}" '
        f'stroke="{canvas.colour(stroke.colour)}" stroke-width="{number(stroke.width)}"/>'
    )
