"""Picture files: what is read of each format, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image as Pillow

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import Image
from deckbuilder.source.images import read_image
from tests.source.conftest import png

WHERE = Span("slide.md", 3, 3)
SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" {}/>'


def encoded(format_: str, **options: object) -> bytes:
    """Return a picture of 30 by 20 pixels, written by another program."""
    file = io.BytesIO()
    Pillow.new("RGB", (30, 20)).save(file, format_, **options)
    return file.getvalue()


def turned() -> bytes:
    """Return a JPEG that says it was taken with the camera turned."""
    exif = Pillow.Exif()
    exif[0x0112] = 6
    return encoded("JPEG", exif=exif)


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
        (turned(), ("jpeg", 30, 20, 6)),
        (SVG.format('width="40" height="25.4px"').encode(), ("svg", 40, 25, 1)),
        (SVG.format('width="1in" height="72pt"').encode(), ("svg", 96, 96, 1)),
        (SVG.format('width="100%" viewBox="0 0 640,480"').encode(), ("svg", 640, 480, 1)),
        (SVG.format("").encode(), ("svg", 300, 150, 1)),
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
        encoded("JPEG")[:30],
        b"\xff\xd8\xff\xd9",
        b"GIF89a\0",
        SVG.format('width="0x" viewBox="a b c d"').encode(),
        b"<svg",
        b"<p><svg/></p>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
    ],
)
def test_what_cannot_be_shown_is_reported(data: bytes, tmp_path: Path) -> None:
    assert read(data, tmp_path) == (None, ["broken-image"])
