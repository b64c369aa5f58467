"""What is to be brought, done and known before a session: lists to tick and gaps to fill in.

Owns the words of these pages. Refuses to invent: what the deck does not say is left out, and
what only a partnership can say is left open for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
from deckbuilder.layout.pages.common.pages_builder import PagesBuilder, Section
from deckbuilder.layout.pages.session_pack.wording import (
    item_list,
    set_narrow,
    slide_numbers,
    slide_title,
)
from deckbuilder.model import ItemList, ListItem, Paragraph, Slide, Text

_TO_FILL_IN = "To be filled in by your partnership, from its own procedures:"
_MIN_LINES, _MAX_LINES = 1, 5
"""How many lines a gap has for a partnership to fill in."""


# --- kit and preparation -------------------------------------------------------------------


def lay_out_preparation(builder: PagesBuilder) -> None:
    """Set what to do and to bring, each with a box to tick; nothing where the deck has none."""
    deck = builder.presentation.deck
    numbers = slide_numbers(builder.presentation)
    shown = [slide for slide in deck.slides if not slide.hidden]
    tasks = _gather(deck.preparation, [(it, it.preparation) for it in shown], numbers)
    kit = _gather(deck.kit, [(it, it.kit) for it in shown], numbers)
    names = [name for name, items in (("Preparation", tasks), ("Kit", kit)) if items]
    if not names:
        return
    section = builder.section(" and ".join(names).capitalize(), id="preparation")
    if tasks:
        section.heading("Before the session")
        set_narrow(section, [item_list(tasks, boxes=True)])
    if kit:
        section.heading("What to bring")
        set_narrow(section, [item_list(kit, boxes=True)])
    section.leave_room()


def _gather(
    whole: Sequence[str],
    slides: Iterable[tuple[Slide, Sequence[str]]],
    numbers: Mapping[str, int],
) -> tuple[str, ...]:
    """Return each thing once: those of the whole session, then others with their slides."""
    known = {item.casefold() for item in whole}
    items: dict[str, str] = {}
    needed: dict[str, dict[str, None]] = {}
    for slide, own in slides:
        for item in own:
            key = item.casefold()
            if key not in known:
                items.setdefault(key, item)
                needed.setdefault(key, {})[str(numbers.get(slide.id, 0))] = None
    return (*whole, *(f"{items[key]} ({_slides([*found])})" for key, found in needed.items()))


def _slides(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return f"slide {numbers[0]}"
    return f"slides {', '.join(numbers[:-1])} and {numbers[-1]}"


# --- wellbeing and disclosure --------------------------------------------------------------


def lay_out_guidance(builder: PagesBuilder) -> None:
    """Set the page on wellbeing and disclosures, most of which a partnership fills in."""
    support = builder.presentation.deck.support
    section = builder.section("Wellbeing and disclosures", id="wellbeing")
    _set_sensitive(section)
    section.paragraph(_TO_FILL_IN, bold=True, before=builder.sheet.measures.size * 1.5)
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
    presentation = section.sheet.presentation
    numbers = slide_numbers(presentation)
    slides = [each for each in presentation.deck.slides if each.sensitive and not each.hidden]
    if not slides:
        return
    section.heading("Slides that may distress")
    titles = (
        (Text(text=f"Slide {numbers.get(slide.id, 0)}. "), *slide_title(slide)) for slide in slides
    )
    items = tuple(ListItem(blocks=(Paragraph(children=title),)) for title in titles)
    set_narrow(section, [ItemList(ordered=False, items=items)])


def _set_gap(section: Section, heading: str, known: str, count: int) -> None:
    """Set a heading with what the deck knows of it, and lines for the rest on the same page."""
    sheet = section.sheet
    if not sheet.fresh and sheet.room < _above_lines(section, known) + count * RULE_PITCH:
        section.begin_page()
    section.heading(heading)
    if known:
        set_narrow(section, [Paragraph(children=(Text(text=known),))])
    section.ruled_lines(count)


def _above_lines(section: Section, known: str) -> float:
    """Return about how high a heading is with what is known, in points."""
    return section.sheet.measures.pitch * (3.8 if known else 2.2)


def _lines_for(section: Section, known: Sequence[str]) -> int:
    """Return how many lines each gap has, if all are to go on what is left of the page."""
    above = sum(_above_lines(section, text) for text in known)
    count = int((section.sheet.room - above) / RULE_PITCH / len(known))
    return max(_MIN_LINES, min(_MAX_LINES, count))
