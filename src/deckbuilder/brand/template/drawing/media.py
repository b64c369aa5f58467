"""The pictures of a template: what each is, and its pixels drawn small.

Owns how many pixels of one file are decoded, and that each picture is read once. A picture that
cannot be read is one that cannot be shown. Refuses to know where pictures stand.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from deckbuilder.assets.pictures.headers import may_be_svg, read_header
from deckbuilder.assets.pictures.raster import rasterise
from deckbuilder.assets.pictures.samples import read_pixels
from deckbuilder.assets.pictures.svg.size import read_svg
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.files.limits import PPTX_PIXELS
from deckbuilder.formats.pptx.parts import PartsPackage, R

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

_SIDE = 512
"""The most pixels each way that are kept of a picture."""
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_UNREADABLE = (LookupError, ValueError, struct.error, UnusablePictureError)


class MediaFacts(Struct, frozen=True):
    """What a picture file is: its size in pixels, and "" where it cannot be shown."""

    format: Literal["png", "jpeg", "gif", "svg", ""] = ""
    width: int = 0
    height: int = 0
    work: int = 0
    """How many pixels there are to decode."""
    orientation: int = 1


class Media:
    """The pictures of one package, each read when it is first asked for."""

    def __init__(self, package: PartsPackage) -> None:
        self._package = package
        self._facts: dict[str, MediaFacts] = {}
        self._pixels: dict[str, Pixels | None] = {}
        self._left = PPTX_PIXELS.max

    def parts_of(self, blip: Any, owner: str) -> tuple[str, str]:
        """Return the part that an `a:blip` shows and, beside an SVG, the one in pixels, or "".

        `owner` is the part whose relationships the picture is one of.
        """
        still = self._package.target(owner, blip.get(f"{R}embed") or "")
        vector = next(blip.iter(_SVG), None)
        shown = "" if vector is None else self._package.target(owner, vector.get(f"{R}embed") or "")
        return (shown, still) if shown else (still, "")

    def facts(self, part: str, still: str = "") -> MediaFacts:
        """Return what a picture is; that of an SVG with a still one beside it has its size."""
        if part not in self._facts:
            self._facts[part] = self._read(part, still)
        return self._facts[part]

    def _read(self, part: str, still: str) -> MediaFacts:
        data = self._package.parts.get(part, b"")
        try:
            header = read_header(data)
            if header is None and may_be_svg(data):
                beside = self.facts(still) if still else read_svg(data)
                return MediaFacts("svg", beside.width, beside.height)
        except _UNREADABLE:
            return MediaFacts()
        if header is None or header.format == "webp":
            return MediaFacts()
        work = max(header.work, header.width * header.height)
        return MediaFacts(header.format, header.width, header.height, work, header.orientation)

    def pixels(self, part: str) -> Pixels | None:
        """Return a picture's pixels, upright and with opacity; None where they cannot be had."""
        if part not in self._pixels:
            self._pixels[part] = self._decode(part)
        return self._pixels[part]

    def _decode(self, part: str) -> Pixels | None:
        facts, data = self.facts(part), self._package.parts.get(part, b"")
        if facts.format == "svg":
            try:
                return read_pixels(rasterise(data, _SIDE, _SIDE), _SIDE)
            except UnusablePictureError:
                return None
        if not facts.format or facts.work > self._left:
            return None
        self._left -= facts.work
        return read_pixels(data, _SIDE, facts.orientation)
