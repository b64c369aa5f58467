"""Pictures on a slide: which part of the file fills which part of the shape.

Owns cropping, stretching and fading of pictures (ISO/IEC 29500-1, 20.1.8.14). Refuses recolouring,
which shows a picture in colours other than its own, and tiles, which it shows as one.
"""

from __future__ import annotations

from typing import Any

from deckbuilder.brand.template.drawing.media import Media
from deckbuilder.brand.template.drawing.placing import Placed
from deckbuilder.brand.template.nodes import Drawing
from deckbuilder.brand.template.values import to_share
from deckbuilder.formats.pptx.parts import A
from deckbuilder.geometry import Emu, Rect

_EDGES = ("l", "t", "r", "b")


def read_drawing(
    fill: Any, owner: str, media: Media, placed: Placed, name: str = ""
) -> Drawing | None:
    """Return the picture of a `blipFill` in a shape; None where it shows none of it."""
    blip = fill.find(f"{A}blip")
    part, still = ("", "") if blip is None else media.parts_of(blip, owner)
    box, turn, mirrored = placed.upright()
    stretch = fill.find(f"{A}stretch/{A}fillRect")
    source, target = _shares(fill.find(f"{A}srcRect")), _shares(stretch)
    across = _fit(source[0], source[2], target[0], target[2])
    down = _fit(source[1], source[3], target[1], target[3])
    if not part or across is None or down is None:
        return None
    facts = media.facts(part, still)
    return Drawing(
        rect=_within(box, (across[0], down[0], across[1], down[1])),
        part=part,
        format=facts.format,
        width=facts.width,
        height=facts.height,
        crop=(across[2], down[2], across[3], down[3]),
        opacity=_opacity(blip),
        turn=turn,
        mirrored=mirrored,
        still=still,
        name=name,
    )


def _shares(rect: Any) -> tuple[float, float, float, float]:
    left, top, right, bottom = (
        to_share(None if rect is None else rect.get(edge)) for edge in _EDGES
    )
    return left, top, right, bottom


def _fit(
    cut: float, cut_after: float, inset: float, inset_after: float
) -> tuple[float, float, float, float] | None:
    """Return what a picture fills of a shape in one direction, and what is cut of it: four shares.

    A negative cut leaves some of the shape free, and a negative inset cuts the picture.
    """
    shown, filled = 1 - cut - cut_after, 1 - inset - inset_after
    if shown <= 0 or filled <= 0:
        return None
    scale = filled / shown
    before = max(0.0, inset, inset - cut * scale)
    after = max(0.0, inset_after, inset_after - cut_after * scale)
    if before + after >= 1:
        return None
    cuts = cut + (before - inset) / scale, cut_after + (after - inset_after) / scale
    return before, after, *(round(max(0.0, each), 6) for each in cuts)  # type: ignore[return-value]


def _within(box: Rect, insets: tuple[float, float, float, float]) -> Rect:
    left, top = insets[0] * box.width, insets[1] * box.height
    right, bottom = insets[2] * box.width, insets[3] * box.height
    return box.inset(*(Emu(round(each)) for each in (left, top, right, bottom)))


def _opacity(blip: Any) -> float:
    """Return how opaque a picture is; one that is washed out to a watermark counts as faded."""
    faded, light = blip.find(f"{A}alphaModFix"), blip.find(f"{A}lum")
    opacity = 1.0 if faded is None else to_share(faded.get("amt"), 1.0)
    if light is not None and (bright := to_share(light.get("bright"))) > 0:
        opacity *= (1 - bright) * (1 + min(0.0, to_share(light.get("contrast"))))
    return round(max(0.0, min(1.0, opacity)), 3)
