"""Colour profiles are told by their numbers: which mean sRGB, and which do not."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import ImageCms

from deckbuilder.assets.pictures.metadata import PictureFormat
from deckbuilder.assets.pictures.profile import foreign_profile, is_srgb
from tests.shared import picture_files

P3 = picture_files.profile(picture_files.DISPLAY_P3)


def created(space: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def curve(tag: bytes, *, table: tuple[int, ...] | None = None) -> bytes:
    """Return a profile of sRGB's colours with another curve."""
    data = bytearray(picture_files.profile(picture_files.SRGB))
    body = (
        tag
        if table is None
        else b"curv" + bytes(4) + struct.pack(f">I{len(table)}H", len(table), *table)
    )
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        place = data.index(name)
        data[place + 4 : place + 12] = struct.pack(">II", len(data), len(body))
    return bytes(data) + body


def fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(65536 * value) for value in values))


FORMULA = b"para" + bytes(4) + b"\0\3\0\0" + fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04)
STRAIGHT = b"para" + bytes(4) + b"\0\0\0\0" + fixed(1.0)


@pytest.mark.parametrize(
    ("data", "same"),
    [
        pytest.param(created("sRGB"), True, id="the library's"),
        pytest.param(picture_files.profile(picture_files.SRGB), True, id="exponent 2.2"),
        pytest.param(picture_files.profile(picture_files.SRGB, 1.8), False, id="exponent 1.8"),
        pytest.param(curve(FORMULA), True, id="formula"),
        pytest.param(curve(STRAIGHT), False, id="straight formula"),
        pytest.param(curve(b"", table=(0, 14025, 65535)), True, id="table"),
        pytest.param(curve(b"", table=(0, 32767, 65535)), False, id="straight table"),
        pytest.param(curve(b"", table=()), False, id="no table: straight"),
        pytest.param(P3, False, id="Display P3"),
        pytest.param(P3[:16] + b"CMYK" + P3[20:], False, id="CMYK"),
        pytest.param(P3.replace(b"rXYZ", b"none"), False, id="tables of colours"),
        pytest.param(P3.replace(b"RGB ", b"GRAY").replace(b"rTRC", b"kTRC"), True, id="grey"),
        pytest.param(created("LAB"), True, id="no colours of a screen"),
        pytest.param(b"profile", True, id="no profile"),
        pytest.param(P3[:150], True, id="cut short"),
    ],
)  # fmt: skip
def test_which_profiles_are_srgb(data: bytes, same: bool) -> None:
    assert is_srgb(data) == same


@pytest.mark.parametrize("format_", ["jpeg", "png"])
def test_profile_is_found_in_a_file(format_: PictureFormat) -> None:
    assert foreign_profile(picture_files.turned(1, format_.upper(), icc_profile=P3), format_) == P3
    assert foreign_profile(picture_files.turned(1, format_.upper()), format_) == b""
    own = picture_files.profile(picture_files.SRGB)
    assert (
        foreign_profile(picture_files.turned(1, format_.upper(), icc_profile=own), format_) == b""
    )


def test_profile_is_joined_from_a_jpegs_segments() -> None:
    long = P3 + bytes(100_000)
    data = picture_files.turned(1, icc_profile=long)
    assert data.count(b"ICC_PROFILE\0") == 2
    assert foreign_profile(data, "jpeg") == long


def test_damaged_profile_of_a_png_is_none() -> None:
    body = b"iCCPsample\0\0not compressed"
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    data = picture_files.turned(1, "PNG")
    assert foreign_profile(data[:33] + chunk + data[33:], "png") == b""
