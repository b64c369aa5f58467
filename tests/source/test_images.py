"""Picture files: what is read of each format, and what is refused."""

from __future__ import annotations

import io
import struct
import zlib
from base64 import b64encode
from pathlib import Path

import pytest
from PIL import Image as Pillow

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import Image
from deckbuilder.source.markdown.blocks.images import read_image
from tests.shared import picture_files
from tests.source.conftest import png

WHERE = Span("slide.md", 3, 3)
SVG = (
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" {}><path d="M0 0H9V9"/></svg>'
)


def encoded(format_: str, mode: str = "RGB", **options: object) -> bytes:
    """Return a picture of 30 by 20 pixels, written by another program."""
    file = io.BytesIO()
    Pillow.new(mode, (30, 20)).save(file, format_, **options)
    return file.getvalue()


def turned(format_: str) -> bytes:
    """Return a picture that says it was taken with the camera turned."""
    exif = Pillow.Exif()
    exif[0x0112] = 6
    return encoded(format_, exif=exif)


def broken_gif() -> bytes:
    """Return a GIF whose blocks are whole and whose first pixels' codes are not."""
    data = bytearray(encoded("GIF"))
    start = data.index(b"\x2c\0\0\0\0") + 12
    data[start : start + 4] = b"\xff" * 4
    return bytes(data)


def huge_webp() -> bytes:
    """Return a WebP picture of few bytes that says it has 270 million pixels."""
    data = bytearray(encoded("WEBP", lossless=True))
    data[21:25] = (0x0FFFFFFF).to_bytes(4, "little")
    return bytes(data)


def moving_webp(mode: str = "RGB") -> bytes:
    return encoded("WEBP", mode, save_all=True, append_images=[Pillow.new(mode, (30, 20), "red")])


def drawing(inner: str, size: str = 'width="9" height="9"') -> bytes:
    """Return an SVG with more in it."""
    return SVG.format(size).replace("</svg>", f"{inner}</svg>").encode()


def read(data: bytes, folder: Path) -> tuple[Image | None, list[str]]:
    """Write and read a picture; return it and the names of its faults."""
    path = folder / "picture"
    path.write_bytes(data)
    diagnostics = Diagnostics()
    image = read_image(path, diagnostics, where=WHERE)
    assert all((found.path, found.line) == ("slide.md", 3) for found in diagnostics)
    return image, [found.code.name for found in diagnostics]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (png(4, 2), ("png", 4, 2, 1)),
        (encoded("PNG"), ("png", 30, 20, 1)),
        (encoded("GIF"), ("gif", 30, 20, 1)),
        (encoded("JPEG"), ("jpeg", 30, 20, 1)),
        (encoded("JPEG", progressive=True), ("jpeg", 30, 20, 1)),
        (turned("JPEG"), ("jpeg", 30, 20, 6)),
        (turned("PNG"), ("png", 30, 20, 6)),
        (encoded("WEBP"), ("webp", 30, 20, 1)),
        (encoded("WEBP", lossless=True), ("webp", 30, 20, 1)),
        (encoded("WEBP", "RGBA"), ("webp", 30, 20, 1)),
        (turned("WEBP"), ("webp", 30, 20, 6)),
        (SVG.format('width="40" height="25.4px"').encode(), ("svg", 40, 25, 1)),
        (SVG.format('width="1in" height="72pt"').encode(), ("svg", 96, 96, 1)),
        (SVG.format('width="100%" viewBox="0 0 640,480"').encode(), ("svg", 640, 480, 1)),
    ],
)
def test_format_and_size(data: bytes, expected: tuple[str, int, int, int], tmp_path: Path) -> None:
    image, faults = read(data, tmp_path)
    assert image is not None
    assert (image.format, image.width, image.height, image.orientation) == expected
    assert faults == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 a Word document",
        png(4, 2)[:20],
        png(4, 2)[:-12],
        png(0, 2),
        png(4, 2).replace(b"IDAT", b"IDAX"),
        encoded("PNG")[:-20],
        encoded("GIF")[:-1],
        broken_gif(),
        encoded("JPEG")[:30],
        encoded("JPEG")[:-2],
        b"\xff\xd8\xff\xd9",
        encoded("WEBP")[:-4],
        encoded("WEBP")[:16],
        encoded("WEBP", lossless=True).replace(b"VP8L", b"VP8X"),
        b"GIF89a\0",
        SVG.format('width="0x" viewBox="a b c d"').encode(),
        b"<svg",
        b"<p><svg/></p>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
    ],
)
def test_what_cannot_be_shown_is_reported(data: bytes, tmp_path: Path) -> None:
    assert read(data, tmp_path) == (None, ["broken-image"])


@pytest.mark.parametrize("kind", picture_files.BROKEN)
def test_picture_that_nothing_can_show_is_reported_at_its_line(kind: str, tmp_path: Path) -> None:
    assert read(picture_files.BROKEN[kind](), tmp_path) == (None, ["broken-image"])


@pytest.mark.parametrize("kind", picture_files.THIN)
def test_strange_picture_that_is_sound_is_shown(kind: str, tmp_path: Path) -> None:
    image, faults = read(picture_files.THIN[kind](), tmp_path)
    assert image is not None
    assert faults == []


def test_drawing_says_which_of_its_parts_are_left_out(tmp_path: Path) -> None:
    data = drawing('<style>@import url(a.css);</style><flowRoot/><metadata/><g fill="url(a#b)"/>')
    (tmp_path / "picture.svg").write_bytes(data)
    diagnostics = Diagnostics()
    assert read_image(tmp_path / "picture.svg", diagnostics, where=WHERE) is not None
    [found] = diagnostics
    assert (found.code.name, found.path, found.line) == ("picture-simplified", "slide.md", 3)
    assert found.message.endswith("are left out: @import, <flowRoot>, fill of <g>")


def huge_png() -> bytes:
    """Return a PNG of few bytes that says it has 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return encoded("PNG")[:8] + chunk + encoded("PNG")[33:]


def jpeg_of_two_sizes() -> bytes:
    """Return a JPEG that says first that it has far more pixels."""
    data = encoded("JPEG")
    start = data.index(b"\xff\xc0")
    frame = data[start : start + 19]
    return data[:start] + frame[:5] + b"\xff" * 4 + frame[9:] + data[start:]


def wide_gif() -> bytes:
    """Return a GIF with a frame far larger than the picture."""
    data = bytearray(encoded("GIF"))
    start = data.index(b"\x2c\0\0\0\0")
    data[start + 5 : start + 9] = b"\xff\xff\xff\xff"
    return bytes(data)


def emptied_png() -> bytes:
    """Return a PNG with opacity whose checksums are right and whose rows are none."""
    file = io.BytesIO()
    Pillow.new("RGBA", (30, 20)).save(file, "PNG")
    data = file.getvalue()
    start = data.index(b"IDAT")
    rows = b"IDAT" + zlib.compress(b"")
    end = start + 4 + int.from_bytes(data[start - 4 : start], "big") + 4
    chunk = struct.pack(">I", len(rows) - 4) + rows + struct.pack(">I", zlib.crc32(rows))
    return data[: start - 4] + chunk + data[end:]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(huge_png(), "30000 by 30000 pixels", id="a bomb"),
        pytest.param(jpeg_of_two_sizes(), "65535 by 65535 pixels", id="two sizes"),
        pytest.param(wide_gif(), "65535 by 65535 pixels", id="a frame that juts out"),
        pytest.param(huge_webp(), "16384 by 16384 pixels", id="a WebP bomb"),
        pytest.param(moving_webp(), "is a moving WebP picture", id="WebP that moves"),
        pytest.param(moving_webp("RGBA"), "is a moving WebP picture", id="WebP with opacity"),
        pytest.param(emptied_png(), "is damaged", id="no rows"),
        pytest.param(encoded("JPEG").replace(b"\xff\xc0", b"\xff\xc3"), "rare kind", id="lossless"),
    ],
)
def test_pixels_that_cannot_be_decoded_are_reported(
    data: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "picture"
    path.write_bytes(data)
    diagnostics = Diagnostics()
    assert read_image(path, diagnostics, where=WHERE) is None
    [found] = diagnostics
    assert (found.code.name, found.path, found.line) == ("broken-image", "slide.md", 3)
    assert words in found.message
    assert found.hint


@pytest.mark.parametrize(("rounds", "faults"), [(0, ["picture-moves"]), (1, []), (None, [])])
def test_gif_that_does_not_stop_is_reported(
    rounds: int | None, faults: list[str], tmp_path: Path
) -> None:
    file = io.BytesIO()
    frames = [Pillow.new("RGB", (30, 20), colour) for colour in ("red", "lime")]
    options = {} if rounds is None else {"loop": rounds}
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=1000, **options)
    image, found = read(file.getvalue(), tmp_path)
    assert image is not None
    assert found == faults


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(drawing("", ""), "how large", id="no size"),
        pytest.param(drawing("", 'viewBox="0 0 nan 5"'), "how large", id="no number"),
        pytest.param(drawing("<g>"), "damaged SVG", id="not closed"),
        pytest.param(b'<svg width="9" height="9"/>', "does not begin", id="no namespace"),
        pytest.param(drawing("").replace(b"M0 0H9V9", b""), "shows nothing", id="blank"),
        pytest.param(drawing("").replace(b"9", "\xe9".encode("latin-1")), "SVG", id="latin-1"),
        pytest.param(drawing('<image href="a.png"/>'), "'a.png'", id="another file"),
        pytest.param(drawing('<image xlink:href="/etc/b.png"/>'), "'/etc/b.png'", id="xlink"),
        pytest.param(drawing('<use href="https://example.org/a.svg#b"/>'), "another", id="web"),
        pytest.param(drawing("<foreignObject/>"), "web page", id="a web page"),
        pytest.param(
            b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "entities", id="entities"
        ),
    ],
)  # fmt: skip
def test_drawing_that_would_be_blank_is_reported(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    path.write_bytes(data)
    diagnostics = Diagnostics()
    assert read_image(path, diagnostics, where=WHERE) is None
    [found] = diagnostics
    assert (found.code.name, found.path, found.line) == ("broken-image", "slide.md", 3)
    assert words in found.message
    assert found.hint


@pytest.mark.parametrize(
    "inner",
    [
        '<a href="https://example.org/"><path d="M0 0H9V9"/></a>',
        '<use href="#b"/><path id="b" d="M0 0H5V5"/>',
        f'<image href="data:image/png;base64,{b64encode(png(4, 2)).decode()}"/>',
        "<switch><foreignObject/><text>Sample</text></switch>",
    ],
)
def test_drawing_may_hold_what_needs_no_other_file(inner: str, tmp_path: Path) -> None:
    image, faults = read(drawing(inner), tmp_path)
    assert (image is not None, faults) == (True, [])
