"""Slides that an extended deck had when `deck.lock` was written, and has no more.

Owns what became of each, and the words that say so in hints. Refuses to report the lock's own
faults, which `source/overlays/comparing/stale.py` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from deckbuilder.diagnostics import Diagnostics


class RemovedSlides:
    """What became of slides that an extended deck had; the lock is read when that is needed."""

    def __init__(self, root: Path, texts: Mapping[str, str], base: str) -> None:
        """Take the deck with the lock, and the extended one: its slides' texts, its folder."""
        self._root, self._texts = root, texts
        self.base = base
        """The folder of the extended deck, as shown to people."""

    def find(self, id_: str) -> str | None:
        """Return the new id of a slide, nothing where it was taken out, None for any other."""
        return self._new_ids.get(id_)

    def describe(self, id_: str) -> str:
        """Return in words what became of a slide; nothing of one that was never there, or is."""
        new_id = self.find(id_)
        if new_id:
            return f"{self.base} has it under the name {new_id!r} now"
        return "" if new_id is None else f"{self.base} does not have it any more"

    def suggest_for_link(self, id_: str) -> str:
        """Return the same, and what to do about a link to the slide."""
        fate, new_id = self.describe(id_), self.find(id_)
        return fate and f"{fate}: {f'write #{new_id}' if new_id else 'take the link out'}"

    @cached_property
    def _new_ids(self) -> dict[str, str]:
        from deckbuilder.source.overlays.lock.file import read_lock  # few decks extend another
        from deckbuilder.source.overlays.lock.renamed import find_renamed

        lock = read_lock(self._root, Diagnostics())
        slides = lock.slides if lock is not None else ()
        known = {slide.id for slide in slides}
        gone = {slide.id: slide.text for slide in slides if slide.id not in self._texts}
        come = {id_: text for id_, text in self._texts.items() if id_ not in known}
        return dict.fromkeys(gone, "") | (find_renamed(gone, come) if gone and come else {})
