"""Reading a TrueType file: its tables, its characters' glyphs and widths, what describes it.

Owns what a `FontFile` knows. Refuses to change one.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from deckbuilder.inputs import keeps_files

_COLLECTION = b"ttcf"
_VERSIONS = (b"\0\1\0\0", b"true")
_WINDOWS, _MACINTOSH = 3, 1
_ENGLISH = 0x409
_POSTSCRIPT_NAME, _FULL_NAME, _FAMILY = 6, 4, 1
_LAST, _MOST_GLYPHS = 0x10FFFF, 0x10000
_NO_NAME = re.compile(r"[^A-Za-z0-9_.+-]")
"""What the name of a font may not hold in a PDF."""

# Encodings of `cmap` by platform, the best first: all of Unicode, its first plane, others.
_ENCODINGS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0), (3, 0), (1, 0))


class FontFileError(ValueError):
    """A file that is no TrueType font, or a damaged one."""


@keeps_files
@lru_cache(maxsize=16)  # a run over many decks meets the fonts of many brands
def read_font(path: Path) -> FontFile:
    """Return the font of a file, which is read once in a run; raises FontFileError or OSError."""
    return FontFile(path.read_bytes(), path.stem)


class FontFile:
    """A font as its file has it; lengths are in thousandths of an em. The first of a collection."""

    def __init__(self, data: bytes, stem: str) -> None:
        self.data = data
        self._stem = stem
        try:
            self._tables = dict(_list_tables(data))
            self._read_head()
            self._read_style()
            self.bearings = self._read_bearings()
            """Of each glyph: how far it advances, and its left side bearing, in font units."""
            self.glyphs = self._read_glyphs()
            """The glyph of each character that has one."""
        except (struct.error, KeyError, IndexError) as error:
            raise FontFileError(f"{stem} is a damaged font: {error!r}") from error

    def table(self, tag: bytes) -> bytes:
        """Return a table's data; empty where the font has none of that tag."""
        start, length = self._tables.get(tag, (0, 0))
        return self.data[start : start + length]

    @cached_property
    def widths(self) -> dict[int, float]:
        """The width of each character that has a glyph."""
        scale, bearings = self._scale, self.bearings
        return {code: bearings[glyph][0] * scale for code, glyph in self.glyphs.items()}

    @property
    def default_width(self) -> float:
        """The width of what stands for a character without a glyph."""
        return self.bearings[0][0] * self._scale

    def width(self, code: int) -> float:
        """Return the width of a character, or of what stands for it."""
        return self.widths.get(code, self.default_width)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where in `glyf` each glyph begins, and where the last one ends."""
        loca, count = self.table(b"loca"), len(self.bearings) + 1
        try:
            if self._has_long_places:
                return struct.unpack_from(f">{count}L", loca)
            return tuple(2 * half for half in struct.unpack_from(f">{count}H", loca))
        except struct.error as error:
            raise FontFileError(f"{self._stem} is a damaged font: {error}") from error

    @cached_property
    def name(self) -> str:
        """The PostScript name, such as "SourceSansPro-Bold"; the file's where there is none."""
        try:
            names = dict(_list_names(self.table(b"name")))
        except struct.error:  # it is only shown
            names = {}
        wanted = (_POSTSCRIPT_NAME, _FULL_NAME, _FAMILY)
        name = next((names[key] for key in wanted if names.get(key)), self._stem)
        return _NO_NAME.sub("", name.replace(" ", "-")) or "Font"

    def _read_head(self) -> None:
        head = self._tables[b"head"][0]
        (units,) = struct.unpack_from(">H", self.data, head + 18)
        self._scale = 1000 / (units or 1000)
        self.box = tuple(self._scale * it for it in struct.unpack_from(">4h", self.data, head + 36))
        """Left, lower, right and upper edge of all glyphs laid over each other."""
        (self._has_long_places,) = struct.unpack_from(">H", self.data, head + 50)

    def _read_style(self) -> None:
        """Read what describes a font: `OS/2` and `post` (5.2.8 and 5.2.9)."""
        style, post = self.table(b"OS/2"), self._tables[b"post"][0]
        _, lower, _, upper = self.box
        self.ascent, self.descent, self.weight = upper, lower, 500
        if style:
            (self.weight,) = struct.unpack_from(">H", style, 4)
            self.ascent, self.descent = (
                it * self._scale for it in struct.unpack_from(">2h", style, 68)
            )
        self.cap_height = self.ascent
        if style and struct.unpack_from(">H", style)[0] > 1:
            self.cap_height = struct.unpack_from(">h", style, 88)[0] * self._scale
        whole, part, position, thickness, fixed = struct.unpack_from(">hHhhL", self.data, post + 4)
        self.italic_angle = whole + part / 65536
        self.is_fixed_pitch = bool(fixed)
        self.underline = position * self._scale
        """The underline's centre above the baseline."""
        self.thickness = thickness * self._scale

    def _read_bearings(self) -> list[tuple[int, int]]:
        """Read `hmtx` (5.2.5); glyphs at its end share the last advance."""
        (full,) = struct.unpack_from(">H", self.data, self._tables[b"hhea"][0] + 34)
        (count,) = struct.unpack_from(">H", self.data, self._tables[b"maxp"][0] + 4)
        start = self._tables[b"hmtx"][0]
        pairs = [*struct.iter_unpack(">HH", self.data[start : start + 4 * full])]
        rest = struct.unpack_from(f">{count - full}H", self.data, start + 4 * full)
        advance = pairs[-1][0]
        return pairs + [(advance, bearing) for bearing in rest]

    def _read_glyphs(self) -> dict[int, int]:
        """Read the best encoding of `cmap` (5.2.1); a no-break space is a space."""
        start, _ = self._tables[b"cmap"]
        (count,) = struct.unpack_from(">H", self.data, start + 2)
        entries = (struct.unpack_from(">HHL", self.data, start + 4 + 8 * it) for it in range(count))
        found = {(platform, encoding): offset for platform, encoding, offset in entries}
        best = next((found[it] for it in _ENCODINGS if it in found), None)
        if best is None:
            raise FontFileError(f"{self._stem} names no characters in a way that is known")
        pairs = _read_encoding(self.data, start + best)
        most = len(self.bearings)
        glyphs = {code: glyph for code, glyph in pairs.items() if 0 < glyph < most}
        space = glyphs.get(0x20) or glyphs.get(0xA0)
        return glyphs | {0x20: space, 0xA0: space} if space else glyphs


def _list_tables(data: bytes) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield each table's tag with where it begins and how long it is (4.2)."""
    start = struct.unpack_from(">L", data, 12)[0] if data[:4] == _COLLECTION else 0
    version, count = struct.unpack_from(">4sH", data, start)
    if version not in _VERSIONS:
        raise FontFileError("the file holds no font of TrueType outlines")
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4s3L", data, start + 12 + 16 * index)
        yield tag, (offset, length)


def _list_names(table: bytes) -> Iterator[tuple[int, str]]:
    """Yield the English names of `name` (5.2.7) with their kinds, the one to take last."""
    _, count, storage = struct.unpack_from(">3H", table) if table else (0, 0, 0)
    for index in reversed(range(count)):
        platform, _, language, kind, length, offset = struct.unpack_from(
            ">6H", table, 6 + 12 * index
        )
        text = table[storage + offset : storage + offset + length]
        if platform == _WINDOWS and language == _ENGLISH:
            yield kind, text.decode("utf-16-be", "ignore")
        elif platform == _MACINTOSH and language == 0:
            yield kind, text.decode("mac-roman")


# --- encodings -----------------------------------------------------------------------------


def _read_encoding(data: bytes, start: int) -> dict[int, int]:
    """Return the characters of an encoding with their glyphs, be it 0 for none."""
    (kind,) = struct.unpack_from(">H", data, start)
    if kind == 4:
        return _read_segments(data, start)
    if kind == 12:
        return _read_groups(data, start)
    if kind == 6:
        first, count = struct.unpack_from(">2H", data, start + 6)
        return dict(enumerate(struct.unpack_from(f">{count}H", data, start + 10), first))
    if kind == 0:
        return dict(enumerate(data[start + 6 : start + 262]))
    raise FontFileError(f"characters are numbered in a way that is not known: format {kind}")


def _read_segments(data: bytes, start: int) -> dict[int, int]:
    """Read format 4: runs of characters of the first plane (5.2.1.3.3)."""
    length, _, twice = struct.unpack_from(">3H", data, start + 2)
    places = (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice)
    columns = [struct.unpack_from(f">{twice // 2}H", data, start + it) for it in places]
    found: dict[int, int] = {}
    for index, (last, first, delta, offset) in enumerate(zip(*columns, strict=True)):
        codes = range(first, last + 1)
        if not offset:
            found.update((code, code + delta & 0xFFFF) for code in codes)
            continue
        place = start + places[3] + 2 * index + offset
        held = max(0, min(len(codes), (start + length - place) // 2))  # some fonts say too much
        glyphs = struct.unpack_from(f">{held}H", data, place)
        pairs = zip(codes, glyphs, strict=False)
        found.update((code, glyph and glyph + delta & 0xFFFF) for code, glyph in pairs)
    return found


def _read_groups(data: bytes, start: int) -> dict[int, int]:
    """Read format 12: runs of characters of any plane (5.2.1.3.7)."""
    (count,) = struct.unpack_from(">L", data, start + 12)
    found: dict[int, int] = {}
    groups = data[start + 16 : start + 16 + 12 * count]
    for first, end, glyph in struct.iter_unpack(">3L", groups):
        if first == end:  # as most are
            found[first] = glyph
        else:
            codes = range(first, min(end, _LAST) + 1)
            found.update(zip(codes, range(glyph, _MOST_GLYPHS), strict=False))
    return found
