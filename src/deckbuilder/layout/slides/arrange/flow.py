"""Arrangements of one column: running content, covers, quotations and activities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect
from deckbuilder.layout.blocks.boxes import boxes, flow_box
from deckbuilder.layout.blocks.containers import activity_text
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.blocks.pictograms import statistics_box
from deckbuilder.layout.blocks.stacking import Box, stacked, stacked_height
from deckbuilder.layout.slides.arrange.room import SlideBody, split_at_first, standing
from deckbuilder.layout.text.drafts import BoxedBlock, Draft, Look, draft_quote, is_text
from deckbuilder.model import Activity, Block, Figure, Quote, Statistic
from deckbuilder.scene.slide import Item

MAX_PANEL_GROWTH = 1.5
"""How many times as high as its text a panel may be, where the slide has room."""


def arrange_flow(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Set everything below each other across its slots; the first text takes the placeholder."""
    if blocks and all(isinstance(block, Figure) for block in blocks):
        look = replace(look, align="center")
    parts = _across_slots(blocks, body, look, body.context)
    parts = _with_larger_values(parts, blocks, body, look)
    return stacked(parts, "body" if "body" in body.slots else "")


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
    """Set what stands under a cover's title in the subtitle placeholder."""
    slot = body.slots["subtitle"].rect
    return standing(stacked(boxes(blocks, slot.width, look, body.context), "subtitle"), slot)


# --- quotations ----------------------------------------------------------------------------


def arrange_quote(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Set quotations large in the body placeholder, without the bars that they have elsewhere."""
    slot = body.slots["body"]
    large = replace(look, text=slot.levels[0].style.colour)
    small = replace(look, size=max(look.min_size, min(look.size, body.context.brand.sizes.body)))
    parts: list[Box] = []
    for are_quotations, run in groupby(blocks, key=lambda block: isinstance(block, Quote)):
        if are_quotations:
            parts.append(_quotations(run, slot.rect.width, large, small, body.context))
        else:
            parts += boxes(run, slot.rect.width, small, body.context)
    return standing(stacked(parts, "body"), slot.rect)


def _quotations(
    blocks: Iterable[Block], width: Emu, large: Look, small: Look, context: BoxContext
) -> Box:
    found: list[Draft | BoxedBlock] = []
    for block in blocks:
        assert isinstance(block, Quote)  # noqa: S101 - grouped as such
        drafts = draft_quote(block, large, inset=0.0, below=small)
        if found and drafts and isinstance(drafts[0], Draft):
            drafts[0] = replace(drafts[0], before=large.size)
        found += drafts
    return flow_box(found, width, large, context, span=None)


# --- activities ----------------------------------------------------------------------------


def arrange_activity(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Let the one activity of a slide fill the body placeholder, other blocks around it."""
    slot = body.slots["body"]
    found = split_at_first(Activity, blocks)
    alone = sum(isinstance(block, Activity) for block in blocks) == 1
    if found is None or not alone or not all(map(is_text, found[1].blocks)):
        return arrange_flow(blocks, replace(body, slots={}), look)
    before, activity, after = found
    width = slot.rect.width
    left, top, right, bottom = slot.inset
    text = activity_text(activity, Emu(width - left - right), look, body.context)
    height = Emu(text.height + top + bottom)

    def build(rect: Rect) -> tuple[Item, ...]:
        high = Emu(min(rect.height, max(round(height * MAX_PANEL_GROWTH), rect.height * 2 // 5)))
        return (
            frame(
                text,
                rect._replace(height=high),
                "Activity",
                inset=slot.inset,
                fill=slot.fill,
                placeholder="body",
                span=activity.span,
            ),
        )

    above, below = (boxes(part, width, look, body.context) for part in (before, after))
    box = Box(height, build, stretch=not above and not below)
    return standing(stacked([*above, box, *below]), slot.rect)
