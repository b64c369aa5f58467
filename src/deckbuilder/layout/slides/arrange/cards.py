"""The arrangement of cards: a grid of a list's items, numbered or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, divided, emu, union
from deckbuilder.layout.blocks.boxes import boxes, measure_cell
from deckbuilder.layout.blocks.containers import label
from deckbuilder.layout.blocks.panels import Cell, build_cell, frame
from deckbuilder.layout.blocks.stacking import GAP, Box, stacked, stacked_height
from deckbuilder.layout.blocks.whole_words import least_broken_box
from deckbuilder.layout.slides.arrange.flow import arrange_flow
from deckbuilder.layout.slides.arrange.room import SlideBody, gap_right_of, split_at_first
from deckbuilder.layout.text.drafts import Look
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.model import Block, ItemList, ListItem, Reflect
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import Item, ListEntry

Inset = tuple[Emu, Emu, Emu, Emu]


class _Slot(Struct, frozen=True):
    """The slot of a card, and that of the number before it where cards are numbered."""

    card: PlacedSlot
    number: PlacedSlot | None

    @property
    def tab(self) -> Rect:
        """The rectangle of the number: one of no width where there is none."""
        return self.number.rect if self.number else self.card.rect._replace(width=Emu(0))


class _Card(Struct, frozen=True):
    item: ListItem
    number: int
    first: bool
    cell: Cell


def arrange_cards(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Make a card of each item of the first list, with the other blocks above and below."""
    found = split_at_first(ItemList, blocks)
    if found is None or not body.numbered("card"):
        return arrange_flow(blocks, body, look)
    before, items, after = found
    above, below = (boxes(part, body.area.width, look, body.context) for part in (before, after))
    room = body.area.height - stacked_height([*above, *below])
    room -= emu(GAP) * (bool(above) + bool(below))
    grid = _best_grid(items, body, look, room)
    return stacked([*above, grid, *below])


def opened(block: Block) -> tuple[Block, ...]:
    """Return a block, or in place of a div of questions with a list in it, its blocks."""
    if not isinstance(block, Reflect):
        return (block,)
    lists = any(isinstance(child, ItemList) for child in block.blocks)
    return block.blocks if lists else (block,)


_GRIDS: Mapping[int, tuple[int, ...]] = {2: (2,), 3: (3,), 4: (2,), 6: (2, 3), 8: (2,), 9: (3,)}
"""The numbers of columns to try for a number of cards, best looking first."""

_MAX_GROWTH = 0.6
"""By what share of its text's height a card may grow where the slide has room."""
_MAX_ROW_GROWTH, _MAX_ROW_SHARE = 1.4, 0.4
"""By what share cards that make a single row may grow, and up to what share of the slide's room."""
_MAX_DROP = 10.0
"""How much lower text may begin on a card that has grown, in points."""


def _best_grid(items: ItemList, body: SlideBody, look: Look, room: int) -> Box:
    """Choose the layout's own grid or the first that fits, or the lowest one where none does."""
    slots = [
        _Slot(card, body.slots.get(f"number-{number}"))
        for number, card in enumerate(body.numbered("card"), 1)
    ]
    own = _in_slots(items, slots, body, look) if room == body.area.height else None
    if own and look.size > look.min_size:
        return own
    columns = _columns(items, body, numbered=slots[0].number is not None)
    outer = [union((slot.tab, slot.card.rect)) for slot in slots]
    grids = [_grid(items, each, slots, outer, body, look, room) for each in columns]
    fitting = [grid for grid in (own, *grids) if grid and grid.height <= room]
    if not fitting:
        return min(grids, key=lambda grid: grid.height)

    def options() -> Iterator[Box]:
        yield from fitting
        single = _grid(items, 1, slots, outer, body, look, room)
        if single.height <= room:
            yield single

    return least_broken_box(options(), body.area.width, look)


def _columns(items: ItemList, body: SlideBody, *, numbered: bool) -> tuple[int, ...]:
    """Return the numbers of columns to try; a gap shows least where cards have no numbers."""
    count = len(items.items)
    if count == 1 or (numbered and body.rows):
        return (1,)
    if body.rows:
        return (2,)
    return _GRIDS.get(count, (1,) if numbered else (2, 3))


def _cards(
    items: ItemList, widths: Iterable[Emu], inset: Inset, body: SlideBody, look: Look
) -> list[_Card]:
    """Measure each item for a card of a width."""
    return [
        _Card(
            item,
            items.start + index,
            index == 0,
            measure_cell(item.blocks, Emu(width - inset[0] - inset[2]), look, body.context),
        )
        for index, (item, width) in enumerate(zip(items.items, widths, strict=False))
    ]


def _in_slots(items: ItemList, slots: Sequence[_Slot], body: SlideBody, look: Look) -> Box | None:
    """Make the cards in the layout's slots, if there is one for each and all fit in theirs."""
    grid = union(rect for slot in slots for rect in (slot.tab, slot.card.rect))
    as_many = len(items.items) == len(slots) and items.start == 1
    if body.rows or not as_many or not body.area.contains(grid):
        return None
    inset = slots[0].card.inset
    cards = _cards(items, (slot.card.rect.width for slot in slots), inset, body, look)
    rooms = [slot.card.rect.inset(*inset).height for slot in slots]
    if any(card.cell.height > room for card, room in zip(cards, rooms, strict=True)):
        return None

    def build(_: Rect) -> tuple[Item, ...]:
        return tuple(
            item
            for card, slot in zip(cards, slots, strict=True)
            for item in _card_items(card, slot.card.rect, slot.tab, slot, body, look, inset)
        )

    return Box(grid.height, build)


def _growth(height: int, rows: int, columns: int, spare: int, body: SlideBody) -> int:
    """Return how much higher than its text a card becomes, in EMU."""
    limit = height * _MAX_GROWTH
    if rows == 1 and columns > 1:
        row_limit = min(height * _MAX_ROW_GROWTH, body.area.height * _MAX_ROW_SHARE - height)
        limit = max(limit, row_limit)
    return min(max(0, spare) // rows, round(limit))


def _grid(
    items: ItemList,
    columns: int,
    slots: Sequence[_Slot],
    outer: Sequence[Rect],
    body: SlideBody,
    look: Look,
    available: int,
) -> Box:
    """Divide the `outer` rectangles of the slots, grown into `available` height without use."""
    slot, single = slots[0], columns == 1
    over, tab = union(outer), slot.tab.width
    gutter = emu(6) if single else gap_right_of(outer)
    left, top, right, bottom = slot.card.inset
    inset = (left, Emu(top // 2), right, Emu(bottom // 2)) if single else slot.card.inset
    wide = Emu((over.width - gutter * (columns - 1)) // columns)
    cards = _cards(items, repeat(Emu(wide - tab)), inset, body, look)
    rows = [cards[at : at + columns] for at in range(0, len(cards), columns)]
    heights = [max(card.cell.height for card in row) + inset[1] + inset[3] for row in rows]
    if not single:
        heights = [max(heights)] * len(heights)
    natural = Emu(sum(heights) + gutter * (len(rows) - 1))
    extra = _growth(max(heights), len(rows), columns, available - natural, body)
    if len(rows) == 1 and not single:
        inset = (inset[0], Emu(inset[1] + min(extra // 4, emu(_MAX_DROP))), *inset[2:])

    def build(rect: Rect) -> tuple[Item, ...]:
        found: list[Item] = []
        y = rect.y
        for row, height in zip(rows, heights, strict=True):
            line = Rect(over.x, y, over.width, Emu(height + extra))
            for card, cell in zip(row, divided(line, [wide] * len(row), gutter), strict=True):
                rects = cell.inset(tab, 0, 0, 0), cell._replace(width=tab)
                found += _card_items(card, *rects, slot, body, look, inset, rows=single)
            y = Emu(y + height + extra + gutter)
        return tuple(found)

    return Box(Emu(natural + extra * len(rows)), build)


def _card_items(
    card: _Card,
    rect: Rect,
    tab: Rect,
    slot: _Slot,
    body: SlideBody,
    look: Look,
    inset: Inset,
    *,
    rows: bool = False,
) -> list[Item]:
    """Build a card, and before it its number, in their rectangles."""
    name, anchor = f"card-{card.number}", "middle" if rows else "top"
    starts = card.first and slot.number is None
    content = build_cell(
        card.cell,
        rect,
        name=f"Card {card.number}",
        inset=inset,
        span=card.item.span,
        entry=ListEntry("body", card.number, starts=starts),
        anchor=anchor,
        fill=slot.card.fill,
        stroke=slot.card.stroke,
        placeholder=name if name in body.slots else "",
    )
    if slot.number is None:
        return [*content]
    plain = replace(look, min_size=look.size, align="center")  # on one baseline with the text
    text = lay_text([label(str(card.number), plain, "bg1")], tab.width, body.context.faces, plain)
    name = f"number-{card.number}"
    mark = frame(
        text,
        tab,
        f"Number {card.number}",
        anchor=anchor,
        fill=slot.number.fill,
        inset=(Emu(0), inset[1], Emu(0), inset[3]),
        placeholder=name if name in body.slots else "",
    )
    return [replace(mark, entry=ListEntry("mark", card.number, starts=card.first)), *content]
