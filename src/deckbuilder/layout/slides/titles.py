"""Titles of slides: their size, their lines, and what they end with where a slide continues.

Owns the sizes that are tried. Refuses what stands below a title (`placing`).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.geometry import Emu, emu, pt
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.slide_layouts.grid import TITLE_GAP, slide_scale
from deckbuilder.layout.slide_layouts.layout import Layout
from deckbuilder.layout.slide_layouts.logo import title_ceiling
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.font_metrics import LINE_HEIGHT
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.layout.text.wrapping import StyledText, balanced_width, sizes_to_try
from deckbuilder.model import Slide
from deckbuilder.scene.layout import PlacedLayout, PlacedSlot
from deckbuilder.scene.slide import TextFrame


def continued(part: int) -> str:
    """Return what the title of a further part of a slide ends with."""
    return {0: "", 1: " (continued)"}.get(part, f" (continued, part {part + 1})")


def lay_title(
    slide: Slide, layout: Layout, placed: PlacedLayout, context: BoxContext, *, part: int = 0
) -> TextFrame:
    """Set the title: on at most two lines if a size of the scale allows it, lines balanced."""
    slot = placed.slots["title"]
    base = slot.levels[0]
    width, scale = slot.rect.width, slide_scale(context.brand)
    if layout.arrange == "cover":
        tries = [(size, 3) for size in sizes_to_try(base.style.size, _LOWEST_COVER * scale)]
    else:
        lowest = _LOWEST_TITLE * scale
        steps = context.brand.sizes.steps
        if layout.source:  # whose titles may be much larger than its text
            steps = tuple(sorted({*steps, *sizes_to_try(base.style.size, lowest)}))
        tries = _title_tries(slot, steps, lowest)
    for size, max_lines in tries:
        style = replace(base.style, size=size)
        words = style_inlines(slide.title, style, link_colour=layout.link)
        if part:
            words.append(StyledText(continued(part), style))
        look = Look(size=size, min_size=size, text=style.colour)
        draft = Draft(
            role="title", texts=words, style=style, spacing=base.line_spacing, align=base.align
        )
        text = lay_text([draft], width, context.faces, look)
        lines = len(text.paragraphs[0].lines)
        if lines <= max_lines:
            break
    area = slot.rect
    if lines > 1 and base.align == "left":  # any other would no longer stand where it does
        narrow = Emu(balanced_width(words, width, context.faces) + emu(12))
        area = area._replace(width=min(area.width, narrow))
        text = lay_text([draft], area.width, context.faces, look)
    if text.height > area.height:  # a title that stands on its foot grows upwards
        over = text.height - area.height
        up = min(over, area.y - title_ceiling(layout, context.brand))
        up = {"top": 0, "middle": min(up, over - slot.growth), "bottom": up}[slot.anchor]
        area = area._replace(y=Emu(area.y - max(0, up)), height=text.height)
    return frame(
        text,
        area,
        "Title",
        anchor=slot.anchor,
        placeholder="title",
        span=slide.place_of(),
    )


def _title_tries(
    slot: PlacedSlot, steps: Sequence[float], lowest: float
) -> list[tuple[float, int]]:
    """Return sizes and the lines allowed at each: two lines at steps at which they have room."""
    full, high = slot.levels[0].style.size, pt(slot.room.height) - TITLE_GAP
    pitch = LINE_HEIGHT * slot.levels[0].line_spacing
    smaller = [step for step in reversed(steps) if step < full and 2 * step * pitch <= high]
    two_lines = [step for step in smaller if step >= lowest]
    if not two_lines:  # there is room for one line, which may be smaller
        one_line = [(step, 1) for step in reversed(steps) if lowest <= step < full]
        last = smaller[0] if smaller else min(full, *steps)
        return [(full, 1), *one_line, (last, 2)]
    return [(full, 1), *((size, 2) for size in two_lines)]


_LOWEST_TITLE, _LOWEST_COVER = 24.0, 28.0
"""The sizes below which no title is set to save a line, on usual slides and on covers."""
