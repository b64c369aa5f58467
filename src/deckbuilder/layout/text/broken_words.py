"""Words that are wider than their line, so that they are broken where no hyphen stands.

Owns finding them, and how bad a break is; fitting and what stands side by side choose by that.
Refuses to report them (`narrow_places`), and code, whose lines `code` reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from deckbuilder.layout.text.wrapping import EAST
from deckbuilder.scene.slide import Item, Line
from deckbuilder.scene.unbroken import is_address, unbroken_parts
from deckbuilder.scene.walk import walk_paragraphs

WHOLE, PARTED, CUT = range(3)
"""How bad the worst break is: there is none, a date or an address is parted, a word is cut."""

_Option = TypeVar("_Option")


def worst_break(items: Iterable[Item]) -> int:
    """Return how bad the worst break in some items is."""
    worst = WHOLE
    for placed in walk_paragraphs(items):
        lines = () if placed.paragraph.role == "code" else placed.paragraph.lines
        if any(_is_cut(above, below) for above, below in pairwise(lines)):
            return CUT
        if worst == WHOLE and len(lines) > 1 and _part_what_belongs_together(lines):
            worst = PARTED
    return worst


def least_broken(options: Iterable[_Option], judge: Callable[[_Option], int]) -> _Option:
    """Return the first option without a break or else the first of those with the least bad one."""
    best, lowest = None, CUT + 1
    for option in options:
        found = judge(option)
        if found < lowest:
            best, lowest = option, found
        if found == WHOLE:
            break
    assert best is not None  # noqa: S101 - there is one option at least
    return best


def broken_words(lines: Sequence[Line]) -> Iterator[str]:
    """Yield each word that is broken over lines, whole. An address may be broken anywhere."""
    word = ""
    for above, below in pairwise(lines):
        if _is_cut(above, below):
            first, *others = _text(below).split()
            word = (word or _text(above).split()[-1]) + first
            if not others:
                continue
        if word:
            yield word
        word = ""
    if word:
        yield word


def _is_cut(above: Line, below: Line) -> bool:
    """Tell whether a line ends within a word; East Asian text may be parted anywhere."""
    if above.hard or not above.runs or not below.runs:
        return False
    run = above.runs[-1]
    last, first = run.text[-1:], below.runs[0].text[:1]
    if not (last.isalnum() and first.isalnum()) or max(last, first) >= EAST:
        return False
    return not (run.link and run.text.strip() in run.link) and not is_address(run.text)


def _part_what_belongs_together(lines: Sequence[Line]) -> bool:
    """Tell whether a line of a paragraph ends within a date, a number with its unit or an address.

    Joined as here, the text is the one that was wrapped, whose parts are known from then.
    """
    texts = [_text(line) + "\n" * line.hard for line in lines]
    parts = unbroken_parts("".join(texts))
    return any(begin < at < end for begin, end in parts for at in accumulate(map(len, texts)))


def _text(line: Line) -> str:
    return "".join(run.text for run in line.runs)
