"""Lines over categories, and points by two numbers: each series with its own mark.

Refuses bars and slices. Lengths are EMU.
"""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.charts.axes import (
    BELOW,
    Axis,
    above_level,
    beside_upright,
    draw_base,
    draw_level,
    draw_upright,
    level_axis,
    upright_axis,
)
from deckbuilder.layout.charts.bars import MAX_NAMES
from deckbuilder.layout.charts.names import draw_names_across, set_names_across
from deckbuilder.layout.charts.pen import Pen
from deckbuilder.layout.charts.scale import Scale, nice_scale
from deckbuilder.model import Chart
from deckbuilder.scene.chart import LINE, MARK, SERIES_DASHES, ChartLook


def draw_lines(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> ChartLook:
    """Draw a dashed line for each series, with a gap where a value is missing; return the look."""
    axis, area = _upright(chart, plot, plot.height - pen.line - BELOW, pen)
    count = len(chart.categories)
    names = set_names_across(chart.labels, area.width / count, int(plot.height * MAX_NAMES), pen)
    under = pen.line * names.line_count + BELOW
    bottom = Emu(plot.bottom - under)
    axis, area = _upright(
        chart,
        Rect(plot.x, plot.y, plot.width, Emu(plot.height - under + pen.line // 2)),
        bottom - plot.y,
        pen,
    )
    draw_upright(axis, area, pen, look)
    draw_base(area, axis.scale.share(max(axis.scale.low, 0.0)), pen, look)
    draw_names_across(names, area, pen)
    band = area.width / count
    places = [area.x + band * (at + 0.5) for at in range(count)]
    for index in range(len(chart.series)):
        _draw_line(index, _points(chart, index, places, axis.scale, area), pen, look)
    return replace(look, step=names.step, names=names.shown(chart.labels), up=axis.scale)


def draw_scatter(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> ChartLook:
    """Draw a mark for each pair of numbers; neither axis need hold zero. Return the look."""
    axis, beside = _upright(chart, plot, plot.height - pen.line - BELOW, pen)
    across = level_axis(partial(_position_scale, chart), "General", beside.width, pen)
    below = pen.line // 2 + BELOW  # The lowest label of the other axis reaches down as far.
    above = above_level(across, plot, pen, below)
    axis = upright_axis(chart, above.height, pen)
    beside = beside_upright(axis, plot, pen)
    left = max(beside.x, above.x)
    area = Rect(left, beside.y, Emu(above.right - left), Emu(above.bottom - beside.y))
    draw_upright(axis, area, pen, look)
    draw_level(across, area, pen, look, below)
    draw_base(area, 0.0, pen, look)
    draw_base(area, 0.0, pen, look, lying=True)
    places = [area.x + area.width * across.scale.share(x) for x in chart.positions]
    for index in range(len(chart.series)):
        for point in _points(chart, index, places, axis.scale, area):
            if point:
                pen.mark(*point, index, look.fills[index])
    return replace(look, across=across.scale, up=axis.scale)


def _position_scale(chart: Chart, ticks: int) -> Scale:
    """Choose the scale of a scatter chart's x."""
    return nice_scale(min(chart.positions), max(chart.positions), ticks, zero=False)


def _upright(chart: Chart, plot: Rect, height: int, pen: Pen) -> tuple[Axis, Rect]:
    axis = upright_axis(chart, height, pen)
    return axis, beside_upright(axis, plot, pen)


_Point = tuple[float, float]


def _points(
    chart: Chart, index: int, places: list[float], scale: Scale, area: Rect
) -> list[_Point | None]:
    """Return the x and y of each value of a series, None for a gap."""
    return [
        None if value is None else (x, area.bottom - area.height * scale.share(value))
        for x, value in zip(places, chart.series[index].values, strict=True)
    ]


def _draw_line(index: int, points: list[_Point | None], pen: Pen, look: ChartLook) -> None:
    stretch: list[_Point] = []
    for point in (*points, None):
        if point is not None:
            stretch.append(point)
            continue
        if len(stretch) > 1:
            _draw_dashed(index, stretch, pen, look)
        for x, y in stretch:
            pen.mark(x, y, index, look.fills[index])
        stretch = []


def _draw_dashed(index: int, points: list[_Point], pen: Pen, look: ChartLook) -> None:
    dashes = SERIES_DASHES[index % len(SERIES_DASHES)]
    pen.line_through(points, look.fills[index].edge, LINE, dashes)


def draw_key(index: int, x: float, middle: float, pen: Pen, look: ChartLook, *, dots: bool) -> None:
    """Draw a series' key in a legend: a mark, on its line unless the chart has `dots`."""
    width = emu(MARK * 1.3) if dots else pen.line * 3 // 2
    if not dots:
        _draw_dashed(index, [(x, middle), (x + width, middle)], pen, look)
    pen.mark(x + width / 2, middle, index, look.fills[index])
