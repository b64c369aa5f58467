"""The slides alone, a page of a slide's size for each: to send out or to show without PowerPoint.

Owns the structure above a slide and the bookmarks. Refuses text of the tool's own.
"""

from __future__ import annotations

from itertools import groupby

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Emu, Rect
from deckbuilder.layout.pages.common.footnote_places import note_places
from deckbuilder.layout.slides.participants import for_participants
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.missing_glyphs import report_missing_glyphs
from deckbuilder.scene.page import Bookmark, Element, Page, PagePosition, Pages, PageSlide
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.structure import make_element


def lay_out_slides(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    """Lay out the slides that are shown as pages; each slide's title is a heading of level 1."""
    shown = for_participants(presentation)
    whole = Rect(Emu(0), Emu(0), shown.width, shown.height)
    document = Element("Document", [])
    pages: list[Page] = []
    places: dict[str, PagePosition] = {}
    bookmarks: list[Bookmark] = []
    for section, scenes in groupby(shown.scenes, key=lambda scene: scene.section):
        part = make_element("Part", document)
        if section:
            bookmarks.append(Bookmark(title=section, place=_head(len(pages)), level=0))
        for scene in scenes:
            here = _head(len(pages))
            title = scene.title or f"Slide {scene.number}"
            bookmarks.append(Bookmark(title=title, place=here, level=1 if section else 0))
            places.setdefault(scene.slide_id, here)
            places |= {scene.id: here, **note_places(scene, whole, here.page, shown.width)}
            element = make_element("Div", make_element("Sect", part))
            element.lang = scene.lang
            pages.append(Page(items=(PageSlide(scene=scene, rect=whole, element=element),)))
    faces = Faces(shown.brand, embedded=True)
    report_missing_glyphs(shown, pages, faces, diagnostics)
    return Pages(
        width=shown.width,
        height=shown.height,
        title=f"{shown.deck.title}: slides",
        pages=tuple(pages),
        structure=document,
        bookmarks=tuple(bookmarks),
        places=places,
        layouts=shown.layouts,
        colours=shown.brand.colours,
    )


def _head(page: int) -> PagePosition:
    return PagePosition(page, Emu(0))
