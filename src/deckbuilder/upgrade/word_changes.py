"""What changed between two texts, word by word.

Owns the comparison. Refuses to know how it is shown. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from deckbuilder.source.overlays.matching import match_pieces

_PIECE = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")
WORD = re.compile(r"\w+")
_ALIKE = 0.4
"""How alike two lines have to be for their words to be compared, as a share."""

_NEAR = 50
"""Among how many of the next lines one is looked for that is like a line."""

Kind = Literal["same", "removed", "added"]


class Piece(NamedTuple):
    """Some text that both have, that only the old one has, or that only the new one has."""

    kind: Kind
    text: str


Line = tuple[Piece, ...]
"""A line of either text: its pieces, or a single empty one."""


@lru_cache(maxsize=4096)
def compare_texts(old: str, new: str) -> tuple[Line, ...]:
    """Return the lines of both texts in order, each in pieces of what stayed and what changed.

    Those of a long deck are kept, as its reports and what is printed ask for each again: until the
    end of the command, which is that of the process and holds both texts as long.
    """
    before, after = old.rstrip("\n").split("\n"), new.rstrip("\n").split("\n")
    found: list[Line] = []
    for tag, first, last, start, end in match_pieces(before, after).get_opcodes():
        if tag == "equal":
            found += [(Piece("same", line),) for line in before[first:last]]
        else:
            found += _compare_lines(before[first:last], after[start:end])
    return tuple(found)


def is_changed(line: Line) -> bool:
    """Tell whether anything on a line is not in both texts."""
    return any(piece.kind != "same" for piece in line)


def _compare_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Compare lines that differ: each with the first that is like it, the others on their own."""
    start = 0
    for line in before:
        near = range(start, min(start + _NEAR, len(after)))
        like = next((i for i in near if _are_alike(line, after[i])), None)
        if like is None:
            yield (Piece("removed", line),)
            continue
        for extra in after[start:like]:
            yield (Piece("added", extra),)
        yield tuple(_compare_words(line, after[like]))
        start = like + 1
    for extra in after[start:]:
        yield (Piece("added", extra),)


def _are_alike(old: str, new: str) -> bool:
    before, after = (WORD.findall(text) or _pieces(text) for text in (old, new))
    return match_pieces(before, after).ratio() >= _ALIKE


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


def _compare_words(old: str, new: str) -> list[Piece]:
    """Compare two lines; changes that only spaces part are shown as one."""
    before, after = _pieces(old), _pieces(new)
    found: list[Piece] = []
    removed = added = ""
    for tag, first, last, start, end in match_pieces(before, after).get_opcodes():
        gone, come = "".join(before[first:last]), "".join(after[start:end])
        if tag == "equal" and (gone.strip() or not (removed or added)):
            found += _changes(removed, added)
            found.append(Piece("same", gone))
            removed = added = ""
        else:
            removed, added = removed + gone, added + come
    return [*found, *_changes(removed, added)]


def _changes(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece("removed", removed)
    if added:
        yield Piece("added", added)
