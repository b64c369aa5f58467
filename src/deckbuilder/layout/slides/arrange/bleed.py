"""The arrangement of a picture up to the slide's edges, beside the text or alone below the title.

Owns how much of a picture may be cut away unasked. Refuses other content where the layout has no
slot for text: such a slide takes another layout. Nothing lies over the picture, so that it can
follow the title in the order of reading, and its caption has a plain band beneath it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Emu, Rect, emu, pt
from deckbuilder.layout.blocks.boxes import LOWEST_PICTURE, caption_text
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.blocks.pictures import place_picture
from deckbuilder.layout.blocks.stacking import Box
from deckbuilder.layout.slide_layouts.choose import bled_figure
from deckbuilder.layout.slides.arrange.flow import arrange_flow
from deckbuilder.layout.slides.arrange.room import SlideBody, within
from deckbuilder.layout.text.drafts import Look
from deckbuilder.model import Block, Figure
from deckbuilder.scene.slide import Item, PictureItem, TextFrame

_MAX_CUT = 0.4
"""The share of a picture that is cut away without a word: that of a usual photograph at full."""


def arrange_bleed(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Let the picture fill its slot, or all the room below the title where text has none.

    Text is read before it, as it stands to its left.
    """
    figure = bled_figure(blocks)
    rest = [block for block in blocks if block is not figure]
    text = arrange_flow(rest, body.whole(), look)
    has_text = "body" in body.slots
    if figure is None or (rest and not has_text):
        # higher than its room, so that the slide takes another layout
        return replace(text, height=Emu(body.area.height + 1))
    slot = body.slots["picture"].room
    band = _caption_band(figure, body, look)
    high = band.rect.height if band else 0

    def build(rect: Rect) -> tuple[Item, ...]:
        room = slot if has_text else within(slot, rect)
        shown = room._replace(height=Emu(room.height - high))
        caption = band and replace(band, rect=band.rect._replace(y=shown.bottom))
        picture = replace(
            place_picture(figure, shown, centred=True, bled=True),
            placeholder="picture",
            caption=caption,
        )
        return (*text.build(rect), picture)

    lowest = Emu(high + emu(look.size * LOWEST_PICTURE))
    return Box(text.height if has_text else lowest, build, stretch=True)


def _caption_band(figure: Figure, body: SlideBody, look: Look) -> TextFrame | None:
    """Set a caption on its band, as high as its lines need; None where there is no caption."""
    place = body.slots["caption"]
    colour = place.levels[0].style.colour
    left, top, right, bottom = place.inset
    on_band, width = replace(look, link=colour), Emu(place.rect.width - left - right)
    text = caption_text(figure.caption, width, on_band, body.context, colour)
    if not text.paragraphs:
        return None
    high = max(place.rect.height, Emu(text.height + top + bottom))
    return frame(
        text,
        place.rect._replace(height=high),
        "Picture caption",
        inset=place.inset,
        anchor=place.anchor,
        fill=place.fill,
        placeholder=place.name,
        span=figure.span,
    )


def report_cut_picture(
    blocks: Iterable[Block], items: Iterable[Item], diagnostics: Diagnostics
) -> None:
    """Warn of a picture of which much is cut away, unless its author asked for that."""
    figure = bled_figure(blocks)
    for item in items:
        if not isinstance(item, PictureItem) or item.placeholder != "picture":
            continue
        cut = sum(item.crop)
        if item.span and figure and not figure.fit and cut > _MAX_CUT:
            diagnostics.report(
                codes.PICTURE_CUT,
                item.span,
                f"{cut:.0%} of the picture is cut away, so that it fills its part of the slide",
                hint=f"crop it to {pt(item.rect.width):.0f} by {pt(item.rect.height):.0f}, or a"
                " shape like that; or write fit=contain to show it whole, fit=cover if it is right",
            )
