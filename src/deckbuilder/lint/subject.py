"""What rules look at: a deck that was laid out, and its text piece by piece.

Owns what several rules ask for, made once. Refuses to judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Span
from deckbuilder.layout.presentation import Presentation
from deckbuilder.layout.scene import Scene
from deckbuilder.lint.passages import Passage, find_passages
from deckbuilder.lint.prose import Prose, is_english, is_own
from deckbuilder.model import Deck, Slide


class Subject:
    """A deck to be judged; `today` decides what is overdue."""

    def __init__(self, presentation: Presentation, *, today: date) -> None:
        self.presentation = presentation
        self.today = today
        self.not_checked: list[str] = []
        """What rules could not judge, and why, in words for people."""

    @property
    def deck(self) -> Deck:
        """The deck as written."""
        return self.presentation.deck

    @property
    def brand(self) -> Brand:
        """The brand under which it was laid out."""
        return self.presentation.brand

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All text of the deck in the order of its slides."""
        return tuple(find_passages(self.deck))

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The same text as rules about language judge it."""
        return tuple(map(Prose, self.passages))

    @cached_property
    def english(self) -> tuple[Prose, ...]:
        """The deck's own running text in English; nothing where the deck is in another language."""
        return tuple(filter(is_own, self.prose)) if is_english(self.deck) else ()

    @cached_property
    def scenes(self) -> Mapping[str, tuple[Scene, ...]]:
        """The scenes of each slide, by its id: several where it was too full for one."""
        found: dict[str, list[Scene]] = {slide.id: [] for slide in self.deck.slides}
        for scene in self.presentation.scenes:
            found[scene.slide_id].append(scene)
        return {id_: tuple(scenes) for id_, scenes in found.items()}

    def setting(self, key: str) -> Span:
        """Return where a setting of the deck stands, or else the deck's own place."""
        deck = self.deck
        return deck.setting_spans.get(key) or deck.span or Span(str(deck.root), 1, 1)


def place_of(slide: Slide, setting: str = "title") -> Span:
    """Return where a setting or the title of a slide stands, or else its first line."""
    return slide.setting_spans.get(setting) or slide.span or Span(slide.id, 1, 1)
