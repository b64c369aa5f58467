"""Marks of a merge that somebody has to finish: both texts stand in the file, one below the other.

Owns the marks, which are those that programs for versions of files make, too. They stand alone on
their lines. Refuses to choose between the texts.
"""

from __future__ import annotations

import re

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics

BEGIN, MIDDLE, END = "<<<<<<<", "=======", ">>>>>>>"

_BEGIN, _MIDDLE, _END = (re.compile(rf"{re.escape(mark)}(?: .*)?") for mark in (BEGIN, MIDDLE, END))


def blank_conflicts(text: str, path: str, diagnostics: Diagnostics) -> str:
    """Report each conflict at its first mark, and return the text with blank lines for marks.

    Only three marks in their order are a conflict: a line of equals signs alone is Markdown.
    """
    if BEGIN not in text:
        return text
    lines = text.split("\n")
    begin = middle = None
    for index, line in enumerate(lines):
        if _BEGIN.fullmatch(line):
            begin, middle = index, None
        elif _MIDDLE.fullmatch(line) and begin is not None and middle is None:
            middle = index
        elif _END.fullmatch(line) and begin is not None and middle is not None:
            _report(begin, middle, index, path, diagnostics)
            for mark in (begin, middle, index):
                lines[mark] = ""
            begin = middle = None
    return "\n".join(lines)


def _report(begin: int, middle: int, end: int, path: str, diagnostics: Diagnostics) -> None:
    own, other = _lines(begin + 1, middle), _lines(middle + 1, end)
    diagnostics.report(
        codes.CONFLICT_MARKS,
        path,
        line=begin + 1,
        message=f"two texts stand here, of which one has to be chosen: {own} and {other}",
        hint=f"keep the words that you want, and take out the marks: lines {begin + 1}, "
        f"{middle + 1} and {end + 1}",
    )


def _lines(first: int, end: int) -> str:
    """Return the numbers of lines from a 0-based one to before another."""
    if first == end:
        return "nothing"
    return f"line {end}" if end - first == 1 else f"lines {first + 1} to {end}"
