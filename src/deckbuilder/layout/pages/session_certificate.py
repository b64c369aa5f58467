"""The certificate of attendance: one page in a frame, to sign for each participant.

Owns its look and its words. Refuses to know who took part: names are written in by hand.
"""

from __future__ import annotations

from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout.page import Element, ElementRole, PageItems, PageShape
from deckbuilder.layout.pages.booklet import Booklet, Section
from deckbuilder.layout.pages.measures import FOOT, HEAD, MARGIN
from deckbuilder.layout.scene import Colour, PictureItem, Stroke
from deckbuilder.layout.tags import make_element
from deckbuilder.layout.text import drafts, lay_text
from deckbuilder.layout.timetable import make_timetable, say_length
from deckbuilder.model import Block, ItemList, ListItem, Paragraph, Text

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
    _set_outcomes(section)
    _set_fields(section)


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
    section: Section, text: str, role: ElementRole, *, size: float = 0.0, bold: bool = False,
    colour: Colour = "tx1", after: float,
) -> Element:  # fmt: skip
    """Set one paragraph at a size of its own, and the space after it, in points."""
    sheet = section.sheet
    laid = sheet.lay(text, sheet.width, size=size, bold=bold, heading=bold, colour=colour)
    element = make_element(role, section.element)
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


def _set_outcomes(section: Section) -> None:
    """List the outcomes, where they leave room for the signature."""
    outcomes = section.booklet.presentation.deck.outcomes
    sheet = section.sheet
    items = tuple(ListItem(blocks=(Paragraph(children=(Text(text=it.text),)),)) for it in outcomes)
    listed: list[Block] = [
        Paragraph(children=(Text(text="Learning outcomes:"),)),
        ItemList(ordered=False, items=items),
    ]
    look = sheet.measures.look()
    text = lay_text(drafts(listed, look), emu(sheet.width), sheet.setting.faces, look)
    if outcomes and sheet.y + pt(text.height) <= _fields_top(section):
        section.pour(listed)


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
