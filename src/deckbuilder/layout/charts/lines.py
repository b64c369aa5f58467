"""Lines over categories, and points by two numbers: each series with its own mark.

Owns whether lines have their names at their ends. Refuses bars and slices. Lengths are EMU.
"""

from __future__ import annotations

from functools import partial
from itertools import chain, groupby
from typing import NamedTuple

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
from deckbuilder.layout.charts.names import Names, draw_names_across, set_names_across
from deckbuilder.layout.charts.pen import Pen
from deckbuilder.layout.charts.scale import Scale, nice_scale
from deckbuilder.layout.charts.scheme import outline_chosen
from deckbuilder.model import Chart
from deckbuilder.model.number_formats import format_number
from deckbuilder.scene.chart import MARK, ChartLook

_BESIDE = emu(MARK / 2 + 5)
"""The distance of a label from the middle of its point."""

_MAX_ENDS = 0.3
"""The share of the width that names at the ends of lines may take."""

_MAX_MOVE = 1.0
"""How far such a name may be moved from the middle of its point, in lines of text."""

_Point = tuple[float, float]


class _Field(NamedTuple):
    """Where lines run: the axis of values, the names of categories, and the plot."""

    axis: Axis
    names: Names
    area: Rect

    def points(self, chart: Chart) -> list[list[_Point | None]]:
        """Return the points of each series."""
        band = self.area.width / self.names.total
        places = [self.area.x + band * (at + 0.5) for at in range(self.names.total)]
        return [
            _points(chart, index, places, self.axis.scale, self.area)
            for index in range(len(chart.series))
        ]


def name_ends(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> ChartLook:
    """Return the look with names at the ends of lines if they have room; else it has a legend."""
    lasting = all(series.name and series.values[-1] is not None for series in chart.series)
    called_out = len(chart.categories) - 1 in look.chosen_categories
    wide = _end_width(chart, pen, look)
    if called_out or not lasting or wide > plot.width * _MAX_ENDS:
        return look
    field = _fit(chart, plot, pen, wide)
    middles = [points[-1][1] for points in field.points(chart) if points[-1]]
    half = -pen.line // 2
    tops = pen.push_apart([(y, 1) for y in middles], field.area.inset(0, half, 0, 0))
    moves = [top + pen.line / 2 - y for top, y in zip(tops, middles, strict=True)]
    if max(map(abs, moves)) > pen.line * _MAX_MOVE:
        return look
    ends = tuple(round(move / pen.whole.height, 4) for move in moves)
    return replace(look, legend=False, ends=ends)


def _end_width(chart: Chart, pen: Pen, look: ChartLook) -> int:
    return max(
        pen.width(series.name, bold=at in look.chosen_series)
        for at, series in enumerate(chart.series)
    )


def draw_lines(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> ChartLook:
    """Draw a dashed line for each series, with a gap where a value is missing; return the look."""
    field = _fit(chart, plot, pen, _end_width(chart, pen, look) if look.ends else 0)
    draw_upright(field.axis, field.area, pen, look)
    draw_base(field.area, field.axis.scale.share(max(field.axis.scale.low, 0.0)), pen, look)
    draw_names_across(field.names, field.area, pen)
    series = field.points(chart)
    for index, points in enumerate(series):
        _draw_line(index, points, pen, look)
    look = _call_out(chart, series, field.area, pen, look)
    for index, points in enumerate(series):
        for at, point in enumerate(points):
            if point:
                pen.mark(*point, index, look.fill(index, at))
        if look.ends and points[-1]:
            x, y = points[-1]
            top = y + look.ends[index] * pen.whole.height - pen.line / 2
            bold = index in look.chosen_series
            pen.text(chart.series[index].name, x + _BESIDE, top, bold=bold)
    # The native title takes more than the drawing's, and that of an upright axis stands beside it.
    plot = field.area.inset(pen.line if chart.y_title else 0, pen.line // 2, 0, 0)
    return replace(
        look,
        step=field.names.step,
        names=field.names.shown(chart.labels),
        up=field.axis.scale,
        plot=pen.region(plot) if look.ends else None,
    )


def _fit(chart: Chart, plot: Rect, pen: Pen, wide: int) -> _Field:
    """Fit axis, names and lines into a plot, with a width of names at the ends of lines."""
    axis, area = _upright(chart, plot, plot.height - pen.line - BELOW, pen)
    area = _before_ends(chart, area, wide)
    count = len(chart.categories)
    names = set_names_across(chart.labels, area.width / count, int(plot.height * MAX_NAMES), pen)
    under = pen.line * names.line_count + BELOW
    low = plot.inset(0, 0, 0, under - pen.line // 2)
    axis, area = _upright(chart, low, plot.height - under, pen)
    return _Field(axis, names, _before_ends(chart, area, wide))


def _before_ends(chart: Chart, area: Rect, wide: int) -> Rect:
    """Return what of a plot lies before names, which begin in the middle of the last band."""
    if not wide:
        return area
    share = 1 - 0.5 / len(chart.categories)
    return area._replace(width=Emu(min(area.width, int((area.width - wide - _BESIDE) / share))))


# --- values --------------------------------------------------------------------------------


def _call_out(
    chart: Chart, series: list[list[_Point | None]], area: Rect, pen: Pen, look: ChartLook
) -> ChartLook:
    """Set the values of highlighted categories above their points; return the look.

    Where one finds no room, the points have heavy outlines. A highlighted line is heavy itself.
    """
    half, boxes, labels = emu(MARK / 2), {}, {}
    chosen = [(index, at) for at in look.chosen_categories for index in range(len(series))]
    for index, at in chosen:
        point, value = series[index][at], chart.series[index].values[at]
        if point and value is not None and look.is_chosen(index, at):
            label = format_number(value, chart.number_format)
            wide = pen.width(label, bold=True)
            left, top = point[0] - wide / 2, point[1] - half - emu(2) - pen.line
            boxes[index, at] = Rect(Emu(round(left)), Emu(round(top)), wide, pen.line)
            labels[index, at] = label
    taken = [
        Rect(Emu(round(x) - half), Emu(round(y) - half), Emu(2 * half), Emu(2 * half))
        for x, y in filter(None, chain.from_iterable(series))
    ]
    found = pen.find_clear(boxes, area.inset(0, -pen.line, 0, 0), taken)
    for key, box in found.items():
        pen.text(labels[key], box.x, box.y, bold=True)
    look = look if len(found) == len(boxes) else outline_chosen(look)
    return replace(look, called_out=tuple(found))


# --- points --------------------------------------------------------------------------------


def draw_scatter(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> ChartLook:
    """Draw a mark for each pair of numbers; neither axis need hold zero. Return the look."""
    look = outline_chosen(look) if look.chosen_series else look
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


def _points(
    chart: Chart, index: int, places: list[float], scale: Scale, area: Rect
) -> list[_Point | None]:
    """Return the x and y of each value of a series, None for a gap."""
    return [
        None if value is None else (x, area.bottom - area.height * scale.share(value))
        for x, value in zip(places, chart.series[index].values, strict=True)
    ]


def _draw_line(index: int, points: list[_Point | None], pen: Pen, look: ChartLook) -> None:
    for _, stretch in groupby(points, bool):
        line = [point for point in stretch if point]
        if len(line) > 1:
            pen.line_through(line, *look.line(index))


def draw_key(index: int, x: float, middle: float, pen: Pen, look: ChartLook, *, dots: bool) -> None:
    """Draw a series' key in a legend: a mark, on its line unless the chart has `dots`."""
    width = emu(MARK * 1.3) if dots else pen.line * 3 // 2
    if not dots:
        pen.line_through([(x, middle), (x + width, middle)], *look.line(index))
    pen.mark(x + width / 2, middle, index, look.fills[index])
