"""Fitting: the step of the scale at which a slide's content fits its room, or its parts.

Owns the choice of one size for a whole slide, so that columns and cards agree, of the sizes that
its layout may have. Refuses to arrange (`arrange`), to know where a slide may be cut (`splitting`)
and the other slides of a layout (`placing`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.geometry import Emu, emu, pt
from deckbuilder.layout.blocks.panels import PANEL_FILL, on_panel
from deckbuilder.layout.blocks.splitting import cut
from deckbuilder.layout.blocks.stacking import Box, stacked
from deckbuilder.layout.slide_layouts.placeholders import steps_of
from deckbuilder.layout.slides.arrange import ARRANGEMENTS, ready
from deckbuilder.layout.slides.arrange.room import SlideBody
from deckbuilder.layout.text.broken_words import CUT, WHOLE, worst_break
from deckbuilder.layout.text.drafts import Look
from deckbuilder.model import Block, Chart, Figure, ItemList, Slide, walk_blocks
from deckbuilder.scene.extent import visible_rect
from deckbuilder.scene.slide import Item


class SlidePart(Struct, frozen=True):
    """A part of a slide: its blocks, their box, and the items that it makes."""

    blocks: Sequence[Block]
    box: Box
    items: tuple[Item, ...]


class Fitted(Struct, frozen=True):
    """A slide's content at a size in points: its parts, one where it `fits` on one slide."""

    blocks: Sequence[Block]
    size: float
    parts: Sequence[SlidePart]
    fits: bool


def fit_body(slide: Slide, body: SlideBody, steps: Sequence[float]) -> Fitted:
    """Fit a slide's blocks at the largest of some descending sizes at which its words are whole.

    What fits on one slide at none of them is cut, at the largest size at which that makes as few
    parts as the second step of the scale does: no larger than the brand's usual size, as text that
    continues is no little text, and not at the smallest, as it takes several slides in any case.
    """
    blocks = ready(slide.blocks, body)
    if not blocks:
        return Fitted((), steps[0], [SlidePart((), stacked(()), ())], fits=True)
    one, broken = _best(_on_one(blocks, body, steps))
    if one and (
        slide.overflow == "error" or broken < CUT or not _fits_in_parts(blocks, body, steps[-1])
    ):
        return one
    if slide.overflow == "error":
        return Fitted(blocks, steps[-1], (), fits=False)
    sizes, body = body.context.brand.sizes, _continuing(body)
    second = sizes.steps[:2][-1]
    tries = [*_on_several(blocks, body, [size for size in steps if second <= size <= sizes.body])]
    fewest = min((len(each.parts) for each in tries), default=0)
    as_few = (each for each in tries if len(each.parts) == fewest)
    smaller = _on_several(blocks, body, [size for size in steps if size < second])
    several, _ = _best(chain(as_few, smaller))
    return several or Fitted(blocks, steps[-1], (), fits=False)


def refit_body(slide: Slide, body: SlideBody, fitted: Fitted, size: float) -> Sequence[SlidePart]:
    """Return the parts of a fitted slide at the size of its layout, which is no larger.

    What does not fit at that size, as its words are wrapped otherwise, stays as it fits.
    """
    if not fitted.fits:
        return _build_parts(slide, fitted.blocks, body, size)
    if not fitted.blocks:
        return fitted.parts
    (part,) = fitted.parts
    if size != fitted.size:
        smaller = next(_on_one(fitted.blocks, body, (size,)), fitted)
        if _worst_break(smaller.parts) <= _worst_break(fitted.parts):
            (part,), size = smaller.parts, smaller.size
    return [_settled(part, body, size)]


def _settled(part: SlidePart, body: SlideBody, size: float) -> SlidePart:
    """Return a part that is all of a slide, with what room is left between and around its text.

    The space between paragraphs grows first. What is still low does not stand at the very top:
    the eye finds it a little above the middle. So full slides begin at the same height.
    """
    if body.layout.arrange not in _MOVABLE or body.layout.source:
        return part
    area, box = body.for_blocks(part.blocks).area, part.box
    spare = 0 if box.stretch else area.height - box.height  # what grows takes all room
    if body.layout.arrange != "cards" and spare > emu(size):
        looser = (_arranged(part.blocks, body, size, gap) for gap in _LOOSE)
        box = next((each for each in looser if each.height <= area.height), box)
    part = part if box is part.box else _build(part.blocks, body, box)
    seen = visible_rect(part.items)
    used = seen.bottom - area.y if seen else area.height
    if used >= area.height * _FULL or (seen and seen.y - area.y > emu(size)):
        return part  # the second stands in the middle by itself
    down = round((area.height - used) * _ABOVE)
    return _build(part.blocks, body, box, down=down)


_MOVABLE = ("flow", "columns", "cards", "aside")
"""The arrangements whose content has no height of its own where it stands."""
_LOOSE = (1.0, 0.7)
"""The space between paragraphs that is tried where there is room, as shares of the size."""
_TIGHT = 0.3
"""That at the smallest size, where a slide would not fit otherwise."""
_FULL, _ABOVE = 0.6, 0.4
"""The share of the room from which content begins at its top, and that of the spare room which
stands above content that has less."""


def _build_parts(
    slide: Slide, blocks: Sequence[Block], body: SlideBody, size: float
) -> list[SlidePart]:
    """Build the parts that a slide is cut into, or all of one that may not be; report overflows."""
    if slide.overflow == "error":
        parts: list[tuple[Sequence[Block], Box]] = [(blocks, _arranged(blocks, body, size))]
    else:
        body = _continuing(body)
        parts = _cut(blocks, body, size)
    for part, box in parts:
        if not _fits(part, box, body):
            _report_overflow(slide, part, box, body, size)
    return _build_all(parts, body)


def _continuing(body: SlideBody) -> SlideBody:
    """Return the body of a slide that continues, all of whose parts look alike."""
    return replace(body, continues=True)


def _best(tries: Iterable[Fitted]) -> tuple[Fitted | None, int]:
    """Return the first with whole words, or else that with the least bad break, and how bad."""
    best, lowest = None, CUT + 1
    for fitted in tries:
        broken = _worst_break(fitted.parts)
        if broken < lowest:
            best, lowest = fitted, broken
        if broken == WHOLE:
            break
    return best, lowest


def _on_one(blocks: Sequence[Block], body: SlideBody, steps: Sequence[float]) -> Iterator[Fitted]:
    """Yield the content at each size at which it fits on one slide, the largest first.

    At the last, paragraphs may stand closer together. Text is the lower the smaller it is, so that
    halving finds the first in few trials.
    """

    @cache
    def box_at(at: int) -> Box | None:
        gaps = (None, _TIGHT) if at == len(steps) - 1 else (None,)
        boxes = (_arranged(blocks, body, steps[at], gap) for gap in gaps)
        return next((box for box in boxes if _fits(blocks, box, body)), None)

    first = 0
    if not box_at(0):
        first = 1 + bisect_left(range(1, len(steps)), x=True, key=lambda at: box_at(at) is not None)
    for at in range(first, len(steps)):
        if box := box_at(at):
            yield Fitted(blocks, steps[at], [_build(blocks, body, box)], fits=True)


def _on_several(
    blocks: Sequence[Block], body: SlideBody, steps: Iterable[float]
) -> Iterator[Fitted]:
    """Yield the content at each size at which all of its parts fit."""
    for size in steps:
        parts = _cut(blocks, body, size)
        if all(_fits(part, box, body) for part, box in parts):
            yield Fitted(blocks, size, _build_all(parts, body), fits=False)


def _worst_break(parts: Iterable[SlidePart]) -> int:
    return max(worst_break(part.items) for part in parts)


def _build(
    blocks: Sequence[Block],
    body: SlideBody,
    box: Box,
    *,
    spare: int | None = None,
    down: int = 0,
) -> SlidePart:
    """Build a part in its room, `down` EMU below its top, or in `spare` EMU more than its height.

    A panel is of another colour than the slide around it.
    """
    area = body.for_blocks(blocks).area.inset(0, down, 0, 0)
    if spare is not None:
        area = area._replace(height=Emu(box.height + spare))
    items = box.build(area)
    if body.layout.background == PANEL_FILL:
        items = on_panel(items, "Content", PANEL_FILL)
    return SlidePart(blocks, box, items)


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
        _build(part, body, box, spare=spare)
        for (part, box), spare in zip(parts, spares, strict=True)
    ]


def _fits(blocks: Sequence[Block], box: Box, body: SlideBody) -> bool:
    return box.height <= body.for_blocks(blocks).area.height


def _arranged(
    blocks: Sequence[Block], body: SlideBody, size: float, gap: float | None = None
) -> Box:
    layout = body.layout
    steps = steps_of(layout, body.context.brand.sizes)
    look = Look(
        size=size,
        min_size=steps[0],
        steps=steps,
        text=layout.text,
        heading=layout.heading,
        accent=layout.accent,
        link=layout.link,
        lang=body.lang,
        font=_font(body),
    )
    look = look if gap is None else replace(look, gap=gap)
    return ARRANGEMENTS[layout.arrange](blocks, body.for_blocks(blocks), look)


def _font(body: SlideBody) -> str:
    """Return the font of the body's placeholder, which a template may have set."""
    names = ("body", "column-1", "subtitle")
    slot = next((body.slots[name] for name in names if name in body.slots), None)
    return slot.levels[0].style.font if body.layout.source and slot and slot.levels else "body"


def _fits_in_parts(blocks: Sequence[Block], body: SlideBody, size: float) -> bool:
    """Tell whether content that is too high where its words are whole fits on several slides."""
    box = _arranged(blocks, body, size)
    if _fits(blocks, box, body) or _worst_break([_build(blocks, body, box)]) == CUT:
        return False
    body = _continuing(body)
    return all(_fits(*part, body) for part in _cut(blocks, body, size))


def _cut(
    blocks: Sequence[Block], body: SlideBody, size: float
) -> list[tuple[Sequence[Block], Box]]:
    parts = cut(blocks, lambda part: _fits(part, _arranged(part, body, size), body))
    return [(part, _arranged(part, body, size)) for part in parts]


def _report_overflow(
    slide: Slide, blocks: Sequence[Block], box: Box, body: SlideBody, size: float
) -> None:
    over = box.height - body.for_blocks(blocks).area.height
    body.context.diagnostics.report(
        codes.TEXT_OVERFLOWS,
        blocks[0].span or slide.place_of(),
        f"the text does not fit on slide {slide.id!r}: at {size:g} pt it is"
        f" {pt(over):.0f} pt too high for the {body.layout.title!r} layout",
        hint="shorten the text, or move a part of it to another slide or to the notes",
    )
