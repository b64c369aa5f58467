"""What pictures say of people goes; what they show stays, bit for bit."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from deckbuilder.pictures.metadata import Format, strip_metadata
from tests.pictures import samples


def frames(data: bytes) -> list[bytes]:
    """Return the pixels of each frame."""
    with Image.open(io.BytesIO(data)) as picture:
        count = getattr(picture, "n_frames", 1)
        shown = []
        for number in range(count):
            picture.seek(number)
            shown.append(picture.convert("RGBA").tobytes())
        return shown


def progressive() -> bytes:
    return samples.jpeg(progressive=True)


@pytest.mark.parametrize(
    ("format_", "make"),
    [
        ("jpeg", samples.jpeg),
        ("jpeg", progressive),
        ("png", samples.png),
        ("gif", samples.gif),
    ],
)
def test_notes_go_and_pixels_stay(format_: Format, make: Callable[[], bytes]) -> None:
    data = make()
    assert samples.SECRET in data
    kept = strip_metadata(data, format_)
    assert samples.SECRET not in kept
    assert frames(kept) == frames(data)
    assert strip_metadata(kept, format_) == kept


@pytest.mark.parametrize(("format_", "make"), [("jpeg", samples.jpeg), ("png", samples.png)])
def test_colours_and_resolution_stay(format_: Format, make: Callable[[], bytes]) -> None:
    with Image.open(io.BytesIO(strip_metadata(make(), format_))) as picture:
        assert picture.info["icc_profile"] == b"profile"
        assert not picture.getexif()
        assert "dpi" in picture.info or format_ == "jpeg"


def test_jpeg_keeps_no_smaller_picture_of_itself() -> None:
    kept = strip_metadata(samples.jpeg(), "jpeg")
    assert kept.startswith(b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0")
    assert kept.endswith(b"\xff\xd9")
    assert kept.count(b"\xff\xd8") == 1


def test_gif_goes_on_moving() -> None:
    kept = strip_metadata(samples.gif(), "gif")
    assert b"NETSCAPE2.0" in kept
    assert len(frames(kept)) == 3


def test_svg_loses_comments_metadata_and_file_names_alone() -> None:
    assert strip_metadata(samples.svg(), "svg") == (
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"'
        b' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="20" height="10">'
        b'<rect width="20" height="10" fill="red"/></svg>'
    )


@pytest.mark.parametrize(
    ("format_", "make"),
    [("jpeg", samples.jpeg), ("png", samples.png), ("gif", samples.gif), ("svg", samples.svg)],
)
def test_file_cut_short_is_refused(format_: Format, make: Callable[[], bytes]) -> None:
    data = make()
    whole = len(data) - len(samples.SECRET) - 2
    for length in range(8, whole, 7):
        with pytest.raises(ValueError, match=r"cut short|damaged|substring|no element|token|tag"):
            strip_metadata(data[:length], format_)


def test_png_with_a_wrong_checksum_is_refused() -> None:
    data = bytearray(samples.png())
    data[29] ^= 1
    with pytest.raises(ValueError, match="damaged"):
        strip_metadata(bytes(data), "png")
