"""Block tokens to blocks: one small function for each type of token.

Owns paragraphs, headings, lists, quotes and the nesting of all blocks. Refuses to know slides:
it reads what lies between a slide's title and its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.files.limits import DIV_LEVELS
from deckbuilder.model import (
    Block,
    CodeBlock,
    Column,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Quote,
    Strong,
)
from deckbuilder.source.markdown.attributes import split_trailing
from deckbuilder.source.markdown.blocks.as_written import (
    read_break,
    read_html,
    read_too_deep,
    report_break,
    report_depth,
    take_comments,
)
from deckbuilder.source.markdown.blocks.attributions import split_attribution
from deckbuilder.source.markdown.blocks.divs import (
    LIST,
    QUOTATION,
    make_div,
    only_blocks,
    read_opener,
)
from deckbuilder.source.markdown.blocks.figures import mark_pictures, read_figure
from deckbuilder.source.markdown.blocks.tables import CAPTION, Caption, attach_captions, read_table
from deckbuilder.source.markdown.checks.likely_mistakes import (
    check_indented,
    check_lines,
    check_underline,
)
from deckbuilder.source.markdown.checks.marks_by_chance import (
    check_more_than,
    check_numbers,
    check_start,
)
from deckbuilder.source.markdown.checks.notes_in_text import note_text
from deckbuilder.source.markdown.checks.other_dialects import note_signs
from deckbuilder.source.markdown.inlines import build_inlines, read_inlines
from deckbuilder.source.markdown.parser import BREAK, parse_inlines
from deckbuilder.source.markdown.state import SlideReading
from deckbuilder.source.markdown.tokens import Cursor

_TASK = re.compile(r"\[([ xX])\](?:\s+|\Z)")
_BLOCK_MARK = re.compile(r"(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t]|>|:::|```|~~~|\|")
_LIST_LEVELS = 5

Pieces = Sequence[Block | Caption]


def read_blocks(cursor: Cursor, reading: SlideReading, within: str = "") -> tuple[Block, ...]:
    """Read blocks to the end of what they stand in, which is not taken.

    `within` says in words what that is, which is no div; nothing for the slide itself.
    """
    reading.around.append(within)
    blocks = only_blocks(_read_pieces(cursor, reading, None))
    reading.around.pop()
    return blocks


def _read_pieces(
    cursor: Cursor, reading: SlideReading, div: str | None
) -> tuple[Block | Column, ...]:
    """Read blocks, and the columns of `::: columns`, to the end of what they stand in.

    `div` is the name of the div that they stand directly in ("" for an unknown one), None
    where they stand in none.
    """
    pieces: list[Block | Column | Caption] = []
    captions = False
    too_deep = 0
    while (token := cursor.peek()) is not None and token.nesting >= 0:
        if token.type == "div_close":
            if too_deep:
                too_deep -= 1
            elif div is not None:
                break
            else:
                reading.report(
                    codes.STRAY_DIV_END,
                    reading.span(token),
                    "there is no open block that this line could close",
                    hint="take the line out, or open the block with ::: name",
                )
            cursor.index += 1
            continue
        if token.type == "div_open":
            if div and _shows_missing_end(cursor, token, reading, div):
                break
            if reading.div_level >= DIV_LEVELS.max:
                if not too_deep:
                    report_depth(reading.span(token), reading)
                too_deep += 1
                cursor.index += 1
            else:
                pieces += _read_div(cursor, reading, div or "")
            continue
        cursor.index += 1
        read = _READERS[token.type](cursor, token, reading)
        captions = captions or any(isinstance(piece, Caption) for piece in read)
        pieces += read
    if captions:
        return attach_captions(pieces, reading)
    return tuple(pieces)  # type: ignore[arg-type] # there are no captions


def _shows_missing_end(cursor: Cursor, token: Token, reading: SlideReading, div: str) -> bool:
    """Tell whether the open div was probably meant to end before the one that begins here.

    It was where that cannot stand in it and there are too few lines `:::` to close all.
    """
    name = token.info.partition("{")[0].strip()
    misplaced = name in {"notes", "handout"} or (name == "column" and div != "columns")
    return misplaced and cursor.ends_ahead() < reading.div_level


def _read_div(cursor: Cursor, reading: SlideReading, parent: str) -> Sequence[Block | Column]:
    token = cursor.take()
    where = reading.span(token)
    opener = read_opener(token.info, where, reading)
    reading.div_level += 1
    reading.around.append(opener.name and f"::: {opener.name}")
    pieces = _read_pieces(cursor, reading, opener.name)
    reading.around.pop()
    reading.div_level -= 1
    end = cursor.peek()
    last = where.last_line
    if end is not None and end.type == "div_close":
        last = reading.span(cursor.take()).last_line
    else:
        hint = "add a line ::: after its end"
        if end is not None and end.type == "div_open":
            hint = f"add a line ::: before line {reading.span(end).first_line}: ::: {end.info}"
        reading.report(codes.UNCLOSED_DIV, where, f"::: {token.info} is never closed", hint=hint)
        spans = [piece.span.last_line for piece in pieces if piece.span]
        last = max([last, *spans])
    span = Span(where.path, where.first_line, last)
    return make_div(opener, pieces, span, parent, reading)


# --- paragraphs and headings ---------------------------------------------------------------


def _read_paragraph(cursor: Cursor, token: Token, reading: SlideReading) -> Pieces:
    text = cursor.take().content
    cursor.index += 1
    where = reading.span(token)
    check_lines(text, where, reading)
    return _make_paragraph(text, where, reading)


def _read_plain(_: Cursor, token: Token, reading: SlideReading) -> Pieces:
    return _make_paragraph(token.content, reading.span(token), reading)


def _make_paragraph(text: str, where: Span, reading: SlideReading) -> Pieces:
    if CAPTION.match(text):
        return (Caption(text, where),)
    note_text(text, where.first_line, reading)
    if text.startswith("!["):
        tokens = parse_inlines(text, reading.env)
        note_signs(text, where.first_line, reading)
        if len(tokens) == 1 and tokens[0].type == "image":
            return read_figure(tokens[0], reading, where)
        mark_pictures(tokens)
        children = build_inlines(tokens, reading, where)
    else:
        children = read_inlines(text, reading, where)
        if not children and BREAK.search(text):
            report_break(where, reading)
    return (Paragraph(children=children, span=where),) if children else ()


def _read_heading(cursor: Cursor, token: Token, reading: SlideReading) -> Pieces:
    text = cursor.take().content
    cursor.index += 1
    where = reading.span(token)
    check_underline(token, reading)
    level = int(token.tag[1])
    if level == 1:
        level = 2
        hint = "begin it with ## for a heading within the slide, or make it a slide of its own"
        if reading.div_level:
            hint = "begin it with ## for a heading within the block; to begin a slide, end it first"
        reading.report(
            codes.SECOND_TITLE, where, f"the slide has a second title: {text}", hint=hint
        )
    text, braces = split_trailing(text)
    written = reading.read_attributes(braces, where)
    if written.classes or written.values:
        reading.report(
            codes.UNKNOWN_KEY,
            where,
            "a heading within a slide takes an id only",
            hint="settings of the slide belong to its title, or to the top of its file",
        )
    note_text(text, where.first_line, reading, heading=True)
    children = read_inlines(text, reading, where)
    return (Heading(level=level, children=children, id=written.id, span=where),) if children else ()


# --- lists and quotes ----------------------------------------------------------------------


def _read_list(cursor: Cursor, token: Token, reading: SlideReading) -> Pieces:
    where = reading.span(token)
    _begin_list(where, reading)
    items, openers = [], []
    while (opener := cursor.take()).type == "list_item_open":
        openers.append(opener)
        items.append(_read_item(cursor, reading))
    reading.list_level -= 1
    ordered = token.type == "ordered_list_open"
    if ordered and all(item.checked is None for item in items):
        check_numbers(openers, reading)
    last = max([where.first_line, *(item.span.last_line for item in items if item.span)])
    return (
        ItemList(
            ordered=ordered,
            items=tuple(items),
            start=check_start(token, where, reading),
            span=Span(where.path, where.first_line, last),
        ),
    )


def _begin_list(where: Span, reading: SlideReading) -> None:
    reading.list_level += 1
    if reading.list_level == _LIST_LEVELS + 1:
        reading.report(
            codes.LIST_TOO_DEEP,
            where,
            f"the list has more than {_LIST_LEVELS} levels",
            hint="write it more simply, or on several slides",
        )


def _read_definitions(cursor: Cursor, token: Token, reading: SlideReading) -> Pieces:
    """Read terms and what they mean as a list: each term in bold, what it means below it."""
    where = reading.span(token)
    _begin_list(where, reading)
    items = []
    while cursor.take().type == "dt_open":
        term = cursor.take()
        first = reading.span(term)
        words = read_inlines(term.content, reading, first)
        blocks: list[Block] = []
        cursor.index += 1
        while (opener := cursor.peek()) is not None and opener.type == "dd_open":
            cursor.index += 1
            blocks += read_blocks(cursor, reading, LIST)
            cursor.index += 1
        items.append(_make_definition(words, blocks, first))
    reading.list_level -= 1
    return (ItemList(ordered=False, items=tuple(items), span=where),)


def _make_definition(words: tuple[Inline, ...], blocks: Sequence[Block], first: Span) -> ListItem:
    """Make an item of a term, which stands on line `first`, above what it means."""
    term: tuple[Inline, ...] = (Strong(children=words),)
    rest = [*blocks]
    if rest and isinstance(meaning := rest[0], Paragraph):
        term = (*term, LineBreak(), *meaning.children)
        del rest[0]
    ends = [block.span.last_line for block in blocks if block.span]
    span = Span(first.path, first.first_line, max([first.last_line, *ends]))
    return ListItem(blocks=(Paragraph(children=term, span=span), *rest), span=span)


def _read_item(cursor: Cursor, reading: SlideReading) -> ListItem:
    opener = cursor.tokens[cursor.index - 1]
    first = cursor.peek()
    task = None
    if first is not None and first.type == "paragraph_open":
        task = _TASK.match(cursor.tokens[cursor.index + 1].content)
    if task is None:
        blocks = read_blocks(cursor, reading, LIST)
    else:
        text = cursor.tokens[cursor.index + 1].content[task.end() :]
        cursor.index += 3
        paragraph = _make_paragraph(text, reading.span(opener), reading)
        first_blocks = only_blocks(attach_captions(paragraph, reading))
        blocks = (*first_blocks, *read_blocks(cursor, reading, LIST))
    cursor.index += 1
    return ListItem(
        blocks=blocks,
        checked=None if task is None else task[1] != " ",
        span=_without_blank_end(reading.span(opener), reading),
    )


def _without_blank_end(span: Span, reading: SlideReading) -> Span:
    """Return a span without the blank lines that markdown-it counts to an item's end."""
    last = span.last_line
    while last > span.first_line and not reading.lines[last - 1].strip():
        last -= 1
    return span if last == span.last_line else replace(span, last_line=last)


def _read_quote(cursor: Cursor, token: Token, reading: SlideReading) -> Pieces:
    where = reading.span(token)
    check_more_than(token, reading)
    reading.quote_level += 1
    blocks = read_blocks(cursor, reading, QUOTATION)
    reading.quote_level -= 1
    cursor.index += 1
    attribution: tuple[Inline, ...] = ()
    if len(blocks) > 1 and isinstance(last := blocks[-1], Paragraph):
        rest, attribution = split_attribution(last)
        blocks = (*blocks[:-1], *rest)
    if not blocks and not attribution:
        hint = "take the line out, or write what was said after the >"
        reading.report_empty(where, "the quotation", hint)
        return ()
    return (Quote(blocks=blocks, attribution=attribution, span=where),)


# --- code and comments ----------------------------------------------------------------------


def _read_fence(_: Cursor, token: Token, reading: SlideReading) -> Pieces:
    from deckbuilder.source.markdown.blocks.fences import read_fence  # few slides have code or data

    return read_fence(token, reading)


def _read_code(_: Cursor, token: Token, reading: SlideReading) -> Pieces:
    where = reading.span(token)
    check_indented(token.content, where, reading)
    return (CodeBlock(text=token.content.rstrip("\n"), span=where),)


def _read_html(_: Cursor, token: Token, reading: SlideReading) -> Pieces:
    text = take_comments(token, reading)
    if text and "<!--" not in text and token.content.lstrip().startswith("<!--"):
        return _read_after_comment(text, reading.span(token), reading)
    return read_html(text, token, reading)


def _read_after_comment(text: str, where: Span, reading: SlideReading) -> Pieces:
    """Read the text that stands after a comment, on its last line: no block can begin there."""
    line = Span(where.path, where.last_line, where.last_line)
    if mark := _BLOCK_MARK.match(text):
        reading.report(
            codes.MARKS_NOT_READ,
            line,
            f"after a comment on the same line, {mark[0].strip()} means nothing",
            hint="begin a new line after the comment",
        )
    return _make_paragraph(text, line, reading)


def _read_table(cursor: Cursor, token: Token, reading: SlideReading) -> Pieces:
    return read_table(cursor.take_to("table_close"), reading, reading.span(token))


_READERS: dict[str, Callable[[Cursor, Token, SlideReading], Pieces]] = {
    "plain": _read_plain,
    "paragraph_open": _read_paragraph,
    "heading_open": _read_heading,
    "bullet_list_open": _read_list,
    "ordered_list_open": _read_list,
    "dl_open": _read_definitions,
    "blockquote_open": _read_quote,
    "fence": _read_fence,
    "code_block": _read_code,
    "table_open": _read_table,
    "html_block": _read_html,
    "hr": read_break,
    "too_deep": read_too_deep,
}
