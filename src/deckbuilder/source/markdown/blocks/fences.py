"""Fenced blocks: code, and the charts and tables that are made from CSV.

Owns their settings and what becomes of missing data. Refuses Markdown in CSV: its cells are
text as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import get_args

from markdown_it.token import Token
from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Span, did_you_mean, nearest
from deckbuilder.model import (
    Alignment,
    Block,
    Cell,
    ChartKind,
    CodeBlock,
    Table,
    Text,
)
from deckbuilder.source.markdown.attributes import BRACES
from deckbuilder.source.markdown.blocks.code_languages import check_language, is_misplaced
from deckbuilder.source.markdown.blocks.csv_data import CsvData, read_csv
from deckbuilder.source.markdown.blocks.fenced_data import Fence, report_blank, stand_in
from deckbuilder.source.markdown.blocks.tables import highlight_table
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
        made = None if data is None else kind.make(fence, data, reading)
        if made is not None:
            return made
    return [_read_code(token, reading, where)]


def _read_code(token: Token, reading: SlideReading, where: Span) -> CodeBlock:
    info = _CHUNK.fullmatch(token.info.strip())
    assert info is not None  # noqa: S101 - the pattern matches any text
    language, rest = info["language"], (info["rest"] or info["end"]).strip(" ,{}")
    if token.info.strip().startswith("{="):  # raw text for one kind of output
        rest = f"={language}"
    line = Span(where.path, where.first_line, where.first_line)
    if is_misplaced(language, line, reading):
        pass
    elif language in _KINDS:
        if not _INFO.fullmatch(token.info.strip()):
            _report_info(token, line, f"put what follows {language} between braces", reading)
    elif rest and nearest(language, _KINDS):
        _report_info(token, line, did_you_mean(language, _KINDS), reading)
    else:
        check_language(language, token.content, line, reading)
        _note_options(rest, token, line, reading)
    text = token.content[:-1] if token.content.endswith("\n") else token.content
    return CodeBlock(text=text, language=language, span=where)


def _report_info(token: Token, line: Span, hint: str, reading: SlideReading) -> None:
    message = f"what follows {token.markup} cannot be read: {token.info.strip()}"
    reading.report(codes.BROKEN_ATTRIBUTES, line, message, hint=hint)


def _note_options(rest: str, token: Token, line: Span, reading: SlideReading) -> None:
    """Note what other programs are told of code, beside its language or in its first lines."""
    if rest or token.content.startswith(("#|", "//|", "%%|", "--|")):
        reading.file_remarks.add(
            codes.OTHER_PROGRAM,
            "options of code have no effect: all of it is shown, and none of it is run",
            line.first_line,
            hint="write the name of a language and no more; take out code that nobody should see",
            written=rest,
            whole=True,
        )


def _read_settings(
    what: str, braces: str, known: Mapping[str, Setting], reading: SlideReading, where: Span
) -> Fence:
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
    return Fence(settings, written.id, where, named, broken)


# --- tables --------------------------------------------------------------------------------


def _make_table(fence: Fence, data: CsvData, reading: SlideReading) -> list[Block] | None:
    if not data.rows:
        return stand_in(fence, data, reading)
    for row in data.rows:
        report_blank(data, row, 'fill in the cell, with "not known" if need be', reading)
    rows = [
        tuple(Cell(children=_cell_text(cell), span=row.span) for cell in row.cells)
        for row in (data.header, *data.rows)
    ]
    table = Table(
        header=rows[0],
        rows=tuple(rows[1:]),
        alignments=_read_alignments(fence, len(rows[0]), reading),
        caption=read_inlines(fence.settings.get("caption", ""), reading, fence.where),
        alt=fence.settings.get("alt", ""),
        id=fence.id,
        span=fence.where,
    )
    written = fence.settings.get("highlight", "")
    return [highlight_table(table, written, fence.where, reading)]


def _cell_text(cell: str) -> tuple[Text, ...]:
    return (Text(text=" ".join(cell.split())),) if cell else ()


def _read_alignments(fence: Fence, count: int, reading: SlideReading) -> tuple[Alignment, ...]:
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


def _make_chart(fence: Fence, data: CsvData, reading: SlideReading) -> list[Block] | None:
    from deckbuilder.source.markdown.blocks.charts import make_chart  # few decks hold charts

    return make_chart(fence, data, reading)


class _Kind(Struct, frozen=True):
    """A kind of fenced block that holds data."""

    settings: Mapping[str, Setting]
    make: Callable[[Fence, CsvData, SlideReading], list[Block] | None]
    """Makes what the slide shows; None where the data cannot be shown, which was reported."""


_KINDS = {
    "chart": _Kind(
        {
            "type": one_of(*get_args(ChartKind)),
            "format": text_like("a number format as in Excel, such as 0% or #,##0", ".+"),
            "src": TEXT, "title": TEXT, "alt": TEXT, "x": TEXT, "y": TEXT,
            "highlight": TEXT, "empty": MARKED,
        },
        _make_chart,
    ),
    "table": _Kind(
        {
            "align": text_like(
                "left, center or right for each column, with commas between",
                r"(left|right|center|centre)(\s*,\s*(left|right|center|centre))*",
            ),
            "src": TEXT, "caption": MARKED, "alt": TEXT, "highlight": TEXT, "empty": MARKED,
        },
        _make_table,
    ),
}  # fmt: skip
