"""Tables on their way down the pages, row by row.

Owns where a table is cut, so that no row is split or stands alone below a header, and squares to
tick. Refuses the look of cells (`layout/blocks/tables.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu, pt
from deckbuilder.layout.blocks.boxes import caption_text
from deckbuilder.layout.blocks.tables import (
    ReshapedTable,
    TableParts,
    fit_table,
    table_box_parts,
)
from deckbuilder.layout.blocks.wide_tables import fit_tables
from deckbuilder.layout.pages.common.page_grid import MARGIN
from deckbuilder.layout.pages.common.running_text import BEFORE, RunningText
from deckbuilder.layout.pages.common.sheet import Sheet
from deckbuilder.layout.text.drafts import draft_as_text
from deckbuilder.layout.text.paragraphs import TextBlock
from deckbuilder.model import Table
from deckbuilder.scene.page import Element, PageShape
from deckbuilder.scene.slide import Stroke
from deckbuilder.scene.structure import make_element

_TICK = emu(11)
"""The side of a square to tick."""


def set_table(
    flow: RunningText,
    table: Table,
    *,
    row_heads: bool = False,
    columns: tuple[Emu, ...] = (),
    row_height: float = 0.0,
    grid: bool = False,
    tick_boxes: AbstractSet[tuple[int, int]] = frozenset(),
) -> None:
    """Set a table, over as many pages as it takes: one element, its header on each page.

    It is as wide as its column or, where words would be broken, as the page; where that does not
    help either, in another form. Forms with their own `columns` keep theirs as far as words allow.
    `tick_boxes` are the cells, by row and column, that hold a square to tick. A table with a row
    that no page can hold is set as running text.
    """
    sheet, context, look = flow.sheet, flow.sheet.context, flow.look
    widths = tuple(dict.fromkeys((flow.width, emu(sheet.measures.full_width))))
    fitted = (
        [(table, fit_table(table, widths, look, context.brand, context.faces, wanted=columns))]
        if columns
        else fit_tables(table, widths, look, context)
    )
    for block, fit in fitted:
        parts = table_box_parts(
            block, fit, look, context.faces, row_height=emu(row_height), grid=grid
        )
        row_heads = row_heads or isinstance(block, ReshapedTable)
        with _across(sheet, fit.width > flow.width):
            _set_parts(flow, parts, tick_boxes, row_heads=row_heads)


def _set_parts(
    flow: RunningText,
    parts: TableParts,
    tick_boxes: AbstractSet[tuple[int, int]],
    *,
    row_heads: bool,
) -> None:
    sheet, look = flow.sheet, flow.look
    caption_look = replace(look, size=sheet.measures.size)
    caption = caption_text(parts.block.caption, flow.width, caption_look, sheet.context)
    above = pt(caption.height) + (4.0 if caption.paragraphs else 0.0)
    room = sheet.room_below_pending
    if above + pt(parts.heights[0] + max(parts.heights[1:], default=0)) > room:
        flow.set_text(draft_as_text((parts.block,), look))
        return
    first = above + pt(sum(parts.heights[:3]))
    if first > room:
        first = above + pt(sum(parts.heights[:2]))
    sheet.make_room(first, look.size * BEFORE, flow.continuation)
    element = make_element("Table", flow.element)
    if caption.paragraphs:
        _set_caption(flow, caption, element)
        sheet.y += above - pt(caption.height)
    _set_rows(flow, parts, element, tick_boxes, row_heads=row_heads)
    sheet.box_end = sheet.y


def _set_caption(flow: RunningText, caption: TextBlock, table: Element) -> None:
    element = make_element("Caption", table)
    flow.name_references(caption.paragraphs[0].lines, emu(flow.sheet.y))
    flow.sheet.put_text(caption, flow.sheet.left, element, flow.slide)
    flow.sheet.y += pt(caption.height)


def _set_rows(
    flow: RunningText,
    parts: TableParts,
    element: Element,
    tick_boxes: AbstractSet[tuple[int, int]],
    *,
    row_heads: bool,
) -> None:
    """Set the rows with the header above them, on each page as many as it has room for."""
    sheet = flow.sheet
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
            rect = Rect(emu(sheet.left), emu(sheet.y), flow.width, emu(height))
            item = parts.part(begin, end).place(rect)
            element.summary = element.summary or item.alt
            item = replace(item, continued=begin > 1, row_heads=row_heads)
            flow.put_items((item,), element)
            for row, column in sorted(tick_boxes):
                if begin <= row < end:
                    sheet.put(_square(item.rows[row - begin + 1][column].rect))
            sheet.y += height
        begin = end
        if begin >= count:
            return
        sheet.begin_page(flow.continuation)


def _square(cell: Rect) -> PageShape:
    """Return a square to tick in the middle of a cell."""
    x, y = cell.x + (cell.width - _TICK) // 2, cell.y + (cell.height - _TICK) // 2
    rect = Rect(Emu(x), Emu(y), _TICK, _TICK)
    return PageShape(rect=rect, fill="bg1", stroke=Stroke(colour="tx1", width=1.0))


@contextmanager
def _across(sheet: Sheet, wide: bool) -> Iterator[None]:
    """Let what is set take the margin column too, if it is `wide`.

    What stands in that column, or is pending there, stands above it.
    """
    left, width = sheet.left, sheet.width
    if wide:
        page, y = sheet.margin_end
        sheet.y = max(sheet.y, y) if page == len(sheet.pages) else sheet.y
        size = sheet.measures.size
        sheet.pending = [
            replace(each, in_margin=False, before=size) if each.in_margin else each
            for each in sheet.pending
        ]
        sheet.left, sheet.width = MARGIN, sheet.measures.full_width
    try:
        yield
    finally:
        sheet.left, sheet.width = left, width
