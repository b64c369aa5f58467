"""Scales of axes, and numbers as labels show them. Refuses to draw."""

from __future__ import annotations

import math
from typing import NamedTuple

from deckbuilder.model import Chart

_CLOSE = 5 / 6
"""An axis that need not hold zero does so unless its least value is this share of its greatest,
as in PowerPoint."""


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
        return [self.low + self.step * index for index in range(count + 1)]


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
    """Choose the scale of the values: bars and lines are measured from zero."""
    low, high = extent(chart)
    zero = chart.kind != "scatter"
    return nice_scale(low, high, ticks, zero=zero, finest=_finest(chart.number_format))


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


def format_value(value: float, number_format: str) -> str:
    """Show a number as a label: with the decimals and percent sign of its format."""
    places = _places(number_format)
    if "%" in number_format:
        return f"{value * 100:.{places}f}%"
    if number_format == "General":
        return f"{value:.0f}" if abs(value) < 1e15 and value.is_integer() else f"{value:.10g}"
    return f"{value:,.{places}f}" if "," in number_format else f"{value:.{places}f}"


def _places(number_format: str) -> int:
    return len(number_format.split(".")[1].rstrip('%"')) if "." in number_format else 0


def _finest(number_format: str) -> float:
    if number_format == "General":
        return 0.0
    return 10.0 ** -(_places(number_format) + 2 * ("%" in number_format))
