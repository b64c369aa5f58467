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
from deckbuilder.lint.described import Described, find_described
from deckbuilder.lint.folder import Folder
from deckbuilder.lint.links import PlacedLink, find_placed_links
from deckbuilder.lint.passages import Passage, find_passages
from deckbuilder.lint.sourcelines import SourceFiles
from deckbuilder.model import Deck, Slide


class Subject:
    """A deck to be judged; `today` decides what is overdue, `files` are its sources as written."""

    def __init__(self, presentation: Presentation, *, files: SourceFiles, today: date) -> None:
        self.presentation = presentation
        self.files = files
        self.today = today

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
    def links(self) -> tuple[PlacedLink, ...]:
        """All links of the deck in the order of its text."""
        return tuple(find_placed_links(self.passages))

    @cached_property
    def described(self) -> tuple[Described, ...]:
        """All pictures, charts and tables of the deck that have an alternative text."""
        return tuple(find_described(self.deck))

    @cached_property
    def scenes(self) -> Mapping[str, tuple[Scene, ...]]:
        """The scenes of each slide, by its id: several where it was too full for one."""
        found: dict[str, list[Scene]] = {slide.id: [] for slide in self.deck.slides}
        for scene in self.presentation.scenes:
            found[scene.slide_id].append(scene)
        return {id_: tuple(scenes) for id_, scenes in found.items()}

    def is_typed(self, words: str, span: Span) -> bool:
        """Tell whether words stand in the source of a span as they are, and were not inserted."""
        return self.files[span.path].find_words(span, words) is not None

    @cached_property
    def folder(self) -> Folder:
        """The deck's own folder."""
        return Folder(self.deck)

    def setting(self, key: str) -> Span:
        """Return where a setting of the deck stands, or else the deck's own place."""
        deck = self.deck
        return deck.setting_spans.get(key) or deck.span or Span(str(deck.root), 1, 1)

    def own_setting(self, key: str) -> Span:
        """Return the same, or where the deck extends another one if that makes the setting.

        For what the author can only mend in the deck itself, as slides are other there.
        """
        found = self.setting(key)
        own = found.path == self.folder.settings_file
        return found if own else self.deck.setting_spans.get("extends", found)


def place_of(slide: Slide, setting: str = "title") -> Span:
    """Return where a setting or the title of a slide stands, or else its first line."""
    return slide.setting_spans.get(setting) or slide.span or Span(slide.id, 1, 1)
