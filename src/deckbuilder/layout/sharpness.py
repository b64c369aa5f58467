"""Whether pictures have the pixels that their places ask for.

Owns the least number of pixels to the inch. Refuses to change what is placed.
"""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import pt
from deckbuilder.layout.pictures import MOST_PER_PIXEL
from deckbuilder.layout.scene import Group, Item, PictureItem, Scene

LEAST_PIXELS_PER_INCH = 100.0
"""A screen of 1,920 pixels shows 144 to an inch of a slide: with fewer than this, it is soft."""


def report_blurred_pictures(scenes: Iterable[Scene], diagnostics: Diagnostics) -> None:
    """Advise on pictures of slides that look blurred; not on vectors and decoration."""
    for scene in scenes:
        _check_items(scene.items, diagnostics)


def _check_items(items: Iterable[Item], diagnostics: Diagnostics) -> None:
    for item in items:
        if isinstance(item, Group):
            _check_items(item.items, diagnostics)
        elif isinstance(item, PictureItem) and not item.decorative and item.image.format != "svg":
            _check_picture(item, diagnostics)


def _check_picture(picture: PictureItem, diagnostics: Diagnostics) -> None:
    left, top, right, bottom = picture.crop
    wide = pt(picture.rect.width) / 72 / max(1e-6, 1 - left - right)
    high = pt(picture.rect.height) / 72 / max(1e-6, 1 - top - bottom)
    width, height = picture.image.width, picture.image.height
    if picture.image.orientation >= 5:  # stored lying on its side
        width, height = height, width
    needed = LEAST_PIXELS_PER_INCH * wide
    if picture.span is None or min(width / wide, height / high) >= LEAST_PIXELS_PER_INCH:
        return
    hint = (
        f"take one of at least {needed:.0f} pixels in width, or give it less room: {{width=40%}},"
        " for instance"
    )
    if abs(pt(picture.rect.width) / width - MOST_PER_PIXEL) < 0.01:
        hint = "take one with more pixels: as long as it has so few, it is shown no larger"
    diagnostics.report(
        codes.PICTURE_BLURRED, picture.span,
        f"the picture looks blurred when shown: it has {width} by {height} pixels for a width of"
        f" {wide * 2.54:.0f} cm",
        hint=hint,
    )  # fmt: skip
