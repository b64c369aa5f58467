"""Vector pictures (SVG) drawn in pixels, the same ones on every machine.

Owns the drawing library and what it may see: the picture and the font files that it is given,
neither the system's fonts nor any other file. The library is loaded with the first picture.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from deckbuilder.files.inputs import keeps_files


@keeps_files
@lru_cache(maxsize=64)
def rasterise(
    svg: bytes, width: int, height: int, fonts: tuple[Path, ...] = (), mono: Path | None = None
) -> bytes:
    """Draw an SVG file as a PNG of at most `width` by `height` pixels, on nothing.

    Text whose font is not among `fonts` takes the first one's family, monospaced text that of
    `mono`; without fonts it is left out. Raises ValueError where the file cannot be drawn.
    """
    from resvg_py import svg_to_bytes

    files = fonts if b"text" in svg else ()  # loading fonts takes as long as drawing
    family = _family(files[0]) if files else None
    return svg_to_bytes(
        svg_string=svg.decode("utf-8-sig"),
        width=width,
        height=height,
        dpi=96,
        skip_system_fonts=True,
        font_files=[str(file) for file in files],
        font_family=family,
        serif_family=family,
        sans_serif_family=family,
        cursive_family=family,
        fantasy_family=family,
        monospace_family=_family(mono) if files and mono else family,
    )


def shows_nothing(svg: bytes) -> bool:
    """Tell whether an SVG file draws nothing at all; text without fonts counts as something.

    Raises ValueError where the file cannot be drawn.
    """
    drawn = rasterise(svg, _TRIAL, _TRIAL)
    width, height = _size(drawn)
    nothing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'
    return b"text" not in svg and drawn == rasterise(nothing.encode(), width, height)


_TRIAL = 64
"""The most pixels each way that telling so takes."""


def _size(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@keeps_files
@cache
def _family(file: Path) -> str | None:
    """Return a font's family by the name that the file itself gives it."""
    from PIL import ImageFont

    return ImageFont.truetype(str(file)).getname()[0]
