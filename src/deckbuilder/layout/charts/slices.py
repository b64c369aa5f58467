"""Slices: a pie with its labels beside it or a legend, a doughnut with a legend.

Owns angles and the places of labels. Refuses axes. Lengths are EMU.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.charts.pen import Pen
from deckbuilder.layout.charts.scale import label_format, total_of
from deckbuilder.model import Chart
from deckbuilder.model.number_formats import format_number, read_number_format
from deckbuilder.scene.chart import ChartLook, Wedge

_HOLE = 0.55
"""The radius of a doughnut's hole, as a share of its own."""

_MAX_PIE = 0.42
"""The share of the width that a pie may take; its labels have the rest."""

_REACH = emu(12)
"""The distance of a label from its slice."""

_NATIVE_REACH = emu(5)
"""The distance of a native chart's label from its slice, as nearly as can be."""

_WRAPPED = 0.2
"""About the share of the width at which a reader breaks the label of a slice."""

_MAX_LINES = 3
"""The lines that a label beside its slice may have; there is a legend instead of taller ones."""


class _Slice(NamedTuple):
    """A slice of a category: angles in degrees, clockwise from twelve o'clock."""

    at: int
    start: float
    end: float
    label: str
    bold: bool

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


class _Label(NamedTuple):
    """A label beside a pie: its lines, their top, and the slice they belong to."""

    slice: _Slice
    lines: list[str]
    top: float


class _Circle(NamedTuple):
    """Where a pie or a doughnut stands; a doughnut has a hole of this radius."""

    centre: tuple[Emu, Emu]
    radius: Emu
    hole: Emu = Emu(0)

    @property
    def rect(self) -> Rect:
        left, top = self.centre[0] - self.radius, self.centre[1] - self.radius
        return Rect(Emu(left), Emu(top), Emu(2 * self.radius), Emu(2 * self.radius))

    def point(self, angle: float, distance: float) -> tuple[float, float]:
        """Return the point at an angle, at a distance from the centre."""
        turn = radians(angle)
        return self.centre[0] + distance * sin(turn), self.centre[1] - distance * cos(turn)


def _label_value(chart: Chart, value: float | None) -> str:
    """Return the label of a value: as it is, or its share of the whole."""
    if value is None:
        return ""
    if chart.kind == "pie" and not read_number_format(chart.number_format).percent:
        total = total_of(chart)
        value = value / total if total else 0.0
    return format_number(value, label_format(chart))


def _find_slices(chart: Chart, look: ChartLook) -> list[_Slice]:
    """Return the slices that have an extent; the labels of highlighted ones are bold."""
    values = [max(0.0, value or 0.0) for value in chart.series[0].values]
    total = total_of(chart)
    found: list[_Slice] = []
    angle = 0.0
    for index, value in enumerate(values):
        sweep = 360.0 * value / total if total else 0.0
        if sweep:
            label, bold = _label_value(chart, value), look.is_chosen(0, index)
            found.append(_Slice(index, angle, angle + sweep, label, bold))
        angle += sweep
    return found


def _draw_wedges(slices: list[_Slice], circle: _Circle, pen: Pen, look: ChartLook) -> None:
    for each in slices:
        pen.drawn.append(
            Wedge(
                centre=circle.centre,
                radius=circle.radius,
                hole=circle.hole,
                start=round(each.start, 4),
                end=round(each.end, 4),
                fill=look.fills[each.at],
            )
        )


# --- pies ----------------------------------------------------------------------------------


def draw_pie(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> ChartLook:
    """Draw a pie with its labels beside it, or a legend where those would not be clear.

    Return the look.
    """
    slices = _find_slices(chart, look)
    # Above the pie and below it is room for a line: a native label stays where its slice is.
    height = plot.height - 2 * (pen.line + _NATIVE_REACH)
    radius = Emu(max(0, min(height, int(plot.width * _MAX_PIE)) // 2))
    circle = _Circle((Emu(plot.x + plot.width // 2), Emu(plot.y + plot.height // 2)), radius)
    # A category without a slice, for it is nought or withheld, is named by a legend alone.
    if len(slices) < len(chart.categories) or not _are_clear(chart, slices, circle, plot, pen):
        return _draw_keyed(chart, slices, plot, height, pen, look)
    _draw_wedges(slices, circle, pen, look)
    for right in (True, False):
        side = [each for each in slices if (each.middle < 180.0) == right]
        for label in _spread(chart, side, circle, plot, pen):
            _label_slice(label, circle, pen, look, right=right)
    return replace(look, labelled=True, plot=pen.region(circle.rect))


def _draw_keyed(
    chart: Chart, slices: list[_Slice], plot: Rect, height: int, pen: Pen, look: ChartLook
) -> ChartLook:
    """Draw a pie of thin slices with a legend; labels, where there is room, show only shares."""
    beside = max((pen.width(each.label) for each in slices), default=0) + 2 * _NATIVE_REACH
    radius = Emu(max(0, min(height, plot.width // 2 - 2 * beside)) // 2)
    circle = _Circle((Emu(plot.x + beside + radius), Emu(plot.y + plot.height // 2)), radius)
    _draw_wedges(slices, circle, pen, look)
    shown = _find_clear(slices, circle, plot, pen) if radius else {}
    for each, box in shown.items():
        pen.text(each.label, box.x, box.y, bold=each.bold)
    left = Emu(circle.rect.right + beside + emu(20)) if slices else plot.x
    labelled = {each.at for each in shown}
    names, key = _draw_list(chart, labelled, left, plot, pen, look)
    return replace(
        look,
        labelled=True,
        names=names,
        legend=True,
        bare=tuple(at for at in range(len(chart.categories)) if at not in labelled),
        plot=pen.region(circle.rect) if radius else None,
        key=pen.region(key),
    )


def _are_clear(chart: Chart, slices: list[_Slice], circle: _Circle, plot: Rect, pen: Pen) -> bool:
    """Tell whether labels with names, each where a native chart has it, would be apart."""
    boxes: dict[_Slice, Rect] = {}
    room = min(plot.width * _WRAPPED, plot.width / 2 - circle.radius - _REACH)
    for each in slices:
        lines = pen.wrap(_name(chart, each), room, _MAX_LINES + 1, bold=each.bold)
        wide = max(pen.width(line, bold=each.bold) for line in lines)
        boxes[each] = _outside(each, circle, wide, pen.line * len(lines))
        if len(lines) > _MAX_LINES:
            return False
    spare = -pen.line // 4
    return len(pen.find_clear(boxes, plot.inset(spare, spare, spare, spare))) == len(boxes)


def _find_clear(slices: list[_Slice], circle: _Circle, plot: Rect, pen: Pen) -> dict[_Slice, Rect]:
    """Return the places of the shares that are apart; the greater slices have theirs first."""
    boxes = {
        each: _outside(each, circle, pen.width(each.label, bold=each.bold), pen.line)
        for each in sorted(slices, key=lambda each: each.start - each.end)
    }
    return pen.find_clear(boxes, plot)


def _outside(each: _Slice, circle: _Circle, wide: int, high: int) -> Rect:
    """Return the place of a label beside the middle of its slice's rim."""
    turn = radians(each.middle)
    x, y = sin(turn), -cos(turn)
    reach = circle.radius + _NATIVE_REACH
    left = circle.centre[0] + reach * x + wide * (x - 1) / 2
    top = circle.centre[1] + reach * y + high * (y - 1) / 2
    return Rect(Emu(round(left)), Emu(round(top)), Emu(wide), Emu(high))


def _spread(
    chart: Chart, side: list[_Slice], circle: _Circle, plot: Rect, pen: Pen
) -> list[_Label]:
    """Place the labels of one side, none over another, all within the plot.

    Where there are too many, each has a line, and in the end the smallest slices have no label.
    """
    room = plot.width / 2 - circle.radius - _REACH
    max_lines = _MAX_LINES
    while True:
        labels = [
            _Label(
                each,
                pen.wrap(_name(chart, each), room, max_lines, bold=each.bold),
                circle.point(each.middle, circle.radius)[1],
            )
            for each in side
        ]
        if sum(len(label.lines) for label in labels) * pen.line <= plot.height or not side:
            tops = pen.push_apart([(label.top, len(label.lines)) for label in labels], plot)
            return [label._replace(top=top) for label, top in zip(labels, tops, strict=True)]
        if max_lines > 1:
            max_lines -= 1
        else:
            smallest = min(side, key=lambda each: each.end - each.start)
            side = [each for each in side if each is not smallest]


def _name(chart: Chart, each: _Slice) -> str:
    return f"{chart.categories[each.at]}, {each.label}"


def _label_slice(label: _Label, circle: _Circle, pen: Pen, look: ChartLook, *, right: bool) -> None:
    """Set a label beside its slice; where it had to move, a line leads to it."""
    rim = circle.point(label.slice.middle, circle.radius)
    high = pen.line * len(label.lines)
    middle = label.top + high / 2
    x = _beside(label.top, high, circle, right=right)
    pen.lines(label.lines, x, label.top, align=0.0 if right else 1.0, bold=label.slice.bold)
    inner = x - emu(3) if right else x + emu(3)
    if abs(middle - rim[1]) > pen.line * 0.75:
        pen.line_through([rim, (inner, middle)], look.rule, 0.75)


def _beside(top: float, high: int, circle: _Circle, *, right: bool) -> float:
    """Return the x nearest to a pie at which a label of a height stands clear of it."""
    x, y = circle.centre
    nearest = max(top - y, y - top - high, 0.0)
    reach = sqrt(max(0.0, circle.radius**2 - nearest**2)) + _REACH
    return x + reach if right else x - reach


# --- doughnuts -----------------------------------------------------------------------------


def draw_doughnut(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> ChartLook:
    """Draw a ring with the values that fit on it, and a legend with the others; return the look."""
    slices = _find_slices(chart, look)
    radius = Emu(min(plot.height, plot.width // 2) // 2)
    centre = (Emu(plot.x + radius), Emu(plot.y + plot.height // 2))
    circle = _Circle(centre, radius, Emu(round(radius * _HOLE)))
    _draw_wedges(slices, circle, pen, look)
    shown = [each for each in slices if _fits(each, radius, pen)]
    for each in shown:
        x, y = circle.point(each.middle, radius * (1 + _HOLE) / 2)
        ink = look.fills[each.at].ink
        pen.text(each.label, x, y - pen.line / 2, align=0.5, colour=ink, bold=each.bold)
    left = Emu(circle.rect.right + emu(28))
    _draw_list(chart, {each.at for each in shown}, left, plot, pen, look)
    return replace(look, labelled=True)


def _fits(each: _Slice, radius: int, pen: Pen) -> bool:
    """Tell whether a slice of a ring has room for its value."""
    chord = 2 * radius * (1 + _HOLE) / 2 * sin(radians(min(180.0, each.end - each.start) / 2))
    return pen.width(each.label) * 1.1 <= radius * (1 - _HOLE) and pen.line * 1.2 <= chord


def _draw_list(
    chart: Chart, shown: set[int], left: Emu, plot: Rect, pen: Pen, look: ChartLook
) -> tuple[tuple[str, ...], Rect]:
    """List the categories beside slices, with those values that do not stand there.

    What does not fit one below the other goes on in further columns. Returns the names as
    shortened, and the place of the list.
    """
    key = pen.line * 2 // 3
    count = len(chart.categories)
    columns = -(-count // max(1, plot.height // pen.line))
    rows = -(-count // columns)
    wide = (plot.right - left) / columns
    pitch = min(pen.line * 1.4, plot.height / rows)
    top = plot.y + (plot.height - pitch * rows) / 2
    names = []
    for index, name in enumerate(chart.labels):
        x, y = left + wide * (index // rows), top + pitch * (index % rows)
        label = "" if index in shown else _label_value(chart, chart.series[0].values[index])
        tail = f", {label}" if label else ""
        room = wide - key * 2
        bold = look.is_chosen(0, index)
        short = pen.shorten(name, room - pen.width(tail, bold=bold), bold=bold)
        if not short:
            short, tail = pen.shorten(name, room, bold=bold), ""
        names.append(short or name)
        pen.box(x, y + (pen.line - key) / 2, key, key, look.fills[index])
        pen.text(short + tail, x + key * 3 // 2, y, bold=bold)
    # A native legend that is wider than its names asks for sets them side by side.
    widest = max(map(pen.width, names), default=0) + pen.line * 2
    width = min(Emu(plot.right - left), Emu(widest * columns))
    # The native chart's title reaches lower than the drawing's.
    first, last = max(round(top), plot.y + pen.line // 2), round(top + pitch * rows)
    return tuple(names), Rect(left, Emu(first), width, Emu(max(0, last - first)))
