"""Pictures as they go into outputs: no larger than needed, vectors cleaned, or as pixels.

Refuses to decode and to draw: `deckbuilder.assets.pictures` does.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deckbuilder.assets.pictures.contents import read_content
from deckbuilder.assets.pictures.pixels import Picture, prepare_picture, recall_picture
from deckbuilder.assets.pictures.unusable import UnusablePictureError, damaged
from deckbuilder.brand import Brand
from deckbuilder.files.inputs import noted_digest
from deckbuilder.scene.slide import PictureItem


def read_picture(item: PictureItem, needed: tuple[int, int], *, moving: bool = True) -> Picture:
    """Read a picture's file as it goes into the output, which may show movement or not.

    It has about as many pixels as `needed`. One that was made before from what this run found in
    the file is not read again. Raises UnusablePictureError where its pixels cannot be decoded.
    """
    image = item.image
    with _naming(item):
        if image.format == "svg":
            return Picture(read_svg(image.path), "svg", image.width, image.height)
        picture = Picture(b"", image.format, image.width, image.height)
        content = noted_digest(image.path)
        known = content and recall_picture(content, picture, needed)
        if known:
            return known
        picture = picture._replace(data=read_content(image.path))
        return prepare_picture(picture, needed, moving=moving)


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


def rasterise_picture(item: PictureItem, size: tuple[int, int], brand: Brand) -> bytes:
    """Return an SVG file as a PNG of at most that size in pixels, its text in the brand's fonts.

    Raises UnusablePictureError where drawing it takes too much.
    """
    from deckbuilder.assets.pictures.raster import rasterise

    with _naming(item):
        return rasterise(read_svg(item.image.path), *size, brand.font_files, brand.mono.regular)
