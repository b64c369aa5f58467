"""Reading the text of a tree: what each later stage must show word for word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from deckbuilder.model.blocks import (
    Block,
    CodeBlock,
    Heading,
    ItemList,
    Paragraph,
    Quote,
)
from deckbuilder.model.inlines import (
    CodeText,
    FootnoteReference,
    Inline,
    Language,
    LineBreak,
    Text,
)
from deckbuilder.model.walk import walk_blocks, walk_words


def inline_text(children: tuple[Inline, ...], *, unread: str = "") -> str:
    """Return the plain text of some inlines; a line break is a newline, a reference nothing.

    `unread`, where it is given, stands for code and for text in marked languages.
    """
    parts: list[str] = []
    for child in children:
        match child:
            case CodeText() | Language() if unread:
                parts.append(unread)
            case Text() | CodeText():
                parts.append(child.text)
            case LineBreak():
                parts.append("\n")
            case FootnoteReference():
                pass
            case _:
                parts.append(inline_text(child.children, unread=unread))
    return "".join(parts)


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter of a text is of a script that is read from right to left."""
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def is_running_text(block: Block) -> bool:
    """Tell whether a block is text, code or a quotation, and holds nothing else."""
    running = Heading | Paragraph | ItemList | CodeBlock | Quote
    return all(isinstance(inner, running) for inner in walk_blocks((block,)))


_NOT_SHOWN = frozenset(("alt", "axis", "category", "series"))


def block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the text of every paragraph, heading, cell, caption and code block, in order.

    Charts yield their title; a statistic its value and label first and its source last. This is
    the text that each later stage must show word for word.
    """
    return (
        inline_text(words.children) for words in walk_words(blocks) if words.role not in _NOT_SHOWN
    )
