"""Blocks that show as they are written, or not at all: HTML, rules, what is nested too deeply.

Owns what is said of them. Refuses text that is read, also where a comment stands before it.
"""

from __future__ import annotations

from markdown_it.token import Token

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.model import Inline, LineBreak, Paragraph, Text
from deckbuilder.source.markdown.checks.other_dialects import (
    note_comments,
    note_tags,
    report_unclosed,
)
from deckbuilder.source.markdown.parser import COMMENT
from deckbuilder.source.markdown.splitting import is_ruled_columns
from deckbuilder.source.markdown.state import SlideReading
from deckbuilder.source.markdown.tokens import Cursor


def take_comments(token: Token, reading: SlideReading) -> str:
    """Return the text of a block of HTML without its comments, which are noted."""
    if "-->" not in token.content:
        return token.content.strip()
    first = reading.span(token).first_line
    note_comments(COMMENT.finditer(token.content), first, reading)
    return COMMENT.sub("", token.content).strip()


def read_html(text: str, token: Token, reading: SlideReading) -> tuple[Paragraph, ...]:
    """Read a block of HTML that is `text` without its comments."""
    where = reading.span(token)
    if not text:
        return ()
    if "<!--" in text:
        line = where.first_line + token.content[: token.content.rindex("<!--")].count("\n")
        report_unclosed(where, line, reading)
    else:
        note_tags(token.content, where.first_line, reading)
    return (Paragraph(children=_as_written(text), span=where),)


def read_too_deep(_: Cursor, token: Token, reading: SlideReading) -> tuple[Paragraph, ...]:
    """Read the rest of a block in which too many others stand."""
    where = reading.span(token)
    report_depth(where, reading)
    text = token.content.strip()
    return (Paragraph(children=_as_written(text), span=where),) if text else ()


def report_depth(where: Span, reading: SlideReading) -> None:
    """Report blocks that are nested too deeply."""
    reading.report(
        codes.NESTED_TOO_DEEP,
        where,
        "blocks, lists or quotes are nested too deeply",
        hint="write it more simply",
    )


def _as_written(text: str) -> tuple[Inline, ...]:
    """Return text line by line, nothing in it read as Markdown."""
    lines = [(Text(text=line.strip()),) if line.strip() else () for line in text.split("\n")]
    return (*lines[0], *(inline for line in lines[1:] for inline in (LineBreak(), *line)))


def read_break(_: Cursor, token: Token, reading: SlideReading) -> tuple[Paragraph, ...]:
    """Read a line of hyphens, asterisks or underscores that begins no slide."""
    where = reading.span(token)
    if not is_ruled_columns(token, reading.lines):
        report_break(where, reading)
        return ()
    reading.report(
        codes.MARKS_NOT_READ,
        where,
        "the lines look like a table as pandoc writes it, which is not read",
        hint="write | between the cells, and |---|---| below the header",
    )
    text = reading.lines[where.first_line - 1].strip()
    return (Paragraph(children=_as_written(text), span=where),)


def report_break(where: Span, reading: SlideReading) -> None:
    """Report a line that parts nothing."""
    line = reading.lines[where.first_line - 1].strip()
    reading.report(
        codes.BREAK_IGNORED,
        where,
        f'the line "{line}" does nothing here',
        hint="take it out; to begin a slide here, end the block first with a line :::"
        if reading.div_level
        else "take it out; a new slide is a new file, or --- in a deck of a single file",
    )
