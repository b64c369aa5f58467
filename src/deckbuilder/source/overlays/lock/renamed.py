"""Slides that have another id than before, found by their text.

Refuses to know where the texts are from. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.source.overlays.matching import match_pieces

_PAIRS = 10_000
"""How many pairs of texts are compared."""
_ALIKE = 0.6
"""How much of two texts' words has to be the same for them to be one slide, as a share."""


def find_renamed(gone: Mapping[str, str], come: Mapping[str, str]) -> dict[str, str]:
    """Return the new id of each slide that is gone under its old one, from their texts by id.

    Texts that are the same are found first; then those most alike, each once. Where very many
    are left on both sides nobody renamed them one by one, and each is another slide.
    """
    renamed: dict[str, str] = {}
    left = dict(come)
    same: dict[str, list[str]] = {}
    for new, text in reversed([*come.items()]):
        same.setdefault(text, []).append(new)
    for id_, text in gone.items():
        if ids := same.get(text):
            renamed[id_] = ids.pop()
            del left[renamed[id_]]
    if (len(gone) - len(renamed)) * len(left) > _PAIRS:
        return renamed
    pairs = (
        (-_likeness(text, other), id_, new)
        for id_, text in gone.items()
        if id_ not in renamed
        for new, other in left.items()
    )
    for unlike, id_, new in sorted(pairs):
        if -unlike >= _ALIKE and id_ not in renamed and new in left:
            renamed[id_] = new
            del left[new]
    return renamed


def _likeness(text: str, other: str) -> float:
    matcher = match_pieces(text.split(), other.split())
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
