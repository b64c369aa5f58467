"""PDFs that were made to use up a machine: each ends soon, and says what was not looked at."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files import limits
from deckbuilder.files.limits import Limit
from deckbuilder.gate import codes
from deckbuilder.gate.evidence.records import JudgedFile
from deckbuilder.gate.opening import open_pdf
from deckbuilder.gate.pdf.document import PdfDocument
from deckbuilder.gate.run import judge_files


def judge(pdf: Pdf, folder: Path) -> JudgedFile:
    pdf.save(folder / "sample.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return judge_bytes((folder / "sample.pdf").read_bytes(), folder)


def judge_bytes(data: bytes, folder: Path) -> JudgedFile:
    (folder / "sample.pdf").write_bytes(data)
    diagnostics = Diagnostics()
    evidence = judge_files(
        [folder / "sample.pdf"], diagnostics, today=date(2028, 3, 31), progress=lambda text: None,
        ask_verapdf=False,
    )  # fmt: skip
    unread = (codes.PDF_UNREADABLE, codes.RULE_UNFINISHED)
    assert evidence.files[0].not_checked or not [it for it in diagnostics if it.code in unread]
    return evidence.files[0]


def left_out(file: JudgedFile) -> dict[str, str]:
    """Return what was not looked at to its end, and why."""
    return {each.what: each.why for each in file.not_checked if "more than" in each.why}


def drawing(content: bytes = b"", **resources: pikepdf.Object) -> Pdf:
    """Return a PDF of one page that shows some content, and is tagged."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(content)
    pdf.pages[0].Resources = Dictionary(**resources)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    tag(pdf, Dictionary(S=Name.Document))
    return pdf


FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def tag(pdf: Pdf, *elements: pikepdf.Object) -> Pdf:
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=Array(elements)))
    return pdf


def form(pdf: Pdf, content: bytes, drawn: pikepdf.Object | None = None) -> pikepdf.Object:
    made = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form)
    if drawn is not None:
        made.Resources = Dictionary(XObject=Dictionary({"/F": drawn}))
    return made


def lower(monkeypatch: pytest.MonkeyPatch, name: str, maximum: int) -> None:
    limit = getattr(limits, name)
    monkeypatch.setattr(limits, name, Limit(maximum, limit.of, limit.beyond))


# --- forms ---------------------------------------------------------------------------------


def within_each_other(depth: int, times: int) -> Pdf:
    pdf = drawing(b"/F Do")
    drawn = form(pdf, b"f ")
    for _ in range(depth):
        drawn = form(pdf, b"/F Do " * times, drawn)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary({"/F": drawn}))
    return pdf


def test_a_form_that_draws_itself_is_drawn_once(tmp_path: Path) -> None:
    pdf = drawing(b"/F Do")
    drawn = form(pdf, b"f " + b"/F Do " * 50)
    drawn.Resources = pdf.pages[0].Resources = Dictionary(XObject=Dictionary({"/F": drawn}))
    file = judge(pdf, tmp_path)
    assert not left_out(file)
    assert [it.message for it in faults(file, "DB815")] == ["1 piece of content without a tag"]


def faults(file: JudgedFile, code: str) -> tuple[object, ...]:
    return next(each.faults for each in file.results if each.code == code)


def test_what_forms_draw_within_each_other_counts_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four deep, each drawing the next ten times, are 10,000; twelve deep nobody could follow."""
    assert not left_out(judge(within_each_other(2, 10), tmp_path))
    lower(monkeypatch, "PDF_OPERATORS", 20_000)
    assert limits.PDF_OPERATORS.of in str(left_out(judge(within_each_other(12, 10), tmp_path)))


def test_forms_too_deep_within_each_other_are_not_followed(tmp_path: Path) -> None:
    deepest = limits.PDF_FORM_DEPTH.max
    assert not left_out(judge(within_each_other(deepest - 1, 1), tmp_path))
    assert limits.PDF_FORM_DEPTH.of in str(left_out(judge(within_each_other(deepest, 1), tmp_path)))


# --- content -------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"q ", b"1 ", b"[ ", b"/X BMC ", b"(a)Tj", b"f\n"])
def test_content_is_counted_before_it_is_parsed(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower(monkeypatch, "PDF_OPERATORS", 1_000)
    assert limits.PDF_OPERATORS.of in str(left_out(judge(drawing(content * 9_000), tmp_path)))


def test_pages_are_counted_together_and_parts_of_a_page_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower(monkeypatch, "PDF_OPERATORS", 1_000)
    pdf = drawing(b"f " * 900)
    assert not left_out(judge(pdf, tmp_path))
    shared = pdf.pages[0].Contents
    for _ in range(9):
        pdf.add_blank_page()
        pdf.pages[-1].Contents = shared
    assert limits.PDF_OPERATORS.of in str(left_out(judge(pdf, tmp_path)))
    pdf = drawing()
    pdf.pages[0].Contents = Array([pdf.make_stream(b"f " * 900)] * 9)
    assert limits.PDF_OPERATORS.of in str(left_out(judge(pdf, tmp_path)))


def test_the_text_of_one_mark_does_not_grow_with_all_that_is_shown() -> None:
    shown = b"/F 9 Tf /P <</MCID 0>> BDC " + b"(sample text)Tj " * 5_000 + b"EMC"
    text = PdfDocument(drawing(shown, Font=Dictionary(F=FONT))).contents[0].texts[0]
    assert text.startswith("sample text")
    assert len(text) < 6_000


def test_marks_within_each_other_are_told_apart() -> None:
    """An artifact within a paragraph, a paragraph within an artifact, and what closes none."""
    shown = (
        b"/F 9 Tf EMC f /P <</MCID 0>> BDC /X BMC (one)Tj EMC /Artifact BMC (two)Tj EMC EMC "
        b"/Artifact BMC /P <</MCID 1>> BDC (three)Tj EMC EMC (four)Tj"
    )
    found = PdfDocument(drawing(shown, Font=Dictionary(F=FONT))).contents[0]
    assert found.texts == {0: "onetwo", 1: "three"}
    assert (found.unmarked, found.artifacts_in_content, found.content_in_artifacts) == (2, 1, 1)


# --- how streams are packed ----------------------------------------------------------------


def packed(filters: bytes, data: bytes, more: bytes = b"") -> bytes:
    """Return a PDF of a page whose content is packed as nothing of ours can pack it."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter %s%s>>stream\n%s\nendstream" % (len(data), filters, more, data),
    )
    numbered = (b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + b"".join(numbered) + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF"


def deflated(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


@pytest.fixture
def low_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    lower(monkeypatch, "PDF_STREAM", 1_000_000)


@pytest.mark.usefixtures("low_streams")
@pytest.mark.parametrize(
    ("filters", "data"),
    [
        (b"/FlateDecode", deflated(b"f " * 600_000, 1)),
        (b"[/FlateDecode/FlateDecode/FlateDecode]", deflated(b"f " * 600_000, 3)),
        (b"/RunLengthDecode", b"\x81f" * 9_000),
        (b"/LZWDecode", bytes(1_000)),
        (b"[/FlateDecode/LZWDecode]", deflated(b"", 1)),
        (b"[/LZW/LZW]", b""),
    ],
    ids=["flate", "thrice", "runs", "lzw", "lzw-flate", "lzw-lzw"],
)
def test_a_stream_that_unpacks_to_too_much_is_not_read(
    filters: bytes, data: bytes, tmp_path: Path
) -> None:
    assert limits.PDF_STREAM.of in str(left_out(judge_bytes(packed(filters, data), tmp_path)))


@pytest.mark.usefixtures("low_streams")
@pytest.mark.parametrize(
    ("filters", "more"),
    [
        (b"/FlateDecode", b"/DecodeParms<</Predictor 12/Columns 90000000>>"),
        (b"[" + b"/ASCIIHexDecode" * (limits.PDF_FILTERS.max + 1) + b"]", b""),
    ],
    ids=["predictor", "filters"],
)
def test_a_stream_that_takes_much_to_unpack_is_not_read(
    filters: bytes, more: bytes, tmp_path: Path
) -> None:
    file = judge_bytes(packed(filters, deflated(b"f", 1), more), tmp_path)
    assert any("PdfError" in each.why for each in file.not_checked)


def test_a_short_stream_of_an_old_program_is_read(tmp_path: Path) -> None:
    """As old programs pack `f`: clear, one sign, end; in codes of nine bits."""
    bits = f"{256:09b}{ord('f'):09b}{257:09b}"
    data = int(bits.ljust(32, "0"), 2).to_bytes(4, "big")
    file = judge_bytes(packed(b"/LZWDecode", data), tmp_path)
    assert [each.why for each in file.not_checked if "damaged" in each.why] == []
    assert PdfDocument(pikepdf.open(tmp_path / "sample.pdf")).contents[0].unmarked == 1


def test_objects_that_are_packed_as_none_are_refuse_the_file(tmp_path: Path) -> None:
    data = packed(b"/LZWDecode", b"").replace(b"/Catalog", b"/Catalog/A/ObjStm")
    assert "LZW" in judge_bytes(data, tmp_path).could_not_be_checked


# --- tags ----------------------------------------------------------------------------------


def chain(count: int) -> Pdf:
    pdf = drawing()
    elements = [pdf.make_indirect(Dictionary(S=Name.P)) for _ in range(count)]
    for above, below in pairwise(elements):
        above.K = below
    return tag(pdf, elements[0])


def test_tags_too_deep_within_each_other_are_not_followed(tmp_path: Path) -> None:
    deepest = limits.PDF_TAG_DEPTH.max
    assert not left_out(judge(chain(deepest), tmp_path))
    assert limits.PDF_TAG_DEPTH.of in str(left_out(judge(chain(50 * deepest), tmp_path)))


def circle(pdf: Pdf) -> pikepdf.Object:
    element = pdf.make_indirect(Dictionary(S=Name.P))
    element.K = Array([element] * 900)
    return element


@pytest.mark.parametrize(
    "make",
    [
        lambda pdf: Array([Dictionary(S=Name.P)] * 900),
        lambda pdf: Dictionary(S=Name.P, K=Array(range(900))),
        circle,
    ],
    ids=["elements", "marks", "circle"],
)
def test_more_tags_than_a_limit_are_not_followed(
    make: Callable[[Pdf], pikepdf.Object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = drawing()
    tag(pdf, Dictionary(S=Name.Document, K=make(pdf)))
    assert not left_out(judge(pdf, tmp_path))
    lower(monkeypatch, "PDF_TAGS", 500)
    assert limits.PDF_TAGS.of in str(left_out(judge(pdf, tmp_path)))


def test_links_that_pages_share_are_counted_on_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower(monkeypatch, "PDF_TAGS", 500)
    pdf = drawing()
    links = pdf.make_indirect(Array([Dictionary(Subtype=Name.Link)] * 90))
    for _ in range(9):
        pdf.add_blank_page()
    for page in pdf.pages:
        page.Annots = links
    assert limits.PDF_TAGS.of in str(left_out(judge(pdf, tmp_path)))


def test_types_that_stand_for_each_other_in_a_circle_end() -> None:
    pdf = drawing()
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(A=Name.B, B=Name.A, C=Name.D, D=Name.P)
    document = PdfDocument(pdf)
    assert document.standard_role("A") in ("A", "B")
    assert document.standard_role("C") == "P"


def row(*cells: pikepdf.Object) -> pikepdf.Object:
    return Dictionary(S=Name.TR, K=Array(cells))


def test_a_cell_that_reaches_down_counts_in_each_of_its_rows(tmp_path: Path) -> None:
    cell = Dictionary(S=Name.TD)
    tall = Dictionary(S=Name.TD, A=Dictionary(RowSpan=2, ColSpan=2))
    endless = Dictionary(S=Name.TD, A=Dictionary(RowSpan=10**9))
    table = Dictionary(
        S=Name.Table, K=Array([row(tall, endless), row(cell), row(cell, cell, cell)])
    )
    file = judge(tag(drawing(), table), tmp_path)
    (fault,) = faults(file, "DB824")
    assert fault.message == "its rows have 3 or 4 cells"


def test_a_table_within_a_table_has_its_own_rows(tmp_path: Path) -> None:
    cell = Dictionary(S=Name.TD)
    inner = Dictionary(S=Name.Table, K=Array([row(cell, cell)]))
    outer = Dictionary(S=Name.Table, K=Array([row(Dictionary(S=Name.TD, K=inner))]))
    assert faults(judge(tag(drawing(), outer), tmp_path), "DB824") == ()


# --- fonts ---------------------------------------------------------------------------------


def with_map(cmap: bytes) -> Pdf:
    pdf = drawing(b"/P <</MCID 0>> BDC BT /F 9 Tf <00410042> Tj /F 9 Tf <0043> Tj ET EMC")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Sample)
    font.ToUnicode = pdf.make_stream(cmap)
    pdf.pages[0].Resources = Dictionary(Font=Dictionary({"/F": font}))
    return pdf


@pytest.mark.parametrize(
    "cmap",
    [
        b"beginbfrange <0000> <ffff> <0000> endbfrange",
        b"beginbfchar <0041> <0041> <0042> <0042> <0043> <0043> endbfchar",
        b"beginbfrange <0041> <0043> [<0041> <0042> <0043>] endbfrange",
        b"beginbfrange <1><2>[" * 999 + b"beginbfrange <41> <fffffffffff> <0041> endbfrange",
    ],
)
def test_maps_of_characters_are_read(cmap: bytes) -> None:
    assert PdfDocument(with_map(cmap)).contents[0].texts == {0: "ABC"}


@pytest.mark.parametrize(
    "cmap",
    [b"beginbfrange" + b"<0000> <ffff> <0000> " * 30_000, b"beginbfchar" + b"<0> <0>" * 9_000],
)
def test_more_codes_than_a_limit_are_not_read(
    cmap: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower(monkeypatch, "PDF_CODES", 500)
    assert limits.PDF_CODES.of in str(left_out(judge(with_map(cmap), tmp_path)))


def test_a_code_stands_for_few_characters() -> None:
    long = b"beginbfrange <0041> <0043> <" + b"0041" * 90_000 + b"> endbfrange"
    assert len(PdfDocument(with_map(long)).contents[0].texts[0]) < 200


# --- the whole -----------------------------------------------------------------------------


def test_more_pages_than_a_limit_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower(monkeypatch, "PDF_PAGES", 2)
    pdf = drawing()
    assert not judge(pdf, tmp_path).could_not_be_checked
    for _ in range(2):
        pdf.add_blank_page()
    assert limits.PDF_PAGES.of in judge(pdf, tmp_path).could_not_be_checked


def test_a_failure_is_told_by_each_rule_and_worked_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = drawing(b"f " * 900)
    pdf.save(tmp_path / "sample.pdf")
    lower(monkeypatch, "PDF_OPERATORS", 10 - (tmp_path / "sample.pdf").stat().st_size)
    document = open_pdf((tmp_path / "sample.pdf").read_bytes())
    failures = set()
    for _ in range(2):
        with pytest.raises(Exception, match="more than 10 ") as raised:
            _ = document.contents
        failures.add(id(raised.value))
    assert len(failures) == 1
