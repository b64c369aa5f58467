"""Text as it is typed: the pieces of a file in which signs of typing can be told from marks.

Owns what is masked as a mark, and which quotation mark a straight one stands for. Refuses to
guess: where quotation marks do not pair, they stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.source_text.editable_file import EditableFile

_MARKS = re.compile(
    r"(?P<code>`+).+?(?<!`)(?P=code)(?!`)"  # code
    r"|\[[^\]\n]*\]\{[^{}]*\}"  # text in another language
    r"|\{\{.*?\}\}|\{[^{}]*\}"  # inserts, attributes
    r"|\]\([^()\n]*\)|<[^<>\n]*>"  # addresses, HTML, comments
    r"|\\.",
    re.DOTALL,
)
_BEGINS = re.compile(r"[ \t]*(?:[-*+]|\d+[.)]|#+|>|\||\[\^|:)(?=[ \t\w]|$)")
MASK = "x"

TypedPiece = tuple[int, list[str], str]
"""The first line of a piece of text, its lines, and the same joined by newlines and masked."""


def find_pieces(file: EditableFile, *signs: str) -> Iterator[TypedPiece]:
    """Yield the pieces of a file's prose that hold one of the signs.

    A piece is a paragraph, an item, a heading, a row of a table.
    """
    if not any(sign in file.text for sign in signs):
        return
    has_sign = [any(sign in line for sign in signs) for line in file.lines]
    if not any(sign and prose for sign, prose in zip(has_sign, file.prose, strict=True)):
        return
    for first, lines in _find_pieces(file):
        if any(has_sign[first - 1 : first - 1 + len(lines)]):
            yield first, lines, mask("\n".join(lines))


def _find_pieces(file: EditableFile) -> Iterator[tuple[int, list[str]]]:
    first, lines = 0, list[str]()
    for number, (line, prose) in enumerate(zip(file.lines, file.prose, strict=True), 1):
        if lines and (not prose or not line.strip() or _BEGINS.match(line)):
            yield first, lines
            lines = []
        if prose and line.strip():
            first = first if lines else number
            lines.append(line)
    if lines:
        yield first, lines


def mask(text: str) -> str:
    """Return a text of the same length in which marks, and what they hold, are letters."""
    return _MARKS.sub(lambda found: re.sub(r"[^\n]", MASK, found[0]), text)


# --- quotation marks -----------------------------------------------------------------------

_OPENERS = "([{-–—/“‘\"'"
_ELIDED = re.compile(r"'(?:\d0s|tis|twas|til|till|em|cause|n|bout|round)\b", re.IGNORECASE)
_EMPHASIS = "*_~"


def find_quotes(text: str) -> dict[int, str]:
    """Return what straight quotation marks of a masked text stand for, by their places.

    Double ones that do not pair are left out, all of them, and so are single ones that may be
    anything: feet, minutes, a mark that nothing ends.
    """
    return _find_doubles(text) | _find_singles(text)


def _find_doubles(text: str) -> dict[int, str]:
    found: dict[int, str] = {}
    is_open = False
    for match in re.finditer('"', text):
        before, after = _neighbours(text, match.start())
        opens = _may_open(before) and not after.isspace()
        closes = not before.isspace()
        if (is_open and not closes) or not (is_open or opens):
            return {}
        found[match.start()] = "”" if is_open else "“"
        is_open = not is_open
    return {} if is_open else found


def _find_singles(text: str) -> dict[int, str]:
    found: dict[int, str] = {}
    waiting: int | None = None
    for match in re.finditer("'", text):
        place = match.start()
        before, after = _neighbours(text, place)
        elided = not before.isalnum() and _ELIDED.match(text, place)
        if elided or (before.isalpha() and after.isalpha()):
            found[place] = "’"
        elif _may_open(before) and not after.isspace():
            waiting = place
        elif before.isspace() or after.isalnum():
            continue
        elif waiting is not None:
            found |= {waiting: "‘", place: "’"}
            waiting = None
        elif before.isalpha():  # the parents' view
            found[place] = "’"
    return found


def _neighbours(text: str, place: int) -> tuple[str, str]:
    """Return the characters before and after a place, but for marks of emphasis."""
    before = text[:place].rstrip(_EMPHASIS)[-1:] if place else ""
    after = text[place + 1 : place + 8].lstrip(_EMPHASIS)[:1]
    return before or " ", after or " "


def _may_open(before: str) -> bool:
    return before.isspace() or before in _OPENERS or before in "|>"
