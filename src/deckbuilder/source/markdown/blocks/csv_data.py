"""CSV data, written in a slide or in a file of its own.

Owns rows with the line on which each stands, and numbers. Refuses to guess: a cell is text
as written (`=SUM` stays `=SUM`), and a number is digits with a full stop.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.files.reading import read_text, resolve_inside, shown
from deckbuilder.source.markdown.state import SlideReading

_NUMBER = r"[-+−]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})"


class Row(Struct, frozen=True):
    """A row of as many cells as the header, trimmed, and where it stands."""

    cells: tuple[str, ...]
    span: Span


class CsvData(Struct, frozen=True):
    """A header and the rows below it."""

    header: Row
    rows: tuple[Row, ...]

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
    rows: list[tuple[list[str], Span]] = []
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    line = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((cells, Span(path, offset + line + 1, offset + reader.line_num)))
            line = reader.line_num
    except csv.Error as error:
        reading.report(
            codes.BROKEN_CSV,
            Span(path, offset + line + 1, offset + line + 1),
            f"the data cannot be read: {error}",
            hint='a cell with a comma goes in quotation marks: "Barnet, Camden"',
        )
        return None
    if not rows:
        reading.report(
            codes.BROKEN_CSV,
            where,
            "there are no data",
            hint="write CSV in the block, or name a file: src=data/reports.csv",
        )
        return None
    header = Row(tuple(cell.strip() for cell in rows[0][0]), rows[0][1])
    body = (_even(cells, len(header.cells), span, reading) for cells, span in rows[1:])
    return CsvData(header, tuple(body))


def _even(cells: Sequence[str], count: int, span: Span, reading: SlideReading) -> Row:
    """Return a row of `count` cells: blank ones added, excess ones joined to the last."""
    trimmed = [cell.strip() for cell in cells]
    if len(trimmed) != count:
        reading.report(
            codes.RAGGED_ROW,
            span,
            f"cells in the row: {len(trimmed)}, in the header: {count}",
            hint='a cell with a comma goes in quotation marks: "Barnet, Camden"',
        )
        trimmed += [""] * (count - len(trimmed))
        trimmed[count - 1 :] = [", ".join(trimmed[count - 1 :])]
    return Row(tuple(trimmed), span)


def read_number(text: str, reading: SlideReading, span: Span) -> float | None:
    """Return a cell's number; None, reported, where it is none."""
    if re.fullmatch(_NUMBER, text, re.ASCII):
        return float(text.replace("−", "-"))
    if text.endswith("%"):
        hint = 'write a share of 1 (0.75 for 75%) and add format="0%"'
    elif "," in text:
        hint = "write large numbers without commas"
    else:
        hint = "leave the cell empty where there is no value"
    reading.report(codes.NOT_A_NUMBER, span, f"{text!r} is not a number", hint=hint)
    return None
