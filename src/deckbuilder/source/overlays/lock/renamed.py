"""Slides that have another id than before, found by their text.

Refuses to know where the texts are from. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

_ALIKE = 0.6
"""How much of two texts' words has to be the same for them to be one slide, as a share."""


def find_renamed(gone: Mapping[str, str], come: Mapping[str, str]) -> dict[str, str]:
    """Return the new id of each slide that is gone under its old one, from their texts by id.

    Texts that are the same are found first; then those most alike, each once.
    """
    renamed: dict[str, str] = {}
    left = dict(come)
    for id_, text in gone.items():
        same = next((new for new, other in left.items() if other == text), None)
        if same is not None:
            renamed[id_] = same
            del left[same]
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
    matcher = SequenceMatcher(None, text.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
