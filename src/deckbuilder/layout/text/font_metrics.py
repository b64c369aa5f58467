"""Advance widths and line heights of fonts: the only module of layout that knows font files.

Two sources: the Adobe metrics of the standard fonts, whose widths Arial, Times New Roman and
Courier New share by design (so that a deck is laid out alike on a machine without them), and
TrueType files for every other font and for what is embedded in a PDF. Refuses the model.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from deckbuilder.assets.fonts import read_font
from deckbuilder.brand import Brand
from deckbuilder.brand.brand import LINE_HEIGHT as LINE_HEIGHT
from deckbuilder.cache.keeper import find_result
from deckbuilder.files.inputs import keeps_files
from deckbuilder.scene.slide import TextStyle

_STANDARD = {
    "arial": "Helvetica",
    "arimo": "Helvetica",
    "helvetica": "Helvetica",
    "liberation sans": "Helvetica",
    "times new roman": "Times",
    "liberation serif": "Times",
    "tinos": "Times",
    "courier new": "Courier",
    "liberation mono": "Courier",
    "cousine": "Courier",
}
_CUTS = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "Courier": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
}

ASCENT = 0.93
"""Distance from the top of a line at single spacing to its baseline, as a share of the size."""

SOFT_HYPHEN = "\u00ad"

_NO_WIDTH = ("Cf", "Mn", "Me")
"""Categories of soft hyphens, joiners and marks of direction, and of marks on other characters."""


class Advance(NamedTuple):
    """The width of a token in thousandths of an em: without and with its trailing spaces."""

    visible: float
    full: float


class Face:
    """The widths of one cut of a font; what it has no glyph for is measured in the `fallback`."""

    __slots__ = ("_characters", "_default", "_fallback", "_tokens")

    def __init__(
        self,
        widths: dict[int, float],
        default: float,
        fallback: Callable[[], Face] | None = None,
    ) -> None:
        self._characters = widths
        self._default = default
        self._fallback = fallback
        self._tokens: dict[str, Advance] = {}

    def advance(self, token: str) -> Advance:
        """Return the width of a word with its trailing spaces, in thousandths of an em.

        A soft hyphen has a width only where it ends the word, and so perhaps the line.
        """
        known = self._tokens.get(token)
        if known is None:
            full = self._width(token)
            bare = token.rstrip(" ")
            visible = full if len(bare) == len(token) else self._width(bare)
            if token.endswith(SOFT_HYPHEN):
                visible += self._width("-")
            known = self._tokens[token] = Advance(visible, full)
        return known

    def in_capitals(self) -> Face:
        """Return the face of the same cut in which text is shown in capitals."""
        return CapitalsFace(self._characters, self._default, self._fallback)

    def has(self, character: str) -> bool:
        """Tell whether the face has a glyph for the character."""
        return ord(character) in self._characters

    def _width(self, text: str) -> float:
        widths = self._characters
        try:
            return sum(map(widths.__getitem__, map(ord, text)))
        except KeyError:
            return sum(map(self._character_width, text))

    def _character_width(self, character: str) -> float:
        width = self._characters.get(ord(character))
        return self._unlisted(character) if width is None else width

    def _unlisted(self, character: str) -> float:
        if unicodedata.category(character) in _NO_WIDTH:
            return 0.0
        base = unicodedata.normalize("NFD", character)[0]
        width = self._characters.get(ord(base))
        if width is None and unicodedata.east_asian_width(character) in "WF":
            width = 1000.0
        if width is None:
            width = self._fallback().advance(character).full if self._fallback else self._default
        return width


class CapitalsFace(Face):
    """The widths of a cut in which all text is shown in capitals."""

    __slots__ = ()

    def advance(self, token: str) -> Advance:
        """Return the width of a word as it is shown."""
        return super().advance(token.upper())


class Faces:
    """The faces of a brand, by style; `embedded` ones are those of the files that a PDF embeds."""

    def __init__(self, brand: Brand, *, embedded: bool = False) -> None:
        self._brand = brand
        self.embedded = embedded
        self._faces: dict[TextStyle, Face] = {}

    def face(self, style: TextStyle) -> Face:
        """Return the face that shows text of this style."""
        face = self._faces.get(style)
        if face is None:
            font = self._brand.font(style.font)
            cut = style.bold + 2 * style.italic
            file = (font.regular, font.bold, font.italic, font.bold_italic)[cut]
            standard = _STANDARD.get(font.name.casefold())
            if self.embedded or standard is None:
                face = _file_face(file, 1.0 if self.embedded else font.breadth)
            else:
                face = _standard_face(_CUTS[standard][cut], file)
            self._faces[style] = face.in_capitals() if style.capitals else face
        return face


@keeps_files
@lru_cache(maxsize=32)
def _standard_face(name: str, file: Path) -> Face:
    """Make a face from the Adobe metrics; characters beyond them are measured in `file`."""
    widths = find_result("standard font", name, dict[int, float], lambda: _standard_widths(name))
    return Face(widths, 556.0, partial(_file_face, file))


def _standard_widths(name: str) -> dict[int, float]:
    """Return the widths of the characters of code page 1252, as ReportLab has them."""
    from reportlab.pdfbase import _fontdata

    by_glyph = _fontdata.widthsByFontGlyph[name]
    glyphs = _fontdata.encodings["WinAnsiEncoding"]
    widths = {
        ord(bytes([code]).decode("cp1252")): float(by_glyph[glyph])
        for code, glyph in enumerate(glyphs)
        if glyph in by_glyph and code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) and code >= 32
    }
    widths[0xA0] = widths[0x20]
    widths.pop(ord(SOFT_HYPHEN), None)
    return widths


@keeps_files
@lru_cache(maxsize=32)
def _file_face(path: Path, breadth: float = 1.0) -> Face:
    """Read the widths of a TrueType file, in thousandths of an em, multiplied by `breadth`."""
    font = read_font(path)
    widths = {code: width * breadth for code, width in font.widths.items()}
    widths.pop(ord(SOFT_HYPHEN), None)
    return Face(widths, font.default_width * breadth)
