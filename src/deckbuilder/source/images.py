"""Picture files: what they are and how large, read from their headers.

Owns the headers of PNG, JPEG and GIF and whether a file is whole; `svg` reads vector pictures.
Refuses to decode the pixels of PNG and JPEG: that costs a library and time, and writers take
the files as they are.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Literal

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import Image
from deckbuilder.pictures.metadata import (
    PNG_SIGNATURE,
    jpeg_segments,
    png_chunks,
    strip_metadata,
)
from deckbuilder.resources import read_bytes, shown


class _Header(Struct, frozen=True):
    format: Literal["png", "jpeg", "gif", "svg"]
    width: int
    height: int
    orientation: int = 1


def read_image(path: Path, diagnostics: Diagnostics, *, where: Span) -> Image | None:
    """Read what a picture file is, or report at `where` why it cannot be shown."""
    data = read_bytes(path, diagnostics, where=where)
    if data is None:
        return None
    reason, hint = "is damaged", "save the picture again, or take it from where it came from"
    try:
        header = _read_header(data)
        if header is None:
            reason = "is not a PNG, JPEG, GIF or SVG picture"
            hint = "open it in a picture program and save it as PNG"
    except (struct.error, IndexError, ValueError) as fault:
        header = None
        reason, hint = getattr(fault, "reason", reason), getattr(fault, "hint", hint)
    if header is None:
        diagnostics.report(codes.BROKEN_IMAGE, where, f"{shown(path)} {reason}", hint=hint)
        return None
    return Image(
        path=path, format=header.format, width=header.width, height=header.height,
        orientation=header.orientation,
    )  # fmt: skip


def _read_header(data: bytes) -> _Header | None:
    """Return what the signature and the rest of the file say; None for an unknown signature.

    Raises struct.error, IndexError or ValueError where the rest does not hold to it.
    """
    if data.startswith(PNG_SIGNATURE):
        header = _read_png(data)
    elif data.startswith(b"\xff\xd8"):
        header = _read_jpeg(data)
    elif data.startswith((b"GIF87a", b"GIF89a")):
        header = _read_gif(data)
    elif b"<svg" in data[:4096] or b":svg" in data[:4096]:
        from deckbuilder.source.svg import read_svg_size  # few decks hold one

        header = _Header("svg", *read_svg_size(data))
    else:
        return None
    if header.width < 1 or header.height < 1:
        message = "a picture without a size"
        raise ValueError(message)
    return header


def _read_png(data: bytes) -> _Header:
    width, height, orientation = 0, 0, 1
    for kind, start, end in png_chunks(data):
        if kind == b"IHDR":
            width, height = struct.unpack_from(">II", data, start + 8)
        elif kind == b"eXIf":
            orientation = _read_orientation(data[start + 8 : end - 4])
    return _Header("png", width, height, orientation)


def _read_gif(data: bytes) -> _Header:
    """Read a GIF's header and go through all of it, pixels too: it has no checksums."""
    from io import BytesIO

    from PIL import Image as Pillow

    strip_metadata(data, "gif")
    try:
        with Pillow.open(BytesIO(data)) as picture:
            picture.load()
    except (OSError, SyntaxError) as fault:
        raise ValueError(str(fault)) from fault
    return _Header("gif", *struct.unpack("<HH", data[6:10]))


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_EXIF = 0xE1


def _read_jpeg(data: bytes) -> _Header:
    """Read a frame's header (ITU-T T.81, B.2.2) and the orientation beside it."""
    width, height, orientation = 0, 0, 1
    for marker, start, end in jpeg_segments(data):
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, start + 5)
        elif marker == _EXIF and data.startswith(b"Exif\0\0", start + 4):
            orientation = _read_orientation(data[start + 10 : end])
    return _Header("jpeg", width, height, orientation)


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
