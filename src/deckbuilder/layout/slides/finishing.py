"""The last work on scenes: sections, times, furniture, clicks, names, notes.

Owns that order alone; each has a module of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from deckbuilder.cache.warm import find_reported, open_shelf
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.slide_layouts.legible import legible_scene
from deckbuilder.layout.slides.animations import is_incremental, order_clicks
from deckbuilder.layout.slides.furniture import Furniture
from deckbuilder.layout.slides.item_names import name_items
from deckbuilder.layout.slides.notes_pane import lay_notes
from deckbuilder.model import Deck, Slide
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.slide import Scene
from deckbuilder.session.sections import name_sections
from deckbuilder.session.timetable import TimetableEntry, make_timetable, say_times


def finish(
    scenes: Sequence[Scene],
    deck: Deck,
    context: BoxContext,
    layouts: Mapping[str, PlacedLayout],
    total: int,
    frame: tuple[object, ...],
) -> tuple[Scene, ...]:
    """Return a deck's scenes complete; sections that begin anew are reported.

    They say how many slides there are, unless the `total` is 0. The `frame` is what else decides
    on them beside the other slides.
    """
    sections = name_sections(deck, context.diagnostics)
    opening = sections[0] if sections and not deck.slides[0].section else ""
    shown: dict[str, Slide] = {}
    for slide, section in zip(deck.slides, sections, strict=True):
        if not slide.hidden:
            shown.setdefault(section, slide)
    furniture = Furniture(deck, context, layouts, shown, opening, total)
    known = {
        entry.slide.id: (entry, section)
        for entry, section in zip(make_timetable(deck).entries, sections, strict=True)
    }
    places = ((name, slide.place_of("section")) for name, slide in shown.items())
    names = tuple((name, place.path, place.first_line) for name, place in places)
    shelf = open_shelf("finished scene", *frame, names, opening, total)
    return tuple(
        find_reported(
            shelf,
            (scene, section, say_times(entry)),
            partial(_finish, scene, deck, furniture, entry, section),
            context.diagnostics,
            context.diagnostics,
        )
        for scene in scenes
        for entry, section in (known[scene.slide_id],)
    )


def _finish(
    scene: Scene,
    deck: Deck,
    furniture: Furniture,
    entry: TimetableEntry,
    section: str,
) -> Scene:
    scene = replace(scene, items=furniture.put_on(scene, section))
    colours = furniture.context.brand.colours
    scene = legible_scene(scene, furniture.layouts[scene.layout], colours)
    items = name_items(scene.items)
    incremental = is_incremental(entry.slide, deck, cover=furniture.layouts[scene.layout].cover)
    timed = replace(
        scene,
        items=items,
        section=section,
        time="" if scene.continued else say_times(entry),
        clicks=order_clicks(items) if incremental else (),
    )
    return replace(timed, notes_pane=lay_notes(timed, scene.lang or deck.lang))
