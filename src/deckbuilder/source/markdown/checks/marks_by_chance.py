"""Text that Markdown reads as a mark, so that it shows otherwise than it is typed.

Owns numbers that a list cannot count to or counts anew, "more than" that begins a quotation, and
signs between figures. Refuses to change what is read: a report tells the author.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.source.markdown.state import SlideReading

_LARGEST_NUMBER = 32_767
"""What PowerPoint counts up to (ISO/IEC 29500-1, 20.1.10.77)."""
_MORE_THAN = re.compile(
    r"(?:\[\^[^\]]+\]:|[ \t]|[-*+:][ \t]|\d+[.)][ \t])*"
    r"(?P<written>>(?!\d{1,9}[.)][ \t])(?:=[ \t]?)?~?[£$€]?[.]?\d(?:[\d.,]*\d)?%?)"
)
"""A sign > right before a figure, at the start of a line, an item or a footnote, and no list."""
_FIGURE_BEFORE = re.compile(r"\d(?:[\d.,]*\d)?\Z")
_FIGURE_AFTER = re.compile(r"\d(?:[\d.,]*\d)?")
_EMPHASIS = ("em_open", "em_close", "strong_open", "strong_close")
_RAISED = {"sup_open": ("sup_close", "^"), "sub_open": ("sub_close", "~")}
_MEANT = {
    "^": ("raises", r"write \^ for the sign, and 2^10^ for two to the power of ten"),
    "~": ("lowers", r"write \~ for the sign, or – where it means from and to"),
}


def check_start(opener: Token, where: Span, reading: SlideReading) -> int:
    """Return the number that a list begins with: 1 in place of one that lists cannot have."""
    start = int(opener.attrs.get("start", 1))
    if start <= _LARGEST_NUMBER:
        return start
    reading.report(
        codes.WRONG_VALUE,
        where,
        f"the list begins with the number {start}",
        hint=f"lists count up to {_LARGEST_NUMBER}; for text, write \\ before the full stop",
    )
    return 1


def check_numbers(items: Sequence[Token], reading: SlideReading) -> None:
    """Report the first item of a numbered list that does not show the number typed before it.

    A list may begin with any number; one whose items are all 1 (or 0) counts by itself.
    """
    typed = [int(item.info) for item in items]
    if len({*typed}) == 1 and typed[0] <= 1:
        return
    for shown, (item, number) in enumerate(zip(items, typed, strict=True), typed[0]):
        if number == shown:
            continue
        end = item.markup
        sign = "full stop" if end == "." else "bracket"
        reading.report(
            codes.READ_AS_MARK,
            reading.span(item),
            f"the number {number}{end} shows as {shown}{end}, as lists count on by one",
            hint="number the items one after another; to show the numbers as typed, write"
            f" \\ before each {sign}, {number}\\{end}, and a blank line above it",
        )
        return


def check_more_than(quotation: Token, reading: SlideReading) -> None:
    """Report a quotation that begins with > right before a figure, which few mean by it."""
    where = reading.span(quotation)
    found = _MORE_THAN.match(reading.lines[where.first_line - 1])
    if found is None:
        return
    written = found["written"]
    words = "at least " if written[1] == "=" else "more than "
    reading.report(
        codes.READ_AS_MARK,
        where,
        f"the sign > at the start of {written} makes a quotation of the line, and does not show",
        hint=f"write \\{written}, or {words}{written.lstrip('>= ')}; for a quotation, leave a space"
        " after the >",
    )


def check_figures(tokens: Sequence[Token], line: int, reading: SlideReading) -> None:
    """Note signs between figures that are read as emphasis, or as raised or lowered text.

    Raised or lowered text is told where figures stand on both sides of it: 2^10^ is meant.
    """
    close = mark = written = ""
    for at, token in enumerate(tokens):
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type in _EMPHASIS:
            if lost := _between_figures(tokens, at, token.markup):
                message = f"the sign {token.markup} between figures is read as emphasis"
                hint = r"write × for times, or \* for the sign"
                _note_lost(message, hint, lost, line, reading)
        elif token.type in _RAISED:
            close, mark = _RAISED[token.type]
            written = _between_figures(tokens, at, mark)
            close = close if written else ""
        elif token.type == close:
            if _between_figures(tokens, at, mark):
                does, hint = _MEANT[mark]
                message = f"the sign {mark} {does} the figures after it"
                _note_lost(message, hint, written, line, reading)
            close = ""


def _between_figures(tokens: Sequence[Token], at: int, mark: str) -> str:
    """Return the figures around the mark at a place with it between them, or nothing for none."""
    sides = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    if len(sides) != 2 or any(side.type != "text" for side in sides):
        return ""
    before = _FIGURE_BEFORE.search(sides[0].content)
    after = _FIGURE_AFTER.match(sides[1].content)
    return f"{before[0]}{mark}{after[0]}" if before and after else ""


def _note_lost(message: str, hint: str, written: str, line: int, reading: SlideReading) -> None:
    reading.remarks.add(
        codes.READ_AS_MARK, f"{message}, and does not show", line, hint=hint, written=written
    )
