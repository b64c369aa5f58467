"""Scales of axes, and which format the numbers of labels have. Refuses to draw."""

from __future__ import annotations

import math
from typing import NamedTuple

from deckbuilder.model import Chart
from deckbuilder.model.number_formats import read_number_format

_CLOSE = 5 / 6
"""An axis that need not hold zero does so unless its least value is this share of its greatest,
as in PowerPoint."""

_MAX_SHARE = 0.92
"""How much of an axis values may take so that a label has room beyond them."""

_MIN_SHARE = 0.005
"""A share below this is rounded to 0%."""


class Scale(NamedTuple):
    """The ends of an axis and the distance of its ticks."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Return how far along the axis a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Return the values that are marked."""
        count = round((self.high - self.low) / self.step)
        return [float(f"{self.low + self.step * at:.12g}") + 0.0 for at in range(count + 1)]


def nice_scale(
    low: float, high: float, ticks: int = 5, *, zero: bool = True, finest: float = 0.0
) -> Scale:
    """Choose a scale of about so many steps that begins and ends at round numbers.

    It holds zero where `zero` asks for it, or where it is near. No step is smaller than
    `finest`, the last decimal that the labels show.
    """
    if zero or not _is_far(low, high):
        low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        low, high = (low, low + 1.0) if low == 0.0 else (low - abs(low) * 0.1, low + abs(low) * 0.1)
    if float(high).is_integer() and float(low).is_integer():  # whole numbers keep whole steps
        finest = max(1.0, finest)
    rough = max((high - low) / ticks, finest)
    power = 10.0 ** math.floor(math.log10(rough))
    parts = (1, 2, 5, 10) if power <= finest * 1.001 else (1, 2, 2.5, 5, 10)
    step = next(power * part for part in parts if power * part >= rough * 0.999)
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step)


def is_high(low: float, high: float) -> bool:
    """Tell whether values are so far above zero that PowerPoint's own axis leaves it out."""
    return low > 0 and low > high * _CLOSE


def _is_far(low: float, high: float) -> bool:
    """Tell whether zero is far from all values, on either side."""
    return is_high(low, high) or is_high(-high, -low)


def value_scale(chart: Chart, ticks: int) -> Scale:
    """Choose the scale of the values: bars and lines are measured from zero.

    Where something is highlighted, its value has room beyond the longest bar and above a line.
    """
    low, high = extent(chart)
    finest = read_number_format(chart.number_format).finest
    scale = nice_scale(low, high, ticks, zero=chart.kind != "scatter", finest=finest)
    if not chart.highlight or chart.kind.startswith("stacked") or scale.share(high) < _MAX_SHARE:
        return scale
    return scale._replace(high=scale.high + scale.step)


def extent(chart: Chart) -> tuple[float, float]:
    """Return the least and the greatest value, or sum of stacked values, that is shown."""
    if chart.kind.startswith("stacked"):
        stacks = [_stacked(chart, index) for index in range(len(chart.categories))]
        return min(low for low, _ in stacks), max(high for _, high in stacks)
    values = [value for series in chart.series for value in series.values if value is not None]
    return min(values, default=0.0), max(values, default=1.0)


def _stacked(chart: Chart, index: int) -> tuple[float, float]:
    values = [series.values[index] or 0.0 for series in chart.series]
    return sum(v for v in values if v < 0), sum(v for v in values if v > 0)


def label_format(chart: Chart) -> str:
    """Return the number format of a chart's labels: a pie's show shares, whatever its values are.

    PowerPoint has one format for a value and a share in one label.
    """
    if chart.kind != "pie" or read_number_format(chart.number_format).percent:
        return chart.number_format
    total = total_of(chart)
    shares = [(value or 0.0) / total for value in chart.series[0].values] if total else []
    return "0.0%" if any(0 < share < _MIN_SHARE for share in shares) else "0%"


def total_of(chart: Chart) -> float:
    """Return the sum of what slices show: the values above zero of the first series."""
    return sum(max(0.0, value or 0.0) for value in chart.series[0].values)
