"""What the figures of a chart do not add up to: per cents of per cents, parts of no whole.

Refuses to read cells, and to change a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.model import Chart
from deckbuilder.model.number_formats import format_number, read_number_format
from deckbuilder.source.markdown.state import SlideReading

_TOTAL = re.compile(
    r"(the )?(grand |sub-?|over)?(totals?|all|sum|cyfanswm)"
    r"( (of|number|reports?|cases)\b.*|\s*[(:,].*)?",
    re.IGNORECASE,
)
_SLICED = ("pie", "doughnut")
_PERCENT = re.compile(r"%|\bper ?cent(age)?s?\b", re.IGNORECASE)
"""What says above a column that its figures are per cents."""
_HIDDEN = re.compile(r"\[[cuwx]\]")
"""Marks in place of a figure that may be far from nought; beside one, they say more of it."""


def check_figures(chart: Chart, rows: Sequence[Span], reading: SlideReading) -> None:
    """Report figures of a chart that show what is hardly meant; `rows` are those of its data."""
    sliced, stacked = chart.kind in _SLICED, chart.kind.startswith("stacked")
    where = chart.span or rows[0]
    if sliced:
        _check_slices(chart, rows, reading)
    parts = chart.categories if sliced else [series.name for series in chart.series]
    for at, name in enumerate(parts if sliced or stacked else ()):
        if len(parts) > 1 and _TOTAL.fullmatch(name.strip()):
            reading.report(
                codes.TOTAL_AS_PART,
                rows[at] if sliced else where,
                f"{name!r} is drawn as one of the parts that it is the sum of",
                hint="take it out: the whole shows by itself",
            )
    written = read_number_format(chart.number_format)
    if written.percent:
        large = _check_percents(chart, rows, reading)
        if not large and (sliced or stacked):
            _check_whole(chart, rows, reading, whole=1)
    elif sliced and (written.shows("%") or _PERCENT.search(chart.series[0].name)):
        _check_whole(chart, rows, reading, whole=100)


def _check_slices(chart: Chart, rows: Sequence[Span], reading: SlideReading) -> None:
    """Report what slices cannot show: values below zero, no values, values that are withheld."""
    series = chart.series[0]
    for name, value, span in zip(chart.categories, series.values, rows, strict=True):
        if value is not None and value < 0:
            reading.report(
                codes.NEGATIVE_SHARE,
                span,
                f"{name or 'a category'} has the value {format_number(value, 'General')},"
                " and a slice cannot be less than nothing",
                hint="use type=column, which shows values below zero",
            )
    where = chart.span or rows[0]
    if not any(series.values) and (0.0 in series.values or series.marks):
        reading.report(
            codes.NO_SLICES,
            where,
            "no value is above nought, so there is no slice to show",
            hint="use type=column, which shows noughts, or say it in a sentence",
        )
    elif any(
        value is None and _HIDDEN.search(mark)
        for value, mark in zip(series.values, series.marks, strict=False)
    ):
        reading.report(
            codes.NOT_ONE_WHOLE,
            where,
            "a value is withheld or not there, so that the slices are not all of the whole",
            hint="use type=column, which shows each value by itself",
        )


def _check_percents(chart: Chart, rows: Sequence[Span], reading: SlideReading) -> bool:
    """Report values that show as more than 100%; tell whether there are any."""
    found = [
        (span, value)
        for series in chart.series
        for span, value in zip(rows, series.values, strict=True)
        if value is not None and abs(value) > 1
    ]
    if found:
        span, value = min(found, key=lambda each: each[0].first_line)
        written = format_number(value, "General")
        more = f" (values above 1: {len(found)})" if len(found) > 1 else ""
        reading.report(
            codes.PERCENT_ABOVE_WHOLE,
            span,
            f"{written} shows as {format_number(value, chart.number_format)}{more}",
            hint=f"write {format_number(value / 100, 'General')} where {written}% is meant,"
            ' or keep the figures and write format="0\\"%\\""',
        )
    return bool(found)


def _check_whole(chart: Chart, rows: Sequence[Span], reading: SlideReading, *, whole: int) -> None:
    """Report shares that make more than a whole, or of slices less, but for rounding."""
    sliced = chart.kind in _SLICED
    wholes = (
        [(chart.span or rows[0], chart.series[0].values)]
        if sliced
        else zip(rows, zip(*(series.values for series in chart.series), strict=True), strict=True)
    )
    finest = read_number_format(chart.number_format).finest
    for span, values in wholes:
        total = sum(value or 0.0 for value in values)
        room = max(0.005 * whole, finest / 2) * len(values)
        if not total or not (total > whole + room or (sliced and total < whole - room)):
            continue
        shown = format_number(total, chart.number_format)
        reading.report(
            codes.NOT_ONE_WHOLE,
            span,
            f"the shares are {shown.removesuffix('%')}% together, not 100%",
            hint="use type=column where people can be counted twice; else correct the shares",
        )
