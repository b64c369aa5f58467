"""The arrangement of columns: side by side, or on panels where a layout has them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.arrange.flow import EMPTIEST, arrange_flow
from deckbuilder.layout.arrange.room import Place
from deckbuilder.layout.boxes import (
    Box,
    boxes,
    stack,
    stacked,
    stacked_height,
)
from deckbuilder.layout.catalogue import (
    GUTTER,
)
from deckbuilder.layout.containers import (
    COLUMN_GAP,
    column_widths,
)
from deckbuilder.layout.text import Look
from deckbuilder.model import Block, Columns
from deckbuilder.scene.slide import Colour, Item, PlacedSlot, Shape, TextFrame


def arrange_columns(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Give the columns of the first `columns` div the layout's slots, the rest the full width."""
    at = next((i for i, b in enumerate(blocks) if isinstance(b, Columns)), None)
    if at is None:
        return arrange_flow(blocks, place, look)
    block = blocks[at]
    assert isinstance(block, Columns)  # noqa: S101 - found as such
    width = place.area.width
    above = boxes(blocks[:at], width, look, place.setting)
    below = boxes(blocks[at + 1 :], width, look, place.setting)
    middle = _column_box(block, place, look)
    return stacked([*above, middle, *below])


def _column_box(block: Columns, place: Place, look: Look) -> Box:
    columns = block.columns
    slots = [place.slots.get(f"column-{index + 1}") for index in range(len(columns))]
    style = next((slot for slot in slots if slot), None)
    panels = style is not None and style.fill is not None
    gap = emu(GUTTER) if panels else COLUMN_GAP
    widths = column_widths(columns, place.area.width, gap)
    inset = style.inset if style else (Emu(0),) * 4
    looks = [replace(look, heading=colour) if panels else look for colour in _HEADINGS]
    stacks = [
        boxes(column.blocks, Emu(wide - inset[0] - inset[2]), own, place.setting)
        for column, wide, own in zip(columns, widths, cycle(looks), strict=False)
    ]
    tallest = max((stacked_height(held) for held in stacks), default=Emu(0))
    height = Emu(tallest + inset[1] + inset[3])

    def build(rect: Rect) -> tuple[Item, ...]:
        items: list[Item] = []
        x = rect.x
        high = rect.height
        if panels:  # a panel is not left half empty
            high = Emu(min(high, max(round(height * EMPTIEST), rect.height * 3 // 5)))
        for index, (held, wide) in enumerate(zip(stacks, widths, strict=True)):
            cell = Rect(x, rect.y, wide, high)
            items += _column_items(held, cell, index + 1, style, bool(slots[index]))
            x = Emu(x + wide + gap)
        return tuple(items)

    stretch = panels or any(box.stretch for held in stacks for box in held)
    return Box(height, build, stretch=stretch)


_HEADINGS: tuple[Colour, ...] = ("accent1", "accent2", "accent5", "accent4")
"""The colours of the headings of panels that are compared."""


def _column_items(
    held: list[Box], rect: Rect, number: int, style: PlacedSlot | None, in_slot: bool
) -> list[Item]:
    """Build one column: text alone fills its placeholder, a mixture stands on a panel."""
    if style is None:
        return stack(held, rect)
    name = f"column-{number}" if in_slot else ""
    inner = rect.inset(*style.inset)
    if len(held) == 1 and held[0].plain:
        (item,) = held[0].build(inner)
        assert isinstance(item, TextFrame)  # noqa: S101 - what a plain box is
        return [
            replace(
                item, name=f"Column {number}", rect=rect, inset=style.inset, fill=style.fill,
                geometry=style.geometry, radius=style.radius, placeholder=name,
            )
        ]  # fmt: skip
    items = stack(held, inner, name)
    if style.fill is None:
        return items
    back = Shape(
        name=f"Column {number} panel", rect=rect, geometry=style.geometry, radius=style.radius,
        fill=style.fill,
    )  # fmt: skip
    plain = [
        replace(item, fill=None, geometry="rect", radius=0.0, placeholder="")
        if isinstance(item, TextFrame) and item.placeholder
        else item
        for item in items
    ]
    return [back, *plain]
