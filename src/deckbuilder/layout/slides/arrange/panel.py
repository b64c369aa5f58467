"""The arrangement of content that is more than words on a strong ground: on a panel of its own.

Owns the panel and the look of what is on it. Refuses to know which layouts have such a ground.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect
from deckbuilder.layout.blocks.boxes import boxes
from deckbuilder.layout.blocks.panels import PANEL_GAP, PANEL_INSET, on_panel
from deckbuilder.layout.blocks.stacking import Box, largest_stack, stack, stacked_height
from deckbuilder.layout.slides.arrange.room import SlideBody
from deckbuilder.layout.text.drafts import Look
from deckbuilder.model import Block
from deckbuilder.scene.slide import Item, Shape

PANEL_WIDTH = PANEL_INSET[0] + PANEL_INSET[2]
"""How much narrower than the slide's body the content of the panel is, in EMU."""


def plain_look(look: Look) -> Look:
    """Return a look with the colours of text on an ordinary background."""
    plain = Look(size=look.size, min_size=look.min_size)
    return replace(
        look, text=plain.text, heading=plain.heading, accent=plain.accent, link=plain.link
    )


def arrange_on_panel(
    blocks: Sequence[Block], body: SlideBody, look: Look, heads: Sequence[Box] = ()
) -> Box:
    """Stand blocks on a panel, as on an ordinary slide, below boxes that head them."""
    _, top, _, bottom = PANEL_INSET
    width = Emu(body.area.width - PANEL_WIDTH)
    parts = [*heads, *boxes(blocks, width, plain_look(look), body.context)]
    margin = top + bottom
    height = Emu(stacked_height(parts, PANEL_GAP) + margin)
    largest = largest_stack(parts, PANEL_GAP)
    max_height = None if largest is None else Emu(largest + margin)

    def build(rect: Rect) -> tuple[Item, ...]:
        high = rect.height if max_height is None else min(rect.height, max(height, max_height))
        area = rect._replace(height=Emu(high))
        content = stack(parts, area.inset(*PANEL_INSET), gap=PANEL_GAP)
        return (
            Shape(name="Panel", rect=area, fill="bg1"),
            *on_panel(content, "Content", None),
        )

    return Box(height, build, stretch=True, max_height=max_height)
