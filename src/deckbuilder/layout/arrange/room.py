"""What an arrangement is given: the layout, its slots as placed and the room on the slide.

Owns that one node and the type of an arrangement. Refuses behaviour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Rect
from deckbuilder.layout.boxes import Box, Setting
from deckbuilder.layout.catalogue import Layout
from deckbuilder.layout.text import Look
from deckbuilder.model import Block
from deckbuilder.scene.slide import PlacedSlot

Slots = Mapping[str, PlacedSlot]


class Place(Struct, frozen=True):
    """Where an arrangement works: the layout, its slots as placed and the room in EMU.

    `rows` asks for cards below each other instead of in a grid. `room` is the area that blocks
    have, which depends on the sources that they cite; None where that is always the area.
    """

    layout: Layout
    slots: Slots
    area: Rect
    setting: Setting
    rows: bool = False
    room: Callable[[Sequence[Block]], Rect] | None = None

    def beneath(self, blocks: Sequence[Block]) -> Place:
        """Return the place as it is for some of the blocks."""
        return self if self.room is None else replace(self, area=self.room(blocks))


Arrangement = Callable[[Sequence[Block], Place, Look], Box]
