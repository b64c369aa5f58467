"""A PDF while it is laid out: parts, sections, and what stands in them.

Owns the structure above the text (ISO 32000-1, 14.8.4.2: Document, Part, Sect and headings),
bookmarks and places. Refuses to choose what a PDF holds: `handout`, `workbook` and
`session_pack` do.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.pages.common.contents import CONTENTS, Entry, add_front
from deckbuilder.layout.pages.common.page_grid import HEAD, MARGIN, TOP, measures_of
from deckbuilder.layout.pages.common.ruled_lines import LARGE_CONTAINERS, PAGE_CONTAINERS
from deckbuilder.layout.pages.common.running_heads import run_heads, title_fits
from deckbuilder.layout.pages.common.section import BOX, Section
from deckbuilder.layout.pages.common.sheet import Sheet, Waiting
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.missing_glyphs import report_missing_glyphs
from deckbuilder.scene.page import Bookmark, Element, Page, Pages
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.structure import make_element

_ENOUGH = 3
"""A PDF of more sections than this has a page of contents."""

__all__ = ["BOX", "Booklet", "Section"]


class Booklet:
    """A PDF while it is laid out; `sheet` holds its pages so far.

    A `wide` one has no column at the left: all is set between the margins.
    """

    def __init__(
        self, presentation: Presentation, diagnostics: Diagnostics, *, wide: bool = False
    ) -> None:
        brand = presentation.brand
        measures = measures_of(brand.handout)
        containers = LARGE_CONTAINERS if measures.large else PAGE_CONTAINERS
        context = BoxContext(brand, Faces(brand, embedded=True), diagnostics, containers)
        self.presentation = presentation
        self.left = MARGIN if wide else measures.left
        self.width = measures.whole if wide else measures.column
        self.sheet = Sheet(presentation, measures, context, self.left, self.width)
        self._document = Element("Document", [])
        self._part: Element | None = None
        self._entries: list[Entry] = []
        self._parted = False
        self._unplaced = ""

    def part(self, title: str = "", *, turn: bool = True, shown: bool = True) -> Element:
        """Begin a part, and say its title at the head of a new page as a heading of level 1.

        It stands among what is there already where `turn` is False. One that is not shown is in
        the contents and the bookmarks all the same; it leads to what comes next.
        """
        self._finish()
        self._part = make_element("Part", self._document)
        self._parted = bool(title)
        if title:
            name = f"#part-{len(self._document.children)}"
            if shown:
                self._begin_part(title, self._part, name, turn=turn)
            else:
                self.add_entry(title, 1, name)
                self._unplaced = name
        return self._part

    def _begin_part(self, title: str, part: Element, name: str, *, turn: bool) -> None:
        sheet = self.sheet
        if turn or not sheet.pages:
            sheet.turn()
            sheet.headed.add(len(sheet.pages) - 1)
            sheet.y = sheet.start = HEAD
        self._head(title, 1, part, name, least=TOP if turn else 0.0)

    def section(
        self,
        title: str,
        *,
        id: str = "",  # noqa: A002
        shown: bool = True,
        turn: bool = True,
        again: str = "",
        slide: str = "",
    ) -> Section:
        """Begin a section of the current part, on a new page unless `turn` is False.

        Its title is shown as a heading of level 2 unless something else shows it, and repeated
        with `again` where its pages turn. `slide` is the scene that its footnotes belong to.
        """
        if self._part is None:
            self.part()
        if not self.sheet.waiting:
            self._finish()
        part = self._part or self.part()
        if not self.sheet.pages or (turn and not self.sheet.waiting):
            self.sheet.turn()
        if self._unplaced:
            self.sheet.places[self._unplaced] = self.sheet.here()
            self._unplaced = ""
        element = make_element("Sect", part)
        name = id or f"#section-{len(self._entries)}"
        if shown:
            self._head(title, 2, element, name)
        else:
            self.add_entry(title, 2, name)
            self.sheet.places.setdefault(name, self.sheet.here())
        return Section(self, element, again or f"{title} (continued)", name, slide)

    def add_entry(self, title: str, level: int, name: str) -> None:
        """Add a line to the contents and the bookmarks, for a place that is or will be named."""
        depth = level - 1 if self._parted or level == 1 else 0
        self._entries.append(Entry(title, depth, name, part=level == 1))

    def _head(
        self, title: str, level: int, element: Element, name: str, *, least: float = 0.0
    ) -> None:
        sheet, measures = self.sheet, self.sheet.measures
        self.add_entry(title, level, name)
        size = measures.heading(level)
        text = sheet.lay(title, sheet.width, size=size, bold=True, heading=True, colour="tx2")
        head = sheet.own("H1" if level == 1 else "H2", element, title)
        before = measures.pitch * (2 if level == 1 else 1.5)
        sheet.waiting.append(Waiting(text, head, before, place=name, least=least))

    def _finish(self) -> None:
        self.sheet.clear()
        self.sheet.left, self.sheet.width = self.left, self.width

    def close(
        self,
        *,
        title: str,
        kind: str,
        contents: bool | None = None,
        fields: Sequence[str] = (),
    ) -> Pages:
        """Return the pages, with contents in front, running heads and page numbers.

        A short PDF has no contents unless they are asked for; its first page then begins with
        the deck's title, if there is room for it. `title` is that of the file, `kind` says what
        it is, and `fields` are labels on the front, each with a line to write on.
        """
        self._finish()
        sheet = self.sheet
        if not sheet.pages:
            sheet.turn()
        wanted = contents if contents is not None else len(self._entries) > _ENOUGH
        if wanted or not title_fits(sheet):
            front = add_front(sheet, self._document, self._entries, kind, fields)
            self._entries.insert(0, Entry("Contents", 0, CONTENTS))
        else:
            front = 0
            first = self._part or self.part()
            first = self._document.children[0] if self._document.children else first
            first.children.insert(0, Element("H1", []))
        run_heads(sheet, front, self._document)
        bookmarks = [
            Bookmark(title=entry.title, place=sheet.places[entry.name], level=entry.depth)
            for entry in self._entries
        ]
        measures = sheet.measures
        pages = Pages(
            width=emu(measures.width),
            height=emu(measures.height),
            title=title,
            pages=tuple(Page(items=tuple(items)) for items in sheet.pages),
            structure=self._document,
            bookmarks=tuple(bookmarks),
            places=sheet.places,
        )
        report_missing_glyphs(
            self.presentation, pages.pages, sheet.context.faces, sheet.context.diagnostics
        )
        return pages
