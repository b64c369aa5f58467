"""Cutting a TrueType font to the glyphs of some characters, as a file of its own.

Owns which glyphs stay and how they are numbered. Refuses to choose the characters.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import accumulate

from deckbuilder.fontfile.reading import FontFile, FontFileError

_KEPT = (b"name", b"OS/2", b"cvt ", b"fpgm", b"prep")
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
"""Flags of a component: what follows its glyph's number, and whether there is another one."""
_CHECKED = 0xB1B0AFBA
"""What the words of a whole file, and the adjustment in `head`, come to."""


def cut_font(font: FontFile, codes: Sequence[int]) -> bytes:
    """Return a font file with the glyphs that show the characters, numbered by first use.

    Glyph 0 comes first and stands for characters without one; parts of composite glyphs come
    after the characters' own. The file's only encoding leads from places in `codes`. Raises
    FontFileError for outlines that are damaged.
    """
    try:
        return _cut(font, codes)
    except (struct.error, IndexError) as error:
        raise FontFileError(f"{font.name} is a damaged font: {error!r}") from error


def _cut(font: FontFile, codes: Sequence[int]) -> bytes:
    shown = [font.glyphs.get(code, 0) for code in codes]
    numbers = {glyph: number for number, glyph in enumerate(dict.fromkeys([0, *shown]))}
    outlines = _gather(font, numbers)
    sizes = [len(outline) for outline in outlines]
    places = [0, *accumulate(sizes)]
    long_places = places[-1] > 0x1FFFE
    pairs = [font.bearings[glyph] for glyph in numbers]
    full = len(pairs)
    while full > 1 and pairs[full - 1][0] == pairs[full - 2][0]:
        full -= 1
    entries = [numbers[glyph] for glyph in shown]
    tables = {tag: font.table(tag) for tag in _KEPT if font.table(tag)}
    tables |= {
        b"cmap": struct.pack(
            f">11H{len(entries)}H",
            *(0, 1, 1, 0, 0, 12, 6, 10 + 2 * len(entries), 0, 0),
            len(entries),
            *entries,
        ),
        b"glyf": b"".join(outlines),
        b"head": _put(_put(font.table(b"head"), 8, ">L", 0), 50, ">H", long_places),
        b"hhea": _put(font.table(b"hhea"), 34, ">H", full),
        b"hmtx": b"".join(struct.pack(">HH", *pair) for pair in pairs[:full])
        + b"".join(struct.pack(">H", bearing) for _, bearing in pairs[full:]),
        b"loca": struct.pack(f">{len(places)}L", *places)
        if long_places
        else struct.pack(f">{len(places)}H", *(place // 2 for place in places)),
        b"maxp": _put(font.table(b"maxp"), 4, ">H", len(numbers)),
        b"post": b"\0\3\0\0" + font.table(b"post")[4:16] + bytes(16),
    }
    return _assemble(tables)


def _put(table: bytes, place: int, form: str, value: int) -> bytes:
    """Return a table with one value set."""
    data = bytearray(table)
    struct.pack_into(form, data, place, value)
    return bytes(data)


# --- outlines ------------------------------------------------------------------------------


def _gather(font: FontFile, numbers: dict[int, int]) -> list[bytes]:
    """Return the outlines of glyphs by their new numbers, and number the parts that these need."""
    table, places = font.table(b"glyf"), font.places
    outlines = []
    waiting = list(numbers)
    for glyph in waiting:  # which grows on the way
        outline = bytearray(table[places[glyph] : places[glyph + 1]])
        for place in _find_parts(outline):
            (part,) = struct.unpack_from(">H", outline, place)
            if part not in numbers:
                numbers[part] = len(numbers)
                waiting.append(part)
            struct.pack_into(">H", outline, place, numbers[part])
        outlines.append(bytes(outline) + bytes(-len(outline) % 4))
    return outlines


def _find_parts(outline: bytearray) -> Iterator[int]:
    """Yield where a composite glyph (5.3.3) names its parts; nowhere in a simple one."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        (flags,) = struct.unpack_from(">H", outline, place)
        yield place + 2
        place += 8 if flags & _WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


# --- the file ------------------------------------------------------------------------------


def _assemble(tables: dict[bytes, bytes]) -> bytes:
    """Return a font file (4.2): its directory, its tables and the sums that vouch for them."""
    count = len(tables)
    power = count.bit_length() - 1
    search = 16 << power
    directory = [struct.pack(">4s4H", b"\0\1\0\0", count, search, power, 16 * count - search)]
    body, head = [], 0
    place = 12 + 16 * count
    for tag, table in sorted(tables.items()):
        if tag == b"head":
            head = place
        padded = table + bytes(-len(table) % 4)
        directory.append(struct.pack(">4s3L", tag, _sum_words(padded), place, len(table)))
        body.append(padded)
        place += len(padded)
    data = bytearray(b"".join(directory + body))
    struct.pack_into(">L", data, head + 8, _CHECKED - _sum_words(data) & 0xFFFFFFFF)
    return bytes(data)


def _sum_words(data: bytes | bytearray) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
