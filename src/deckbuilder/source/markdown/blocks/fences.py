"""Fenced blocks: code, and the charts and tables that are made from CSV.

Owns their settings and what becomes of missing data. Refuses Markdown in CSV: its cells are
text as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from markdown_it.token import Token
from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Span, did_you_mean, nearest
from deckbuilder.model import (
    Alignment,
    Block,
    Callout,
    Cell,
    Chart,
    ChartKind,
    CodeBlock,
    Paragraph,
    Series,
    Table,
    Text,
)
from deckbuilder.source.markdown.attributes import BRACES
from deckbuilder.source.markdown.blocks.code_languages import check_language
from deckbuilder.source.markdown.blocks.csv_data import CsvData, read_csv, read_number
from deckbuilder.source.markdown.inlines import read_inlines
from deckbuilder.source.markdown.state import SlideReading
from deckbuilder.source.settings.schema import (
    MARKED,
    TEXT,
    Setting,
    one_of,
    text_like,
)

_CHUNK = re.compile(
    r"(?P<brace>\{)?[\s.=]*(?P<language>[\w+#/-]*)(?(brace)(?P<rest>[^}]*)\})(?P<end>.*)", re.DOTALL
)
"""A language as other programs write it too: `{r, echo=FALSE}`, `{.python #id}`, `ts {1-3}`."""
_INFO = re.compile(r"(chart|table)\s*(\{.*)?", re.DOTALL)


class _Fence(Struct, frozen=True):
    """A fenced block that holds data: its settings, its id, and where it stands."""

    settings: Mapping[str, Any]
    id: str
    where: Span
    written: frozenset[str]
    """The settings that have a value, right or wrong."""
    broken: bool
    """Whether some settings could not be read, which was reported."""


def read_fence(token: Token, reading: SlideReading) -> list[Block]:
    """Read a fenced block; one whose data cannot be shown stays as code, so that it is seen."""
    where = reading.span(token)
    last = reading.lines[where.last_line - 1].rstrip()
    if where.last_line == where.first_line or not last.endswith(token.markup):
        reading.report(
            codes.UNCLOSED_CODE,
            where,
            f"the block that {token.markup} opens is never closed",
            hint=f"add a line {token.markup} after its end",
        )
    match = _INFO.fullmatch(token.info.strip())
    if match:
        kind = _KINDS[match[1]]
        fence = _read_settings(match[1], match[2] or "", kind.settings, reading, where)
        data = read_csv(token.content, fence.settings.get("src", ""), reading, where)
        block = None if data is None else kind.make(fence, data, reading)
        if block is not None:
            return [block]
    return [_read_code(token, reading, where)]


def _read_code(token: Token, reading: SlideReading, where: Span) -> CodeBlock:
    info = _CHUNK.fullmatch(token.info.strip())
    assert info is not None  # noqa: S101 - the pattern matches any text
    language, rest = info["language"], (info["rest"] or info["end"]).strip(" ,{}")
    line = Span(where.path, where.first_line, where.first_line)
    if language in _KINDS:
        if not _INFO.fullmatch(token.info.strip()):
            _report_info(token, line, f"put what follows {language} between braces", reading)
    elif rest and nearest(language, _KINDS):
        _report_info(token, line, did_you_mean(language, _KINDS), reading)
    else:
        check_language(language, line, reading)
        _note_options(rest, token, line, reading)
    text = token.content[:-1] if token.content.endswith("\n") else token.content
    return CodeBlock(text=text, language=language, span=where)


def _report_info(token: Token, line: Span, hint: str, reading: SlideReading) -> None:
    message = f"what follows {token.markup} cannot be read: {token.info.strip()}"
    reading.report(codes.BROKEN_ATTRIBUTES, line, message, hint=hint)


def _note_options(rest: str, token: Token, line: Span, reading: SlideReading) -> None:
    """Note what other programs are told of code, beside its language or in its first lines."""
    if rest or token.content.startswith("#|"):
        reading.file_remarks.add(
            codes.OTHER_PROGRAM,
            "options of code have no effect: all of it is shown, and none of it is run",
            line.first_line,
            hint="write the name of a language and no more; take out code that nobody should see",
            written=rest,
        )


def _read_settings(
    what: str, braces: str, known: Mapping[str, Setting], reading: SlideReading, where: Span
) -> _Fence:
    line = Span(where.path, where.first_line, where.first_line)
    match = BRACES.fullmatch(braces) if braces else None
    if braces and match is None:
        reading.report(
            codes.BROKEN_ATTRIBUTES,
            line,
            f"the attributes of the {what} cannot be read: {braces}",
            hint="they end with } at the end of the line; each value has both quotation marks",
        )
    written = reading.read_attributes(match[1] if match else "", line)
    if written.classes or (written.id and what != "table"):
        reading.report(
            codes.UNKNOWN_KEY,
            line,
            f"a {what} takes no class and no id",
            hint="write key=value inside the braces",
        )
    settings = reading.read_settings(written.values, known, f"a {what}", line)
    named = frozenset(key for key, value in written.values.items() if value)
    broken = written.broken or bool(braces and match is None)
    return _Fence(settings, written.id, where, named, broken)


def _make_reminder(fence: _Fence, data: CsvData, reading: SlideReading) -> Callout:
    """Report that there are no data yet, and return the reminder that the slide shows."""
    reading.report(
        codes.DATA_UNFILLED,
        data.header.span,
        f"there are no values yet below the header {', '.join(data.header.cells)}",
        hint="fill in the rows; until then the slide shows a reminder",
    )
    text = fence.settings.get("empty", "The figures for this slide are still to be filled in.")
    paragraph = Paragraph(children=read_inlines(text, reading, fence.where), span=fence.where)
    title = (Text(text="Still to be filled in"),)
    return Callout(title=title, awaits=True, blocks=(paragraph,), span=fence.where)


# --- tables --------------------------------------------------------------------------------


def _make_table(fence: _Fence, data: CsvData, reading: SlideReading) -> Block:
    if not data.rows:
        return _make_reminder(fence, data, reading)
    for row in data.rows:
        blank = [name for name, cell in zip(data.header.cells, row.cells, strict=True) if not cell]
        if blank:
            reading.report(
                codes.DATA_UNFILLED,
                row.span,
                f"the row has no value for {', '.join(blank)}",
                hint='fill in the cell, with "not known" if need be',
            )
    rows = [
        tuple(Cell(children=_cell_text(cell), span=row.span) for cell in row.cells)
        for row in (data.header, *data.rows)
    ]
    return Table(
        header=rows[0],
        rows=tuple(rows[1:]),
        alignments=_read_alignments(fence, len(rows[0]), reading),
        caption=read_inlines(fence.settings.get("caption", ""), reading, fence.where),
        alt=fence.settings.get("alt", ""),
        id=fence.id,
        span=fence.where,
    )


def _cell_text(cell: str) -> tuple[Text, ...]:
    return (Text(text=" ".join(cell.split())),) if cell else ()


def _read_alignments(fence: _Fence, count: int, reading: SlideReading) -> tuple[Alignment, ...]:
    words: dict[str, Alignment] = {word: word for word in get_args(Alignment)} | {
        "centre": "center"
    }
    written = fence.settings.get("align")
    aligned = [words[word.strip()] for word in written.split(",")] if written else []
    if written and len(aligned) != count:
        reading.report(
            codes.WRONG_VALUE,
            fence.where,
            f"align names {len(aligned)} columns of {count}",
            hint="write one of left, center, right for each column, with commas between",
        )
    missing: list[Alignment] = ["left"] * (count - len(aligned))
    return tuple([*aligned, *missing][:count])


# --- charts --------------------------------------------------------------------------------


def _make_chart(fence: _Fence, data: CsvData, reading: SlideReading) -> Block | None:
    if not data.filled:
        return _make_reminder(fence, data, reading)
    settings = fence.settings
    kind: ChartKind = settings.get("type", "column")
    _check_texts(fence, reading)
    first, *names = data.header.cells
    if not names:
        reading.report(
            codes.BROKEN_CSV,
            data.header.span,
            "the data have one column only",
            hint="the first column names the categories, each further one is a series",
        )
        return None
    if kind in {"pie", "doughnut"} and len(names) > 1:
        reading.report(
            codes.TOO_MANY_SERIES,
            fence.where,
            f"a {kind} chart shows one series, not {len(names)}",
            hint="leave one column of numbers, or use type=column",
        )
        names = names[:1]
    firsts = [(row.cells[0], row.span) for row in data.rows if kind == "scatter"]
    positions = [_read_position(cell, span, reading) for cell, span in firsts]
    if None in positions:
        return None  # Each was reported.
    rows = [_read_values(row.cells, data, row.span, reading) for row in data.rows]
    if kind in {"pie", "doughnut"}:
        _check_shares(rows, data, reading)
    columns = zip(*rows, strict=True)
    across, up = _axis_titles(fence, data, reading)
    return Chart(
        kind=kind,
        categories=() if kind == "scatter" else tuple(row.cells[0] for row in data.rows),
        positions=tuple(place for place in positions if place is not None),
        series=tuple(
            Series(name=name, values=values) for name, values in zip(names, columns, strict=False)
        ),
        title=settings.get("title", ""),
        alt=settings.get("alt", ""),
        number_format=settings.get("format", "General"),
        first_header=first,
        x_title=across,
        y_title=up,
        span=fence.where,
    )


def _check_texts(fence: _Fence, reading: SlideReading) -> None:
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


def _axis_titles(fence: _Fence, data: CsvData, reading: SlideReading) -> tuple[str, str]:
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


def _read_position(cell: str, span: Span, reading: SlideReading) -> float | None:
    """Read a cell of the first column as a number; None, reported, where it holds none."""
    if cell:
        return read_number(cell, reading, span)
    reading.report(
        codes.NOT_A_NUMBER,
        span,
        "the row has no number in its first cell",
        hint="the first column of a scatter chart says how far to the right each point stands",
    )
    return None


def _check_shares(rows: list[list[float | None]], data: CsvData, reading: SlideReading) -> None:
    """Report values that a part of a whole cannot have."""
    for row, values in zip(data.rows, rows, strict=True):
        if values and values[0] is not None and values[0] < 0:
            reading.report(
                codes.NEGATIVE_SHARE,
                row.span,
                f"{row.cells[0] or 'a category'} has the value {values[0]:g},"
                " and a slice cannot be less than nothing",
                hint="use type=column, which shows values below zero",
            )


def _read_values(
    cells: tuple[str, ...], data: CsvData, span: Span, reading: SlideReading
) -> list[float | None]:
    blank = [name for name, cell in zip(data.header.cells, cells, strict=True) if not cell]
    if blank:
        reading.report(
            codes.DATA_UNFILLED,
            span,
            f"the row has no value for {', '.join(blank)}",
            hint="fill in the cell; until then the chart has a gap",
        )
    return [read_number(cell, reading, span) if cell else None for cell in cells[1:]]


class _Kind(Struct, frozen=True):
    """A kind of fenced block that holds data."""

    settings: Mapping[str, Setting]
    make: Callable[[_Fence, CsvData, SlideReading], Block | None]


_KINDS = {
    "chart": _Kind(
        {
            "type": one_of(*get_args(ChartKind)),
            "src": TEXT, "title": TEXT, "alt": TEXT, "format": TEXT, "x": TEXT, "y": TEXT,
            "empty": MARKED,
        },
        _make_chart,
    ),
    "table": _Kind(
        {
            "align": text_like(
                "left, center or right for each column, with commas between",
                r"(left|right|center|centre)(\s*,\s*(left|right|center|centre))*",
            ),
            "src": TEXT, "caption": MARKED, "alt": TEXT, "empty": MARKED,
        },
        _make_table,
    ),
}  # fmt: skip
