"""What both reports of an upgrade show, and the stretches of a comparison worth showing.

Owns their content. Refuses marks of any format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from deckbuilder.upgrade.changes import Changes, SlideChange
from deckbuilder.upgrade.pictures import SlidePicture
from deckbuilder.upgrade.word_changes import Line, Piece, compare_texts, is_changed

_AROUND = 2
"""How many lines that stayed are shown before and after those that changed."""


class Report(Struct, frozen=True, kw_only=True):
    """The changes in the deck `base` since the local `deck` was compared with it; both as shown."""

    name: str
    deck: str
    base: str
    changes: Changes
    pictures: Mapping[str, Sequence[SlidePicture]] = field(default_factory=dict)
    """Pictures of a slide by its id now."""


class Stretch(Struct, frozen=True):
    """Lines of a comparison that are shown, after some that stayed and are left out."""

    left_out: int
    lines: tuple[Line, ...]


class TextComparison(Struct, frozen=True):
    """A text of a slide before and now: its own, or a data file's of this name."""

    name: str
    stretches: tuple[Stretch, ...]
    left_out: int
    """How many lines stayed after the last stretch."""


def compare_slide(change: SlideChange) -> list[TextComparison]:
    """Return what is different in a slide's text and in the data that it names."""
    old, new = change.old, change.new
    texts = {"": (old.text if old else "", new.text if new else "")}
    before = {file.name: file.text for file in old.files} if old else {}
    after = {file.name: file.text for file in new.files} if new else {}
    for name in dict.fromkeys((*before, *after)):
        texts[name] = before.get(name, ""), after.get(name, "")
    return [_compare(name, *pair) for name, pair in texts.items() if pair[0] != pair[1]]


def _compare(name: str, old: str, new: str) -> TextComparison:
    if old and new:
        lines = compare_texts(old, new)
    else:
        kind, text = ("removed", old) if old else ("added", new)
        lines = tuple((Piece(kind, line),) for line in text.rstrip("\n").split("\n"))  # type: ignore[arg-type]
    stretches = tuple(_find_stretches(lines))
    shown = sum(stretch.left_out + len(stretch.lines) for stretch in stretches)
    return TextComparison(name, stretches, len(lines) - shown)


def _find_stretches(lines: Sequence[Line]) -> Iterator[Stretch]:
    """Yield the changed lines with some around them; a single line is not worth leaving out."""
    changed = [index for index, line in enumerate(lines) if is_changed(line)]
    near = {at for index in changed for at in range(index - _AROUND, index + _AROUND + 1)}
    near |= {at for at in range(len(lines)) if {at - 1, at + 1} <= near | {-1, len(lines)}}
    shown = 0
    for first in (at for at in range(len(lines)) if at in near and (at == 0 or at - 1 not in near)):
        end = next(at for at in range(first, len(lines) + 1) if at not in near or at == len(lines))
        yield Stretch(first - shown, tuple(lines[first:end]))
        shown = end
