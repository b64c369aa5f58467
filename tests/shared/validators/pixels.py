"""What a rendered deck looks like: the colours of its pixels, by poppler and Pillow."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.shared.validators import require

_PIXELS_PER_INCH = 40
_EDGE = 2
"""Pixels at the edges, which a page shares with what is around it."""


def read_colours(pdf: Path, folder: Path) -> Iterator[dict[str, int]]:
    """Yield each page's colours, as six hexadecimal digits, with the number of their pixels."""
    program = require("pdftoppm", "poppler-utils")
    subprocess.run(
        [program, "-r", str(_PIXELS_PER_INCH), "-png", str(pdf), str(folder / "page")], check=True
    )
    for page in sorted(folder.glob("page-*.png")):
        with Image.open(page) as picture:
            width, height = picture.size
            inner = picture.convert("RGB").crop((_EDGE, _EDGE, width - _EDGE, height - _EDGE))
        found: dict[str, int] = {}
        for count, colour in inner.getcolors(inner.width * inner.height) or []:
            assert isinstance(colour, tuple)
            found[bytes(colour).hex().upper()] = count
        yield found
