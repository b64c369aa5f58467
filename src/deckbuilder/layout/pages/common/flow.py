"""Blocks of any kind on their way down the pages, in their order.

Owns which way each block goes: as running text, as a table, as questions with lines to write on,
or as a box that stays whole. Refuses the look of boxes (`layout/blocks/`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu, pt
from deckbuilder.layout.blocks.boxes import boxes, flow_box
from deckbuilder.layout.blocks.splitting import cut
from deckbuilder.layout.blocks.stacking import Box, stack, stacked_height
from deckbuilder.layout.pages.common.chart_tables import (
    chart_table,
    chart_words,
    charts_as_words,
    charts_in,
)
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
from deckbuilder.layout.pages.common.ruled_lines import split_questions
from deckbuilder.layout.pages.common.running_text import BEFORE, RunningText
from deckbuilder.layout.pages.common.tables import set_table
from deckbuilder.layout.text.drafts import (
    BoxedBlock,
    Draft,
    draft_as_text,
    draft_blocks,
    is_text,
    plain_parts,
)
from deckbuilder.model import (
    Block,
    Chart,
    Columns,
    Figure,
    Reflect,
    Statistic,
    Steps,
    Table,
    find_inner_blocks,
    replace_inner_blocks,
    walk_blocks,
)
from deckbuilder.scene.page import Element, PageShape
from deckbuilder.scene.structure import Tagger, make_element


class Flow(RunningText):
    """Blocks that run down the pages, as children of one structure element."""

    pictures: bool = True
    """Whether charts are drawn; their data are set in any case."""

    def set_blocks(self, blocks: Iterable[Block]) -> None:
        """Set any blocks in their order."""
        for are_text, run in groupby(blocks, key=is_text):
            if are_text:
                self.set_text(draft_as_text(run, self.look))
            else:
                for group in _group_statistics(run):
                    self._set_group(group)

    def _set_group(self, blocks: Sequence[Block]) -> None:
        """Set blocks other than running text: each whole, a table or a list in parts."""
        match blocks:
            case (Table() as table,):
                set_table(self, table)
            case (Columns() | Steps() as container,) if self.sheet.measures.large:
                for inner in find_inner_blocks(container):
                    self.set_blocks(inner.blocks)
            case (Reflect() as questions,):
                self._set_questions(questions)
            case (Chart() as chart,) if not self.pictures:
                self.set_blocks(chart_words(chart))
                self._set_chart_data(chart)
            case (block,) if not self.pictures and any(charts_in(blocks)):
                self.set_blocks((replace_inner_blocks(block, charts_as_words),))
            case _:
                room = emu(self.sheet.room_below_pending)
                for group in cut(blocks, lambda some: stacked_height(self._boxes(some)) <= room):
                    self._set_boxes(group)

    def _set_chart_data(self, chart: Chart) -> None:
        set_table(self, chart_table(chart), row_heads=True)

    # --- boxes -----------------------------------------------------------------------------

    def _boxes(self, blocks: Sequence[Block]) -> list[Box]:
        return boxes(blocks, self.width, self.look, self.sheet.context)

    def _set_boxes(self, blocks: Sequence[Block]) -> None:
        sheet = self.sheet
        stacked = self._boxes(blocks)
        height = stacked_height(stacked)
        room = emu(sheet.room_below_pending)
        if any(isinstance(block, Figure | Chart) for block in walk_blocks(blocks)):
            height = min(max(height, Emu(self.width // 2)), room)
        if height > room:  # higher than any page: what it holds can be cut
            for block in blocks:
                self._set_opened(block)
            return
        sheet.make_room(pt(height), self.look.size * BEFORE, self.continuation)
        rect = Rect(emu(sheet.left), emu(sheet.y), self.width, Emu(height))
        items = tuple(stack(stacked, rect))
        self.put_items(items, make_element("Div", self.element))
        sheet.y += pt(height)
        sheet.box_end = sheet.y
        for chart in charts_in(blocks):
            self._set_chart_data(chart)

    def _set_opened(self, block: Block) -> None:
        """Set what a block says as running text, and what it holds below that."""
        pieces = draft_blocks((block,), self.look)
        if any(isinstance(piece, BoxedBlock) and piece.block is block for piece in pieces):
            for part in plain_parts(block, self.look):
                if isinstance(part, Draft):
                    self.set_text((part,))
                else:
                    self.set_blocks(part.blocks)
        else:
            self._set_pieces(pieces, self.tagger())

    def _set_pieces(self, pieces: Sequence[Draft | BoxedBlock], tagger: Tagger[Element]) -> None:
        """Set running text, and boxes in their places in it over the whole width."""
        for kind, run in groupby(pieces, key=type):
            if kind is Draft:
                self.set_text([piece for piece in run if isinstance(piece, Draft)], tagger)
            else:
                for piece in run:
                    if isinstance(piece, BoxedBlock):
                        owner = tagger.owner_of_item(piece.quotations, emu(piece.indent))
                        within = replace(self, element=owner)
                        within.levels = self.levels
                        within._set_group((piece.block,))

    # --- lines to write on -----------------------------------------------------------------

    def _set_questions(self, block: Reflect) -> None:
        """Set questions as one list, each with its lines to write on and on one page with them."""
        tagger, sheet = self.tagger(), self.sheet
        for first, *rest in split_questions(draft_blocks(block.blocks, self.look)):
            pieces = [replace(first, before=0.0) if isinstance(first, Draft) else first, *rest]
            box = flow_box(pieces, self.width, self.look, sheet.context, span=block.span)
            whole = pt(box.height) + RULE_PITCH * block.lines
            if whole <= sheet.room_below_pending:
                sheet.make_room(whole, self.look.size * BEFORE, self.continuation)
            self._set_pieces(pieces, tagger)
            self.set_ruled_lines(block.lines)

    def set_ruled_lines(self, count: int) -> None:
        """Rule lines to write on, two of them together at least."""
        sheet = self.sheet
        sheet.make_room(RULE_PITCH * min(2, count), 0.0, self.continuation)
        for _ in range(count):
            if sheet.y + RULE_PITCH > sheet.measures.bottom + 0.01:
                sheet.begin_page(self.continuation)
            sheet.y += RULE_PITCH
            rect = Rect(emu(sheet.left), emu(sheet.y - 0.6), self.width, emu(0.6))
            sheet.put(PageShape(rect=rect, fill="accent6"))


def _group_statistics(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield blocks one by one, but statistics that follow each other as one group."""
    for are_statistics, run in groupby(blocks, key=lambda block: isinstance(block, Statistic)):
        group = tuple(run)
        yield from [group] if are_statistics else zip(group, strict=True)
