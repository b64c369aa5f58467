"""Charts that are made from CSV.

Owns their texts, their series and the format of their numbers. Refuses the reading of cells.
"""

from __future__ import annotations

from typing import get_args

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.model import Block, Chart, ChartKind, Series
from deckbuilder.model.number_formats import GENERAL, NumberFormatError, read_number_format
from deckbuilder.source.markdown.blocks.chart_checks import check_figures
from deckbuilder.source.markdown.blocks.csv_data import CsvData
from deckbuilder.source.markdown.blocks.fenced_data import (
    Fence,
    read_highlight,
    report_blank,
    stand_in,
)
from deckbuilder.source.markdown.blocks.numbers import read_value
from deckbuilder.source.markdown.state import SlideReading


def make_chart(fence: Fence, data: CsvData, reading: SlideReading) -> list[Block] | None:
    """Make a chart of data, or what stands in for it; None where it was reported."""
    if not data.filled:
        return stand_in(fence, data, reading)
    settings = fence.settings
    kind: ChartKind = settings.get("type", "column")
    _check_texts(fence, reading)
    first, *names = data.header.cells
    if not names:
        reading.report(
            codes.BROKEN_CSV,
            data.header.span,
            "the data have one column only",
            hint="the first column names the categories, each further one is a series; commas,"
            " semicolons or tabs stand between the cells",
        )
        return None
    sliced = kind in {"pie", "doughnut"}
    if sliced and len(names) > 1:
        reading.report(
            codes.TOO_MANY_SERIES,
            fence.where,
            f"a {kind} chart shows one series, not {len(names)}",
            hint="leave one column of numbers, or use type=column",
        )
        names = names[:1]
    points = data.rows if kind == "scatter" else ()
    positions = [_read_position(row.cells[0], data, row.span, reading) for row in points]
    if None in positions:
        return None  # Each was reported.
    number_format = _read_format(fence, reading)
    across, up = _axis_titles(fence, data, reading)
    categories = () if kind == "scatter" else tuple(row.cells[0] for row in data.rows)
    known = (*categories, *(() if sliced else names))
    highlight = read_highlight(
        settings.get("highlight", ""), known, "category or series", fence.where, reading
    )
    chart = Chart(
        kind=kind,
        categories=categories,
        positions=tuple(place for place in positions if place is not None),
        series=_read_series(names, data, number_format, reading),
        title=settings.get("title", ""),
        alt=settings.get("alt", ""),
        number_format=number_format,
        first_header=first,
        x_title=across,
        y_title=up,
        highlight=highlight,
        span=fence.where,
    )
    check_figures(chart, [row.span for row in data.rows], reading)
    return [chart]


def _read_format(fence: Fence, reading: SlideReading) -> str:
    """Return how numbers show, as it may be written into files; reported where it is unknown."""
    try:
        return read_number_format(fence.settings.get("format", GENERAL)).code or GENERAL
    except NumberFormatError as fault:
        reading.report(codes.NUMBER_FORMAT, fence.where, str(fault), hint=fault.hint)
    return GENERAL


def _check_texts(fence: Fence, reading: SlideReading) -> None:
    if fence.broken:
        return
    if not fence.settings.get("title"):
        reading.report(
            codes.MISSING_SETTING,
            fence.where,
            "the chart has no title",
            hint='say what it counts: title="Reports by year"',
        )
    if not fence.settings.get("alt"):
        reading.report(
            codes.MISSING_ALT,
            fence.where,
            "the chart has no alternative text",
            hint='say what it shows: alt="Reports rise from year to year"',
        )
    if "type" not in fence.written:
        choices = ", ".join(get_args(ChartKind))
        reading.report(
            codes.MISSING_SETTING,
            fence.where,
            "the chart has no type",
            hint=f"write type= with one of: {choices}",
        )


def _axis_titles(fence: Fence, data: CsvData, reading: SlideReading) -> tuple[str, str]:
    """Return the titles of both axes; points say nothing without, so the header names theirs."""
    across, up = fence.settings.get("x", ""), fence.settings.get("y", "")
    if fence.settings.get("type") != "scatter":
        return across, up
    first, *names = data.header.cells
    across = across or first
    up = up or (names[0] if len(names) == 1 else "")
    for name, title in (("x", across), ("y", up)):
        if not title and not fence.broken:
            reading.report(
                codes.MISSING_SETTING,
                fence.where,
                f"the {name} axis of the chart has no title",
                hint=f'say what it counts: {name}="Reports"',
            )
    return across, up


def _read_position(cell: str, data: CsvData, span: Span, reading: SlideReading) -> float | None:
    """Read a cell of the first column as a number; None, reported, where it holds none."""
    comma = data.separator == ";"
    number, marks = read_value(cell, reading, span, comma=comma)
    if not cell or (number is None and marks):
        reading.report(
            codes.NOT_A_NUMBER,
            span,
            "the row has no number in its first cell",
            hint="the first column of a scatter chart says how far to the right each point stands",
        )
    return number


def _read_series(
    names: list[str], data: CsvData, number_format: str, reading: SlideReading
) -> tuple[Series, ...]:
    """Read the columns after the first, a series each, with the marks of their values if any."""
    percent, comma = read_number_format(number_format).percent, data.separator == ";"
    hint = "fill in the cell, or write [x] (not available) or [c] (withheld)"
    rows = []
    for row in data.rows:
        report_blank(data, row, hint, reading)
        cells = row.cells[1:]
        rows.append(
            [read_value(cell, reading, row.span, percent=percent, comma=comma) for cell in cells]
        )
    found = []
    for name, column in zip(names, zip(*rows, strict=True), strict=False):
        values, marks = zip(*column, strict=True)
        found.append(Series(name=name, values=values, marks=marks if any(marks) else ()))
    return tuple(found)
