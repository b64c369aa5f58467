"""Charts as vectors for formats without native charts, and the look of native charts.

Owns the geometry of a chart's drawing; PowerPoint draws its own from the same data and with the
same look. Refuses the native chart's XML. Lengths are EMU on the slide.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.brand.theme_colours import Colours
from deckbuilder.geometry import Rect, emu
from deckbuilder.layout.charts.bars import draw_lying, draw_standing
from deckbuilder.layout.charts.lines import draw_key, draw_lines, draw_scatter, name_ends
from deckbuilder.layout.charts.pen import MARKS, Pen
from deckbuilder.layout.charts.scale import extent, is_high, nice_scale
from deckbuilder.layout.charts.scheme import choose_look
from deckbuilder.layout.charts.slices import draw_doughnut, draw_pie
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.model import Chart
from deckbuilder.scene.chart import ChartLook
from deckbuilder.scene.slide import Drawn

__all__ = ["MARKS", "choose_look", "draw_chart", "nice_scale"]

_TITLE_LINES = 3
_SPACE = emu(8)
_MAX_LEGEND = 0.35
"""The share of the height that a legend may take."""
_MAX_WHOLE_LEGEND = 0.5
"""The share that it may take so that no name is cut."""

_ROUND = ("pie", "doughnut")
"""The kinds that have slices; they have a legend of their own, or names beside the slices."""
_FREE = ("scatter", *_ROUND)
"""The kinds whose values are not measured from zero on an axis."""

_DRAW = {
    "bar": draw_lying, "stacked-bar": draw_lying, "column": draw_standing,
    "stacked-column": draw_standing, "line": draw_lines, "scatter": draw_scatter,
    "pie": draw_pie, "doughnut": draw_doughnut,
}  # fmt: skip


def draw_chart(
    chart: Chart, rect: Rect, size: float, faces: Faces, colours: Colours
) -> tuple[tuple[Drawn, ...], ChartLook]:
    """Draw a chart into a rectangle, its labels at `size` points; also return its look.

    `colours` are those of the background and of the theme that it is shown with.
    """
    pen = Pen(size, faces, rect)
    look = choose_look(chart, colours)
    lines = pen.wrap(chart.title, rect.width, _TITLE_LINES, bold=True)
    pen.lines(lines, rect.x, rect.y, bold=True, colour="tx2")
    plot = rect.inset(0, pen.line * len(lines) + _SPACE, 0, 0)
    if chart.kind not in _ROUND:
        if look.legend and chart.kind == "line":
            look = name_ends(chart, _inside_titles(chart, plot, pen), pen, look)
        if look.legend:
            plot = _draw_legend(chart, plot, pen, look)
        plot = _draw_titles(chart, plot, pen)
    look = _DRAW[chart.kind](chart, plot, pen, look)
    from_zero = chart.kind not in _FREE and is_high(*extent(chart))
    return tuple(pen.drawn), replace(look, from_zero=from_zero)


def _draw_legend(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> Rect:
    """Draw the legend in rows above the plot, and return the plot that remains.

    The key of a line shows its dashes and mark, so that colour is not all that tells it.
    """
    points = chart.kind in ("line", "scatter")
    space = pen.line // 3
    key = pen.line * 3 // 2 if points else pen.line * 2 // 3
    names = _legend_names(chart, plot, pen, key + space)
    x, y = int(plot.x), int(plot.y)
    for index, name in enumerate(names):
        bold = index in look.chosen_series
        wide = key + space + pen.width(name, bold=bold)
        if x > plot.x and x + wide > plot.right:
            x, y = int(plot.x), y + pen.line
        middle = y + pen.line / 2
        if points:
            draw_key(index, x, middle, pen, look, dots=chart.kind == "scatter")
        else:
            pen.box(x, middle - key / 2, key, key, look.fills[index])
        pen.text(name, x + key + space, y, bold=bold)
        x += wide + pen.line
    return plot.inset(0, y - plot.y + pen.line + _SPACE, 0, 0)


def _legend_names(chart: Chart, plot: Rect, pen: Pen, key: int) -> list[str]:
    """Return the names in a legend: in full in up to half the height, else cut to fewer rows."""
    whole = [pen.shorten(series.name, plot.width - key) for series in chart.series]
    rows, x = 1, 0
    for name in whole:
        wide = key + pen.width(name)
        if x and x + wide > plot.width:
            rows, x = rows + 1, 0
        x += wide + pen.line
    if rows * pen.line <= plot.height * _MAX_WHOLE_LEGEND:
        return whole
    fewer = max(1, int(plot.height * _MAX_LEGEND) // pen.line)
    if len(whole) <= fewer:
        return whole
    # In the worst case each row holds the names of this many series.
    room = plot.width // -(-len(whole) // fewer) - pen.line - key
    return [pen.shorten(series.name, room) for series in chart.series]


def _draw_titles(chart: Chart, plot: Rect, pen: Pen) -> Rect:
    """Draw the titles of the axes, the upright one above its axis, and return what remains."""
    across, up = _axis_titles(chart)
    middle, foot = plot.x + plot.width // 2, plot.bottom - pen.line
    pen.text(pen.shorten(up, plot.width), plot.x, plot.y)
    pen.text(pen.shorten(across, plot.width), middle, foot, align=0.5)
    return _inside_titles(chart, plot, pen)


def _axis_titles(chart: Chart) -> tuple[str, str]:
    """Return the title of the level axis and that of the upright one."""
    titles = chart.x_title, chart.y_title
    return titles[::-1] if chart.kind in ("bar", "stacked-bar") else titles


def _inside_titles(chart: Chart, plot: Rect, pen: Pen) -> Rect:
    """Return what the titles of the axes leave of a plot."""
    across, up = _axis_titles(chart)
    high = pen.line + _SPACE // 2
    return plot.inset(0, high if up else 0, 0, high if across else 0)
