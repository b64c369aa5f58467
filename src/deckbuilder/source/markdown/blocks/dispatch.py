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
from deckbuilder.model import (
    Block,
    CodeBlock,
    Column,
    Emphasis,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Quote,
    Strong,
    Text,
)
from deckbuilder.source.markdown.attributes import split_trailing
from deckbuilder.source.markdown.blocks.divs import (
    LIST,
    QUOTATION,
    make_div,
    only_blocks,
    read_opener,
)
from deckbuilder.source.markdown.blocks.fences import read_fence
from deckbuilder.source.markdown.blocks.figures import read_figure
from deckbuilder.source.markdown.blocks.tables import CAPTION, Caption, attach_captions, read_table
from deckbuilder.source.markdown.checks.likely_mistakes import check_lines
from deckbuilder.source.markdown.checks.other_dialects import note_comments, note_signs, note_tags
from deckbuilder.source.markdown.inlines import build_inlines, read_inlines
from deckbuilder.source.markdown.parser import BREAK, COMMENT, parse_inlines
from deckbuilder.source.markdown.splitting import is_ruled_columns
from deckbuilder.source.markdown.state import SlideReading
from deckbuilder.source.markdown.tokens import Cursor

_TASK = re.compile(r"\[([ xX])\](?:\s+|\Z)")
_ATTRIBUTION = re.compile(r"(?:--|[–—―])\s+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LIST_LEVELS = 5
_LARGEST_NUMBER = 32_767
"""What PowerPoint counts up to (ISO/IEC 29500-1, 20.1.10.77)."""
_DIV_LEVELS = 12

Pieces = Sequence[Block | Caption]


def read_blocks(cursor: Cursor, reading: SlideReading, within: str = "") -> tuple[Block, ...]:
    """Read blocks to the end of what they stand in, which is not taken.

    `within` says in words what that is; it is no div, or the slide itself.
    """
    if not within:
        return only_blocks(_read_pieces(cursor, reading, None))
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
            if reading.div_level >= _DIV_LEVELS:
                if not too_deep:
                    _report_depth(reading.span(token), reading)
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


def _report_depth(where: Span, reading: SlideReading) -> None:
    reading.report(
        codes.NESTED_TOO_DEEP,
        where,
        "blocks, lists or quotes are nested too deeply",
        hint="write it more simply",
    )


def _read_div(cursor: Cursor, reading: SlideReading, parent: str) -> Sequence[Block | Column]:
    token = cursor.take()
    where = reading.span(token)
    opener = read_opener(token.info, where, reading)
    reading.div_level += 1
    reading.around.append(f"::: {opener.name}".rstrip())
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
    if text.startswith("!["):
        tokens = parse_inlines(text, reading.env)
        note_signs(text, where.first_line, reading)
        if len(tokens) == 1 and tokens[0].type == "image":
            return read_figure(tokens[0], reading, where)
        children = build_inlines(tokens, reading, where)
    else:
        children = read_inlines(text, reading, where)
        if not children and BREAK.search(text):
            _report_break(where, reading)
    return (Paragraph(children=children, span=where),) if children else ()


def _read_heading(cursor: Cursor, token: Token, reading: SlideReading) -> Pieces:
    text = cursor.take().content
    cursor.index += 1
    where = reading.span(token)
    _check_underline(token, where, reading)
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
    children = read_inlines(text, reading, where)
    return (Heading(level=level, children=children, id=written.id, span=where),) if children else ()


def _check_underline(token: Token, where: Span, reading: SlideReading) -> None:
    """Report a short line of hyphens below a text: it makes a heading, which few mean by it."""
    line = reading.lines[where.last_line - 1].lstrip("> ").rstrip()
    long = where.last_line - where.first_line > 1
    if token.markup == "-" and (long or len(line) < len("----")):
        reading.report(
            codes.MARKS_NOT_READ,
            where,
            f"the line {line} makes a heading of the text above it",
            line=where.last_line,
            hint="put a blank line above it for a new slide, in a deck of a single file;"
            " for a heading, begin the text with ## and take the line out",
        )


# --- lists and quotes ----------------------------------------------------------------------


def _read_list(cursor: Cursor, token: Token, reading: SlideReading) -> Pieces:
    where = reading.span(token)
    reading.list_level += 1
    if reading.list_level == _LIST_LEVELS + 1:
        reading.report(
            codes.LIST_TOO_DEEP,
            where,
            f"the list has more than {_LIST_LEVELS} levels",
            hint="write it more simply, or on several slides",
        )
    items = []
    while cursor.take().type == "list_item_open":
        items.append(_read_item(cursor, reading))
    reading.list_level -= 1
    last = max([where.first_line, *(item.span.last_line for item in items if item.span)])
    return (
        ItemList(
            ordered=token.type == "ordered_list_open",
            items=tuple(items),
            start=_read_start(token, where, reading),
            span=Span(where.path, where.first_line, last),
        ),
    )


def _read_definitions(cursor: Cursor, token: Token, reading: SlideReading) -> Pieces:
    """Read terms and what they mean as a list: each term in bold, what it means below it."""
    where = reading.span(token)
    reading.list_level += 1
    items = []
    while cursor.take().type == "dt_open":
        term = cursor.take()
        first = reading.span(term)
        words = read_inlines(term.content, reading, first)
        blocks: list[Block] = []
        cursor.index += 1
        while (opener := cursor.peek()) is not None and opener.type == "dd_open":
            cursor.index += 1
            blocks += read_blocks(cursor, reading)
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


def _read_start(token: Token, where: Span, reading: SlideReading) -> int:
    start = int(token.attrs.get("start", 1))
    if start <= _LARGEST_NUMBER:
        return start
    reading.report(
        codes.WRONG_VALUE,
        where,
        f"the list begins with the number {start}",
        hint=f"lists count up to {_LARGEST_NUMBER}; for text, write \\ before the full stop",
    )
    return 1


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
    reading.quote_level += 1
    blocks = read_blocks(cursor, reading, QUOTATION)
    reading.quote_level -= 1
    cursor.index += 1
    attribution: tuple[Inline, ...] = ()
    if len(blocks) > 1 and isinstance(last := blocks[-1], Paragraph):
        rest, attribution = _split_attribution(last)
        blocks = (*blocks[:-1], *rest)
    if not blocks and not attribution:
        hint = "take the line out, or write what was said after the >"
        reading.report_empty(where, "the quotation", hint)
        return ()
    return (Quote(blocks=blocks, attribution=attribution, span=where),)


def _split_attribution(last: Paragraph) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """Take the attribution from the last paragraph of a quote, where that is one.

    The dash may stand within the emphasis of the whole line.
    """
    first = last.children[0]
    if len(last.children) == 1 and isinstance(first, Emphasis | Strong):
        name = _after_dash(first.children)
        return ((), (replace(first, children=name),)) if name else ((last,), ())
    name = _after_dash(last.children)
    return ((), name) if name else ((last,), ())


def _after_dash(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return what follows the dash with which a text begins; nothing where there is none."""
    first, others = children[0], children[1:]
    match = _ATTRIBUTION.match(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return ()
    text = first.text[match.end() :]
    return ((Text(text=text),) if text else ()) + others


# --- code and HTML -------------------------------------------------------------------------


def _read_fence(_: Cursor, token: Token, reading: SlideReading) -> Pieces:
    return read_fence(token, reading)


def _read_code(_: Cursor, token: Token, reading: SlideReading) -> Pieces:
    return (CodeBlock(text=token.content.rstrip("\n"), span=reading.span(token)),)


def _read_html(_: Cursor, token: Token, reading: SlideReading) -> Pieces:
    where = reading.span(token)
    text = token.content.strip()
    if "-->" in text:
        note_comments(COMMENT.finditer(token.content), where.first_line, reading)
        text = COMMENT.sub("", token.content).strip()
    if not text:
        return ()
    if "<!--" in text:
        line = where.first_line + token.content[: token.content.rindex("<!--")].count("\n")
        reading.report(
            codes.UNCLOSED_COMMENT,
            where,
            "the comment that begins here has no end",
            line=line,
            hint="add --> after the comment",
        )
    else:
        if token.content.lstrip().startswith("<!--"):  # text after a comment, on its last line
            return _make_paragraph(
                text, Span(where.path, where.last_line, where.last_line), reading
            )
        note_tags(token.content, where.first_line, reading)
    return (Paragraph(children=_as_written(text), span=where),)


def _read_too_deep(_: Cursor, token: Token, reading: SlideReading) -> Pieces:
    where = reading.span(token)
    _report_depth(where, reading)
    text = token.content.strip()
    return (Paragraph(children=_as_written(text), span=where),) if text else ()


def _as_written(text: str) -> tuple[Inline, ...]:
    """Return text line by line, nothing in it read as Markdown."""
    lines = [(Text(text=line.strip()),) if line.strip() else () for line in text.split("\n")]
    return (*lines[0], *(inline for line in lines[1:] for inline in (LineBreak(), *line)))


def _read_break(_: Cursor, token: Token, reading: SlideReading) -> Pieces:
    where = reading.span(token)
    if not is_ruled_columns(token, reading.lines):
        _report_break(where, reading)
        return ()
    reading.report(
        codes.MARKS_NOT_READ,
        where,
        "the lines look like a table as pandoc writes it, which is not read",
        hint="write | between the cells, and |---|---| below the header",
    )
    text = reading.lines[where.first_line - 1].strip()
    return (Paragraph(children=_as_written(text), span=where),)


def _report_break(where: Span, reading: SlideReading) -> None:
    line = reading.lines[where.first_line - 1].strip()
    reading.report(
        codes.BREAK_IGNORED,
        where,
        f'the line "{line}" does nothing here',
        hint="take it out; to begin a slide here, end the block first with a line :::"
        if reading.div_level
        else "take it out; a new slide is a new file, or --- in a deck of a single file",
    )


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
    "hr": _read_break,
    "too_deep": _read_too_deep,
}
