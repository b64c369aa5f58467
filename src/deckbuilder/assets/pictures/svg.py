"""SVG files: their size, and whether slides can show them.

Owns what PowerPoint and the handout cannot show of SVG: that is refused while the author's line
is known, so that no picture turns out blank. Refuses other formats.
"""

from __future__ import annotations

import re
from xml.parsers.expat import ExpatError, ParserCreate

from deckbuilder.assets.pictures.raster import shows_nothing
from deckbuilder.assets.pictures.unusable import UnusablePictureError

_SVG = "http://www.w3.org/2000/svg "
_HREFS = ("href", "http://www.w3.org/1999/xlink href")
_LENGTH = re.compile(r"\s*(\d*\.?\d+)\s*(px|pt|pc|mm|cm|in)?\s*")
_PIXELS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def read_svg_size(data: bytes) -> tuple[int, int]:
    """Return an SVG file's width and height in pixels, at least 1.

    Raises UnusablePictureError where PowerPoint or the handout could not show it.
    """
    size = _Checking().read(data)
    try:
        nothing = shows_nothing(data)
    except ValueError as fault:
        hint = 'save it as "plain SVG" with the encoding UTF-8, or as PNG'
        raise UnusablePictureError(f"is an SVG that cannot be drawn: {fault}", hint) from fault
    if nothing:
        raise UnusablePictureError("is an SVG that shows nothing", "open it and look: is it empty?")
    return size


class _Checking:
    """One reading of a file, element by element."""

    def __init__(self) -> None:
        self._size: tuple[int, int] | None = None
        self._switches = 0

    def read(self, data: bytes) -> tuple[int, int]:
        parser = ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.EntityDeclHandler = self._refuse_entity
        try:
            parser.Parse(data, True)
        except ExpatError as fault:
            raise UnusablePictureError(
                f"is a damaged SVG: {fault}",
                "save the picture again, or take it from where it came from",
            ) from fault
        assert self._size is not None  # noqa: S101 - a document has a root
        return self._size

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if self._size is None:
            self._size = _root_size(name, attributes)
        if name == f"{_SVG}switch":
            self._switches += 1
        if name == f"{_SVG}foreignObject" and not self._switches:
            raise UnusablePictureError(
                "holds a piece of a web page (foreignObject), which PowerPoint cannot show",
                "save the picture as PNG",
            )
        for href in _HREFS:
            target = attributes.get(href, "#").strip()
            if name != f"{_SVG}a" and not target.startswith(("#", "data:")):
                raise UnusablePictureError(
                    f"takes in another file, {target[:80]!r}, which slides cannot show",
                    "embed that file in your drawing program, or save the picture as PNG",
                )

    def _close(self, name: str) -> None:
        if name == f"{_SVG}switch":
            self._switches -= 1

    def _refuse_entity(self, *_: object) -> None:
        raise UnusablePictureError(
            "is an SVG with entities of its own, which are not read",
            'save it as "plain SVG", or as PNG',
        )


def _root_size(name: str, attributes: dict[str, str]) -> tuple[int, int]:
    if name != f"{_SVG}svg":
        raise UnusablePictureError(
            "does not begin as an SVG picture does",
            'its first element has to be <svg xmlns="http://www.w3.org/2000/svg">',
        )
    sizes = [_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    if sizes[0] and sizes[1]:
        width, height = (float(size[1]) * _PIXELS[size[2] or "px"] for size in sizes if size)
        return _shown_size(width, height)
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        return _shown_size(*map(float, box[2:4])) if len(box) == 4 else _shown_size(0, 0)
    except (ValueError, OverflowError):
        return _shown_size(0, 0)


def _shown_size(width: float, height: float) -> tuple[int, int]:
    if not (0 < width < _MAX_SIDE and 0 < height < _MAX_SIDE):
        raise UnusablePictureError(
            "is an SVG that does not say how large it is",
            "save it again from a drawing program, which adds width and height",
        )
    return max(1, round(width)), max(1, round(height))


_MAX_SIDE = 1_000_000
