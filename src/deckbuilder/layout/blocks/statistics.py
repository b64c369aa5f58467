"""Statistics: a large value and what it counts, on panels alone or in rows.

Owns the size of the values and how statistics that follow each other share the width. Refuses
the panel that stands beside text (`arrange.beside`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.blocks.stacking import Box
from deckbuilder.layout.blocks.whole_words import least_broken_box
from deckbuilder.layout.slide_layouts.backgrounds import strong_background
from deckbuilder.layout.slide_layouts.grid import GUTTER
from deckbuilder.layout.text.drafts import Draft, Look, draft_as_text, draft_paragraph
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.model import Statistic, inline_text
from deckbuilder.scene.slide import Item, TextStyle


def stat_text(
    block: Statistic,
    width: Emu,
    size: float,
    look: Look,
    context: BoxContext,
    *,
    on_panel: bool = True,
) -> TextBlock:
    """Wrap the text of a statistic: its value large, its label and any further text beneath."""
    plain = look
    if on_panel:
        colour = strong_background(context.brand).text
        plain = replace(look, text=colour, heading=colour, link=colour, accent=colour)
    value = TextStyle(font="heading", size=size, colour=plain.heading, bold=True)
    drafted = [
        Draft(
            role="value",
            texts=style_inlines(block.value, value),
            style=value,
            spacing=0.9,
            align=look.align,
        )
    ]
    if block.label:
        drafted.append(draft_paragraph(block.label, plain, before=size * 0.05))
    drafted += draft_as_text(block.blocks, plain)
    if block.source:
        size = min(look.size, context.brand.sizes.caption)
        small = replace(plain, size=size, min_size=size)
        drafted.append(draft_paragraph(block.source, small, role="caption", before=size * 0.5))
    return lay_text(drafted, width, context.faces, plain)


def fit_value_size(block: Statistic, width: Emu, full: float, context: BoxContext) -> float:
    """Return the size in points at which a statistic's value fits on one line."""
    return fit_number_size(inline_text(block.value), width, full, context)


def fit_number_size(number: str, width: Emu, full: float, context: BoxContext) -> float:
    """Return the size in points, from `full` down to 24, at which a bold number fits a width."""
    style = TextStyle(font="heading", size=full, colour="bg1", bold=True)
    advance = context.faces.face(style).advance(number).visible
    wide = emu(advance * full / 1000.0)
    return full if wide <= width else max(24.0, float(full * width // wide))


# --- rows ----------------------------------------------------------------------------------

_INSET = (emu(20), emu(14), emu(16), emu(14))
MAX_IN_A_ROW = 4
_LARGE, _SMALL, _STEP = 0.75, 0.58, 0.04
"""The maximum and the minimum size of the values in rows, as shares of the brand's largest size,
and the step between sizes that are tried."""
_MAX_GROWTH = 1.5
"""How many times as high as its text a panel may be, where the slide has room."""


class _Grid(Struct, frozen=True):
    """Panels of one width and, within a row, of one height; lengths in EMU."""

    stats: Sequence[Statistic]
    texts: Sequence[TextBlock]
    columns: int
    wide: Emu

    @property
    def rows(self) -> int:
        """The number of rows."""
        return -(-len(self.texts) // self.columns)

    @property
    def row(self) -> Emu:
        """The height of each row: that of the highest text and its margins."""
        return Emu(max(text.height for text in self.texts) + _INSET[1] + _INSET[3])

    @property
    def height(self) -> Emu:
        """The height of all rows and the gaps between them."""
        return Emu(self.row * self.rows + emu(GUTTER) * (self.rows - 1))


def stat_row(
    stats: Sequence[Statistic], width: Emu, look: Look, context: BoxContext, spare: Emu = Emu(0)
) -> Box:
    """Make panels of statistics that follow each other: a row, or rows of as many each.

    They may become `spare` EMU higher than they need be; the values grow with that.
    """
    value, count = context.brand.sizes.value, len(stats)
    small = min(float(round(value * (_LARGE if count == 1 else _SMALL))), look.size * 4)
    columns = -(-count // -(-count // MAX_IN_A_ROW))
    grid = _measured(stats, columns, small, width, look, context)
    fewer = range(columns - 1, 0, -1)
    grids = (_measured(stats, each, small, width, look, context) for each in fewer)
    boxes = (_box(each, each.height, context) for each in chain((grid,), grids))
    box = least_broken_box(boxes, width, look)
    if spare <= 0:
        return box
    room = Emu(box.height + spare)
    larger = (
        _measured(stats, columns, size, width, look, context)
        for columns, size in _larger(columns, count, small, value)
    )
    fitting = chain((each for each in larger if each.height <= room), (grid,))
    grown = chain((_box(each, room, context) for each in fitting), (box,))
    return least_broken_box(grown, width, look)


def _larger(columns: int, count: int, small: float, value: float) -> Iterator[tuple[int, float]]:
    """Yield numbers of columns and sizes of values to try, the largest first."""
    size = float(round(value * _LARGE))
    while size >= small:
        if count == MAX_IN_A_ROW:  # two rows of two leave least of the slide empty
            yield 2, size
        yield columns, size
        size -= round(value * _STEP)


def _measured(
    stats: Sequence[Statistic],
    columns: int,
    full: float,
    width: Emu,
    look: Look,
    context: BoxContext,
) -> _Grid:
    wide = Emu((width - emu(GUTTER) * (columns - 1)) // columns)
    room = Emu(wide - _INSET[0] - _INSET[2])
    size = min(fit_value_size(stat, room, full, context) for stat in stats)
    texts = [stat_text(stat, room, size, look, context) for stat in stats]
    return _Grid(stats, texts, columns, wide)


def _box(grid: _Grid, room: Emu, context: BoxContext) -> Box:
    """Make a box of the panels, a little higher than their text where there is room."""
    more = min((room - grid.height) // grid.rows, round(grid.row * (_MAX_GROWTH - 1)))
    high = Emu(grid.row + more)
    left, top, right, bottom = _INSET
    inset = (left, Emu(top + more // 2), right, Emu(bottom + more // 2))
    fill = strong_background(context.brand).fill

    def build(rect: Rect) -> tuple[Item, ...]:
        return tuple(
            frame(
                text,
                _cell(index, grid, rect, high),
                f"Statistic {index + 1}",
                inset=inset,
                fill=fill,
                span=stat.span,
            )
            for index, (stat, text) in enumerate(zip(grid.stats, grid.texts, strict=True))
        )

    return Box(Emu(grid.height + more * grid.rows), build)


def _cell(index: int, grid: _Grid, rect: Rect, high: Emu) -> Rect:
    row, column = divmod(index, grid.columns)
    x = rect.x + column * (grid.wide + emu(GUTTER))
    return Rect(Emu(x), Emu(rect.y + row * (high + emu(GUTTER))), grid.wide, high)
