"""The colours of a scene's pictures where something lies on them.

Owns which pictures are kept, and where on the slide each shows its pixels. Refuses to know what
lies there.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

from deckbuilder.assets.pictures.metadata import png_chunks
from deckbuilder.assets.pictures.samples import Edges, Sample, read_pixels, sample_region
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.reading import read_bytes
from deckbuilder.geometry import Rect
from deckbuilder.scene.pixel_needs import find_slide_needs
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import PictureItem

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

_MAX_KEPT = 1600
"""The most pixels each way that are kept of any."""

_MAX_PICTURES = 4
"""How many pictures are kept: text lies on few at a time, and each takes some megabytes."""


class Sampler:
    """Reads pictures of a presentation, and keeps those that it read last."""

    def __init__(self, shown: Presentation) -> None:
        self._needs, self._brand = find_slide_needs(shown), shown.brand
        self._read: dict[tuple[Path, int], Pixels | None] = {}

    def sample(self, item: PictureItem, region: Rect, cell: float) -> list[Sample]:
        """Return the samples of a region on the slide in cells about `cell` EMU wide and high.

        Nothing where the picture does not reach into the region or cannot be read.
        """
        pixels = self._pixels(item)
        if pixels is None:
            return []
        return sample_region(pixels, _edges(item.rect), item.crop, _edges(region), cell)

    def sample_whole(self, item: PictureItem, across: int) -> list[Sample]:
        """Return samples of all of a picture, `across` of them to its longer side.

        Nothing where its file says that none of it is clear: such a one is not decoded.
        """
        if item.image.format == "jpeg" or _is_opaque_png(item):
            return []
        return self.sample(item, item.rect, max(item.rect.width, item.rect.height) / across)

    def _pixels(self, item: PictureItem) -> Pixels | None:
        image = item.image
        key = (image.path, image.orientation)
        if key not in self._read:
            if len(self._read) >= _MAX_PICTURES:
                self._read.clear()
            data = read_bytes(image.path, Diagnostics())
            self._read[key] = None if data is None else self._decode(data, item)
        return self._read[key]

    def _decode(self, data: bytes, item: PictureItem) -> Pixels | None:
        """Return pixels; of an SVG file those that stand beside its vectors in PowerPoint."""
        if item.image.format == "svg":
            from deckbuilder.assets.pictures.raster import rasterise
            from deckbuilder.assets.pictures.svg.cleaning import clean_svg

            size, brand = self._needs.still_pixels(item), self._brand
            try:
                svg = clean_svg(data).data
                data = rasterise(svg, *size, brand.font_files, brand.mono.regular)
            except (OSError, SyntaxError, ValueError):  # what cannot be drawn was reported
                return None
        return read_pixels(data, _MAX_KEPT, item.image.orientation)


def _is_opaque_png(item: PictureItem) -> bool:
    """Tell whether a PNG file has no opacity, by its header (ISO/IEC 15948, 11.2.2 and 11.3.2)."""
    if item.image.format != "png":
        return False
    data = read_bytes(item.image.path, Diagnostics()) or b""
    try:
        for kind, start, _ in png_chunks(data):
            if kind == b"tRNS" or (kind == b"IHDR" and data[start + 17] in _WITH_OPACITY):
                return False
            if kind == b"IDAT":
                return True
    except (IndexError, ValueError, struct.error):  # what cannot be read was reported
        return True
    return True


_WITH_OPACITY = (4, 6)


def _edges(rect: Rect) -> Edges:
    return rect.x, rect.y, rect.right, rect.bottom
