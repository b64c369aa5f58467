"""Picture files without what they say of people and places, everything that shows as it was.

Owns the chunks, segments and blocks of PNG, JPEG and GIF files: where a picture was taken
and with what (EXIF), by whom (XMP, IPTC, comments), its thumbnail before it was cropped, and
whatever follows its end. What is kept is named here, so that what nobody thought of goes too.
Pixels are not decoded. An orientation goes with the rest of EXIF, and a colour profile (which may
name a person's screen) with the rest: whoever shows the picture has read them before.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Literal

PictureFormat = Literal["png", "jpeg", "gif", "svg", "webp"]


_DAMAGED, _CUT_SHORT = "the file is damaged", "the file is cut short"


def strip_metadata(data: bytes, format_: PictureFormat) -> bytes:
    """Return a picture file without its metadata; the same bytes where it has none.

    Raises ValueError where the file is damaged or cut short.
    """
    strip = {"png": _strip_png, "jpeg": _strip_jpeg, "gif": _strip_gif}
    try:
        return b"".join(strip[format_](data))
    except (IndexError, struct.error) as fault:
        raise ValueError(_CUT_SHORT) from fault


# --- PNG (ISO/IEC 15948, 5 and 11) ---------------------------------------------------------

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

_PNG_KEPT = frozenset(
    {
        b"tRNS",
        b"cHRM",
        b"gAMA",
        b"sBIT",
        b"sRGB",
        b"cICP",
        b"mDCV",
        b"cLLI",
        b"bKGD",
        b"hIST",
        b"pHYs",
        b"sPLT",
    }
)
"""The ancillary chunks that change how a picture looks or how large it is.

Further frames go: no output shows them.
"""


def png_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield a PNG's chunks up to its end: their type, first byte and last plus one.

    Raises ValueError where a checksum is wrong and struct.error where the file ends too early.
    """
    place, kind = len(PNG_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + length + 12
        (checksum,) = struct.unpack_from(">I", data, end - 4)
        if zlib.crc32(memoryview(data)[place + 4 : end - 4]) != checksum:
            raise ValueError(_DAMAGED)
        yield kind, place, end
        place = end


def _strip_png(data: bytes) -> Iterator[bytes | memoryview]:
    yield PNG_SIGNATURE
    view = memoryview(data)  # large pictures are not copied piece by piece
    for kind, start, end in png_chunks(data):
        critical = not kind[0] & 0x20
        if critical or kind in _PNG_KEPT:
            yield view[start:end]


# --- JPEG (ITU-T T.81, annex B) ------------------------------------------------------------

_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_APPLICATION = range(0xE0, 0xF0)

# The next marker after coded data, in which a stuffed zero or a restart may follow 0xFF.
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield a JPEG's segments up to its end: marker, first byte and last plus one.

    A scan's coded data belong to its segment. Raises IndexError, struct.error or ValueError
    where the file is damaged.
    """
    place, marker = 2, 0
    while marker != _END:
        while data[place + 1] == 0xFF:
            place += 1
        if data[place] != 0xFF:
            raise ValueError(_DAMAGED)
        marker = data[place + 1]
        end = place + 2
        if marker != _END and marker not in _ALONE:
            end += struct.unpack_from(">H", data, end)[0]
        if marker == _SCAN:
            following = _AFTER_SCAN.search(data, end)
            if following is None:
                raise ValueError(_CUT_SHORT)
            end = following.start()
        yield marker, place, end
        place = end


def _strip_jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    for marker, start, end in jpeg_segments(data):
        if marker in _APPLICATION:
            yield _application_segment(data[start:end])
        elif marker != _COMMENT:
            yield data[start:end]


def _application_segment(segment: bytes) -> bytes:
    """Return what is kept of one: JFIF without its thumbnail, Adobe's transform of colours."""
    if segment.startswith(b"JFIF\0", 4):
        return segment[:2] + struct.pack(">H", 16) + segment[4:16] + b"\0\0"
    if segment[1] == 0xEE and segment.startswith(b"Adobe", 4):
        return segment[:2] + struct.pack(">H", 14) + segment[4:16]
    return b""


# --- GIF (GIF89a, 15 to 26) ----------------------------------------------------------------

_EXTENSION, GIF_IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_NO_LABEL, _GIF_CONTROL, _GIF_APPLICATION = 0, 0xF9, 0xFF
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""The applications whose blocks tell how often the frames repeat."""


def gif_blocks(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield a GIF's blocks up to its trailer: kind, label, first byte and last plus one.

    A frame (`GIF_IMAGE`) has no label. Raises IndexError or ValueError where the file is damaged.
    """
    place, kind = 13 + _table_size(data[10]), 0
    while kind != _TRAILER:
        start, kind, label = place, data[place], _NO_LABEL
        if kind == GIF_IMAGE:
            place = _skip_blocks(data, place + 11 + _table_size(data[place + 9]))
        elif kind == _EXTENSION:
            label = data[place + 1]
            place = _skip_blocks(data, place + 2)
        elif kind == _TRAILER:
            place += 1
        else:
            raise ValueError(_DAMAGED)
        yield kind, label, start, place


def gif_stills(data: bytes) -> Iterator[bytes]:
    """Yield each frame as a GIF of its own, no larger than the frame."""
    table = data[10 : 13 + _table_size(data[10])]
    for kind, _, start, end in gif_blocks(data):
        if kind == GIF_IMAGE:
            size, rest = data[start + 5 : start + 9], data[start + 5 : end]
            yield b"".join((data[:6], size, table, b"\x2c", bytes(4), rest, b"\x3b"))


def gif_seconds(data: bytes) -> float:
    """Return how long a GIF moves: 0 where it is a still picture, infinite where it repeats on.

    Raises what `strip_metadata` raises, before it words it.
    """
    frames, hundredths, rounds = 0, 0, 1.0
    for kind, label, start, _ in gif_blocks(data):
        if kind == GIF_IMAGE:
            frames += 1
        elif label == _GIF_CONTROL:
            delay = int.from_bytes(data[start + 4 : start + 6], "little")
            hundredths += delay if delay > 1 else _SLOWEST
        elif label == _GIF_APPLICATION and data.startswith(_GIF_KEPT, start + 3):
            repeats = int.from_bytes(data[start + 16 : start + 18], "little")
            rounds = repeats + 1 if repeats else math.inf
    return rounds * max(hundredths, _SLOWEST) / 100 if frames > 1 else 0.0


_SLOWEST = 10
"""Hundredths of a second that a frame is shown which asks for none."""


def _strip_gif(data: bytes) -> Iterator[bytes]:
    yield data[: 13 + _table_size(data[10])]
    for _, label, start, end in gif_blocks(data):
        repeats = label == _GIF_APPLICATION and data.startswith(_GIF_KEPT, start + 3)
        if label in (_NO_LABEL, _GIF_CONTROL) or repeats:
            yield data[start:end]


def _table_size(flags: int) -> int:
    """Return how many bytes a table of colours has, by the flags before it."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(data: bytes, place: int) -> int:
    while data[place]:
        place += data[place] + 1
    return place + 1
