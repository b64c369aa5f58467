"""Words of the deck as the pages of a session pack show them.

Owns titles without links, lists of plain text, and the width of running text on pages with wider
tables. Refuses to know the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from deckbuilder.layout.pages.common.pages_builder import Section
from deckbuilder.model import (
    Block,
    FootnoteReference,
    Inline,
    ItemList,
    Language,
    Link,
    ListItem,
    Paragraph,
    Slide,
    Text,
)
from deckbuilder.scene.presentation import Presentation

_LINE = 34.0
"""The width of running text in sizes: about 70 characters."""


def set_narrow(section: Section, blocks: Sequence[Block]) -> None:
    """Set running text on a wide page, no wider than reads well."""
    sheet, width = section.sheet, section.sheet.width
    sheet.width = min(width, _LINE * sheet.measures.size)
    section.set_blocks(blocks)
    sheet.width = width


def item_list(texts: Iterable[str], *, ordered: bool = False, boxes: bool = False) -> ItemList:
    """Return plain texts as a list, with `boxes` to tick."""
    checked = False if boxes else None
    items = (
        ListItem(blocks=(Paragraph(children=(Text(text=text),)),), checked=checked)
        for text in texts
    )
    return ItemList(ordered=ordered, items=tuple(items))


def slide_numbers(presentation: Presentation) -> Mapping[str, int]:
    """Return the number at which each slide begins, by the ids of slides."""
    numbers: dict[str, int] = {}
    for scene in presentation.scenes:
        numbers.setdefault(scene.slide_id, scene.number)
    return numbers


def slide_title(slide: Slide) -> tuple[Inline, ...]:
    """Return a slide's title without links, with its language where that is another."""
    title = without_links(slide.title)
    return (Language(lang=slide.lang, children=title),) if slide.lang else title


def without_links(children: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return a title's inlines without links and references: what they lead to is not here."""
    kept: list[Inline] = []
    for child in children:
        match child:
            case FootnoteReference():
                continue
            case Link():
                kept.extend(without_links(child.children))
            case _:
                kept.append(child)
    return tuple(kept)
