"""Pictures as outputs need them: no larger, in sRGB, otherwise as they came."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from typing import Any

import pytest
from PIL import Image as Pillow

from deckbuilder.assets.pictures import pixels
from deckbuilder.assets.pictures.metadata import PictureFormat, png_chunks, strip_metadata
from deckbuilder.assets.pictures.pixels import Picture, decode_picture, encode_png, prepare_picture
from deckbuilder.assets.pictures.png_rows import check_rows
from tests.shared import picture_files

SIZE = (600, 400)
NEEDED = (150, 100)


def gradient(mode: str = "RGB") -> Pillow.Image:
    """Return a picture that is darker at its left, with as much opacity as it is light."""
    light = Pillow.linear_gradient("L").rotate(90).resize(SIZE)
    channels = {"RGB": 3, "RGBA": 4, "LA": 2, "CMYK": 4}
    if mode in channels:
        return Pillow.merge(mode, [light] * channels[mode])
    return light.convert(mode)


def encoded(pixels: Pillow.Image, format_: str, **options: Any) -> bytes:
    file = io.BytesIO()
    pixels.save(file, format_, **options)
    return file.getvalue()


def picture(data: bytes, format_: PictureFormat) -> Picture:
    with Pillow.open(io.BytesIO(data)) as opened:
        return Picture(data, format_, *opened.size)


def prepared(
    data: bytes, format_: PictureFormat, needed: tuple[int, int] = NEEDED, **options: Any
) -> Picture:
    return prepare_picture(picture(data, format_), needed, **options)


def opened(made: Picture) -> Pillow.Image:
    """Open a prepared picture, which is what it says it is."""
    found = Pillow.open(io.BytesIO(made.data))
    assert (found.format or "").lower() == made.format
    assert found.size == (made.width, made.height)
    return found


# --- size ----------------------------------------------------------------------------------


@pytest.mark.parametrize("needed", [(600, 400), (462, 1), (5000, 5000), (1, 308)])
@pytest.mark.parametrize("format_", ["jpeg", "png"])
def test_picture_near_its_needed_size_stays(
    format_: PictureFormat, needed: tuple[int, int]
) -> None:
    data = encoded(gradient(), format_)
    assert prepared(data, format_, needed) == (data, format_, *SIZE)


@pytest.mark.parametrize(
    ("needed", "size"), [((150, 100), (150, 100)), ((10, 200), (300, 200)), ((1, 1), (2, 1))]
)
@pytest.mark.parametrize("format_", ["jpeg", "png"])
def test_picture_that_is_far_too_large_shrinks(
    format_: PictureFormat, needed: tuple[int, int], size: tuple[int, int]
) -> None:
    data = encoded(gradient(), format_)
    made = prepared(data, format_, needed)
    assert opened(made).size == size
    assert len(made.data) < len(data)


def test_smaller_picture_shows_the_same() -> None:
    made = opened(prepared(encoded(gradient("LA"), "PNG"), "png", (60, 40)))
    whole = gradient("LA")
    assert made.mode == "LA"
    for x, y in ((3, 3), (30, 20), (31, 39), (58, 1)):
        want = whole.getpixel((10 * x + 5, 10 * y + 5))
        assert made.getpixel((x, y)) == pytest.approx(want, abs=2)


@pytest.mark.slow
def test_tall_picture_with_opacity_has_no_seams() -> None:
    """Such a picture is scaled in strips, whose edges must not show."""
    noise = Pillow.effect_noise((300, 900), 25)
    whole = Pillow.merge("RGBA", (noise, noise, noise, Pillow.new("L", noise.size, 255)))
    made = opened(prepared(encoded(whole, "PNG"), "png", (100, 300)))
    at_once = noise.resize((100, 300), Pillow.Resampling.LANCZOS)
    pairs = zip(made.getchannel("R").tobytes(), at_once.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 2


@pytest.mark.parametrize(
    ("mode", "options", "kept"),
    [("RGB", {}, "RGB"), ("L", {}, "L"), ("1", {}, "P"), ("P", {}, "P"), ("RGBA", {}, "RGBA"),
     ("LA", {}, "LA"), ("RGB", {"transparency": (9, 9, 9)}, "RGBA"), ("I;16", {}, "L")],
)  # fmt: skip
def test_kind_of_a_png_stays(mode: str, options: dict[str, Any], kept: str) -> None:
    made = prepared(encoded(gradient(mode), "PNG", **options), "png")
    assert made.format == "png"
    assert opened(made).mode in (kept, "L" if mode == "1" else kept)


def test_sixteen_bits_become_eight() -> None:
    data = encoded(Pillow.new("I;16", SIZE, 0x8000), "PNG")
    assert opened(prepared(data, "png")).getpixel((9, 9)) == pytest.approx(0x80, abs=1)
    assert decode_picture(data).getpixel((9, 9)) == pytest.approx(0x80, abs=1)


def test_progressive_jpeg_is_scaled() -> None:
    made = opened(prepared(encoded(gradient(), "JPEG", progressive=True), "jpeg"))
    assert made.getpixel((75, 50)) == pytest.approx(gradient().getpixel((300, 200)), abs=3)


@pytest.mark.parametrize("sampling", [0, 1, 2])
def test_jpeg_keeps_the_sampling_of_its_colours(sampling: int) -> None:
    from PIL.JpegImagePlugin import get_sampling

    data = encoded(gradient(), "JPEG", quality=95, subsampling=sampling)
    assert get_sampling(opened(prepared(data, "jpeg"))) == sampling


def test_picture_that_would_grow_stays() -> None:
    """Scaling makes the two colours of this one many, which take more room."""
    lines = Pillow.new("1", (640, 640))
    for row in range(0, 640, 5):
        lines.paste(1, (0, row, 640, row + 1 + row % 3))
    data = encoded(lines, "PNG")
    assert prepared(data, "png", (470, 470)).data == data


def test_large_picture_says_nothing_of_people() -> None:
    for format_, data in (("jpeg", picture_files.jpeg()), ("png", picture_files.png())):
        made = prepared(data, format_, (96, 64))  # type: ignore[arg-type]
        assert opened(made).size in ((96, 144), (64, 96))
        assert picture_files.SECRET not in made.data
        assert not opened(made).info.keys() & {"icc_profile", "exif", "comment", "xmp"}


def test_same_picture_gives_the_same_bytes() -> None:
    for format_ in ("jpeg", "png"):
        data = encoded(gradient(), format_)
        assert prepared(data, format_) == prepared(data, format_)  # type: ignore[arg-type]


# --- GIF -----------------------------------------------------------------------------------


def test_still_gif_shrinks_to_a_png() -> None:
    made = prepared(encoded(gradient("P"), "GIF"), "gif")
    assert (made.format, opened(made).size) == ("png", NEEDED)


def test_moving_gif_stays_where_it_can_move() -> None:
    data = picture_files.gif(loop=0)
    assert prepared(data, "gif").data == strip_metadata(data, "gif")
    still = opened(prepared(data, "gif", moving=False))
    assert (still.size, still.convert("RGB").getpixel((9, 9))) == (NEEDED, (255, 0, 0))


# --- WebP ----------------------------------------------------------------------------------


@pytest.mark.parametrize("needed", [SIZE, NEEDED])
@pytest.mark.parametrize(
    ("mode", "options", "format_"),
    [
        ("RGB", {"quality": 80}, "jpeg"),
        ("RGB", {"lossless": True}, "png"),
        ("RGBA", {"quality": 80}, "png"),
        ("RGBA", {"lossless": True}, "png"),
    ],
)
def test_webp_becomes_png_or_jpeg(
    mode: str, options: dict[str, Any], format_: str, needed: tuple[int, int]
) -> None:
    data = encoded(gradient(mode), "WEBP", **options)
    made = prepared(data, "webp", needed)
    assert (made.format, opened(made).mode, opened(made).size) == (format_, mode, needed)
    middle = (needed[0] // 2, needed[1] // 2)
    assert opened(made).getpixel(middle) == pytest.approx(
        gradient(mode).getpixel((300, 200)), abs=4
    )
    assert prepared(data, "webp", needed) == made


def test_webp_without_loss_keeps_every_pixel() -> None:
    pixels = gradient("RGBA")
    made = prepared(encoded(pixels, "WEBP", lossless=True, exact=True), "webp", SIZE)
    assert opened(made).tobytes() == pixels.tobytes()


def test_webp_says_nothing_of_people_and_its_colours_become_srgb() -> None:
    notes = {"exif": picture_files.exif(), "xmp": picture_files.XMP}
    profile = picture_files.profile(picture_files.DISPLAY_P3)
    for options in ({"lossless": True}, {"quality": 95}):
        flat = Pillow.new("RGB", SIZE, COLOUR)
        data = encoded(flat, "WEBP", icc_profile=profile, **notes, **options)
        made = prepared(data, "webp", SIZE)
        assert opened(made).getpixel((9, 9)) == pytest.approx(IN_SRGB, abs=3)
        assert picture_files.SECRET not in made.data
        assert not opened(made).info.keys() & {"icc_profile", "exif", "comment", "xmp"}


# --- colours -------------------------------------------------------------------------------


COLOUR, IN_SRGB = (180, 110, 60), (192, 106, 45)
"""A colour in Display P3, and the same one in sRGB, reckoned by hand with an exponent of 2.2."""


@pytest.mark.slow
@pytest.mark.parametrize("needed", [SIZE, NEEDED])
@pytest.mark.parametrize(
    ("format_", "mode"), [("jpeg", "RGB"), ("png", "RGB"), ("png", "RGBA"), ("png", "P")]
)
def test_colours_of_another_space_become_those_of_srgb(
    format_: PictureFormat, mode: str, needed: tuple[int, int]
) -> None:
    pixels = Pillow.new("RGB", SIZE, COLOUR).quantize().convert(mode)
    profile = picture_files.profile(picture_files.DISPLAY_P3)
    data = encoded(
        pixels, format_, icc_profile=profile, **({"quality": 95} if format_ == "jpeg" else {})
    )
    made = opened(prepared(data, format_, needed))
    assert made.size == needed
    assert "icc_profile" not in made.info
    assert made.convert("RGB").getpixel((20, 20)) == pytest.approx(IN_SRGB, abs=3)


def test_profile_of_srgb_goes_and_pixels_stay() -> None:
    plain = encoded(gradient(), "PNG")
    data = encoded(gradient(), "PNG", icc_profile=picture_files.profile(picture_files.SRGB))
    assert prepared(data, "png", SIZE).data == plain


def test_profile_that_cannot_be_used_changes_no_number() -> None:
    profile = picture_files.profile(picture_files.DISPLAY_P3).replace(b"RGB ", b"CMYK")
    data = encoded(gradient(), "PNG", icc_profile=profile)
    made = opened(prepared(data, "png", SIZE))
    assert made.tobytes() == gradient().tobytes()


@pytest.mark.parametrize("needed", [SIZE, NEEDED])
def test_cmyk_becomes_rgb(needed: tuple[int, int]) -> None:
    data = encoded(Pillow.new("CMYK", SIZE, (0, 255, 255, 0)), "JPEG", quality=95)
    made = opened(prepared(data, "jpeg", needed))
    assert (made.mode, made.size) == ("RGB", needed)
    assert made.getpixel((9, 9)) == pytest.approx((255, 0, 0), abs=4)


# --- decoding ------------------------------------------------------------------------------


def test_small_picture_does_not_load_the_library() -> None:
    code = (
        "import sys\nfrom deckbuilder.assets.pictures.pixels import Picture, prepare_picture\n"
        "prepare_picture(Picture(sys.stdin.buffer.read(), 'png', 600, 400), (500, 300))\n"
        "print('PIL' in sys.modules)\n"
    )
    data = encoded(gradient(), "PNG", icc_profile=picture_files.profile(picture_files.SRGB))
    run = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    assert run.stdout.strip() == b"False"


@pytest.mark.parametrize("kind", ["no rows", "rows that end early", "JPEG without scales"])
@pytest.mark.parametrize("size", [(30, 20), (3000, 2000)])
def test_what_cannot_be_decoded_is_refused(
    kind: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is drawn anew or goes into the file as it is, however few pixels it has."""
    monkeypatch.setattr(pixels, "_FEW_PIXELS", 0)
    data = picture_files.BROKEN[kind]()
    format_: PictureFormat = "jpeg" if data.startswith(b"\xff") else "png"
    with pytest.raises((OSError, SyntaxError, ValueError)):
        prepare_picture(Picture(data, format_, 30, 20), size)


@pytest.mark.parametrize("size", [(300, 200), (8000, 8000)])
def test_large_picture_of_few_rows_is_refused(size: tuple[int, int]) -> None:
    data = picture_files.png_of(
        picture_files.chunk(b"IDAT", picture_files.bomb()), size=(8000, 8000)
    )
    with pytest.raises(ValueError, match="rows are missing"):
        prepare_picture(Picture(data, "png", 8000, 8000), size)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("size", [(1, 1), (3, 9), (30, 20)])
def test_rows_are_counted_as_another_program_writes_them(mode: str, size: tuple[int, int]) -> None:
    data = encoded(Pillow.new(mode, size), "PNG")
    check_rows(data)
    start, end = next((a, b) for kind, a, b in png_chunks(data) if kind == b"IDAT")
    fewer = zlib.compress(zlib.decompress(data[start + 8 : end - 4])[:-1])
    with pytest.raises(ValueError, match="rows are missing"):
        check_rows(data[:start] + picture_files.chunk(b"IDAT", fewer) + data[end:])


@pytest.mark.slow
def test_moving_png_becomes_a_still_one() -> None:
    data = encoded(gradient(), "PNG", save_all=True, append_images=[gradient().rotate(180)])
    kept = prepare_picture(Picture(data, "png", *SIZE), SIZE).data
    assert b"acTL" in data
    assert not {b"acTL", b"fcTL", b"fdAT"} & {kind for kind, _, _ in png_chunks(kept)}
    assert decode_picture(kept).tobytes() == gradient().tobytes()


def test_a_png_is_written_plainly() -> None:
    data = encode_png(gradient("RGBA"))
    assert decode_picture(data).tobytes() == gradient("RGBA").tobytes()
    assert data[28] == 0  # not interlaced
