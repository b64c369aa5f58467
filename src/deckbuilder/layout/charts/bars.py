"""Bars: lying and standing, beside each other or stacked, with their values or an axis of them.

Owns the place of each bar, and whether values fit on or beside the bars. Refuses lines and
slices. Lengths are EMU.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.charts.axes import (
    BELOW,
    SPACE,
    above_level,
    beside_upright,
    draw_base,
    draw_level,
    draw_upright,
    level_axis,
    upright_axis,
)
from deckbuilder.layout.charts.names import (
    Names,
    draw_names_across,
    draw_names_down,
    set_names_across,
    set_names_down,
)
from deckbuilder.layout.charts.pen import Pen
from deckbuilder.layout.charts.scale import Scale, extent, value_scale
from deckbuilder.layout.charts.scheme import outline_chosen
from deckbuilder.model import Chart
from deckbuilder.model.number_formats import format_number
from deckbuilder.scene.chart import BAND, BESIDE, STACK, ChartLook, Region

_GAP = emu(5)
"""The distance of a bar from its value."""

_LOW = emu(2)
"""How far below its bar a value below zero stands."""

MAX_NAMES = 0.4
"""The share of the width or the height that the names of categories may take."""


class Bar(NamedTuple):
    """A bar of a category: from one value to another, `offset` and `depth` shares of the band."""

    category: int
    series: int
    start: float
    end: float
    offset: float
    depth: float
    bold: bool = False
    """Whether its value is bold, as it is highlighted."""

    @property
    def value(self) -> float:
        """The value that the bar stands for."""
        return self.end - self.start if self.start else self.end


class _Field(NamedTuple):
    """Where bars lie or stand: a rectangle, its scale, and how many categories share it."""

    area: Rect
    scale: Scale
    total: int
    lying: bool

    def place(self, bar: Bar) -> tuple[float, float, float, float]:
        """Return a bar's x, y, width and height."""
        x, y, width, height = self.area
        one, other = sorted((self.scale.share(bar.start), self.scale.share(bar.end)))
        if self.lying:
            band = height / self.total
            across = y + band * (bar.category + bar.offset)
            return x + width * one, across, width * (other - one), band * bar.depth
        band = width / self.total
        across = x + band * (bar.category + bar.offset)
        return across, y + height * (1 - other), band * bar.depth, height * (other - one)


def find_bars(chart: Chart, look: ChartLook) -> list[Bar]:
    """Return every bar of a chart; a gap has none."""
    stacked = chart.kind.startswith("stacked")
    depth = STACK if stacked else BAND / len(chart.series)
    share = 1.0 if stacked or len(chart.series) == 1 else BESIDE
    found: list[Bar] = []
    for at in range(len(chart.categories)):
        ends = {True: 0.0, False: 0.0}
        for number, series in enumerate(chart.series):
            value = series.values[at]
            if value is None:
                continue
            base = ends[value >= 0] if stacked else 0.0
            offset = (1 - STACK) / 2 if stacked else (1 - BAND) / 2 + depth * number
            side = offset + depth * (1 - share) / 2
            bold = look.is_chosen(number, at)
            found.append(Bar(at, number, base, base + value, side, depth * share, bold))
            ends[value >= 0] += value
    return found


def draw_lying(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> ChartLook:
    """Draw lying bars between their names and values, or with an axis; return the look."""
    bars, count = find_bars(chart, look), len(chart.categories)
    names, room = _beside_names(chart, plot, plot.height, pen)
    field = _lying_between_labels(chart, bars, room, pen)
    labelled, axis = field is not None, None
    if field is None:
        names, room = _beside_names(chart, plot, plot.height - pen.line - BELOW, pen)
        axis = level_axis(partial(value_scale, chart), chart.number_format, room.width, pen)
        field = _Field(above_level(axis, room, pen), axis.scale, count, lying=True)
        draw_level(axis, field.area, pen, look)
        labelled = _fit_within(chart, bars, field, pen)
    draw_names_down(names, field.area, room.x - SPACE, pen)
    look = _draw_all(chart, bars, field, pen, replace(look, labelled=labelled))
    return replace(
        look,
        step=names.step,
        names=names.shown(chart.labels),
        up=axis and axis.scale,
        plot=_native_plot(chart, bars, field.area, pen),
    )


def _beside_names(chart: Chart, plot: Rect, height: int, pen: Pen) -> tuple[Names, Rect]:
    """Wrap the names of lying bars within a height; also return the room that is left for bars."""
    band = height / len(chart.categories)
    names = set_names_down(chart.labels, band, int(plot.width * MAX_NAMES), pen)
    wide = max((pen.width(line) for lines in names.lines.values() for line in lines), default=0)
    return names, plot.inset(wide + SPACE, 0, 0, 0)


def _native_plot(chart: Chart, bars: list[Bar], area: Rect, pen: Pen) -> Region | None:
    """Return where a native chart's lying bars stand, so that its names have their room.

    None where something else stands around them: a legend, the titles of axes, values to the
    left. The chart's own title takes more than in the drawing.
    """
    others = len(chart.series) > 1 or chart.x_title or chart.y_title
    if others or any(bar.value < 0 for bar in bars):
        return None
    return pen.region(area.inset(0, pen.line // 2, 0, 0))


def draw_standing(chart: Chart, plot: Rect, pen: Pen, look: ChartLook) -> ChartLook:
    """Draw standing bars over their names, with their values or an axis; return the look."""
    bars, count = find_bars(chart, look), len(chart.categories)
    high = int(plot.height * MAX_NAMES)
    field = _standing_between_labels(chart, bars, plot, pen)
    labelled, axis = field is not None, None
    if field is None:
        axis = upright_axis(chart, plot.height - pen.line - BELOW, pen)
        field = _Field(beside_upright(axis, plot, pen), axis.scale, count, lying=False)
    names = set_names_across(chart.labels, field.area.width / count, high, pen)
    under = pen.line * names.line_count + BELOW - (plot.bottom - field.area.bottom if axis else 0)
    field = field._replace(area=field.area.inset(0, 0, 0, max(0, under)))
    if axis:
        # The names may have taken the room of some ticks.
        axis = upright_axis(chart, field.area.height, pen)
        field = field._replace(scale=axis.scale)
        draw_upright(axis, field.area, pen, look)
        labelled = _fit_within(chart, bars, field, pen)
    base = plot.bottom - pen.line * names.line_count - BELOW
    draw_names_across(names, Rect(field.area.x, plot.y, field.area.width, Emu(base - plot.y)), pen)
    look = _draw_all(chart, bars, field, pen, replace(look, labelled=labelled))
    return replace(look, step=names.step, names=names.shown(chart.labels), up=axis and axis.scale)


# --- values --------------------------------------------------------------------------------


def _lying_between_labels(chart: Chart, bars: list[Bar], room: Rect, pen: Pen) -> _Field | None:
    """Find the field of lying bars between their values; None where those do not fit."""
    if chart.kind.startswith("stacked"):
        return None
    widths = [(bar.value, pen.width(_label(chart, bar), bold=bar.bold)) for bar in bars]
    left = max((width + _GAP for value, width in widths if value < 0), default=0)
    right = max((width + _GAP for value, width in widths if value >= 0), default=0)
    area = room.inset(left, 0, right, 0)
    count = len(chart.categories)
    # The value of an only bar may be taller than the bar: the whole band is its own.
    deep = area.height / count * (BAND / len(chart.series) if len(chart.series) > 1 else BESIDE)
    if deep < pen.line * 0.85 or area.width < room.width // 3:
        return None
    return _Field(area, _tight(chart), count, lying=True)


def _standing_between_labels(chart: Chart, bars: list[Bar], plot: Rect, pen: Pen) -> _Field | None:
    """Find the field of standing bars of one series between their values, or None as above."""
    count = len(chart.categories)
    if chart.kind.startswith("stacked") or len(chart.series) > 1:
        return None
    widest = max((pen.width(_label(chart, bar), bold=bar.bold) for bar in bars), default=0)
    if widest > plot.width / count * 0.92:
        return None
    below = pen.line + _LOW if any(bar.value < 0 for bar in bars) else 0
    return _Field(plot.inset(0, pen.line, 0, below), _tight(chart), count, lying=False)


def _tight(chart: Chart) -> Scale:
    """Return a scale from the least to the greatest value, which no ticks mark."""
    low, high = extent(chart)
    low, high = min(low, 0.0), max(high, 0.0)
    return Scale(low, high if high > low else low + 1.0, 1.0)


def _fit_within(chart: Chart, bars: list[Bar], field: _Field, pen: Pen) -> bool:
    """Tell whether each value fits into its piece of a stack."""
    return chart.kind.startswith("stacked") and len(
        _find_room(chart, bars, bars, field, pen)
    ) == sum(1 for bar in bars if bar.value)


def _label(chart: Chart, bar: Bar) -> str:
    value = chart.series[bar.series].values[bar.category]
    return "" if value is None else format_number(value, chart.number_format)


def _draw_all(chart: Chart, bars: list[Bar], field: _Field, pen: Pen, look: ChartLook) -> ChartLook:
    """Draw the bars with their values, or else those of highlighted bars that have room."""
    labelled = bars
    if not look.labelled:
        chosen = [bar for bar in bars if bar.bold]
        labelled = _find_room(chart, bars, chosen, field, pen)
        look = replace(look, called_out=tuple((bar.series, bar.category) for bar in labelled))
        if not all(bar in labelled or not bar.value for bar in chosen):
            look = outline_chosen(look)
    for bar in bars:
        pen.box(*field.place(bar), look.fill(bar.series, bar.category))
    for bar in labelled:
        _draw_label(chart, bar, field, pen, look)
    draw_base(field.area, field.scale.share(0.0), pen, look, lying=field.lying)
    return look


def _find_room(
    chart: Chart, bars: list[Bar], chosen: list[Bar], field: _Field, pen: Pen
) -> list[Bar]:
    """Return those bars, of the chosen ones, whose values have room on or beside them."""
    boxes = {bar: _label_box(chart, bar, field, pen) for bar in chosen}
    places = {bar: Rect(*(Emu(round(length)) for length in field.place(bar))) for bar in bars}
    if chart.kind.startswith("stacked"):
        spare = _GAP // 2
        return [
            bar
            for bar in chosen
            if bar.value and places[bar].contains(boxes[bar].inset(-spare, 0, -spare, 0))
        ]
    margin = -pen.line // 2
    room = field.area.inset(margin, margin, margin, margin)
    return list(pen.find_clear(boxes, room, list(places.values())))


def _label_box(chart: Chart, bar: Bar, field: _Field, pen: Pen) -> Rect:
    """Return the place of a bar's value: on its piece of a stack, or beyond its end."""
    x, y, width, height = field.place(bar)
    wide = pen.width(_label(chart, bar), bold=bar.bold)
    left, top = x + (width - wide) / 2, y + (height - pen.line) / 2
    if chart.kind.startswith("stacked"):
        pass
    elif field.lying:
        left = x + width + _GAP if bar.value >= 0 else x - _GAP - wide
    else:
        top = y - pen.line if bar.value >= 0 else y + height + _LOW
    return Rect(Emu(round(left)), Emu(round(top)), wide, pen.line)


def _draw_label(chart: Chart, bar: Bar, field: _Field, pen: Pen, look: ChartLook) -> None:
    box, label = _label_box(chart, bar, field, pen), _label(chart, bar)
    if not chart.kind.startswith("stacked"):
        pen.text(label, box.x, box.y, bold=bar.bold)
    elif bar.value:
        fill = look.fill(bar.series, bar.category)
        if fill.pattern:
            pen.plate(label, box.x + box.width / 2, box.y)
        pen.text(label, box.x, box.y, bold=bar.bold, colour=fill.ink)
