"""Arrangements: how the blocks of a slide share the room below its title.

Owns one function for each `arrange` value of the catalogue; each returns a box for the whole
body, which the fitting then measures at one size after another. Refuses titles, footers and
the choice of a size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.boxes import (
    GAP,
    Box,
    Setting,
    boxes,
    frame,
    stack,
    stacked,
    stacked_height,
    text_box,
)
from deckbuilder.layout.catalogue import GUTTER, Layout
from deckbuilder.layout.containers import (
    COLUMN_GAP,
    column_widths,
    columns_of,
    fitting_value,
    label,
    stat_text,
)
from deckbuilder.layout.scene import Item, PlacedSlot, Shape, Stroke, TextFrame
from deckbuilder.layout.text import Look, TextBlock, drafts, is_text, lay_text
from deckbuilder.model import Block, Container, Figure, ItemList, ListItem

Slots = Mapping[str, PlacedSlot]


class Place(Struct, frozen=True):
    """Where an arrangement works: the layout, its slots as placed and the room in EMU."""

    layout: Layout
    slots: Slots
    area: Rect
    setting: Setting


Arrangement = Callable[[Sequence[Block], Place, Look], Box]


def _flow(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Set everything below each other; the first text takes the body placeholder."""
    slot = place.slots.get("body")
    width = slot.rect.width if slot else place.area.width
    left = slot.rect.x if slot else place.area.x
    held = boxes(blocks, width, look, place.setting)

    def build(rect: Rect) -> tuple[Item, ...]:
        return tuple(stack(held, Rect(left, rect.y, width, rect.height), "body" if slot else ""))

    return Box(stacked_height(held), build)


# --- columns -------------------------------------------------------------------------------


def _columns(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Give the columns of the first `columns` div the layout's slots, the rest the full width."""
    at = next((i for i, b in enumerate(blocks) if _is(b, "columns")), None)
    if at is None:
        return _flow(blocks, place, look)
    block = blocks[at]
    assert isinstance(block, Container)  # noqa: S101 - found by its kind
    width = place.area.width
    above = boxes(blocks[:at], width, look, place.setting)
    below = boxes(blocks[at + 1 :], width, look, place.setting)
    middle = _column_box(block, place, look)
    return stacked([*above, middle, *below])


def _is(block: Block, kind: str) -> bool:
    return isinstance(block, Container) and block.kind == kind


def _column_box(block: Container, place: Place, look: Look) -> Box:
    columns = columns_of(block)
    widths = column_widths(block, place.area.width)
    slots = [place.slots.get(f"column-{index + 1}") for index in range(len(columns))]
    style = next((slot for slot in slots if slot), None)
    inset = style.inset if style else (Emu(0),) * 4
    stacks = [
        boxes(column.blocks, Emu(wide - inset[0] - inset[2]), look, place.setting)
        for column, wide in zip(columns, widths, strict=True)
    ]
    tallest = max((stacked_height(held) for held in stacks), default=Emu(0))
    height = Emu(tallest + inset[1] + inset[3])

    def build(rect: Rect) -> tuple[Item, ...]:
        items: list[Item] = []
        x = rect.x
        high = rect.height
        if style is not None and style.fill is not None:  # a panel is not left half empty
            high = Emu(min(high, max(round(height * _EMPTIEST), rect.height * 3 // 5)))
        for index, (held, wide) in enumerate(zip(stacks, widths, strict=True)):
            cell = Rect(x, rect.y, wide, high)
            items += _column_items(held, cell, index + 1, style, bool(slots[index]))
            x = Emu(x + wide + COLUMN_GAP)
        return tuple(items)

    return Box(height, build, stretch=True)


_EMPTIEST = 1.5
"""How many times as high as its text a column's panel may be, where the slide has room."""


def _column_items(
    held: list[Box], rect: Rect, number: int, style: PlacedSlot | None, in_slot: bool
) -> list[Item]:
    """Build one column: text alone fills its placeholder, a mixture stands on a panel."""
    if style is None:
        return stack(held, rect)
    name = f"column-{number}" if in_slot else ""
    inner = rect.inset(*style.inset)
    if len(held) == 1 and held[0].plain:
        (item,) = held[0].build(inner)
        assert isinstance(item, TextFrame)  # noqa: S101 - what a plain box is
        return [
            replace(
                item, name=f"Column {number}", rect=rect, inset=style.inset, fill=style.fill,
                geometry=style.geometry, radius=style.radius, placeholder=name,
            )
        ]  # fmt: skip
    items = stack(held, inner, name)
    if style.fill is None:
        return items
    back = Shape(
        name=f"Column {number} panel", rect=rect, geometry=style.geometry, radius=style.radius,
        fill=style.fill,
    )  # fmt: skip
    plain = [
        replace(item, fill=None, geometry="rect", radius=0.0, placeholder="")
        if isinstance(item, TextFrame) and item.placeholder
        else item
        for item in items
    ]
    return [back, *plain]


# --- cards ---------------------------------------------------------------------------------


class _Card(Struct, frozen=True):
    item: ListItem
    number: int
    text: TextBlock


def _cards(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Make a card of each item of the first list, with the other blocks above and below."""
    blocks = [part for block in blocks for part in _opened(block)]
    at = next((i for i, b in enumerate(blocks) if isinstance(b, ItemList)), None)
    if at is None:
        return _flow(blocks, place, look)
    items = blocks[at]
    assert isinstance(items, ItemList)  # noqa: S101 - found as such
    width = place.area.width
    above = boxes(blocks[:at], width, look, place.setting)
    below = boxes(blocks[at + 1 :], width, look, place.setting)
    room = place.area.height - stacked_height([*above, *below])
    room -= emu(GAP) * (bool(above) + bool(below))
    grid = _best_grid(items, place, look, room)
    return stacked([*above, grid, *below])


def _opened(block: Block) -> tuple[Block, ...]:
    """Return what a `reflect` div with a list holds, so that the list can become cards."""
    if not (isinstance(block, Container) and block.kind == "reflect"):
        return (block,)
    lists = any(isinstance(child, ItemList) for child in block.blocks)
    return block.blocks if lists else (block,)


_GRIDS: Mapping[int, tuple[int, ...]] = {1: (1,), 2: (2, 1), 3: (3, 1), 4: (2, 1), 6: (2, 3, 1)}
"""The numbers of columns to try for a number of cards, best looking first."""


def _best_grid(items: ItemList, place: Place, look: Look, room: int) -> Box:
    """Choose the first grid that fits, or the lowest one where none does."""
    grids = [
        _grid(items, columns, place, look) for columns in _GRIDS.get(len(items.items), (1, 2, 3))
    ]
    fitting = [grid for grid in grids if grid.height <= room]
    return fitting[0] if fitting else min(grids, key=lambda grid: grid.height)


_TAB = emu(40)
"""Width of the tab with a card's number, which stands left of the card, not on it: what lies
on top is read later, and the number is to be read first."""


def _card_inset(*, rows: bool) -> tuple[Emu, Emu, Emu, Emu]:
    upright = emu(6 if rows else 12)
    return (emu(16), upright, emu(14), upright)


def _grid(items: ItemList, columns: int, place: Place, look: Look) -> Box:
    style = place.layout.card
    gutter = emu(6 if columns == 1 else GUTTER)
    inset = _card_inset(rows=columns == 1)
    tab = _TAB if style.numbered else 0
    wide = Emu((place.area.width - gutter * (columns - 1)) // columns)
    room = Emu(wide - tab - inset[0] - inset[2])
    cards = [
        _Card(item, items.start + index,
              lay_text(drafts(item.blocks, look), room, place.setting.faces, look))
        for index, item in enumerate(items.items)
    ]  # fmt: skip
    rows = [cards[at : at + columns] for at in range(0, len(cards), columns)]
    heights = [max(card.text.height for card in row) + inset[1] + inset[3] for row in rows]
    if columns > 1:
        heights = [max(heights)] * len(heights)
    natural = Emu(sum(heights) + gutter * (len(rows) - 1))

    def build(rect: Rect) -> tuple[Item, ...]:
        spare = max(0, rect.height - natural) // len(rows)
        extra = min(spare, max(heights))
        found: list[Item] = []
        y = rect.y
        for row, height in zip(rows, heights, strict=True):
            for column, card in enumerate(row):
                x = Emu(rect.x + column * (wide + gutter))
                held = Rect(x, y, wide, Emu(height + extra))
                found += _card_items(card, held, place, look, inset, rows=columns == 1)
            y = Emu(y + height + extra + gutter)
        return tuple(found)

    return Box(natural, build, stretch=True)


def _card_items(
    card: _Card, rect: Rect, place: Place, look: Look, inset: tuple[Emu, Emu, Emu, Emu],
    *, rows: bool,
) -> list[Item]:  # fmt: skip
    style = place.layout.card
    slot = f"card-{card.number}"
    held = rect.inset(_TAB, 0, 0, 0) if style.numbered else rect
    body = frame(
        card.text, held, f"Card {card.number}", inset=inset, span=card.item.span,
        anchor="middle" if rows else "top", fill=style.fill,
        stroke=Stroke(colour=style.stroke, width=1.5) if style.stroke else None,
        placeholder=slot if slot in place.slots else "",
    )  # fmt: skip
    if not style.numbered:
        return [body]
    plain = replace(look, least=22.0, align="center")
    text = lay_text([label(str(card.number), plain, "bg1")], _TAB, place.setting.faces, plain)
    tab = Rect(rect.x, rect.y, _TAB, rect.height)
    return [frame(text, tab, f"Number {card.number}", anchor="middle", fill=style.tab), body]


# --- aside ---------------------------------------------------------------------------------


def _aside(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Stand one statistic or picture beside the rest; several statistics make a row."""
    beside = [block for block in blocks if _stands_beside(block)]
    rest = [block for block in blocks if not _stands_beside(block)]
    if len(beside) != 1 or not rest:
        return _flow(blocks, _full_width(place), look)
    if isinstance(beside[0], Container):
        return _beside_stat(beside[0], rest, place, look)
    return _beside_picture(beside[0], rest, place, look)


def _stands_beside(block: Block) -> bool:
    return _is(block, "stat") or isinstance(block, Figure)


def _full_width(place: Place) -> Place:
    """Return the place with its body slot over the full width."""
    body = place.slots.get("body")
    if body is None:
        return place
    wide = replace(body, rect=Rect(place.area.x, body.rect.y, place.area.width, body.rect.height))
    return replace(place, slots={**place.slots, "body": wide})


_STAT_INSET = (emu(24), emu(24), emu(20), emu(24))
_NARROWEST_STAT = emu(160)


def _beside_stat(stat: Container, rest: Sequence[Block], place: Place, look: Look) -> Box:
    text_rect = place.slots["body"].rect
    wide = Emu(text_rect.x - place.area.x - emu(32))
    if wide <= _NARROWEST_STAT:  # the layout has its text on the left: the halves change sides
        wide = Emu((place.area.width - emu(32)) // 2)
        text_rect = text_rect._replace(x=Emu(place.area.right - wide), width=wide)
    room = Emu(wide - _STAT_INSET[0] - _STAT_INSET[2])
    setting = place.setting
    size = fitting_value(stat, room, setting.brand.sizes.value, setting)
    text = stat_text(stat, room, size, look, setting)
    held = boxes(rest, text_rect.width, look, setting)
    height = Emu(max(text.height + _STAT_INSET[1] + _STAT_INSET[3], stacked_height(held)))

    def build(rect: Rect) -> tuple[Item, ...]:
        left = Rect(rect.x, rect.y, wide, rect.height)
        right = Rect(text_rect.x, rect.y, text_rect.width, rect.height)
        panel = frame(
            text, left, "Statistic", inset=_STAT_INSET, anchor="middle", fill="tx2",
            span=stat.span,
        )  # fmt: skip
        return (panel, *stack(held, right, "body"))

    return Box(height, build)


def _beside_picture(figure: Block, rest: Sequence[Block], place: Place, look: Look) -> Box:
    wide = Emu((place.area.width - emu(32)) // 2)
    (picture,) = boxes([figure], wide, look, place.setting)
    held = boxes(rest, wide, look, place.setting)

    def build(rect: Rect) -> tuple[Item, ...]:
        left = Rect(rect.x, rect.y, wide, rect.height)
        right = Rect(Emu(rect.right - wide), rect.y, wide, rect.height)
        return (*stack(held, left, "body"), *picture.build(right))

    return Box(Emu(max(picture.height, stacked_height(held))), build)


# --- covers --------------------------------------------------------------------------------


def _cover(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Set what stands under a cover's title in the subtitle placeholder."""
    slot = place.slots["subtitle"]
    plain = [block for block in blocks if is_text(block)]
    rest = [block for block in blocks if not is_text(block)]
    held = [text_box(plain, slot.rect.width, look, place.setting)] if plain else []
    held += boxes(rest, slot.rect.width, look, place.setting)
    return stacked(held, "subtitle")


ARRANGEMENTS: Mapping[str, Arrangement] = {
    "cover": _cover,
    "flow": _flow,
    "blank": _flow,
    "columns": _columns,
    "cards": _cards,
    "aside": _aside,
}
