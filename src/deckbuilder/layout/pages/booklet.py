"""A PDF while it is laid out: parts, sections, and what stands in them.

Owns the structure above the text (ISO 32000-1, 14.8.4.2: Document, Part, Sect and headings),
bookmarks and places. Refuses to choose what a PDF holds: `handout`, `workbook` and
`session_pack` do.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout.boxes import Setting
from deckbuilder.layout.containers import ROWS
from deckbuilder.layout.glyphs import report_missing_glyphs
from deckbuilder.layout.metrics import Faces
from deckbuilder.layout.page import (
    Bookmark,
    Element,
    ElementRole,
    Page,
    Pages,
    PageShape,
    PageSlide,
    PageText,
)
from deckbuilder.layout.pages.chartdata import chart_table, charts_on
from deckbuilder.layout.pages.contents import Entry, add_front
from deckbuilder.layout.pages.flow import Flow
from deckbuilder.layout.pages.measures import HEAD, MARGIN, RULE_PITCH, TOP, measures_of
from deckbuilder.layout.pages.notes import note_places
from deckbuilder.layout.pages.running import run_heads
from deckbuilder.layout.pages.sheet import Sheet, Waiting
from deckbuilder.layout.pages.writing import PAGE_CONTAINERS
from deckbuilder.layout.presentation import Presentation
from deckbuilder.layout.scene import Colour, Scene, Stroke, TextStyle
from deckbuilder.layout.tags import make_element
from deckbuilder.layout.text import Draft, lay_text, pieces
from deckbuilder.model import Alignment, Block, Cell, Inline, Table, Text

_ENOUGH = 3
"""A PDF of more sections than this has a page of contents."""

_LEFT: Alignment = "left"

BOX = None
"""A cell with a square to tick."""

_LABEL = 88.0
"""The width of the label of a field, in points at 12 points of size."""


class Booklet:
    """A PDF while it is laid out; `sheet` holds its pages so far.

    A `wide` one has no column at the left: all is set between the margins.
    """

    def __init__(
        self, presentation: Presentation, diagnostics: Diagnostics, *, wide: bool = False
    ) -> None:
        brand = presentation.brand
        measures = measures_of(brand.handout)
        setting = Setting(brand, Faces(brand, embedded=True), diagnostics, PAGE_CONTAINERS, ROWS)
        self.presentation = presentation
        self.left = MARGIN if wide else measures.left
        self.width = measures.whole if wide else measures.column
        self.sheet = Sheet(presentation, measures, setting, self.left, self.width)
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
        self, title: str, *, id: str = "", shown: bool = True, turn: bool = True,  # noqa: A002
        again: str = "", slide: str = "",
    ) -> Section:  # fmt: skip
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
        head = make_element("H1" if level == 1 else "H2", element)
        before = measures.pitch * (2 if level == 1 else 1.5)
        sheet.waiting.append(Waiting(text, head, before, place=name, least=least))

    def _finish(self) -> None:
        self.sheet.clear()
        self.sheet.left, self.sheet.width = self.left, self.width

    def close(self, *, title: str, kind: str, contents: bool | None = None) -> Pages:
        """Return the pages, with contents in front, running heads and page numbers.

        A short PDF has no contents unless they are asked for; its first page then begins with
        the deck's title. `title` is that of the file, `kind` says what it is.
        """
        self._finish()
        sheet = self.sheet
        if not sheet.pages:
            sheet.turn()
        if contents if contents is not None else len(self._entries) > _ENOUGH:
            front = add_front(sheet, self._document, self._entries, kind)
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
            width=emu(measures.width), height=emu(measures.height), title=title,
            pages=tuple(Page(items=tuple(items)) for items in sheet.pages),
            structure=self._document, bookmarks=tuple(bookmarks), places=sheet.places,
        )  # fmt: skip
        report_missing_glyphs(
            self.presentation, pages.pages, sheet.setting.faces, sheet.setting.diagnostics
        )
        return pages


class Section(Struct):
    """A section and its pages; headings in it are of level 3 and below."""

    booklet: Booklet
    element: Element
    again: str
    name: str
    slide: str = ""
    lead: int = -1
    """Where a heading goes that stands beside what was said before it, if any was."""

    @property
    def sheet(self) -> Sheet:
        """The pages that fill."""
        return self.booklet.sheet

    @property
    def room(self) -> float:
        """How much of the page is left, in points."""
        return self.sheet.room

    def turn(self) -> None:
        """Begin a page, with the section's title repeated."""
        self.sheet.clear()
        self.sheet.turn(self.again)

    def space(self, points: float) -> None:
        """Leave white space, but none at a page's head."""
        if not self.sheet.fresh:
            self.sheet.y += points

    def wide(self) -> None:
        """Use the whole width between the margins for what follows in this section."""
        self.sheet.clear()
        self.sheet.left, self.sheet.width = MARGIN, self.sheet.measures.whole

    # --- text ------------------------------------------------------------------------------

    def flow(
        self, *, depth: int = 2, colour: Colour = "accent1", cited: bool = False,
        pictures: bool = True,
    ) -> Flow:  # fmt: skip
        """Return the way for text down the pages, below a heading of level `depth`.

        With `cited` its footnotes stand in the same text, which they are linked with. Without
        `pictures`, charts are shown by their data alone.
        """
        return Flow(
            self.sheet, self.element, self.sheet.measures.look(colour), depth, self.again,
            self.slide, self.slide if cited else "", pictures,
        )  # fmt: skip

    def pour(self, blocks: Sequence[Block], *, depth: int = 2, colour: Colour = "accent1") -> None:
        """Set any blocks in their order."""
        self.flow(depth=depth, colour=colour).pour(blocks)

    def say(
        self, text: str, *, bold: bool = False, size: float = 0.0, colour: Colour = "tx1",
        heading: bool = False, before: float = 0.0, align: Alignment = "left",
    ) -> None:  # fmt: skip
        """Set one paragraph of the tool's own words, whole; `heading` names the font only."""
        sheet = self.sheet
        laid = sheet.lay(
            text, sheet.width, size=size, bold=bold, colour=colour, heading=heading, align=align
        )
        sheet.claim(pt(laid.height), before or sheet.measures.size * 2 / 3, self.again)
        sheet.put_text(laid, sheet.left, make_element("P", self.element), self.slide)
        sheet.y += pt(laid.height)

    def head(self, text: str, *, colour: Colour = "tx2") -> None:
        """Set a heading of level 3 above what follows it."""
        sheet, measures = self.sheet, self.sheet.measures
        sheet.clear()
        laid = sheet.lay(
            text, sheet.width, size=measures.heading(3), bold=True, heading=True, colour=colour
        )
        element = make_element("H3", self.element)
        sheet.waiting.append(Waiting(laid, element, measures.size))

    def title(self, children: tuple[Inline, ...]) -> None:
        """Set the section's title as the author wrote it, as a heading of level 2."""
        sheet, measures = self.sheet, self.sheet.measures
        size = measures.heading(2)
        style = TextStyle(font="heading", size=size, colour="tx2", bold=True)
        look = measures.look()
        draft = Draft(role="heading", pieces=pieces(children, style), style=style)
        laid = lay_text([draft], emu(sheet.width), sheet.setting.faces, look)
        element = self._lead("H2")
        sheet.waiting.append(
            Waiting(laid, element, 1.5 * measures.pitch, place=self.name, slide=self.slide)
        )

    def part(self, heading: str, blocks: Sequence[Block], *, colour: Colour = "accent1") -> None:
        """Set blocks with a heading of level 3 beside the first, or above it in large print."""
        sheet = self.sheet
        if sheet.measures.aside and sheet.left > MARGIN:
            self._aside(heading, "H3", colour, bold=True)
        else:
            self.head(heading, colour=colour)
        self.pour(blocks, depth=3, colour=colour)
        sheet.clear()

    def beside(self, lines: Sequence[str]) -> None:
        """Say something in the left column, at the height of what follows; else in a line above."""
        sheet = self.sheet
        self.lead = len(self.element.children)
        if sheet.measures.aside and sheet.left > MARGIN:
            for index, line in enumerate(lines):
                self._aside(line, "P", "tx1", bold=index == 0)
            return
        laid = sheet.lay(" · ".join(lines), sheet.width, bold=True)
        element = make_element("P", self.element)
        sheet.waiting.append(Waiting(laid, element, 6.0))

    def _lead(self, role: ElementRole) -> Element:
        """Make an element that is read before what stands beside it."""
        element = Element(role, [])
        children = self.element.children
        children.insert(self.lead if self.lead >= 0 else len(children), element)
        self.lead = -1
        return element

    def _aside(self, text: str, role: str, colour: Colour, *, bold: bool) -> None:
        sheet = self.sheet
        if role != "P":
            sheet.clear()
        width = sheet.measures.aside - 14
        laid = sheet.lay(text, width, bold=bold, colour=colour)
        element = make_element("H3" if role == "H3" else "P", self.element)
        sheet.waiting.append(Waiting(laid, element, 0.0, aside=True))

    # --- slides ----------------------------------------------------------------------------

    def picture(self, scene: Scene, *, width: float = 1.0, before: float = 0.0) -> None:
        """Set the picture of a slide, its title a heading of level 2; `width` is a share."""
        sheet, presentation = self.sheet, self.booklet.presentation
        wide = sheet.width * width
        high = wide * presentation.height / presentation.width
        sheet.claim(high, before, self.again)
        place = Rect(emu(sheet.left), emu(sheet.y), emu(wide), emu(high))
        self.put_picture(scene, place)
        sheet.y += high

    def put_picture(self, scene: Scene, rect: Rect) -> None:
        """Put the picture of a slide in a place on the current page."""
        sheet = self.sheet
        element = self._lead("Div")
        page = len(sheet.pages) - 1
        sheet.places[scene.id] = sheet.here()._replace(y=rect.y)
        sheet.places.setdefault(scene.slide_id, sheet.places[scene.id])
        sheet.places.update(note_places(scene, rect, page, self.booklet.presentation.width))
        sheet.put(PageSlide(scene=scene, rect=rect, element=element, depth=1))
        sheet.put(PageShape(rect=rect, stroke=Stroke(colour="accent6", width=0.75)))

    def chart_data(self, scene: Scene) -> None:
        """Set the data of a slide's charts as tables."""
        for chart in charts_on(scene.items):
            self.flow(depth=2).set_table(chart_table(chart), row_heads=True)

    # --- tables and lines to fill in -------------------------------------------------------

    def table(
        self, header: Sequence[str], rows: Sequence[Sequence[str | tuple[Inline, ...] | None]], *,
        widths: Sequence[float] = (), row_height: float = 0.0, caption: str = "", alt: str = "",
        row_heads: bool = False, grid: bool = False, align: Sequence[Alignment] = (),
    ) -> None:  # fmt: skip
        """Set a table over as many pages as it takes; `widths` are shares of the column's.

        A cell that is `BOX` is empty but for a square to tick. A `grid` has rules around every
        cell and a light header: cells to write in.
        """
        total = sum(widths) or 1.0
        columns = tuple(emu(self.sheet.width * share / total) for share in widths)
        block = Table(
            header=tuple(map(_cell, header)), rows=tuple(tuple(map(_cell, row)) for row in rows),
            alignments=tuple(align) or (_LEFT,) * len(header), alt=alt,
            caption=(Text(text=caption),) if caption else (),
        )  # fmt: skip
        boxes = frozenset(
            (number, column)
            for number, row in enumerate(rows, 1)
            for column, cell in enumerate(row)
            if cell is BOX
        )
        self.flow().set_table(
            block, row_heads=row_heads, columns=columns, row_height=row_height, grid=grid,
            boxes=boxes,
        )  # fmt: skip

    def lines(self, count: int) -> None:
        """Rule lines to write on, 9 mm apart."""
        self.flow().rule(count)

    def fields(self, labels: Sequence[str]) -> None:
        """Set labels, each with a line to write on beside it."""
        sheet = self.sheet
        wide = _LABEL * sheet.measures.size / 12
        for label in labels:
            laid = sheet.lay(label, wide - 8, bold=True)
            height = max(RULE_PITCH + 4, pt(laid.height) + 6)
            sheet.claim(height, 0.0, self.again)
            element = make_element("P", self.element)
            top = sheet.y + height - pt(laid.height)
            lines = laid.paragraphs[0].lines
            sheet.put(PageText(x=emu(sheet.left), y=emu(top), lines=lines, element=element))
            sheet.y += height
            rule = Rect(
                emu(sheet.left + wide), emu(sheet.y - 0.6), emu(sheet.width - wide), emu(0.6)
            )
            sheet.put(PageShape(rect=rule, fill="accent6"))


def _cell(content: str | tuple[Inline, ...] | None) -> Cell:
    if not content:
        return Cell(children=())
    return Cell(children=(Text(text=content),) if isinstance(content, str) else content)
