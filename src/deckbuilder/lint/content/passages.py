"""The text of a deck, piece by piece as readers meet it.

Owns what counts as one piece, and for whom it is. Refuses to judge it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from deckbuilder.diagnostics import Span
from deckbuilder.model import (
    Block,
    Deck,
    Inline,
    InnerBlocks,
    Link,
    Slide,
    block_parts,
    inline_text,
    walk_inlines,
)
from deckbuilder.model.walk import WordsRole

TextPlace = Literal["title", "slide", "notes", "handout", "source"]
PassageRole = Literal[
    "title", "heading", "paragraph", "item", "cell", "label", "caption", "alt", "quote"
]

UNREAD = "\ufffc"
"""What stands in prose for words that are not to be judged as English: code, other languages."""


class Passage(Struct, frozen=True, kw_only=True):
    """A piece of text: a paragraph, an item's paragraph, a cell, a heading, a label.

    `place` is where it shows: on the slide, in the facilitator's notes, in the participants'
    handout, or among the slide's sources. `text` is all that it says. An `alt` is heard, not seen.
    """

    slide: Slide
    place: TextPlace
    role: PassageRole
    children: tuple[Inline, ...]
    text: str
    span: Span

    @property
    def for_participants(self) -> bool:
        """Whether participants see it: everything but the facilitator's notes."""
        return self.place != "notes"

    @property
    def prose(self) -> str:
        """Its text without what is not the deck's own language: code and marked languages."""
        if self.slide.lang:
            return UNREAD * len(self.text)
        return inline_text(self.children, unread=UNREAD) if self.children else self.text


def find_passages(deck: Deck) -> Iterator[Passage]:
    """Yield the text of each slide: title, content, notes, text for participants, sources."""
    for slide in deck.slides:
        yield from find_slide_passages(slide)


def find_slide_passages(slide: Slide) -> Iterator[Passage]:
    """Yield the text of a slide, in the order in which its file usually has it."""
    top = slide.place_of()
    yield _make_passage(slide, "title", "title", slide.title, top)
    yield from _find_in_blocks(slide, "slide", slide.blocks, top)
    for note in slide.footnotes:
        yield from _find_in_blocks(slide, "source", note.blocks, note.span or top)
    yield from _find_in_blocks(slide, "notes", slide.notes, top)
    yield from _find_in_blocks(slide, "handout", slide.handout, top)


def find_links(children: tuple[Inline, ...]) -> Iterator[Link]:
    """Yield the links among inlines."""
    return (child for child in walk_inlines(children) if isinstance(child, Link))


def _make_passage(
    slide: Slide, place: TextPlace, role: PassageRole, children: tuple[Inline, ...], span: Span
) -> Passage:
    return Passage(
        slide=slide,
        place=place,
        role=role,
        children=children,
        text=inline_text(children),
        span=span,
    )


_ROLES: Mapping[WordsRole, PassageRole] = {
    "heading": "heading", "cell": "cell", "alt": "alt", "caption": "caption",
    "attribution": "caption", "title": "label", "value": "label", "label": "label",
    "source": "label", "axis": "label", "category": "label", "series": "label",
}  # fmt: skip
"""What the words of blocks are to readers; a paragraph is what it stands in, code is not read."""


def _find_in_blocks(
    slide: Slide,
    place: TextPlace,
    blocks: tuple[Block, ...],
    outer: Span,
    role: PassageRole = "paragraph",
) -> Iterator[Passage]:
    for block in blocks:
        span = block.span or outer
        for part in block_parts(block):
            where = part.span or span
            if isinstance(part, InnerBlocks):
                inner: PassageRole = part.role if part.role in ("item", "quote") else role
                yield from _find_in_blocks(slide, place, part.blocks, where, inner)
            elif part.role == "paragraph":
                yield _make_passage(slide, place, role, part.children, where)
            elif part.role in _ROLES:
                yield _make_passage(slide, place, _ROLES[part.role], part.children, where)
