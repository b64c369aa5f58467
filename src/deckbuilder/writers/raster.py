"""How many pixels pictures need in a file, and vector pictures as that many.

Owns the resolution, which both writers share, and that a picture which stands in several places
is large enough for the largest. Refuses to decode and to draw: `deckbuilder.assets.pictures` does.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from deckbuilder.assets.pictures.contents import read_content
from deckbuilder.assets.pictures.pixels import Picture, prepare_picture
from deckbuilder.assets.pictures.unusable import UnusablePictureError, damaged
from deckbuilder.brand import Brand
from deckbuilder.geometry import EMU_PER_PT
from deckbuilder.model import Image
from deckbuilder.scene.layout import Freeform, PlacedLayout
from deckbuilder.scene.slide import Item, PictureItem
from deckbuilder.scene.walk import walk_items

PIXELS_PER_INCH = 220
"""What PowerPoint keeps of a picture by default, and as much as an office printer shows."""

_MAX_VECTOR_PIXELS = 2000
"""The most pixels each way of a vector picture: PowerPoint itself shows the vectors."""


class PixelNeeds:
    """How many pixels each picture of one file needs: as many as the largest of its places."""

    def __init__(self) -> None:
        self._shares: dict[Path, float] = {}

    def add(self, items: Iterable[Item], scale: float = 1.0) -> None:
        """Note pictures that stand among `items`, which are shown at a `scale`."""
        for item in walk_items(items):
            if isinstance(item, PictureItem):
                share = scale * _share(item)
                self._shares[item.image.path] = max(share, self._shares.get(item.image.path, 0.0))

    def add_layouts(self, layouts: Iterable[PlacedLayout], scale: float = 1.0) -> None:
        """Note the pictures among layouts' decoration."""
        for layout in layouts:
            self.add(layout.decoration, scale)
            self.add((item for item in layout.art if not isinstance(item, Freeform)), scale)

    def pixels(self, item: PictureItem) -> tuple[int, int]:
        """Return a picture's width and height in pixels, as stored and with what is cropped."""
        share = self._shares.get(item.image.path) or _share(item)
        return _pixels(item.image, share)

    def read(self, item: PictureItem, *, moving: bool = True) -> Picture:
        """Read a picture's file as it goes into the output, which may show movement or not.

        Raises UnusablePictureError where its pixels cannot be decoded.
        """
        image = item.image
        with _naming(item):
            if image.format == "svg":
                return Picture(read_svg(image.path), "svg", image.width, image.height)
            return prepare_picture(
                Picture(read_content(image.path), image.format, image.width, image.height),
                self.pixels(item),
                moving=moving,
            )


@contextmanager
def _naming(item: PictureItem) -> Iterator[None]:
    """Say of a picture that cannot be shown where the deck names it."""
    try:
        yield
    except (OSError, SyntaxError, struct.error, LookupError, ValueError) as fault:
        known = fault if isinstance(fault, UnusablePictureError) else damaged()
        raise UnusablePictureError(known.reason, known.hint, item.image.path, item.span) from fault


def read_svg(path: Path) -> bytes:
    """Read an SVG file as it goes into outputs: nothing but what may be in it."""
    from deckbuilder.assets.pictures.svg.cleaning import clean_svg  # few decks hold one

    return clean_svg(read_content(path)).data


def _share(item: PictureItem) -> float:
    """Return how large a picture is needed, as a share of the pixels or units that it has."""
    left, top, right, bottom = item.crop
    width = item.rect.width / max(1e-6, 1 - left - right)
    height = item.rect.height / max(1e-6, 1 - top - bottom)
    if item.image.orientation >= 5:  # stored lying on its side
        width, height = height, width
    return max(width / item.image.width, height / item.image.height) * _PER_EMU


_PER_EMU = PIXELS_PER_INCH / (72 * EMU_PER_PT)


def _pixels(image: Image, share: float) -> tuple[int, int]:
    if image.format == "svg":
        share = min(share, _MAX_VECTOR_PIXELS / max(image.width, image.height))
    return max(1, round(image.width * share)), max(1, round(image.height * share))


def rasterise_picture(item: PictureItem, size: tuple[int, int], brand: Brand) -> bytes:
    """Return an SVG file as a PNG of at most that size in pixels, its text in the brand's fonts.

    Raises UnusablePictureError where drawing it takes too much.
    """
    from deckbuilder.assets.pictures.raster import rasterise

    files = (
        file
        for font in (brand.body, brand.heading, brand.mono)
        for file in (font.regular, font.bold, font.italic, font.bold_italic)
    )
    fonts = tuple(dict.fromkeys(files))
    with _naming(item):
        return rasterise(read_svg(item.image.path), *size, fonts, brand.mono.regular)
