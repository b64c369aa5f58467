"""Pictures drawn point by point, so that they are the same bytes whatever libraries there are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

Colour = tuple[int, int, int, int]
"""Red, green, blue and how opaque, each up to 255."""

_ACROSS = 2
"""Into how many parts each side of a point is cut, so that edges are smooth."""


def draw_png(width: int, height: int, colour_at: Callable[[float, float], str]) -> bytes:
    """Return a PNG; `colour_at` tells the colour of a place, both coordinates from 0 to 1.

    A colour is six hexadecimal digits, or "" where the picture is clear.
    """
    known: dict[str, Colour] = {"": (0, 0, 0, 0)}
    rows = bytearray()
    for row in range(height):
        rows.append(0)
        for column in range(width):
            rows += _blend(
                [
                    known.setdefault(colour, _read(colour)) if colour else known[""]
                    for down in range(_ACROSS)
                    for along in range(_ACROSS)
                    for colour in (
                        colour_at(
                            (column + (along + 0.5) / _ACROSS) / width,
                            (row + (down + 0.5) / _ACROSS) / height,
                        ),
                    )
                ]
            )
    return _write(width, height, bytes(rows))


def _read(colour: str) -> Colour:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue, 255


def _blend(colours: list[Colour]) -> bytes:
    opaque = sum(colour[3] for colour in colours)
    if not opaque:
        return bytes(4)
    mixed = [sum(colour[each] * colour[3] for colour in colours) // opaque for each in range(3)]
    return bytes((*mixed, opaque // len(colours)))


def _write(width: int, height: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", _store(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _store(data: bytes) -> bytes:
    """Return a zlib stream whose blocks are stored (RFC 1951, 3.2.4), alike with any zlib."""
    starts = range(0, len(data), 0xFFFF)
    blocks = (
        struct.pack("<BHH", start == starts[-1], len(block), len(block) ^ 0xFFFF) + block
        for start in starts
        for block in (data[start : start + 0xFFFF],)
    )
    return b"\x78\x01" + b"".join(blocks) + struct.pack(">I", zlib.adler32(data))
