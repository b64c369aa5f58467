"""The PDFs laid out: `PAGES` by name, each only when it is asked for.

Owns the list. Refuses to import a layout before it is used, and PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.scene.page import Pages
from deckbuilder.scene.presentation import Presentation


def _handout(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    from deckbuilder.layout.pages.handout import lay_out_handout

    return lay_out_handout(presentation, diagnostics)


def _workbook(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    from deckbuilder.layout.pages.workbook import lay_out_workbook

    return lay_out_workbook(presentation, diagnostics)


def _session_pack(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    from deckbuilder.layout.pages.session_pack import lay_out_session_pack

    return lay_out_session_pack(presentation, diagnostics)


def _slides(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    from deckbuilder.layout.pages.slides import lay_out_slides

    return lay_out_slides(presentation, diagnostics)


def _contact_sheet(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    from deckbuilder.layout.pages.contact_sheet import lay_out_contact_sheet

    return lay_out_contact_sheet(presentation, diagnostics)


PAGES: Mapping[str, Callable[[Presentation, Diagnostics], Pages]] = {
    "handout": _handout,
    "workbook": _workbook,
    "session-pack": _session_pack,
    "slides": _slides,
    "contact-sheet": _contact_sheet,
}


WITH_PICTURES = "handout"
"""The paper with pictures of slides."""


def lay_out_pages(
    presentation: Presentation,
    names: Iterable[str],
    diagnostics: Diagnostics,
    *,
    printed: Presentation | None = None,
) -> Presentation:
    """Return the presentation with the named PDFs laid out, in the fonts that they embed.

    Pictures of slides on paper are those of `printed`, the same slides in colours for paper, where
    the colours of slides are no such. Characters that the fonts lack are reported.
    """
    pictured = {WITH_PICTURES: printed or presentation}
    laid = {name: PAGES[name](pictured.get(name, presentation), diagnostics) for name in names}
    return replace(presentation, pages={**presentation.pages, **laid})
