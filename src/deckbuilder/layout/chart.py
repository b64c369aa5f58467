"""Charts as vectors for formats without native charts: axes, marks, labels and a legend.

Owns the geometry of a chart's drawing; PowerPoint draws its own from the same data. Refuses
the native chart's XML. Lengths are EMU on the slide.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.metrics import ASCENT, Faces
from deckbuilder.layout.scene import (
    SERIES_COLOURS,
    SERIES_MARKS,
    ChartText,
    Colour,
    Drawn,
    Polygon,
    Polyline,
    Run,
    Stroke,
    TextStyle,
    Wedge,
)
from deckbuilder.model import Chart


class _Pen:
    """Collects a drawing; knows the size and the faces of its labels."""

    def __init__(self, size: float, faces: Faces) -> None:
        self.drawn: list[Drawn] = []
        self.size = size
        self.line = emu(size * 1.2)
        self._faces = faces

    def width(self, text: str, *, bold: bool = False) -> Emu:
        style = self._style("tx1", bold=bold)
        return emu(self._faces.face(style).advance(text).full * self.size / 1000.0)

    def _style(self, colour: Colour, *, bold: bool) -> TextStyle:
        return TextStyle(font="body", size=self.size, colour=colour, bold=bold)

    def text(
        self, text: str, x: int, top: int, *, align: float = 0.0, bold: bool = False,
        colour: Colour = "tx1",
    ) -> None:  # fmt: skip
        """Set a line of text below `top`; `align` is the share of its width left of `x`."""
        width = self.width(text, bold=bold)
        run = Run(text, self._style(colour, bold=bold), Emu(round(x - width * align)), width)
        self.drawn.append(ChartText(run=run, baseline=Emu(top + emu(self.size * ASCENT))))

    def box(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        left, top = Emu(round(x)), Emu(round(y))
        right, bottom = Emu(round(x + width)), Emu(round(y + height))
        self.drawn.append(
            Polygon(points=((left, top), (right, top), (right, bottom), (left, bottom)), fill=fill)
        )

    def line_through(
        self, points: Sequence[tuple[float, float]], colour: Colour, width: float,
        dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        placed = tuple((Emu(round(x)), Emu(round(y))) for x, y in points)
        self.drawn.append(
            Polyline(points=placed, stroke=Stroke(colour=colour, width=width), dash=dash)
        )

    def mark(self, x: float, y: float, series: int) -> None:
        """Set a mark of the series' own shape on a point."""
        half = emu(4.5)
        placed = tuple((Emu(round(x + half * a)), Emu(round(y + half * b)))
                       for a, b in MARKS[SERIES_MARKS[series % len(SERIES_MARKS)]])  # fmt: skip
        self.drawn.append(Polygon(points=placed, fill=_colour(series)))


def _circle() -> tuple[tuple[float, float], ...]:
    steps = (math.tau * step / 16 for step in range(16))
    return tuple((round(math.cos(turn), 3), round(math.sin(turn), 3)) for turn in steps)


MARKS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "triangle": ((0, -1), (1, 0.8), (-1, 0.8)),
    "circle": _circle(),
}
"""The corners of marks as shares of half their width."""


def draw_chart(chart: Chart, rect: Rect, size: float, faces: Faces) -> tuple[Drawn, ...]:
    """Draw a chart into a rectangle, its labels at `size` points."""
    pen = _Pen(size, faces)
    pen.text(chart.title, rect.x, rect.y, bold=True, colour="tx2")
    plot = rect.inset(0, pen.line + emu(8), 0, 0)
    if chart.kind in ("pie", "doughnut"):
        _draw_pie(chart, plot, pen)
        return tuple(pen.drawn)
    if len(chart.series) > 1:
        plot = _draw_legend(chart, plot, pen)
    plot = _draw_titles(chart, plot, pen)
    if chart.kind in ("bar", "stacked-bar"):
        _draw_bars(chart, plot, pen)
    else:
        _draw_columns(chart, plot, pen)
    return tuple(pen.drawn)


def format_value(value: float, number_format: str) -> str:
    """Show a number as a label: with the decimals and percent sign of its format."""
    places = len(number_format.split(".")[1].rstrip('%"')) if "." in number_format else 0
    if "%" in number_format:
        return f"{value * 100:.{places}f}%"
    if number_format == "General":
        return f"{value:.10g}"
    return f"{value:,.{places}f}" if "," in number_format else f"{value:.{places}f}"


def _draw_legend(chart: Chart, plot: Rect, pen: _Pen) -> Rect:
    """Draw the legend in rows above the plot, and return the plot that remains.

    The key of a line shows its dashes and mark, so that colour is not all that tells it.
    """
    lines = chart.kind == "line"
    key = pen.line * (2 if lines else 1) * 2 // 3
    space = pen.line // 3
    x, y = int(plot.x), int(plot.y)
    for index, series in enumerate(chart.series):
        wide = key + space + pen.width(series.name)
        if x > plot.x and x + wide > plot.right:
            x, y = int(plot.x), y + pen.line
        middle = y + pen.line / 2
        if lines:
            pen.line_through([(x, middle), (x + key, middle)], _colour(index), 2.5, _dash(index))
            pen.mark(x + key / 2, middle, index)
        else:
            pen.box(x, middle - key / 2, key, key, _colour(index))
        pen.text(series.name, x + key + space, y)
        x += wide + pen.line
    return plot.inset(0, y - plot.y + pen.line + emu(8), 0, 0)


def _draw_titles(chart: Chart, plot: Rect, pen: _Pen) -> Rect:
    """Draw the titles of the axes, the upright one above its axis, and return what remains."""
    across, up = chart.x_title, chart.y_title
    if chart.kind in ("bar", "stacked-bar"):
        across, up = up, across
    top = bottom = 0
    if up:
        pen.text(up, plot.x, plot.y, colour="accent6")
        top = pen.line + emu(4)
    if across:
        bottom = pen.line + emu(4)
        pen.text(across, plot.x + plot.width // 2, plot.bottom - pen.line, align=0.5,
                 colour="accent6")  # fmt: skip
    return plot.inset(0, top, 0, bottom)


def _colour(index: int) -> Colour:
    return SERIES_COLOURS[index % len(SERIES_COLOURS)]


# --- axes ----------------------------------------------------------------------------------


class _Scale(NamedTuple):
    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * index for index in range(count + 1)]


def nice_scale(low: float, high: float, ticks: int = 5) -> _Scale:
    """Choose a scale that begins and ends at round numbers and holds zero."""
    low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        high = low + 1.0
    rough = (high - low) / ticks
    power = 10.0 ** math.floor(math.log10(rough))
    if float(high).is_integer() and float(low).is_integer():  # whole numbers keep whole steps
        power, rough = max(1.0, power), max(1.0, rough)
    step = next(power * part for part in (1, 2, 2.5, 5, 10) if power * part >= rough * 0.999)
    return _Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step)


def _extent(chart: Chart) -> _Scale:
    if chart.kind.startswith("stacked"):
        totals = [
            (sum(v for v in stackd if v < 0), sum(v for v in stackd if v > 0))
            for stackd in (
                [series.values[index] or 0.0 for series in chart.series]
                for index in range(len(chart.categories))
            )
        ]
        return nice_scale(min(low for low, _ in totals), max(high for _, high in totals))
    values = [value for series in chart.series for value in series.values if value is not None]
    return nice_scale(min(values, default=0.0), max(values, default=1.0))


def _draw_bars(chart: Chart, plot: Rect, pen: _Pen) -> None:
    """Draw horizontal bars: categories down the left, each value beside its bar."""
    scale = _extent(chart)
    labels = max(pen.width(name) for name in chart.categories)
    left = plot.x + min(labels, plot.width // 2) + emu(8)
    widest = max(pen.width(format_value(tick, chart.number_format)) for tick in scale.ticks())
    right = plot.right - widest - emu(10)
    band = plot.height / len(chart.categories)
    zero = left + (right - left) * scale.share(0.0)
    for index, name in enumerate(chart.categories):
        top = plot.y + band * index
        pen.text(name, left - emu(8), round(top + (band - pen.line) / 2), align=1.0)
        for bar in _bars(chart, index, scale):
            x0 = left + (right - left) * bar.start
            x1 = left + (right - left) * bar.end
            y = top + band * bar.offset
            pen.box(min(x0, x1), y, abs(x1 - x0), band * bar.depth, _colour(bar.series))
            text = format_value(bar.value, chart.number_format)
            middle = round(y + (band * bar.depth - pen.line) / 2)
            if not bar.stacked:
                pen.text(text, round(max(x0, x1)) + emu(5), middle)
            elif pen.width(text) < abs(x1 - x0):
                pen.text(text, round((x0 + x1) / 2), middle, align=0.5, colour="bg1")
    pen.line_through([(zero, plot.y), (zero, plot.bottom)], "accent6", 1.0)


def _draw_columns(chart: Chart, plot: Rect, pen: _Pen) -> None:
    """Draw columns or lines over a common axis of categories with faint grid lines."""
    scale = _extent(chart)
    ticks = [(tick, format_value(tick, chart.number_format)) for tick in scale.ticks()]
    left = plot.x + max(pen.width(text) for _, text in ticks) + emu(8)
    top, bottom = plot.y + pen.line // 2, plot.bottom - pen.line - emu(6)
    for tick, text in ticks:
        y = bottom - (bottom - top) * scale.share(tick)
        pen.text(text, left - emu(8), round(y - pen.line / 2), align=1.0, colour="accent6")
        pen.line_through([(left, y), (plot.right, y)], "accent6", 1.0 if tick == 0 else 0.35)
    band = (plot.right - left) / len(chart.categories)
    for index, name in enumerate(chart.categories):
        middle = round(left + band * (index + 0.5))
        pen.text(name, middle, bottom + emu(4), align=0.5)
        if chart.kind == "line":
            continue
        for bar in _bars(chart, index, scale):
            y0 = bottom - (bottom - top) * bar.start
            y1 = bottom - (bottom - top) * bar.end
            x = left + band * (index + bar.offset)
            pen.box(x, min(y0, y1), band * bar.depth, abs(y1 - y0), _colour(bar.series))
    if chart.kind == "line":
        _draw_lines(chart, scale, Rect(Emu(left), Emu(top), Emu(plot.right - left),
                                       Emu(bottom - top)), pen)  # fmt: skip


_DASHES: tuple[tuple[float, ...], ...] = ((), (8.0, 4.0), (2.0, 3.0), (10.0, 3.0, 2.0, 3.0))


def _dash(series: int) -> tuple[float, ...]:
    return _DASHES[series % len(_DASHES)]


def _draw_lines(chart: Chart, scale: _Scale, plot: Rect, pen: _Pen) -> None:
    """Draw a line for each series, broken where a value is missing; each dashed its own way."""
    band = plot.width / len(chart.categories)
    for index, series in enumerate(chart.series):
        stretch: list[tuple[float, float]] = []
        for place, value in enumerate((*series.values, None)):
            if value is not None:
                y = plot.bottom - plot.height * scale.share(value)
                stretch.append((plot.x + band * (place + 0.5), y))
                continue
            if len(stretch) > 1:
                pen.line_through(stretch, _colour(index), 2.5, _dash(index))
            for x, y in stretch:
                pen.mark(x, y, index)
            stretch = []


class _Bar(NamedTuple):
    """A bar within its category's band: all but `value` and `series` are shares."""

    start: float
    end: float
    offset: float
    depth: float
    value: float
    series: int
    stacked: bool


def _bars(chart: Chart, index: int, scale: _Scale) -> list[_Bar]:
    stacked = chart.kind.startswith("stacked")
    depth = 0.64 if stacked else 0.72 / len(chart.series)
    found: list[_Bar] = []
    up = down = 0.0
    for number, series in enumerate(chart.series):
        value = series.values[index]
        if value is None:
            continue
        base = (up if value >= 0 else down) if stacked else 0.0
        offset = 0.18 if stacked else 0.14 + depth * number
        found.append(
            _Bar(scale.share(base), scale.share(base + value), offset, depth * 0.96, value,
                 number, stacked)
        )  # fmt: skip
        if value >= 0:
            up += value
        else:
            down += value
    return found


# --- pies ----------------------------------------------------------------------------------


def _draw_pie(chart: Chart, plot: Rect, pen: _Pen) -> None:
    """Draw slices clockwise from twelve o'clock, and beside them names, values and shares."""
    values = [max(0.0, value or 0.0) for value in chart.series[0].values]
    total = sum(values) or 1.0
    radius = Emu(min(plot.height, plot.width // 2) // 2)
    centre = (Emu(plot.x + radius), Emu(plot.y + plot.height // 2))
    hole = Emu(radius * 3 // 5 if chart.kind == "doughnut" else 0)
    angle = 0.0
    pitch = min(pen.line * 1.5, plot.height / max(1, len(values)))
    top = plot.y + (plot.height - pitch * len(values)) / 2
    key = pen.line * 2 // 3
    x = centre[0] + radius + emu(36)
    for index, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        sweep = 360.0 * value / total
        if sweep:
            pen.drawn.append(
                Wedge(centre=centre, radius=radius, hole=hole, start=round(angle, 4),
                      end=round(angle + sweep, 4), fill=_colour(index))
            )  # fmt: skip
        angle += sweep
        y = round(top + pitch * index)
        pen.box(x, y + (pen.line - key) / 2, key, key, _colour(index))
        shown = format_value(value, chart.number_format)
        share = f" ({value / total:.0%})" if "%" not in chart.number_format else ""
        pen.text(f"{name}: {shown}{share}", x + key + key // 2, y)
