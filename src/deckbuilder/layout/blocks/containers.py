"""Containers as boxes: callouts, activities, questions, statistics, steps and columns.

Owns the look of each fenced div on slides, `CONTAINERS`. Refuses primitive blocks, which it asks
`boxes` for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, divided, emu
from deckbuilder.layout.blocks.boxes import boxes, draft_box, measure_cell
from deckbuilder.layout.blocks.context import BoxContext, ContainerBoxes
from deckbuilder.layout.blocks.panels import (
    PANEL_INSET,
    Cell,
    build_cell,
    frame,
    group_items,
    panel,
    panel_around,
)
from deckbuilder.layout.blocks.stacking import Box, largest_stack, stack, stacked, stacked_height
from deckbuilder.layout.blocks.statistics import stat_row
from deckbuilder.layout.slide_layouts import catalogue
from deckbuilder.layout.text.drafts import Draft, Look, draft_as_text, draft_paragraph, is_text
from deckbuilder.layout.text.labels import callout_label, container_label
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import (
    Activity,
    Block,
    Callout,
    Column,
    Columns,
    Inline,
    ItemList,
    ListItem,
    Reflect,
    Steps,
    inline_text,
)
from deckbuilder.scene.slide import Colour, Item, ListEntry, TextFrame, TextStyle

COLUMN_GAP = emu(catalogue.COLUMN_GAP)

_CALLOUTS: Mapping[str, Colour] = {"key": "accent1", "warning": "accent3", "wellbeing": "accent4"}


def label(text: str, look: Look, colour: Colour) -> Draft:
    """Draft a label: text of the tool, not of the author."""
    style = TextStyle(font="heading", size=look.min_size, colour=colour, bold=True)
    return Draft(role="label", texts=[StyledText(text, style)], style=style, align=look.align)


def _title(title: Sequence[Inline], look: Look, colour: Colour) -> Draft:
    style = replace(look.style, font="heading", bold=True, colour=colour)
    return draft_paragraph(title, look, role="heading", style=style, before=0.0)


def _held(
    block: Callout | Activity | Reflect,
    heads: Sequence[Draft],
    width: Emu,
    look: Look,
    context: BoxContext,
    *,
    name: str,
    bar: Colour,
) -> Box:
    """Make a panel of a container's blocks in their order: one frame where all are text."""
    lead = tuple(takewhile(is_text, block.blocks))
    body = [*heads, *_below(heads, lead, look)]
    rest = block.blocks[len(lead) :]
    if not rest:
        return panel(body, width, look, context, name=name, bar=bar, span=block.span)
    inner = Emu(width - PANEL_INSET[0] - PANEL_INSET[2])
    first = draft_box(body, inner, look, context, span=block.span)
    held = [first, *boxes(rest, inner, look, context)]
    return panel_around(held, width, name=name, bar=bar, span=block.span)


def _below(heads: Sequence[Draft], blocks: Sequence[Block], look: Look) -> list[Draft]:
    """Draft what stands under a panel's heading, close to it."""
    found = draft_as_text(blocks, look)
    if heads and found:
        found[0] = replace(found[0], before=look.size * 0.2)
    return found


def _callout(block: Callout, width: Emu, look: Look, context: BoxContext) -> Box:
    text, colour = callout_label(block), _CALLOUTS[block.kind]
    title = inline_text(block.title)
    head = _title(block.title, look, colour) if title else label(text, look, colour)
    return _held(block, [head], width, look, context, name=f"Callout: {title or text}", bar=colour)


def _activity(block: Activity, width: Emu, look: Look, context: BoxContext) -> Box:
    return _held(
        block, _activity_heads(block, look), width, look, context, name="Activity", bar="accent2"
    )


def _activity_heads(block: Activity, look: Look) -> list[Draft]:
    heads = [label(container_label(block), look, "accent2")]
    if block.title:
        heads.append(_title(block.title, look, "tx2"))
    return heads


def activity_text(block: Activity, width: Emu, look: Look, context: BoxContext) -> TextBlock:
    """Lay an activity of text alone: its label, its title and what is to be done."""
    heads = _activity_heads(block, look)
    return lay_text([*heads, *_below(heads, block.blocks, look)], width, context.faces, look)


def _reflect(block: Reflect, width: Emu, look: Look, context: BoxContext) -> Box:
    heads = [label(container_label(block), look, "accent2")]
    return _held(block, heads, width, look, context, name="Reflection", bar="accent2")


# --- steps ---------------------------------------------------------------------------------

_STEP_HEAD = emu(40)
_STEP_INSET = (emu(14), emu(12), emu(12), emu(14))
_LOWEST_STEP = 4.5
"""The least height of a step under its arrow, as a multiple of the text's size."""
_TALLEST_STEP = 1.5
"""How many times as high as its text a step may be, where the slide has room."""


def _steps(block: Steps, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make numbered columns under arrows; text around the list stands above them."""
    lists = [child for child in block.blocks if isinstance(child, ItemList)]
    rest = [child for child in block.blocks if not isinstance(child, ItemList)]
    above = boxes(rest, width, look, context)
    rows = [_step_row(part, width, look, context) for part in lists]
    return stacked([*above, *rows])


def _step_row(block: ItemList, width: Emu, look: Look, context: BoxContext) -> Box:
    count = len(block.items)
    gap = emu(10)
    wide = Emu((width - gap * (count - 1)) // count)
    left, top, right, bottom = _STEP_INSET
    cells = [
        measure_cell(item.blocks, Emu(wide - left - right), look, context) for item in block.items
    ]
    least = emu(look.size * _LOWEST_STEP)
    height = Emu(max(least, *(cell.height + top + bottom for cell in cells)) + _STEP_HEAD)

    def build(rect: Rect) -> tuple[Item, ...]:
        high = Emu(min(rect.height, round(height * _TALLEST_STEP)))
        rects = divided(rect._replace(height=high), [wide] * count, gap)
        steps = zip(block.items, cells, rects, strict=True)
        return tuple(
            made
            for at, (item, cell, held) in enumerate(steps)
            for made in _step(
                item, ListEntry("mark", block.start + at, starts=at == 0), cell, held, look, context
            )
        )

    return Box(height, build, stretch=True, max_height=Emu(round(height * _TALLEST_STEP)))


def _step(
    item: ListItem, entry: ListEntry, cell: Cell, rect: Rect, look: Look, context: BoxContext
) -> tuple[Item, ...]:
    """Build a step: an arrow with its number, and what it holds below."""
    number = entry.number
    bold = replace(look, text="bg1", align="left")
    head = lay_text([label(str(number), bold, "bg1")], rect.width, context.faces, bold)
    arrow = frame(
        head,
        Rect(rect.x, rect.y, rect.width, _STEP_HEAD),
        f"Step {number} arrow",
        inset=(emu(14), emu(0), emu(14), emu(0)),
        anchor="middle",
        fill="accent1",
    )
    body = build_cell(
        cell,
        rect.inset(0, _STEP_HEAD, 0, 0),
        name=f"Step {number}",
        inset=_STEP_INSET,
        entry=ListEntry("body", number),
        fill="bg2",
        span=item.span,
    )
    items = (replace(arrow, geometry="homePlate", entry=entry), *body)
    return group_items(items, rect, f"Step {number} group", span=item.span)


# --- columns -------------------------------------------------------------------------------


def column_widths(columns: Sequence[Column], width: Emu, gap: Emu = COLUMN_GAP) -> list[Emu]:
    """Share a width among columns: as they say themselves, the rest equally."""
    room = width - gap * (len(columns) - 1)
    shares = [column.width for column in columns]
    given = sum(share for share in shares if share is not None)
    open_ = sum(share is None for share in shares)
    rest = max(0.0, 1.0 - given) / open_ if open_ else 0.0
    parts = [rest if share is None else share for share in shares]
    total = sum(parts) or 1.0
    return [Emu(int(room * part / total)) for part in parts]


def _columns(block: Columns, width: Emu, look: Look, context: BoxContext) -> Box:
    widths = column_widths(block.columns, width)
    stacks = [
        boxes(column.blocks, wide, look, context)
        for column, wide in zip(block.columns, widths, strict=True)
    ]
    height = Emu(max((stacked_height(held) for held in stacks), default=0))

    def build(rect: Rect) -> tuple[Item, ...]:
        cells = divided(rect, widths, COLUMN_GAP)
        placed = (stack(held, cell) for held, cell in zip(stacks, cells, strict=True))
        return tuple(_named([item for items in placed for item in items]))

    tallest = [largest_stack(held) for held in stacks]
    most = None if None in tallest else Emu(max((each or 0 for each in tallest), default=0))
    stretch = any(box.stretch for held in stacks for box in held)
    return Box(height, build, stretch=stretch, max_height=most)


def _named(items: list[Item]) -> list[Item]:
    """Give the texts of columns names of their own for the selection pane."""
    found: list[Item] = []
    for index, item in enumerate(items):
        if isinstance(item, TextFrame) and item.name == "Content":
            found.append(replace(item, name=f"Column text {index + 1}"))
        else:
            found.append(item)
    return found


CONTAINERS = ContainerBoxes(
    callout=_callout,
    activity=_activity,
    reflect=_reflect,
    statistics=stat_row,
    steps=_steps,
    columns=_columns,
)
"""The containers of slides."""
