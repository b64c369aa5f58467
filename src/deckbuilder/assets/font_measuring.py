"""Measuring any OpenType font for a table of widths, whatever its outlines are.

Owns the tables `cmap`, `hmtx` and `name` (ISO/IEC 14496-22, 5.2.1, 5.2.5 and 5.2.7), collections of
fonts in one file too, and which files are the cuts of a family. Refuses glyphs: for what is
embedded there is `fonts`.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from deckbuilder.assets.font_heights import find_heights
from deckbuilder.assets.font_tables import Tables, read_tables
from deckbuilder.assets.width_tables import STYLES, CutWidths, Style, WidthTable
from deckbuilder.files.limits import FONT_BYTES, FONT_CHARACTERS

FONT_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")

MEASURED = (
    (0x20, 0x24F),
    (0x370, 0x45F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x22FF),
    (0x25A0, 0x27BF),
    (0xFB00, 0xFB06),
)
"""The characters that tables have: Latin, Greek and Cyrillic letters, punctuation and signs."""

_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Mn", "Me")
"""Categories of characters without a width of their own."""

_FAMILY = 1
_WINDOWS, _MAC = 3, 1
_BROKEN = (OSError, KeyError, IndexError, ValueError, ZeroDivisionError, struct.error)


class Face(NamedTuple):
    """A font within a file: where its tables begin."""

    path: Path
    start: int


def find_cuts(family: str, paths: Iterable[Path]) -> dict[Style, Face]:
    """Return the cuts of a family among files, by the names in them; the first of each wins."""
    cuts: dict[Style, Face] = {}
    for path in paths:
        for face, names, style in _read_names(path):
            if family.casefold() in names:
                cuts.setdefault(style, face)
    return cuts


def measure_family(family: str, measured: str, cuts: dict[Style, Face]) -> WidthTable | None:
    """Return the widths of a family from the files of its cuts; None where one is unreadable."""
    try:
        widths = {style: _measure_cut(cuts[style]) for style in STYLES if style in cuts}
        heights = find_heights(cuts["regular"].path.read_bytes(), cuts["regular"].start)
    except _BROKEN:
        return None
    return WidthTable(
        family=family,
        measured=measured,
        line=heights.line and round(heights.line, 4),
        x_height=heights.x_height and round(heights.x_height, 4),
        cuts=widths,
    )


def _read_names(path: Path) -> Iterator[tuple[Face, set[str], Style]]:
    """Yield each font of a file with the names of its family and its style."""
    try:
        if path.stat().st_size > FONT_BYTES.max:
            return
        data = path.read_bytes()
        starts = (0,)
        if data[:4] == b"ttcf":
            starts = struct.unpack_from(f">{struct.unpack_from('>L', data, 8)[0]}L", data, 12)
        for start in starts:
            tables = read_tables(data, start)
            (style,) = struct.unpack_from(">H", data, tables[b"head"][0] + 44)
            names = {name.casefold() for name in _family_names(data, tables[b"name"][0])}
            yield Face(path, start), names, STYLES[style & 3]  # bold and italic
    except _BROKEN:
        return


def _family_names(data: bytes, at: int) -> Iterator[str]:
    count, strings = struct.unpack_from(">HH", data, at + 2)
    for index in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", data, at + 6 + 12 * index)
        text = data[at + strings + offset : at + strings + offset + length]
        if name == _FAMILY and platform in (_WINDOWS, _MAC):
            yield text.decode("utf-16-be" if platform == _WINDOWS else "mac-roman", "replace")


def _measure_cut(face: Face) -> CutWidths:
    data = face.path.read_bytes()
    tables = read_tables(data, face.start)
    (units,) = struct.unpack_from(">H", data, tables[b"head"][0] + 18)
    (count,) = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)
    advances = struct.unpack_from(">" + "H2x" * count, data, tables[b"hmtx"][0])
    glyphs = dict(_read_characters(data, tables))
    return CutWidths(
        advances[0] * 1000 / units,
        {
            code: advances[min(glyph, count - 1)] * 1000 / units
            for code, glyph in glyphs.items()
            if glyph and _is_measured(code)
        },
    )


def _is_measured(code: int) -> bool:
    in_table = any(low <= code <= high for low, high in MEASURED)
    return in_table and unicodedata.category(chr(code)) not in _UNSEEN


def _read_characters(data: bytes, tables: Tables) -> Iterator[tuple[int, int]]:
    """Yield the characters of the basic plane with their glyphs."""
    cmap = tables[b"cmap"][0]
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", data, cmap + offset)
        if form == 4 and (platform, encoding) in ((_WINDOWS, 1), (0, 3)):
            yield from _read_segments(data, cmap + offset)
            return
    raise ValueError("no list of Unicode characters")


def _read_segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Yield what a list in format 4 has: segments of characters that follow each other."""
    (twice,) = struct.unpack_from(">H", data, at + 6)
    each = f">{twice // 2}H"
    ends, starts, deltas, offsets = (
        struct.unpack_from(each, data, at + place)
        for place in (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice)
    )
    if (
        sum(max(0, end - start) for start, end in zip(starts, ends, strict=True))
        > FONT_CHARACTERS.max
    ):
        raise ValueError("too many characters")
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                place = at + 16 + 3 * twice + 2 * index + offsets[index] + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", data, place)
            yield code, (glyph + deltas[index]) & 0xFFFF if glyph or not offsets[index] else 0
