"""Blocks on their way down the pages: text line by line, tables row by row, other blocks whole.

Owns where a page is turned, so that no heading stands alone, no line is left behind and no row
is split. Refuses the look of blocks (`boxes`, `containers`, `table`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu, pt
from deckbuilder.layout.blocks.boxes import boxes, caption_text, flow_box
from deckbuilder.layout.blocks.splitting import cut
from deckbuilder.layout.blocks.stacking import Box, stack, stacked_height
from deckbuilder.layout.blocks.tables import TableParts, table_box_parts
from deckbuilder.layout.pages.common.chart_tables import chart_table, chart_words, charts_in
from deckbuilder.layout.pages.common.footnote_places import references_in, references_on
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
from deckbuilder.layout.pages.common.sheet import Sheet, Waiting
from deckbuilder.layout.text.drafts import (
    BoxedBlock,
    Draft,
    Look,
    Mark,
    draft_as_text,
    draft_blocks,
    is_text,
    plain_parts,
)
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.model import (
    Block,
    Chart,
    Columns,
    Figure,
    Footnote,
    Held,
    Reflect,
    Statistic,
    Steps,
    Table,
    block_parts,
    walk_blocks,
)
from deckbuilder.scene.page import (
    Element,
    PageItems,
    PageShape,
    PageText,
    note_target,
    reference_target,
)
from deckbuilder.scene.slide import Item, Line, Stroke, TextParagraph
from deckbuilder.scene.structure import Levels, Tagger, make_element, own_language

_TICK = emu(11)
"""The side of a square to tick."""

_BEFORE = 1.0
"""Space above a box or a table, as a share of the size."""


class Flow(Struct):
    """Text and other blocks on their way down the pages, as children of one element.

    `again` is repeated where a page is turned. `slide` is the scene whose footnotes the text
    refers to, and `depth` the level of the heading above.
    """

    sheet: Sheet
    element: Element
    look: Look
    depth: int
    again: str = ""
    slide: str = ""
    note_id: str = ""
    """What the ids of footnotes begin with, where the text is to be linked to its notes."""
    pictures: bool = True
    """Whether charts are drawn; their data are set in any case."""
    levels: Levels = field(default_factory=lambda: Levels(0))

    def __post_init__(self) -> None:
        self.levels = Levels(max(0, self.depth - 1), depth=min(1, self.depth))

    @property
    def width(self) -> Emu:
        """The width of the column that is filled."""
        return emu(self.sheet.width)

    def pour(self, blocks: Iterable[Block]) -> None:
        """Set any blocks in their order."""
        for plain, run in groupby(blocks, key=is_text):
            if plain:
                self.set_text(draft_as_text(run, self.look))
            else:
                for group in ((block,) for block in run) if self._large else _together(run):
                    self._place(group)

    # --- running text ----------------------------------------------------------------------

    def set_text(self, texts: Sequence[Draft]) -> None:
        """Set running text line by line, turning the page where the next lines do not fit."""
        self._set_drafts(texts, self._tagger())

    def _tagger(self) -> Tagger[Element]:
        note_id = self._note_id if self.note_id else None
        return Tagger(self.element, make_element, self.levels, note_id)

    def _set_drafts(self, texts: Sequence[Draft], tagger: Tagger[Element]) -> None:
        paragraphs = lay_text(texts, self.width, self.sheet.context.faces, self.look).paragraphs
        for draft, paragraph in zip(texts, paragraphs, strict=True):
            element, label = tagger.add(paragraph)
            if paragraph.role == "label":
                element.lang = own_language(self.sheet.presentation.deck.lang)
            if paragraph.role in ("heading", "label"):
                self._wait(draft, element)
            else:
                self._set_paragraph(paragraph, draft.before, element, label)

    def _note_id(self, number: int) -> str:
        return f"{self.note_id}-note-{number}"

    def _wait(self, draft: Draft, element: Element) -> None:
        """Leave a heading or a label to what follows it."""
        text = lay_text([draft], self.width, self.sheet.context.faces, self.look)
        cites = self.slide if self.note_id else ""
        self.sheet.waiting.append(
            Waiting(text, element, draft.before, slide=self.slide, cites=cites)
        )

    def _set_paragraph(
        self, paragraph: TextParagraph, before: float, element: Element, label: Element | None
    ) -> None:
        sheet = self.sheet
        pitch = paragraph.size * self.look.pitch
        lines = paragraph.lines
        least = len(lines) if len(lines) <= 3 else 2
        if abs(sheet.y - sheet.box_end) < 0.01:
            before = max(before, self.look.size * _BEFORE)
        sheet.claim(least * pitch, before, self.again)
        self._remember_note(paragraph)
        while lines:
            taken = _lines_that_fit(len(lines), pitch, sheet)
            if taken == 0:
                sheet.turn(self.again)
                continue
            part, lines = lines[:taken], lines[taken:]
            first = part[0] is paragraph.lines[0]
            top = part[0].baseline - emu(paragraph.size * self.look.ascent)
            self._remember_references(part, Emu(emu(sheet.y) - top))
            sheet.put(
                PageText(
                    x=emu(sheet.left),
                    y=Emu(emu(sheet.y) - top),
                    lines=part,
                    element=element,
                    marker=paragraph.marker if first else None,
                    label=label if first else None,
                    slide=self.slide,
                    is_note=paragraph.role == "footnote" and bool(self.note_id),
                )
            )
            sheet.y += pitch * taken

    def _remember_note(self, paragraph: TextParagraph) -> None:
        if self.note_id and paragraph.role == "footnote" and paragraph.marker is not None:
            target = note_target(self.slide, paragraph.marker.number)
            self.sheet.places[target] = self.sheet.here()

    def _remember_references(self, lines: Sequence[Line], y: Emu) -> None:
        """Note where footnotes are first referred to, if they stand in this text."""
        if self.note_id:
            for number, _ in references_on(lines, y):
                self.sheet.remember(reference_target(self.slide, number), y)

    def _put_items(self, items: tuple[Item, ...], element: Element) -> None:
        """Put items on the page, and note where they first refer to footnotes of this text."""
        self.sheet.put(PageItems(items=items, element=element, depth=self.depth, slide=self.slide))
        if self.note_id:
            for number, y in references_in(items):
                self.sheet.remember(reference_target(self.slide, number), y)

    def set_notes(self, footnotes: Sequence[Footnote]) -> None:
        """Set footnotes below the text that refers to them."""
        if not footnotes:
            return
        width = self.look.size * 1.6
        texts: list[Draft] = []
        for note in footnotes:
            for index, draft in enumerate(draft_as_text(note.blocks, self.look)):
                mark: Mark | None = ("number", f"{note.number}.") if index == 0 else None
                texts.append(
                    replace(
                        draft,
                        role="footnote",
                        marker=mark,
                        number=note.number,
                        start=index == 0,
                        indent=width,
                        hanging=width,
                        level=0,
                    )
                )
        names = (reference_target(self.slide, note.number) for note in footnotes)
        cited = any(name in self.sheet.places for name in names)
        replace(self, note_id=self.note_id if cited else "").set_text(texts)

    # --- boxes -----------------------------------------------------------------------------

    def _place(self, blocks: Sequence[Block]) -> None:
        """Set blocks other than running text: each whole, a table or a list in parts."""
        match blocks:
            case (Table() as table,):
                self.set_table(table)
            case (Columns() | Steps() as container,) if self._large:
                for held in block_parts(container):
                    if isinstance(held, Held):
                        self.pour(held.blocks)
            case (Reflect() as questions,):
                self._set_questions(questions)
            case (Chart() as chart,) if not self.pictures:
                self.pour(chart_words(chart))
                self.set_table(chart_table(chart), row_heads=True)
            case _:
                room = emu(self.sheet.whole_room - self._waiting_height)
                for part in cut(blocks, lambda held: self._height(held) <= room):
                    self._place_part(part)

    @property
    def _large(self) -> bool:
        return self.sheet.measures.large

    @property
    def _waiting_height(self) -> float:
        return sum(each.before + pt(each.text.height) for each in self.sheet.waiting)

    def _boxes(self, blocks: Sequence[Block]) -> list[Box]:
        return boxes(blocks, self.width, self.look, self.sheet.context)

    def _height(self, blocks: Sequence[Block]) -> Emu:
        return stacked_height(self._boxes(blocks))

    def _place_part(self, blocks: Sequence[Block]) -> None:
        sheet = self.sheet
        held = self._boxes(blocks)
        height = stacked_height(held)
        room = emu(sheet.whole_room - self._waiting_height)
        if any(isinstance(block, Figure | Chart) for block in walk_blocks(blocks)):
            height = min(max(height, Emu(self.width // 2)), room)
        if height > room:  # higher than any page: what it holds can be cut
            for block in blocks:
                self._set_open(block)
            return
        sheet.claim(pt(height), self.look.size * _BEFORE, self.again)
        rect = Rect(emu(sheet.left), emu(sheet.y), self.width, Emu(height))
        items = tuple(stack(held, rect))
        element = make_element("Div", self.element)
        self._put_items(items, element)
        sheet.y += pt(height)
        sheet.box_end = sheet.y
        for chart in charts_in(blocks):
            self.set_table(chart_table(chart), row_heads=True)

    def _set_open(self, block: Block) -> None:
        """Set what a block says as running text, and what it holds below that."""
        pieces = draft_blocks((block,), self.look)
        if any(isinstance(piece, BoxedBlock) and piece.block is block for piece in pieces):
            for part in plain_parts(block, self.look):
                if isinstance(part, Draft):
                    self.set_text((part,))
                else:
                    self.pour(part.blocks)
        else:
            self._set_pieces(pieces, self._tagger())

    def _set_pieces(self, pieces: Sequence[Draft | BoxedBlock], tagger: Tagger[Element]) -> None:
        """Set running text, and boxes in their places in it over the whole width."""
        for inset, run in groupby(pieces, key=lambda piece: isinstance(piece, BoxedBlock)):
            if inset:
                for piece in run:
                    if isinstance(piece, BoxedBlock):
                        self._place((piece.block,))
            else:
                self._set_drafts([piece for piece in run if isinstance(piece, Draft)], tagger)

    # --- tables ----------------------------------------------------------------------------

    def set_table(
        self,
        block: Table,
        *,
        row_heads: bool = False,
        columns: tuple[Emu, ...] = (),
        row_height: float = 0.0,
        grid: bool = False,
        boxes: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        """Set a table, over as many pages as it takes: one element, its header on each page.

        `boxes` are the cells, by row and column, that hold a square to tick.
        """
        sheet, context = self.sheet, self.sheet.context
        parts = table_box_parts(
            block,
            self.width,
            self.look,
            context.brand,
            context.faces,
            columns=columns,
            row_height=emu(row_height),
            grid=grid,
        )
        caption = caption_text(block.caption, self.width, self._caption_look, context)
        above = pt(caption.height) + (4.0 if caption.paragraphs else 0.0)
        least = above + pt(parts.heights[0] + max(parts.heights[1:], default=0))
        if least > sheet.whole_room - self._waiting_height:  # a row that no page can hold
            self.set_text(draft_as_text((block,), self.look))
            return
        first = above + pt(sum(parts.heights[:3]))
        if first > sheet.whole_room - self._waiting_height:
            first = above + pt(sum(parts.heights[:2]))
        sheet.claim(first, self.look.size * _BEFORE, self.again)
        element = make_element("Table", self.element)
        if caption.paragraphs:
            self._set_caption(caption, element)
            sheet.y += above - pt(caption.height)
        self._set_rows(parts, element, boxes, row_heads=row_heads)
        sheet.box_end = sheet.y

    @property
    def _caption_look(self) -> Look:
        return replace(self.look, size=self.sheet.measures.size)

    def _set_caption(self, caption: TextBlock, table: Element) -> None:
        element = make_element("Caption", table)
        self._remember_references(caption.paragraphs[0].lines, emu(self.sheet.y))
        self.sheet.put_text(caption, self.sheet.left, element, self.slide)
        self.sheet.y += pt(caption.height)

    def _set_rows(
        self,
        parts: TableParts,
        element: Element,
        boxes: frozenset[tuple[int, int]],
        *,
        row_heads: bool,
    ) -> None:
        sheet = self.sheet
        begin, count = 1, len(parts.heights)
        while True:
            end = begin
            height = float(pt(parts.heights[0]))
            while end < count and height + pt(parts.heights[end]) <= sheet.room + 0.01:
                height += pt(parts.heights[end])
                end += 1
            if count - end == 1 and end - begin > 2:
                end -= 1  # so that no row stands alone below a header
                height -= pt(parts.heights[end])
            if end > begin or count == 1:
                rect = Rect(emu(sheet.left), emu(sheet.y), self.width, emu(height))
                item = parts.part(begin, end).place(rect)
                element.summary = element.summary or item.alt
                item = replace(item, continued=begin > 1, row_heads=row_heads)
                self._put_items((item,), element)
                for row, column in sorted(boxes):
                    if begin <= row < end:
                        sheet.put(_square(item.rows[row - begin + 1][column].rect))
                sheet.y += height
            begin = end
            if begin >= count:
                return
            sheet.turn(self.again)

    # --- lines to write on -----------------------------------------------------------------

    def _set_questions(self, block: Reflect) -> None:
        """Set questions as one list, each with its lines to write on and on one page with them."""
        tagger, context = self._tagger(), self.sheet.context
        for first, *rest in _questions(draft_blocks(block.blocks, self.look)):
            pieces = [replace(first, before=0.0) if isinstance(first, Draft) else first, *rest]
            asked = flow_box(pieces, self.width, self.look, context, span=block.span)
            whole = pt(asked.height) + RULE_PITCH * block.lines
            if whole <= self.sheet.whole_room - self._waiting_height:
                self.sheet.claim(whole, self.look.size * _BEFORE, self.again)
            self._set_pieces(pieces, tagger)
            self.rule(block.lines)

    def rule(self, count: int) -> None:
        """Rule lines to write on, two of them together at least."""
        sheet = self.sheet
        sheet.claim(RULE_PITCH * min(2, count), 0.0, self.again)
        for _ in range(count):
            if sheet.y + RULE_PITCH > sheet.measures.bottom + 0.01:
                sheet.turn(self.again)
            sheet.y += RULE_PITCH
            place = Rect(emu(sheet.left), emu(sheet.y - 0.6), self.width, emu(0.6))
            sheet.put(PageShape(rect=place, fill="accent6"))


def _together(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield blocks one by one, but statistics that follow each other as one row."""
    for stat, run in groupby(blocks, key=_is_statistic):
        if stat:
            yield tuple(run)
        else:
            yield from ((block,) for block in run)


def _is_statistic(block: Block) -> bool:
    return isinstance(block, Statistic)


def _questions(pieces: Sequence[Draft | BoxedBlock]) -> Iterator[list[Draft | BoxedBlock]]:
    """Yield what each question says: an item of a list with all beneath it, or a paragraph."""
    held: list[Draft | BoxedBlock] = []
    for piece in pieces:
        if held and _begins_question(piece) and not _is_heading(held[-1]):
            yield held
            held = []
        held.append(piece)
    if held:
        yield held


def _begins_question(piece: Draft | BoxedBlock) -> bool:
    if isinstance(piece, Draft) and piece.role == "item":
        return piece.level == 0
    return piece.indent == 0


def _is_heading(piece: Draft | BoxedBlock) -> bool:
    return isinstance(piece, Draft) and piece.role == "heading"


def _square(cell: Rect) -> PageShape:
    """Return a square to tick in the middle of a cell."""
    x, y = cell.x + (cell.width - _TICK) // 2, cell.y + (cell.height - _TICK) // 2
    place = Rect(Emu(x), Emu(y), _TICK, _TICK)
    return PageShape(rect=place, fill="bg1", stroke=Stroke(colour="tx1", width=1.0))


def _lines_that_fit(count: int, pitch: float, sheet: Sheet) -> int:
    """Return how many of a paragraph's lines go on this page: neither a widow nor an orphan."""
    room = int((sheet.room + 0.01) // pitch)
    if room >= count:
        return count
    kept = room - 1 if count - room == 1 else room
    if kept >= 2:
        return kept
    return max(1, room) if sheet.fresh else 0
