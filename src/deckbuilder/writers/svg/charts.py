"""The drawings of charts as elements of SVG: marks, lines, slices and patterns.

Owns shades of the theme's colours in SVG, and how a preset pattern of DrawingML is drawn there.
Refuses to decide what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import assert_never

from deckbuilder.brand.colours.shades import Shading, shade_code
from deckbuilder.scene.chart import Fill, Pattern, Polygon, Polyline, Shade, Wedge
from deckbuilder.scene.slide import ChartText, Drawn
from deckbuilder.writers.svg.canvas import Canvas, length, number
from deckbuilder.writers.svg.shapes import points
from deckbuilder.writers.svg.text import draw_run

_WHOLE = 359.99
"""The angle from which a slice is the whole: it has no edges."""

# A tile of each pattern: its size in points, and the path and width of its lines. Slanted lines
# are level ones in a tile that is turned, so that they meet from tile to tile.
_TILES: dict[Pattern, tuple[float, float, int]] = {
    "wdUpDiag": (6.0, 2.6, -45),
    "ltDnDiag": (6.0, 1.0, 45),
    "narHorz": (3.0, 1.0, 0),
}


def draw_chart(canvas: Canvas, drawing: Sequence[Drawn]) -> None:
    """Draw a chart's drawing."""
    for drawn in drawing:
        match drawn:
            case Polygon():
                look = _fill(canvas, drawn.fill)
                canvas.draw(f'<polygon points="{points(drawn.points)}" {look}/>')
            case Polyline():
                canvas.draw(_line(canvas, drawn))
            case Wedge():
                canvas.draw(f'<path d="{_slice(drawn)}" {_fill(canvas, drawn.fill)}/>')
            case ChartText():
                draw_run(canvas, drawn.run, drawn.run.x, drawn.baseline)
            case _:
                assert_never(drawn)


def _line(canvas: Canvas, line: Polyline) -> str:
    dashes = " ".join(map(number, line.dash))
    return (
        f'<polyline points="{points(line.points)}" fill="none" stroke-linejoin="round" '
        f'stroke="{_shade(canvas, line.shade)}" stroke-width="{number(line.width)}"'
        + (f' stroke-dasharray="{dashes}"/>' if dashes else "/>")
    )


def _shade(canvas: Canvas, wanted: Shade) -> str:
    code = canvas.brand.colours.rgb(wanted.colour)
    return f"#{shade_code(code, Shading(wanted.saturation, wanted.lightness, wanted.offset))}"


# --- fills ---------------------------------------------------------------------------------


def _fill(canvas: Canvas, fill: Fill) -> str:
    """Return the attributes of a mark: flat or in a pattern on its ground, and its outline."""
    inside = _shade(canvas, fill.shade)
    if fill.pattern is not None and fill.background is not None:
        inside = _pattern(canvas, fill.pattern, inside, _shade(canvas, fill.background))
    edge = _shade(canvas, fill.edge)
    outline = f'stroke="{edge}" stroke-width="{number(fill.width)}" stroke-linejoin="round"'
    return f'fill="{inside}" {outline}'


def _pattern(canvas: Canvas, pattern: Pattern, ink: str, ground: str) -> str:
    """Define a pattern in two colours and return the reference to it."""
    size, turn = 6.0, 0
    if pattern in _TILES:
        size, width, turn = _TILES[pattern]
        middle = number(size / 2)
        marks = f'<path d="M0 {middle}H{number(size)}" stroke="{ink}" stroke-width="{width:g}"/>'
    elif pattern == "pct20":
        size = 4.5
        marks = "".join(
            f'<circle cx="{place}" cy="{place}" r="0.7" fill="{ink}"/>' for place in (1.125, 3.375)
        )
    else:
        marks = f'<path d="M0 3H6M3 0V6" fill="none" stroke="{ink}" stroke-width="0.75"/>'
    side = number(size)
    attributes = f'width="{side}" height="{side}" patternUnits="userSpaceOnUse"'
    if turn:
        attributes += f' patternTransform="rotate({turn})"'
    plane = f'<rect width="{side}" height="{side}" fill="{ground}"/>'
    return canvas.define("pattern", attributes, plane + marks)


# --- slices --------------------------------------------------------------------------------


def _slice(wedge: Wedge) -> str:
    """Outline a slice: out along its first edge, round, and back along its last."""
    if wedge.end - wedge.start >= _WHOLE:
        return _ring(wedge, wedge.radius, 1) + (_ring(wedge, wedge.hole, 0) if wedge.hole else "")
    large = int(wedge.end - wedge.start > 180)
    outer = _arc(wedge, wedge.radius, wedge.start, wedge.end, f"{large} 1")
    if not wedge.hole:
        return f"{outer}L{length(wedge.centre[0])} {length(wedge.centre[1])}Z"
    inner = _arc(wedge, wedge.hole, wedge.end, wedge.start, f"{large} 0")
    return f"{outer}L{inner[1:]}Z"


def _ring(wedge: Wedge, radius: int, sweep: int) -> str:
    """Return a whole circle in two halves; a hole goes round the other way and stays empty."""
    first = _arc(wedge, radius, 0.0, 180.0, f"0 {sweep}")
    second = _arc(wedge, radius, 180.0, 360.0, f"0 {sweep}")
    return f"{first}{second[second.index('A') :]}Z"


def _arc(wedge: Wedge, radius: int, start: float, end: float, flags: str) -> str:
    """Return a move to where an arc starts, and the arc."""
    (x1, y1), (x2, y2) = (_on_circle(wedge, radius, angle) for angle in (start, end))
    across = length(radius)
    return f"M{length(x1)} {length(y1)}A{across} {across} 0 {flags} {length(x2)} {length(y2)}"


def _on_circle(wedge: Wedge, radius: int, angle: float) -> tuple[float, float]:
    """Return the point at an angle in degrees clockwise from twelve o'clock, in EMU."""
    turn = radians(angle)
    return wedge.centre[0] + radius * sin(turn), wedge.centre[1] - radius * cos(turn)
