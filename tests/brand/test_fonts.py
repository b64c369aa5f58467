"""Where font files are found, and what happens where none is."""

import shutil
import struct

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from deckbuilder.assets.font_heights import FontHeights, read_heights
from deckbuilder.assets.font_tables import read_tables
from deckbuilder.assets.width_tables import SHIPPED, CutWidths, WidthTable, write_width_table
from deckbuilder.brand import fonts
from deckbuilder.brand.fonts import CODE, FALLBACK, find_family, resolve_font, table_name
from deckbuilder.diagnostics import Diagnostics

PACKAGED = find_family(FALLBACK, ()).files


@pytest.fixture
def no_system(monkeypatch):
    monkeypatch.setattr(fonts, "_system_fonts", tuple)


def resolve(name, *folders, embed=None):
    diagnostics = Diagnostics()
    font = resolve_font(name, embed, folders, diagnostics, where="brand.toml")
    return font, list(diagnostics)


def put(folder, *names, source=PACKAGED["regular"]):
    (folder / "fonts").mkdir(exist_ok=True)
    for name in names:
        shutil.copy(source, folder / "fonts" / name)


def test_arial_is_shown_in_the_packaged_font_at_arials_size():
    font, found = resolve("Arial")
    assert not found
    assert (font.name, font.embed, font.adjust) == ("Arial", "Source Sans Pro", 1.068)
    assert [path.name for path in (font.regular, font.bold, font.italic, font.bold_italic)] == [
        "SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf",
        "SourceSansPro-It.ttf", "SourceSansPro-BoldIt.ttf",
    ]  # fmt: skip


def test_default_fonts_never_search_the_system(monkeypatch):
    monkeypatch.setattr(fonts, "_system_fonts", lambda: pytest.fail("walked the system's fonts"))
    for name in ("Arial", "Source Sans Pro"):
        assert resolve(name)[0].embed == FALLBACK
    assert resolve("Courier New")[0].embed == CODE


def test_code_is_embedded_with_the_widths_of_the_slides_font():
    """So that no space is put between its letters, which would be copied with them."""
    font, found = resolve("Courier New")
    assert (found, font.adjust) == ([], 1.0)
    for style in ("regular", "bold", "italic", "bold_italic"):
        face = TTFontFile(str(getattr(font, style)))
        widths = {face.charWidths[ord(letter)] for letter in 'iW_m="#('}
        assert widths == {600}, style


def test_the_packaged_font_itself_keeps_its_size():
    assert resolve("Source Sans Pro")[0].adjust == 1.0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("family", "names"),
    [
        ("Sample Sans", ["SampleSans-Regular", "SampleSans-Bold", "SampleSans-Italic",
                         "SampleSans-BoldItalic"]),
        ("Sample Sans", ["Sample Sans", "Sample Sans Bold", "Sample Sans Italic",
                         "Sample Sans Bold Italic"]),
        ("Sample Sans", ["sample_sans-roman", "sample_sans-bd", "sample_sans-oblique",
                         "sample_sans-boldoblique"]),
        ("Arial", ["arial", "arialbd", "ariali", "arialbi"]),
        ("Verdana", ["verdana", "verdanab", "verdanai", "verdanaz"]),
        ("Times New Roman", ["times", "timesbd", "timesi", "timesbi"]),
        ("Courier New", ["cour", "courbd", "couri", "courbi"]),
    ],
)  # fmt: skip
def test_files_are_told_apart_by_their_names(tmp_path, family, names):
    put(tmp_path, *(f"{name}.ttf" for name in names))
    put(tmp_path, "Other-Regular.ttf", "SampleSans-Light.ttf", "SampleSansDisplay-Bold.ttf")
    font, found = resolve(family, tmp_path, embed=family)
    assert not found
    assert [path.stem for path in (font.regular, font.bold, font.italic, font.bold_italic)] == names
    assert (font.embed, font.adjust) == (family, 1.0)


def test_the_brands_own_files_go_first_and_those_it_extends_next(tmp_path, no_system):
    top, base = tmp_path / "top", tmp_path / "base"
    for folder in (top, base):
        folder.mkdir()
    put(base, "SourceSansPro-Regular.ttf", "Deep-Regular.ttf")
    assert resolve("Source Sans Pro", top, base)[0].regular.is_relative_to(base)
    put(top, "SourceSansPro-Regular.ttf")
    assert resolve("Source Sans Pro", top, base)[0].regular.is_relative_to(top)
    assert resolve("Deep", top, base)[0].regular.is_relative_to(base)


def test_a_package_may_hold_the_font(tmp_path, monkeypatch, no_system):
    files = tmp_path / "font_sample_serif" / "files"
    files.mkdir(parents=True)
    (tmp_path / "font_sample_serif" / "__init__.py").write_text("raise SystemExit('imported')")
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        shutil.copy(PACKAGED["regular"], files / f"SampleSerif-{style}.ttf")
    monkeypatch.syspath_prepend(tmp_path)
    font, found = resolve("Sample Serif")
    assert not found
    assert font.regular == files / "SampleSerif-Regular.ttf"


def test_the_system_is_searched_last_and_for_families_of_the_same_widths(tmp_path, monkeypatch):
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        shutil.copy(PACKAGED["regular"], tmp_path / f"LiberationSerif-{style}.ttf")
    monkeypatch.setattr(fonts, "system_folders", lambda: (tmp_path,))
    fonts._list_system_fonts.cache_clear()
    try:
        font, found = resolve("Times New Roman")
    finally:
        fonts._list_system_fonts.cache_clear()
    assert not found
    assert (font.name, font.embed, font.adjust) == ("Times New Roman", "Liberation Serif", 1.0)


def test_a_font_that_is_nowhere_is_replaced_with_a_warning(no_system):
    font, (found,) = resolve("Sample Nowhere")
    assert (font.name, font.embed) == ("Sample Nowhere", FALLBACK)
    assert (found.code.id, str(found.severity)) == ("DB204", "warning")
    assert found.message == (
        "no files of the font Sample Nowhere were found; Source Sans Pro stands in in the PDF"
    )


def test_files_of_another_kind_are_pointed_out(tmp_path, no_system):
    put(tmp_path, "SampleSans-Regular.otf")
    _, (found,) = resolve("Sample Sans", tmp_path)
    assert "as TrueType (.ttf)" in found.hint


@pytest.mark.parametrize("data", [b"", b"no font at all", b"OTTO" + bytes(40)])
def test_a_file_that_is_no_font_is_an_error_and_the_fallback_stands_in(tmp_path, no_system, data):
    put(tmp_path, *(f"Sample-{style}.ttf" for style in ("Regular", "Bold", "It", "BoldIt")))
    (tmp_path / "fonts/Sample-Bold.ttf").write_bytes(data)
    font, (found,) = resolve("Sample", tmp_path)
    assert (font.name, font.embed, font.bold) == ("Sample", FALLBACK, PACKAGED["bold"])
    assert (found.code.id, str(found.severity), found.path) == ("DB207", "error", "brand.toml")
    assert found.message == (
        "the font file Sample-Bold.ttf is damaged, is no TrueType font, or may not be embedded"
    )
    assert "whole TrueType file (.ttf)" in found.hint


def test_the_packaged_font_is_not_read_before_it_is_needed(monkeypatch, no_system):
    monkeypatch.setattr(fonts, "read_font", lambda path: pytest.fail("read a font"))
    assert not resolve("Arial")[1]


def test_a_missing_style_is_replaced_with_a_warning(tmp_path, no_system):
    put(tmp_path, "Sample-Regular.ttf", "Sample-Bold.ttf")
    font, found = resolve("Sample", tmp_path)
    assert (font.italic.name, font.bold_italic.name) == ("Sample-Regular.ttf", "Sample-Bold.ttf")
    assert [one.code.id for one in found] == ["DB204", "DB204"]
    assert "Sample has no italic file; Sample-Regular.ttf stands in" in found[0].message


def test_without_the_packaged_font_there_is_no_brand(monkeypatch, no_system):
    monkeypatch.setattr(fonts, "find_spec", lambda name: None)
    font, found = resolve("Arial")
    assert font is None
    assert [one.code.id for one in found] == ["DB204", "DB205"]


@pytest.mark.parametrize("name", ["../x", "a.b", "ü", "-", "*", "x" * 5000])
def test_no_name_can_break_the_search(name, no_system):
    assert resolve(name)[0].embed == FALLBACK


def test_x_height_of_the_packaged_font():
    assert read_heights(PACKAGED["regular"]).x_height == pytest.approx(0.486)


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", b"not a font at all", b"\0\1\0\0\xff\xff"])
def test_a_file_that_is_no_font_has_no_heights(tmp_path, data):
    (tmp_path / "x.ttf").write_bytes(data)
    assert read_heights(tmp_path / "x.ttf") == FontHeights()


@pytest.mark.parametrize(
    ("tables", "line"),
    [
        ({"hhea": (800, -200, 250)}, 1.25),
        ({"hhea": (800, -200, 0), "windows": (1000, 310)}, 1.31),
        ({"hhea": (800, -200, 250), "windows": (900, 300)}, 1.25),
        ({"hhea": (1000, -400, 0), "windows": (1000, 400), "typo": (750, -250, 100)}, 1.1),
        ({"hhea": (0, 0, 0), "windows": (0, 0)}, None),
    ],
)
def test_a_line_is_as_high_as_programs_set_it(tmp_path, tables, line):
    """Of `hhea` and Windows' own pair the higher, unless the font asks for its typo metrics."""
    (tmp_path / "x.ttf").write_bytes(with_heights(**tables))
    assert read_heights(tmp_path / "x.ttf").line == line


def with_heights(hhea, windows=(0, 0), typo=None):
    """Return the packaged font with other heights, of 1000 units to the em."""
    data = bytearray(PACKAGED["regular"].read_bytes())
    places = {name: place for name, (place, _) in read_tables(data).items()}
    struct.pack_into(">hhh", data, places[b"hhea"] + 4, *hhea)
    struct.pack_into(">hhhHH", data, places[b"OS/2"] + 68, *(typo or (1, 1, 1)), *windows)
    struct.pack_into(">H", data, places[b"OS/2"] + 62, 0x80 if typo else 0x40)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Source Sans Pro", 1.257), ("Calibri", 1.221), ("Segoe UI", 1.33), ("Arial", 1.2),
        ("Georgia", 1.2), ("Sample Nowhere", 1.2), ("Courier New", 1.2),
    ],
)  # fmt: skip
def test_the_height_of_lines_is_the_fonts_own_where_it_is_more_than_usual(name, line, no_system):
    assert resolve(name)[0].line_height == line


def test_a_family_of_the_same_widths_tells_the_height_of_lines(tmp_path, no_system):
    put(tmp_path, "Carlito-Regular.ttf")
    (tmp_path / "fonts/Carlito-Regular.ttf").write_bytes(with_heights((950, -300, 50)))
    assert resolve("Calibri", tmp_path)[0].line_height == 1.3


# --- widths --------------------------------------------------------------------------------


def put_table(folder, name, width=700.0):
    cut = CutWidths(500.0, {ord("a"): width})
    table = WidthTable(family=name, measured=name, line=1.4, x_height=0.5, cuts={"regular": cut})
    (folder / "fonts").mkdir(exist_ok=True)
    path = folder / "fonts" / table_name(name)
    path.write_bytes(write_width_table(table))
    return path


def test_a_usual_font_has_a_table_of_widths_with_us(no_system):
    for name in ("Calibri", "Cambria", "Georgia", "Segoe UI", "Tahoma", "Verdana", "Arial Narrow"):
        font = resolve(name)[0]
        assert (font.widths, font.is_alike) == (SHIPPED / table_name(name), False)
    assert resolve("Calibri Light")[0].widths == SHIPPED / table_name("Calibri")
    assert resolve("Georgia")[0].adjust == 0.99  # 0.481 of its own, and 0.486 of the fallback


def test_the_standard_fonts_and_those_whose_files_are_there_need_no_table():
    for name in ("Arial", "Courier New", FALLBACK, "Sample Nowhere"):
        assert resolve(name)[0].widths is None


def test_the_brands_files_go_before_its_table_and_that_before_ours(tmp_path, no_system):
    top, base = tmp_path / "top", tmp_path / "base"
    for folder in (top, base):
        folder.mkdir()
    own = put_table(base, "Calibri")
    font = resolve("Calibri", top, base)[0]
    assert (font.widths, font.line_height, font.adjust) == (own, 1.4, 1.029)
    put(top, "Carlito-Regular.ttf")
    assert resolve("Calibri", top, base)[0].widths is None


def test_a_font_of_which_nothing_is_known_is_alike_no_file(no_system):
    assert not resolve("Sample Nowhere")[0].is_alike
    assert resolve("Sample Nowhere", embed=FALLBACK)[0].is_alike is False
    diagnostics = Diagnostics()
    code = resolve_font("Sample Mono", None, (), diagnostics, where="brand.toml", fallback=CODE)
    assert code.is_alike  # no letters are broader


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"no table", "malformed"),
        (b'{"family": "A", "measured": "A", "cuts": {}}', "it has no regular cut"),
        (b'{"family": "A", "measured": "A", "cuts": {"regular": {"default": 1, "widths":'
         b' {"nan": "a"}}}}', "a width of nan"),
        (b'{"family": "A", "measured": "A", "cuts": {"regular": {"default": 1, "widths":'
         b' {"x": "a"}}}}', "could not convert"),
    ],
)  # fmt: skip
def test_a_table_that_is_none_is_an_error_and_goes_unused(tmp_path, no_system, text, why):
    put_table(tmp_path, "Sample").write_bytes(text)
    font, found = resolve("Sample", tmp_path)
    assert font.widths is None
    (fault,) = [each for each in found if each.code.id == "DB207"]
    assert "sample.widths.json is no table of a font's widths" in fault.message
    assert why in fault.message
    assert "deckbuild brand measure" in fault.hint
