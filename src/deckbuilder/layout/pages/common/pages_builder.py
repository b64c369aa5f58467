"""Builds a PDF's pages: parts and sections, their bookmarks, contents and running heads.

Owns the structure above the text (ISO 32000-1, 14.8.4.2: Document, Part, Sect and headings).
Refuses to choose what a PDF holds: `handout`, `workbook` and `session_pack` do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.cache.warm import find_reported, open_shelf
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.pages.common.contents import (
    CONTENTS,
    CONTENTS_TITLE,
    ContentsEntry,
    TitleBlock,
    add_front,
)
from deckbuilder.layout.pages.common.page_grid import HEAD, MARGIN, TOP, Measures, measure_pages
from deckbuilder.layout.pages.common.ruled_lines import LARGE_CONTAINERS, PAGE_CONTAINERS
from deckbuilder.layout.pages.common.running_heads import run_heads, title_fits
from deckbuilder.layout.pages.common.section import TICK_BOX, Section
from deckbuilder.layout.pages.common.sheet import CONTINUED, Sheet
from deckbuilder.layout.slide_layouts.legible import legible_page
from deckbuilder.layout.slides.placing import value_of_settings
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.missing_glyphs import report_missing_glyphs
from deckbuilder.layout.text.narrow_places import report_narrow_pages
from deckbuilder.layout.text.own_words import names_in
from deckbuilder.scene.page import Bookmark, Element, Page, PageItem, PagePosition, Pages
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene
from deckbuilder.scene.structure import make_element, own_language

_MAX_WITHOUT_CONTENTS = 3
"""A PDF of more sections than this has a page of contents."""

__all__ = ["TICK_BOX", "PagesBuilder", "Section"]


class _Filled(Struct, frozen=True):
    """What a section's pages were filled with, the first of them its own as well."""

    element: Element
    pages: tuple[tuple[PageItem, ...], ...]
    places: Mapping[str, PagePosition]
    """The places named on them, on pages counted from its first."""
    y: float
    start: float
    margin_end: tuple[int, float]
    box_end: float

    def put_on(self, sheet: Sheet, first: int) -> None:
        """Put all of it on a sheet, from the page with the index `first` on."""
        sheet.pages[first:] = map(list, self.pages)
        for name, place in self.places.items():
            sheet.places[name] = replace(place, page=first + place.page)
        page, y = self.margin_end
        sheet.y, sheet.start, sheet.box_end = self.y, self.start, self.box_end
        sheet.margin_end = (first + page, y)


def _fill(section: Section, scene: Scene, fill: Callable[[], None]) -> _Filled:
    """Fill a section that begins on an empty page, and return what stands there then."""
    sheet, first = section.sheet, len(section.sheet.pages) - 1
    known, own = len(sheet.places), (scene.id, scene.slide_id)
    before = [sheet.places.get(name) for name in own]
    fill()
    named = {*islice(reversed(sheet.places), len(sheet.places) - known)}
    named |= {
        name
        for name, place in zip(own, before, strict=True)
        if name in sheet.places and sheet.places[name] != place
    }
    places = {
        name: replace(place, page=place.page - first)
        for name in named
        for place in (sheet.places[name],)
    }
    page, y = sheet.margin_end
    return _Filled(
        section.element,
        tuple(map(tuple, sheet.pages[first:])),
        places,
        sheet.y,
        sheet.start,
        (page - first, y),
        sheet.box_end,
    )


class PagesBuilder:
    """Builds the pages of one PDF; `sheet` holds those so far.

    Its `kind` says what it is, on the cover and in its properties. A `wide` one has no margin
    column: all is set between the margins. Where it has a `warning`, that stands on the cover, in
    the properties and, with the kind, at every foot. The pages are the brand's unless `measures`
    say otherwise.
    """

    def __init__(
        self,
        presentation: Presentation,
        diagnostics: Diagnostics,
        *,
        kind: str,
        wide: bool = False,
        warning: str = "",
        measures: Measures | None = None,
    ) -> None:
        brand = presentation.brand
        measures = measures or measure_pages(brand.handout, foot_lines=2 if warning else 1)
        containers = LARGE_CONTAINERS if measures.large else PAGE_CONTAINERS
        context = BoxContext(brand, Faces(brand, embedded=True), diagnostics, containers)
        aside = 0.0 if wide else measures.margin_column
        self.presentation = presentation
        self.left, self.width = MARGIN + aside, measures.full_width - aside
        self.sheet = Sheet(presentation, measures, context, self.left, self.width)
        self._document = Element("Document", [])
        self._part: Element | None = None
        self._entries: list[ContentsEntry] = []
        self._languages = {scene.id: scene.lang for scene in presentation.scenes}
        self._has_parts = False
        self._kind, self._warning = kind, warning
        self._unplaced = ""
        """The name of a part that is not shown, until something stands where links to it lead."""
        self._frame = (
            brand,
            value_of_settings(presentation.deck),
            kind,
            measures.large,
            names_in(presentation) if any(map(own_language, self._spoken())) else None,
            diagnostics.redirections,
        )
        """What decides on a section beside its scene."""

    def _spoken(self) -> set[str]:
        """Return the languages of the deck and its slides."""
        return {self.presentation.deck.lang, *self._languages.values()} - {""}

    def part(
        self, title: str = "", *, new_page: bool = True, shown: bool = True, lang: str = ""
    ) -> Element:
        """Begin a part, its title at the head of a new page as a heading of level 1.

        It stands among what is there already where `new_page` is False. One that is not shown is
        in the contents and the bookmarks all the same; it leads to what comes next. `lang` is the
        title's language where that is another than the deck's.
        """
        self._end_section()
        sheet = self.sheet
        self._part = make_element("Part", self._document)
        self._has_parts = bool(title)
        if title:
            name = f"#part-{len(self._document.children)}"
            self.add_entry(title, 1, name, lang)
            if shown:
                if new_page or not sheet.pages:
                    sheet.begin_page()
                    sheet.part_openers.add(len(sheet.pages) - 1)
                    sheet.y = sheet.start = HEAD
                before, min_end = 2 * sheet.measures.pitch, TOP if new_page else 0.0
                sheet.add_heading("H1", title, self._part, before, place=name, min_end=min_end)
                sheet.pending[-1].element.lang = lang or sheet.pending[-1].element.lang
            else:
                self._unplaced = name
        return self._part

    def section(
        self,
        title: str,
        *,
        id: str = "",  # noqa: A002
        shown: bool = True,
        new_page: bool = True,
        slide: str = "",
    ) -> Section:
        """Begin a section of the current part, on a new page unless `new_page` is False.

        Its title is shown as a heading of level 2 unless something else shows it, and repeated
        where it goes on. `slide` is the scene that its footnotes belong to.
        """
        part, sheet = self._part or self.part(), self.sheet
        lang = self._languages.get(slide, "")
        if not sheet.pending:
            self._end_section()
        if not sheet.pages or (new_page and not sheet.pending):
            sheet.begin_page()
        if self._unplaced:
            sheet.places[self._unplaced] = sheet.here()
            self._unplaced = ""
        element = make_element("Sect", part)
        element.lang = sheet.lang = lang
        sheet.about = slide
        name = id or f"#section-{len(self._entries)}"
        if not self._entries or not self._entries[-1].part or self._entries[-1].title != title:
            self.add_entry(title, 2, name, lang)
        if shown:
            sheet.add_heading("H2", title, element, 1.5 * sheet.measures.pitch, place=name)
        else:
            sheet.places.setdefault(name, sheet.here())
        return Section(sheet, element, title + CONTINUED, name, slide)

    def fill(self, section: Section, scene: Scene, fill: Callable[[], None]) -> None:
        """Fill the pages of a section about a scene, or take what it was filled with before."""
        sheet, first = self.sheet, len(self.sheet.pages) - 1
        if sheet.pending or sheet.pages[-1] or self._part is None:  # other things stand there, too
            fill()
            return
        diagnostics, shelf = sheet.context.diagnostics, open_shelf("filled section", *self._frame)
        find = partial(_fill, section, scene, fill)
        filled = find_reported(shelf, (scene,), find, diagnostics, diagnostics)
        self._part.children[-1] = section.element = filled.element
        filled.put_on(sheet, first)

    def add_entry(self, title: str, level: int, name: str, lang: str = "") -> None:
        """Add a line to the contents and the bookmarks, for a place that is or will be named."""
        depth = level - 1 if self._has_parts or level == 1 else 0
        self._entries.append(ContentsEntry(title, depth, name, level == 1, lang))

    def _end_section(self) -> None:
        self.sheet.flush()
        self.sheet.lang = self.sheet.about = ""
        self.sheet.left, self.sheet.width = self.left, self.width

    def finish(
        self,
        *,
        contents: bool | None = None,
        fields: Sequence[str] = (),
    ) -> Pages:
        """Return the pages, with contents in front, running heads and page numbers.

        A short PDF has no contents unless they are asked for; its first page then begins with
        the deck's title, if there is room for it. `fields` are labels on the front, each with a
        line to write on.
        """
        self._end_section()
        sheet, document = self.sheet, self._document
        if not sheet.pages:
            sheet.begin_page()
        if contents is None:
            contents = len(self._entries) > _MAX_WITHOUT_CONTENTS
        title_block = TitleBlock(self._kind, tuple(fields), self._warning)
        if contents or not title_fits(sheet):
            front = add_front(sheet, document, self._entries, title_block, self._frame)
            self._entries.insert(0, ContentsEntry(CONTENTS_TITLE, 0, CONTENTS))
        else:
            front = 0
            if self._part is None:
                self.part()
            document.children[0].children.insert(0, Element("H1", []))
        paper = self.presentation.brand.paper
        name = ", ".join(filter(None, (self._kind, self._warning.lower())))
        run_heads(sheet, front, document, name if self._warning else "")
        bookmarks = (
            Bookmark(
                title=sheet.own(entry.title).text, place=sheet.places[entry.name], level=entry.depth
            )
            for entry in self._entries
        )
        pages = Pages(
            width=emu(sheet.measures.width),
            height=emu(sheet.measures.height),
            title=f"{self.presentation.deck.title}: {name[:1].lower()}{name[1:]}",
            pages=tuple(Page(items=legible_page(items, paper)) for items in sheet.pages),
            structure=document,
            bookmarks=tuple(bookmarks),
            places=sheet.places,
            layouts=self.presentation.layouts,
            colours=self.presentation.brand.colours,
        )
        report_missing_glyphs(
            self.presentation, pages.pages, sheet.context.faces, sheet.context.diagnostics
        )
        report_narrow_pages(self.presentation, pages.pages, sheet.context.diagnostics)
        return pages
