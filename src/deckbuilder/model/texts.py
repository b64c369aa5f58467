"""Reading the text of a tree: what each later stage must show word for word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from deckbuilder.model.blocks import (
    Block,
    Chart,
    CodeBlock,
    Container,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Quote,
    Table,
)
from deckbuilder.model.inlines import (
    CodeText,
    FootnoteReference,
    Inline,
    LineBreak,
    Text,
)


def inline_text(children: tuple[Inline, ...]) -> str:
    """Return the plain text of some inlines; a line break is a newline, a reference nothing."""
    parts: list[str] = []
    for child in children:
        match child:
            case Text() | CodeText():
                parts.append(child.text)
            case LineBreak():
                parts.append("\n")
            case FootnoteReference():
                pass
            case _:
                parts.append(inline_text(child.children))
    return "".join(parts)


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter of a text is of a script that is read from right to left."""
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the text of every paragraph, heading, cell, caption and code block, in order.

    Charts yield their title; a `stat` container its value and label first and its source last.
    This is the text that each later stage must show word for word.
    """
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield inline_text(block.children)
            case CodeBlock():
                yield block.text
            case Chart():
                yield block.title
            case _:
                yield from _held_texts(block)


def _held_texts(block: ItemList | Table | Figure | Quote | Container) -> Iterator[str]:
    match block:
        case ItemList():
            for item in block.items:
                yield from block_texts(item.blocks)
        case Table():
            yield from _some(block.caption)
            for row in (block.header, *block.rows):
                yield from (inline_text(cell.children) for cell in row)
        case Figure():
            yield from _some(block.caption)
        case Quote():
            yield from block_texts(block.blocks)
            yield from _some(block.attribution)
        case Container():
            named = (block.attributes.get(name, "") for name in ("title", "value", "label"))
            yield from filter(None, named)
            yield from block_texts(block.blocks)
            if source := block.attributes.get("source"):
                yield source


def _some(children: tuple[Inline, ...]) -> Iterator[str]:
    if children:
        yield inline_text(children)
