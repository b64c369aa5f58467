"""Blocks as boxes: how high each is at a width and a size, and the items that it becomes.

Owns the boxes of text and of primitive blocks. Refuses to choose a size, to cut a slide in two, and
the look of containers (`containers`) and panels (`panels`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import assert_never

from msgspec.structs import replace

from deckbuilder.diagnostics import Span
from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import PANEL_GAP, Cell, frame, group_items, on_panel, panel
from deckbuilder.layout.blocks.pictures import largest_height, place_picture
from deckbuilder.layout.blocks.stacking import Box, stacked, stacked_height
from deckbuilder.layout.blocks.tables import table_box_parts
from deckbuilder.layout.blocks.wide_tables import FittedTable, fit_tables
from deckbuilder.layout.text.drafts import (
    BoxedBlock,
    Draft,
    Look,
    draft_as_text,
    draft_blocks,
    draft_code,
    draft_paragraph,
    draft_quote,
    is_text,
)
from deckbuilder.layout.text.narrow_places import MIN_ROOM
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.model import (
    Activity,
    Block,
    Callout,
    Chart,
    CodeBlock,
    Columns,
    Container,
    Figure,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Quote,
    Reflect,
    Statistic,
    Steps,
    Table,
)
from deckbuilder.model.highlights import with_highlights
from deckbuilder.scene.slide import ChartItem, Colour, Item, Shape
from deckbuilder.scene.structure import set_in_quotations
from deckbuilder.scene.walk import walk_items


def boxes(blocks: Iterable[Block], width: Emu, look: Look, context: BoxContext) -> list[Box]:
    """Make boxes of blocks; text that follows text shares a frame, statistics share a row."""
    found: list[Box] = []
    for kind, group in groupby(blocks, key=_grouping):
        run = tuple(group)
        if kind == "text":
            drafts = draft_as_text(run, look)
            found.append(draft_box(drafts, width, look, context, span=run[0].span))
        elif kind == "statistics":
            row = [block for block in run if isinstance(block, Statistic)]
            found.append(context.containers.statistics(row, width, look, context))
        else:
            found += [_box(block, width, look, context) for block in run]
    return found


def _grouping(block: Block) -> str:
    if is_text(block):
        return "text"
    return "statistics" if isinstance(block, Statistic) else "single"


def _box(block: Block, width: Emu, look: Look, context: BoxContext) -> Box:
    match block:
        case CodeBlock():
            code = [draft_code(block, look)]
            return panel(code, width, look, context, name="Code", span=block.span)
        case Quote():
            return _quote_box(block, width, look, context)
        case Heading() | Paragraph() | ItemList():
            return flow_box(draft_blocks((block,), look), width, look, context, span=block.span)
        case Table():
            return _table_box(block, width, look, context)
        case Figure():
            return _figure_box(block, width, look, context)
        case Chart():
            return _chart_box(block, look, context)
        case _:
            return _container_box(block, width, look, context)


def _container_box(block: Container, width: Emu, look: Look, context: BoxContext) -> Box:
    containers = context.containers
    match block:
        case Callout():
            return containers.callout(block, width, look, context)
        case Activity():
            return containers.activity(block, width, look, context)
        case Reflect():
            return containers.reflect(block, width, look, context)
        case Statistic():
            return containers.statistics((block,), width, look, context)
        case Steps():
            return containers.steps(block, width, look, context)
        case Columns():
            return containers.columns(block, width, look, context)
        case _:
            assert_never(block)


def measure_cell(blocks: Sequence[Block], width: Emu, look: Look, context: BoxContext) -> Cell:
    """Measure what is to stand on a card or a step, without its margins."""
    drafts = draft_blocks(blocks, look)
    if all(isinstance(draft, Draft) for draft in drafts):
        return measure_drafts(drafts, width, look, context)
    parts = boxes(blocks, width, look, context)
    return Cell(None, parts, stacked_height(parts, PANEL_GAP))


def measure_drafts(
    drafts: Sequence[Draft | BoxedBlock], width: Emu, look: Look, context: BoxContext
) -> Cell:
    """Measure what is drafted to stand on a card, without its margins."""
    texts = [draft for draft in drafts if isinstance(draft, Draft)]
    if len(texts) == len(drafts):
        text = lay_text(texts, width, context.faces, look)
        return Cell(text, (), text.height)
    box = flow_box(drafts, width, look, context, span=None)
    return Cell(None, (box,), box.height)


# --- text ----------------------------------------------------------------------------------


def draft_box(
    drafts: Sequence[Draft], width: Emu, look: Look, context: BoxContext, *, span: Span | None
) -> Box:
    """Make one plain box of drafted paragraphs."""
    text = lay_text(drafts, width, context.faces, look)

    def build(rect: Rect) -> tuple[Item, ...]:
        return (frame(text, rect, "Content", span=span),)

    return Box(text.height, build, plain=True)


def flow_box(
    drafts: Sequence[Draft | BoxedBlock],
    width: Emu,
    look: Look,
    context: BoxContext,
    *,
    span: Span | None,
) -> Box:
    """Make a box of running text, with boxes at their indents where blocks of other kinds stand."""
    parts: list[Box] = []
    for kind, group in groupby(drafts, key=type):
        run = list(group)
        if kind is Draft:
            texts = [draft for draft in run if isinstance(draft, Draft)]
            parts.append(draft_box(texts, width, look, context, span=span))
        else:
            parts += [
                _indented(part, width, context) for part in run if isinstance(part, BoxedBlock)
            ]
    return parts[0] if len(parts) == 1 else stacked(parts)


def _indented(boxed: BoxedBlock, width: Emu, context: BoxContext) -> Box:
    left = emu(boxed.indent)
    box = stacked(boxes((boxed.block,), Emu(width - left), boxed.look, context))

    def build(rect: Rect) -> tuple[Item, ...]:
        return tuple(set_in_quotations(box.build(rect.inset(left, 0, 0, 0)), boxed.quotations))

    return replace(box, build=build, plain=False)


# --- primitive blocks ----------------------------------------------------------------------


def _quote_box(block: Quote, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make a box of a quotation: a bar at its left edge, and what it holds beside that."""
    box = flow_box(draft_quote(block, look), width, look, context, span=block.span)

    def build(rect: Rect) -> tuple[Item, ...]:
        room = rect if box.stretch else rect._replace(height=box.height)
        content = on_panel(box.build(room), "Quotation", None)
        bottom = max(item.rect.bottom for item in walk_items(content))
        area = room._replace(height=Emu(bottom - room.y))
        bar = Shape(name="Quotation bar", rect=area._replace(width=emu(5)), fill="accent2")
        return group_items((*content, bar), area, "Quotation", span=block.span)

    return replace(box, build=build, plain=False)


def _table_box(block: Table, width: Emu, look: Look, context: BoxContext) -> Box:
    fitted = fit_tables(block, (width,), look, context)
    parts = [_fitted_table_box(table, width, look, context) for table in fitted]
    return parts[0] if len(parts) == 1 else stacked(parts)


def _fitted_table_box(fitted: FittedTable, width: Emu, look: Look, context: BoxContext) -> Box:
    block = fitted[0]
    caption = caption_text(block.caption, width, look, context)
    parts = table_box_parts(*fitted, look, context.faces)
    gap = emu(6) if caption.paragraphs else 0

    def build(rect: Rect) -> tuple[Item, ...]:
        room = rect.inset(0, caption.height + gap, 0, 0)
        table = parts.grown(room.height).place(room)
        if not caption.paragraphs:
            return (table,)
        head = rect._replace(height=caption.height)
        return (replace(table, caption=frame(caption, head, "Table caption", span=block.span)),)

    height, max_height = (
        Emu(caption.height + gap + each) for each in (parts.height, parts.max_height)
    )
    return Box(height, build, stretch=max_height > height, max_height=max_height)


def caption_text(
    caption: tuple[Inline, ...],
    width: Emu,
    look: Look,
    context: BoxContext,
    colour: Colour = "accent6",
) -> TextBlock:
    """Wrap a caption, on pages no smaller than text; without one it is empty and of no height."""
    on_page = context.faces.embedded
    size = look.size if on_page else min(look.size, context.brand.sizes.caption)
    small = replace(look, size=size, min_size=size, text=colour)
    drafts = [draft_paragraph(caption, small, role="caption")] if caption else []
    return lay_text(drafts, width, context.faces, small)


def _figure_box(block: Figure, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make a box of a picture and its caption; with a centred look it stands in the middle."""
    caption = caption_text(block.caption, width, look, context)
    gap = emu(8) if caption.paragraphs else 0
    extra = caption.height + gap
    largest = largest_height(block, width)
    low = emu(look.size * LOWEST_PICTURE)
    height = low if largest is None else min(low, largest)

    def build(rect: Rect) -> tuple[Item, ...]:
        room = rect._replace(width=max(rect.width, MIN_ROOM), height=Emu(rect.height - extra))
        picture = place_picture(block, room, centred=look.align == "center")
        if not caption.paragraphs:
            return (picture,)
        foot = Rect(rect.x, Emu(picture.rect.bottom + gap), rect.width, caption.height)
        return (replace(picture, caption=frame(caption, foot, "Picture caption", span=block.span)),)

    max_height = None if largest is None else Emu(largest + extra)
    return Box(Emu(height + extra), build, stretch=True, max_height=max_height)


LOWEST_PICTURE = 6
"""The least height of a picture, as a multiple of the text's size."""


def _chart_box(block: Chart, look: Look, context: BoxContext) -> Box:
    from deckbuilder.layout.charts import draw_chart

    size = min(look.size, context.brand.sizes.table, _LARGEST_LABEL)
    colours = context.brand.paper if context.faces.embedded else context.brand.colours

    def build(rect: Rect) -> tuple[Item, ...]:
        rect = rect._replace(width=max(rect.width, MIN_ROOM))
        drawing, chart_look = draw_chart(block, rect, size, context.faces, colours)
        return (
            ChartItem(
                name="Chart",
                rect=rect,
                chart=block,
                alt=with_highlights(block.alt, block.highlight),
                look=chart_look,
                size=size,
                drawing=drawing,
                span=block.span,
            ),
        )

    height = _LOWEST_CHART
    if block.kind in ("bar", "stacked-bar"):  # each name stands on a line of its own
        height = min(max(height, _BAR * len(block.categories) + 4), _LOWEST_BARS)
    return Box(emu(size * height), build, stretch=True)


_LARGEST_LABEL = 18.0
"""The size of a chart's labels, at most, in points: the lines are to have the room."""

_LOWEST_CHART, _LOWEST_BARS, _BAR = 11.0, 16.0, 1.3
"""The least height of a chart, that of one with very many bars, and that of a bar, as multiples of
the size of its labels."""
