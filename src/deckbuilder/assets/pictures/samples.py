"""The colours of pictures where something lies on them.

Owns reading a picture's pixels, and their mean in each cell of a region. Refuses to know where a
picture stands and what lies on it: lengths are of any one unit. Pillow is loaded with the first
picture that is asked for.
"""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, NamedTuple

from deckbuilder.assets.pictures.pixels import decode_picture

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom: of a rectangle, or the shares of a picture cut away there."""


class Sample(NamedTuple):
    """The mean colour of a cell, and how much of it covers what lies beneath, from 0 to 1."""

    colour: str
    opacity: float


def read_pixels(data: bytes, side: int, orientation: int = 1) -> Pixels | None:
    """Return a picture's pixels, upright, with opacity, at most `side` each way.

    None where no reader can decode it. Colours count by their opacity.
    """
    from PIL import Image as Pillow

    try:
        pixels = decode_picture(data, side)
    except (OSError, SyntaxError, struct.error, LookupError, ValueError):
        return None
    turn = _TURNS.get(orientation)
    pixels = pixels if turn is None else pixels.transpose(Pillow.Transpose[turn])
    pixels.thumbnail((side, side), Pillow.Resampling.BOX)
    return pixels.convert("RGBA")


_TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
    6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip
"""How a picture is turned upright by its EXIF orientation (JEITA CP-3451, tag 0x0112)."""


def sample_region(
    pixels: Pixels, shown: Edges, crop: Edges, region: Edges, cell: float
) -> list[Sample]:
    """Return the samples of a region in cells about `cell` wide and high, no more than pixels.

    The picture without what is cut away fills the rectangle `shown`. Nothing where it does not
    reach into the region.
    """
    from PIL import Image as Pillow

    left, top = max(region[0], shown[0]), max(region[1], shown[1])
    right, bottom = min(region[2], shown[2]), min(region[3], shown[3])
    if right <= left or bottom <= top:
        return []
    across = pixels.width * (1 - crop[0] - crop[2]) / (shown[2] - shown[0])
    down = pixels.height * (1 - crop[1] - crop[3]) / (shown[3] - shown[1])
    x, y = pixels.width * crop[0], pixels.height * crop[1]
    box = _widen_to_pixel(
        (
            x + (left - shown[0]) * across,
            y + (top - shown[1]) * down,
            x + (right - shown[0]) * across,
            y + (bottom - shown[1]) * down,
        ),
        pixels.size,
    )
    columns = min(round((right - left) / cell), box[2] - box[0])
    rows = min(round((bottom - top) / cell), box[3] - box[1])
    reduced = pixels.resize((max(1, columns), max(1, rows)), Pillow.Resampling.BOX, box)
    return [
        Sample(f"{red:02X}{green:02X}{blue:02X}", opacity / 255)
        for red, green, blue, opacity in _list_pixels(reduced)
    ]


def _widen_to_pixel(box: Edges, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Widen a box that lies within a pixel, and keep it on the picture."""
    x0, x1 = math.floor(box[0]), math.ceil(box[2])
    y0, y1 = math.floor(box[1]), math.ceil(box[3])
    return max(0, x0), max(0, y0), min(size[0], max(x1, x0 + 1)), min(size[1], max(y1, y0 + 1))


def _list_pixels(pixels: Pixels) -> list[tuple[int, int, int, int]]:
    data = pixels.tobytes()
    return [(data[n], data[n + 1], data[n + 2], data[n + 3]) for n in range(0, len(data), 4)]
