"""Merging two changed texts that come of one: by lines, and by words where lines collide.

Owns the merge of three texts, called base (before), ours (local) and theirs (national), and the
marks around what cannot be merged. Refuses to know what the texts mean. Pure.

The method is that of diff3: lines that all three have in common hold the texts together, and what
lies between two of them is taken from the side that changed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deckbuilder.source.overlays.matching import match_pieces
from deckbuilder.source.overlays.merge_marks import BEGIN, END, MIDDLE

OURS, THEIRS = "local", "national"
"""What the marks call the two sides."""

_MARK = b"\xef\xbb\xbf"
"""The byte order mark with which some programs begin a file in UTF-8."""

_WORD = re.compile(r"\S+\s*|\s+")
_FIRM = 2
"""How many words in a row have to be the same in all three texts to hold changes apart."""


class Merged(NamedTuple):
    """A merged text, and how many of its parts are marked because both sides changed them."""

    text: str
    conflicts: int


def merge_file(base: str, ours: str, theirs: str, written: bytes) -> tuple[bytes, int]:
    """Merge texts as `merge` does, and return the file with the number of its conflicts.

    The file keeps the byte order mark and the line ends of ours, which is `written`; where these
    differ, those of more than half of its lines.
    """
    merged = merge(base, ours, theirs)
    text = merged.text
    if written.count(b"\r\n") * 2 > written.count(b"\n"):
        text = text.replace("\n", "\r\n")
    mark = _MARK if written.startswith(_MARK) else b""
    return mark + text.encode(), merged.conflicts


class _Region(NamedTuple):
    """A part of the three texts: the same in all of them, or changed by one side or both."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def settled(self) -> tuple[str, ...] | None:
        """What stands here in the merged text; None where both sides changed it differently."""
        if self.ours in (self.theirs, self.base):
            return self.theirs
        return self.ours if self.theirs == self.base else None


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Merge two texts that come of `base`; where both changed the same words, mark the lines."""
    lines: list[str] = []
    conflicts = 0
    for region in _regions(*(text.split("\n") for text in (base, ours, theirs))):
        for part in _by_line(region):
            settled = part.settled
            if settled is None:
                settled = _merge_words(part)
            if settled is None:
                conflicts += 1
                settled = (f"{BEGIN} {OURS}", *part.ours, MIDDLE, *part.theirs, f"{END} {THEIRS}")
            lines += settled
    return Merged("\n".join(lines), conflicts)


def _regions(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[_Region]:
    """Part three texts at the pieces that they have in common; those are regions of their own."""
    at_ours, at_theirs = _matches(base, ours), _matches(base, theirs)
    common = sorted(at_ours.keys() & at_theirs.keys())
    before = (0, 0, 0)
    for index in [*common, len(base)]:
        here = (index, at_ours.get(index, len(ours)), at_theirs.get(index, len(theirs)))
        texts = zip((base, ours, theirs), before, here, strict=True)
        parts = [tuple(text[first:last]) for text, first, last in texts]
        if any(parts):
            yield _Region(*parts)
        if index < len(base):
            yield _Region((base[index],), (base[index],), (base[index],))
        before = (here[0] + 1, here[1] + 1, here[2] + 1)


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Return which piece of another text each piece of the base is, by their indexes."""
    blocks = match_pieces(base, other).get_matching_blocks()
    return {first + step: second + step for first, second, size in blocks for step in range(size)}


def _by_line(region: _Region) -> Iterator[_Region]:
    """Part a region that both sides changed into its lines, where each has as many."""
    if region.settled is None and len(set(map(len, region))) == 1:
        for base, ours, theirs in zip(*region, strict=True):
            yield _Region((base,), (ours,), (theirs,))
    else:
        yield region


def _merge_words(region: _Region) -> tuple[str, ...] | None:
    """Merge lines word by word; None where both sides changed the same words, or all of them."""
    if not all(region):
        return None
    texts = (_WORD.findall("\n".join(lines)) for lines in region)
    words: list[str] = []
    for part in _firm(list(_regions(*texts))):
        settled = part.settled
        if settled is None:
            return None
        words += settled
    return tuple("".join(words).split("\n"))


def _firm(regions: Sequence[_Region]) -> Iterator[_Region]:
    """Join changes that too few words part to be told from each other."""
    pending: list[_Region] = []
    same_words = 0
    for region in regions:
        same = region.base == region.ours == region.theirs
        same_words = same_words + 1 if same else 0
        if same and not pending:
            yield region
            continue
        pending.append(region)
        if same_words >= _FIRM:
            yield _joined(pending[:-same_words])
            yield from pending[-same_words:]
            pending = []
    if pending:
        yield _joined(pending)


def _joined(regions: Sequence[_Region]) -> _Region:
    sides = zip(*regions, strict=True)
    return _Region(*(tuple(word for part in side for word in part) for side in sides))
