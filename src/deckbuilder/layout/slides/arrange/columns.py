"""The arrangement of columns: side by side, or on panels where a layout has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import repeat

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, divided, union
from deckbuilder.layout.blocks.boxes import boxes
from deckbuilder.layout.blocks.containers import column_widths
from deckbuilder.layout.blocks.stacking import (
    Box,
    level_panels,
    stack,
    stacked,
    stacked_height,
)
from deckbuilder.layout.blocks.whole_words import least_broken_box, whole_word_widths
from deckbuilder.layout.slides.arrange.column_heads import part_heads
from deckbuilder.layout.slides.arrange.flow import arrange_flow, table_parts
from deckbuilder.layout.slides.arrange.room import (
    SlideBody,
    gap_right_of,
    needed,
    split_at_first,
    within,
)
from deckbuilder.layout.text.broken_words import PARTED
from deckbuilder.layout.text.drafts import Look
from deckbuilder.model import Block, Column, Columns
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import Item, Shape, TableItem, TextFrame
from deckbuilder.scene.walk import walk_items


def arrange_columns(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Give the columns of the first `columns` div the layout's slots, the rest the full width."""
    found = split_at_first(Columns, blocks)
    if found is None or not body.numbered("column"):
        return arrange_flow(blocks, body, look)
    before, columns, after = found
    width = body.area.width
    above, below = (boxes(part, width, look, body.context) for part in (before, after))

    def options() -> Iterator[Box]:
        beside = stacked([*above, _column_box(columns, body, look), *below])
        if look.size == look.min_size and _is_too_narrow(beside, body.area):
            whole = body.whole()
            inner = (block for column in columns.columns for block in column.blocks)
            opened = [part for block in inner for part in table_parts(block, whole)]
            yield arrange_flow([*before, *opened, *after], whole, look)
        yield beside
        yield arrange_flow(blocks, body.whole(), look)

    return least_broken_box(options(), width, look, bearable=PARTED)


def _is_too_narrow(box: Box, area: Rect) -> bool:
    """Tell whether columns are too high as a table in them has another form than its author's."""
    if box.height <= area.height:
        return False
    items = walk_items(box.build(area))
    return any(isinstance(item, TableItem) and item.form for item in items)


def _column_box(block: Columns, body: SlideBody, look: Look) -> Box:
    columns, heads = part_heads(block.columns, body, look)
    slots = body.numbered("column")
    style, inset = slots[0], slots[0].inset
    panels = style.fill is not None
    own = replace(look, heading=style.levels[0].style.colour) if panels else look
    context = replace(body.context, in_column=True)

    def content(column: Column, width: Emu) -> list[Box]:
        return boxes(column.blocks, Emu(width - inset[0] - inset[2]), own, context)

    makers = [partial(content, column) for column in columns]
    boxers = [lambda width, make=make: stacked(make(width)) for make in makers]
    rooms = _column_rooms(columns, slots)
    widths = [room.width for room in rooms]
    if (whole := whole_word_widths(boxers, widths, look)) != widths:
        slot_rooms = [slot.room for slot in slots]
        rooms = divided(union(slot_rooms), whole, gap_right_of(slot_rooms))
    stacks = level_panels([make(room.width) for make, room in zip(makers, rooms, strict=True)])
    heights = [Emu(stacked_height(column) + inset[1] + inset[3]) for column in stacks]
    tallest = max(heights, default=Emu(0))
    stretch = any(box.stretch for column in stacks for box in column)

    def build(rect: Rect) -> tuple[Item, ...]:
        items: list[Item] = []
        for index, (column, room) in enumerate(zip(stacks, rooms, strict=True)):
            items += heads[index : index + 1]
            cell = within(room, rect)
            if panels and not stretch:  # no panel is empty at its foot
                cell = cell._replace(height=min(cell.height, tallest))
            items += _column_items(column, cell, index + 1, style, index < len(slots))
        return tuple(items)

    height = max(map(needed, heights, rooms, repeat(body.area)), default=Emu(0))
    return Box(height, build, stretch=stretch)


def _column_rooms(columns: Sequence[Column], slots: Sequence[PlacedSlot]) -> list[Rect]:
    """Return the rooms of the slots, or all their room divided as the columns ask for."""
    rooms = [slot.room for slot in slots]
    if len(columns) == len(rooms) and not any(column.width for column in columns):
        return rooms
    room, gap = union(rooms), gap_right_of(rooms)
    return divided(room, column_widths(columns, room.width, gap), gap)


def _column_items(
    column: list[Box], rect: Rect, number: int, style: PlacedSlot, in_slot: bool
) -> list[Item]:
    """Build one column: text alone fills its placeholder, a mixture stands on a panel."""
    name = f"column-{number}" if in_slot else ""
    inner = rect.inset(*style.inset)
    if len(column) == 1 and column[0].plain:
        (item,) = column[0].build(inner)
        assert isinstance(item, TextFrame)  # noqa: S101 - what a plain box is
        return [
            replace(
                item,
                name=f"Column {number}",
                rect=rect,
                inset=style.inset,
                fill=style.fill,
                geometry=style.geometry,
                radius=style.radius,
                placeholder=name,
            )
        ]
    items = stack(column, inner, name)
    if style.fill is None:
        return items
    back = Shape(
        name=f"Column {number} panel",
        rect=rect,
        geometry=style.geometry,
        radius=style.radius,
        fill=style.fill,
    )
    plain = [
        replace(item, fill=None, geometry="rect", radius=0.0, placeholder="")
        if isinstance(item, TextFrame) and item.placeholder
        else item
        for item in items
    ]
    return [back, *plain]
