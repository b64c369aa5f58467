"""TrueType files: what layout and the PDF writer need of them, and cutting them to a few glyphs.

Owns ReportLab's reader of fonts. Importing and running it takes longer than laying out a deck, so
what it found out is asked of earlier runs first, by the file's content. Refuses to know what is
measured or embedded.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.assets.font_tables import check_font
from deckbuilder.cache.keeper import find_result
from deckbuilder.files.inputs import identify_file, keeps_files, note_content
from deckbuilder.files.limits import FONT_BYTES

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace

# ReportLab runs programs of these names wherever it finds them, in the user's home folder too.
for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))

_FIXED = 1
"""ReportLab's flag, and PDF's, of a font whose characters are all equally wide."""
_UNSAFE = re.compile(r"[^\w.+-]", re.ASCII)
"""What no name has, and no name in a PDF may."""
_FULL_WIDTHS = 34
"""Where in the table `hhea` the number of glyphs stands that have a width of their own."""


class FontFileError(Exception):
    """A file that cannot be read, or cut, as a TrueType font that may be embedded."""

    hint = "put a whole TrueType file (.ttf) in its place, or name another font to embed"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"the font file {path.name} is damaged, is no TrueType font, or may not be embedded"
        )
        self.path = path


class FontFile(Struct, frozen=True, kw_only=True):
    """A font as its file describes it; lengths are in thousandths of an em."""

    name: str
    """The PostScript name, such as "SourceSansPro-Bold"."""
    glyphs: dict[int, int]
    """The glyph of each character that has one."""
    widths: dict[int, float]
    """How far each of these advances."""
    default_width: float
    """How far what stands for a character without a glyph advances."""
    box: tuple[float, float, float, float]
    """Left, lower, right and upper edge of all glyphs laid over each other."""
    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    stem: int
    """About how thick stems are, as the weight tells: a file does not say."""
    is_fixed_pitch: bool
    underline: float
    """The underline's centre above the baseline."""
    thickness: float

    def width(self, code: int) -> float:
        """Return the width of a character, or of what stands for it."""
        return self.widths.get(code, self.default_width)


@keeps_files
@lru_cache(maxsize=16)  # a run over many decks meets the fonts of many brands
def read_font(path: Path) -> FontFile:
    """Return the font of a file, which is read once in a run; raises FontFileError."""
    return find_result("font", _key(path), FontFile, lambda: _describe(path))


def cut_font(path: Path, codes: Sequence[int]) -> bytes:
    """Return a font file with the glyphs that show the characters, numbered by first use.

    Glyph 0 comes first and stands for characters without one; parts of composite glyphs come
    after the characters' own. Raises FontFileError.
    """
    key = f"{_key(path)}\0{' '.join(map(str, codes))}"
    return find_result("cut font", key, bytes, lambda: _cut(path, codes))


def _key(path: Path) -> str:
    """Return what decides what is found in a file: a font without a name has the file's."""
    return f"{identify_file(path)}\0{path.name}"


def _describe(path: Path) -> FontFile:
    face = _read_face(path)
    with _reading(path):
        scale = 1000.0 / (face.unitsPerEm or 1000)
        known = range(1, face.numGlyphs)
        glyphs = {code: glyph for code, glyph in face.charToGlyph.items() if glyph in known}
        left, lower, right, upper = map(float, face.bbox)
        return FontFile(
            name=_UNSAFE.sub("", face.name.decode("latin-1")) or "Font",
            glyphs=glyphs,
            widths={code: float(face.charWidths[code]) for code in glyphs},
            default_width=float(face.defaultWidth),
            box=(left, lower, right, upper),
            ascent=float(face.ascent),
            descent=float(face.descent),
            cap_height=float(face.capHeight),
            italic_angle=float(face.italicAngle),
            stem=face.stemV,
            is_fixed_pitch=bool(face.flags & _FIXED),
            underline=face.underlinePosition * scale,
            thickness=face.underlineThickness * scale,
        )


def _cut(path: Path, codes: Sequence[int]) -> bytes:
    face = _read_face(path)
    with _reading(path):
        program: bytes = face.makeSubset(codes)
        return program


@keeps_files
@lru_cache(maxsize=16)
def _read_face(path: Path) -> TTFontFace:
    """Read a file with ReportLab; its content is noted, so that a change since is not missed."""
    from reportlab.pdfbase.ttfonts import TTFontFace

    with _reading(path):
        if not path.is_file() or path.stat().st_size > FONT_BYTES.max:
            raise FontFileError(path)
        data = path.read_bytes()
        note_content(path, data)
        check_font(data)
        face = TTFontFace(_NamedBytes(data, path))
        _share_last_width(face)
        return face


def _share_last_width(face: TTFontFace) -> None:
    """Give glyphs that share the last width (ISO/IEC 14496-22, 5.2.5) just that, in font units.

    ReportLab has thousandths of an em there, which would get into the cut font.
    """
    full = face.get_ushort(face.get_table_pos("hhea")[0] + _FULL_WIDTHS)
    width, _ = face.hmetrics[full - 1]
    face.hmetrics[full:] = [(width, bearing) for _, bearing in face.hmetrics[full:]]


class _NamedBytes(BytesIO):
    """What a file holds, with the name by which ReportLab calls a font without one."""

    def __init__(self, data: bytes, path: Path) -> None:
        super().__init__(data)
        self.name = str(path)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn whatever a damaged file makes ReportLab raise into one error."""
    try:
        yield
    except FontFileError:
        raise
    except Exception as error:
        raise FontFileError(path) from error
