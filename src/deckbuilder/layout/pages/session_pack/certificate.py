"""The certificate of attendance: a page in a frame, to sign for each participant.

Owns its look and its words. Refuses to know who took part: names are written in by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout.pages.common.booklet import Booklet, Section
from deckbuilder.layout.pages.common.flow import Flow
from deckbuilder.layout.pages.common.page_grid import FOOT, HEAD, LEAST, LEAST_LARGE, MARGIN
from deckbuilder.layout.pages.session_pack.wording import item_list
from deckbuilder.layout.text.drafts import Look, draft_as_text
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.model import Block, Paragraph, Text
from deckbuilder.scene.page import Element, ElementRole, PageItems, PageShape
from deckbuilder.scene.slide import Colour, PictureItem, Stroke
from deckbuilder.scene.structure import make_element
from deckbuilder.session.timetable import make_timetable, say_length

_TITLE = "Certificate of attendance"
_FIELDS = ("Date", "Facilitator", "Signature")
_INSET = 36.0
"""From the frame to the text, in points."""
_BAND = 12.0
_FIELD = 34.0
"""The height of a field with its line, at 12 points of size."""


def lay_out_certificate(booklet: Booklet) -> None:
    """Set the certificate: what it is for, a line for the name, and room to sign."""
    deck = booklet.presentation.deck
    section = booklet.section(_TITLE, id="certificate", shown=False)
    size = booklet.sheet.measures.size
    _frame(section)
    _set(section, _TITLE, "H2", size=size + 18, colour="tx2", bold=True, after=28)
    _set(section, "This is to certify that", "P", after=0)
    section.fields(("Name",))
    section.space(22)
    _set(section, "took part in", "P", after=8)
    _set(section, deck.title, "P", size=size + 8, colour="accent1", bold=True, after=4)
    if deck.subtitle:
        _set(section, deck.subtitle, "P", size=size + 2, after=4)
    section.space(10)
    if length := _say_length(booklet):
        _set(section, length, "P", after=14)
    listed = _list_outcomes(section)
    look = _fitting_look(section, listed)
    if look is not None:
        _pour(section, listed, look)
    elif listed:
        _set(section, "Learning outcomes: see the next page", "P", after=0)
    _set_fields(section)
    if listed and look is None:
        _set_outcomes_page(section, listed)


def _frame(section: Section) -> None:
    """Draw the frame around the page, with a band at its head and the logo, and go inside it."""
    sheet = section.sheet
    measures = sheet.measures
    sheet.bare.add(len(sheet.pages) - 1)
    high = _foot(section) - HEAD
    whole = Rect(emu(MARGIN), emu(HEAD), emu(measures.whole), emu(high))
    sheet.put(PageShape(rect=whole, stroke=Stroke(colour="tx2", width=1.5)))
    sheet.put(PageShape(rect=whole._replace(height=emu(_BAND)), fill="accent1"))
    sheet.left, sheet.width = MARGIN + _INSET, measures.whole - 2 * _INSET
    sheet.y = HEAD + _BAND + _INSET
    _set_logo(section)


def _set_logo(section: Section) -> None:
    sheet, logo = section.sheet, section.sheet.brand.logo
    if logo is None:
        return
    wide = min(logo.height * logo.image.width / logo.image.height, sheet.width)
    high = wide * logo.image.height / logo.image.width
    rect = Rect(emu(sheet.left), emu(sheet.y), emu(wide), emu(high))
    item = PictureItem(name="Logo", rect=rect, image=logo.image, alt=logo.alt)
    element = make_element("Div", section.element)
    sheet.put(PageItems(items=(item,), element=element, depth=2))
    sheet.y += high + 18


def _set(
    section: Section,
    text: str,
    role: ElementRole,
    *,
    size: float = 0.0,
    bold: bool = False,
    colour: Colour = "tx1",
    after: float,
) -> Element:
    """Set one paragraph at a size of its own, and the space after it, in points."""
    sheet = section.sheet
    laid = sheet.lay(text, sheet.width, size=size, bold=bold, heading=bold, colour=colour)
    element = sheet.own(role, section.element, text)
    sheet.put_text(laid, sheet.left, element)
    sheet.y += pt(laid.height) + after
    return element


def _say_length(booklet: Booklet) -> str:
    """Say how long the work took; breaks are no part of it."""
    timetable = make_timetable(booklet.presentation.deck)
    if not timetable.teaching:
        return ""
    words = f"Length: {say_length(timetable.teaching)}"
    return f"{words}, without breaks" if timetable.pauses else words


# --- learning outcomes ---------------------------------------------------------------------


def _list_outcomes(section: Section) -> tuple[Block, ...]:
    """Return the outcomes as a list with what it is, or nothing where the deck has none."""
    outcomes = section.booklet.presentation.deck.outcomes
    if not outcomes:
        return ()
    label = Paragraph(children=(Text(text="Learning outcomes:"),))
    return label, item_list(outcome.text for outcome in outcomes)


def _fitting_look(section: Section, listed: Sequence[Block]) -> Look | None:
    """Return the look in which a list leaves room for the signature; None if it never does.

    It is set smaller where that helps, but no smaller than text on pages ever is.
    """
    sheet = section.sheet
    measures = sheet.measures
    least = LEAST_LARGE if measures.large else LEAST
    room = _fields_top(section) - sheet.y - measures.pitch / 2
    for size in range(ceil(measures.size), ceil(least) - 1, -1):
        look = replace(measures, size=max(least, min(measures.size, size))).look()
        text = lay_text(draft_as_text(listed, look), emu(sheet.width), sheet.context.faces, look)
        if pt(text.height) <= room:
            return look
    return None


def _pour(section: Section, listed: Sequence[Block], look: Look) -> None:
    Flow(section.sheet, section.element, look, 2, section.again, section.slide).pour(listed)


def _set_outcomes_page(section: Section, listed: Sequence[Block]) -> None:
    """Set the outcomes on a page of their own, in a frame like that of the first."""
    sheet = section.sheet
    sheet.turn()
    _frame(section)
    _set(section, _TITLE, "P", colour="tx2", bold=True, after=4)
    _set(section, section.booklet.presentation.deck.title, "P", after=18)
    _pour(section, listed, sheet.measures.look())


# --- the foot ------------------------------------------------------------------------------


def _foot(section: Section) -> float:
    """Return where the frame ends, in points from the page's top."""
    return section.sheet.measures.height - FOOT


def _fields_top(section: Section) -> float:
    """Return where the fields at the frame's foot begin, in points from the page's top."""
    measures = section.sheet.measures
    high = len(_FIELDS) * _FIELD * measures.size / 12
    return _foot(section) - _INSET - high


def _set_fields(section: Section) -> None:
    section.sheet.y = max(section.sheet.y, _fields_top(section))
    section.fields(_FIELDS)
