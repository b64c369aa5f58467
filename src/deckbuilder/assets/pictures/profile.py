"""Colour profiles of picture files: which there is, and whether it is sRGB.

Owns ICC.1:2010 as far as that takes. Profiles are told by their numbers, not their names, and
without a library. Refuses to convert pixels: `pixels` does.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from deckbuilder.assets.pictures.metadata import PictureFormat, jpeg_segments, png_chunks
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.assets.pictures.webp import webp_chunks
from deckbuilder.files.limits import PROFILE_BYTES

_ICC_SEGMENT = b"ICC_PROFILE\0"


def foreign_profile(data: bytes, format_: PictureFormat) -> bytes:
    """Return a picture file's colour profile where its colours are not sRGB, or nothing.

    A damaged profile counts as none. Raises what the readers of chunks and segments raise.
    """
    readers = {"png": _png_profile, "jpeg": _jpeg_profile, "webp": _webp_profile}
    profile = readers.get(format_, lambda _: b"")(data)
    return b"" if not profile or is_srgb(profile) else profile


def _png_profile(data: bytes) -> bytes:
    for kind, start, end in png_chunks(data):
        if kind == b"iCCP":
            _, _, rest = data[start + 8 : end - 4].partition(b"\0")
            return _inflate(rest[1:])
        if kind in (b"PLTE", b"IDAT"):  # a profile stands before them (ISO/IEC 15948, 5.6)
            break
    return b""


def _webp_profile(data: bytes) -> bytes:
    return webp_chunks(data).get(b"ICCP", b"")


def _inflate(packed: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        profile = unpacking.decompress(packed, PROFILE_BYTES.max)
    except zlib.error:
        return b""
    if unpacking.unconsumed_tail:
        raise UnusablePictureError("has a colour profile that is far too large", "save it as PNG")
    return profile


def _jpeg_profile(data: bytes) -> bytes:
    """Join the numbered segments that hold a profile (ICC.1:2010, B.4)."""
    parts: dict[int, bytes] = {}
    for marker, start, end in jpeg_segments(data):
        if marker == 0xDA:
            break
        if marker == 0xE2 and data.startswith(_ICC_SEGMENT, start + 4) and end - start > 18:
            parts[data[start + 16]] = data[start + 18 : end]
    return b"".join(parts[number] for number in sorted(parts))


# --- what a profile says -------------------------------------------------------------------

_PRIMARIES = {
    b"rXYZ": (0.4361, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}
"""The colours of sRGB as its profiles hold them: under the light D50, as X, Y and Z."""

_NEAR = 0.004
_HALF, _NEAR_HALF = 0.214, 0.012
"""How much light half the value gives in sRGB; a plain exponent of 2.2 gives nearly as much."""


def is_srgb(profile: bytes) -> bool:
    """Tell whether numbers mean the same in a profile as in sRGB (or in its greys).

    A profile that says nothing readable counts as sRGB, since nothing else can be made of it.
    """
    try:
        space, tags = profile[16:20], _tags(profile)
        if space == b"GRAY":
            return _is_srgb_curve(tags[b"kTRC"])
        if space != b"RGB ":
            return space != b"CMYK"
        same = all(_is_near(tags[name], colour) for name, colour in _PRIMARIES.items())
        return same and all(_is_srgb_curve(tags[name]) for name in (b"rTRC", b"gTRC", b"bTRC"))
    except (struct.error, IndexError, ArithmeticError):
        return True
    except KeyError:  # tables of colours, which hold no such numbers
        return False


def _tags(profile: bytes) -> Mapping[bytes, bytes]:
    (count,) = struct.unpack_from(">I", profile, 128)
    found = {}
    for index in range(min(count, 100)):
        name, start, length = struct.unpack_from(">4sII", profile, 132 + 12 * index)
        found[name] = profile[start : start + length]
    return found


def _is_near(tag: bytes, colour: tuple[float, float, float]) -> bool:
    values = struct.unpack_from(">3i", tag, 8)
    return all(abs(v / 65536 - want) < _NEAR for v, want in zip(values, colour, strict=True))


def _is_srgb_curve(tag: bytes) -> bool:
    """Tell by its middle: tables, exponents and formulas (ICC.1:2010, 10.5 and 10.15)."""
    if tag[:4] == b"para":
        (kind,) = struct.unpack_from(">H", tag, 8)
        exponent, *rest = (
            v / 65536 for v in struct.unpack_from(f">{(1, 3, 4, 5, 7)[kind]}i", tag, 12)
        )
        scale, shift = (rest[0], rest[1]) if rest else (1.0, 0.0)
        return _gives_half((scale / 2 + shift) ** exponent)
    (count,) = struct.unpack_from(">I", tag, 8)
    if count == 0:
        return False
    if count == 1:
        return _gives_half(0.5 ** (struct.unpack_from(">H", tag, 12)[0] / 256))
    table = struct.unpack_from(f">{count}H", tag, 12)
    return _gives_half((table[(count - 1) // 2] + table[count // 2]) / 2 / 65535)


def _gives_half(light: float) -> bool:
    return abs(light - _HALF) < _NEAR_HALF
