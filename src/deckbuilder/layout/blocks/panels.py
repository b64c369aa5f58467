"""Frames of text, and panels with text or boxes on them.

Owns the look of panels and where text begins in a frame. Refuses to know which block is on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.diagnostics import Span
from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.stacking import Box, largest_stack, stack, stacked_height
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.font_metrics import ASCENT, LINE_HEIGHT
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.scene.slide import (
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

PANEL_FILL: Colour = "bg2"

PANEL_GAP = 12.0
"""Space between boxes on a panel, in points."""

_BAR = emu(6)
"""Width of the bar at a panel's left edge."""


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
    """Put wrapped text into a frame; the anchor says where in it the text begins."""
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


def anchored(frame: TextFrame, rect: Rect, anchor: Literal["top", "middle", "bottom"]) -> TextFrame:
    """Return a frame in a placeholder's rectangle, its text where the placeholder's begins.

    One that stands elsewhere, or whose text is higher, stays as it is.
    """
    begins_there = frame.rect[:3] == rect[:3] and not frame.inset[1]
    if not begins_there or not frame.paragraphs or not frame.paragraphs[-1].lines:
        return frame
    last = frame.paragraphs[-1]
    high = last.lines[-1].baseline + emu(last.size * (LINE_HEIGHT - ASCENT) + last.space_after)
    if frame.rect.height < rect.height or high > rect.height:
        return frame
    spare = rect.height - high
    top = {"top": 0, "middle": spare // 2, "bottom": spare}[anchor]
    return replace(frame, rect=rect, anchor=anchor, top=Emu(top))


def group_items(
    items: tuple[Item, ...],
    rect: Rect,
    name: str,
    *,
    entry: ListEntry | None = None,
    span: Span | None = None,
) -> tuple[Item, ...]:
    """Group items, unless a table is among them: PowerPoint groups no tables."""
    if any(isinstance(item, TableItem) for item in walk_items(items)):
        return items
    return (Group(name=name, rect=rect, items=items, entry=entry, span=span),)


# --- panels --------------------------------------------------------------------------------


def panel(
    drafts: Sequence[Draft],
    width: Emu,
    look: Look,
    context: BoxContext,
    *,
    name: str,
    bar: Colour | None = None,
    fill: Colour = PANEL_FILL,
    span: Span | None = None,
) -> Box:
    """Make a filled panel with text, and with a coloured bar at its left edge if there is one."""
    left, top, right, bottom = PANEL_INSET
    text = lay_text(drafts, Emu(width - left - right), context.faces, look)
    height = Emu(text.height + top + bottom)

    def build(rect: Rect, high: Emu = height, anchor: str = "middle") -> tuple[Item, ...]:
        area = rect._replace(height=high)
        body = frame(text, area, name, inset=PANEL_INSET, anchor=anchor, fill=fill, span=span)
        if bar is None:
            return (body,)
        return (Group(name=name, rect=area, items=(body, _bar(area, name, bar)), span=span),)

    return Box(
        height, build, at_height=lambda high: Box(high, partial(build, high=high, anchor="top"))
    )


def panel_around(
    boxes: Sequence[Box],
    width: Emu,
    *,
    name: str,
    bar: Colour,
    fill: Colour = PANEL_FILL,
    span: Span | None = None,
) -> Box:
    """Make a filled panel with boxes below each other, and a coloured bar at its left edge."""
    _, top, _, bottom = PANEL_INSET
    height = Emu(stacked_height(boxes, PANEL_GAP) + top + bottom)
    largest = largest_stack(boxes, PANEL_GAP)
    max_height = None if largest is None else Emu(largest + top + bottom)

    def build(rect: Rect) -> tuple[Item, ...]:
        high = rect.height if max_height is None else min(max_height, max(height, rect.height))
        area = Rect(rect.x, rect.y, width, Emu(high))
        back = Shape(name=f"{name} panel", rect=area, fill=fill)
        content = on_panel(stack(boxes, area.inset(*PANEL_INSET), gap=PANEL_GAP), name, fill)
        return group_items((back, _bar(area, name, bar), *content), area, name, span=span)

    stretch = any(box.stretch for box in boxes)
    return Box(height, build, stretch=stretch, max_height=max_height)


def _bar(area: Rect, name: str, fill: Colour) -> Shape:
    return Shape(name=f"{name} bar", rect=area._replace(width=_BAR), fill=fill)


def on_panel(items: Iterable[Item], name: str, fill: Colour | None) -> tuple[Item, ...]:
    """Name the text of items after their panel, and recolour what is filled as the panel is."""
    return tuple(_on_panel(item, name, fill) for item in items)


def _on_panel(item: Item, name: str, fill: Colour | None) -> Item:
    match item:
        case Group():
            return replace(item, items=on_panel(item.items, name, fill))
        case TextFrame() | Shape():
            shown: Colour | None = "bg1" if fill and item.fill == fill else item.fill
            return replace(item, name=name if item.name == "Content" else item.name, fill=shown)
        case _:
            return item


# --- cells ---------------------------------------------------------------------------------


class Cell(Struct, frozen=True):
    """The content of a card or a step, measured: text alone, or boxes below each other."""

    text: TextBlock | None
    boxes: Sequence[Box]
    height: Emu


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
    """Build a card or the body of a step: a frame of text, or a panel with boxes as a group."""
    if cell.text is not None:
        body = frame(
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
        return (replace(body, entry=entry),)
    back = Shape(name=f"{name} panel", rect=rect, fill=fill, stroke=stroke)
    content = on_panel(stack(cell.boxes, rect.inset(*inset), gap=PANEL_GAP), name, fill)
    return group_items((back, *content), rect, name, entry=entry, span=span)
