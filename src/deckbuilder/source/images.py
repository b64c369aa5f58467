"""Picture files: what they are and how large, read from their first bytes.

Owns the headers of PNG, JPEG, GIF and SVG. Refuses to decode pixels: that costs a library
and time, and writers take the files as they are.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import Literal

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import Image
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
    try:
        header = _read_header(data)
    except (struct.error, IndexError, ValueError):
        header = _Header("png", 0, 0)
    if header is None:
        diagnostics.report(
            codes.BROKEN_IMAGE, where, f"{shown(path)} is not a PNG, JPEG, GIF or SVG picture",
            hint="open it in a picture program and save it as PNG",
        )  # fmt: skip
        return None
    if header.width < 1 or header.height < 1:
        diagnostics.report(
            codes.BROKEN_IMAGE, where, f"{shown(path)} is damaged",
            hint="save the picture again, or take it from where it came from",
        )  # fmt: skip
        return None
    return Image(
        path=path, format=header.format, width=header.width, height=header.height,
        orientation=header.orientation,
    )  # fmt: skip


def _read_header(data: bytes) -> _Header | None:
    """Return what the signature says; a size of 0 where the rest does not hold to it."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        whole = data[12:16] == b"IHDR" and b"IEND" in data
        return _Header("png", *struct.unpack(">II", data[16:24])) if whole else _Header("png", 0, 0)
    if data.startswith(b"\xff\xd8"):
        return _read_jpeg(data)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _Header("gif", *struct.unpack("<HH", data[6:10]))
    if b"<svg" in data[:4096] or b":svg" in data[:4096]:
        return _read_svg(data)
    return None


# --- JPEG (ITU-T T.81, annex B) ------------------------------------------------------------

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


def _read_jpeg(data: bytes) -> _Header:
    position, orientation = 2, 1
    while True:
        while data[position] == 0xFF and data[position + 1] == 0xFF:
            position += 1
        marker = data[position + 1]
        if data[position] != 0xFF or marker in {0xD9, 0xDA}:
            return _Header("jpeg", 0, 0)
        if marker in _ALONE:
            position += 2
            continue
        (length,) = struct.unpack(">H", data[position + 2 : position + 4])
        segment = data[position + 4 : position + 2 + length]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", segment[1:5])
            return _Header("jpeg", width, height, orientation)
        if marker == 0xE1 and segment.startswith(b"Exif\0\0"):
            orientation = _read_orientation(segment[6:])
        position += 2 + length


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


# --- SVG -----------------------------------------------------------------------------------

_LENGTH = re.compile(r"\s*(\d*\.?\d+)\s*(px|pt|pc|mm|cm|in)?\s*")
_PIXELS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def _read_svg(data: bytes) -> _Header:
    """Return the size that the root element gives; entities are refused as well as bad XML."""
    from xml.parsers.expat import ExpatError, ParserCreate

    roots: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append((name, attributes))

    def refuse(*_: object) -> None:
        message = "an SVG with entities of its own"
        raise ValueError(message)

    parser = ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except ExpatError:
        return _Header("svg", 0, 0)
    name, attributes = roots[0]
    if name.rpartition(":")[2] != "svg":
        return _Header("svg", 0, 0)
    return _Header("svg", *_svg_size(attributes))


def _svg_size(attributes: dict[str, str]) -> tuple[int, int]:
    sizes = [_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    if sizes[0] and sizes[1]:
        width, height = (float(size[1]) * _PIXELS[size[2] or "px"] for size in sizes if size)
    else:
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        width, height = (float(box[2]), float(box[3])) if len(box) == 4 else (300.0, 150.0)
    return max(1, round(width)), max(1, round(height))
