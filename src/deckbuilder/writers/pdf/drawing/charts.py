"""The drawings of charts as path operators (ISO 32000-1, 8.5): marks, lines, slices and patterns.

Owns shades of the theme's colours in PDF, and how a preset pattern of DrawingML is drawn there.
Refuses to decide what is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, cos, pi, radians, sin, tan
from typing import assert_never

from deckbuilder.brand.colours.shades import Shading, shade
from deckbuilder.geometry import EMU_PER_PT
from deckbuilder.scene.chart import Fill, Pattern, Polygon, Polyline, Shade, Wedge
from deckbuilder.scene.slide import ChartText, Drawn
from deckbuilder.writers.pdf.drawing.content_stream import ContentStream
from deckbuilder.writers.pdf.drawing.shapes import curve, points

_PITCH = 6.0
"""The distance of a pattern's lines in points: PowerPoint's eight pixels at 96 to the inch."""

Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


def draw_chart(stream: ContentStream, drawing: Sequence[Drawn]) -> None:
    """Draw a chart's drawing as part of the content that was begun."""
    for drawn in drawing:
        match drawn:
            case Polygon():
                corners = [_place(stream, point) for point in drawn.points]
                path = points(corners) + " h"
                stream.draw(_fill(stream, path, drawn.fill, _bounds_of(corners)))
            case Polyline():
                path = points([_place(stream, point) for point in drawn.points])
                dash = " ".join(f"{length:g}" for length in drawn.dash)
                colour = _operands(stream, drawn.shade)
                stream.draw(f"q {colour} RG {drawn.width:g} w [{dash}] 0 d 1 j {path} S Q")
            case Wedge():
                stream.draw(_fill(stream, _wedge(stream, drawn), drawn.fill, (0, 0, 0, 0)))
            case ChartText():
                run = drawn.run
                x, y = run.x / EMU_PER_PT, stream.y(drawn.baseline)
                stream.show(run.text, run.style, x, y, run.width / EMU_PER_PT)
            case _:
                assert_never(drawn)


def _place(stream: ContentStream, point: tuple[int, int]) -> tuple[float, float]:
    return (point[0] / EMU_PER_PT, stream.y(point[1]))


def _bounds_of(corners: Sequence[tuple[float, float]]) -> Bounds:
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


# --- fills ---------------------------------------------------------------------------------


def _operands(stream: ContentStream, wanted: Shade) -> str:
    """Return a shade as operands of `rg`."""
    plain = stream.colours[wanted.colour]
    shading = Shading(wanted.saturation, wanted.lightness, wanted.offset)
    if shading == Shading():
        return plain
    red, green, blue = map(float, plain.split())
    return " ".join(f"{channel:.3g}" for channel in shade((red, green, blue), shading))


def _fill(stream: ContentStream, path: str, fill: Fill, bounds: Bounds) -> str:
    """Fill a path, with a pattern on its ground where it has one, and draw its outline."""
    colour, edge = _operands(stream, fill.shade), _operands(stream, fill.edge)
    outline = f"{edge} RG {fill.width:g} w 1 j"
    if fill.pattern is None or fill.background is None:
        return f"q {colour} rg {outline} {path} B Q"
    ground = _operands(stream, fill.background)
    lines = _PATTERNS[fill.pattern](bounds)
    return f"q {ground} rg {path} f q {path} W n {colour} RG {lines} S Q {outline} {path} S Q"


def _slanted(bounds: Bounds, width: float, rise: int) -> str:
    """Return lines that rise to the right (`rise` 1) or fall (-1) through a bounds."""
    left, bottom, right, top = bounds
    high, step = top - bottom, _PITCH * 2**0.5
    first = left - high - left % step
    count = int((right - first) / step) + 2
    starts = (first + step * index for index in range(count))
    ends = (bottom, top) if rise > 0 else (top, bottom)
    return f"{width:g} w " + " ".join(points([(x, ends[0]), (x + high, ends[1])]) for x in starts)


def _level(bounds: Bounds, width: float, pitch: float) -> str:
    left, bottom, right, top = bounds
    return f"{width:g} w " + " ".join(
        points([(left, y), (right, y)]) for y in _steps(bottom, top, pitch)
    )


def _upright(bounds: Bounds, width: float, pitch: float) -> str:
    left, bottom, right, top = bounds
    return f"{width:g} w " + " ".join(
        points([(x, bottom), (x, top)]) for x in _steps(left, right, pitch)
    )


def _dots(bounds: Bounds) -> str:
    """Return rows of dots: lines of dashes without a length, whose round ends meet (8.4.3.3)."""
    left, bottom, right, top = bounds
    pitch = _PITCH * 0.75
    rows = (
        points([(left + pitch / 2 * (row % 2), y), (right, y)])
        for row, y in enumerate(_steps(bottom, top, pitch / 2))
    )
    return f"1 J [0 {pitch:g}] 0 d 1.4 w " + " ".join(rows)


def _steps(low: float, high: float, pitch: float) -> list[float]:
    return [low + pitch * (index + 0.5) for index in range(int((high - low) / pitch) + 1)]


_PATTERNS: dict[Pattern, Callable[[Bounds], str]] = {
    "wdUpDiag": lambda bounds: _slanted(bounds, 2.6, 1),
    "pct20": _dots,
    "ltDnDiag": lambda bounds: _slanted(bounds, 1.0, -1),
    "narHorz": lambda bounds: _level(bounds, 1.0, 3.0),
    "lgGrid": lambda bounds: f"{_level(bounds, 0.75, _PITCH)} {_upright(bounds, 0.75, _PITCH)}",
}


# --- slices --------------------------------------------------------------------------------

_WHOLE = 359.99
"""The angle from which a slice is the whole: it has no edges."""


def _wedge(stream: ContentStream, wedge: Wedge) -> str:
    """Outline a slice: out along its first edge, round, and back along its last."""
    centre = _place(stream, wedge.centre)
    outer, inner = wedge.radius / EMU_PER_PT, wedge.hole / EMU_PER_PT
    if wedge.end - wedge.start >= _WHOLE:
        return " ".join(
            _circle(centre, radius, reverse=radius == inner) for radius in (outer, inner) if radius
        )
    start = _on_circle(centre, outer, wedge.start)
    path = [f"{start[0]:.2f} {start[1]:.2f} m", _arc(centre, outer, wedge.start, wedge.end)]
    x, y = _on_circle(centre, inner, wedge.end)
    path.append(f"{x:.2f} {y:.2f} l")
    if inner:
        path.append(_arc(centre, inner, wedge.end, wedge.start))
    return " ".join([*path, "h"])


def _circle(centre: tuple[float, float], radius: float, *, reverse: bool) -> str:
    """Outline a whole circle; a hole goes round the other way, so that it stays empty (8.5.3.3)."""
    x, y = _on_circle(centre, radius, 0.0)
    start, end = (360.0, 0.0) if reverse else (0.0, 360.0)
    return f"{x:.2f} {y:.2f} m {_arc(centre, radius, start, end)} h"


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
            curve(
                (x1 + handle * cos(turn1), y1 - handle * sin(turn1)),
                (x2 - handle * cos(turn2), y2 + handle * sin(turn2)),
                (x2, y2),
            )
        )
    return " ".join(curves)
