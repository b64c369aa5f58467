"""The text of a deck, piece by piece as readers meet it.

Owns what counts as one piece, and for whom it is. Refuses to judge it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from deckbuilder.diagnostics import Span
from deckbuilder.model import (
    Block,
    Chart,
    CodeBlock,
    Container,
    Deck,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Quote,
    Slide,
    Table,
)
from deckbuilder.model.inlines import (
    CodeText,
    FootnoteReference,
    Inline,
    Language,
    LineBreak,
    Link,
    Text,
)
from deckbuilder.model.texts import inline_text

Place = Literal["title", "slide", "notes", "handout", "source"]
Role = Literal["title", "heading", "paragraph", "item", "cell", "label", "caption", "alt", "quote"]

UNREAD = "\ufffc"
"""What stands in prose for words that are not to be judged as English: code, other languages."""


class Passage(Struct, frozen=True, kw_only=True):
    """A piece of text: a paragraph, an item's paragraph, a cell, a heading, a label.

    `place` is where it shows: on the slide, in the facilitator's notes, in the participants'
    handout, or among the slide's sources. `text` is all that it says. An `alt` is heard, not seen.
    """

    slide: Slide
    place: Place
    role: Role
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
        return read_prose(self.children) if self.children else self.text


def find_passages(deck: Deck) -> Iterator[Passage]:
    """Yield the text of each slide: title, content, notes, text for participants, sources."""
    for slide in deck.slides:
        yield from find_slide_passages(slide)


def find_slide_passages(slide: Slide) -> Iterator[Passage]:
    """Yield the text of a slide, in the order in which its file usually has it."""
    top = slide.setting_spans.get("title") or slide.span or Span(slide.id, 1, 1)
    yield _of_inlines(slide, "title", "title", slide.title, top)
    yield from _of_blocks(slide, "slide", slide.blocks, top)
    for note in slide.footnotes:
        yield from _of_blocks(slide, "source", note.blocks, note.span or top)
    yield from _of_blocks(slide, "notes", slide.notes, top)
    yield from _of_blocks(slide, "handout", slide.handout, top)


def read_prose(children: tuple[Inline, ...]) -> str:
    """Return the text of inlines; code and text in marked languages is U+FFFC."""
    parts: list[str] = []
    for child in children:
        match child:
            case Text():
                parts.append(child.text)
            case CodeText() | Language():
                parts.append(UNREAD)
            case LineBreak():
                parts.append("\n")
            case FootnoteReference():
                pass
            case _:
                parts.append(read_prose(child.children))
    return "".join(parts)


def find_links(children: tuple[Inline, ...]) -> Iterator[Link]:
    """Yield the links among inlines."""
    for child in children:
        if isinstance(child, Link):
            yield child
        elif not isinstance(child, Text | CodeText | LineBreak | FootnoteReference):
            yield from find_links(child.children)


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks and those that they hold, each before what it holds."""
    for block in blocks:
        yield block
        match block:
            case ItemList():
                for item in block.items:
                    yield from walk_blocks(item.blocks)
            case Quote() | Container():
                yield from walk_blocks(block.blocks)
            case _:
                pass


def _of_inlines(
    slide: Slide, place: Place, role: Role, children: tuple[Inline, ...], span: Span
) -> Passage:
    return Passage(
        slide=slide, place=place, role=role, children=children,
        text=inline_text(children), span=span,
    )  # fmt: skip


def _of_text(slide: Slide, place: Place, role: Role, text: str, span: Span) -> Iterator[Passage]:
    if text.strip():
        yield Passage(slide=slide, place=place, role=role, children=(), text=text, span=span)


def _of_blocks(
    slide: Slide, place: Place, blocks: tuple[Block, ...], outer: Span, role: Role = "paragraph"
) -> Iterator[Passage]:
    for block in blocks:
        span = block.span or outer
        match block:
            case Heading():
                yield _of_inlines(slide, place, "heading", block.children, span)
            case Paragraph():
                yield _of_inlines(slide, place, role, block.children, span)
            case CodeBlock():
                pass
            case Table():
                yield from _of_table(slide, place, block, span)
            case Figure() | Chart():
                yield from _of_picture(slide, place, block, span)
            case _:
                yield from _of_holder(slide, place, block, span, role)


def _of_holder(
    slide: Slide, place: Place, holder: ItemList | Quote | Container, span: Span, role: Role
) -> Iterator[Passage]:
    match holder:
        case ItemList():
            for item in holder.items:
                yield from _of_blocks(slide, place, item.blocks, item.span or span, "item")
        case Quote():
            yield from _of_blocks(slide, place, holder.blocks, span, "quote")
            if holder.attribution:
                yield _of_inlines(slide, place, "caption", holder.attribution, span)
        case Container():
            for name in ("title", "value", "label", "source"):
                said = holder.attributes.get(name, "")
                yield from _of_text(slide, place, "label", said, span)
            yield from _of_blocks(slide, place, holder.blocks, span, role)


def _of_table(slide: Slide, place: Place, table: Table, span: Span) -> Iterator[Passage]:
    yield from _of_text(slide, place, "alt", table.alt, span)
    if table.caption:
        yield _of_inlines(slide, place, "caption", table.caption, span)
    for row in (table.header, *table.rows):
        for cell in row:
            if cell.children:
                yield _of_inlines(slide, place, "cell", cell.children, cell.span or span)


def _of_picture(
    slide: Slide, place: Place, picture: Figure | Chart, span: Span
) -> Iterator[Passage]:
    yield from _of_text(slide, place, "alt", picture.alt, span)
    match picture:
        case Figure() if picture.caption:
            yield _of_inlines(slide, place, "caption", picture.caption, span)
        case Chart():
            names = (series.name for series in picture.series)
            titles = (picture.title, picture.x_title, picture.y_title)
            for said in (*titles, *picture.categories, *names):
                yield from _of_text(slide, place, "label", said, span)
        case _:
            pass
