"""GFM tables, and the captions above and below tables.

Owns cells, their alignment and which table a caption belongs to. Refuses to drop the cells
that a row has too many of, as GFM would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.model import Alignment, Block, Cell, Column, Paragraph, Table
from deckbuilder.model.highlights import names_to_highlight, set_highlights
from deckbuilder.source.markdown.attributes import split_trailing
from deckbuilder.source.markdown.inlines import read_inlines
from deckbuilder.source.markdown.state import SlideReading
from deckbuilder.source.settings.schema import TEXT

CAPTION = re.compile(r"(?:Table)?:\s+")
"""What a caption begins with."""

_BAR = re.compile(r"(?<!\\)\|")
_ALIGNMENTS: dict[str, Alignment] = {
    "text-align:left": "left", "text-align:right": "right", "text-align:center": "center",
}  # fmt: skip


class Caption(Struct, frozen=True):
    """A paragraph that reads as a caption, before its table is known."""

    text: str
    span: Span


def read_table(
    tokens: Sequence[Token], reading: SlideReading, where: Span
) -> list[Block | Caption]:
    """Read the tokens between those that open and close a table."""
    rows = [tuple(_read_cell(token, reading) for token in row) for row in _split_rows(tokens)]
    header, body = rows[0], rows[1:]
    heads = [token for token in tokens if token.type == "th_open"]
    after: list[Block | Caption] = []
    lines = [_line_of(row[0], reading) for row in _split_rows(tokens)]
    if body and CAPTION.match(lines[-1].strip()) and not _BAR.search(lines[-1]):
        # GFM takes a line directly below a table for a row of it
        body, last = body[:-1], lines.pop().strip()
        after.append(Caption(last, Span(where.path, where.last_line, where.last_line)))
    body = [_keep_excess(row, line, reading) for row, line in zip(body, lines[1:], strict=True)]
    table = Table(
        header=header,
        rows=tuple(body),
        alignments=tuple(_ALIGNMENTS.get(str(th.attrs.get("style")), "left") for th in heads),
        span=where,
    )
    return [table, *after]


def _split_rows(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    row: list[Token] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            yield row


def _line_of(cell: Token, reading: SlideReading) -> str:
    """Return the line on which a row stands, without the marks of the quotations around it."""
    line = reading.lines[cell.map[0]] if cell.map else ""
    for _ in range(reading.quote_level):
        line = line.lstrip().removeprefix(">")
    return line


def _read_cell(token: Token, reading: SlideReading) -> Cell:
    where = reading.span(token)
    return Cell(children=read_inlines(token.content, reading, where), span=where)


def _keep_excess(row: tuple[Cell, ...], line: str, reading: SlideReading) -> tuple[Cell, ...]:
    """Report a row of another length than the header, and keep its excess in the last cell."""
    written = [cell.strip() for cell in _BAR.split(line)]
    if written and not written[0]:
        written.pop(0)
    if written and not written[-1]:
        written.pop()
    where = row[-1].span  # that of every cell, which is a line
    assert where is not None  # noqa: S101 - every cell was just given one
    if len(written) != len(row):
        fault = f"cells in the row: {len(written)}, in the header: {len(row)}"
        hint = r"write | between cells, and \| for a bar within one"
        if not _BAR.search(line):
            fault = "the line directly below the table is taken for a row of it"
            hint = "leave a blank line below the table"
        reading.report(codes.RAGGED_ROW, where, fault, hint=hint)
    if len(written) <= len(row):
        return row
    excess = read_inlines(" | ".join(written[len(row) - 1 :]), reading, where)
    return (*row[:-1], Cell(children=excess, span=where))


def highlight_table(table: Table, written: str, where: Span, reading: SlideReading) -> Table:
    """Return a table with its rows and columns highlighted that are named."""
    if not written:
        return table
    from deckbuilder.source.markdown.blocks.fenced_data import read_highlight  # few tables have any

    known = names_to_highlight(table)
    names = read_highlight(written, known, "row or column", where, reading)
    return set_highlights(table, names) if names else table


# --- captions ------------------------------------------------------------------------------


def attach_captions(
    pieces: Sequence[Block | Column | Caption], reading: SlideReading
) -> tuple[Block | Column, ...]:
    """Join each caption to the table directly above it, or else directly below.

    A table takes one caption. One that finds no table is reported and stays a paragraph.
    """
    blocks: list[Block | Column] = []
    waiting: Caption | None = None
    for piece in pieces:
        if isinstance(piece, Caption):
            if waiting:
                blocks.append(_report_stray(waiting, reading))
            waiting = None
            last = blocks[-1] if blocks else None
            if isinstance(last, Table) and not last.caption:
                blocks[-1] = _with_caption(last, piece, reading)
            else:
                waiting = piece
            continue
        if waiting:
            if isinstance(piece, Table) and not piece.caption:
                piece = _with_caption(piece, waiting, reading)
            else:
                blocks.append(_report_stray(waiting, reading))
            waiting = None
        blocks.append(piece)
    if waiting:
        blocks.append(_report_stray(waiting, reading))
    return tuple(blocks)


def _report_stray(caption: Caption, reading: SlideReading) -> Paragraph:
    reading.report(
        codes.STRAY_CAPTION,
        caption.span,
        "there is no table directly above or below the caption",
        hint="put it next to its table, with one blank line between",
    )
    children = read_inlines(caption.text, reading, caption.span)
    return Paragraph(children=children, span=caption.span)


def _with_caption(table: Table, caption: Caption, reading: SlideReading) -> Table:
    text, braces = split_trailing(CAPTION.sub("", caption.text, count=1))
    written = reading.read_attributes(braces, caption.span)
    known = {"alt": TEXT, "highlight": TEXT}
    settings = reading.read_settings(written.values, known, "a table", caption.span)
    table = replace(
        table,
        caption=read_inlines(text, reading, caption.span),
        alt=settings.get("alt", table.alt),
        id=written.id or table.id,
    )
    return highlight_table(table, settings.get("highlight", ""), caption.span, reading)
