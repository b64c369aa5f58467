"""Whether pictures have enough pixels for the size at which they are shown.

Owns the minimum of pixels to the inch. Refuses to change what is placed.
"""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import pt
from deckbuilder.layout.blocks.pictures import MAX_POINTS_PER_PIXEL, upright_pixels
from deckbuilder.scene.slide import PictureItem, Scene
from deckbuilder.scene.walk import walk_items

MIN_PIXELS_PER_INCH = 100.0
"""A screen of 1,920 pixels shows 144 to an inch of a slide: with fewer than this, it is soft."""


def report_blurred_pictures(scenes: Iterable[Scene], diagnostics: Diagnostics) -> None:
    """Advise on pictures of slides that look blurred; not on vectors and decoration."""
    for scene in scenes:
        for item in walk_items(scene.items):
            if not isinstance(item, PictureItem) or item.decorative or item.image.format == "svg":
                continue
            if item.rect.width and item.rect.height:  # that it has no room is told by others
                _check_picture(item, diagnostics)


def pixels_per_inch(picture: PictureItem) -> float:
    """Return how many pixels of a picture there are to an inch of its slide, at the fewest."""
    (width, height), (wide, high) = upright_pixels(picture.image), _inches(picture)
    return min(width / wide, height / high)


def _inches(picture: PictureItem) -> tuple[float, float]:
    """Return how large the whole picture is on the slide, with what is cut away."""
    left, top, right, bottom = picture.crop
    return (
        pt(picture.rect.width) / 72 / max(1e-6, 1 - left - right),
        pt(picture.rect.height) / 72 / max(1e-6, 1 - top - bottom),
    )


def _check_picture(picture: PictureItem, diagnostics: Diagnostics) -> None:
    if picture.span is None or pixels_per_inch(picture) >= MIN_PIXELS_PER_INCH:
        return
    width, height = upright_pixels(picture.image)
    wide = _inches(picture)[0]
    needed = MIN_PIXELS_PER_INCH * wide
    hint = (
        f"take one of at least {needed:.0f} pixels in width, or give it less room: {{width=40%}},"
        " for instance"
    )
    if abs(pt(picture.rect.width) / width - MAX_POINTS_PER_PIXEL) < 0.01:
        hint = "take one with more pixels: as long as it has so few, it is shown no larger"
    diagnostics.report(
        codes.PICTURE_BLURRED,
        picture.span,
        f"the picture looks blurred when shown: it has {width} by {height} pixels for a width of"
        f" {wide * 2.54:.0f} cm",
        hint=hint,
    )
