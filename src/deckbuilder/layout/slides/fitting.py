"""Fitting: the size at which a slide's content fits its room, or the parts that it is cut into.

Owns the choice of one size for a whole slide, so that columns and cards agree. Refuses to
arrange (`arrange`) and to know where a slide may be cut (`cut`).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.geometry import pt
from deckbuilder.layout.blocks.splitting import cut
from deckbuilder.layout.blocks.stacking import Box
from deckbuilder.layout.slides.arrange import ARRANGEMENTS, in_order_of_parts, ready
from deckbuilder.layout.slides.arrange.room import Place, content_slots
from deckbuilder.layout.text.broken_words import has_broken_words
from deckbuilder.layout.text.drafts import Look
from deckbuilder.layout.text.wrapping import sizes
from deckbuilder.model import Block, Slide
from deckbuilder.scene.slide import Item

_STEP = 1.0
_WORTH_A_GRID = 3.0
"""By how many points the text of cards may be smaller in a grid than in rows."""
_COARSE = 2
"""Every how many of the sizes to try for the parts of a slide that goes on."""


class Part(Struct, frozen=True):
    """A part of a slide: its blocks, and the items that they make."""

    blocks: Sequence[Block]
    items: tuple[Item, ...]


def fit_body(slide: Slide, place: Place) -> list[Part]:
    """Return the parts that the slide's blocks make: one, or more where it is continued."""
    if not slide.blocks:
        return [Part((), ())]
    blocks = ready(slide.blocks, place)
    tried = sizes(_full_size(place), place.context.brand.sizes.minimum, _STEP)
    found = _best(blocks, place, tried)
    if found.fits:
        return [_with_whole_words(blocks, place, tried, found)]
    if slide.overflow == "error":
        _report_overflow(slide, blocks, found.box, place)
        return [_build(blocks, place, found.box)]
    return _continue(slide, blocks, place, tried)


def _build(blocks: Sequence[Block], place: Place, box: Box) -> Part:
    return Part(blocks, box.build(place.beneath(blocks).area))


def _with_whole_words(
    blocks: Sequence[Block], place: Place, tried: Sequence[float], found: _Fitted
) -> Part:
    """Build what fits; where words are broken, at the largest size at which none is, if any."""
    built = _build(blocks, place, found.box)
    if not has_broken_words(built.items):
        return built
    for size in (size for size in tried if size < found.size):
        smaller = _build(blocks, place, _arranged(blocks, place, size))
        if not has_broken_words(smaller.items):
            return smaller
    return built


class _Fitted(Struct, frozen=True):
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
    return _Fitted(box, size, _fits(blocks, box, place))


def _fits(blocks: Sequence[Block], box: Box, place: Place) -> bool:
    return box.height <= place.beneath(blocks).area.height


def _look(place: Place, size: float) -> Look:
    layout, least = place.layout, place.context.brand.sizes.minimum
    return Look(
        size=size,
        min_size=least,
        text=layout.text,
        heading=layout.heading,
        accent=layout.accent,
        link=layout.link,
    )


def _arranged(blocks: Sequence[Block], place: Place, size: float) -> Box:
    return ARRANGEMENTS[place.layout.arrange](blocks, place.beneath(blocks), _look(place, size))


def _full_size(place: Place) -> float:
    """Return the size at which the layout's body text begins, before any shrinking."""
    body = place.slots.get("body")
    slots = [body] if body else content_slots(place.slots)
    return max(
        (slot.levels[0].style.size for slot in slots), default=place.context.brand.sizes.body
    )


def _continue(
    slide: Slide, blocks: Sequence[Block], place: Place, tried: Sequence[float]
) -> list[Part]:
    """Cut a slide into the fewest parts, and set those at the largest size that keeps them few."""
    place = replace(place, rows=True)  # the cards of all parts look alike
    blocks = in_order_of_parts(blocks, place)
    smallest = _cut(blocks, place, tried[-1])
    for size in tried[:-1:_COARSE]:
        larger = _cut(blocks, place, size)
        if len(larger) == len(smallest) and all(_fits(*part, place) for part in larger):
            return [_build(part, place, box) for part, box in larger]
    for part, box in smallest:
        if not _fits(part, box, place):
            _report_overflow(slide, part, box, place)
    return [_build(part, place, box) for part, box in smallest]


def _cut(blocks: Sequence[Block], place: Place, size: float) -> list[tuple[Sequence[Block], Box]]:
    parts = cut(blocks, lambda part: _try(part, place, size).fits)
    return [(part, _arranged(part, place, size)) for part in parts]


def _report_overflow(slide: Slide, blocks: Sequence[Block], box: Box, place: Place) -> None:
    over = box.height - place.beneath(blocks).area.height
    where = blocks[0].span or slide.place_of()
    place.context.diagnostics.report(
        codes.TEXT_OVERFLOWS,
        where,
        f"the text does not fit on slide {slide.id!r}: at {place.context.brand.sizes.minimum:g} pt"
        f" it is {pt(over):.0f} pt too high for the {place.layout.title!r} layout",
        hint="shorten the text, or move a part of it to another slide or to the notes",
    )
