"""The body of a slide, which an arrangement fills: its layout, the placed slots and the room.

Owns the type of an arrangement, and the rectangles that it takes from slots: whole, cut to the room
that there is, or divided. Refuses any other place on a slide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count, takewhile
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu, union
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.stacking import GAP, Box
from deckbuilder.layout.slide_layouts.layout import OUTSIDE_BODY, Layout
from deckbuilder.layout.text.drafts import Look
from deckbuilder.model import Block, Chart, Figure, Steps, Table
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import Item

Slots = Mapping[str, PlacedSlot]

_SLOT_KINDS: Mapping[type[Block], str] = {Table: "tbl", Chart: "chart", Figure: "pic"}


def content_slots(slots: Slots) -> list[PlacedSlot]:
    """Return the slots that hold content of the slide's body."""
    return [slot for name, slot in slots.items() if name not in OUTSIDE_BODY]


class SlideBody(Struct, frozen=True):
    """What an arrangement fills: the layout, its slots as placed and the room in EMU.

    A slide that `continues` shows its blocks in the order in which they are written, and cards
    below each other. `room` is the area that blocks have, which depends on the sources that they
    cite; None where that is always the area.
    """

    layout: Layout
    slots: Slots
    area: Rect
    context: BoxContext
    lang: str = "en"
    """The slide's language."""
    continues: bool = False
    room: Callable[[Sequence[Block]], Rect] | None = None

    def for_blocks(self, blocks: Sequence[Block]) -> SlideBody:
        """Return the body as it is for some of the blocks, above the sources that they cite."""
        return self if self.room is None else replace(self, area=self.room(blocks))

    def whole(self) -> SlideBody:
        """Return the body with the body slot over all its room, and no other slot."""
        body = self.slots.get("body")
        over = {"body": replace(body, rect=self.area, growth=Emu(0))} if body else {}
        return replace(self, slots=over)

    def numbered(self, name: str) -> list[PlacedSlot]:
        """Return the slots `name-1`, `name-2` and so on, as many as the layout has."""
        names = (f"{name}-{number}" for number in count(1))
        return [self.slots[each] for each in takewhile(self.slots.__contains__, names)]

    def object_slot(self, block: Block) -> PlacedSlot | None:
        """Return the slot for blocks of this kind: tables, charts or pictures."""
        kind = _SLOT_KINDS.get(type(block))
        return next((slot for slot in self.slots.values() if slot.kind == kind), None)

    def across(self, block: Block) -> Rect:
        """Return the rectangle whose width a block has among others: its slots' or the body's."""
        if isinstance(block, Steps) and (steps := self.numbered("step")):
            return union(slot.rect for slot in steps)
        slot = self.object_slot(block) or self.slots.get("body")
        return slot.rect if slot else self.area


_B = TypeVar("_B", bound=Block)


def split_at_first(
    kind: type[_B], blocks: Sequence[Block]
) -> tuple[Sequence[Block], _B, Sequence[Block]] | None:
    """Return the first block of a kind between those before and after it; None without one."""
    for at, block in enumerate(blocks):
        if isinstance(block, kind):
            return blocks[:at], block, blocks[at + 1 :]
    return None


def within(slot: Rect, room: Rect) -> Rect:
    """Return a slot's rectangle as far as it is not above or below the room.

    In a room that it is wholly outside of, where boxes are only measured, it begins at the top.
    """
    top = max(slot.y, room.y)
    if top >= min(slot.bottom, room.bottom):
        return slot._replace(y=room.y, height=Emu(min(slot.height, room.height)))
    return slot._replace(y=top, height=Emu(max(0, min(slot.bottom, room.bottom) - top)))


def needed(height: int, slot: Rect, room: Rect) -> Emu:
    """Return the height of room at which content of a height fits in a slot of it."""
    return Emu(height + room.height - within(slot, room).height)


def gap_right_of(rects: Sequence[Rect]) -> Emu:
    """Return the space between the leftmost rectangle and the next to its right."""
    first = min(rects).right
    return Emu(min((rect.x - first for rect in rects if rect.x >= first), default=emu(GAP)))


def standing(box: Box, slot: Rect) -> Box:
    """Return a box that stands across a slot's width, whatever its rectangle's."""

    def build(rect: Rect) -> tuple[Item, ...]:
        return box.build(rect._replace(x=slot.x, width=slot.width))

    return replace(box, build=build)


Arrangement = Callable[[Sequence[Block], SlideBody, Look], Box]
