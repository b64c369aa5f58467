"""Advance widths and line heights of fonts: the only module of layout that knows font files.

Four sources: a font's own table of widths; the Adobe metrics of the standard fonts, whose widths
Arial, Times New Roman and Courier New share by design (so that a deck is laid out alike on a
machine without them); TrueType files, which are also what is embedded in a PDF; and for a font of
which nothing is known Arial's widths with a margin. Refuses the model.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from deckbuilder.assets.fonts import read_font
from deckbuilder.assets.width_tables import STYLES, Style, read_width_table
from deckbuilder.brand import Brand, Font
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

MARGIN, BOLD_MARGIN = 1.13, 1.19
"""How many times as wide as Arial a font is taken to be of which nothing is known.

As wide as DejaVu Sans, which few are wider than.
"""

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
            face = _file_face(file) if self.embedded else _slide_face(font, cut, file)
            face = face.in_capitals() if style.capitals else face
            self._faces[style] = face
        return face


def is_guessed(font: Font) -> bool:
    """Tell whether slides are laid out in a font of whose widths nothing is known."""
    return not (font.widths or font.is_alike or font.name.casefold() in _STANDARD)


def _slide_face(font: Font, cut: int, file: Path) -> Face:
    """Return a cut of a font as slides show it; `file` is what a PDF embeds for it."""
    if font.widths:
        return _table_face(font.widths, STYLES[cut], file)
    standard = _STANDARD.get(font.name.casefold())
    if standard:
        return _standard_face(_CUTS[standard][cut], file)
    if font.is_alike:
        return _file_face(file)
    margin = BOLD_MARGIN if cut & 1 else MARGIN
    return _standard_face(_CUTS["Helvetica"][cut], file, margin)


@keeps_files
@lru_cache(maxsize=32)
def _table_face(table: Path, style: Style, file: Path) -> Face:
    """Make a face from a table of widths; characters beyond it are measured in `file`."""
    cut = read_width_table(table).cut(style)
    return Face(cut.widths, cut.default, partial(_file_face, file))


@keeps_files
@lru_cache(maxsize=32)
def _standard_face(name: str, file: Path, margin: float = 1.0) -> Face:
    """Make a face from the Adobe metrics; characters beyond them are measured in `file`."""
    widths = find_result("standard font", name, dict[int, float], lambda: _standard_widths(name))
    if margin != 1.0:
        widths = {code: width * margin for code, width in widths.items()}
    return Face(widths, 556.0 * margin, partial(_file_face, file))


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
def _file_face(path: Path) -> Face:
    """Read the widths of a TrueType file, in thousandths of an em."""
    font = read_font(path)
    widths = dict(font.widths)
    widths.pop(ord(SOFT_HYPHEN), None)
    return Face(widths, font.default_width)
