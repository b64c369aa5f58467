"""How large an SVG picture is, and whether it can be drawn and shows anything.

That is asked while the author's line is known, so that no picture turns out blank. Refuses other
formats.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from deckbuilder.assets.pictures.raster import shows_nothing
from deckbuilder.assets.pictures.svg.cleaning import clean_svg
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.cache.keeper import find_result
from deckbuilder.files.inputs import digest
from deckbuilder.files.limits import SVG_SIDE

_LENGTH = re.compile(r"\s*(\d*\.?\d+)\s*(px|pt|pc|mm|cm|in)?\s*")
_LONGEST = 40
"""More characters than any length has."""
_PIXELS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class SvgFacts(Struct, frozen=True):
    """What a deck has to know of an SVG picture."""

    width: int
    height: int
    left_out: tuple[str, ...]
    """What would have been seen, and is left out."""


def read_svg(data: bytes) -> SvgFacts:
    """Return an SVG file's size in pixels, at least 1 each way, and what of it is left out.

    Raises UnusablePictureError where PowerPoint or the handout could not show it.
    """
    return find_result("svg", digest(data), SvgFacts, lambda: _read(data), from_bytes=True)


def _read(data: bytes) -> SvgFacts:
    clean = clean_svg(data)
    width, height = _find_size(clean.root.get)
    if shows_nothing(clean.data):
        raise UnusablePictureError("is an SVG that shows nothing", "open it and look: is it empty?")
    return SvgFacts(width, height, clean.left_out)


def _find_size(attribute: Callable[[str, str], str]) -> tuple[int, int]:
    sizes = [_LENGTH.fullmatch(attribute(side, "")[:_LONGEST]) for side in ("width", "height")]
    if sizes[0] and sizes[1]:
        width, height = (float(size[1]) * _PIXELS[size[2] or "px"] for size in sizes if size)
        return _shown_size(width, height)
    box = re.split(r"[\s,]+", attribute("viewBox", "").strip())
    try:
        return _shown_size(*map(float, box[2:4])) if len(box) == 4 else _shown_size(0, 0)
    except (ValueError, OverflowError):
        return _shown_size(0, 0)


def _shown_size(width: float, height: float) -> tuple[int, int]:
    if not (0 < width < SVG_SIDE.max and 0 < height < SVG_SIDE.max):
        raise UnusablePictureError(
            "is an SVG that does not say how large it is",
            "save it again from a drawing program, which adds width and height",
        )
    return max(1, round(width)), max(1, round(height))
