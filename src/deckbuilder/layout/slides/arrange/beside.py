"""The arrangement of one block beside the rest: a picture, a statistic, what has a slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect
from deckbuilder.layout.blocks.boxes import boxes
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.blocks.stacking import Box, stack, stacked_height
from deckbuilder.layout.blocks.statistics import fit_value_size, stat_text
from deckbuilder.layout.blocks.whole_words import least_broken_box
from deckbuilder.layout.slide_layouts.backgrounds import strong_background
from deckbuilder.layout.slides.arrange.flow import arrange_flow
from deckbuilder.layout.slides.arrange.room import SlideBody, content_slots, needed, within
from deckbuilder.layout.text.drafts import Look
from deckbuilder.model import Block, Figure, Statistic
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import Item


def arrange_beside(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Stand one block in its slot beside the body; several statistics make a row."""
    beside = [block for block in blocks if _stands_beside(block, body)]
    rest = [block for block in blocks if not _stands_beside(block, body)]
    slot = _slot_beside(beside[0], body) if len(beside) == 1 else None
    if slot and rest and "body" in body.slots and _may_stand(beside[0], slot, blocks, body):

        def options() -> Iterator[Box]:
            yield _side_by_side(beside[0], slot, rest, body, look)
            yield arrange_flow(blocks, body.whole(), look)

        return least_broken_box(options(), body.area.width, look)
    if slot and not rest and _is_its_statistic(block := beside[0], slot) and not block.pictogram:
        return _stat_panel(block, slot, body.area.width, replace(look, align="center"), body)
    return arrange_flow(blocks, body.whole(), look)


def _may_stand(block: Block, slot: PlacedSlot, blocks: Sequence[Block], body: SlideBody) -> bool:
    """Tell whether a block may stand in a slot: on a slide that goes on, where it is in order."""
    first = _in_reading_order([slot, body.slots["body"]])[0] is slot
    return not body.continues or blocks[0 if first else -1] is block


def _in_reading_order(slots: Sequence[PlacedSlot]) -> list[PlacedSlot]:
    """Return two slots as they are read: from the left where they are side by side, else down."""
    one, other = (slot.rect for slot in slots)
    beside = one.y < other.bottom and other.y < one.bottom
    return sorted(slots, key=lambda slot: slot.rect.x if beside else slot.rect.y)


def _stands_beside(block: Block, body: SlideBody) -> bool:
    """Tell whether a block may stand beside the others: a picture, a statistic, or by its slot."""
    return isinstance(block, Statistic | Figure) or body.object_slot(block) is not None


def _slot_beside(block: Block, body: SlideBody) -> PlacedSlot | None:
    """Return the slot that is made for a block, or the first one beside the body."""
    slots = [slot for slot in content_slots(body.slots) if slot.name != "body"]
    own = [slot for slot in slots if _is_its_statistic(block, slot)]
    return body.object_slot(block) or next(iter(own or slots), None)


def _is_its_statistic(block: Block, slot: PlacedSlot) -> TypeGuard[Statistic]:
    return slot.name == "statistic" and isinstance(block, Statistic)


def _side_by_side(
    block: Block, slot: PlacedSlot, rest: Sequence[Block], body: SlideBody, look: Look
) -> Box:
    """Stand a block in its slot and the rest in the body, in the order in which slots are read."""
    width = slot.rect.width
    if _is_its_statistic(block, slot) and not block.pictogram:
        aside = [_stat_panel(block, slot, width, look, body)]
    else:
        aside = boxes([block], width, look, body.context)
    sides = {
        slot.name: aside,
        "body": boxes(rest, body.slots["body"].rect.width, look, body.context),
    }
    slots = _in_reading_order([body.slots[name] for name in sides])
    rooms = {each.name: each.room for each in slots}

    def build(rect: Rect) -> tuple[Item, ...]:
        return tuple(
            item
            for name, room in rooms.items()
            for item in stack(sides[name], within(room, rect), name if name == "body" else "")
        )

    return Box(
        max(needed(stacked_height(sides[name]), room, body.area) for name, room in rooms.items()),
        build,
    )


def _stat_panel(block: Statistic, slot: PlacedSlot, width: Emu, look: Look, body: SlideBody) -> Box:
    """Make the panel of the statistic's slot: its text large, in the middle of all the room."""
    left, top, right, bottom = slot.inset
    room = Emu(width - left - right)
    size = fit_value_size(block, room, slot.levels[0].style.size, body.context)
    text = stat_text(block, room, size, look, body.context)

    def build(rect: Rect) -> tuple[Item, ...]:
        return (
            frame(
                text,
                rect,
                "Statistic",
                inset=slot.inset,
                anchor=slot.anchor,
                span=block.span,
                fill=strong_background(body.context.brand).fill,
                placeholder=slot.name,
            ),
        )

    return Box(Emu(text.height + top + bottom), build, stretch=True)
