"""The arrangement of one picture or statistic beside the rest."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu, margins
from deckbuilder.layout.arrange.flow import arrange_flow
from deckbuilder.layout.arrange.room import Place
from deckbuilder.layout.boxes import (
    Box,
    boxes,
    frame,
    stack,
    stacked_height,
)
from deckbuilder.layout.catalogue import (
    BESIDE_GAP,
    STATISTIC,
    STATISTIC_INSET,
)
from deckbuilder.layout.ground import strong_ground
from deckbuilder.layout.statistics import fitting_value, stat_text
from deckbuilder.layout.text import Look, TextBlock
from deckbuilder.model import Block, Figure, Statistic
from deckbuilder.scene.slide import Item, TextFrame


def arrange_beside(blocks: Sequence[Block], place: Place, look: Look) -> Box:
    """Stand one statistic or picture beside the rest; several statistics make a row."""
    beside = [block for block in blocks if stands_beside(block)]
    rest = [block for block in blocks if not stands_beside(block)]
    if len(beside) == 1 and isinstance(beside[0], Statistic):
        if rest:
            return _beside_stat(beside[0], rest, place, look)
        return _stat_alone(beside[0], place, look)
    if len(beside) == 1 and rest:
        return _beside_picture(beside[0], rest, place, look)
    return arrange_flow(blocks, _full_width(place), look)


def stands_beside(block: Block) -> bool:
    """Tell whether a block may stand beside the others."""
    return isinstance(block, Statistic | Figure)


def _full_width(place: Place) -> Place:
    """Return the place with its body slot over the full width."""
    body = place.slots.get("body")
    if body is None:
        return place
    wide = replace(body, rect=Rect(place.area.x, body.rect.y, place.area.width, body.rect.height))
    return replace(place, slots={**place.slots, "body": wide})


_STAT_INSET = margins(STATISTIC_INSET)


def _beside_stat(stat: Statistic, rest: Sequence[Block], place: Place, look: Look) -> Box:
    wide = emu(STATISTIC)
    left = Emu(place.area.x + wide + emu(BESIDE_GAP))
    text_rect = Rect(left, place.area.y, Emu(place.area.right - left), place.area.height)
    room = Emu(wide - _STAT_INSET[0] - _STAT_INSET[2])
    setting = place.setting
    size = fitting_value(stat, room, setting.brand.sizes.value, setting)
    text = stat_text(stat, room, size, look, setting)
    held = boxes(rest, text_rect.width, look, setting)
    height = Emu(max(text.height + _STAT_INSET[1] + _STAT_INSET[3], stacked_height(held)))

    def build(rect: Rect) -> tuple[Item, ...]:
        left = Rect(rect.x, rect.y, wide, rect.height)
        right = Rect(text_rect.x, rect.y, text_rect.width, rect.height)
        return (_stat_panel(text, left, stat, place), *stack(held, right, "body"))

    return Box(height, build)


def _stat_alone(stat: Statistic, place: Place, look: Look) -> Box:
    """Set a statistic with nothing beside it large, in the middle of a panel over all the room."""
    room = Emu(place.area.width - _STAT_INSET[0] - _STAT_INSET[2])
    size = fitting_value(stat, room, place.setting.brand.sizes.value, place.setting)
    text = stat_text(stat, room, size, replace(look, align="center"), place.setting)

    def build(rect: Rect) -> tuple[Item, ...]:
        return (_stat_panel(text, rect, stat, place),)

    return Box(Emu(text.height + _STAT_INSET[1] + _STAT_INSET[3]), build, stretch=True)


def _stat_panel(text: TextBlock, rect: Rect, stat: Statistic, place: Place) -> TextFrame:
    return frame(
        text, rect, "Statistic", inset=_STAT_INSET, anchor="middle", span=stat.span,
        fill=strong_ground(place.setting.brand).fill,
        placeholder="statistic" if "statistic" in place.slots else "",
    )  # fmt: skip


def _beside_picture(figure: Block, rest: Sequence[Block], place: Place, look: Look) -> Box:
    wide = Emu((place.area.width - emu(BESIDE_GAP)) // 2)
    (picture,) = boxes([figure], wide, look, place.setting)
    held = boxes(rest, wide, look, place.setting)

    def build(rect: Rect) -> tuple[Item, ...]:
        left = Rect(rect.x, rect.y, wide, rect.height)
        right = Rect(Emu(rect.right - wide), rect.y, wide, rect.height)
        return (*stack(held, left, "body"), *picture.build(right))

    return Box(Emu(max(picture.height, stacked_height(held))), build)
