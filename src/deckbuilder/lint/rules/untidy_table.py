"""Tables whose columns cannot be seen in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckbuilder.diagnostics import LineEdit
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.lint.source_text.columns import width_of
from deckbuilder.lint.source_text.editable_file import EditableFile, Proposal

_BAR = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_WIDEST = 100
"""How many characters wide a table may become so that its bars stand below each other."""


@rule(
    "DB688",
    "untidy-table",
    ADVICE,
    summary="The bars of a table do not stand below each other, or its rows lack the bars at "
    "their ends.",
    why="Who fills in such a table cannot see which column a cell belongs to, and a figure comes "
    "to stand under the wrong heading.",
    example="`Year|Reports`, and below it `2018 | 4`",
    fix="`deckbuild check --fix` sets the bars. A table with one space on both sides of each cell "
    "is tidy too, as a wide one cannot be otherwise.",
    source="This tool's own rule; no published one.",
    fixes=True,
)
def untidy_table(subject: Subject) -> Iterator[Finding]:
    """Find tables that are set neither in columns nor with single spaces."""
    hint = "set the bars below each other, or let `deckbuild check --fix` do it"
    return subject.find_fixable(_propose, hint)


def _propose(file: EditableFile) -> Iterator[Proposal]:
    for first, lines in _find_tables(file) if "|" in file.text else ():
        rows = [_split(line) for line in lines]
        if len({len(row) for row in rows}) != 1:
            continue  # a fault of its own, which is reported
        indent = lines[0][: len(lines[0]) - len(lines[0].lstrip(" "))]
        tidy = _in_columns(rows)
        if width_of(indent + tidy[0]) > _WIDEST:
            tidy = _compact(rows)
        ends = [line.strip() for line in lines]
        tidied = (_in_columns(rows), _in_columns(rows, closed=True), _compact(rows))
        if ends in tidied or _is_compact(ends, rows):
            continue
        edits = tuple(
            LineEdit(line=number, column=1, end_column=len(line) + 1, text=indent + row)
            for number, (line, row) in enumerate(zip(lines, tidy, strict=True), first)
            if line != indent + row
        )
        closed = all(line.startswith("|") and line.endswith("|") for line in ends)
        fault = "do not stand below each other" if closed else "are missing at its sides"
        columns = len(indent) + 1, len(lines[0].rstrip()) + 1
        yield Proposal(first, columns, f"the table's bars {fault}", (edits,))


def _find_tables(file: EditableFile) -> Iterator[tuple[int, list[str]]]:
    """Yield tables that stand on their own: each one's first line, and its lines."""
    if "|" not in file.text:
        return
    lines, index = file.lines, 0
    while index + 1 < len(lines):
        if not (_is_row(file, index) and _is_delimiter(lines[index + 1])):
            index += 1
            continue
        end = index + 2
        while end < len(lines) and _is_row(file, end):
            end += 1
        if _BAR.search(lines[index]) and (index == 0 or not lines[index - 1].strip()):
            yield index + 1, lines[index:end]
        index = end


def _is_row(file: EditableFile, index: int) -> bool:
    line = file.lines[index]
    lead = len(line) - len(line.lstrip(" "))
    plain = file.prose[index] and lead < 4 and not line[lead:].startswith((">", "- ", "* ", "\t"))
    return plain and _BAR.search(line) is not None


def _is_delimiter(line: str) -> bool:
    return "|" in line and _DELIMITER.fullmatch(line) is not None


def _split(line: str) -> list[str]:
    cells = [cell.strip() for cell in _BAR.split(line)]
    stripped = line.strip()
    if stripped.startswith("|"):
        cells.pop(0)
    if _BAR.search(stripped[1:]) and _BAR.match(stripped, len(stripped) - 1):
        cells.pop()
    return cells


def _in_columns(rows: Sequence[Sequence[str]], *, closed: bool = False) -> list[str]:
    """Return the rows with cells as wide as their columns, aligned as the second row says.

    In a `closed` table the hyphens reach the bars.
    """
    widths = [
        max(3, *(width_of(row[column]) for at, row in enumerate(rows) if at != 1))
        for column in range(len(rows[0]))
    ]
    signs = rows[1]
    found = []
    for at, row in enumerate(rows):
        cells = [
            _rule(sign, width + 2 * closed) if at == 1 else _pad(cell, sign, width)
            for cell, sign, width in zip(row, signs, widths, strict=True)
        ]
        found.append(
            "|" + "|".join(cells) + "|" if at == 1 and closed else "| " + " | ".join(cells) + " |"
        )
    return found


def _rule(sign: str, width: int) -> str:
    """Return a cell of the row of hyphens."""
    left, right = sign.startswith(":"), sign.endswith(":")
    return ":" * left + "-" * (width - left - right) + ":" * right


def _pad(cell: str, sign: str, width: int) -> str:
    room = " " * (width - width_of(cell))
    return room + cell if sign.endswith(":") and not sign.startswith(":") else cell + room


def _compact(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows with one space on both sides of each cell."""
    return [
        "|" + "|".join(cell if at == 1 else f" {cell} " if cell else " " for cell in row) + "|"
        for at, row in enumerate(rows)
    ]


def _is_compact(lines: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether all but the row of hyphens is so; that row may be as wide as it likes."""
    return (
        [*lines[:1], *lines[2:]] == [line for at, line in enumerate(_compact(rows)) if at != 1]
        and lines[1].startswith("|")
        and lines[1].endswith("|")
    )
