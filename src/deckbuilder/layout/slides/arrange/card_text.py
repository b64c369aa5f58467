"""The text on cards: numbered items whose bold start is a heading, and contacts line by line.

Owns what stands on a line of its own on a card, and how large. Refuses grids of cards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from deckbuilder.layout.text.drafts import BoxedBlock, Draft, Look, draft_blocks, draft_paragraph
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.model import (
    Inline,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Strong,
    Text,
    inline_text,
)
from deckbuilder.scene.slide import TextStyle

Drafts = list[Draft | BoxedBlock]

_HEADING = re.compile(r".*[.!?:–—]\s*", re.DOTALL)
"""A bold start that is a heading, and not the first words of a sentence."""

_NUMBER = re.compile(r"\W*(?:\+|\b)\d[\d\s()-]*\d\W*")
"""A line that is a telephone number and nothing else."""


def run_in_heading(item: ListItem) -> tuple[Sequence[Inline], Sequence[Inline]] | None:
    """Return an item's bold start and what follows it in its paragraph, if that is a heading."""
    match item.blocks:
        case (Paragraph(children=(Strong() as start, Text() as text, *rest)), *_):
            follows = text.text.lstrip()
            if _HEADING.fullmatch(inline_text(start.children)) and (follows or rest):
                return (start,), (replace(text, text=follows), *rest)
        case (Paragraph(children=(Strong() as start, LineBreak(), *rest)), *_) if rest:
            return (start,), rest
    return None


def draft_numbered(items: ItemList, look: Look, *, headed: bool) -> list[Drafts]:
    """Draft each item of a list with its number; a heading may take a line of its own."""
    found = []
    numbered = replace(items, ordered=True)
    for item, drafts in zip(items.items, _by_item(numbered, look), strict=True):
        heading = run_in_heading(item) if headed else None
        found.append(_with_heading(drafts, *heading, look) if heading else drafts)
    return found


def _by_item(items: ItemList, look: Look) -> Iterator[Drafts]:
    """Draft a list as a whole, so that all its numbers hang alike, and part it by item."""
    counted = [replace(items, items=(item,), start=0) for item in items.items]
    rest = draft_blocks((items,), look)
    for each in counted:
        length = len(draft_blocks((each,), look))
        yield rest[:length]
        rest = rest[length:]


def _with_heading(
    drafts: Drafts, heading: Sequence[Inline], text: Sequence[Inline], look: Look
) -> Drafts:
    """Part the first paragraph of an item into its heading and the text below that."""
    first, *others = drafts
    assert isinstance(first, Draft)  # noqa: S101 - it begins with a paragraph
    style = _heading_style(look)
    head = replace(first, texts=style_inlines(heading, style, link_colour=look.link), style=style)
    below = draft_paragraph(text, look, indent=first.indent, before=look.size * 0.1)
    return [head, below, *others]


def _heading_style(look: Look) -> TextStyle:
    return replace(look.style, font="heading", bold=True, colour=look.heading)


# --- contacts ------------------------------------------------------------------------------


def draft_contact(item: ListItem, look: Look) -> Drafts:
    """Draft a contact: its name, telephone numbers large, and its other lines small."""
    match item.blocks:
        case (Paragraph() as first, *rest) if len(lines := _lines(first)) > 1:
            drafts = [_contact_line(line, look, first=at == 0) for at, line in enumerate(lines)]
            return [*drafts, *draft_blocks(rest, look.nested)]
    return draft_blocks(item.blocks, look)


def _lines(paragraph: Paragraph) -> list[tuple[Inline, ...]]:
    parted = groupby(paragraph.children, key=lambda child: isinstance(child, LineBreak))
    return [tuple(line) for broken, line in parted if not broken]


def _contact_line(line: tuple[Inline, ...], look: Look, *, first: bool) -> Draft:
    if first:
        return draft_paragraph(line, look, style=_heading_style(look), before=0.0)
    if _NUMBER.fullmatch(inline_text(line)):
        large = replace(look, size=_larger(look))
        style = replace(large.style, font="heading", bold=True)
        return draft_paragraph(line, large, style=style, before=look.size * 0.2)
    return draft_paragraph(line, look.nested, before=look.size * 0.15)


def _larger(look: Look) -> float:
    """Return the size a step above the text's, as far as there is such a step."""
    return min((step for step in look.steps if step > look.size), default=look.size * 4 / 3)
