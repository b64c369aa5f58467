"""Picture files: what they are and how large, read from their headers.

Owns the headers of PNG, JPEG and GIF and whether a file is whole; `assets.pictures` reads those of
WebP and vector pictures. Refuses to decode pixels, which costs a library and time, but for the
kinds that no output takes as they are: those have to be decoded later, when no line of the
author's can be named any more.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Literal

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.assets.pictures.metadata import (
    GIF_IMAGE,
    PNG_SIGNATURE,
    gif_blocks,
    gif_seconds,
    jpeg_segments,
    png_chunks,
)
from deckbuilder.assets.pictures.pixels import MAX_PIXELS, decode_picture
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.assets.pictures.webp import is_webp, read_webp_size, webp_chunks
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.reading import read_bytes, shown
from deckbuilder.model import Image

_PLAYED = (
    ".avi", ".m4a", ".m4v", ".mkv", ".mov", ".mp3", ".mp4", ".mpeg", ".mpg", ".ogg", ".wav",
    ".webm", ".wmv",
)  # fmt: skip


class _Header(Struct, frozen=True):
    format: Literal["png", "jpeg", "gif", "svg", "webp"]
    width: int
    height: int
    orientation: int = 1
    decoded: bool = False
    """Whether outputs have to decode it, so that its pixels are looked at now."""


def read_image(path: Path, diagnostics: Diagnostics, *, where: Span) -> Image | None:
    """Read what a picture file is, or report at `where` why it cannot be shown."""
    data = read_bytes(path, diagnostics, where=where)
    if data is None:
        return None
    reason, hint = "is damaged", "save the picture again, or take it from where it came from"
    try:
        header = _read_header(data)
        if header is not None:
            _check_pixels(data, header)
        else:
            reason = "is not a PNG, JPEG, GIF, WebP or SVG picture"
            hint = "open it in a picture program and save it as PNG"
            if path.suffix.lower() in _PLAYED:
                reason = "is a film or a sound recording, which slides cannot show"
                hint = "show a still picture of it, and a link to where it can be played"
    except (OSError, SyntaxError, struct.error, LookupError, ValueError) as fault:
        header = None
        reason, hint = getattr(fault, "reason", reason), getattr(fault, "hint", hint)
    if header is None:
        diagnostics.report(codes.BROKEN_IMAGE, where, f"{shown(path)} {reason}", hint=hint)
        return None
    if header.format == "gif":
        _check_movement(data, path, diagnostics, where)
    return Image(
        path=path,
        format=header.format,
        width=header.width,
        height=header.height,
        orientation=header.orientation,
    )


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
    elif is_webp(data):
        chunks = webp_chunks(data)
        orientation = _read_orientation(chunks.get(b"EXIF", b"").removeprefix(b"Exif\0\0"))
        header = _Header("webp", *read_webp_size(chunks), orientation, decoded=True)
    elif b"<svg" in data[:4096] or b":svg" in data[:4096]:
        from deckbuilder.assets.pictures.svg import read_svg_size  # few decks hold one

        header = _Header("svg", *read_svg_size(data))
    else:
        return None
    return header


def _check_pixels(data: bytes, header: _Header) -> None:
    """Go through a picture's pixels where outputs have to, unless it has too many or none.

    Raises OSError, SyntaxError or ValueError.
    """
    if header.width < 1 or header.height < 1:
        raise ValueError("a picture without a size")
    if header.format == "svg":
        return
    if header.width * header.height > MAX_PIXELS:
        raise UnusablePictureError(
            f"has {header.width} by {header.height} pixels, too many to open on some machines",
            f"save it smaller: {MAX_PIXELS // 1_000_000} million pixels are the most,"
            " and a slide shows 6 million",
        )
    if header.decoded:
        decode_picture(data)


_LONGEST = 5.0
"""The seconds for which a picture may move by itself (WCAG 2.2, 2.2.2)."""


def _check_movement(data: bytes, path: Path, diagnostics: Diagnostics, where: Span) -> None:
    if gif_seconds(data) > _LONGEST:
        diagnostics.report(
            codes.PICTURE_MOVES,
            where,
            f"{shown(path)} moves for more than five seconds",
            hint="save it as a still picture, or so that it stops after five seconds",
        )


def _read_png(data: bytes) -> _Header:
    width, height, orientation, decoded = 0, 0, 1, False
    for kind, start, end in png_chunks(data):
        if kind == b"IHDR":
            width, height, _, colour, _, _, interlaced = struct.unpack_from(
                ">IIBBBBB", data, start + 8
            )
            decoded = colour in _WITH_OPACITY or bool(interlaced)
        elif kind == b"tRNS":
            decoded = True
        elif kind == b"eXIf":
            orientation = _read_orientation(data[start + 8 : end - 4])
    return _Header("png", width, height, orientation, decoded)


_WITH_OPACITY = (4, 6)
"""The types of colour that hold opacity (ISO/IEC 15948, 11.2.2)."""


def _read_gif(data: bytes) -> _Header:
    """Read a GIF's header and go through all of it, pixels too: it has no checksums."""
    width, height = struct.unpack_from("<HH", data, 6)
    for kind, _, start, _ in gif_blocks(data):
        if kind == GIF_IMAGE:  # a frame that juts out makes the picture larger
            left, top, wide, high = struct.unpack_from("<4H", data, start + 1)
            width, height = max(width, left + wide), max(height, top + high)
    return _Header("gif", width, height, decoded=True)


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_USUAL_FRAMES = (0xC0, 0xC1, 0xC2)
_CMYK = 4
_EXIF = 0xE1


def _read_jpeg(data: bytes) -> _Header:
    """Read a frame's header (ITU-T T.81, B.2.2) and the orientation beside it."""
    width, height, orientation, colours = 0, 0, 1, 0
    for marker, start, end in jpeg_segments(data):
        if marker in _FRAMES:
            depth, height, width, colours = struct.unpack_from(">BHHB", data, start + 4)
            if marker not in _USUAL_FRAMES or depth != 8 or colours not in (1, 3, _CMYK):
                raise UnusablePictureError(
                    "is a JPEG of a rare kind, which PowerPoint cannot show",
                    "open it in a picture program and save it as PNG",
                )
        elif marker == _EXIF and data.startswith(b"Exif\0\0", start + 4):
            orientation = _read_orientation(data[start + 10 : end])
    return _Header("jpeg", width, height, orientation, decoded=colours == _CMYK)


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
