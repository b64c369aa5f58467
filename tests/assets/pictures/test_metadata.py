"""What pictures say of people goes; what they show stays, bit for bit."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import pytest
from PIL import Image

from deckbuilder.assets.pictures.metadata import PictureFormat, gif_seconds, strip_metadata
from tests.shared import picture_files


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
    return picture_files.jpeg(progressive=True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("format_", "make"),
    [
        ("jpeg", picture_files.jpeg),
        ("jpeg", progressive),
        ("png", picture_files.png),
        ("gif", picture_files.gif),
    ],
)
def test_notes_go_and_pixels_stay(format_: PictureFormat, make: Callable[[], bytes]) -> None:
    data = make()
    assert picture_files.SECRET in data
    kept = strip_metadata(data, format_)
    assert picture_files.SECRET not in kept
    assert frames(kept) == frames(data)
    assert strip_metadata(kept, format_) == kept


@pytest.mark.parametrize(
    ("format_", "make"), [("jpeg", picture_files.jpeg), ("png", picture_files.png)]
)
def test_resolution_stays_and_profiles_go(
    format_: PictureFormat, make: Callable[[], bytes]
) -> None:
    with Image.open(io.BytesIO(strip_metadata(make(), format_))) as picture:
        assert "icc_profile" not in picture.info
        assert not picture.getexif()
        assert "dpi" in picture.info or format_ == "jpeg"


def test_what_follows_the_note_on_a_jpegs_colours_goes() -> None:
    note = picture_files.segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + picture_files.SECRET)
    data = picture_files.turned(1)
    kept = strip_metadata(data[:2] + note + data[2:], "jpeg")
    assert picture_files.segment(0xEE, b"Adobe\0\x64\0\0\0\0\1") in kept
    assert picture_files.SECRET not in kept


def test_jpeg_keeps_no_smaller_picture_of_itself() -> None:
    kept = strip_metadata(picture_files.jpeg(), "jpeg")
    assert kept.startswith(b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0")
    assert kept.endswith(b"\xff\xd9")
    assert kept.count(b"\xff\xd8") == 1


@pytest.mark.slow
def test_gif_goes_on_moving() -> None:
    kept = strip_metadata(picture_files.gif(loop=0), "gif")
    assert b"NETSCAPE2.0" in kept
    assert len(frames(kept)) == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "seconds"),
    [({}, 0.3), ({"loop": 0}, math.inf), ({"loop": 1}, 0.6), ({"loop": 30}, 9.3)],
)
def test_how_long_a_gif_moves(options: dict[str, int], seconds: float) -> None:
    assert gif_seconds(picture_files.gif(**options)) == pytest.approx(seconds)


def test_still_gif_does_not_move() -> None:
    file = io.BytesIO()
    picture_files.upright().save(file, "GIF", duration=9000, loop=0)
    assert gif_seconds(file.getvalue()) == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("format_", "make"),
    [
        ("jpeg", picture_files.jpeg),
        ("png", picture_files.png),
        ("gif", picture_files.gif),
    ],
)
def test_file_cut_short_is_refused(format_: PictureFormat, make: Callable[[], bytes]) -> None:
    data = make()
    whole = len(data) - len(picture_files.SECRET) - 2
    for length in range(8, whole, 7):
        with pytest.raises(ValueError, match=r"cut short|damaged|substring"):
            strip_metadata(data[:length], format_)


def test_png_with_a_wrong_checksum_is_refused() -> None:
    data = bytearray(picture_files.png())
    data[29] ^= 1
    with pytest.raises(ValueError, match="damaged"):
        strip_metadata(bytes(data), "png")
