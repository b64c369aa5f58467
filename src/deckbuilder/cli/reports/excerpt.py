"""A line of source with a mark beneath the words at fault.

Owns where the mark stands: beneath the words, whatever characters come before them. Refuses to
mark a line that is read from right to left, as terminals order such lines in ways of their own.
"""

from __future__ import annotations

import unicodedata

from deckbuilder.lint.source_text.columns import reads_from_right, width_of
from deckbuilder.wording import as_value

_TAB = 4
_CUT = "…"
_MIN_WIDTH = 20
_REACH = 3
"""How many characters a column may take, at most, of those that are looked at beside a fault."""


def show_excerpt(
    line: str, column: int | None, end_column: int | None, width: int
) -> tuple[str, str]:
    """Return a line, cut around the fault to a width in columns, and what stands beneath it.

    Columns count characters from 1; what stands beneath is "" where they are not known.
    """
    first = min(len(line), (column or 1) - 1)
    last = max(first, min(len(line), (end_column or first + 2) - 1))
    reach = _REACH * max(width, _MIN_WIDTH)
    line = line[max(0, first - reach) : last + reach]  # of long lines that have many faults
    first, last = min(first, reach), min(first, reach) + last - first
    before, words, after = (
        _printable(part) for part in (line[:first], line[first:last], line[last:])
    )
    before = _spread(before, 0)
    words = _spread(words, width_of(before))
    after = _spread(after, width_of(before) + width_of(words))
    if not before.strip() and column is None:
        before = ""
    before, words, after = _cut(before, words, after, max(width, _MIN_WIDTH))
    shown = (before + words + after).rstrip(" ") if after.strip() else before + words + after
    whole = as_value(shown)
    if column is None or whole != shown or reads_from_right(line):
        return whole, ""  # nor is a place marked that cuts what a workflow would obey
    return shown, " " * width_of(before) + "^" * max(1, width_of(words))


def _printable(text: str) -> str:
    """Return text as it is printed, but for its tabs."""
    return as_value(text, tabs=True)


def _spread(text: str, start: int) -> str:
    """Return text with its tabs as spaces, as it looks from a column on."""
    if "\t" not in text:
        return text
    parts: list[str] = []
    column = start
    for character in text:
        shown = " " * (_TAB - column % _TAB) if character == "\t" else character
        parts.append(shown)
        column += width_of(shown)
    return "".join(parts)


def _cut(before: str, words: str, after: str, width: int) -> tuple[str, str, str]:
    """Cut a line to a width, so that the words stay, and about a third of the room before them."""
    if width_of(before) + width_of(words) + width_of(after) <= width:
        return before, words, after
    lead = width // 3
    if width_of(before) > lead and width_of(before) + width_of(words) > width * 2 // 3:
        before = _take_last(before, lead - 1)
        while before and unicodedata.combining(before[0]):
            before = before[1:]
        before = _CUT + before
    room = width - width_of(before)
    if width_of(words) > room:
        return before, _take(words, room - 1) + _CUT, ""
    room -= width_of(words)
    if width_of(after) > room:
        after = _take(after, room - 1) + _CUT if room > 0 else ""
    return before, words, after


def _take(text: str, width: int) -> str:
    """Return as much of a text as a width has room for."""
    taken = 0
    for index, character in enumerate(text):
        taken += width_of(character)
        if taken > width:
            return text[:index]
    return text


def _take_last(text: str, width: int) -> str:
    """Return as much of a text's end as a width has room for."""
    taken, first = 0, len(text)
    while first and taken + width_of(text[first - 1]) <= width:
        first -= 1
        taken += width_of(text[first])
    return text[first:]
