"""Pictograms: a statistic's share as discs or figures of people to count, above its text.

Owns how the signs are drawn and how statistics that have some share the width: on the slide's own
background, without panels. Refuses to know which values have one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.geometry import Emu, Rect, divided, emu, pt
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.blocks.stacking import Box, stacked
from deckbuilder.layout.blocks.statistics import (
    MAX_IN_A_ROW,
    fit_value_size,
    stat_row,
    stat_text,
)
from deckbuilder.layout.slide_layouts.grid import COLUMN_GAP
from deckbuilder.layout.text.drafts import Look
from deckbuilder.model import Pictogram, Statistic, inline_text
from deckbuilder.scene.slide import Colour, Geometry, Group, Item, Shape, Stroke

_COLOUR: Colour = "tx2"
_EMPTY: Colour = "bg2"
_LINE = 1.5
"""Width of the outline in points, which tells an empty sign from a filled one without colour."""

_HIGH = {"discs": 1.0, "figures": 2.0}
"""The height of a sign's place, as a multiple of its width."""
_GAP = 0.14
"""Space between signs, as a share of the width of a sign's place."""
_WIDEST = {"discs": emu(78), "figures": emu(110)}
_LOWEST = emu(90)
"""The height of a pictogram where there is no room for more."""
_TEXT_GAP, _ASIDE_GAP = emu(12), emu(48)
_WIDE = emu(560)
"""The width from which the text of a statistic stands beside its pictogram."""
_VALUE, _VALUE_ASIDE = 0.6, 0.9
"""The size of a value below and beside its pictogram, as a share of the brand's largest size."""


def statistics_box(
    stats: Sequence[Statistic], width: Emu, look: Look, context: BoxContext, spare: Emu = Emu(0)
) -> Box:
    """Make the box of statistics that follow each other: on panels if none has a pictogram."""
    if not any(stat.pictogram for stat in stats):
        return stat_row(stats, width, look, context, spare)
    columns = min(len(stats), MAX_IN_A_ROW)
    rows = [stats[at : at + columns] for at in range(0, len(stats), columns)]
    wide = Emu((width - emu(COLUMN_GAP) * (columns - 1)) // columns)
    if columns == 1 and wide >= _WIDE:
        return stacked([_aside(stat, wide, look, context) for stat in stats])
    return stacked([_row(row, wide, look, context) for row in rows])


def _row(stats: Sequence[Statistic], wide: Emu, look: Look, context: BoxContext) -> Box:
    """Make cells side by side: pictograms that stand on one line, and the texts below them."""
    full = context.brand.sizes.value * _VALUE
    size = min(fit_value_size(stat, wide, full, context) for stat in stats)
    texts = [stat_text(stat, wide, size, look, context, on_panel=False) for stat in stats]
    low = Emu(max(text.height for text in texts) + _TEXT_GAP)
    signs = [stat.pictogram for stat in stats if stat.pictogram]
    highest = max(_size(each, wide).height for each in signs)

    def build(rect: Rect) -> tuple[Item, ...]:
        room = Emu(min(highest, rect.height - low))
        cells = divided(rect, [wide] * len(stats), emu(COLUMN_GAP))
        items: list[Item] = []
        for stat, text, cell in zip(stats, texts, cells, strict=True):
            if stat.pictogram:
                size = _size(stat.pictogram, wide, room)
                y = Emu(rect.y + room - size.height)
                items.append(_draw(stat, stat.pictogram, size._replace(x=cell.x, y=y)))
            below = Rect(cell.x, Emu(rect.y + room + _TEXT_GAP), wide, text.height)
            items.append(frame(text, below, "Statistic", span=stat.span))
        return tuple(items)

    height = Emu(low + min(_LOWEST, highest))
    return Box(height, build, stretch=True, max_height=Emu(low + highest))


def _aside(stat: Statistic, wide: Emu, look: Look, context: BoxContext) -> Box:
    """Make a statistic across a slide: its text right of its pictogram."""
    if stat.pictogram is None:
        return _row((stat,), wide, look, context)
    sign = stat.pictogram
    largest = _size(sign, Emu(wide // 2))
    room = Emu(wide - largest.width - _ASIDE_GAP)
    size = fit_value_size(stat, room, context.brand.sizes.value * _VALUE_ASIDE, context)
    text = stat_text(stat, room, size, look, context, on_panel=False)
    low = max(text.height, min(_LOWEST, largest.height))

    def build(rect: Rect) -> tuple[Item, ...]:
        high = Emu(min(rect.height, max(largest.height, text.height)))
        drawn = _size(sign, largest.width, high)
        drawn = drawn._replace(x=rect.x, y=Emu(rect.y + (high - drawn.height) // 2))
        beside = Rect(Emu(drawn.right + _ASIDE_GAP), rect.y, room, high)
        return (
            _draw(stat, sign, drawn),
            frame(text, beside, "Statistic", anchor="middle", span=stat.span),
        )

    max_height = Emu(max(largest.height, text.height))
    return Box(Emu(low), build, stretch=True, max_height=max_height)


# --- the signs -----------------------------------------------------------------------------


def _columns(pictogram: Pictogram) -> int:
    """Return how many signs stand in a row: as many as make all rows full, if any such number."""
    total = pictogram.total
    if total <= 5:
        return total
    if total > 20 or (pictogram.sign == "figures" and total > 10):
        return 10
    return next((number for number in (5, 4, 3) if total % number == 0), 5)


def _size(pictogram: Pictogram, width: Emu, height: Emu | None = None) -> Rect:
    """Return the size of a pictogram in a width, and in a height if there is one."""
    columns = _columns(pictogram)
    rows = -(-pictogram.total // columns)
    high = _HIGH[pictogram.sign]
    across, down = columns - _GAP, rows * high - _GAP
    side = min(_WIDEST[pictogram.sign], width / across)
    if height is not None:
        side = min(side, height / down)
    return Rect(Emu(0), Emu(0), Emu(round(side * across)), Emu(round(side * down)))


def _draw(stat: Statistic, pictogram: Pictogram, rect: Rect) -> Group:
    """Draw a pictogram as one group with one alternative text."""
    columns = _columns(pictogram)
    side = rect.width / (columns - _GAP)
    wide, high = side * (1 - _GAP), side * (_HIGH[pictogram.sign] - _GAP)
    shapes: list[Shape] = []
    for index in range(pictogram.total):
        row, column = divmod(index, columns)
        x, y = rect.x + column * side, rect.y + row * side * _HIGH[pictogram.sign]
        place = Rect(Emu(round(x)), Emu(round(y)), Emu(round(wide)), Emu(round(high)))
        draw = _disc if pictogram.sign == "discs" else _person
        shapes += draw(place, _COLOUR if index < pictogram.filled else _EMPTY)
    return Group(
        name="Pictogram",
        rect=rect,
        items=tuple(shapes),
        alt=_say(stat, pictogram),
        is_picture=True,
        span=stat.span,
    )


def _say(stat: Statistic, pictogram: Pictogram) -> str:
    verb = "is" if pictogram.filled == 1 else "are"
    shown = f"{pictogram.filled} of {pictogram.total} {pictogram.sign} {verb} filled"
    return f"{shown}: {' '.join(inline_text(stat.value).split())}"


def _disc(place: Rect, fill: Colour) -> Iterator[Shape]:
    yield _sign("Disc", place, "ellipse", fill)


def _person(place: Rect, fill: Colour) -> Iterator[Shape]:
    """Draw a figure: a head, and below it a body with round shoulders."""
    head = Emu(place.width * 5 // 9)
    left = Emu(place.x + (place.width - head) // 2)
    yield _sign("Head", Rect(left, place.y, head, head), "ellipse", fill)
    side = place.width // 12
    body = place.inset(side, head + place.width // 14, side, 0)
    yield _sign("Body", body, "round-rect", fill, radius=pt(body.width) * 0.4)


def _sign(name: str, rect: Rect, geometry: Geometry, fill: Colour, radius: float = 0.0) -> Shape:
    line = Stroke(colour=_COLOUR, width=_LINE)
    return Shape(name=name, rect=rect, geometry=geometry, radius=radius, fill=fill, stroke=line)
