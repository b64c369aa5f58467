"""Picture files without what they say of people and places, everything that shows as it was.

Owns the chunks, segments and blocks of PNG, JPEG, GIF and SVG files: where a picture was taken
and with what (EXIF), by whom (XMP, IPTC, comments), its thumbnail before it was cropped, and
whatever follows its end. What is kept is named here, so that what nobody thought of goes too.
Pixels are not decoded; colour profiles stay. An orientation goes with the rest of EXIF:
whoever shows the picture has read it before.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Literal

Format = Literal["png", "jpeg", "gif", "svg"]


def strip_metadata(data: bytes, format_: Format) -> bytes:
    """Return a picture file without its metadata; the same bytes where it has none.

    Raises ValueError where the file is damaged or cut short.
    """
    strip = {"png": _strip_png, "jpeg": _strip_jpeg, "gif": _strip_gif, "svg": _strip_svg}
    try:
        return b"".join(strip[format_](data))
    except (IndexError, struct.error) as fault:
        message = "the file is cut short"
        raise ValueError(message) from fault


# --- PNG (ISO/IEC 15948, 5 and 11) ---------------------------------------------------------

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

_PNG_KEPT = frozenset({
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD",
    b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
})  # fmt: skip
"""The ancillary chunks that change how a picture looks, moves or how large it is."""


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
            message = "the file is damaged"
            raise ValueError(message)
        yield kind, place, end
        place = end


def _strip_png(data: bytes) -> Iterator[bytes]:
    yield PNG_SIGNATURE
    for kind, start, end in png_chunks(data):
        critical = not kind[0] & 0x20
        if critical or kind in _PNG_KEPT:
            yield data[start:end]


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
            message = "the file is damaged"
            raise ValueError(message)
        marker = data[place + 1]
        end = place + 2
        if marker != _END and marker not in _ALONE:
            end += struct.unpack_from(">H", data, end)[0]
        if marker == _SCAN:
            following = _AFTER_SCAN.search(data, end)
            if following is None:
                message = "the file is cut short"
                raise ValueError(message)
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
    """Return what is kept of one: JFIF without its thumbnail, colour profile, Adobe's transform."""
    if segment.startswith(b"JFIF\0", 4):
        return segment[:2] + struct.pack(">H", 16) + segment[4:16] + b"\0\0"
    kept = segment.startswith(b"ICC_PROFILE\0", 4) or segment[1] == 0xEE
    return segment if kept else b""


# --- GIF (GIF89a, 15 to 26) ----------------------------------------------------------------

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GIF_COMMENT, _GIF_APPLICATION = 0xFE, 0xFF
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""The applications whose blocks tell how often the frames repeat, and the colour profile."""


def _strip_gif(data: bytes) -> Iterator[bytes]:
    place = 13 + _table_size(data[10])
    yield data[:place]
    while data[place] != _TRAILER:
        start = place
        kind, label = data[place], data[place + 1]
        if kind == _IMAGE:
            place = _skip_blocks(data, place + 11 + _table_size(data[place + 9]))
        elif kind == _EXTENSION:
            place = _skip_blocks(data, place + 2)
        else:
            message = "the file is damaged"
            raise ValueError(message)
        if kind == _EXTENSION and label == _GIF_COMMENT:
            continue
        named = kind == _EXTENSION and label == _GIF_APPLICATION
        if not named or data.startswith(_GIF_KEPT, start + 3):
            yield data[start:place]
    yield data[place : place + 1]


def _table_size(flags: int) -> int:
    """Return how many bytes a table of colours has, by the flags before it."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(data: bytes, place: int) -> int:
    while data[place]:
        place += data[place] + 1
    return place + 1


# --- SVG 1.1 -------------------------------------------------------------------------------

_METADATA = "http://www.w3.org/2000/svg metadata"

# What drawing programs note of the folders of the machine on which they run.
_FILE_NAMES = re.compile(
    rb"""\s(?:sodipodi:(?:docname|absref)|inkscape:export-filename)\s*=\s*(?:"[^"]*"|'[^']*')"""
)


def _strip_svg(data: bytes) -> Iterator[bytes]:
    place = 0
    for start, end in _svg_metadata(data):
        yield _FILE_NAMES.sub(b"", data[place:start])
        place = end
    yield _FILE_NAMES.sub(b"", data[place:])


def _svg_metadata(data: bytes) -> list[tuple[int, int]]:
    """Return where comments and elements `metadata` stand, in their order."""
    from xml.parsers.expat import ExpatError, ParserCreate

    parser = ParserCreate(namespace_separator=" ")
    found: list[tuple[int, int]] = []
    opened: list[int] = []

    def note_comment(_: str) -> None:
        start = parser.CurrentByteIndex
        if not opened:
            found.append((start, data.index(b"-->", start) + 3))

    def open_element(name: str, _: dict[str, str]) -> None:
        if name == _METADATA:
            opened.append(parser.CurrentByteIndex)

    def close_element(name: str) -> None:
        if name == _METADATA:
            start, end = opened.pop(), parser.CurrentByteIndex
            if data.startswith(b"</", end):
                end = data.index(b">", end) + 1
            if not opened:
                found.append((start, end))

    parser.CommentHandler = note_comment
    parser.StartElementHandler = open_element
    parser.EndElementHandler = close_element
    try:
        parser.Parse(data, True)
    except ExpatError as fault:
        raise ValueError(str(fault)) from fault
    return found
