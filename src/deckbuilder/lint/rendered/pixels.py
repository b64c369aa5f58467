"""The colours of pictures where something lies on them.

Owns reading a picture's pixels once, and their mean in each cell of a region. Refuses to know
what lies there. Pillow is loaded with the first picture that is asked for.
"""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from deckbuilder.assets.pictures.metadata import png_chunks
from deckbuilder.assets.pictures.pixels import decode_picture
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.reading import read_bytes
from deckbuilder.geometry import Rect
from deckbuilder.scene.slide import PictureItem

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

_MAX_DRAWN = 1000
"""The most pixels each way of a vector picture."""

_MAX_KEPT = 1600
"""The most pixels each way that are kept of any."""


class Sample(NamedTuple):
    """The mean colour of a cell, and how much of it covers what lies beneath, from 0 to 1."""

    colour: str
    opacity: float


_MAX_PICTURES = 4
"""How many pictures are kept: text lies on few at a time, and each takes some megabytes."""


class Sampler:
    """Reads pictures, and keeps those that it read last."""

    def __init__(self) -> None:
        self._read: dict[tuple[Path, int], Pixels | None] = {}

    def sample(self, item: PictureItem, region: Rect, cell: float) -> list[Sample]:
        """Return the samples of a region on the slide in cells about `cell` EMU wide and high.

        Nothing where the picture does not reach into the region or cannot be read.
        """
        pixels = self._pixels(item)
        if pixels is None:
            return []
        box, part = _locate_region(item, region, pixels.size)
        if part[0] <= 0 or part[1] <= 0:
            return []
        from PIL import Image as Pillow

        grid = (max(1, round(part[0] / cell)), max(1, round(part[1] / cell)))
        reduced = pixels.resize(grid, Pillow.Resampling.BOX, box)
        return [
            Sample(f"{red:02X}{green:02X}{blue:02X}", opacity / 255)
            for red, green, blue, opacity in _list_pixels(reduced)
        ]

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
            self._read[key] = None if data is None else _decode(data, item)
        return self._read[key]


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


def _decode(data: bytes, item: PictureItem) -> Pixels | None:
    """Return a picture's pixels, upright, with opacity; colours count by their opacity."""
    from PIL import Image as Pillow

    try:
        if item.image.format == "svg":
            from deckbuilder.assets.pictures.raster import rasterise
            from deckbuilder.assets.pictures.svg.cleaning import clean_svg

            data = rasterise(clean_svg(data).data, _MAX_DRAWN, _MAX_DRAWN)
        pixels = decode_picture(data)
    except (OSError, SyntaxError, ValueError):  # what no reader can decode was reported
        return None
    turn = _TURNS.get(item.image.orientation)
    pixels = pixels if turn is None else pixels.transpose(Pillow.Transpose[turn])
    pixels.thumbnail((_MAX_KEPT, _MAX_KEPT), Pillow.Resampling.BOX)
    return pixels.convert("RGBA")


_TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
    6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip
"""How a picture is turned upright by its EXIF orientation (JEITA CP-3451, tag 0x0112)."""


def _locate_region(
    item: PictureItem, region: Rect, size: tuple[int, int]
) -> tuple[tuple[float, float, float, float], tuple[int, int]]:
    """Return the box of pixels that a region shows, and its width and height on the slide."""
    shown = item.rect
    left, top = max(region.x, shown.x), max(region.y, shown.y)
    right, bottom = min(region.right, shown.right), min(region.bottom, shown.bottom)
    cut_left, cut_top, cut_right, cut_bottom = item.crop
    across = size[0] * (1 - cut_left - cut_right) / max(1, shown.width)
    down = size[1] * (1 - cut_top - cut_bottom) / max(1, shown.height)
    x, y = size[0] * cut_left, size[1] * cut_top
    box = (
        x + (left - shown.x) * across,
        y + (top - shown.y) * down,
        x + (right - shown.x) * across,
        y + (bottom - shown.y) * down,
    )
    return _widen_to_pixel(box, size), (right - left, bottom - top)


def _widen_to_pixel(
    box: tuple[float, float, float, float], size: tuple[int, int]
) -> tuple[float, float, float, float]:
    """Widen a box that lies within a pixel, and keep it on the picture."""
    x0, x1 = math.floor(box[0]), math.ceil(box[2])
    y0, y1 = math.floor(box[1]), math.ceil(box[3])
    return max(0, x0), max(0, y0), min(size[0], max(x1, x0 + 1)), min(size[1], max(y1, y0 + 1))


def _list_pixels(pixels: Pixels) -> list[tuple[int, int, int, int]]:
    data = pixels.tobytes()
    return [(data[n], data[n + 1], data[n + 2], data[n + 3]) for n in range(0, len(data), 4)]
