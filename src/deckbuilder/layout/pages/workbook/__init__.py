"""The participants' workbook: what they are shown and told, with room to write, to keep.

Owns which pages the workbook has, and their order. Refuses to choose what of a slide is for
participants: they stand behind the wall of `for_participants`, and `leaves` chooses.
"""

from __future__ import annotations

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.pages.common.pages_builder import PagesBuilder
from deckbuilder.layout.pages.workbook.end import (
    lay_out_contacts,
    lay_out_opening,
    lay_out_plan,
    lay_out_sources,
    measure_contacts,
)
from deckbuilder.layout.pages.workbook.leaves import CONTACTS, find_notice, make_leaves
from deckbuilder.layout.pages.workbook.slides import lay_out_leaves
from deckbuilder.layout.pages.workbook.sources import list_sources
from deckbuilder.layout.slides.participants import for_participants
from deckbuilder.scene.page import Pages
from deckbuilder.scene.presentation import Presentation


def lay_out_workbook(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    """Lay out the workbook: aims, slides with room to write, a plan, contacts and sources."""
    presentation = for_participants(presentation)
    builder = PagesBuilder(presentation, diagnostics, kind="Participants’ workbook")
    notice = find_notice(presentation)
    sources = list_sources(presentation.deck.slides)
    leaves = make_leaves(presentation, notice, sources)
    contacts = [leaf for leaf in leaves if leaf.scene.layout == CONTACTS]
    opening = lay_out_opening(builder, notice)
    shown = [leaf for leaf in leaves if leaf.scene.layout != CONTACTS]
    lay_out_leaves(builder, shown, noticed=bool(notice.blocks), after=opening, fill=True)
    lay_out_plan(builder, 0.0 if sources.sources else measure_contacts(builder, contacts))
    lay_out_contacts(builder, contacts)
    lay_out_sources(builder, sources)
    return builder.finish(contents=True, fields=("Name", "Date"))
