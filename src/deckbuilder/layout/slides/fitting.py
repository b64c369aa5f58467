"""Fitting: the size at which a slide's content fits its room, or the parts that it is cut into.

Owns the choice of one size for a whole slide, so that columns and cards agree. Refuses to
arrange (`arrange`) and to know where a slide may be cut (`splitting`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.geometry import Emu, pt
from deckbuilder.layout.blocks.panels import PANEL_FILL, on_panel
from deckbuilder.layout.blocks.splitting import cut
from deckbuilder.layout.blocks.stacking import Box
from deckbuilder.layout.slides.arrange import ARRANGEMENTS, ready
from deckbuilder.layout.slides.arrange.room import SlideBody, content_slots
from deckbuilder.layout.text.broken_words import CUT, least_broken, worst_break
from deckbuilder.layout.text.drafts import Look
from deckbuilder.layout.text.wrapping import sizes_to_try
from deckbuilder.model import Block, Chart, Figure, ItemList, Slide, walk_blocks
from deckbuilder.scene.slide import Item

_STEP = 1.0
_WORTH_A_GRID = 3.0
"""By how many points the text of cards may be smaller in a grid than in rows."""
_COARSE = 2
"""The step between the sizes that are tried for the parts of a slide that continues."""


class SlidePart(Struct, frozen=True):
    """A part of a slide: its blocks, and the items that they make."""

    blocks: Sequence[Block]
    items: tuple[Item, ...]


def fit_body(slide: Slide, body: SlideBody) -> list[SlidePart]:
    """Return the parts that the slide's blocks make: one, or more where it is continued."""
    if not slide.blocks:
        return [SlidePart((), ())]
    blocks = ready(slide.blocks, body)
    tried = sizes_to_try(_full_size(body), body.context.brand.sizes.minimum, _STEP)
    found = _best(blocks, body, tried)
    if found.fits:
        part = _with_whole_words(blocks, body, tried, found)
        if (
            slide.overflow == "error"
            or _worst_break(part) < CUT
            or not _fits_in_parts(blocks, body, tried[-1])
        ):
            return [part]
        return _continue(slide, blocks, body, tried)
    if slide.overflow == "error":
        every_size = (_try(blocks, body, size) for size in tried)
        found = next((each for each in every_size if each.fits), found)  # words cut, if need be
        if not found.fits:
            _report_overflow(slide, blocks, found.box, body)
        return [_build(blocks, body, found.box)]
    return _continue(slide, blocks, body, tried)


def _build(
    blocks: Sequence[Block], body: SlideBody, box: Box, spare: int | None = None
) -> SlidePart:
    """Build a part in its room, or in `spare` EMU more than its height.

    A panel is of another colour than the slide around it.
    """
    area = body.for_blocks(blocks).area
    if spare is not None:
        area = area._replace(height=Emu(box.height + spare))
    items = box.build(area)
    if body.layout.background == PANEL_FILL:
        items = on_panel(items, "Content", PANEL_FILL)
    return SlidePart(blocks, items)


def _build_all(parts: Sequence[tuple[Sequence[Block], Box]], body: SlideBody) -> list[SlidePart]:
    """Build the parts of a slide; pictures in the items of one list grow alike on all of them."""
    counts = [
        sum(isinstance(each, Figure | Chart) for each in walk_blocks(part)) for part, _ in parts
    ]
    listed = all(isinstance(block, ItemList) for part, _ in parts for block in part)
    if not listed or not any(counts):
        return [_build(part, body, box) for part, box in parts]
    growth = min(
        (body.for_blocks(part).area.height - box.height) // count
        for (part, box), count in zip(parts, counts, strict=True)
        if count
    )
    spares = (max(0, growth * count) if count else None for count in counts)
    return [
        _build(part, body, box, spare) for (part, box), spare in zip(parts, spares, strict=True)
    ]


def _with_whole_words(
    blocks: Sequence[Block], body: SlideBody, tried: Sequence[float], found: _Fitted
) -> SlidePart:
    """Build what fits; where words are broken, at the largest size at which none is, if any."""
    built = _build(blocks, body, found.box)
    smaller = (_try(blocks, body, size) for size in tried if size < found.size)
    parts = (_build(blocks, body, each.box) for each in smaller if each.fits)
    return least_broken(chain((built,), parts), _worst_break)


def _worst_break(*parts: SlidePart) -> int:
    return max(worst_break(part.items) for part in parts)


class _Fitted(Struct, frozen=True):
    """Content as a box at a size in points, and whether that fits."""

    box: Box
    size: float
    fits: bool


def _best(blocks: Sequence[Block], body: SlideBody, tried: Sequence[float]) -> _Fitted:
    """Return the content at its best size; cards in a grid if that costs little size."""
    found = _largest(blocks, body, tried)
    if body.layout.arrange != "cards" or (found.fits and found.size == tried[0]):
        return found
    rows = _largest(blocks, replace(body, rows=True), tried)
    return found if found.fits and found.size + _WORTH_A_GRID >= rows.size else rows


def _largest(blocks: Sequence[Block], body: SlideBody, tried: Sequence[float]) -> _Fitted:
    """Return the content at the largest size that fits, or at the smallest where none does.

    Text is the lower the smaller it is, so that halving finds the size in few trials.
    """
    found = _try(blocks, body, tried[0])
    if found.fits or len(tried) == 1:
        return found
    low, high = 1, len(tried) - 1
    found = _try(blocks, body, tried[high])
    while found.fits and low < high:
        middle = (low + high) // 2
        larger = _try(blocks, body, tried[middle])
        if larger.fits:
            found, high = larger, middle
        else:
            low = middle + 1
    return found


def _try(blocks: Sequence[Block], body: SlideBody, size: float) -> _Fitted:
    box = _arranged(blocks, body, size)
    return _Fitted(box, size, _fits(blocks, box, body))


def _fits(blocks: Sequence[Block], box: Box, body: SlideBody) -> bool:
    return box.height <= body.for_blocks(blocks).area.height


def _arranged(blocks: Sequence[Block], body: SlideBody, size: float) -> Box:
    layout = body.layout
    look = Look(
        size=size,
        min_size=body.context.brand.sizes.minimum,
        text=layout.text,
        heading=layout.heading,
        accent=layout.accent,
        link=layout.link,
        lang=body.lang,
    )
    return ARRANGEMENTS[layout.arrange](blocks, body.for_blocks(blocks), look)


def _full_size(body: SlideBody) -> float:
    """Return the size at which the layout's body text begins, before any shrinking."""
    first = body.slots.get("body")
    slots = [first] if first else content_slots(body.slots)
    full = (slot.levels[0].style.size for slot in slots)
    return max(full, default=body.context.brand.sizes.body)


def _continue(
    slide: Slide, blocks: Sequence[Block], body: SlideBody, tried: Sequence[float]
) -> list[SlidePart]:
    """Cut a slide into the fewest parts, and set those at the largest size that keeps them few."""
    body = replace(body, rows=True, continues=True)  # the cards of all parts look alike
    smallest = _cut(blocks, body, tried[-1])
    larger = (_cut(blocks, body, size) for size in tried[:-1:_COARSE])
    as_few = (parts for parts in chain(larger, (smallest,)) if len(parts) == len(smallest))
    fitting = (parts for parts in as_few if all(_fits(*part, body) for part in parts))
    first = next(fitting, None)
    if first is not None:
        built = (_build_all(parts, body) for parts in chain((first,), fitting))
        return least_broken(built, lambda parts: _worst_break(*parts))
    for part, box in smallest:
        if not _fits(part, box, body):
            _report_overflow(slide, part, box, body)
    return _build_all(smallest, body)


def _fits_in_parts(blocks: Sequence[Block], body: SlideBody, size: float) -> bool:
    """Tell whether content that is too high where its words are whole fits on several slides."""
    whole = _try(blocks, body, size)
    if whole.fits or _worst_break(_build(blocks, body, whole.box)) == CUT:
        return False
    body = replace(body, rows=True, continues=True)
    return all(_fits(*part, body) for part in _cut(blocks, body, size))


def _cut(
    blocks: Sequence[Block], body: SlideBody, size: float
) -> list[tuple[Sequence[Block], Box]]:
    parts = cut(blocks, lambda part: _try(part, body, size).fits)
    return [(part, _arranged(part, body, size)) for part in parts]


def _report_overflow(slide: Slide, blocks: Sequence[Block], box: Box, body: SlideBody) -> None:
    over = box.height - body.for_blocks(blocks).area.height
    body.context.diagnostics.report(
        codes.TEXT_OVERFLOWS,
        blocks[0].span or slide.place_of(),
        f"the text does not fit on slide {slide.id!r}: at {body.context.brand.sizes.minimum:g} pt"
        f" it is {pt(over):.0f} pt too high for the {body.layout.title!r} layout",
        hint="shorten the text, or move a part of it to another slide or to the notes",
    )
