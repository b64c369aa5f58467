"""Blocks as boxes: how high each is at a width and a size, and the items that it becomes.

Owns the stacking of boxes and the boxes of primitive blocks; containers have their own
module. A box is measured before it is built, so that sizes can be tried cheaply. Refuses to
choose a size or to cut a slide in two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.metrics import Faces
from deckbuilder.layout.scene import (
    ChartItem,
    Colour,
    Group,
    Item,
    PictureItem,
    Shape,
    Stroke,
    TextFrame,
)
from deckbuilder.layout.table import table_box_parts
from deckbuilder.layout.text import Draft, Look, TextBlock, drafts, is_text, lay_text, paragraph
from deckbuilder.layout.text import code as code_draft
from deckbuilder.layout.text import quote as quote_drafts
from deckbuilder.model import (
    Block,
    Chart,
    CodeBlock,
    Container,
    Figure,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Quote,
    Table,
)

GAP = 16.0
"""Space between boxes that stand below each other, in points."""

PANEL_INSET = (emu(22), emu(14), emu(18), emu(14))


class Setting(Struct, frozen=True):
    """What boxes are made with: the brand, its faces, and where faults are reported.

    `containers` makes the box of a container by its kind, `rows` one box of containers of a
    kind that follow each other.
    """

    brand: Brand
    faces: Faces
    diagnostics: Diagnostics
    containers: Mapping[str, Callable[[Container, Emu, Look, Setting], Box]]
    rows: Mapping[str, Callable[[Sequence[Block], Emu, Look, Setting], Box]]


class Box(NamedTuple):
    """A box measured: its height in EMU, and what it becomes in a rectangle.

    A box that can `stretch` takes room that is left over. The text of a `plain` one may
    stand in the body placeholder of the layout.
    """

    height: Emu
    build: Callable[[Rect], tuple[Item, ...]]
    stretch: bool = False
    plain: bool = False


def first_span(blocks: Sequence[Block]) -> Span | None:
    """Return where the first block stands in the sources."""
    return blocks[0].span if blocks else None


# --- stacking ------------------------------------------------------------------------------


def stacked_height(boxes: Sequence[Box], gap: float = GAP) -> Emu:
    """Return the height of boxes below each other, with the gaps between them, in EMU."""
    return Emu(sum(box.height for box in boxes) + max(0, len(boxes) - 1) * emu(gap))


def stack(boxes: Sequence[Box], area: Rect, placeholder: str = "", gap: float = GAP) -> list[Item]:
    """Build boxes below each other; the first plain text takes the placeholder.

    A single box gets the area whole. Boxes that can stretch share the room left over; where
    none can, some of it goes between the boxes.
    """
    spare = max(0, area.height - stacked_height(boxes, gap))
    stretchable = sum(box.stretch for box in boxes)
    share = spare // stretchable if stretchable else 0
    between = emu(gap)
    if not stretchable and len(boxes) > 1:
        between = Emu(between + min(emu(_LOOSENED), spare // (len(boxes) - 1)))
    items: list[Item] = []
    y = area.y
    for box in boxes:
        height = area.height if len(boxes) == 1 else box.height + (share if box.stretch else 0)
        built = box.build(Rect(area.x, Emu(y), area.width, Emu(height)))
        if box.plain and placeholder and isinstance(built[0], TextFrame):
            built = (replace(built[0], placeholder=placeholder), *built[1:])
            placeholder = ""
        items += built
        y = Emu(y + height + between)
    return items


_LOOSENED = 10.0
"""How much wider a gap may become where a slide has room to spare, in points."""


def stacked(boxes: Sequence[Box], placeholder: str = "") -> Box:
    """Make one box of boxes that stand below each other."""

    def build(rect: Rect) -> tuple[Item, ...]:
        return tuple(stack(boxes, rect, placeholder))

    return Box(stacked_height(boxes), build, stretch=any(box.stretch for box in boxes))


def boxes(blocks: Iterable[Block], width: Emu, look: Look, setting: Setting) -> list[Box]:
    """Make boxes of blocks; text that follows text shares a frame, statistics share a row."""
    found: list[Box] = []
    for kind, group in groupby(blocks, key=lambda block: _grouping(block, setting)):
        run = tuple(group)
        if kind == "text":
            found.append(text_box(run, width, look, setting))
        elif kind in setting.rows:
            found.append(setting.rows[kind](run, width, look, setting))
        else:
            found += [_box(block, width, look, setting) for block in run]
    return found


def _box(block: Block, width: Emu, look: Look, setting: Setting) -> Box:
    match block:
        case Container():
            return setting.containers[block.kind](block, width, look, setting)
        case CodeBlock():
            return _code_box(block, width, look, setting)
        case Quote():
            return _quote_box(block, width, look, setting)
        case ItemList():
            return _list_box(block, width, look, setting)
        case Table():
            return _table_box(block, width, look, setting)
        case Figure():
            return _figure_box(block, width, look, setting)
        case Chart():
            return _chart_box(block, look, setting)
        case Heading() | Paragraph():
            return text_box((block,), width, look, setting)


def _grouping(block: Block, setting: Setting) -> str:
    if is_text(block):
        return "text"
    return block.kind if isinstance(block, Container) and block.kind in setting.rows else "single"


# --- text ----------------------------------------------------------------------------------


def frame(
    text: TextBlock, rect: Rect, name: str, *, span: Span | None = None,
    inset: tuple[Emu, Emu, Emu, Emu] = (Emu(0), Emu(0), Emu(0), Emu(0)),
    anchor: str = "top", fill: Colour | None = None, stroke: Stroke | None = None,
    placeholder: str = "", furniture: bool = False,
) -> TextFrame:  # fmt: skip
    """Put laid text into a frame; the anchoring says where in it the text begins."""
    spare = max(0, rect.height - inset[1] - inset[3] - text.height)
    top = {"top": 0, "middle": spare // 2, "bottom": spare}[anchor]
    return TextFrame(
        name=name, rect=rect, paragraphs=text.paragraphs, placeholder=placeholder, inset=inset,
        anchor=anchor,  # type: ignore[arg-type]
        top=Emu(top), fill=fill, stroke=stroke, furniture=furniture, span=span,
    )  # fmt: skip


def text_box(blocks: Sequence[Block], width: Emu, look: Look, setting: Setting) -> Box:
    """Make one plain box of running text."""
    return draft_box(drafts(blocks, look), width, look, setting, span=first_span(blocks))


def draft_box(
    items: Sequence[Draft], width: Emu, look: Look, setting: Setting, *, span: Span | None
) -> Box:
    """Make one plain box of drafted paragraphs."""
    text = lay_text(items, width, setting.faces, look)

    def build(rect: Rect) -> tuple[Item, ...]:
        return (frame(text, rect, "Content", span=span),)

    return Box(text.height, build, plain=True)


def panel(
    items: Sequence[Draft], width: Emu, look: Look, setting: Setting, *, name: str,
    bar: Colour | None = None, fill: Colour = "bg2", span: Span | None = None,
) -> Box:  # fmt: skip
    """Make a filled panel with text, and a coloured bar at its left edge if asked."""
    left, top, right, bottom = PANEL_INSET
    text = lay_text(items, Emu(width - left - right), setting.faces, look)
    height = Emu(text.height + top + bottom)

    def build(rect: Rect) -> tuple[Item, ...]:
        held = Rect(rect.x, rect.y, rect.width, height)
        body = frame(text, held, name, inset=PANEL_INSET, anchor="middle", fill=fill, span=span)
        if bar is None:
            return (body,)
        edge = Shape(name=f"{name} bar", rect=Rect(held.x, held.y, emu(6), held.height), fill=bar)
        return (Group(name=name, rect=held, items=(body, edge), span=span),)

    return Box(height, build)


# --- primitive blocks ----------------------------------------------------------------------


def _code_box(block: CodeBlock, width: Emu, look: Look, setting: Setting) -> Box:
    return panel([code_draft(block, look)], width, look, setting, name="Code", span=block.span)


def _quote_box(block: Quote, width: Emu, look: Look, setting: Setting) -> Box:
    text = lay_text(quote_drafts(block, look), width, setting.faces, look)

    def build(rect: Rect) -> tuple[Item, ...]:
        held = Rect(rect.x, rect.y, rect.width, text.height)
        edge = Shape(
            name="Quotation bar", rect=Rect(held.x, held.y, emu(5), held.height), fill="accent2"
        )
        body = frame(text, held, "Quotation", span=block.span)
        return (Group(name="Quotation", rect=held, items=(body, edge), span=block.span),)

    return Box(text.height, build)


def _list_box(block: ItemList, width: Emu, look: Look, setting: Setting) -> Box:
    """Make a box of a list with pictures, charts or tables in it: its text, then those."""
    text = text_box((block,), width, look, setting)
    return stacked([text, *boxes(_pictures(block), width, look, setting)])


def _pictures(block: ItemList) -> list[Block]:
    found: list[Block] = []
    for item in block.items:
        for inner in item.blocks:
            if isinstance(inner, Figure | Chart):
                found.append(inner)
            elif isinstance(inner, ItemList):
                found += _pictures(inner)
    return found


def _table_box(block: Table, width: Emu, look: Look, setting: Setting) -> Box:
    caption = caption_text(block.caption, width, look, setting)
    parts = table_box_parts(block, width, look, setting.brand, setting.faces)
    gap = emu(6) if caption.paragraphs else 0

    def build(rect: Rect) -> tuple[Item, ...]:
        top = Emu(rect.y + caption.height + gap)
        table = parts.place(Rect(rect.x, top, rect.width, parts.height))
        if not caption.paragraphs:
            return (table,)
        head = Rect(rect.x, rect.y, rect.width, caption.height)
        return (frame(caption, head, "Table caption", span=block.span), table)

    return Box(Emu(caption.height + gap + parts.height), build)


def caption_text(
    caption: tuple[Inline, ...], width: Emu, look: Look, setting: Setting
) -> TextBlock:
    """Wrap a caption; without one the block is empty and of no height."""
    size = min(look.size, setting.brand.sizes.caption)
    small = replace(look, size=size, least=size, text="accent6")
    items = [paragraph(caption, small, role="caption")] if caption else []
    return lay_text(items, width, setting.faces, small)


def _figure_box(block: Figure, width: Emu, look: Look, setting: Setting) -> Box:
    caption = caption_text(block.caption, width, look, setting)
    gap = emu(8) if caption.paragraphs else 0
    least = emu(look.size * 6)

    def build(rect: Rect) -> tuple[Item, ...]:
        room = Rect(rect.x, rect.y, rect.width, Emu(rect.height - caption.height - gap))
        picture = _picture(block, room)
        if not caption.paragraphs:
            return (picture,)
        foot = Rect(rect.x, Emu(picture.rect.bottom + gap), rect.width, caption.height)
        return (picture, frame(caption, foot, "Picture caption", span=block.span))

    return Box(Emu(least + caption.height + gap), build, stretch=True)


def _picture(block: Figure, room: Rect) -> PictureItem:
    """Place a picture in its room: whole, or covering it with what juts out cut away."""
    turned = block.image.orientation >= 5
    wide, high = block.image.width, block.image.height
    if turned:
        wide, high = high, wide
    width = room.width * (block.width or 1.0)
    crop = (0.0, 0.0, 0.0, 0.0)
    if block.fit == "cover":
        rect = Rect(room.x, room.y, Emu(round(width)), room.height)
        crop = _crop(wide / high, rect.width / max(1, rect.height))
    else:
        scale = min(width / wide, room.height / high)
        rect = Rect(room.x, room.y, Emu(round(wide * scale)), Emu(round(high * scale)))
    return PictureItem(
        name="Picture", rect=rect, image=block.image, alt=block.alt,
        decorative=block.decorative, crop=crop, span=block.span,
    )  # fmt: skip


def _crop(have: float, want: float) -> tuple[float, float, float, float]:
    if have > want:
        cut = round((1 - want / have) / 2, 5)
        return (cut, 0.0, cut, 0.0)
    cut = round((1 - have / want) / 2, 5)
    return (0.0, cut, 0.0, cut)


def _chart_box(block: Chart, look: Look, setting: Setting) -> Box:
    from deckbuilder.layout.chart import draw_chart

    size = min(look.size, setting.brand.sizes.table)
    colours = setting.brand.paper if setting.faces.embedded else setting.brand.colours

    def build(rect: Rect) -> tuple[Item, ...]:
        drawing, shown = draw_chart(block, rect, size, setting.faces, colours)
        return (
            ChartItem(
                name="Chart", rect=rect, chart=block, alt=block.alt, look=shown, size=size,
                drawing=drawing, span=block.span,
            ),
        )  # fmt: skip

    least = _LOWEST_CHART
    if block.kind in ("bar", "stacked-bar"):  # each name stands on a line of its own
        least = min(max(least, _BAR * len(block.categories) + 4), _HIGHEST_LEAST)
    return Box(emu(size * least), build, stretch=True)


_LOWEST_CHART, _HIGHEST_LEAST, _BAR = 11.0, 16.0, 1.3
"""The least height of a chart, how much its bars can raise that, and a bar's own least height,
as multiples of the size of its labels."""
