"""Vector pictures as both writers need them in pixels: how large, and in the brand's fonts.

Owns the resolution. Refuses to draw: `deckbuilder.pictures.raster` does.
"""

from __future__ import annotations

from deckbuilder.brand import Brand
from deckbuilder.layout.scene import PictureItem
from deckbuilder.pictures.raster import rasterise

_EMU_PER_PIXEL = 914_400 / 192
"""Twice the pixels of a screen of 96 to the inch, sharp on a projector and in print."""

_MOST_PIXELS = 2000


def raster_size(item: PictureItem) -> tuple[int, int]:
    """Return the width and height in pixels of a placed picture, with what is cropped away."""
    left, top, right, bottom = item.crop
    width = item.rect.width / max(1e-6, 1 - left - right) / _EMU_PER_PIXEL
    height = item.rect.height / max(1e-6, 1 - top - bottom) / _EMU_PER_PIXEL
    scale = min(1.0, _MOST_PIXELS / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def rasterise_picture(item: PictureItem, svg: bytes, brand: Brand) -> bytes:
    """Return a placed SVG file as a PNG, its text in the brand's fonts."""
    files = (
        path
        for font in (brand.body, brand.heading, brand.mono)
        for path in (font.regular, font.bold, font.italic, font.bold_italic)
    )
    fonts = tuple(dict.fromkeys(files))
    return rasterise(svg, *raster_size(item), fonts, brand.mono.regular)
