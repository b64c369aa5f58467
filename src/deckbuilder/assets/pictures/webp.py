"""The container of WebP pictures: its chunks, and what their headers say.

Owns no pixels. No output holds a WebP picture, as not every PowerPoint shows it: `pixels` draws it
as PNG or JPEG.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from deckbuilder.assets.pictures.unusable import UnusablePictureError

_MOVES = 0x02
"""The flag of a picture of several frames, in the chunk `VP8X`."""


def is_webp(data: bytes) -> bool:
    """Tell whether a file begins as a WebP picture does."""
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def webp_chunks(data: bytes) -> Mapping[bytes, bytes]:
    """Return the first chunk of each type. Raises struct.error or ValueError for a damaged file."""
    (length,) = struct.unpack_from("<I", data, 4)
    if length + 8 > len(data):
        raise ValueError("the file is cut short")
    found: dict[bytes, bytes] = {}
    place = 12
    while place + 8 <= length + 8:
        kind, size = struct.unpack_from("<4sI", data, place)
        found.setdefault(kind, data[place + 8 : place + 8 + size])
        place += 8 + size + size % 2
    return found


def read_webp_size(chunks: Mapping[bytes, bytes]) -> tuple[int, int]:
    """Return a picture's width and height. Raises where it moves, or has neither."""
    if extended := chunks.get(b"VP8X"):
        if extended[0] & _MOVES:
            raise UnusablePictureError(
                "is a moving WebP picture, which PowerPoint cannot show",
                "save it as a GIF, or as a still picture",
            )
        wide, high = (int.from_bytes(extended[at : at + 3], "little") for at in (4, 7))
        return wide + 1, high + 1
    if lossless := chunks.get(b"VP8L"):  # 14 bits each, after a signature
        bits = int.from_bytes(lossless[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    wide, high = struct.unpack_from("<HH", chunks[b"VP8 "], 6)
    return wide & 0x3FFF, high & 0x3FFF
