"""CSV data, written or pasted into a slide or in a file of its own.

Owns rows with the line on which each stands, and what parts their cells: commas, semicolons or
tabs. Refuses to change a cell: it is text as written (`=SUM` stays `=SUM`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.files.limits import CELL, CELLS, DATA_BYTES
from deckbuilder.files.reading import read_text, resolve_inside, shown
from deckbuilder.source.markdown.remarks import Remarks
from deckbuilder.source.markdown.state import SlideReading
from deckbuilder.source.settings.plain_text import find_mark

_SEPARATORS = {"\t": "a tab", ";": "a semicolon", ",": "a comma"}
_NAMED = re.compile(r"""["']?sep=(?P<sign>[^\w\s"']|\t)["']?\s*""", re.IGNORECASE)
"""The first line by which a spreadsheet says what parts the cells."""

csv.field_size_limit(DATA_BYTES.max)  # its own is higher than CELL, and says nothing to people


class Row(Struct, frozen=True):
    """A row of as many cells as the header, trimmed, and where it stands."""

    cells: tuple[str, ...]
    span: Span


class CsvData(Struct, frozen=True):
    """A header and the rows below it."""

    header: Row
    rows: tuple[Row, ...]
    separator: str = ","

    @property
    def filled(self) -> bool:
        """Whether any cell but those of the first column holds something."""
        return any(any(row.cells[1:] or row.cells) for row in self.rows)


def read_csv(text: str, source: str, reading: SlideReading, where: Span) -> CsvData | None:
    """Read the CSV in a fenced block, or the file `source`, which is below the deck's folder.

    `where` is the fenced block. Reports both or neither, and rows of the wrong length.
    """
    if text.strip() and source:
        reading.report(
            codes.BROKEN_CSV,
            where,
            "the data are given twice: as src and in the block",
            hint="take out one of them",
        )
        return None
    if not source:
        return _read_rows(text, where.path, where.first_line, reading, where)
    path = resolve_inside(reading.deck.root, source, reading.deck.diagnostics, where=where)
    text_read = read_text(path, reading.deck.diagnostics, where=where) if path else None
    if path is None or text_read is None:
        return None
    reading.deck.files.add(path)
    return _read_rows(text_read, shown(path), 0, reading, Span(shown(path), 1, 1))


def _read_rows(
    text: str, path: str, offset: int, reading: SlideReading, where: Span
) -> CsvData | None:
    """Read rows; `offset` is the number of lines before the first."""
    lines = text.splitlines(keepends=True)
    named = _NAMED.fullmatch(lines[0]) if lines else None
    if named:
        lines, offset = lines[1:], offset + 1
    separator = named["sign"] if named else _find_separator(lines)
    sign = _SEPARATORS.get(separator, f"the sign {separator}")
    hint = f'a cell with {sign} goes in quotation marks: "Barnet{separator} Camden"'
    rows: list[Row] = []
    reader = csv.reader(lines, strict=True, delimiter=separator, skipinitialspace=True)
    line = total = 0
    try:
        for cells in reader:
            total += len(cells)
            if total > CELLS.max or any(len(cell) > CELL.max for cell in cells):
                _report_excess(Span(path, offset + line + 1, offset + line + 1), total, reading)
                return None
            if any(trimmed := tuple(cell.strip() for cell in cells)):
                rows.append(Row(trimmed, Span(path, offset + line + 1, offset + reader.line_num)))
            line = reader.line_num
    except csv.Error as error:
        place = Span(path, offset + line + 1, offset + line + 1)
        reading.report(codes.BROKEN_CSV, place, f"the data cannot be read: {error}", hint=hint)
        return None
    if not rows:
        reading.report(
            codes.BROKEN_CSV,
            where,
            "there are no data",
            hint="write CSV in the block, or name a file: src=data/reports.csv",
        )
        return None
    # A spreadsheet may save empty columns at the right.
    width = max(at for row in rows for at, cell in enumerate(row.cells, 1) if cell)
    header, *body = (Row(row.cells[:width], row.span) for row in rows)
    if len(rows) * width > CELLS.max:  # as each row gets as many cells as the longest
        _report_excess(rows[CELLS.max // width].span, len(rows) * width, reading)
        return None
    if fault := _find_fault(header, body, [] if named else lines):
        reading.report(codes.BROKEN_CSV, *fault[:2], hint=fault[2])
        return None
    _check_marks((header, *body), reading)
    even = (_even(row, len(header.cells), hint, reading) for row in body)
    return CsvData(header, tuple(even), separator)


def _report_excess(where: Span, cells: int, reading: SlideReading) -> None:
    what = f"cells in the data: more than {CELLS.max:,}"
    if cells <= CELLS.max:
        what = f"a cell of the data has more than {CELL.max:,} characters"
    hint = "show a part of the data; a quotation mark that is not closed makes one cell of many"
    reading.report(codes.OVER_LIMIT, where, what, hint=hint)


def _find_fault(
    header: Row, body: Sequence[Row], lines: Sequence[str]
) -> tuple[Span, str, str] | None:
    """Return where rows show that they are no data, what is wrong, and how to fix it."""
    for row in (header, *body):
        if row.cells[0].startswith("<!--"):
            hint = "put it on a line above the block; there it counts for all lines of the data"
            return row.span, "comments are not read among data", hint
    if lines and _has_bars(lines, len(header.cells)):
        message = "bars stand between the cells, which part none in a block or a file of data"
        hint = "put commas there; in a slide, the lines ``` above and below a table with bars"
        return header.span, message, f"{hint} can go"
    if _is_title(header, body):
        message = f"{header.cells[0]!r} stands alone above the columns, and is no header"
        hint = "take out the lines above the header; a title goes into the braces of the block"
        return header.span, message, hint
    return None


def _has_bars(lines: Sequence[str], width: int) -> bool:
    """Tell whether these are the lines of a Markdown table, or columns that bars part."""
    written = [line.strip() for line in lines if line.strip()]
    framed = all(line[0] == line[-1] == "|" for line in written)
    return framed or (width == 1 and all("|" in line for line in written))


def _check_marks(rows: Sequence[Row], reading: SlideReading) -> None:
    """Report once the marks of Markdown in cells, as they show as they are typed."""
    remarks = Remarks(reading.remarks.apart)
    for row in rows:
        if mark := next(filter(None, (find_mark(cell, inserts=False) for cell in row.cells)), ""):
            remarks.add(
                codes.MARKS_NOT_READ,
                "marks in data are not read, and show as they are typed",
                row.span.first_line,
                hint="take them out; they are read in tables with | between the cells",
                written=mark,
            )
    remarks.report(rows[0].span.path, reading.deck.diagnostics)


def _is_title(header: Row, body: Sequence[Row]) -> bool:
    """Tell whether the first line names the data, as in published tables, and not the columns."""
    below = [sum(map(bool, row.cells)) for row in body]
    alone = len(header.cells) == 1  # Else one column may go without a name.
    return (
        bool(below) and not any(header.cells[1:]) and min(below) > 1 and (alone or max(below) > 2)
    )


def _find_separator(lines: Sequence[str]) -> str:
    """Return the sign that parts cells: the one by which rows are as long as the header.

    A header of one cell may be a title above the others.
    """
    header = lines[0] if lines else ""
    even: dict[str, float] = {}
    for sign in _SEPARATORS:
        counts = _count_cells(lines, sign) or [0]
        count = counts[0] if counts[0] > 1 or f"{sign} " in "".join(lines) else counts[-1]
        share = counts.count(count) / len(counts)
        if count > 1 and (share > 0.5 or sign == ","):
            even[sign] = share
    if "," in even and ("; " in header or ",\t" in header):  # they stand in text, or align it
        return ","
    return max(even, key=lambda sign: even[sign], default=",")


def _count_cells(lines: Sequence[str], sign: str) -> list[int]:
    """Return the number of cells of each row that is not blank."""
    try:
        reader = csv.reader(lines, delimiter=sign, skipinitialspace=True)
        rows = [row for row in reader if any(map(str.strip, row))]
    except csv.Error:
        return []
    return [len(row) for row in rows]


def _even(row: Row, count: int, hint: str, reading: SlideReading) -> Row:
    """Return a row of `count` cells: blank ones added, excess ones joined to the last."""
    cells = row.cells
    if len(cells) != count:
        message = f"cells in the row: {len(cells)}, in the header: {count}"
        reading.report(codes.RAGGED_ROW, row.span, message, hint=hint)
        cells += ("",) * (count - len(cells))
        cells = (*cells[: count - 1], ", ".join(cells[count - 1 :]))
    return Row(cells, row.span)
