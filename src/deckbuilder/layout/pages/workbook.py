"""The participants' workbook: each slide's picture, what is for participants, room to write.

Owns what the workbook shows; what facilitators are told is not among it.
"""

from __future__ import annotations

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.page import Pages
from deckbuilder.layout.pages.booklet import Booklet
from deckbuilder.layout.presentation import Presentation


def lay_out_workbook(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    """Lay out the workbook: the slides that are shown, one after another."""
    booklet = Booklet(presentation, diagnostics)
    for scene in presentation.scenes:
        if scene.hidden:
            continue
        section = booklet.section(scene.title, id=scene.id, shown=False, turn=False, slide=scene.id)
        section.beside([f"Slide {scene.number}"])
        section.picture(scene, before=booklet.sheet.measures.pitch)
        section.space(8)
        section.pour(scene.handout)
        section.lines(3)
    return booklet.close(
        title=f"{presentation.deck.title}: participants' workbook", kind="Participants' workbook"
    )
