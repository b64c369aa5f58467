"""What is to be brought, done and known before a session: lists to tick and gaps to fill in.

Owns the words of these pages. Refuses to invent: what the deck does not say is left out, and
what only a partnership can say is left open for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from deckbuilder.layout.pages.common.booklet import Booklet, Section
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
from deckbuilder.layout.pages.session_pack.wording import (
    item_list,
    pour_text,
    slide_numbers,
    without_links,
)
from deckbuilder.model import Inline, ItemList, ListItem, Paragraph, Slide, Text

_TO_FILL_IN = "To be filled in by your partnership, from its own procedures:"
_FEWEST, _MOST = 1, 5
"""How many lines a gap has for a partnership to fill in."""
_NOTES = 8
"""How many lines there are for what a facilitator wants to note."""


# --- kit and preparation -------------------------------------------------------------------


def lay_out_preparation(booklet: Booklet) -> None:
    """Set what to do and to bring, each with a box to tick; nothing where the deck has none."""
    deck = booklet.presentation.deck
    kit = _gather_kit(deck.kit, deck.slides, slide_numbers(booklet.presentation))
    heads = [name for name, held in (("Preparation", deck.preparation), ("Kit", kit)) if held]
    if not heads:
        return
    section = booklet.section(" and ".join(heads).capitalize(), id="preparation")
    if deck.preparation:
        section.head("Before the session")
        pour_text(section, [item_list(deck.preparation, boxes=True)])
    if kit:
        section.head("What to bring")
        pour_text(section, [item_list(kit, boxes=True)])
    section.head("Notes")
    section.lines(_NOTES)


def _gather_kit(
    whole: Sequence[str], slides: Iterable[Slide], numbers: Mapping[str, int]
) -> tuple[str, ...]:
    """Return each thing once: those of the whole session, then others with their slides."""
    known = {thing.casefold() for thing in whole}
    things: dict[str, str] = {}
    needed: dict[str, list[str]] = {}
    for slide in slides:
        for thing in slide.kit if not slide.hidden else ():
            name = thing.casefold()
            if name not in known:
                things.setdefault(name, thing)
                needed.setdefault(name, []).append(str(numbers.get(slide.id, 0)))
    return (*whole, *(f"{things[name]} ({_slides(found)})" for name, found in needed.items()))


def _slides(numbers: Sequence[str]) -> str:
    found = list(dict.fromkeys(numbers))
    if len(found) == 1:
        return f"slide {found[0]}"
    return f"slides {', '.join(found[:-1])} and {found[-1]}"


# --- wellbeing and disclosure --------------------------------------------------------------


def lay_out_guidance(booklet: Booklet) -> None:
    """Set the page on wellbeing and disclosures, most of which a partnership fills in."""
    support = booklet.presentation.deck.support
    section = booklet.section("Wellbeing and disclosures", id="wellbeing")
    _set_sensitive(section)
    section.say(_TO_FILL_IN, bold=True, before=booklet.sheet.measures.size * 1.5)
    gaps = (
        ("Who looks after people who leave the room", ""),
        ("Where people find support afterwards", support.wellbeing),
        ("What to do when someone says that a child or adult may be at risk", support.disclosure),
        ("Who is in charge today, and how to reach them", ""),
    )
    count = _lines_for(section, [known for _, known in gaps])
    for heading, known in gaps:
        _set_gap(section, heading, known, count)


def _set_sensitive(section: Section) -> None:
    """List the slides that are marked as sensitive."""
    presentation = section.booklet.presentation
    numbers = slide_numbers(presentation)
    slides = [it for it in presentation.deck.slides if it.sensitive and not it.hidden]
    if not slides:
        return
    section.head("Slides that may distress")
    items = tuple(
        ListItem(blocks=(Paragraph(children=_named(slide, numbers)),)) for slide in slides
    )
    pour_text(section, [ItemList(ordered=False, items=items)])


def _named(slide: Slide, numbers: Mapping[str, int]) -> tuple[Inline, ...]:
    return (Text(text=f"Slide {numbers.get(slide.id, 0)}. "), *without_links(slide.title))


def _set_gap(section: Section, heading: str, known: str, count: int) -> None:
    """Set a heading with what the deck knows of it, and lines for the rest on the same page."""
    sheet = section.sheet
    if not sheet.fresh and sheet.room < _above_lines(section, known) + count * RULE_PITCH:
        section.turn()
    section.head(heading)
    if known:
        pour_text(section, [Paragraph(children=(Text(text=known),))])
    section.lines(count)


def _above_lines(section: Section, known: str) -> float:
    """Return about how high a heading is with what is known, in points."""
    return section.sheet.measures.pitch * (3.8 if known else 2.2)


def _lines_for(section: Section, known: Sequence[str]) -> int:
    """Return how many lines each gap has, if all are to go on what is left of the page."""
    above = sum(_above_lines(section, text) for text in known)
    count = int((section.room - above) / RULE_PITCH / len(known))
    return max(_FEWEST, min(_MOST, count))
