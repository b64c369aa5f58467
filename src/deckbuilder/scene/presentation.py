"""What a writer is given: everything of a deck that was laid out.

Owns that one node. Refuses behaviour.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from deckbuilder.brand import Brand
from deckbuilder.geometry import Emu
from deckbuilder.model import Deck
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.page import Pages
from deckbuilder.scene.slide import Scene


class Presentation(Struct, frozen=True, kw_only=True):
    """What a writer is given: the deck, its brand, the layouts in use and the scenes."""

    deck: Deck
    brand: Brand
    width: Emu
    height: Emu
    layouts: Mapping[str, PlacedLayout]
    scenes: tuple[Scene, ...]
    total: int = 0
    """How many slides there are, as each says beside its number; 0 where none does."""
    pages: Mapping[str, Pages] = field(default_factory=dict)
    """The PDFs that were laid out, by the names of their layouts."""
