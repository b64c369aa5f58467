"""The last work on scenes: sections, times, furniture, clicks, names, notes.

Owns that order alone; each has a module of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slides.animations import is_incremental, order_clicks
from deckbuilder.layout.slides.furniture import Furniture
from deckbuilder.layout.slides.item_names import name_items
from deckbuilder.layout.slides.notes_pane import lay_notes
from deckbuilder.model import Deck, Slide
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.slide import Scene
from deckbuilder.session.sections import name_sections
from deckbuilder.session.timetable import TimeSlot, make_timetable, say_time


def finish(
    scenes: Sequence[Scene],
    deck: Deck,
    context: BoxContext,
    layouts: Mapping[str, PlacedLayout],
    total: int,
) -> tuple[Scene, ...]:
    """Return a deck's scenes complete; sections that begin anew are reported.

    They say how many slides there are, unless the `total` is 0.
    """
    sections = name_sections(deck, context.diagnostics)
    opening = sections[0] if sections and not deck.slides[0].section else ""
    shown: dict[str, Slide] = {}
    for slide, section in zip(deck.slides, sections, strict=True):
        if not slide.hidden:
            shown.setdefault(section, slide)
    furniture = Furniture(deck, context, layouts, shown, opening, total)
    slots = tuple(entry.slot for entry in make_timetable(deck).entries)
    known = {
        slide.id: (slide, section, slot)
        for slide, section, slot in zip(deck.slides, sections, slots, strict=True)
    }
    return tuple(_finish(scene, deck, furniture, *known[scene.slide_id]) for scene in scenes)


def _finish(
    scene: Scene,
    deck: Deck,
    furniture: Furniture,
    slide: Slide,
    section: str,
    slot: TimeSlot | None,
) -> Scene:
    items = name_items(furniture.put_on(scene, section))
    incremental = is_incremental(slide, deck, cover=LAYOUTS[scene.layout].arrange == "cover")
    timed = replace(
        scene,
        items=items,
        section=section,
        time="" if slot is None or scene.continued else say_time(slot),
        clicks=order_clicks(items) if incremental else (),
    )
    return replace(timed, notes_pane=lay_notes(timed, scene.lang or deck.lang))
