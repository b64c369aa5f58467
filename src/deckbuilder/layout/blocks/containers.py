"""Containers as boxes: callouts, activities, questions, statistics, steps and columns.

Owns the look of each fenced div on slides, `CONTAINERS`. Refuses primitive blocks (`boxes`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import takewhile

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, divided, emu, margins
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
from deckbuilder.layout.blocks.pictograms import statistics_box
from deckbuilder.layout.blocks.stacking import Box, level_panels, stacked
from deckbuilder.layout.blocks.whole_words import least_broken_box, whole_word_widths
from deckbuilder.layout.slide_layouts import grid
from deckbuilder.layout.text.broken_words import PARTED
from deckbuilder.layout.text.drafts import Draft, Look, draft_as_text, draft_paragraph, is_text
from deckbuilder.layout.text.labels import CALLOUT_LABELS, container_label
from deckbuilder.layout.text.own_words import say
from deckbuilder.layout.text.paragraphs import lay_text
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
    Paragraph,
    Reflect,
    Steps,
    inline_text,
)
from deckbuilder.scene.slide import Colour, Item, ListEntry, TextFrame, TextStyle

COLUMN_GAP = emu(grid.COLUMN_GAP)

_CALLOUT_COLOURS: Mapping[str, Colour] = {
    "key": "accent1",
    "warning": "accent3",
    "wellbeing": "accent4",
}


def label(text: str, look: Look, colour: Colour) -> Draft:
    """Draft a label: text of the tool, not of the author."""
    size = max(look.min_size, look.nested.size)
    style = TextStyle(font="heading", size=size, colour=colour, bold=True)
    words = say(text, look.lang)
    texts = [StyledText(words.text, style, lang=words.lang)]
    return Draft(role="label", texts=texts, style=style, align=look.align)


def _title(title: Sequence[Inline], look: Look, colour: Colour) -> Draft:
    style = replace(look.style, font="heading", bold=True, colour=colour)
    return draft_paragraph(title, look, role="heading", style=style, before=0.0)


def _container_panel(
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
    parts = [first, *boxes(rest, inner, look, context)]
    return panel_around(parts, width, name=name, bar=bar, span=block.span)


def _below(heads: Sequence[Draft], blocks: Sequence[Block], look: Look) -> list[Draft]:
    """Draft what stands under a panel's headings, close to them."""
    found = draft_as_text(blocks, look)
    if heads and found:
        found[0] = replace(found[0], before=look.size * 0.2)
    return found


def container_heads(block: Callout | Activity | Reflect, look: Look, colour: Colour) -> list[Draft]:
    """Draft what heads a container: the tool's label for it in a colour, and its title."""
    words = container_label(block)
    heads = [label(words, look, colour)] if words else []
    if isinstance(block, Reflect) or not block.title:
        return heads
    return [*heads, _title(block.title, look, look.heading if heads else colour)]


def _callout(block: Callout, width: Emu, look: Look, context: BoxContext) -> Box:
    colour = _CALLOUT_COLOURS[block.kind]
    name = f"Callout: {inline_text(block.title) or CALLOUT_LABELS[block.kind]}"
    heads = container_heads(block, look, colour)
    return _container_panel(block, heads, width, look, context, name=name, bar=colour)


def _activity(block: Activity, width: Emu, look: Look, context: BoxContext) -> Box:
    if block.grouping:
        grouping = Paragraph(children=block.grouping, span=block.span)
        block = replace(block, blocks=(*block.blocks, grouping), grouping=())
    heads = container_heads(block, look, "accent2")
    return _container_panel(block, heads, width, look, context, name="Activity", bar="accent2")


def _reflect(block: Reflect, width: Emu, look: Look, context: BoxContext) -> Box:
    heads = container_heads(block, look, "accent2")
    return _container_panel(block, heads, width, look, context, name="Reflection", bar="accent2")


# --- steps ---------------------------------------------------------------------------------

_STEP_HEAD = emu(grid.STEP_HEAD)
_STEP_INSET = margins(grid.STEP_INSET)
_LOWEST_STEP = 3.0
"""The least height of a step under its arrow, as a multiple of the text's size."""
_STEP_GROWTH = 0.5
"""By what share of its least height a step with a picture or the like may grow."""
_UNEVEN = 1.5
"""From how many times the height of the lowest row on rows of steps keep heights of their own."""
_MANY_STEPS = 6
"""From how many steps on there are two rows."""


def _steps(block: Steps, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make numbered columns under arrows; text around the list stands above them."""
    rest = [child for child in block.blocks if not isinstance(child, ItemList)]
    lists = [child for child in block.blocks if isinstance(child, ItemList)]
    rows = [_step_rows(child, width, look, context) for child in lists]
    return stacked([*boxes(rest, width, look, context), *rows])


def _step_rows(block: ItemList, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make rows of as many steps each: one, two of many steps, or more where words need them.

    More rows are better than smaller text, which all slides of the layout would have.
    """
    count = len(block.items)
    fewest = 1 if count < _MANY_STEPS else 2
    columns = dict.fromkeys(-(-count // rows) for rows in range(fewest, count + 1))
    rows = (_step_grid(block, each, width, look, context) for each in columns)
    return least_broken_box(rows, width, look, bearable=PARTED, at_any_size=True)


def _step_grid(block: ItemList, columns: int, width: Emu, look: Look, context: BoxContext) -> Box:
    count, gap = len(block.items), emu(grid.STEP_GAP)
    wide = Emu((width - gap * (columns - 1)) // columns)
    left, top, right, bottom = _STEP_INSET
    cells = [
        measure_cell(item.blocks, Emu(wide - left - right), look, context) for item in block.items
    ]
    lowest = emu(look.size * _LOWEST_STEP)
    steps = [max(lowest, cell.height + top + bottom) + _STEP_HEAD for cell in cells]
    heights = [max(steps[at : at + columns]) for at in range(0, count, columns)]
    if max(heights) < min(heights) * _UNEVEN:
        heights = [max(heights)] * len(heights)
    stretch = any(box.stretch for cell in cells for box in cell.boxes)
    growths = [round(height * _STEP_GROWTH) if stretch else 0 for height in heights]
    whole = Emu(sum(heights) + gap * (len(heights) - 1))

    def build(rect: Rect) -> tuple[Item, ...]:
        spare = (rect.height - whole) // len(heights)
        areas: list[Rect] = []
        y = rect.y
        for height, growth in zip(heights, growths, strict=True):
            high = Emu(height + min(spare, growth))
            areas += divided(rect._replace(y=y, height=high), [wide] * columns, gap)
            y = Emu(y + high + gap)
        return tuple(
            each
            for at, (item, cell, area) in enumerate(zip(block.items, cells, areas, strict=False))
            for each in _step(
                item, ListEntry("mark", block.start + at, starts=at == 0), cell, area, look, context
            )
        )

    return Box(whole, build, stretch=stretch, max_height=Emu(whole + sum(growths)))


def _step(
    item: ListItem, entry: ListEntry, cell: Cell, rect: Rect, look: Look, context: BoxContext
) -> tuple[Item, ...]:
    """Build a step: an arrow with its number, and what it holds below."""
    number = entry.number
    bold = replace(look, text="bg1", align="left")
    head = lay_text([label(str(number), bold, "bg1")], rect.width, context.faces, bold)
    arrow = frame(
        head,
        rect._replace(height=_STEP_HEAD),
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
    """Divide a width into columns: some have widths of their own, the others share the rest."""
    room = width - gap * (len(columns) - 1)
    shares = [column.width for column in columns]
    given = sum(share for share in shares if share is not None)
    open_ = sum(share is None for share in shares)
    rest = max(0.0, 1.0 - given) / open_ if open_ else 0.0
    parts = [rest if share is None else share for share in shares]
    total = sum(parts) or 1.0
    return [Emu(int(room * part / total)) for part in parts]


def _columns(block: Columns, width: Emu, look: Look, context: BoxContext) -> Box:
    """Stand columns side by side, or in rows of fewer where words need that."""
    count = len(block.columns)
    if context.in_column:
        return _column_rows(block.columns, count, width, look, context)
    in_a_row = dict.fromkeys(-(-count // rows) for rows in range(1, count + 1))
    rows = (_column_rows(block.columns, each, width, look, context) for each in in_a_row)
    return least_broken_box(rows, width, look, bearable=PARTED)


def _column_rows(
    columns: Sequence[Column], in_a_row: int, width: Emu, look: Look, context: BoxContext
) -> Box:
    widths = column_widths(columns[:in_a_row], width)
    rows = [columns[at : at + in_a_row] for at in range(0, len(columns), in_a_row)]
    made = [_column_row(row, widths[: len(row)], look, context) for row in rows]
    return made[0] if len(made) == 1 else stacked(made)


def _column_row(
    row: Sequence[Column], wanted: Sequence[Emu], look: Look, context: BoxContext
) -> Box:
    makers = [partial(_column, column, look=look, context=context) for column in row]
    widths = list(wanted) if context.in_column else whole_word_widths(makers, wanted, look)
    made = level_panels([[make(wide)] for make, wide in zip(makers, widths, strict=True)])
    columns = [column for (column,) in made]

    def build(rect: Rect) -> tuple[Item, ...]:
        cells = zip(columns, divided(rect, widths, COLUMN_GAP), strict=True)
        items = [item for column, cell in cells for item in column.build(cell)]
        return tuple(_name_column_text(item, number) for number, item in enumerate(items, 1))

    limits = [column.max_height for column in columns]
    return Box(
        max((column.height for column in columns), default=Emu(0)),
        build,
        stretch=any(column.stretch for column in columns),
        max_height=None
        if None in limits
        else Emu(max((limit or 0 for limit in limits), default=0)),
    )


def _column(block: Column, width: Emu, look: Look, context: BoxContext) -> Box:
    parts = boxes(block.blocks, width, look, replace(context, in_column=True))
    return parts[0] if len(parts) == 1 and parts[0].at_height else stacked(parts)


def _name_column_text(item: Item, number: int) -> Item:
    """Give the text of a column a name of its own for the selection pane."""
    if isinstance(item, TextFrame) and item.name == "Content":
        return replace(item, name=f"Column text {number}")
    return item


CONTAINERS = ContainerBoxes(
    callout=_callout,
    activity=_activity,
    reflect=_reflect,
    statistics=statistics_box,
    steps=_steps,
    columns=_columns,
)
"""The containers of slides."""
