"""The workbook behind a chart, which a trainer edits in PowerPoint.

Categories, or a scatter chart's x, stand in column A and a series in each column from B. Whatever
an author wrote is written as text, also where it begins with an equals sign: no cell is a formula.
"""

from __future__ import annotations

import io
from math import isfinite

from deckbuilder.model import Chart
from deckbuilder.writers.pptx.properties import build_date

SHEET = "Sheet1"

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


_MAX_COLUMN_WIDTH = 60
"""The widest that the column of names gets, in characters."""


def is_shown(value: float | None) -> bool:
    """Tell whether a value is a number that a chart can show; anything else is a gap."""
    return value is not None and isfinite(value)


def column_name(index: int) -> str:
    """Return the letters of a column counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def write_workbook(chart: Chart) -> bytes:
    """Return a workbook with the chart's data."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    workbook = Workbook(buffer, _OPTIONS)
    # XlsxWriter takes dates without a zone as they are.
    workbook.set_properties({"created": build_date().replace(tzinfo=None)})
    sheet = workbook.add_worksheet(SHEET)
    number = workbook.add_format({"num_format": chart.number_format})
    sheet.set_column(0, 0, min(_MAX_COLUMN_WIDTH, max([8, *map(len, chart.labels)])))
    sheet.write_string(0, 0, chart.first_header or chart.x_title)
    for row, category in enumerate(chart.labels, 1):
        sheet.write_string(row, 0, category)
    for row, position in enumerate(chart.positions, 1):
        sheet.write_number(row, 0, position)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if is_shown(value):
                sheet.write_number(row, column, value, number)
    workbook.close()
    return buffer.getvalue()
