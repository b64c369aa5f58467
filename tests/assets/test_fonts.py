"""Font files: what is read and cut, what of it is kept, and files that are damaged."""

import shutil
import struct
from functools import partial
from io import BytesIO
from pathlib import Path
from time import process_time

import font_source_sans_pro
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import msgpack
from reportlab.pdfbase.ttfonts import TTFontFile

from deckbuilder.assets import fonts
from deckbuilder.assets.font_tables import drop_unembedded, read_tables
from deckbuilder.assets.fonts import FontFileError, cut_font, read_font
from deckbuilder.cache.keeper import kept_by
from deckbuilder.files import inputs
from deckbuilder.files.limits import FONT_BYTES
from tests.shared.examples import examples

FILES = Path(font_source_sans_pro.__file__).parent / "files"
REGULAR = FILES / "SourceSansPro-Regular.ttf"
USED = sorted(map(ord, "Sample façade: ½ ﬁgure “é” Ω "))


class Kept(dict):
    """A keeper in memory."""

    def recall(self, kind, key):
        return self.get((kind, key))

    def keep(self, kind, key, value):
        self[kind, key] = value


@pytest.fixture(autouse=True)
def forget():
    def forget_all():
        fonts.read_font.cache_clear()
        fonts._read_face.cache_clear()
        inputs._kept.clear()

    forget_all()
    yield forget_all
    forget_all()


def damage(data, tag, place, form, value):
    """Return a font with one value of a table replaced."""
    count = struct.unpack_from(">H", data, 4)[0]
    entries = (struct.unpack_from(">4s3L", data, 12 + 16 * it) for it in range(count))
    start = next(offset for name, _, offset, _ in entries if name == tag)
    changed = bytearray(data)
    struct.pack_into(form, changed, start + place, value)
    return bytes(changed)


def test_a_font_is_described_as_its_file_says():
    font = read_font(REGULAR)
    assert font.name == "SourceSansPro-Regular"
    assert (font.default_width, font.width(ord("H")), font.width(0x2FFFF)) == (653, 652, 653)
    assert (font.ascent, font.descent, font.cap_height, font.stem) == (750, -250, 660, 87)
    assert (font.italic_angle, font.is_fixed_pitch) == (0, False)
    assert font.glyphs[0xA0] == font.glyphs[0x20]
    assert read_font(FILES / "SourceSansPro-It.ttf").italic_angle == -11


def test_a_cut_font_has_the_glyphs_in_the_order_asked_for_and_then_their_parts():
    font, cut = read_font(REGULAR), TTFontFile(BytesIO(cut_font(REGULAR, [ord("é"), ord("b")])))
    assert cut.hmetrics[1][0] == font.width(ord("é"))
    assert cut.hmetrics[2][0] == font.width(ord("b"))
    assert cut.numGlyphs == 5  # the letter and the accent of which é is made


def test_glyphs_that_share_the_last_width_keep_it_in_a_font_of_other_units(tmp_path):
    """All figures are equally wide; in 2000 units an em, their widths are not thousandths."""
    path = tmp_path / "sample.ttf"
    path.write_bytes(damage(cut_font(REGULAR, [0, *b"W0123"]), b"head", 18, ">H", 2000))
    assert len(TTFontFile(str(path)).get_table("hmtx")) < 4 * 6  # of six glyphs some share theirs
    whole, half = read_font(REGULAR), read_font(path)
    wanted = [whole.width(code) for code in b"W0123"]
    assert [2 * half.width(place) for place in range(1, 6)] == wanted
    again = tmp_path / "again.ttf"
    again.write_bytes(cut_font(path, [0, 1, 2, 3, 4, 5]))
    assert [2 * read_font(again).width(place) for place in range(1, 6)] == wanted


def test_what_a_pdf_embeds_is_what_draws_the_glyphs_and_that_unchanged():
    cut = cut_font(REGULAR, USED)
    embedded = drop_unembedded(cut)
    whole, left = read_tables(cut), read_tables(embedded)
    assert {*whole} - {*left} == {b"name", b"OS/2", b"cmap", b"post"}
    assert all(start % 4 == 0 for start, _ in left.values())
    for tag, (start, length) in left.items():
        table = cut[whole[tag][0] :][: whole[tag][1]]
        changed = table[:8] + embedded[start + 8 : start + 12] + table[12:]
        assert embedded[start : start + length] == (changed if tag == b"head" else table)
    assert sum(struct.unpack(f">{len(embedded) // 4}L", embedded)) % 2**32 == 0xB1B0AFBA
    checks = struct.unpack_from(">" + "4s3L" * len(left), embedded, 12)[1::4]
    for check, (tag, (start, length)) in zip(checks, left.items(), strict=True):
        words = struct.unpack_from(f">{-(-length // 4)}L", embedded, start)
        ignored = words[2] if tag == b"head" else 0
        assert (sum(words) - ignored) % 2**32 == check
    assert len(left) == 9
    assert struct.unpack_from(">4H", embedded, 4) == (9, 128, 3, 16)


# --- what is kept --------------------------------------------------------------------------


def test_what_was_found_is_found_again_without_the_library(forget, monkeypatch):
    kept = Kept()
    with kept_by(kept):
        first = (read_font(REGULAR), cut_font(REGULAR, USED))
        forget()
        monkeypatch.setattr(fonts, "_read_face", None)
        assert (read_font(REGULAR), cut_font(REGULAR, USED)) == first
        with pytest.raises(TypeError):  # another set of characters is cut
            cut_font(REGULAR, USED[1:])
    assert {kind for kind, _ in kept} == {"font", "cut font"}


def test_another_content_is_another_font(forget, tmp_path):
    path = tmp_path / "sample.ttf"
    names = []
    with kept_by(Kept()):
        for cut in ("Light", "Black", "Light"):
            shutil.copy(FILES / f"SourceSansPro-{cut}.ttf", path)
            forget()
            names.append((read_font(path).name, cut_font(path, USED)))
    assert [name for name, _ in names] == [
        f"SourceSansPro-{it}" for it in ("Light", "Black", "Light")
    ]
    assert names[0] == names[2] != names[1]


def test_a_foreign_entry_is_none(forget):
    kept = Kept()
    with kept_by(kept):
        first = (read_font(REGULAR), cut_font(REGULAR, USED))
        font = msgpack.decode(kept[next(iter(kept))])
        for foreign in ("text", b"bytes", {"name": 3}, [1], {**font, "box": []}):
            kept.update(dict.fromkeys(kept, msgpack.encode(foreign)))
            forget()
            assert read_font(REGULAR) == first[0]
            if foreign != b"bytes":  # a cut font is any bytes, for which the store's digest vouches
                assert cut_font(REGULAR, USED) == first[1]


# --- damage --------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"OTTO" + bytes(40), b"\0\1\0\0\0\2", b"no font at all"])
def test_what_is_no_font_is_said_to_be_none(tmp_path, data):
    path = tmp_path / "Sample.ttf"
    path.write_bytes(data)
    kept = Kept()
    with pytest.raises(FontFileError, match=r"the font file Sample\.ttf is damaged"), kept_by(kept):
        read_font(path)
    assert not kept


def test_a_file_that_is_not_there_is_no_font(tmp_path):
    with pytest.raises(FontFileError):
        read_font(tmp_path / "none.ttf")


SMALL = cut_font(REGULAR, [0, *USED])


@settings(max_examples=examples(300))
@given(
    st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=6),
    st.integers(0, len(SMALL)),
)
def test_a_damaged_font_is_read_or_refused(tmp_path_factory, changes, end):
    data = bytearray(SMALL)
    for place, byte in changes:
        data[place] = byte
    path = tmp_path_factory.getbasetemp() / "damaged.ttf"
    path.write_bytes(bytes(data[: end or None]))
    fonts._read_face.cache_clear()
    describe = partial(fonts._describe, path)
    try:
        font = describe()
        fonts._cut(path, sorted(font.glyphs))
    except FontFileError:
        return
    assert font.name
    assert all(width >= 0 for width in font.widths.values())


# --- fonts that would take too much --------------------------------------------------------


def font_of(**tables):
    """Return a font with some of its tables replaced, named without the space of `cvt `."""
    count = struct.unpack_from(">H", SMALL, 4)[0]
    entries = (struct.unpack_from(">4s3L", SMALL, 12 + 16 * it) for it in range(count))
    found = {tag: SMALL[start : start + length] for tag, _, start, length in entries}
    found |= {tag.encode(): data for tag, data in tables.items()}
    heads, body = b"", b""
    for tag, data in sorted(found.items()):
        place = 12 + 16 * len(found) + len(body)
        heads += tag + struct.pack(">3L", 0, place, len(data))
        body += data + bytes(-len(data) % 4)
    return struct.pack(">LHHHH", 0x10000, len(found), 0, 0, 0) + heads + body


def characters(form, *rest):
    """Return the table of characters with one list, of a form."""
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + struct.pack(form, *rest)


def glyphs(count, data, *places):
    """Return the tables of so many glyphs, each of which lies between two of the places."""
    head = damage(SMALL, b"head", 50, ">H", 1)
    start = struct.unpack_from(">L", head, head.index(b"head", 12) + 8)[0]
    return {
        "head": head[start : start + 54],
        "maxp": struct.pack(">LH", 0x10000, count) + bytes(26),
        "hmtx": bytes(4 * count),
        "loca": struct.pack(f">{count + 1}L", *(places * count)[: count + 1]),
        "glyf": data,
    }


_MADE_OF_OTHERS = b"\xff\xff" + bytes(8) + struct.pack(">HHH", 0x20, 1, 0) * 300_000

BOMBS = {
    "ranges without end": {"cmap": characters(">HHLLLLLL", 12, 0, 28, 0, 1, 0, 0xFFFFFFFF, 0)},
    "one glyph for all": {"cmap": characters(">HHLLLLLL", 13, 0, 28, 0, 1, 0, 0xFFFFFFFF, 0)},
    "a list without end": {"cmap": characters(">HHLLLL", 10, 0, 20, 0, 0, 0xFFFFFFFF)},
    "ranges over each other": {
        "cmap": characters(
            ">7H8000HH24000H", 4, 0xFFFF, 0, 16_000, 0, 0, 0, *[0xFFFE] * 8000, *[0] * 24_001
        )
    },
    "bytes in pairs": {"cmap": characters(">3H256H8H", 2, 0, 0, *[1] * 256, *[0xFFFF] * 8)},
    "glyphs over each other": glyphs(50_000, bytes(1000), 0, 1000),
    "a glyph of too many others": glyphs(2, _MADE_OF_OTHERS, 0, len(_MADE_OF_OTHERS)),
    "names without end": {"name": struct.pack(">3H", 0, 65_000, 6) + bytes(12 * 65_000)},
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_font_that_would_take_too_much_is_refused_at_once(tmp_path, kind):
    path = tmp_path / "sample.ttf"
    path.write_bytes(font_of(**BOMBS[kind]))
    began = process_time()
    with pytest.raises(FontFileError) as found:
        read_font(path)
    assert process_time() - began < 2
    assert isinstance(found.value.__cause__, ValueError)


def test_glyphs_that_are_made_of_themselves_are_cut_once(tmp_path):
    itself = b"\xff\xff" + bytes(8) + struct.pack(">HHBB", 0, 0, 0, 0)
    path = tmp_path / "sample.ttf"
    path.write_bytes(font_of(**glyphs(2, 2 * itself, 0, 16, 32)))
    assert TTFontFile(BytesIO(cut_font(path, [0x20]))).numGlyphs == 1


def test_a_file_of_too_many_bytes_is_not_read(tmp_path):
    path = tmp_path / "sample.ttf"
    with path.open("wb") as file:
        file.truncate(FONT_BYTES.max + 1)
    with pytest.raises(FontFileError):
        read_font(path)


def test_a_name_holds_nothing_that_a_pdf_reads_otherwise(tmp_path):
    name = b"Sample\n1 0 obj"
    table = struct.pack(">9H", 0, 1, 18, 1, 0, 0, 6, len(name), 0) + name
    path = tmp_path / "sample.ttf"
    path.write_bytes(font_of(name=table))
    assert read_font(path).name == "Sample1-0-obj"
