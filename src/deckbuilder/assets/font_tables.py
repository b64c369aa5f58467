"""The tables of a TrueType file (ISO/IEC 14496-22), as far as they say how much there is to read.

Owns the check that it is no more than a font has: the library that reads fonts believes what they
say of themselves. Owns which tables a PDF embeds. Refuses to know what the glyphs are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise

from deckbuilder.files.limits import FONT_CHARACTERS, FONT_COMPOSITE_BYTES, FONT_NAMES

Tables = Mapping[bytes, tuple[int, int]]
"""Where each table begins, and how long it is."""

_EMBEDDED = (b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
"""The tables that a composite font of a PDF needs (ISO 32000-1, 9.9), where the font has them."""
_UNITS = range(16, 16_385)
"""How many units an em may have (5.2.2)."""


def read_tables(data: bytes | bytearray, at: int = 0) -> Tables:
    """Return the table of tables of the font that begins there. Raises struct.error."""
    (count,) = struct.unpack_from(">H", data, at + 4)
    entries = (struct.unpack_from(">4sLLL", data, at + 12 + 16 * index) for index in range(count))
    return {tag: (start, length) for tag, _, start, length in entries}


def drop_unembedded(data: bytes) -> bytes:
    """Return a whole font without the tables that a PDF's composite font never asks.

    Its names, measures and characters stand in the PDF itself. Checksums are reckoned anew (5).
    """
    found = read_tables(data)
    places = {tag: found[tag] for tag in _EMBEDDED if tag in found}
    tables = {tag: data[start : start + length] for tag, (start, length) in places.items()}
    tables[b"head"] = tables[b"head"][:8] + bytes(4) + tables[b"head"][12:]
    power, size = len(tables).bit_length() - 1, 16 * len(tables)
    heads = [struct.pack(">L4H", 0x10000, len(tables), 16 << power, power, size - (16 << power))]
    bodies: list[bytes] = []
    place = 12 + size
    for tag, table in tables.items():
        body = table + bytes(-len(table) % 4)
        heads.append(struct.pack(">4s3L", tag, _checksum(body), place, len(table)))
        bodies.append(body)
        place += len(body)
    program = bytearray(b"".join(heads + bodies))
    whole = (0xB1B0AFBA - _checksum(program)) & 0xFFFFFFFF
    struct.pack_into(">L", program, read_tables(program)[b"head"][0] + 8, whole)
    return bytes(program)


def _checksum(data: bytes | bytearray) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF


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
