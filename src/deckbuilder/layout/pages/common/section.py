"""A section of a PDF: what is set in it, down its pages, below headings of level 3.

Owns what sections are filled with. Refuses parts, contents and running heads (`booklet`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout.pages.common.chart_tables import chart_table, charts_on
from deckbuilder.layout.pages.common.fields import set_fields
from deckbuilder.layout.pages.common.flow import Flow
from deckbuilder.layout.pages.common.footnote_places import note_places
from deckbuilder.layout.pages.common.page_grid import MARGIN
from deckbuilder.layout.pages.common.sheet import Sheet, Waiting
from deckbuilder.layout.text.drafts import Draft
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.model import Alignment, Block, Cell, Footnote, Inline, Language, Table, Text
from deckbuilder.scene.page import Element, ElementRole, PageShape, PageSlide
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Colour, Scene, Stroke, TextStyle
from deckbuilder.scene.structure import own_language

_LEFT: Alignment = "left"

_CLOSE = 2.0
"""Space between the line above a title and the title, in points."""

BOX = None
"""A cell with a square to tick."""


class Paper(Protocol):
    """What sections are set on: a `Booklet`."""

    presentation: Presentation
    sheet: Sheet


class Section(Struct):
    """A section and its pages; headings in it are of level 3 and below."""

    booklet: Paper
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
        self,
        *,
        depth: int = 2,
        colour: Colour = "accent1",
        cited: bool = False,
        pictures: bool = True,
    ) -> Flow:
        """Return the way for text down the pages, below a heading of level `depth`.

        With `cited` its footnotes stand in the same text, which they are linked with. Without
        `pictures`, charts are shown by their data alone.
        """
        return Flow(
            self.sheet,
            self.element,
            self.sheet.measures.look(colour),
            depth,
            self.again,
            self.slide,
            self.slide if cited else "",
            pictures,
        )

    def pour(self, blocks: Sequence[Block], *, depth: int = 2, colour: Colour = "accent1") -> None:
        """Set any blocks in their order."""
        self.flow(depth=depth, colour=colour).pour(blocks)

    def say(
        self,
        text: str,
        *,
        bold: bool = False,
        size: float = 0.0,
        colour: Colour = "tx1",
        heading: bool = False,
        before: float = 0.0,
        align: Alignment = "left",
    ) -> None:
        """Set one paragraph of the tool's own words, whole; `heading` names the font only."""
        sheet = self.sheet
        laid = sheet.lay(
            text, sheet.width, size=size, bold=bold, colour=colour, heading=heading, align=align
        )
        sheet.claim(pt(laid.height), before or sheet.measures.size * 2 / 3, self.again)
        sheet.put_text(laid, sheet.left, sheet.own("P", self.element, text), self.slide)
        sheet.y += pt(laid.height)

    def head(self, text: str, *, colour: Colour = "tx2") -> None:
        """Set a heading of level 3 above what follows it."""
        sheet, measures = self.sheet, self.sheet.measures
        sheet.clear()
        laid = sheet.lay(
            text, sheet.width, size=measures.heading(3), bold=True, heading=True, colour=colour
        )
        element = sheet.own("H3", self.element, text)
        sheet.waiting.append(Waiting(laid, element, measures.size))

    def title(self, children: tuple[Inline, ...]) -> None:
        """Set the section's title as the author wrote it, as a heading of level 2."""
        sheet, measures = self.sheet, self.sheet.measures
        size = measures.heading(2)
        style = TextStyle(font="heading", size=size, colour="tx2", bold=True)
        look = measures.look()
        draft = Draft(role="heading", texts=style_inlines(children, style), style=style)
        laid = lay_text([draft], emu(sheet.width), sheet.context.faces, look)
        before = 1.5 * measures.pitch
        if self.lead >= 0 and sheet.waiting and not sheet.waiting[-1].aside:
            # What was said of it stands right above it, below the space.
            sheet.waiting[-1] = replace(sheet.waiting[-1], before=before)
            before = _CLOSE
        element = self._lead("H2")
        sheet.waiting.append(
            Waiting(
                laid,
                element,
                before,
                place=self.name,
                slide=self.slide,
                cites=self.slide,
            )
        )

    def part(
        self,
        heading: str,
        blocks: Sequence[Block],
        *,
        colour: Colour = "accent1",
        footnotes: Sequence[Footnote] = (),
    ) -> None:
        """Set blocks with a heading of level 3 beside the first, or above it in large print.

        The `footnotes` are those that stand beneath them, and nowhere else.
        """
        sheet = self.sheet
        if sheet.measures.aside and sheet.left > MARGIN:
            self._aside(heading, "H3", colour, bold=True)
        else:
            self.head(heading, colour=colour)
        flow = self.flow(depth=3, colour=colour, cited=bool(footnotes))
        flow.pour(blocks)
        flow.set_notes(footnotes)
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
        element = sheet.own("P", self.element, *lines)
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
        element = sheet.own("H3" if role == "H3" else "P", self.element, text)
        sheet.waiting.append(Waiting(laid, element, 0.0, aside=True))

    # --- slides ----------------------------------------------------------------------------

    def picture(self, scene: Scene, *, width: float = 1.0, before: float = 0.0) -> None:
        """Set the picture of a slide, its title a heading of level 2; `width` is a share."""
        sheet, presentation = self.sheet, self.sheet.presentation
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
        sheet.places[scene.id] = replace(sheet.here(), y=rect.y)
        sheet.places.setdefault(scene.slide_id, sheet.places[scene.id])
        sheet.places.update(note_places(scene, rect, page, self.sheet.presentation.width))
        sheet.put(PageSlide(scene=scene, rect=rect, element=element, depth=1))
        sheet.put(PageShape(rect=rect, stroke=Stroke(colour="accent6", width=0.75)))

    def chart_data(self, scene: Scene) -> None:
        """Set the data of a slide's charts as tables."""
        for chart in charts_on(scene.items):
            self.flow(depth=2).set_table(chart_table(chart), row_heads=True)

    # --- tables and lines to fill in -------------------------------------------------------

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str | tuple[Inline, ...] | None]],
        *,
        widths: Sequence[float] = (),
        row_height: float = 0.0,
        caption: str = "",
        alt: str = "",
        row_heads: bool = False,
        grid: bool = False,
        align: Sequence[Alignment] = (),
    ) -> None:
        """Set a table over as many pages as it takes; `widths` are shares of the column's.

        The header is the tool's own words. A cell that is `BOX` is empty but for a square to tick.
        A `grid` has rules around every cell and a light header: cells to write in.
        """
        total = sum(widths) or 1.0
        columns = tuple(emu(self.sheet.width * share / total) for share in widths)
        block = Table(
            header=tuple(map(self._head_cell, header)),
            rows=tuple(tuple(map(_cell, row)) for row in rows),
            alignments=tuple(align) or (_LEFT,) * len(header),
            alt=alt,
            caption=(Text(text=caption),) if caption else (),
        )
        boxes = frozenset(
            (number, column)
            for number, row in enumerate(rows, 1)
            for column, cell in enumerate(row)
            if cell is BOX
        )
        self.flow().set_table(
            block,
            row_heads=row_heads,
            columns=columns,
            row_height=row_height,
            grid=grid,
            boxes=boxes,
        )

    def _head_cell(self, text: str) -> Cell:
        language = own_language(self.sheet.presentation.deck.lang)
        if not (language and text):
            return _cell(text)
        return Cell(children=(Language(lang=language, children=(Text(text=text),)),))

    def lines(self, count: int) -> None:
        """Rule lines to write on, 9 mm apart."""
        self.flow().rule(count)

    def fields(self, labels: Sequence[str]) -> None:
        """Set labels, each with a line to write on beside it."""
        set_fields(self.sheet, self.element, labels, self.again)


def _cell(content: str | tuple[Inline, ...] | None) -> Cell:
    if not content:
        return Cell(children=())
    return Cell(children=(Text(text=content),) if isinstance(content, str) else content)
