"""Pictures of pixels: what they are and how large, read from their headers.

Owns the headers of PNG, JPEG and GIF, and whether a file is whole; `webp` reads that kind's. Asks
how much decoding would take before anything is decoded. Refuses to decode pixels.
"""

from __future__ import annotations

import struct

from msgspec import Struct

from deckbuilder.assets.pictures.metadata import (
    GIF_IMAGE,
    PNG_SIGNATURE,
    PictureFormat,
    gif_blocks,
    jpeg_segments,
    png_chunks,
)
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.assets.pictures.webp import is_webp, read_webp_size, webp_chunks
from deckbuilder.files.limits import DECODED_PIXELS, PICTURE_PIXELS, WEBP_PIXELS


class Header(Struct, frozen=True):
    """What a picture file is, as its header says."""

    format: PictureFormat
    width: int
    height: int
    orientation: int = 1
    """The EXIF orientation, 1 to 8 (JEITA CP-3451, tag 0x0112)."""
    work: int = 0
    """The pixels of all frames or scans, where there may be many."""


def read_header(data: bytes) -> Header | None:
    """Return what the signature and the rest of the file say; None for an unknown signature.

    Raises struct.error, LookupError or ValueError where the rest does not hold to it, and
    UnusablePictureError where decoding would take too much.
    """
    if data.startswith(PNG_SIGNATURE):
        header = _read_png(data)
    elif data.startswith(b"\xff\xd8"):
        header = _read_jpeg(data)
    elif data.startswith((b"GIF87a", b"GIF89a")):
        header = _read_gif(data)
    elif is_webp(data):
        chunks = webp_chunks(data)
        orientation = _read_orientation(chunks.get(b"EXIF", b"").removeprefix(b"Exif\0\0"))
        header = Header("webp", *read_webp_size(chunks), orientation)
    else:
        return None
    if header.width < 1 or header.height < 1:
        raise ValueError("a picture without a size")
    limit = WEBP_PIXELS if header.format == "webp" else PICTURE_PIXELS
    if header.width * header.height > limit.max:
        raise UnusablePictureError(
            f"has {header.width} by {header.height} pixels, too many to open on some machines",
            f"save it smaller: {limit.max // 1_000_000} million pixels are the most,"
            " and a slide shows 6 million",
        )
    if header.work > DECODED_PIXELS.max:
        raise UnusablePictureError(
            "has too many frames or scans to open on some machines",
            "save it with fewer frames, or as a still picture",
        )
    return header


def _read_png(data: bytes) -> Header:
    width, height, orientation = 0, 0, 1
    for kind, start, end in png_chunks(data):
        if kind == b"IHDR":
            size = struct.unpack_from(">II", data, start + 8)
            width, height = map(max, size, (width, height))  # whichever of them a reader takes
        elif kind == b"eXIf":
            orientation = _read_orientation(data[start + 8 : end - 4])
    return Header("png", width, height, orientation)


def _read_gif(data: bytes) -> Header:
    width, height = struct.unpack_from("<HH", data, 6)
    work = 0
    for kind, _, start, _ in gif_blocks(data):
        if kind == GIF_IMAGE:  # a frame that juts out makes the picture larger
            left, top, wide, high = struct.unpack_from("<4H", data, start + 1)
            width, height = max(width, left + wide), max(height, top + high)
            work += wide * high + _FRAME
    return Header("gif", width, height, work=work)


def may_be_svg(data: bytes) -> bool:
    """Tell whether a file that is none of these may be an SVG picture."""
    begin = data[:_SVG_WITHIN]
    return b"<svg" in begin or b":svg" in begin


_SVG_WITHIN = 4096
"""How many bytes before its first element an SVG file may have: remarks, mostly."""


_FRAME = 40_000
"""As many pixels does a frame count beside its own: reading its header takes time, too."""


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_USUAL_FRAMES = (0xC0, 0xC1, 0xC2)
_EXIF, _SCAN = 0xE1, 0xDA


def _read_jpeg(data: bytes) -> Header:
    """Read a frame's header (ITU-T T.81, B.2.2) and the orientation beside it."""
    width, height, orientation, scans = 0, 0, 1, 0
    for marker, start, end in jpeg_segments(data):
        if marker in _FRAMES:
            depth, high, wide, colours = struct.unpack_from(">BHHB", data, start + 4)
            width, height = max(width, wide), max(height, high)  # whichever of them a reader takes
            if marker not in _USUAL_FRAMES or depth != 8 or colours not in (1, 3, 4):
                raise UnusablePictureError(
                    "is a JPEG of a rare kind, which PowerPoint cannot show",
                    "open it in a picture program and save it as PNG",
                )
        elif marker == _EXIF and data.startswith(b"Exif\0\0", start + 4):
            orientation = _read_orientation(data[start + 10 : end])
        scans += marker == _SCAN
    return Header("jpeg", width, height, orientation, work=scans * width * height)


def _read_orientation(exif: bytes) -> int:
    """Return tag 0x0112 of the first directory (JEITA CP-3451, 4.6.4), or 1."""
    order = "<" if exif.startswith(b"II") else ">"
    try:
        (start,) = struct.unpack(order + "I", exif[4:8])
        (count,) = struct.unpack(order + "H", exif[start : start + 2])
        for index in range(count):
            entry = exif[start + 2 + 12 * index : start + 14 + 12 * index]
            tag, _, _, value = struct.unpack(order + "HHIH", entry[:10])
            if tag == 0x0112:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1  # a broken note about the picture does not make the picture broken
    return 1
