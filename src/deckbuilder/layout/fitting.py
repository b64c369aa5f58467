"""Fitting: the size at which a slide's content fits its room, or the parts that it is cut into.

Owns the choice of one size for a whole slide, so that columns and cards agree. Refuses to
arrange (`arrange`) and to know where a slide may be cut (`cut`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.geometry import Emu, pt
from deckbuilder.layout.arrange import ARRANGEMENTS, in_order_of_parts, ready
from deckbuilder.layout.arrange.room import Place
from deckbuilder.layout.boxes import Box
from deckbuilder.layout.cut import cut
from deckbuilder.layout.fit import sizes
from deckbuilder.layout.text import Look
from deckbuilder.model import Block, Slide

FURNITURE = ("title", "footer", "slide-number")
"""The slots that hold no content of the slide's body."""

_STEP = 1.0
_WORTH_A_GRID = 3.0
"""By how many points the text of cards may be smaller in a grid than in rows."""
_COARSE = 2
"""Every how many of the sizes to try for the parts of a slide that goes on."""

_EMPTY = Box(Emu(0), lambda _: ())


def fit_body(slide: Slide, place: Place) -> list[Box]:
    """Return the boxes that the slide's blocks make: one, or more where it is continued."""
    if not slide.blocks:
        return [_EMPTY]
    blocks = ready(slide.blocks, place)
    tried = sizes(_full_size(place), place.setting.brand.sizes.minimum, _STEP)
    found = _best(blocks, place, tried)
    if found.fits:
        return [found.box]
    if slide.overflow == "error":
        _report_overflow(slide, blocks, found.box, place)
        return [found.box]
    return _continue(slide, blocks, place, tried)


class _Fitted(NamedTuple):
    """Content as a box at a size in points, and whether that fits."""

    box: Box
    size: float
    fits: bool


def _best(blocks: Sequence[Block], place: Place, tried: Sequence[float]) -> _Fitted:
    """Return the content at its best size; cards in a grid if that costs little size."""
    found = _largest(blocks, place, tried)
    if place.layout.arrange != "cards" or (found.fits and found.size == tried[0]):
        return found
    rows = _largest(blocks, replace(place, rows=True), tried)
    return found if found.fits and found.size + _WORTH_A_GRID >= rows.size else rows


def _largest(blocks: Sequence[Block], place: Place, tried: Sequence[float]) -> _Fitted:
    """Return the content at the largest size that fits, or at the smallest where none does.

    Text is the lower the smaller it is, so that halving finds the size in few trials.
    """
    found = _try(blocks, place, tried[0])
    if found.fits or len(tried) == 1:
        return found
    low, high = 1, len(tried) - 1
    found = _try(blocks, place, tried[high])
    while found.fits and low < high:
        middle = (low + high) // 2
        larger = _try(blocks, place, tried[middle])
        if larger.fits:
            found, high = larger, middle
        else:
            low = middle + 1
    return found


def _try(blocks: Sequence[Block], place: Place, size: float) -> _Fitted:
    box = _arranged(blocks, place, size)
    return _Fitted(box, size, box.height <= place.area.height)


def _look(place: Place, size: float) -> Look:
    layout, least = place.layout, place.setting.brand.sizes.minimum
    return Look(
        size=size, least=least, text=layout.text, heading=layout.heading, accent=layout.accent,
        link=layout.link,
    )  # fmt: skip


def _arranged(blocks: Sequence[Block], place: Place, size: float) -> Box:
    return ARRANGEMENTS[place.layout.arrange](blocks, place, _look(place, size))


def _full_size(place: Place) -> float:
    """Return the size at which the layout's body text begins, before any shrinking."""
    slots = [slot for name, slot in place.slots.items() if name not in FURNITURE]
    if body := place.slots.get("body"):
        slots = [body]
    return max(
        (slot.levels[0].style.size for slot in slots), default=place.setting.brand.sizes.body
    )


def _continue(
    slide: Slide, blocks: Sequence[Block], place: Place, tried: Sequence[float]
) -> list[Box]:
    """Cut a slide into the fewest parts, and set those at the largest size that keeps them few."""
    place = replace(place, rows=True)  # the cards of all parts look alike
    blocks = in_order_of_parts(blocks, place)
    parts = _cut(blocks, place, tried[-1])
    smallest = [_arranged(part, place, tried[-1]) for part in parts]
    for size in tried[:-1:_COARSE]:
        larger = [_arranged(part, place, size) for part in _cut(blocks, place, size)]
        if len(larger) == len(smallest) and all(b.height <= place.area.height for b in larger):
            return larger
    for part, box in zip(parts, smallest, strict=True):
        if box.height > place.area.height:
            _report_overflow(slide, part, box, place)
    return smallest


def _cut(blocks: Sequence[Block], place: Place, size: float) -> list[tuple[Block, ...]]:
    return cut(
        blocks,
        lambda part: _arranged(part, place, size).height <= place.area.height,
    )


def _report_overflow(slide: Slide, blocks: Sequence[Block], box: Box, place: Place) -> None:
    over = box.height - place.area.height
    where = blocks[0].span or slide.span or Span(slide.id, 1, 1)
    place.setting.diagnostics.report(
        codes.TEXT_OVERFLOWS, where,
        f"the text does not fit on slide {slide.id!r}: at {place.setting.brand.sizes.minimum:g} pt"
        f" it is {pt(over):.0f} pt too high for the {place.layout.title!r} layout",
        hint="shorten the text, or move a part of it to another slide or to the notes",
    )  # fmt: skip
