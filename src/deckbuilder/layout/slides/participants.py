"""The participants' wall: what of a presentation may be given to those who take part.

Owns taking away hidden slides, facilitator's notes, what only notes cite, times, and what the deck
knows of people and preparation. Papers and files for participants are made of what it returns, and
of nothing else. Refuses to place anything.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.layout.slides.footnotes import notes_alone
from deckbuilder.model import Deck, Slide
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene


def for_participants(presentation: Presentation) -> Presentation:
    """Return a presentation as participants may have it; its slides keep their numbers.

    Links to slides that are taken away lead nowhere, and writers leave them out. PDFs that were
    laid out before are as they were.
    """
    deck = presentation.deck
    private = {slide.id: notes_alone(slide) for slide in deck.slides}
    scenes = tuple(
        _scene(scene, private[scene.slide_id]) for scene in presentation.scenes if not scene.hidden
    )
    used = {scene.layout for scene in scenes} if deck.layouts == "used" else presentation.layouts
    return replace(
        presentation,
        deck=_deck(deck, private),
        layouts={name: each for name, each in presentation.layouts.items() if name in used},
        scenes=scenes,
    )


def _deck(deck: Deck, private: dict[str, set[int]]) -> Deck:
    slides = (_slide(slide, private[slide.id]) for slide in deck.slides if not slide.hidden)
    return replace(
        deck,
        slides=tuple(slides),
        start="",
        minutes=None,
        kit=(),
        preparation=(),
        facts={},
        variables={},
        files=(),
        inserts=(),
        inserted=(),
    )


def _slide(slide: Slide, private: set[int]) -> Slide:
    return replace(
        slide,
        notes=(),
        footnotes=tuple(note for note in slide.footnotes if note.number not in private),
        minutes=None,
        break_minutes=None,
        kit=(),
        preparation=(),
    )


def _scene(scene: Scene, private: set[int]) -> Scene:
    return replace(
        scene,
        notes=(),
        notes_pane=(),
        footnotes=tuple(note for note in scene.footnotes if note.number not in private),
        minutes=None,
        time="",
    )
