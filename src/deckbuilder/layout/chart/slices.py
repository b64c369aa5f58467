"""Slices: a pie with its labels beside it, a doughnut with a legend.

Owns angles and the places of labels. Refuses axes. Lengths are EMU.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import NamedTuple

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.chart.bars import Labels
from deckbuilder.layout.chart.pen import Pen
from deckbuilder.layout.chart.scale import format_value
from deckbuilder.layout.drawn import ChartLook, Wedge
from deckbuilder.model import Chart

_HOLE = 0.55
"""The radius of a doughnut's hole, as a share of its own."""

_PIE = 0.42
"""The most of the width that a pie takes; its labels have the rest."""

_REACH = emu(12)
"""The distance of a label from its slice."""


class _Slice(NamedTuple):
    """A slice of a category: angles in degrees, clockwise from twelve o'clock."""

    at: int
    start: float
    end: float
    label: str

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


class _Place(NamedTuple):
    """A label beside a pie: its lines, their top, and the slice they belong to."""

    slice: _Slice
    lines: list[str]
    top: float


def draw_slices(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> Labels:
    """Draw a pie or a doughnut: clockwise from twelve o'clock."""
    draw = _draw_pie if chart.kind == "pie" else _draw_doughnut
    draw(chart, plot, pen, look)
    return Labels(labelled=True, step=1)


def _find_slices(chart: Chart) -> list[_Slice]:
    """Return the slices that have an extent."""
    values = [max(0.0, value or 0.0) for value in chart.series[0].values]
    total = sum(values)
    found: list[_Slice] = []
    angle = 0.0
    for index, value in enumerate(values):
        sweep = 360.0 * value / total if total else 0.0
        if sweep:
            label = format_value(value, chart.number_format)
            found.append(_Slice(index, angle, angle + sweep, label))
        angle += sweep
    return found


def _draw_wedges(
    slices: list[_Slice], centre: tuple[Emu, Emu], radius: Emu, hole: Emu, pen: Pen,
    look: ChartLook,
) -> None:  # fmt: skip
    for each in slices:
        pen.drawn.append(
            Wedge(centre=centre, radius=radius, hole=hole, start=round(each.start, 4),
                  end=round(each.end, 4), fill=look.fills[each.at])
        )  # fmt: skip


# --- pies ----------------------------------------------------------------------------------


def _draw_pie(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> None:
    slices = _find_slices(chart)
    if not slices:
        _draw_list(chart, set(), plot.x, plot, pen, look)
        return
    radius = Emu(min(plot.height - pen.line, int(plot.width * _PIE)) // 2)
    centre = (Emu(plot.x + plot.width // 2), Emu(plot.y + plot.height // 2))
    _draw_wedges(slices, centre, radius, Emu(0), pen, look)
    room = plot.width / 2 - radius - _REACH
    for right in (True, False):
        side = [each for each in slices if (each.middle < 180.0) == right]
        for place in _spread(chart, side, (centre[1], radius), plot, room, pen):
            _label_slice(place, centre, radius, pen, look, right=right)


def _spread(
    chart: Chart, side: list[_Slice], circle: tuple[float, float], plot: Rect, room: float,
    pen: Pen,
) -> list[_Place]:  # fmt: skip
    """Find places for the labels of one side, none over another, all within the plot.

    Where they are too many, they have a line each, and at last the smallest slices have none.
    """
    most = 3
    while True:
        places = [
            _Place(each, pen.wrap(_name(chart, each), room, most),
                   circle[0] - circle[1] * cos(radians(each.middle)))
            for each in side
        ]  # fmt: skip
        if sum(len(place.lines) for place in places) * pen.line <= plot.height or not side:
            break
        if most > 1:
            most -= 1
        else:
            least = min(side, key=lambda each: each.end - each.start)
            side = [each for each in side if each is not least]
    return _pushed_apart(places, plot, pen)


def _name(chart: Chart, each: _Slice) -> str:
    share = (each.end - each.start) / 360.0
    parts = [chart.categories[each.at], each.label]
    return ", ".join(parts if "%" in chart.number_format else [*parts, f"{share:.0%}"])


def _pushed_apart(places: list[_Place], plot: Rect, pen: Pen) -> list[_Place]:
    placed: list[_Place] = []
    free = float(plot.y)
    for place in sorted(places, key=lambda place: place.top):
        top = max(free, place.top - pen.line * len(place.lines) / 2)
        placed.append(place._replace(top=top))
        free = top + pen.line * len(place.lines)
    limit = float(plot.bottom)
    for at, place in reversed(list(enumerate(placed))):
        top = min(place.top, limit - pen.line * len(place.lines))
        placed[at] = place._replace(top=top)
        limit = top
    return placed


def _label_slice(
    place: _Place, centre: tuple[Emu, Emu], radius: Emu, pen: Pen, look: ChartLook, *, right: bool
) -> None:  # fmt: skip
    """Set a label beside its slice; where it had to move, a line leads to it."""
    turn = radians(place.slice.middle)
    rim = (centre[0] + radius * sin(turn), centre[1] - radius * cos(turn))
    high = pen.line * len(place.lines)
    middle = place.top + high / 2
    x = _beside(place.top, high, centre, radius, right=right)
    pen.lines(place.lines, x, place.top, align=0.0 if right else 1.0)
    inner = x - emu(3) if right else x + emu(3)
    if abs(middle - rim[1]) > pen.line * 0.75:
        pen.line_through([rim, (inner, middle)], look.rule, 0.75)


def _beside(
    top: float, high: int, centre: tuple[Emu, Emu], radius: Emu, *, right: bool
) -> float:  # fmt: skip
    """Return the x nearest to a pie at which a label of a height stands clear of it."""
    nearest = max(top - centre[1], centre[1] - top - high, 0.0)
    reach = sqrt(max(0.0, radius**2 - nearest**2)) + _REACH
    return centre[0] + reach if right else centre[0] - reach


# --- doughnuts -----------------------------------------------------------------------------


def _draw_doughnut(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> None:
    """Draw a ring with the values that fit on it, and a legend, which has the other values."""
    slices = _find_slices(chart)
    radius = Emu(min(plot.height, plot.width // 2) // 2)
    centre = (Emu(plot.x + radius), Emu(plot.y + plot.height // 2))
    _draw_wedges(slices, centre, radius, Emu(round(radius * _HOLE)), pen, look)
    ring = radius * (1 + _HOLE) / 2
    shown = {each.at for each in slices if _fits(each, radius, pen)}
    for each in slices:
        if each.at in shown:
            turn = radians(each.middle)
            x, y = centre[0] + ring * sin(turn), centre[1] - ring * cos(turn)
            ink = look.fills[each.at].ink
            pen.text(each.label, x, y - pen.line / 2, align=0.5, colour=ink)
    _draw_list(chart, shown, Emu(centre[0] + radius + emu(28)), plot, pen, look)


def _fits(each: _Slice, radius: int, pen: Pen) -> bool:
    """Tell whether a slice of a ring has room for its value."""
    chord = 2 * radius * (1 + _HOLE) / 2 * sin(radians(min(180.0, each.end - each.start) / 2))
    return pen.width(each.label) * 1.1 <= radius * (1 - _HOLE) and pen.line * 1.2 <= chord


def _draw_list(
    chart: Chart, shown: set[int], left: Emu, plot: Rect, pen: Pen, look: ChartLook
) -> None:  # fmt: skip
    """List the categories beside a ring, with those values that the ring does not show.

    What does not fit one below the other goes on in further columns.
    """
    key = pen.line * 2 // 3
    count = len(chart.categories)
    columns = -(-count // max(1, plot.height // pen.line))
    rows = -(-count // columns)
    wide = (plot.right - left) / columns
    pitch = min(pen.line * 1.4, plot.height / rows)
    top = plot.y + (plot.height - pitch * rows) / 2
    for index, name in enumerate(chart.categories):
        x, y = left + wide * (index // rows), top + pitch * (index % rows)
        value = chart.series[0].values[index]
        said = "" if value is None or index in shown else format_value(value, chart.number_format)
        tail = f", {said}" if said else ""
        room = wide - key * 2 - pen.width(tail)
        pen.box(x, y + (pen.line - key) / 2, key, key, look.fills[index])
        pen.text(pen.shorten(name, room) + tail, x + key * 3 // 2, y)
