"""The rows of a PNG file: that there are as many as it says (ISO/IEC 15948, 8 and 10).

Owns that count: the library that decodes pixels takes rows that are not there as black. Refuses to
keep what it unpacks.
"""

from __future__ import annotations

import struct
import zlib

from deckbuilder.assets.pictures.metadata import png_chunks

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many numbers a pixel has, by its type of colour."""

_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
           (0, 1, 1, 2))  # fmt: skip
"""Where the passes of an interlaced picture begin, and their steps, across and down."""

_PIECE = 1 << 20


def check_rows(data: bytes) -> None:
    """Raise ValueError, LookupError or struct.error where rows are missing or do not unpack."""
    unpacking, unpacked = zlib.decompressobj(), 0
    needed = 0
    for kind, start, end in png_chunks(data):
        if kind == b"IHDR":
            needed = _count_bytes(data[start + 8 : end - 4])
        elif kind == b"IDAT":
            packed = data[start + 8 : end - 4]
            while packed and unpacked < needed:
                try:
                    unpacked += len(unpacking.decompress(packed, _PIECE))
                except zlib.error as fault:
                    raise ValueError(str(fault)) from fault
                packed = unpacking.unconsumed_tail
    if not needed or unpacked < needed:
        raise ValueError("rows are missing")


def _count_bytes(head: bytes) -> int:
    width, height, depth, colours, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    bits = depth * _SAMPLES[colours]
    count = 0
    for left, top, across, down in _PASSES if interlaced else ((0, 0, 1, 1),):
        wide, high = -(-(width - left) // across), -(-(height - top) // down)
        count += high * (1 + (wide * bits + 7) // 8) if wide > 0 else 0
    return count
