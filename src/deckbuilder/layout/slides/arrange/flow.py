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
from deckbuilder.layout.blocks.stacking import Box, stacked, stacked_height
from deckbuilder.layout.blocks.statistics import stat_row
from deckbuilder.layout.slides.arrange.room import Place, standing
from deckbuilder.layout.text.drafts import BoxedBlock, Draft, Look, draft_quote, is_text
from deckbuilder.model import Activity, Block, Figure, Quote, Statistic
from deckbuilder.scene.slide import Item

EMPTIEST = 1.5
"""How many times as high as its text a panel may be, where the slide has room."""


def arrange_flow(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Set everything below each other across its slots; the first text takes the placeholder."""
    if blocks and all(isinstance(block, Figure) for block in blocks):
        look = replace(look, align="center")
    held = _across_slots(blocks, place, look, place.context)
    held = _with_larger_figures(held, blocks, place, look)
    return stacked(held, "body" if "body" in place.slots else "")


def _across_slots(
    blocks: Sequence[Block], place: Place, look: Look, context: BoxContext
) -> list[Box]:
    return [
        standing(box, slot)
        for slot, run in groupby(blocks, key=place.across)
        for box in boxes(run, slot.width, look, context)
    ]


def _with_larger_figures(
    held: list[Box], blocks: Sequence[Block], place: Place, look: Look
) -> list[Box]:
    """Let rows of statistics grow into the room that nothing else on the slide needs."""
    runs = [list(run) for stat, run in groupby(blocks, key=_is_statistic) if stat]
    spare = place.area.height - stacked_height(held)
    if not runs or spare <= 0 or any(box.stretch for box in held):
        return held
    share = Emu(spare // len(runs))
    known = place.context.containers

    def grow(run: Sequence[Statistic], width: Emu, look: Look, context: BoxContext) -> Box:
        if list(run) in runs:
            return stat_row(run, width, look, context, spare=share)
        return known.statistics(run, width, look, context)

    grown = replace(place.context, containers=replace(known, statistics=grow))
    return _across_slots(blocks, place, look, grown)


def _is_statistic(block: Block) -> bool:
    return isinstance(block, Statistic)


def arrange_cover(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Set what stands under a cover's title in the subtitle placeholder."""
    slot = place.slots["subtitle"].rect
    return standing(stacked(boxes(blocks, slot.width, look, place.context), "subtitle"), slot)


# --- quotations ----------------------------------------------------------------------------


def arrange_quote(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Set quotations large in the body placeholder, without the bars that they have elsewhere."""
    slot = place.slots["body"]
    large = replace(look, text=slot.levels[0].style.colour)
    small = replace(look, size=max(look.min_size, min(look.size, place.context.brand.sizes.body)))
    held: list[Box] = []
    for quoted, run in groupby(blocks, key=lambda block: isinstance(block, Quote)):
        if quoted:
            held.append(_quotations(run, slot.rect.width, large, small, place.context))
        else:
            held += boxes(run, slot.rect.width, small, place.context)

    return standing(stacked(held, "body"), slot.rect)


def _quotations(
    blocks: Iterable[Block], width: Emu, large: Look, small: Look, context: BoxContext
) -> Box:
    found: list[Draft | BoxedBlock] = []
    for block in blocks:
        assert isinstance(block, Quote)  # noqa: S101 - grouped as such
        pieces = draft_quote(block, large, inset=0.0, below=small)
        if found and pieces and isinstance(pieces[0], Draft):
            pieces[0] = replace(pieces[0], before=large.size)
        found += pieces
    return flow_box(found, width, large, context, span=None)


# --- activities ----------------------------------------------------------------------------


def arrange_activity(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Let the one activity of a slide fill the body placeholder, other blocks around it."""
    slot = place.slots["body"]
    at = [i for i, block in enumerate(blocks) if isinstance(block, Activity)]
    block = blocks[at[0]] if len(at) == 1 else None
    if not (isinstance(block, Activity) and all(map(is_text, block.blocks))):
        return arrange_flow(blocks, replace(place, slots={}), look)
    width = slot.rect.width
    left, top, right, bottom = slot.inset
    text = activity_text(block, Emu(width - left - right), look, place.context)
    height = Emu(text.height + top + bottom)

    def build(rect: Rect) -> tuple[Item, ...]:
        high = Emu(min(rect.height, max(round(height * EMPTIEST), rect.height * 2 // 5)))
        return (
            frame(
                text,
                Rect(rect.x, rect.y, rect.width, high),
                "Activity",
                inset=slot.inset,
                fill=slot.fill,
                placeholder="body",
                span=block.span,
            ),
        )

    above = boxes(blocks[: at[0]], width, look, place.context)
    below = boxes(blocks[at[0] + 1 :], width, look, place.context)
    alone = not above and not below
    return standing(stacked([*above, Box(height, build, stretch=alone), *below]), slot.rect)
