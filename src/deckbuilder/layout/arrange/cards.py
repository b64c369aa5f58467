"""The arrangement of cards: a grid of a list's items, numbered or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.arrange.flow import arrange_flow
from deckbuilder.layout.arrange.room import Place
from deckbuilder.layout.boxes import (
    GAP,
    Box,
    boxes,
    frame,
    stacked,
    stacked_height,
)
from deckbuilder.layout.catalogue import (
    CARD_INSET,
    GUTTER,
    TAB,
)
from deckbuilder.layout.containers import (
    label,
)
from deckbuilder.layout.text import Look, TextBlock, drafts, lay_text
from deckbuilder.model import Block, ItemList, ListItem, Reflect
from deckbuilder.scene.slide import Entry, Item, Stroke


class _Card(Struct, frozen=True):
    item: ListItem
    number: int
    text: TextBlock
    first: bool


def arrange_cards(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Make a card of each item of the first list, with the other blocks above and below."""
    at = next((i for i, b in enumerate(blocks) if isinstance(b, ItemList)), None)
    if at is None:
        return arrange_flow(blocks, place, look)
    items = blocks[at]
    assert isinstance(items, ItemList)  # noqa: S101 - found as such
    width = place.area.width
    above = boxes(blocks[:at], width, look, place.setting)
    below = boxes(blocks[at + 1 :], width, look, place.setting)
    room = place.area.height - stacked_height([*above, *below])
    room -= emu(GAP) * (bool(above) + bool(below))
    grid = _best_grid(items, place, look, room)
    return stacked([*above, grid, *below])


def opened(block: Block) -> tuple[Block, ...]:
    """Return a block, or what a div of questions with a list in it holds."""
    if not isinstance(block, Reflect):
        return (block,)
    lists = any(isinstance(child, ItemList) for child in block.blocks)
    return block.blocks if lists else (block,)


_GRIDS: Mapping[int, tuple[int, ...]] = {2: (2,), 3: (3,), 4: (2,), 6: (2, 3), 8: (2,), 9: (3,)}
"""The numbers of columns to try for a number of cards, best looking first."""

_LOOSEST = 0.6
"""By what share of its text's height a card may grow where the slide has room."""
_FEW_LOOSEST, _FEW_SHARE = 1.4, 0.4
"""By what share cards that make a single row may grow, and up to what share of the slide's room."""
_LOWERED = 10.0
"""How much lower text may begin on a card that has grown, in points."""


def _best_grid(items: ItemList, place: Place, look: Look, room: int) -> Box:
    """Choose the first grid that fits, or the lowest one where none does."""
    grids = [_grid(items, columns, place, look, room) for columns in _columns(items, place)]
    fitting = [grid for grid in grids if grid.height <= room]
    return fitting[0] if fitting else min(grids, key=lambda grid: grid.height)


def _columns(items: ItemList, place: Place) -> tuple[int, ...]:
    """Return the numbers of columns to try; a gap shows least where cards have no numbers."""
    count = len(items.items)
    numbered = place.layout.card.numbered
    if count == 1 or (numbered and place.rows):
        return (1,)
    if place.rows:
        return (2,)
    return _GRIDS.get(count, (1,) if numbered else (2, 3))


_TAB = emu(TAB)


def _card_inset(*, rows: bool) -> tuple[Emu, Emu, Emu, Emu]:
    left, top, right, bottom = CARD_INSET
    share = 0.5 if rows else 1.0
    return (emu(left), emu(top * share), emu(right), emu(bottom * share))


def _growth(height: int, rows: int, columns: int, spare: int, place: Place) -> int:
    """Return how much higher than its text a card becomes, in EMU."""
    most = height * _LOOSEST
    if rows == 1 and columns > 1:
        most = max(most, min(height * _FEW_LOOSEST, place.area.height * _FEW_SHARE - height))
    return min(max(0, spare) // rows, round(most))


def _grid(items: ItemList, columns: int, place: Place, look: Look, available: int) -> Box:
    """Make the cards, grown into what of the `available` height in EMU they do not need."""
    style = place.layout.card
    gutter = emu(6 if columns == 1 else GUTTER)
    inset = _card_inset(rows=columns == 1)
    tab = _TAB if style.numbered else 0
    wide = Emu((place.area.width - gutter * (columns - 1)) // columns)
    room = Emu(wide - tab - inset[0] - inset[2])
    cards = [
        _Card(item, items.start + index,
              lay_text(drafts(item.blocks, look), room, place.setting.faces, look), index == 0)
        for index, item in enumerate(items.items)
    ]  # fmt: skip
    rows = [cards[at : at + columns] for at in range(0, len(cards), columns)]
    heights = [max(card.text.height for card in row) + inset[1] + inset[3] for row in rows]
    if columns > 1:
        heights = [max(heights)] * len(heights)
    natural = Emu(sum(heights) + gutter * (len(rows) - 1))
    extra = _growth(max(heights), len(rows), columns, available - natural, place)
    if len(rows) == 1 and columns > 1:
        inset = (inset[0], Emu(inset[1] + min(extra // 4, emu(_LOWERED))), *inset[2:])

    def build(rect: Rect) -> tuple[Item, ...]:
        found: list[Item] = []
        y = rect.y
        for row, height in zip(rows, heights, strict=True):
            for column, card in enumerate(row):
                x = Emu(rect.x + column * (wide + gutter))
                held = Rect(x, y, wide, Emu(height + extra))
                found += _card_items(card, held, place, look, inset, rows=columns == 1)
            y = Emu(y + height + extra + gutter)
        return tuple(found)

    return Box(Emu(natural + extra * len(rows)), build)


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
    entry = Entry("body", card.number, starts=card.first and not style.numbered)
    body = replace(body, entry=entry)
    if not style.numbered:
        return [body]
    plain = replace(look, least=look.size, align="center")  # on one baseline with the text
    text = lay_text([label(str(card.number), plain, "bg1")], _TAB, place.setting.faces, plain)
    tab = Rect(rect.x, rect.y, _TAB, rect.height)
    slot = f"number-{card.number}"
    mark = frame(
        text, tab, f"Number {card.number}", anchor="middle" if rows else "top", fill=style.tab,
        inset=(Emu(0), inset[1], Emu(0), inset[3]),
        placeholder=slot if slot in place.slots else "",
    )  # fmt: skip
    return [replace(mark, entry=Entry("mark", card.number, starts=card.first)), body]
