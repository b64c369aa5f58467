"""Font files: read as another reader of them does, cut to what is used, and damaged."""

from pathlib import Path

import font_source_sans_pro
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFace

from deckbuilder.fontfile import FontFile, FontFileError, cut_font, read_font
from deckbuilder.fontfile.cutting import _assemble

FILES = Path(font_source_sans_pro.__file__).parent / "files"
REGULAR = FILES / "SourceSansPro-Regular.ttf"
USED = [0, *map(ord, "Sample façade: ½ ﬁgure “é” Ω "), 0x2FFFF]


@pytest.mark.parametrize("path", sorted(FILES.glob("*.ttf")), ids=lambda path: path.stem)
def test_a_file_is_read_and_cut_as_by_another_reader(path):
    ours, theirs = read_font(path), TTFontFace(str(path))
    assert ours.name == theirs.name.decode()
    assert ours.glyphs == {code: glyph for code, glyph in theirs.charToGlyph.items() if glyph}
    assert len(ours.glyphs) > 600
    assert all(ours.width(code) == theirs.charWidths[code] for code in ours.glyphs)
    assert ours.default_width == theirs.defaultWidth
    assert [*ours.box] == theirs.bbox
    described = (ours.ascent, ours.descent, ours.cap_height, ours.italic_angle)
    assert described == (theirs.ascent, theirs.descent, theirs.capHeight, theirs.italicAngle)
    assert (ours.underline, ours.thickness) == (theirs.underlinePosition, theirs.underlineThickness)
    assert cut_font(ours, USED) == theirs.makeSubset(USED)


def test_a_cut_font_has_the_glyphs_in_the_order_of_their_use_and_then_their_parts():
    font = read_font(REGULAR)
    codes = [0, ord("é"), ord("b"), ord("é")]
    cut = FontFile(cut_font(font, codes), "cut")
    assert cut.glyphs == {1: 1, 2: 2, 3: 1}
    assert [cut.bearings[number] for number in (0, 1, 2)] == [
        font.bearings[glyph] for glyph in (0, font.glyphs[ord("é")], font.glyphs[ord("b")])
    ]
    assert len(cut.bearings) == 5  # the letter and the accent of which é is made
    assert len(cut.table(b"glyf")) == cut.places[-1] > 0


def test_glyphs_that_share_the_last_advance_keep_it():
    font = read_font(REGULAR)
    codes = [0, *map(ord, "W0123")]
    data = cut_font(font, codes)
    cut = FontFile(data, "cut")
    assert len(cut.table(b"hmtx")) < 4 * len(cut.bearings)
    assert [cut.width(place) for place in range(1, 6)] == [font.width(code) for code in codes[1:]]


def encoded(*subtables):
    """Return a font of three characters whose `cmap` holds these: (platform, encoding, data)."""
    font = FontFile(cut_font(read_font(REGULAR), [0, *b"abc"]), "cut")
    tags = (b"OS/2", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post")
    start = 4 + 8 * len(subtables)
    entries, body = b"\0\0" + len(subtables).to_bytes(2, "big"), b""
    for platform, encoding, data in subtables:
        place = start + len(body)
        entries += bytes([0, platform, 0, encoding]) + place.to_bytes(4, "big")
        body += data
    return FontFile(
        _assemble({b"cmap": entries + body} | {tag: font.table(tag) for tag in tags}), "x"
    )


def halves(*numbers):
    return b"".join(number.to_bytes(2, "big") for number in numbers)


BYTES = halves(0, 262, 0) + bytes(97) + b"\1\2\3" + bytes(156)
TRIMMED = halves(6, 16, 0, 0x41, 3, 1, 2, 3)
DELTAS = halves(4, 32, 0, 4, 0, 0, 0, 0x63, 0xFFFF, 0, 0x61, 0xFFFF, 0x10000 - 0x60, 1, 0, 0)
PLACES = halves(4, 38, 0, 4, 0, 0, 0, 0x63, 0xFFFF, 0, 0x61, 0xFFFF, 0, 1, 4, 0, 3, 0, 1)
GROUPS = halves(12, 0, 0, 28, 0, 0, 0, 1, 1, 0xF600, 1, 0xF602, 0, 1)


@pytest.mark.parametrize(
    ("subtable", "glyphs"),
    [
        (BYTES, {0x61: 1, 0x62: 2, 0x63: 3}),
        (TRIMMED, {0x41: 1, 0x42: 2, 0x43: 3}),
        (DELTAS, {0x61: 1, 0x62: 2, 0x63: 3}),
        (PLACES, {0x61: 3, 0x63: 1}),
        (GROUPS, {0x1F600: 1, 0x1F601: 2, 0x1F602: 3}),
    ],
)
def test_each_way_to_number_characters(subtable, glyphs):
    assert encoded((3, 1, subtable)).glyphs == glyphs


def test_the_encoding_of_most_characters_counts():
    font = encoded((1, 0, TRIMMED), (3, 1, DELTAS), (3, 10, GROUPS))
    assert 0x1F600 in font.glyphs
    assert 0x61 in encoded((1, 0, TRIMMED), (3, 1, DELTAS)).glyphs


def test_a_space_is_a_no_break_space_too():
    font = read_font(REGULAR)
    assert font.glyphs[0xA0] == font.glyphs[0x20]


@pytest.mark.parametrize("data", [b"", b"OTTO" + bytes(40), b"\0\1\0\0\0\2", b"no font at all"])
def test_what_is_no_font_is_said_to_be_none(data):
    with pytest.raises(FontFileError):
        FontFile(data, "sample")


SMALL = cut_font(read_font(REGULAR), USED)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=6),
    st.integers(0, len(SMALL)),
)
def test_a_damaged_font_is_read_or_refused(damage, end):
    data = bytearray(SMALL)
    for place, byte in damage:
        data[place] = byte
    try:
        font = FontFile(bytes(data[: end or None]), "sample")
        cut_font(font, [0, *range(1, 8)])
    except FontFileError:
        return
    assert font.name
    assert all(width >= 0 for width in font.widths.values())
