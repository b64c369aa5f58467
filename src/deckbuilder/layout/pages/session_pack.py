"""The session pack: what whoever runs a session needs on paper.

Owns what the pack shows. Refuses the slides' pictures and text.
"""

from __future__ import annotations

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.page import Pages
from deckbuilder.layout.pages.booklet import Booklet
from deckbuilder.layout.presentation import Presentation


def lay_out_session_pack(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    """Lay out the session pack: the plan of the session, slide by slide."""
    booklet = Booklet(presentation, diagnostics)
    section = booklet.section("Session plan", id="plan")
    section.wide()
    rows = [
        (str(scene.number), scene.title, f"{scene.minutes:g}" if scene.minutes else "")
        for scene in presentation.scenes
    ]
    section.table(("Slide", "Title", "Minutes"), rows, widths=(1, 6, 1.4), alt="The session plan")
    return booklet.close(title=f"{presentation.deck.title}: session pack", kind="Session pack")
