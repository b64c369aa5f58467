"""Headings of columns in placeholders of their own, which layouts of templates may have above them.

Refuses columns of which one begins otherwise, and headings that have no room there: they stand in
the columns, as they do where a layout has no such placeholders.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.slides.arrange.room import SlideBody
from deckbuilder.layout.text.drafts import Look, draft_as_text
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.model import Column, Heading
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import TextFrame


def part_heads(
    columns: Sequence[Column], body: SlideBody, look: Look
) -> tuple[Sequence[Column], Sequence[TextFrame]]:
    """Return columns without the headings that stand in slots of their own, and those headings."""
    slots = body.numbered("heading")
    headings = [column.blocks[0] for column in columns if column.blocks]
    if not slots or len(slots) != len(columns) or any(column.width for column in columns):
        return columns, ()
    if len(headings) < len(columns) or not all(isinstance(each, Heading) for each in headings):
        return columns, ()
    frames = [
        _set_head(column, slot, body, look) for column, slot in zip(columns, slots, strict=True)
    ]
    if any(each is None for each in frames):
        return columns, ()
    rest = [replace(column, blocks=column.blocks[1:]) for column in columns]
    return rest, [each for each in frames if each]


def _set_head(column: Column, slot: PlacedSlot, body: SlideBody, look: Look) -> TextFrame | None:
    """Set a column's heading in its slot; None where it is too high for that."""
    style = slot.levels[0].style
    own = replace(look, size=style.size, heading=style.colour, font=style.font)
    text = lay_text(draft_as_text(column.blocks[:1], own), slot.rect.width, body.context.faces, own)
    if text.height > slot.rect.height:
        return None
    return frame(
        text,
        slot.rect,
        slot.name.replace("-", " ").capitalize(),
        anchor=slot.anchor,
        placeholder=slot.name,
        span=column.blocks[0].span,
    )
