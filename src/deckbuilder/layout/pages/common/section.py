"""A section of a PDF: text, labels, slide pictures, tables and lines to fill in, down its pages.

Owns what sections are filled with. Refuses parts, contents and running heads (`pages_builder`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout.pages.common.chart_tables import chart_table, charts_on
from deckbuilder.layout.pages.common.fields import set_fields
from deckbuilder.layout.pages.common.flow import Flow
from deckbuilder.layout.pages.common.footnote_places import note_places
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
from deckbuilder.layout.pages.common.sheet import Pending, Sheet
from deckbuilder.layout.pages.common.tables import set_table
from deckbuilder.layout.text.drafts import Draft
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.model import Alignment, Block, Cell, Footnote, Inline, Table, Text
from deckbuilder.scene.page import Element, ElementRole, PageShape, PageSlide
from deckbuilder.scene.slide import Colour, Scene, Stroke, TextStyle

_LEFT: Alignment = "left"

_CLOSE = 2.0
"""Space between the line above a title and the title, in points."""

_OWN_LINES = 3
"""How many lines for notes of one's own what is left of a page has, if there are any."""

TICK_BOX = None
"""A cell with a square to tick."""


class Section(Struct):
    """A section and its pages; headings in it are of level 3 and below.

    `continuation` is the heading repeated where its pages go on, `name` the place that links to
    it lead to, and `slide` the scene that its footnotes belong to.
    """

    sheet: Sheet
    element: Element
    continuation: str = ""
    name: str = ""
    slide: str = ""
    label_index: int = -1
    """Where among the element's children the label stands that a heading is to be read before."""

    def begin_page(self) -> None:
        """Begin a page, with the section's title repeated."""
        self.sheet.flush()
        self.sheet.begin_page(self.continuation)

    def space(self, points: float) -> None:
        """Leave white space, but none at a page's head."""
        if not self.sheet.fresh:
            self.sheet.y += points

    # --- text ------------------------------------------------------------------------------

    def flow(
        self,
        *,
        depth: int = 2,
        colour: Colour = "accent1",
        cited: bool = False,
        pictures: bool = True,
    ) -> Flow:
        """Return the way for blocks down the pages, below a heading of level `depth`.

        With `cited` its footnotes stand in the same text, which they are linked with. Without
        `pictures`, charts are shown by their data alone.
        """
        return Flow(
            self.sheet,
            self.element,
            self.sheet.measures.look(colour, self.sheet.lang or self.sheet.presentation.deck.lang),
            depth,
            self.continuation,
            self.slide,
            self.slide if cited else "",
            pictures=pictures,
        )

    def set_blocks(self, blocks: Iterable[Block], *, depth: int = 2) -> None:
        """Set any blocks in their order."""
        self.flow(depth=depth).set_blocks(blocks)

    def paragraph(self, text: str, *, bold: bool = False, before: float = 0.0) -> None:
        """Set one paragraph of the tool's own words, whole."""
        sheet = self.sheet
        wrapped = sheet.wrap(text, sheet.width, bold=bold)
        height = pt(wrapped.height)
        sheet.make_room(height, before or sheet.measures.size * 2 / 3, self.continuation)
        element = sheet.own_element("P", self.element, text)
        sheet.put_text(wrapped, sheet.left, element, self.slide)
        sheet.y += height

    def heading(self, text: str, *, colour: Colour = "tx2") -> None:
        """Set a heading of level 3 above what follows it."""
        self.sheet.flush()
        self.sheet.add_heading("H3", text, self.element, self.sheet.measures.size, colour=colour)

    def title(self, children: tuple[Inline, ...]) -> None:
        """Set the section's title as the author wrote it, as a heading of level 2."""
        sheet, measures = self.sheet, self.sheet.measures
        style = TextStyle(font="heading", size=measures.heading(2), colour="tx2", bold=True)
        draft = Draft(role="heading", texts=style_inlines(children, style), style=style)
        wrapped = lay_text([draft], emu(sheet.width), sheet.context.faces, measures.look())
        before = 1.5 * measures.pitch
        label = [at for at, each in enumerate(sheet.pending) if each.element.role == "P"]
        if self.label_index >= 0 and label and not sheet.pending[-1].in_margin:
            # The label stands right above the title, below the space.
            sheet.pending[label[0]] = replace(sheet.pending[label[0]], before=before)
            before = _CLOSE
        element, slide = self._insert_before_label("H2"), self.slide
        sheet.pending.append(
            Pending(wrapped, element, before, place=self.name, slide=slide, cites=slide)
        )

    def subsection(
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
        if sheet.has_margin_column:
            sheet.flush()
            element = sheet.own_element("H3", self.element, heading)
            sheet.add_line(heading, element, 0.0, bold=True, colour=colour)
        else:
            self.heading(heading, colour=colour)
        flow = self.flow(depth=3, colour=colour, cited=bool(footnotes))
        flow.set_blocks(blocks)
        flow.set_notes(footnotes)
        sheet.flush()

    def label(self, lines: Sequence[str]) -> None:
        """Label what follows, such as with a slide's number: in the margin column or above it."""
        sheet = self.sheet
        self.label_index = len(self.element.children)
        if sheet.has_margin_column:
            for index, line in enumerate(lines):
                element = sheet.own_element("P", self.element, line)
                sheet.add_line(line, element, 0.0, bold=index == 0)
        else:
            element = sheet.own_element("P", self.element, *lines)
            words = [sheet.own(line) for line in lines]
            whole = not any(each.lang for each in words)  # else all of them stay as they are
            shown = [each.text for each in words] if whole else lines
            sheet.add_line(" · ".join(shown), element, 6.0, bold=True)

    def _insert_before_label(self, role: ElementRole) -> Element:
        """Make an element that is read before the label beside it, if there is one."""
        element = Element(role, [])
        children = self.element.children
        children.insert(self.label_index if self.label_index >= 0 else len(children), element)
        self.label_index = -1
        return element

    # --- slides ----------------------------------------------------------------------------

    def picture(self, scene: Scene, *, width: float = 1.0, before: float = 0.0) -> None:
        """Set the picture of a slide, its title a heading of level 2; `width` is a share."""
        sheet, presentation = self.sheet, self.sheet.presentation
        width *= sheet.width
        height = width * presentation.height / presentation.width
        sheet.make_room(height, before, self.continuation)
        rect = Rect(emu(sheet.left), emu(sheet.y), emu(width), emu(height))
        self.put_picture(scene, rect)
        sheet.y += height

    def put_picture(self, scene: Scene, rect: Rect) -> None:
        """Put the picture of a slide in a place on the current page."""
        sheet = self.sheet
        element = self._insert_before_label("Div")
        page = len(sheet.pages) - 1
        sheet.places[scene.id] = replace(sheet.here(), y=rect.y)
        sheet.places.setdefault(scene.slide_id, sheet.places[scene.id])
        sheet.places.update(note_places(scene, rect, page, self.sheet.presentation.width))
        sheet.put(PageSlide(scene=scene, rect=rect, element=element, depth=1))
        sheet.put(PageShape(rect=rect, stroke=Stroke(colour="accent6", width=0.75)))

    def chart_data(self, scene: Scene) -> None:
        """Set the data of a slide's charts as tables."""
        for chart in charts_on(scene.items):
            set_table(self.flow(), chart_table(chart), row_heads=True)

    # --- tables and lines to fill in -------------------------------------------------------

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str | tuple[Inline, ...] | None]],
        *,
        widths: Sequence[float] = (),
        row_height: float = 0.0,
        alt: str = "",
        row_heads: bool = False,
        grid: bool = False,
        align: Sequence[Alignment] = (),
    ) -> None:
        """Set a table over as many pages as it takes; `widths` are shares of the column's.

        The header is the tool's own words. A cell that is `TICK_BOX` has a square to tick alone.
        A `grid` has rules around every cell and a light header: cells to write in.
        """
        total = sum(widths) or 1.0
        columns = tuple(emu(self.sheet.width * share / total) for share in widths)
        block = Table(
            header=tuple(map(self._head_cell, header)),
            rows=tuple(tuple(map(_cell, row)) for row in rows),
            alignments=tuple(align) or (_LEFT,) * len(header),
            alt=alt,
        )
        tick_boxes = frozenset(
            (number, column)
            for number, row in enumerate(rows, 1)
            for column, cell in enumerate(row)
            if cell is TICK_BOX
        )
        set_table(
            self.flow(),
            block,
            row_heads=row_heads,
            columns=columns,
            row_height=row_height,
            grid=grid,
            tick_boxes=tick_boxes,
        )

    def _head_cell(self, text: str) -> Cell:
        return _cell(text and (self.sheet.own(text).inline,))

    def ruled_lines(self, count: int) -> None:
        """Rule lines to write on, 9 mm apart."""
        self.flow().set_ruled_lines(count)

    def leave_room(self) -> None:
        """Rule lines for notes of one's own down to the page's end, named beside them or above."""
        sheet = self.sheet
        label = 0.0 if sheet.has_margin_column else 1.5 * sheet.measures.pitch
        count = int((sheet.room - sheet.measures.size - label) // RULE_PITCH)
        if count >= _OWN_LINES:
            self.space(RULE_PITCH)  # lines for an answer may stand above
            element = sheet.own_element("P", self.element, "Notes")
            sheet.add_line("Notes", element, sheet.measures.size, bold=True)
            self.ruled_lines(count - 1)

    def fields(self, labels: Sequence[str]) -> None:
        """Set labels, each with a line to write on beside it."""
        set_fields(self.sheet, self.element, labels, self.continuation)


def _cell(content: str | tuple[Inline, ...] | None) -> Cell:
    if not content:
        return Cell(children=())
    return Cell(children=(Text(text=content),) if isinstance(content, str) else content)
