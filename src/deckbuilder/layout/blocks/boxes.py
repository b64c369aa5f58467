"""Blocks as boxes: how high each is at a width and a size, and the items that it becomes.

Owns the boxes of primitive blocks; containers and the stacking of boxes have modules of their
own. Refuses to choose a size or to cut a slide in two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol, TypeVar, assert_never

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.pictures import largest_height, place_picture
from deckbuilder.layout.blocks.stacking import GAP as GAP
from deckbuilder.layout.blocks.stacking import Box as Box
from deckbuilder.layout.blocks.stacking import largest_stack as largest_stack
from deckbuilder.layout.blocks.stacking import stack as stack
from deckbuilder.layout.blocks.stacking import stacked as stacked
from deckbuilder.layout.blocks.stacking import stacked_height as stacked_height
from deckbuilder.layout.blocks.tables import table_box_parts
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
from deckbuilder.layout.text.font_metrics import Faces
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
from deckbuilder.scene.slide import (
    ChartItem,
    Colour,
    Group,
    Item,
    ListEntry,
    Shape,
    Stroke,
    TableItem,
    TextFrame,
)
from deckbuilder.scene.walk import walk_items

PANEL_INSET = (emu(22), emu(14), emu(18), emu(14))


Kind = TypeVar("Kind", contravariant=True)


class Boxer(Protocol[Kind]):
    """Makes the box of a container in a width."""

    def __call__(self, block: Kind, width: Emu, look: Look, context: BoxContext, /) -> Box:
        """Return the box."""


class ContainerBoxes(Struct, frozen=True, kw_only=True):
    """What makes the box of each kind of container; `statistics` of those that follow each other.

    They are of slides, of pages, or of pages in large print.
    """

    callout: Boxer[Callout]
    activity: Boxer[Activity]
    reflect: Boxer[Reflect]
    statistics: Boxer[Sequence[Statistic]]
    steps: Boxer[Steps]
    columns: Boxer[Columns]


class BoxContext(Struct, frozen=True):
    """What boxes are made with: the brand, its faces, and where faults are reported."""

    brand: Brand
    faces: Faces
    diagnostics: Diagnostics
    containers: ContainerBoxes


def first_span(blocks: Sequence[Block]) -> Span | None:
    """Return where the first block stands in the sources."""
    return blocks[0].span if blocks else None


# --- blocks --------------------------------------------------------------------------------


def boxes(blocks: Iterable[Block], width: Emu, look: Look, context: BoxContext) -> list[Box]:
    """Make boxes of blocks; text that follows text shares a frame, statistics share a row."""
    found: list[Box] = []
    for kind, group in groupby(blocks, key=_grouping):
        run = tuple(group)
        if kind == "text":
            found.append(text_box(run, width, look, context))
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
            return _code_box(block, width, look, context)
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
    kinds = context.containers
    match block:
        case Callout():
            return kinds.callout(block, width, look, context)
        case Activity():
            return kinds.activity(block, width, look, context)
        case Reflect():
            return kinds.reflect(block, width, look, context)
        case Statistic():
            return kinds.statistics((block,), width, look, context)
        case Steps():
            return kinds.steps(block, width, look, context)
        case Columns():
            return kinds.columns(block, width, look, context)
        case _:
            assert_never(block)


# --- text ----------------------------------------------------------------------------------


def frame(
    text: TextBlock,
    rect: Rect,
    name: str,
    *,
    span: Span | None = None,
    inset: tuple[Emu, Emu, Emu, Emu] = (Emu(0), Emu(0), Emu(0), Emu(0)),
    anchor: str = "top",
    fill: Colour | None = None,
    stroke: Stroke | None = None,
    placeholder: str = "",
    furniture: bool = False,
) -> TextFrame:
    """Put laid text into a frame; the anchoring says where in it the text begins."""
    spare = max(0, rect.height - inset[1] - inset[3] - text.height)
    top = {"top": 0, "middle": spare // 2, "bottom": spare}[anchor]
    return TextFrame(
        name=name,
        rect=rect,
        paragraphs=text.paragraphs,
        placeholder=placeholder,
        inset=inset,
        anchor=anchor,  # type: ignore[arg-type]
        top=Emu(top),
        fill=fill,
        stroke=stroke,
        furniture=furniture,
        span=span,
    )


def text_box(blocks: Sequence[Block], width: Emu, look: Look, context: BoxContext) -> Box:
    """Make one plain box of running text."""
    return draft_box(draft_as_text(blocks, look), width, look, context, span=first_span(blocks))


def draft_box(
    items: Sequence[Draft], width: Emu, look: Look, context: BoxContext, *, span: Span | None
) -> Box:
    """Make one plain box of drafted paragraphs."""
    text = lay_text(items, width, context.faces, look)

    def build(rect: Rect) -> tuple[Item, ...]:
        return (frame(text, rect, "Content", span=span),)

    return Box(text.height, build, plain=True)


def flow_box(
    pieces: Sequence[Draft | BoxedBlock],
    width: Emu,
    look: Look,
    context: BoxContext,
    *,
    span: Span | None,
) -> Box:
    """Make a box of running text, with boxes at their indents where blocks of other kinds stand."""
    held: list[Box] = []
    for inset, group in groupby(pieces, key=lambda piece: isinstance(piece, BoxedBlock)):
        if inset:
            held += [
                _inset_box(piece, width, context)
                for piece in group
                if isinstance(piece, BoxedBlock)
            ]
        else:
            texts = [piece for piece in group if isinstance(piece, Draft)]
            held.append(draft_box(texts, width, look, context, span=span))
    return held[0] if len(held) == 1 else stacked(held)


def _inset_box(inset: BoxedBlock, width: Emu, context: BoxContext) -> Box:
    left = emu(inset.indent)
    box = stacked(boxes((inset.block,), Emu(width - left), inset.look, context))

    def build(rect: Rect) -> tuple[Item, ...]:
        return box.build(rect.inset(left, 0, 0, 0))

    return replace(box, build=build, plain=False)


def panel(
    items: Sequence[Draft],
    width: Emu,
    look: Look,
    context: BoxContext,
    *,
    name: str,
    bar: Colour | None = None,
    fill: Colour = "bg2",
    span: Span | None = None,
) -> Box:
    """Make a filled panel with text, and a coloured bar at its left edge if asked."""
    left, top, right, bottom = PANEL_INSET
    text = lay_text(items, Emu(width - left - right), context.faces, look)
    height = Emu(text.height + top + bottom)

    def build(rect: Rect) -> tuple[Item, ...]:
        held = Rect(rect.x, rect.y, rect.width, height)
        body = frame(text, held, name, inset=PANEL_INSET, anchor="middle", fill=fill, span=span)
        if bar is None:
            return (body,)
        edge = Shape(name=f"{name} bar", rect=Rect(held.x, held.y, emu(6), held.height), fill=bar)
        return (Group(name=name, rect=held, items=(body, edge), span=span),)

    return Box(height, build)


def panel_around(
    held: Sequence[Box],
    width: Emu,
    *,
    name: str,
    bar: Colour,
    fill: Colour = "bg2",
    span: Span | None = None,
) -> Box:
    """Make a filled panel with boxes below each other on it, and a coloured bar at its left edge.

    PowerPoint groups no tables: where one is on it, the panel is an item of its own behind them.
    """
    _, top, _, bottom = PANEL_INSET
    least, most = stacked_height(held, _PANEL_GAP), largest_stack(held, _PANEL_GAP)
    height = Emu(least + top + bottom)
    highest = None if most is None else Emu(most + top + bottom)

    def build(rect: Rect) -> tuple[Item, ...]:
        high = rect.height if highest is None else Emu(min(highest, max(height, rect.height)))
        area = Rect(rect.x, rect.y, width, high)
        edge = Rect(area.x, area.y, emu(6), area.height)
        on_it = stack(held, area.inset(*PANEL_INSET), gap=_PANEL_GAP)
        items: tuple[Item, ...] = (
            Shape(name=f"{name} panel", rect=area, fill=fill),
            Shape(name=f"{name} bar", rect=edge, fill=bar),
            *(_on_panel(item, name, fill) for item in on_it),
        )
        if any(isinstance(item, TableItem) for item in walk_items(items)):
            return items
        return (Group(name=name, rect=area, items=items, span=span),)

    return Box(height, build, stretch=any(box.stretch for box in held), max_height=highest)


def _on_panel(item: Item, name: str, fill: Colour | None) -> Item:
    """Name an item's text after its panel, and part what is filled like that from it."""
    match item:
        case Group():
            return replace(item, items=tuple(_on_panel(each, name, fill) for each in item.items))
        case TextFrame() | Shape():
            shown: Colour | None = "bg1" if fill and item.fill == fill else item.fill
            return replace(item, name=name if item.name == "Content" else item.name, fill=shown)
        case _:
            return item


class Cell(Struct, frozen=True):
    """The content of a card or a step, measured: text alone, or boxes below each other."""

    text: TextBlock | None
    boxes: Sequence[Box]
    height: Emu


def measure_cell(blocks: Sequence[Block], width: Emu, look: Look, context: BoxContext) -> Cell:
    """Measure what is to stand on a card or a step, without its margins."""
    pieces = draft_blocks(blocks, look)
    texts = [piece for piece in pieces if isinstance(piece, Draft)]
    if len(texts) == len(pieces):
        text = lay_text(texts, width, context.faces, look)
        return Cell(text, (), text.height)
    held = boxes(blocks, width, look, context)
    return Cell(None, held, stacked_height(held, _PANEL_GAP))


def build_cell(
    cell: Cell,
    rect: Rect,
    *,
    name: str,
    inset: tuple[Emu, Emu, Emu, Emu],
    entry: ListEntry,
    fill: Colour | None,
    stroke: Stroke | None = None,
    anchor: str = "top",
    placeholder: str = "",
    span: Span | None = None,
) -> tuple[Item, ...]:
    """Build a card or the body of a step: a frame of text, or a panel with boxes as a group.

    PowerPoint groups no tables: where one is on it, the panel and what it holds stand alone.
    """
    if cell.text is not None:
        made = frame(
            cell.text,
            rect,
            name,
            inset=inset,
            anchor=anchor,
            fill=fill,
            stroke=stroke,
            placeholder=placeholder,
            span=span,
        )
        return (replace(made, entry=entry),)
    back = Shape(name=f"{name} panel", rect=rect, fill=fill, stroke=stroke)
    on_it = stack(cell.boxes, rect.inset(*inset), gap=_PANEL_GAP)
    items = (back, *(_on_panel(item, name, fill) for item in on_it))
    if any(isinstance(item, TableItem) for item in walk_items(items)):
        return items
    return (Group(name=name, rect=rect, items=items, entry=entry, span=span),)


_PANEL_GAP = 12.0
"""Space between boxes on a panel, in points."""


# --- primitive blocks ----------------------------------------------------------------------


def _code_box(block: CodeBlock, width: Emu, look: Look, context: BoxContext) -> Box:
    return panel([draft_code(block, look)], width, look, context, name="Code", span=block.span)


def _quote_box(block: Quote, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make a box of a quotation: a bar at its left edge, and what it holds beside that."""
    held = flow_box(draft_quote(block, look), width, look, context, span=block.span)

    def build(rect: Rect) -> tuple[Item, ...]:
        room = rect if held.stretch else rect._replace(height=held.height)
        inside = [_on_panel(item, "Quotation", None) for item in held.build(room)]
        bottom = max(item.rect.bottom for item in walk_items(inside))
        area = room._replace(height=Emu(bottom - room.y))
        bar = Rect(area.x, area.y, emu(5), area.height)
        edge = Shape(name="Quotation bar", rect=bar, fill="accent2")
        if any(isinstance(item, TableItem) for item in walk_items(inside)):
            return (*inside, edge)
        return (Group(name="Quotation", rect=area, items=(*inside, edge), span=block.span),)

    return replace(held, build=build, plain=False)


def _table_box(block: Table, width: Emu, look: Look, context: BoxContext) -> Box:
    caption = caption_text(block.caption, width, look, context)
    parts = table_box_parts(block, width, look, context.brand, context.faces)
    gap = emu(6) if caption.paragraphs else 0

    def build(rect: Rect) -> tuple[Item, ...]:
        top = Emu(rect.y + caption.height + gap)
        table = parts.place(Rect(rect.x, top, rect.width, parts.height))
        if not caption.paragraphs:
            return (table,)
        head = Rect(rect.x, rect.y, rect.width, caption.height)
        return (replace(table, caption=frame(caption, head, "Table caption", span=block.span)),)

    return Box(Emu(caption.height + gap + parts.height), build)


def caption_text(
    caption: tuple[Inline, ...], width: Emu, look: Look, context: BoxContext
) -> TextBlock:
    """Wrap a caption; without one the block is empty and of no height."""
    size = min(look.size, context.brand.sizes.caption)
    small = replace(look, size=size, min_size=size, text="accent6")
    items = [draft_paragraph(caption, small, role="caption")] if caption else []
    return lay_text(items, width, context.faces, small)


def _figure_box(block: Figure, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make a box of a picture and its caption; a look that is centred stands it in the middle."""
    caption = caption_text(block.caption, width, look, context)
    gap = emu(8) if caption.paragraphs else 0
    most = largest_height(block, width)
    least = min(emu(look.size * 6), most or emu(look.size * 6))

    def build(rect: Rect) -> tuple[Item, ...]:
        room = Rect(rect.x, rect.y, rect.width, Emu(rect.height - caption.height - gap))
        picture = place_picture(block, room, centred=look.align == "center")
        if not caption.paragraphs:
            return (picture,)
        foot = Rect(rect.x, Emu(picture.rect.bottom + gap), rect.width, caption.height)
        return (replace(picture, caption=frame(caption, foot, "Picture caption", span=block.span)),)

    extra = caption.height + gap
    highest = None if most is None else Emu(most + extra)
    return Box(Emu(least + extra), build, stretch=True, max_height=highest)


def _chart_box(block: Chart, look: Look, context: BoxContext) -> Box:
    from deckbuilder.layout.charts import draw_chart

    size = min(look.size, context.brand.sizes.table)
    colours = context.brand.paper if context.faces.embedded else context.brand.colours

    def build(rect: Rect) -> tuple[Item, ...]:
        drawing, shown = draw_chart(block, rect, size, context.faces, colours)
        return (
            ChartItem(
                name="Chart",
                rect=rect,
                chart=block,
                alt=block.alt,
                look=shown,
                size=size,
                drawing=drawing,
                span=block.span,
            ),
        )

    least = _LOWEST_CHART
    if block.kind in ("bar", "stacked-bar"):  # each name stands on a line of its own
        least = min(max(least, _BAR * len(block.categories) + 4), _HIGHEST_LEAST)
    return Box(emu(size * least), build, stretch=True)


_LOWEST_CHART, _HIGHEST_LEAST, _BAR = 11.0, 16.0, 1.3
"""The least height of a chart, how much its bars can raise that, and a bar's own least height,
as multiples of the size of its labels."""
