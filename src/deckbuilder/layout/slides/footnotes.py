"""Where a slide's footnotes stand: at the foot of which part, or beneath the notes.

Owns finding what refers to them. Refuses to place them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from deckbuilder.model import (
    Block,
    Footnote,
    FootnoteReference,
    Inline,
    Slide,
    walk_inlines,
    walk_words,
)
from deckbuilder.scene.slide import Scene


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
