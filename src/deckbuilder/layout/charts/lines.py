"""Lines over categories, and points by two numbers: each series with its own mark.

Refuses bars and slices. Lengths are EMU.
"""

from __future__ import annotations

from functools import partial

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
from deckbuilder.layout.charts.bars import NAMES, Labels
from deckbuilder.layout.charts.names import draw_names_across, set_names_across
from deckbuilder.layout.charts.pen import Pen
from deckbuilder.layout.charts.scale import Scale, nice_scale, value_scale
from deckbuilder.model import Chart
from deckbuilder.scene.chart import LINE, MARK, SERIES_DASHES, ChartLook


def dash_of(series: int) -> tuple[int, ...]:
    """Return the dashes of a series' line, in widths of the line."""
    return SERIES_DASHES[series % len(SERIES_DASHES)]


def draw_lines(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> Labels:
    """Draw a line for each series, broken where a value is missing; each dashed its own way."""
    axis, area = _upright(chart, plot, plot.height - pen.line - BELOW, pen)
    count = len(chart.categories)
    names = set_names_across(chart.categories, area.width / count, int(plot.height * NAMES), pen)
    under = pen.line * names.most + BELOW
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
    for index in range(len(chart.series)):
        places = [area.x + band * (at + 0.5) for at in range(count)]
        _draw_line(index, _points(chart, index, places, axis.scale, area), pen, look)
    return Labels(labelled=False, step=names.step, names=names.shown(chart.categories))


def draw_scatter(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> Labels:
    """Draw a mark for each pair of numbers; neither axis need hold zero."""
    axis, beside = _upright(chart, plot, plot.height - pen.line - BELOW, pen)
    across = level_axis(partial(position_scale, chart), "General", beside.width, pen)
    below = pen.line // 2 + BELOW  # The lowest label of the other axis reaches down as far.
    above = above_level(across, plot, pen, below)
    axis = upright_axis(partial(value_scale, chart), chart.number_format, above.height, pen)
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
                pen.mark(*point, index, look.marks[index])
    return Labels(labelled=False, step=1)


def position_scale(chart: Chart, ticks: int) -> Scale:
    """Choose the scale of a scatter chart's x."""
    return nice_scale(min(chart.positions), max(chart.positions), ticks, zero=False)


def _upright(chart: Chart, plot: Rect, height: int, pen: Pen) -> tuple[Axis, Rect]:
    axis = upright_axis(partial(value_scale, chart), chart.number_format, height, pen)
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
    mark = look.marks[index]
    stretch: list[_Point] = []
    for point in (*points, None):
        if point is not None:
            stretch.append(point)
            continue
        if len(stretch) > 1:
            pen.line_through(stretch, mark.edge, LINE, dash_of(index))
        for x, y in stretch:
            pen.mark(x, y, index, mark)
        stretch = []


def draw_key(index: int, x: float, middle: float, pen: Pen, look: ChartLook, *, dots: bool) -> int:
    """Draw a series' key in a legend, and return its width: a mark, on its line unless `dots`."""
    mark = look.marks[index]
    width = emu(MARK * 1.3) if dots else pen.line * 3 // 2
    if not dots:
        pen.line_through([(x, middle), (x + width, middle)], mark.edge, LINE, dash_of(index))
    pen.mark(x + width / 2, middle, index, mark)
    return width
