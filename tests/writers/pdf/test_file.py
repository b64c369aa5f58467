"""The file as a whole: valid, embedded, deterministic, and drawn where the layout says."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image as Pillow
from PIL import ImageOps
from reportlab.pdfgen.canvas import Canvas

from deckbuilder.assets.font_tables import read_tables
from deckbuilder.files.compression import PDF_LEVEL
from deckbuilder.gate import verapdf
from deckbuilder.geometry import emu, rect
from deckbuilder.model import Image
from deckbuilder.scene.page import Bookmark, Element, PagePosition, PageShape
from deckbuilder.scene.slide import Line, PictureItem, Run, Stroke, TextParagraph
from deckbuilder.writers.pdf.resources.images import _UPRIGHT
from tests.shared import tag_tree
from tests.shared.validators import qpdf
from tests.writers.pdf import build, torture
from tests.writers.pdf.build import frame, paragraph, slide_page, style, title, write_handout


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def content(data: bytes, page: int = 0) -> str:
    with opened(data) as pdf:
        return pdf.pages[page].Contents.read_bytes().decode("ascii")


def test_same_presentation_gives_same_bytes(tmp_path: Path) -> None:
    made = torture.torture(tmp_path)
    assert write_handout(made) == write_handout(made) == write_handout(torture.torture(tmp_path))


def test_streams_are_packed_at_the_level_for_pdfs(tmp_path: Path) -> None:
    with opened(write_handout(torture.torture(tmp_path))) as pdf:
        packed = [page.Contents for page in pdf.pages]
        packed += [font.ToUnicode for font in pdf.pages[0].Resources.Font.values()]
        for stream in packed:
            assert stream.read_raw_bytes() == zlib.compress(stream.read_bytes(), PDF_LEVEL)


def test_writing_needs_a_handout(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no pages of handout"):
        write_handout(replace(torture.torture(tmp_path), pages={}))


def test_catalogue_says_what_accessibility_asks(tmp_path: Path) -> None:
    with opened(write_handout(torture.torture(tmp_path))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.Lang == "en-GB"
        assert [page.Tabs for page in pdf.pages] == ["/S", "/S"]
        assert pdf.docinfo["/Title"] == "A sample (handout) – ŵ"
        metadata = pdf.open_metadata()
        assert metadata["dc:title"] == "A sample (handout) – ŵ"
        assert metadata["dc:creator"] == ["Sample Partnership & Co"]
        assert metadata["pdfuaid:part"] == "1"


def test_date_is_given_only_where_the_environment_names_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = torture.torture(tmp_path)
    with opened(write_handout(made)) as pdf:
        assert "/CreationDate" not in pdf.docinfo
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    with opened(write_handout(made)) as pdf:
        assert pdf.docinfo["/CreationDate"] == "D:19700102000000Z"
        assert pdf.open_metadata()["xmp:CreateDate"] == "1970-01-02T00:00:00Z"


def test_each_face_in_use_is_embedded_once(tmp_path: Path) -> None:
    with opened(write_handout(torture.torture(tmp_path))) as pdf:
        fonts = pdf.pages[0].Resources.Font
        names = [str(font.BaseFont)[8:] for font in fonts.values()]
        assert names == ["SourceSansPro-Regular", "SourceSansPro-Bold", "SourceSansPro-It"]
        for font in fonts.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_cut_font_holds_the_glyphs_that_its_codes_need(tmp_path: Path) -> None:
    """Each code's width in the file is the advance of the glyph that the code maps to."""
    with opened(write_handout(slide_page(frame(paragraph("Sample text, ŵ 1\u00a02"))))) as pdf:
        [font] = pdf.pages[0].Resources.Font.values()
        descendant = font.DescendantFonts[0]
        glyphs = descendant.CIDToGIDMap.read_bytes()
        widths = list(descendant.W[1])
        advances = read_advances(descendant.FontDescriptor.FontFile2.read_bytes())
        characters = tag_tree.to_unicode(font)
    assert "".join(characters.values()) == "Sample tx,ŵ1\u00a02"
    for code in characters:
        glyph = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big")
        assert advances[glyph] == widths[code - 1]


def read_advances(font: bytes) -> list[int]:
    """Return how far each glyph advances; those after the last that says it as far as that."""
    tables = read_tables(font)
    (count,) = struct.unpack_from(">H", font, tables[b"maxp"][0] + 4)
    (full,) = struct.unpack_from(">H", font, tables[b"hhea"][0] + 34)
    places = (tables[b"hmtx"][0] + 4 * min(glyph, full - 1) for glyph in range(count))
    return [struct.unpack_from(">H", font, place)[0] for place in places]


def test_an_embedded_font_has_the_tables_alone_that_draw_its_glyphs(tmp_path: Path) -> None:
    with opened(write_handout(torture.torture(tmp_path))) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            program = descriptor.FontFile2.read_bytes()
            assert {*read_tables(program)} <= {
                b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"
            }  # fmt: skip
            assert len(program) == descriptor.FontFile2.Length1


def test_slide_runs_fill_the_width_that_layout_gave_them() -> None:
    look = style(24.0)
    words = "Sample words in Arial's widths"
    written = content(write_handout(slide_page(frame(paragraph(words, style=look)))))
    match = re.search(r"/F1 ([\d.]+) Tf\n.* rg\n([\d.]+) Tz", written)
    assert match is not None
    size, stretch = float(match[1]), float(match[2])
    assert size == pytest.approx(24 * 1.07)
    natural = build.width(words, look, embedded=True) * 1.07
    assert stretch == pytest.approx(100 * build.width(words, look) / natural, abs=0.01)


def test_a_bar_is_drawn_along_the_left_edge_of_its_cell() -> None:
    whole = torture.table()
    first, *others = whole.rows[1]
    barred = replace(first, bar=Stroke(colour="accent1", width=4.5))
    made = replace(whole, rows=(whole.rows[0], (barred, *others), *whole.rows[2:]))
    line = r"4\.5 w ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S"
    assert re.search(line, content(write_handout(slide_page(whole)))) is None
    match = re.search(line, content(write_handout(slide_page(made))))
    assert match is not None
    left, top, right, bottom = map(float, match.groups())
    assert left == right == pytest.approx(first.rect.x / 12_700)
    assert abs(top - bottom) == pytest.approx(first.rect.height / 12_700)


def test_page_text_is_drawn_at_its_size_and_unstretched() -> None:
    element = Element("P", [])
    made = build.presentation(
        [[build.text(element, "Sample page text ", "of two lines", y=40)]],
        Element("Document", [element]),
    )
    written = content(write_handout(made))
    assert "/F1 12 Tf" in written
    assert "Tz" not in written


def test_run_far_too_wide_is_fitted_by_spacing_as_well() -> None:
    run = Run("WWWW", style(24.0), emu(0), emu(20))
    tight = TextParagraph(role="paragraph", lines=(Line((run,), emu(24)),), size=24.0)
    written = content(write_handout(slide_page(frame(tight))))
    assert "85 Tz" in written
    assert re.search(r"-[\d.]+ Tc", written)


def test_raised_and_lowered_text_stands_off_the_line_by_shares_of_the_full_size() -> None:
    def height(raised: float) -> float:
        look = replace(style(24.0), size=16.0, baseline_shift=raised)
        written = content(write_handout(slide_page(frame(paragraph("2", style=look)))))
        match = re.search(r"1 0 0 1 [\d.]+ ([\d.]+) Tm", written)
        assert match is not None
        return float(match[1])

    assert height(0.3) - height(0.0) == pytest.approx(7.2, abs=0.02)
    assert height(-0.25) - height(0.0) == pytest.approx(-6.0, abs=0.02)


def shown_as(*written: build.Written) -> tuple[str, list[str]]:
    """Return what the codes of one line mean, and the operators that show each run."""
    data = write_handout(slide_page(frame(paragraph(list(written), style=style(24.0)))))
    lines = [line for line in content(data).splitlines() if " Tm " in line]
    return tag_tree.read(data).text, [line.split(" Tm ")[1] for line in lines]


def test_soft_hyphen_shows_at_the_end_of_its_line_alone() -> None:
    meant, [within] = shown_as("so\u00adft")
    assert meant == "soft"
    assert re.fullmatch(r"<[0-9A-F]{16}>Tj", within)
    assert re.fullmatch(r"<[0-9A-F]{20}>Tj", shown_as("soft\u00ad")[1][0])
    meant, [before, _] = shown_as("soft\u00ad", ("ly", {"bold": True}))
    assert meant == "softly"
    assert re.fullmatch(r"<[0-9A-F]{16}>Tj", before)


def test_word_with_soft_hyphens_is_found() -> None:
    assert shown_as("safe\u00adguard\u00ading")[0] == "safeguarding"


def test_what_is_not_seen_takes_no_width() -> None:
    """The way back is the width of the space that stands for it."""
    data = write_handout(slide_page(frame(paragraph("a\u200db", style=style(24.0)))))
    back = re.search(r">([\d.]+)<", content(data))
    with opened(data) as pdf:
        [font] = pdf.pages[0].Resources.Font.values()
        code = next(code for code, text in tag_tree.to_unicode(font).items() if text == "\u200d")
        assert back is not None
        assert float(font.DescendantFonts[0].W[1][code - 1]) == pytest.approx(float(back[1]))


@pytest.mark.parametrize("text", ["so\u00adft", "soft\u00ad ", "\u2605 star", "zero\u200bwidth"])
def test_no_content_is_marked_within_marked_content(text: str) -> None:
    """Readers that know of one level only would lose what follows."""
    written = content(write_handout(slide_page(frame(paragraph(text, [], "after", hard=True)))))
    depth = 0
    for operator in re.findall(r"B[DM]C\b|EMC\b", written):
        depth += -1 if operator == "EMC" else 1
        assert depth in (0, 1)


def test_slide_is_scaled_into_its_rectangle() -> None:
    written = content(write_handout(slide_page(title("A title"))))
    assert "q 57.00 511.89 480.00 270.00 re W n 0.50000 0 0 0.50000 57.00 511.89 cm" in written


def test_background_and_decoration_repeat_as_they_were_drawn(tmp_path: Path) -> None:
    data = write_handout(torture.torture(tmp_path))
    bar = "0 0.412 0.435 rg 0.00 528.00 960.00 12.00 re f Q"
    assert [content(data, page).count(bar) for page in (0, 1)] == [1, 1]


def test_links_carry_a_description_and_a_place_in_the_structure(tmp_path: Path) -> None:
    with opened(write_handout(torture.torture(tmp_path))) as pdf:
        links = list(pdf.pages[0].Annots)
        assert [str(link.Contents) for link in links] == [
            "Drawings on the next page", "Footnote 1", "link that is wrapped",
            "link that is wrapped", "the next slide", "Back to the text of footnote 1",
        ]  # fmt: skip
        assert [int(link.StructParent) for link in links] == [2, 3, 4, 5, 6, 7]
        assert links[0].Dest[0].objgen == pdf.pages[1].objgen
        parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        assert parents[2].S == "/Link"


def test_title_of_a_link_describes_it() -> None:
    link = {"link": "https://example.org/", "tip": "Where it leads"}
    with opened(write_handout(slide_page(frame(paragraph([("words", link)]))))) as pdf:
        assert [str(found.Contents) for found in pdf.pages[0].Annots] == ["Where it leads"]


def test_bookmarks_nest_by_level(tmp_path: Path) -> None:
    with opened(write_handout(torture.torture(tmp_path))) as pdf, pdf.open_outline() as outline:
        assert [(entry.title, len(entry.children)) for entry in outline.root] == [
            ("Text – ŵ", 1), ("Drawings", 0),
        ]  # fmt: skip


def test_bookmark_that_skips_a_level_hangs_from_the_last() -> None:
    element = Element("P", [])
    made = build.presentation(
        [[build.text(element, "Sample", y=40)]],
        Element("Document", [element]),
        bookmarks=[
            Bookmark(title="a", place=PagePosition(0, emu(0)), level=1),
            Bookmark(title="b", place=PagePosition(0, emu(0)), level=3),
            Bookmark(title="c", place=PagePosition(0, emu(0)), level=0),
        ],
    )
    with opened(write_handout(made)) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["a", "c"]
        assert [entry.title for entry in outline.root[0].children] == ["b"]


def test_page_with_shapes_alone_has_no_tagged_content() -> None:
    shape = PageShape(rect=rect(10, 10, 50, 50), fill="accent1", radius=4)
    data = write_handout(build.presentation([[shape]], Element("Document", [])))
    assert content(data).startswith("/Artifact BMC")
    with opened(data) as pdf:
        assert tag_tree.marked_text(pdf.pages[0]) == {}


# --- pictures ------------------------------------------------------------------------------


def pixels_of(image: Image) -> Pillow.Image:
    """Write one picture and read its pixels back from the file."""
    picture = PictureItem(name="a", rect=rect(10, 10, 60, 40), image=image, alt="Sample")
    with opened(write_handout(slide_page(picture))) as pdf:
        [found] = pdf.pages[0].Resources.XObject.values()
        return pikepdf.PdfImage(found).as_pil_image().convert("RGB")


@pytest.mark.parametrize("name", ["plain.png", "palette.png", "grey.png", "alpha.png", "plain.gif"])
def test_pixels_are_those_of_the_file(name: str, tmp_path: Path) -> None:
    image = torture.pictures(tmp_path)[name]
    with Pillow.open(image.path) as source:
        assert pixels_of(image).tobytes() == source.convert("RGB").tobytes()


def test_jpeg_goes_in_as_it_is_and_only_once(tmp_path: Path) -> None:
    image = torture.pictures(tmp_path)["plain.jpg"]
    shown = PictureItem(name="a", rect=rect(10, 10, 60, 40), image=image, alt="Sample")
    with opened(write_handout(slide_page(shown, shown))) as pdf:
        [found] = pdf.pages[0].Resources.XObject.values()
        assert found.read_raw_bytes() == image.path.read_bytes()


def test_equal_pictures_are_in_the_file_once_whatever_their_names(tmp_path: Path) -> None:
    image = torture.pictures(tmp_path)["plain.jpg"]
    copy = replace(image, path=tmp_path / "copy.jpg")
    copy.path.write_bytes(image.path.read_bytes())
    items = [
        PictureItem(name="a", rect=rect(10, 10, 60, 40), image=each, alt="Sample")
        for each in (image, copy)
    ]
    with opened(write_handout(slide_page(*items))) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1
        assert pdf.get_warnings() == []  # of a key that stands twice, for instance


def test_colours_for_print_become_rgb(tmp_path: Path) -> None:
    assert pixels_of(torture.pictures(tmp_path)["cmyk.jpg"]).mode == "RGB"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_sets_a_picture_upright(orientation: int) -> None:
    """The matrix moves each corner of the unit square to where EXIF says that it belongs."""
    corners = Pillow.new("L", (2, 2))
    corners.putdata([1, 2, 3, 4])
    exif = corners.getexif()
    exif[0x0112] = orientation
    upright = ImageOps.exif_transpose(corners)
    a, b, c, d, e, f = map(float, _UPRIGHT[orientation].split())
    for value, (u, v) in {1: (0, 1), 2: (1, 1), 3: (0, 0), 4: (1, 0)}.items():
        x, y = a * u + c * v + e, b * u + d * v + f
        assert upright.getpixel((int(x), int(1 - y))) == value


# --- validators ----------------------------------------------------------------------------


@pytest.mark.slow
def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "torture.pdf"
    path.write_bytes(write_handout(torture.torture(tmp_path)))
    assert qpdf.check(path) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=f"veraPDF needs {verapdf.missing()}")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(flavour: str, tmp_path: Path) -> None:
    path = tmp_path / "torture.pdf"
    path.write_bytes(write_handout(torture.torture(tmp_path)))
    assert verapdf.validate([path], flavour) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=f"veraPDF needs {verapdf.missing()}")
def test_verapdf_finds_the_faults_of_an_untagged_file(tmp_path: Path) -> None:
    path = tmp_path / "untagged.pdf"
    canvas = Canvas(str(path), invariant=1)
    canvas.drawString(100, 100, "Sample")
    canvas.save()
    clauses = {failure.clause for failure in verapdf.validate([path])}
    assert {"6.2", "7.1", "7.21.4.1"} <= clauses
