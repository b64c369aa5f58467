"""The arrangement of cards: a grid of a list's items, numbered or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, repeat

from msgspec import Struct

from deckbuilder.geometry import Emu, Rect, divided, emu, union
from deckbuilder.layout.blocks.boxes import boxes, measure_drafts
from deckbuilder.layout.blocks.panels import Cell, build_cell
from deckbuilder.layout.blocks.stacking import GAP, Box, stacked, stacked_height
from deckbuilder.layout.blocks.whole_words import least_broken_box
from deckbuilder.layout.slides.arrange.card_text import (
    Drafts,
    draft_contact,
    draft_numbered,
    run_in_heading,
)
from deckbuilder.layout.slides.arrange.flow import arrange_flow
from deckbuilder.layout.slides.arrange.room import SlideBody, gap_right_of, split_at_first
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.model import Block, ItemList, ListItem, Reflect
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import Item, ListEntry

Inset = tuple[Emu, Emu, Emu, Emu]


class _Card(Struct, frozen=True):
    """An item of the list, measured; one with a number has that in its text."""

    item: ListItem
    entry: ListEntry
    cell: Cell


class _Cards(Struct, frozen=True):
    """The cards of a list before they are measured: their texts, and the slots of the layout.

    Those that are `headed` have headings on lines of their own.
    """

    items: ItemList
    texts: Sequence[Drafts]
    slots: Sequence[PlacedSlot]
    body: SlideBody
    look: Look
    headed: bool = False

    def measure(self, widths: Iterable[Emu], inset: Inset) -> list[_Card]:
        """Measure each card at its width; none where a heading takes more than its line."""
        context, start = self.body.context, self.items.start
        texts = zip(self.items.items, self.texts, widths, strict=False)
        found = [
            _Card(
                item,
                ListEntry("body", start + at, starts=at == 0, marked=_is_marked(drafts)),
                measure_drafts(drafts, Emu(width - inset[0] - inset[2]), self.look, context),
            )
            for at, (item, drafts, width) in enumerate(texts)
        ]
        return [] if self.headed and any(map(_wraps_heading, found)) else found


def _wraps_heading(card: _Card) -> bool:
    text = card.cell.text
    return (
        text is not None and bool(run_in_heading(card.item)) and len(text.paragraphs[0].lines) > 1
    )


def _is_marked(drafts: Drafts) -> bool:
    return bool(drafts) and isinstance(drafts[0], Draft) and drafts[0].marker is not None


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


def _draft(items: ItemList, body: SlideBody, look: Look) -> Iterator[_Cards]:
    """Yield the cards with their headings on lines of their own if they have any, and without.

    Those of a slide that continues have none there, so that all of its parts look alike.
    """
    slots = body.numbered("card")
    if not slots[0].levels[0].number:
        yield _Cards(items, [draft_contact(item, look) for item in items.items], slots, body, look)
        return
    headed = any(map(run_in_heading, items.items)) and not body.continues
    for own_line in (True, False) if headed else (False,):
        texts = draft_numbered(items, look, headed=own_line)
        yield _Cards(items, texts, slots, body, look, headed=own_line)


_GRIDS: Mapping[int, tuple[int, ...]] = {2: (2,), 3: (3,), 4: (2,), 6: (2, 3), 8: (2,), 9: (3,)}
"""The numbers of columns to try for a number of cards, best looking first."""

_MAX_GROWTH = 0.6
"""By what share of its text's height a card may grow where the slide has room."""
_MAX_ROW_GROWTH, _MAX_ROW_SHARE = 1.4, 0.4
"""By what share cards that make a single row may grow, and up to what share of the slide's room."""
_MAX_DROP = 10.0
"""How much lower text may begin on a card that has grown, in points."""


def _best_grid(items: ItemList, body: SlideBody, look: Look, room: int) -> Box:
    """Choose the layout's own grid or the first that fits, or the lowest one where none does.

    Headings on lines of their own only make cards higher, so they are tried where the cards fit
    without. A single column comes last.
    """
    *headed, plain = _draft(items, body, look)
    tried = [_columns(plain)] if body.continues else [*dict.fromkeys((_columns(plain), (1,)))]
    lowest = cache(lambda columns: [*_grids(plain, columns, room)])

    def fitting() -> Iterator[Box]:
        for columns in tried:
            low = [grid for grid in lowest(columns) if grid.height <= room]
            high = (grid for cards in headed if low for grid in _grids(cards, columns, room))
            yield from (grid for grid in high if grid.height <= room)
            yield from low

    found = fitting()
    first = next(found, None)
    if first is None:
        return min(chain.from_iterable(map(lowest, tried)), key=lambda grid: grid.height)
    return least_broken_box(chain((first,), found), body.area.width, look)


def _grids(cards: _Cards, columns: tuple[int, ...], room: int) -> Iterator[Box]:
    """Yield the layout's own grid, if it takes the cards and they may have several columns."""
    if columns != (1,) and room == cards.body.area.height and (own := _in_slots(cards)):
        yield own
    grids = (_grid(cards, count, room) for count in columns)
    yield from filter(None, grids)


def _columns(cards: _Cards) -> tuple[int, ...]:
    """Return the numbers of columns to try; a gap shows least where cards have no numbers."""
    count, numbered = len(cards.items.items), bool(cards.slots[0].levels[0].number)
    if count == 1 or (numbered and cards.body.continues):
        return (1,)
    if cards.body.continues:
        return (2,)
    return _GRIDS.get(count, (1, 2) if numbered else (2, 3))


def _in_slots(cards: _Cards) -> Box | None:
    """Make the cards in the layout's slots, if there is one for each and all fit in theirs."""
    slots, body, items = cards.slots, cards.body, cards.items
    grid = union(slot.rect for slot in slots)
    as_many = len(items.items) == len(slots) and items.start == 1
    if body.continues or not as_many or not body.area.contains(grid):
        return None
    inset = slots[0].inset
    measured = cards.measure((slot.rect.width for slot in slots), inset)
    rooms = [slot.rect.inset(*inset).height for slot in slots]
    if not measured or any(
        card.cell.height > room for card, room in zip(measured, rooms, strict=True)
    ):
        return None

    def build(_: Rect) -> tuple[Item, ...]:
        return tuple(
            item
            for card, slot in zip(measured, slots, strict=True)
            for item in _build_card(card, slot.rect, slot, body, inset)
        )

    return Box(grid.height, build)


def _growth(height: int, rows: int, columns: int, spare: int, body: SlideBody) -> int:
    """Return how much higher than its text a card becomes, in EMU."""
    limit = height * _MAX_GROWTH
    if rows == 1 and columns > 1:
        row_limit = min(height * _MAX_ROW_GROWTH, body.area.height * _MAX_ROW_SHARE - height)
        limit = max(limit, row_limit)
    return min(max(0, spare) // rows, round(limit))


def _grid(cards: _Cards, columns: int, available: int) -> Box | None:
    """Divide the room of all slots, grown into `available` height that has no other use."""
    slot, single = cards.slots[0], columns == 1
    rects = [each.rect for each in cards.slots]
    over, gutter = union(rects), gap_right_of(rects)
    left, top, right, bottom = slot.inset
    inset = slot.inset
    if single:
        gutter, inset = Emu(gutter // 2), (left, Emu(top * 2 // 3), right, Emu(bottom * 2 // 3))
    wide = Emu((over.width - gutter * (columns - 1)) // columns)
    measured = cards.measure(repeat(wide), inset)
    if not measured:
        return None
    rows = [measured[at : at + columns] for at in range(0, len(measured), columns)]
    heights = [max(card.cell.height for card in row) + inset[1] + inset[3] for row in rows]
    if not single:
        heights = [max(heights)] * len(heights)
    natural = Emu(sum(heights) + gutter * (len(rows) - 1))
    extra = _growth(max(heights), len(rows), columns, available - natural, cards.body)
    if len(rows) == 1 and not single:
        inset = (inset[0], Emu(inset[1] + min(extra // 4, emu(_MAX_DROP))), *inset[2:])

    def build(rect: Rect) -> tuple[Item, ...]:
        found: list[Item] = []
        y = rect.y
        for row, height in zip(rows, heights, strict=True):
            line = Rect(over.x, y, over.width, Emu(height + extra))
            for card, cell in zip(row, divided(line, [wide] * len(row), gutter), strict=True):
                found += _build_card(card, cell, slot, cards.body, inset, rows=single)
            y = Emu(y + height + extra + gutter)
        return tuple(found)

    return Box(Emu(natural + extra * len(rows)), build)


def _build_card(
    card: _Card, rect: Rect, slot: PlacedSlot, body: SlideBody, inset: Inset, *, rows: bool = False
) -> tuple[Item, ...]:
    name = f"card-{card.entry.number}"
    return build_cell(
        card.cell,
        rect,
        name=f"Card {card.entry.number}",
        inset=inset,
        span=card.item.span,
        entry=card.entry,
        anchor="middle" if rows else "top",
        fill=slot.fill,
        stroke=slot.stroke,
        placeholder=name if name in body.slots else "",
    )
