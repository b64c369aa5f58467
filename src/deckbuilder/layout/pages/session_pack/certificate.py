"""The certificate of attendance: a page in a frame, to sign for each participant.

Owns its look and its words. Refuses to know who took part: names are written in by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from deckbuilder.geometry import Rect, emu, pt, union
from deckbuilder.layout.pages.common.page_grid import FOOT, HEAD, MARGIN, MIN_SIZE, MIN_SIZE_LARGE
from deckbuilder.layout.pages.common.pages_builder import PagesBuilder, Section
from deckbuilder.layout.pages.session_pack.wording import item_list
from deckbuilder.layout.slide_layouts.logo import paper_logos
from deckbuilder.layout.text.drafts import Look, draft_as_text
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.model import Block, Paragraph, Text
from deckbuilder.scene.page import ElementRole, PageItems, PageShape
from deckbuilder.scene.slide import Colour, Stroke
from deckbuilder.scene.structure import make_element
from deckbuilder.session.timetable import make_timetable, say_length

_TITLE = "Certificate of attendance"
_FIELDS = ("Date", "Facilitator", "Signature")
_INSET = 36.0
"""From the frame to the text, in points."""
_BAND = 12.0
_FIELD = 34.0
"""The height of a field with its line, at 12 points of size."""


def lay_out_certificate(builder: PagesBuilder) -> None:
    """Set the certificate: what it is for, a line for the name, and room to sign."""
    deck = builder.presentation.deck
    section = builder.section(_TITLE, id="certificate", shown=False)
    size = builder.sheet.measures.size
    _frame(section)
    _set_words(section, _TITLE, "H2", size=size + 18, colour="tx2", bold=True, after=28)
    _set_words(section, "This is to certify that", after=0)
    section.fields(("Name",))
    section.space(22)
    _set_words(section, "took part in", after=8)
    _set_words(section, deck.title, size=size + 8, colour="accent1", bold=True, after=4)
    if deck.subtitle:
        _set_words(section, deck.subtitle, size=size + 2, after=4)
    section.space(10)
    if length := _say_length(builder):
        _set_words(section, length, after=14)
    outcomes = _list_outcomes(section)
    look = _fitting_look(section, outcomes)
    if look is not None:
        replace(section.flow(), look=look).set_blocks(outcomes)
    elif outcomes:
        _set_words(section, "Learning outcomes: see the next page", after=0)
    section.sheet.y = max(section.sheet.y, _fields_top(section))
    section.fields(_FIELDS)
    if outcomes and look is None:
        _set_outcomes_page(section, outcomes)


def _frame(section: Section) -> None:
    """Draw the frame around the page, with a band at its head and the logo, and go inside it."""
    sheet, width = section.sheet, section.sheet.measures.full_width
    sheet.bare.add(len(sheet.pages) - 1)
    frame = Rect(emu(MARGIN), emu(HEAD), emu(width), emu(_frame_bottom(section) - HEAD))
    sheet.put(PageShape(rect=frame, stroke=Stroke(colour="tx2", width=1.5)))
    sheet.put(PageShape(rect=frame._replace(height=emu(_BAND)), fill="accent1"))
    sheet.left, sheet.width = MARGIN + _INSET, width - 2 * _INSET
    sheet.y = HEAD + _BAND + _INSET
    _set_logo(section)


def _set_logo(section: Section) -> None:
    sheet = section.sheet
    logos = paper_logos(sheet.presentation.brand, sheet.left, sheet.y, sheet.width)
    if not logos:
        return
    element = make_element("Div", section.element)
    sheet.put(PageItems(items=logos, element=element, depth=2))
    sheet.y = pt(union(logo.rect for logo in logos).bottom) + 18


def _set_words(
    section: Section,
    text: str,
    role: ElementRole = "P",
    *,
    size: float = 0.0,
    bold: bool = False,
    colour: Colour = "tx1",
    after: float,
) -> None:
    """Set one paragraph at a size of its own, and the space after it, in points."""
    element = section.sheet.own_element(role, section.element, text)
    section.sheet.set_words(text, element, size=size, bold=bold, colour=colour, after=after)


def _say_length(builder: PagesBuilder) -> str:
    """Say how long the work took; breaks are no part of it."""
    timetable = make_timetable(builder.presentation.deck)
    if not timetable.teaching:
        return ""
    words = f"Length: {say_length(timetable.teaching)}"
    return f"{words}, without breaks" if timetable.pauses else words


# --- learning outcomes ---------------------------------------------------------------------


def _list_outcomes(section: Section) -> tuple[Block, ...]:
    """Return the outcomes as a list with what it is, or nothing where the deck has none."""
    outcomes = section.sheet.presentation.deck.outcomes
    if not outcomes:
        return ()
    label = Paragraph(children=(Text(text="By the end, participants should be able to:"),))
    return label, item_list(outcome.text for outcome in outcomes)


def _fitting_look(section: Section, outcomes: Sequence[Block]) -> Look | None:
    """Return the look in which the outcomes leave room to sign; None if they never do.

    They are set smaller where that helps, but no smaller than text on pages ever is.
    """
    sheet, measures = section.sheet, section.sheet.measures
    min_size = MIN_SIZE_LARGE if measures.large else MIN_SIZE
    room = _fields_top(section) - sheet.y - measures.pitch / 2
    for size in range(ceil(measures.size), ceil(min_size) - 1, -1):
        look = replace(measures, size=max(min_size, min(measures.size, size))).look()
        text = lay_text(draft_as_text(outcomes, look), emu(sheet.width), sheet.context.faces, look)
        if pt(text.height) <= room:
            return look
    return None


def _set_outcomes_page(section: Section, outcomes: Sequence[Block]) -> None:
    """Set the outcomes on a page of their own, in a frame like that of the first."""
    section.sheet.begin_page()
    _frame(section)
    _set_words(section, _TITLE, colour="tx2", bold=True, after=4)
    _set_words(section, section.sheet.presentation.deck.title, after=18)
    section.set_blocks(outcomes)


# --- the foot ------------------------------------------------------------------------------


def _frame_bottom(section: Section) -> float:
    """Return where the frame ends, in points from the page's top."""
    return section.sheet.measures.height - FOOT


def _fields_top(section: Section) -> float:
    """Return where the fields at the frame's foot begin, in points from the page's top."""
    height = len(_FIELDS) * _FIELD * section.sheet.measures.size / 12
    return _frame_bottom(section) - _INSET - height
