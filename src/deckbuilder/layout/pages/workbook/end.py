"""What stands before and after the slides of a workbook: aims, wellbeing, plan, contacts, sources.

Owns those pages and their words. Refuses to invent: contacts and sources are the deck's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from deckbuilder.geometry import emu
from deckbuilder.layout.pages.common.page_grid import MARGIN, TOP
from deckbuilder.layout.pages.common.pages_builder import PagesBuilder
from deckbuilder.layout.pages.common.section import Section
from deckbuilder.layout.pages.session_pack.wording import item_list
from deckbuilder.layout.pages.workbook.leaves import Leaf, Notice
from deckbuilder.layout.pages.workbook.slides import NOTICE, lay_out_leaves, measure, measure_leaves
from deckbuilder.layout.pages.workbook.sources import SOURCES, SourceList
from deckbuilder.model import (
    Block,
    LineBreak,
    Paragraph,
    Strong,
    Support,
    Text,
    block_texts,
    inline_text,
)
from deckbuilder.scene.page import PagePosition
from deckbuilder.scene.structure import make_element

_STEPS = 6
"""How many rows the plan has."""
_PLAN_HEAD = 3.0
"""The height of the plan's header, in lines of text."""
_MIN_ROW, _HIGH_ROW = 2.5, 3.5
"""The least height of a row, and the least that leaves room for something else on the page."""
_PLAN = ("What I will do", "With whom", "By when", "How I will know")
_SHARES = (3.2, 1.9, 1.6, 2.6)

_OWN = 4
"""How many lines there are for contacts of one's own."""


# --- before the slides ---------------------------------------------------------------------


def lay_out_opening(builder: PagesBuilder, notice: Notice) -> Section | None:
    """Set what the workshop is for, and the notice on wellbeing; return the last of both."""
    deck, section = builder.presentation.deck, None
    if deck.outcomes:
        section = builder.section("Learning outcomes", id="#outcomes")
        section.paragraph("By the end of this workshop you should be able to:")
        section.set_blocks([item_list(outcome.text for outcome in deck.outcomes)])
    return _set_notice(builder, notice) if notice.blocks else section


def _set_notice(builder: PagesBuilder, notice: Notice) -> Section:
    sheet = builder.sheet
    title = inline_text(notice.blocks[0].title) or "Wellbeing"
    section = builder.section(title, id=NOTICE, shown=False, new_page=False, slide=notice.slide)
    section.space(sheet.measures.pitch)
    page = len(sheet.pages)
    section.set_blocks(notice.blocks, depth=1)
    if len(sheet.pages) > page:
        sheet.places[NOTICE] = PagePosition(len(sheet.pages) - 1, emu(TOP))
    return section


# --- after the slides ----------------------------------------------------------------------


def lay_out_plan(builder: PagesBuilder, below: float = 0.0) -> None:
    """Set a page to plan what one will do, with room `below` if its rows stay high enough."""
    column = builder.left, builder.width
    builder.left, builder.width = MARGIN, builder.sheet.measures.full_width
    section = builder.section("Action plan", id="#plan")
    section.paragraph("Choose small steps, and write down when you will look at them again.")
    pitch = builder.sheet.measures.pitch
    room = section.sheet.room - _PLAN_HEAD * pitch
    if room - below >= _STEPS * _HIGH_ROW * pitch:
        room -= below
    section.table(
        _PLAN,
        [("",) * len(_PLAN)] * _STEPS,
        widths=_SHARES,
        grid=True,
        row_height=max(_MIN_ROW * pitch, room / _STEPS),
        alt="A plan to fill in: what, with whom, by when, and how you will know",
    )
    builder.left, builder.width = column


def lay_out_contacts(builder: PagesBuilder, leaves: Sequence[Leaf]) -> None:
    """Set the slides of contacts, and whom else to turn to; without either, room to write."""
    if builder.sheet.room < measure_contacts(builder, leaves):
        builder.sheet.begin_page()
    lay_out_leaves(builder, leaves)
    known = _support(builder.presentation.deck.support, leaves)
    if known or not leaves:
        section = builder.section(_contacts_title(leaves), id="#contacts", new_page=False)
        _fill_contacts(section, leaves, known)


def _contacts_title(leaves: Sequence[Leaf]) -> str:
    return "Further contacts" if leaves else "Contacts"


def _fill_contacts(section: Section, leaves: Sequence[Leaf], known: Sequence[Block]) -> None:
    section.set_blocks(known)
    if not leaves:
        section.heading("Contacts of my own")
        section.ruled_lines(_OWN)


def measure_contacts(builder: PagesBuilder, leaves: Sequence[Leaf]) -> float:
    """Return how high the contacts are below something else, in points."""
    known = _support(builder.presentation.deck.support, leaves)
    height = measure_leaves(builder, leaves)
    if known or not leaves:

        def fill(section: Section) -> None:
            section.title((Text(text=_contacts_title(leaves)),))
            _fill_contacts(section, leaves, known)

        height += measure(builder.sheet, fill) + 2 * builder.sheet.measures.pitch
    return height


def _support(support: Support, leaves: Sequence[Leaf]) -> list[Paragraph]:
    """Return whom people can turn to, as far as no slide of contacts says it."""
    parts = (part for leaf in leaves for part in leaf.parts)
    contacts = " ".join(text for part in parts for text in block_texts(part))
    known = (
        ("Support for you", support.wellbeing),
        ("Concerns about a child or adult", support.disclosure),
    )
    return [
        Paragraph(children=(Strong(children=(Text(text=label),)), LineBreak(), Text(text=value)))
        for label, value in known
        if value and value not in contacts
    ]


def lay_out_sources(builder: PagesBuilder, listed: SourceList) -> None:
    """Set the sources of all slides, each once."""
    if not listed.sources:
        return
    section = builder.section("Sources", id=SOURCES, new_page=False)
    whole = section.element
    for lang, run in groupby(listed.sources, key=lambda source: source.lang):
        section.element = make_element("Div", whole) if lang else whole
        section.element.lang = section.sheet.lang = lang
        flow = replace(section.flow(), slide=SOURCES, note_id=SOURCES)
        flow.set_notes([source.footnote for source in run])
        section.sheet.flush()
