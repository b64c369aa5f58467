"""Which of a slide's footnotes stand where: at the foot of which part, or beneath the notes.

Owns finding what refers to them. Refuses to set them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckbuilder.layout.scene import Scene
from deckbuilder.model import (
    Block,
    CodeText,
    Container,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Paragraph,
    Quote,
    Slide,
    Table,
    Text,
)


def cited(blocks: Iterable[Block]) -> set[int]:
    """Return the numbers of the footnotes that blocks refer to."""
    return {number for block in blocks for number in _numbers(block)}


def slide_sources(slide: Slide) -> tuple[Footnote, ...]:
    """Return the footnotes that stand on the slide: all but those of its notes and handout alone.

    What nothing refers to is shown with the slide, so that it is not lost.
    """
    elsewhere = cited((*slide.notes, *slide.handout)) - _on_slide(slide)
    return tuple(note for note in slide.footnotes if note.number not in elsewhere)


def first_sources(slide: Slide) -> set[int]:
    """Return the numbers of the footnotes that stand on a slide's first part in any case."""
    shown = {note.number for note in slide_sources(slide)}
    return shown - cited(slide.blocks) | set(_of_inlines(slide.title))


def sources_beneath(scene: Scene, blocks: Iterable[Block]) -> tuple[Footnote, ...]:
    """Return the footnotes that blocks of the notes or handout refer to, but not the slide."""
    wanted = cited(blocks) - {*scene.sources}
    return tuple(note for note in scene.footnotes if note.number in wanted)


def _on_slide(slide: Slide) -> set[int]:
    return cited(slide.blocks) | set(_of_inlines(slide.title))


def _numbers(block: Block) -> Iterator[int]:
    match block:
        case Heading() | Paragraph():
            yield from _of_inlines(block.children)
        case ItemList():
            for item in block.items:
                yield from cited(item.blocks)
        case Table():
            yield from _of_inlines(block.caption)
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from _of_inlines(cell.children)
        case Figure():
            yield from _of_inlines(block.caption)
        case Quote():
            yield from cited(block.blocks)
            yield from _of_inlines(block.attribution)
        case Container():
            yield from cited(block.blocks)
        case _:
            pass


def _of_inlines(children: Iterable[Inline]) -> Iterator[int]:
    for child in children:
        match child:
            case FootnoteReference():
                yield child.number
            case Text() | CodeText() | LineBreak():
                pass
            case _:
                yield from _of_inlines(child.children)
