"""Arrangements of one column: running content and covers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from deckbuilder.geometry import Emu
from deckbuilder.layout.blocks.boxes import boxes
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.pictograms import statistics_box
from deckbuilder.layout.blocks.stacking import Box, stacked, stacked_height
from deckbuilder.layout.blocks.wide_tables import fit_tables
from deckbuilder.layout.slides.arrange.room import SlideBody, needed, standing, within
from deckbuilder.layout.text.drafts import Look
from deckbuilder.model import Block, Figure, Statistic, Table
from deckbuilder.scene.layout import PlacedSlot


def arrange_flow(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Set everything below each other across its slots; the first text takes the placeholder."""
    if blocks and all(isinstance(block, Figure) for block in blocks):
        look = replace(look, align="center")
    parts = _across_slots(blocks, body, look, body.context)
    parts = _with_larger_values(parts, blocks, body, look)
    return stacked(parts, "body" if "body" in body.slots else "")


def table_parts(block: Block, body: SlideBody) -> list[Block]:
    """Return a block; of a table that is too wide for the slide, what stands for it."""
    if not isinstance(block, Table):
        return [block]
    smallest, room = body.context.brand.sizes.minimum, body.across(block)
    look = Look(size=smallest, min_size=smallest)
    fitted = fit_tables(block, (room.width,), look, body.context, room=body.area.height)
    return [table for table, _ in fitted]


def _across_slots(
    blocks: Sequence[Block], body: SlideBody, look: Look, context: BoxContext
) -> list[Box]:
    return [
        standing(box, slot)
        for slot, run in groupby(blocks, key=body.across)
        for box in boxes(run, slot.width, look, context)
    ]


def _with_larger_values(
    parts: list[Box], blocks: Sequence[Block], body: SlideBody, look: Look
) -> list[Box]:
    """Let rows of statistics grow into the room that nothing else on the slide needs."""
    groups = groupby(blocks, key=lambda block: isinstance(block, Statistic))
    runs = [list(run) for are_statistics, run in groups if are_statistics]
    spare = body.area.height - stacked_height(parts)
    if not runs or spare <= 0 or any(box.stretch for box in parts):
        return parts
    share = Emu(spare // len(runs))
    containers = body.context.containers

    def grow(run: Sequence[Statistic], width: Emu, look: Look, context: BoxContext) -> Box:
        if list(run) in runs:
            return statistics_box(run, width, look, context, spare=share)
        return containers.statistics(run, width, look, context)

    grown = replace(body.context, containers=replace(containers, statistics=grow))
    return _across_slots(blocks, body, look, grown)


def arrange_cover(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Set what stands under a cover's title in the subtitle placeholder.

    What has no room there stands in the slot for more of it, if the layout has one.
    """
    subtitle, more = body.slots["subtitle"], body.slots.get("credits")
    whole = _set_in(blocks, subtitle, body, look)
    if more is None or len(blocks) < 2 or whole.height <= body.area.height:
        return whole
    parts = (
        (_set_in(blocks[:at], subtitle, body, look), _set_in(blocks[at:], more, body, look))
        for at in range(len(blocks) - 1, 0, -1)
    )
    fitting = (pair for pair in parts if pair[0].height <= body.area.height)
    first, rest = next(fitting, (whole, whole))
    if first is whole:
        return whole
    high = max(first.height, rest.height)
    return Box(high, lambda rect: (*first.build(rect), *rest.build(rect)))


def _set_in(blocks: Sequence[Block], slot: PlacedSlot, body: SlideBody, look: Look) -> Box:
    """Return blocks in a slot of a cover, as high as the body would have to be for them."""
    box, room = stacked(boxes(blocks, slot.rect.width, look, body.context), slot.name), slot.room
    high = needed(box.height, room, body.area)
    return replace(box, height=high, build=lambda rect: box.build(within(room, rect)))
