"""The tables of a TrueType file (ISO/IEC 14496-22), as far as they say how much there is to read.

Owns the check that it is no more than a font has: the library that reads fonts believes what they
say of themselves. Refuses to know what the glyphs are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise

from deckbuilder.files.limits import FONT_CHARACTERS, FONT_COMPOSITE_BYTES, FONT_NAMES

Tables = Mapping[bytes, tuple[int, int]]
"""Where each table begins, and how long it is."""

_UNITS = range(16, 16_385)
"""How many units an em may have (5.2.2)."""


def read_tables(data: bytes, at: int = 0) -> Tables:
    """Return the table of tables of the font that begins there. Raises struct.error."""
    (count,) = struct.unpack_from(">H", data, at + 4)
    entries = (struct.unpack_from(">4sLLL", data, at + 12 + 16 * index) for index in range(count))
    return {tag: (start, length) for tag, _, start, length in entries}


def check_font(data: bytes) -> None:
    """Raise ValueError, LookupError or struct.error for a broken font, or one beyond a limit."""
    tables = read_tables(data)
    if any(start + length > len(data) for start, length in tables.values()):
        raise ValueError("a table is cut short")
    (units,) = struct.unpack_from(">H", data, tables[b"head"][0] + 18)
    (names,) = struct.unpack_from(">H", data, tables[b"name"][0] + 2)
    if units not in _UNITS or names > FONT_NAMES.max:
        raise ValueError("an em of no size, or too many names")
    characters = 0
    for found in _count_characters(data, tables[b"cmap"][0]):
        characters += found
        if characters > FONT_CHARACTERS.max:
            raise ValueError("too many characters")
    _check_glyphs(data, tables)


def _count_characters(data: bytes, cmap: int) -> Iterator[int]:
    """Yield for each list of characters (5.2.1.3), or each part of it, how many it holds."""
    counts = struct.unpack_from(">HH", data, cmap)
    places = {
        struct.unpack_from(">L", data, cmap + 8 + 8 * index)[0] for index in range(max(counts))
    }
    for place in places:
        start = cmap + place
        (form,) = struct.unpack_from(">H", data, start)
        if form == 2:
            keys = struct.unpack_from(">256H", data, start + 6)
            yield max(keys)
            for key in keys:
                yield struct.unpack_from(">H", data, start + 518 + 8 * key + 2)[0]
        elif form == 4:
            (double,) = struct.unpack_from(">H", data, start + 6)
            ends = struct.unpack_from(f">{double // 2}H", data, start + 14)
            starts = struct.unpack_from(f">{double // 2}H", data, start + 16 + double)
            yield sum(max(1, end - first + 1) for first, end in zip(starts, ends, strict=True))
        elif form == 10:
            yield struct.unpack_from(">L", data, start + 16)[0]
        elif form in (12, 13):
            (groups,) = struct.unpack_from(">L", data, start + 12)
            for index in range(min(groups, FONT_CHARACTERS.max + 1)):
                first, end = struct.unpack_from(">LL", data, start + 16 + 12 * index)
                yield max(1, end - first + 1)


def _check_glyphs(data: bytes, tables: Tables) -> None:
    """Hold that glyphs do not overlap, and that none made of others is larger than those are."""
    start, length = tables[b"glyf"]
    (count,) = struct.unpack_from(">H", data, tables[b"maxp"][0] + 4)
    (long,) = struct.unpack_from(">H", data, tables[b"head"][0] + 50)
    places = struct.unpack_from(f">{count + 1}{'L' if long else 'H'}", data, tables[b"loca"][0])
    places = places if long else tuple(2 * place for place in places)
    if places[-1] > length or list(places) != sorted(places):
        raise ValueError("glyphs that overlap")
    for place, following in pairwise(places):
        if following - place > FONT_COMPOSITE_BYTES.max:
            (contours,) = struct.unpack_from(">h", data, start + place)
            if contours < 0:
                raise ValueError("a glyph made of too many others")
