"""Where a slide's footnotes stand: at the foot of which part, or beneath the notes.

Owns finding what refers to them, and the frame of those at the foot. Refuses the rest of a slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from deckbuilder.geometry import Emu
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.slide_layouts.layout import Layout
from deckbuilder.layout.text.drafts import Look, footnote_drafts
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.model import (
    Block,
    Footnote,
    FootnoteReference,
    Inline,
    Slide,
    walk_inlines,
    walk_words,
)
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.slide import Scene, TextFrame


def cited(blocks: Iterable[Block]) -> set[int]:
    """Return the numbers of the footnotes that blocks refer to."""
    return {number for words in walk_words(blocks) for number in _cited_in(words.children)}


class SlideSources(NamedTuple):
    """The footnotes that stand on a slide, and the numbers that are shown on its first part."""

    notes: tuple[Footnote, ...]
    first: frozenset[int]
    """Those that the title cites, and those that nothing on the slide does."""


def find_slide_sources(slide: Slide) -> SlideSources:
    """Return the footnotes that stand on the slide: all but those of its notes and handout alone.

    What nothing refers to is shown with the slide, so that it is not lost.
    """
    if not slide.footnotes:
        return SlideSources((), frozenset())
    in_title, in_blocks = _cited_in(slide.title), cited(slide.blocks)
    elsewhere = reached((*slide.notes, *slide.handout), slide.footnotes)
    elsewhere -= _follow(in_title | in_blocks, slide.footnotes)
    notes = tuple(note for note in slide.footnotes if note.number not in elsewhere)
    uncited = {note.number for note in notes} - in_blocks
    return SlideSources(notes, frozenset(uncited | in_title))


def notes_alone(slide: Slide) -> set[int]:
    """Return the numbers of the footnotes that facilitator's notes cite and nothing else does."""
    shown = {note.number for note in find_slide_sources(slide).notes}
    shown |= reached(slide.handout, slide.footnotes)
    return {note.number for note in slide.footnotes} - shown


def sources_beneath(scene: Scene, blocks: Iterable[Block]) -> tuple[Footnote, ...]:
    """Return the footnotes that blocks of the notes or handout refer to, but not the slide."""
    if not scene.footnotes:
        return ()
    wanted = reached(blocks, scene.footnotes) - {*scene.sources}
    return tuple(note for note in scene.footnotes if note.number in wanted)


def reached(blocks: Iterable[Block], footnotes: Sequence[Footnote]) -> set[int]:
    """Return the numbers of the footnotes that blocks refer to, also by way of other footnotes."""
    return _follow(cited(blocks), footnotes)


def _follow(numbers: set[int], footnotes: Sequence[Footnote]) -> set[int]:
    """Return numbers of footnotes, and those of all that these lead to."""
    found: set[int] = set()
    while numbers := numbers - found:
        found |= numbers
        notes = (note for note in footnotes if note.number in numbers)
        numbers = {number for note in notes for number in cited(note.blocks)}
    return found


def _cited_in(children: Iterable[Inline]) -> set[int]:
    inlines = walk_inlines(children)
    return {child.number for child in inlines if isinstance(child, FootnoteReference)}


class Foot:
    """The sources at the foot of a slide's parts; parts that cite the same ones share a frame."""

    def __init__(
        self, slide: Slide, placed: PlacedLayout, layout: Layout, context: BoxContext
    ) -> None:
        self._notes, self._first = find_slide_sources(slide)
        self._layout, self._placed, self._context = layout, placed, context
        self._cited: dict[tuple[int, ...], tuple[Sequence[Block], frozenset[int]]] = {}
        self._set: dict[frozenset[int], tuple[TextFrame, ...]] = {}

    def of(self, blocks: Sequence[Block], *, first: bool = True) -> tuple[TextFrame, ...]:
        """Return the frame of the sources that blocks cite; on a `first` part, the title's too."""
        if not self._notes:
            return ()
        numbers = self._cited_by(blocks)
        if first:
            numbers |= self._first
        if numbers not in self._set:
            notes = [note for note in self._notes if note.number in numbers]
            self._set[numbers] = self._frame(notes)
        return self._set[numbers]

    def _frame(self, notes: Sequence[Footnote]) -> tuple[TextFrame, ...]:
        """Set sources on the lower edge of their slot, as high as they need be."""
        if not notes:
            return ()
        layout, context = self._layout, self._context
        area = self._placed.slots["sources"].rect
        size = context.brand.sizes.caption
        look = Look(
            size=size, min_size=size, text=layout.text, link=layout.link, gap=0.2,
            accent=layout.accent,
        )  # fmt: skip
        text = lay_text(footnote_drafts(notes, look), area.width, context.faces, look)
        area = area._replace(y=Emu(area.bottom - text.height), height=text.height)
        sources = frame(
            text, area, "Sources", anchor="bottom", placeholder="sources", span=notes[0].span
        )
        return (sources,)

    def _cited_by(self, blocks: Sequence[Block]) -> frozenset[int]:
        """Return what blocks cite; the same blocks are asked for at each size that is tried."""
        key = tuple(map(id, blocks))
        if key not in self._cited:
            self._cited[key] = (blocks, frozenset(cited(blocks)))  # which keeps the ids theirs
        return self._cited[key][1]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the footnotes that stand on the slide."""
        return tuple(note.number for note in self._notes)
