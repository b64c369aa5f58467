"""Axes of values: which ticks fit, and the lines and labels of them.

Owns the room that an axis takes from the plot. Refuses categories and marks. Lengths are EMU.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from deckbuilder.geometry import Rect, emu
from deckbuilder.layout.charts.pen import Pen
from deckbuilder.layout.charts.scale import Scale, value_scale
from deckbuilder.model import Chart
from deckbuilder.model.number_formats import format_number
from deckbuilder.scene.chart import ChartLook

SPACE = emu(8)
"""The distance of a plot from the labels beside it."""

BELOW = emu(4)
"""The distance of a plot from the labels below it."""

_MAX_STEPS = 5
"""About how many steps an axis has where there is room."""

_GRID_WIDTH, _RULE_WIDTH = 0.75, 1.0


class Axis(NamedTuple):
    """A scale, the labels of its ticks, and the width that those take, or others would."""

    scale: Scale
    labels: list[str]
    width: int = 0


ScaleOf = Callable[[int], Scale]
"""Makes a scale of about so many steps."""


def upright_axis(chart: Chart, height: int, pen: Pen) -> Axis:
    """Choose an axis of a chart's values whose labels, one above the other, do not touch.

    Its width does not depend on its height, so that names below it may be broken first.
    """
    number_format = chart.number_format
    axes = [_axis(value_scale(chart, count), number_format) for count in range(_MAX_STEPS, 1, -1)]
    ends = _ends(value_scale(chart, 1), number_format)
    width = max(pen.width(label) for axis in (*axes, ends) for label in axis.labels)
    fitting = (axis for axis in axes if len(axis.labels) * pen.line * 1.25 <= height)
    return next(fitting, ends)._replace(width=width)


def level_axis(scale_of: ScaleOf, number_format: str, width: int, pen: Pen) -> Axis:
    """Choose an axis whose labels, side by side, do not touch."""
    for count in range(_MAX_STEPS, 1, -1):
        axis = _axis(scale_of(count), number_format)
        widest = max(map(pen.width, axis.labels))
        if len(axis.labels) * (widest + pen.line // 2) <= width:
            return axis
    return _ends(scale_of(1), number_format)


def _axis(scale: Scale, number_format: str) -> Axis:
    return Axis(scale, [format_number(tick, number_format) for tick in scale.ticks()])


def _ends(scale: Scale, number_format: str) -> Axis:
    """Return an axis with ticks at its ends alone, where there is hardly room for labels."""
    return _axis(Scale(scale.low, scale.high, scale.high - scale.low), number_format)


def beside_upright(axis: Axis, plot: Rect, pen: Pen) -> Rect:
    """Return what is left of a plot right of an upright axis's labels."""
    half = pen.line // 2
    return plot.inset(axis.width + SPACE, half, 0, half)


def above_level(axis: Axis, plot: Rect, pen: Pen, below: int = BELOW) -> Rect:
    """Return what is left of a plot above a level axis's labels, which jut out at both ends."""
    first, last = pen.width(axis.labels[0]), pen.width(axis.labels[-1])
    return plot.inset(first // 2, 0, last // 2, pen.line + below)


def draw_upright(axis: Axis, plot: Rect, pen: Pen, look: ChartLook) -> None:
    """Draw the lines of an upright axis across the plot, and their labels left of it."""
    for tick, label in zip(axis.scale.ticks(), axis.labels, strict=True):
        y = plot.bottom - plot.height * axis.scale.share(tick)
        pen.line_through([(plot.x, y), (plot.right, y)], look.grid, _GRID_WIDTH)
        pen.text(label, plot.x - SPACE, y - pen.line / 2, align=1.0)


def draw_level(axis: Axis, plot: Rect, pen: Pen, look: ChartLook, below: int = BELOW) -> None:
    """Draw the lines of a level axis up the plot, and their labels below it."""
    for tick, label in zip(axis.scale.ticks(), axis.labels, strict=True):
        x = plot.x + plot.width * axis.scale.share(tick)
        pen.line_through([(x, plot.y), (x, plot.bottom)], look.grid, _GRID_WIDTH)
        pen.text(label, x, plot.bottom + below, align=0.5)


def draw_base(plot: Rect, share: float, pen: Pen, look: ChartLook, *, lying: bool = False) -> None:
    """Draw the line on which bars stand, at its share of the axis of values."""
    if lying:
        x = plot.x + plot.width * share
        pen.line_through([(x, plot.y), (x, plot.bottom)], look.rule, _RULE_WIDTH)
    else:
        y = plot.bottom - plot.height * share
        pen.line_through([(plot.x, y), (plot.right, y)], look.rule, _RULE_WIDTH)
