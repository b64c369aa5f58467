"""The last work on scenes, which needs the whole deck: sections, times, clicks, names, notes.

Owns that order alone; each has a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slides.animations import is_incremental, order_clicks
from deckbuilder.layout.slides.item_names import name_items
from deckbuilder.layout.slides.notes_pane import lay_notes
from deckbuilder.model import Deck, Slide
from deckbuilder.scene.slide import Scene
from deckbuilder.session.sections import name_sections
from deckbuilder.session.timetable import TimeSlot, make_timetable, say_time


def finish(scenes: Iterable[Scene], deck: Deck, diagnostics: Diagnostics) -> tuple[Scene, ...]:
    """Return a deck's scenes complete; sections that begin anew are reported."""
    sections = name_sections(deck, diagnostics)
    slots = tuple(entry.slot for entry in make_timetable(deck).entries)
    known = {
        slide.id: (slide, section, slot)
        for slide, section, slot in zip(deck.slides, sections, slots, strict=True)
    }
    return tuple(_finish(scene, deck, *known[scene.slide_id]) for scene in scenes)


def _finish(scene: Scene, deck: Deck, slide: Slide, section: str, slot: TimeSlot | None) -> Scene:
    items = name_items(scene.items)
    incremental = is_incremental(slide, deck, cover=LAYOUTS[scene.layout].arrange == "cover")
    timed = replace(
        scene,
        items=items,
        section=section,
        time="" if slot is None or scene.continued else say_time(slot),
        clicks=order_clicks(items) if incremental else (),
    )
    return replace(timed, notes_pane=lay_notes(timed, scene.lang or deck.lang))
