"""Fonts are measured as their files say, whatever kind of file it is."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from deckbuilder.assets.font_measuring import find_cuts, measure_family
from deckbuilder.assets.fonts import read_font
from deckbuilder.assets.width_tables import read_width_table, write_width_table
from deckbuilder.brand.fonts import FALLBACK, find_family

family = find_family(FALLBACK, ())
assert family is not None
FILES = family.files


def collection(*fonts: bytes) -> bytes:
    """Return fonts as one file, with the places of their tables moved."""
    head = b"ttcf" + struct.pack(">HHL", 1, 0, len(fonts))
    start = len(head) + 4 * len(fonts)
    starts, body = [], b""
    for font in fonts:
        at = start + len(body)
        starts.append(at)
        data = bytearray(font)
        for index in range(struct.unpack_from(">H", font, 4)[0]):
            place = 12 + 16 * index + 8
            struct.pack_into(">L", data, place, struct.unpack_from(">L", font, place)[0] + at)
        body += bytes(data) + bytes(-len(data) % 4)
    return head + struct.pack(f">{len(starts)}L", *starts) + body


def test_cuts_are_found_by_the_names_in_files_and_measured_like_a_pdfs_fonts() -> None:
    cuts = find_cuts("source sans pro", FILES.values())
    assert {style: face.path for style, face in cuts.items()} == FILES
    table = measure_family(FALLBACK, FALLBACK, cuts)
    assert table is not None
    for style, path in FILES.items():
        expected, widths = read_font(path).widths, table.cut(style).widths
        shared = {*expected} & {*widths} - {0xA0}  # PDFs make that as wide as a space
        assert {ord(letter) for letter in "aZ9 ŵ€–"} <= shared
        assert [expected[code] for code in shared] == [round(widths[code]) for code in shared]


def test_a_collection_of_fonts_is_measured_like_its_fonts(tmp_path: Path) -> None:
    both = tmp_path / "both.ttc"
    both.write_bytes(collection(FILES["italic"].read_bytes(), FILES["regular"].read_bytes()))
    cuts = find_cuts(FALLBACK, [both])
    assert {*cuts} == {"italic", "regular"}
    alone = measure_family("A", "A", find_cuts(FALLBACK, [FILES["regular"], FILES["italic"]]))
    assert measure_family("A", "A", cuts) == alone


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    table = measure_family("A", "A", find_cuts(FALLBACK, FILES.values()))
    assert table is not None
    path = tmp_path / "a.widths.json"
    path.write_bytes(write_width_table(table))
    assert read_width_table(path) == table
    assert write_width_table(table) == path.read_bytes()


@pytest.mark.parametrize(
    "data", [b"", b"ttcf", b"ttcf\0\1\0\0\xff\xff\xff\xff", b"\0\1\0\0\xff\xff"]
)
def test_a_file_that_is_no_font_has_no_cuts(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.ttf").write_bytes(data)
    assert find_cuts("A", [tmp_path / "a.ttf", tmp_path / "missing.ttf"]) == {}


def test_a_font_whose_widths_are_cut_short_is_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    data = bytearray(FILES["regular"].read_bytes())
    struct.pack_into(">L", data, data.index(b"hmtx", 12) + 8, len(data) - 10)
    path.write_bytes(data)
    cuts = find_cuts(FALLBACK, [path])
    assert {*cuts} == {"regular"}
    assert measure_family("A", "A", cuts) is None
