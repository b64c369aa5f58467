"""Files as other people and programs make them: each is judged, or said not to be, on its own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from deckbuilder.diagnostics import Diagnostic, Diagnostics
from deckbuilder.formats.pptx import PRESENTATIONS
from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate import codes, run
from deckbuilder.gate.evidence.records import Evidence

DAY = date(2028, 3, 31)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def judge(*paths: Path, strangers: Sequence[Path] = ()) -> tuple[Evidence, list[Diagnostic]]:
    diagnostics = Diagnostics()
    evidence = run.judge_files(
        paths, diagnostics, today=DAY, progress=lambda text: None, ask_verapdf=False,
        strangers=strangers,
    )  # fmt: skip
    return evidence, list(diagnostics)


def faults_of(code: str, presentation: Any, tmp_path: Path) -> list[str]:
    """Return what a rule says of a presentation, as it is told."""
    path = tmp_path / "sample.pptx"
    presentation.save(path)
    evidence, found = judge(path)
    assert not evidence.files[0].could_not_be_checked
    assert [each for each in found if each.code == codes.RULE_UNFINISHED] == []
    return [each.message for each in found if each.code.id == code]


def titled(title: str = "A sample title", layout: int = 5) -> Any:
    """Return a presentation of one slide with a title."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
    slide.shapes.title.text = title
    return presentation


# --- titles --------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", [5, 6], ids=["with a title", "blank"])
@pytest.mark.parametrize("kind", ["title", "ctrTitle"])
def test_a_title_that_an_earlier_layout_left_is_a_title(
    kind: str, layout: int, tmp_path: Path
) -> None:
    presentation = titled("Our plan for the year")
    shape = presentation.slides[0].shapes.title
    shape._element.find(f".//{P}ph").attrib.update({"type": kind, "idx": "4294967295"})
    other = presentation.slides.add_slide(presentation.slide_layouts[layout])
    for placeholder in [*other.placeholders]:
        placeholder._element.getparent().remove(placeholder._element)
    other.shapes._spTree.append(deepcopy(shape._element))
    assert faults_of("DB712", presentation, tmp_path) == []
    (repeated,) = faults_of("DB730", presentation, tmp_path)
    assert repeated.startswith("slide 2 (Our plan for the year)")


def test_a_title_that_an_earlier_layout_left_looks_as_titles_of_its_layout(tmp_path: Path) -> None:
    presentation = titled()
    style = presentation.slide_layouts[5].placeholders[0]._element.find(f"{P}txBody/{A}lstStyle")
    level = etree.SubElement(etree.SubElement(style, f"{A}lvl1pPr"), f"{A}defRPr")
    etree.SubElement(etree.SubElement(level, f"{A}solidFill"), f"{A}srgbClr", val="EEEEEE")
    title = presentation.slides[0].shapes.title
    title.left, title.top, title.width, title.height = 0, 0, 9_000_000, 900_000
    title._element.find(f".//{P}ph").set("idx", "4294967295")
    (fault,) = faults_of("DB721", presentation, tmp_path)
    assert "'A sample title': #EEEEEE on #FFFFFF" in fault


def test_a_picture_in_the_place_of_the_title_is_no_title_and_no_crash(tmp_path: Path) -> None:
    presentation = titled()
    title = presentation.slides[0].shapes.title._element
    picture = presentation.slides[0].shapes.add_picture(io.BytesIO(PNG), 0, 0)._element
    picture.find(f"{P}nvPicPr/{P}nvPr").append(title.find(f".//{P}ph"))
    title.getparent().remove(title)
    (fault,) = faults_of("DB712", presentation, tmp_path)
    assert fault == "slide 1: the slide has no title"


def test_text_in_a_placeholder_that_is_no_title_is_none(tmp_path: Path) -> None:
    presentation = titled()
    shape = presentation.slides[0].shapes.title
    shape._element.find(f".//{P}ph").set("type", "body")
    assert len(faults_of("DB712", presentation, tmp_path)) == 1


# --- kinds of files ------------------------------------------------------------------------

MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
WITH_MACROS = "application/vnd.ms-powerpoint.{}.macroEnabled.main+xml"
TYPES = {
    ".pptx": MAIN.format("presentation"),
    ".ppsx": MAIN.format("slideshow"),
    ".potx": MAIN.format("template"),
    ".pptm": WITH_MACROS.format("presentation"),
    ".ppsm": WITH_MACROS.format("slideshow"),
    ".potm": WITH_MACROS.format("template"),
}


def saved(presentation: Any, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return the bytes of a presentation, each part as `change` makes it."""
    whole, made = io.BytesIO(), io.BytesIO()
    presentation.save(whole)
    with zipfile.ZipFile(whole) as package, zipfile.ZipFile(made, "w") as copy:
        for name in package.namelist():
            copy.writestr(name, change(name, package.read(name)))
    return made.getvalue()


def as_type(content_type: str) -> Callable[[str, bytes], bytes]:
    return lambda name, data: (
        data.replace(TYPES[".pptx"].encode(), content_type.encode())
        if name == "[Content_Types].xml"
        else data
    )


@pytest.mark.parametrize("ending", PRESENTATIONS)
def test_shows_and_templates_are_judged_with_macros_or_without(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"Sample{ending.upper()}"
    path.write_bytes(saved(titled(""), as_type(TYPES[ending])))
    evidence, found = judge(path)
    assert (evidence.files[0].kind, evidence.files[0].length) == ("pptx", 1)
    assert "slide 1: the slide has no title" in [each.message for each in found]


def test_a_template_without_slides_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "empty.potx"
    path.write_bytes(saved(pptx.Presentation(), as_type(TYPES[".potx"])))
    evidence, _ = judge(path)
    assert evidence.files[0].results
    assert evidence.files[0].length == 0


# --- what cannot be judged -----------------------------------------------------------------


def damaged_properties(name: str, data: bytes) -> bytes:
    return b"<x/>" if name == "docProps/core.xml" else data


def strictly(name: str, data: bytes) -> bytes:
    transitional = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return data.replace(transitional, b"http://purl.oclc.org/ooxml/officeDocument/relationships")


def test_damaged_properties_are_a_title_that_is_lacking(tmp_path: Path) -> None:
    path = tmp_path / "sample.pptx"
    path.write_bytes(saved(titled(), damaged_properties))
    _, found = judge(path)
    assert "the file's properties: the file has no title" in [each.message for each in found]


def test_the_strict_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "strict.pptx"
    path.write_bytes(saved(titled(), strictly))
    _, (found,) = judge(path)
    assert "Strict Open XML" in found.message
    assert "PowerPoint Presentation (*.pptx)" in found.hint


@pytest.mark.parametrize("ending", [".pptx", ".pdf"])
def test_a_file_that_nobody_foresaw_hides_no_other(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange, sound = tmp_path / f"strange{ending}", tmp_path / "sound.pptx"
    strange.write_bytes(b"sample")
    titled("").save(sound)
    opened = {".pptx": run.open_pptx, ".pdf": run.open_pdf}[ending]

    def fail(data: bytes) -> object:
        if data == b"sample":
            raise RecursionError
        return opened(data)

    monkeypatch.setattr(run, opened.__name__, fail)
    evidence, found = judge(strange, sound)
    expected = codes.PDF_UNREADABLE if ending == ".pdf" else codes.PPTX_UNREADABLE
    (told,) = [each for each in found if each.path.endswith(strange.name)]
    assert told.code == expected
    assert "strange to this tool" in told.message
    assert [bool(file.results) for file in evidence.files] == [False, True]
    assert "slide 1: the slide has no title" in [each.message for each in found]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("old.ppt", ".ppt files cannot be read"),
        ("show.PPS", ".PPS files cannot be read"),
        ("talk.odp", ".odp files cannot be read"),
        ("note.docx", "neither a PowerPoint file nor a PDF"),
    ],
)
def test_a_file_of_another_kind_is_told_and_the_others_are_judged(
    name: str, said: str, tmp_path: Path
) -> None:
    stranger, sound = tmp_path / name, tmp_path / "sound.pptx"
    stranger.write_bytes(b"sample")
    titled().save(sound)
    evidence, found = judge(stranger, sound, strangers=[stranger])
    (told,) = [each for each in found if each.path.endswith(name)]
    assert told.code == codes.PPTX_UNREADABLE
    assert said in told.message
    assert ".pptx" in told.hint
    assert [bool(file.results) for file in evidence.files] == [False, True]
    assert evidence.summary.could_not_be_checked == 1


def test_a_chart_of_a_kind_unknown_to_the_library_is_shown_to_people(tmp_path: Path) -> None:
    presentation = titled()
    data = CategoryChartData()
    data.categories = ["East", "West"]
    data.add_series("Sample figures", (1, 2))
    chart = presentation.slides[0].shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 9, 9, data
    )
    path = tmp_path / "chart.pptx"
    path.write_bytes(
        saved(presentation, lambda _, part: part.replace(b"barChart>", b"bar3DChart>"))
    )
    evidence, found = judge(path)
    assert codes.RULE_UNFINISHED not in [each.code for each in found]
    pointers = [
        pointer for question in evidence.files[0].questions for pointer in question.pointers
    ]
    assert ("chart", "Sample figures") in [pointer.texts for pointer in pointers]
    assert chart.has_chart


# --- the number of the slide ---------------------------------------------------------------


def test_the_evidence_numbers_the_slide_of_each_fault(tmp_path: Path) -> None:
    presentation = titled()
    presentation.slides.add_slide(presentation.slide_layouts[6])
    path = tmp_path / "sample.pptx"
    presentation.save(path)
    evidence, _ = judge(path)
    numbers = {
        result.code: [fault.slide for fault in result.faults]
        for result in evidence.files[0].results
    }
    assert numbers["DB712"] == [2]
    assert numbers["DB744"] == [None]
    for result in evidence.files[0].results:
        for fault in result.faults:
            told = re.match(r"slide (\d+)", fault.place)
            assert fault.slide == (int(told[1]) if told else None)


# --- one finding a group -------------------------------------------------------------------


def grouped(presentation: Any) -> Any:
    """Return a group with three drawings and a text, the drawings without description."""
    group = presentation.slides[0].shapes.add_group_shape()
    for left in (0, 200_000, 400_000):
        group.shapes.add_shape(MSO_SHAPE.OVAL, left, 0, 90_000, 90_000)
    group.shapes.add_textbox(0, 0, 900_000, 90_000).text_frame.text = "Sample words"
    group.name = "Sample group"
    return group


def describe(shape: Any, text: str) -> None:
    next(shape._element.iter(f"{P}cNvPr")).set("descr", text)


def test_a_group_without_description_is_told_once(tmp_path: Path) -> None:
    presentation = titled()
    group = grouped(presentation)
    (fault,) = faults_of("DB710", presentation, tmp_path)
    assert fault == (
        "slide 1 (A sample title), Sample group: no alternative text, "
        "nor have 3 of the 4 shapes in it"
    )
    describe(group, "Three circles")
    assert faults_of("DB710", presentation, tmp_path) == []


def test_faint_texts_of_a_group_are_told_once_by_the_worst(tmp_path: Path) -> None:
    presentation = titled()
    group = grouped(presentation)
    for number, grey in enumerate(("AAAAAA", "EEEEEE", "BBBBBB")):
        frame = group.shapes.add_textbox(0, 0, 900_000, 90_000).text_frame
        frame.text = f"Sample {number}"
        colour = etree.SubElement(frame.paragraphs[0].runs[0].font._element, f"{A}solidFill")
        etree.SubElement(colour, f"{A}srgbClr", val=grey)
    (fault,) = faults_of("DB721", presentation, tmp_path)
    assert "Sample group: 'Sample 1': #EEEEEE on #FFFFFF" in fault
    assert fault.endswith("(2 more like this)")


def test_a_group_off_the_slide_is_told_once(tmp_path: Path) -> None:
    presentation = titled()
    group = grouped(presentation)
    group.top = -2_000_000
    (fault,) = faults_of("DB743", presentation, tmp_path)
    assert "Sample group: it lies outside the slide" in fault


def test_a_group_with_several_parts_off_the_slide_is_told_once(tmp_path: Path) -> None:
    presentation = titled()
    group = grouped(presentation)
    for _ in range(2):
        group.shapes.add_textbox(0, 0, 900_000, 90_000).text_frame.text = "More sample words"
    group.top = -2_000_000
    presentation.save(tmp_path / "sample.pptx")
    evidence, _ = judge(tmp_path / "sample.pptx")
    (result,) = [each for each in evidence.files[0].results if each.code == "DB743"]
    (fault,) = result.faults  # what is reported has no doubles in any case
    assert (result.failed, fault.place) == (1, "slide 1 (A sample title), Sample group")


# --- what lies beneath text ----------------------------------------------------------------

DARK = "1F3864"


def fill(shape: Any, colour: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = pptx.dml.color.RGBColor.from_string(colour)


def group_on(page: Any, presentation: Any, *, scaled: bool = True) -> Any:
    """Put a dark band at the top into a group on a layout or master, half as large in the group."""
    group = presentation.slides[0].shapes.add_group_shape()
    band = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, 4_572_000, 1_600_000)
    fill(band, DARK)
    extent = group._element.grpSpPr.find(f"{A}xfrm/{A}ext")
    if scaled:
        extent.set("cx", "9144000")
        extent.set("cy", "3200000")
    page.shapes._spTree.append(group._element)
    return band


def white_title(**attributes: str) -> Any:
    presentation = titled("White on a dark band")
    run_ = presentation.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]
    run_.font.color.rgb = pptx.dml.color.RGBColor(255, 255, 255)
    run_.font.size = Pt(32)
    for name, value in attributes.items():
        presentation.slides[0]._element.set(name, value)
    return presentation


def layout_of(presentation: Any) -> Any:
    return presentation.slides[0].slide_layout


def master_of(presentation: Any) -> Any:
    return layout_of(presentation).slide_master


@pytest.mark.parametrize("page", [layout_of, master_of], ids=["layout", "master"])
def test_a_band_in_a_group_lies_beneath_the_title(page: Any, tmp_path: Path) -> None:
    presentation = white_title()
    assert "#FFFFFF on #FFFFFF" in faults_of("DB721", presentation, tmp_path)[0]
    group_on(page(presentation), presentation)
    assert faults_of("DB721", presentation, tmp_path) == []
    assert faults_of("DB742", presentation, tmp_path) == []


def test_a_group_has_its_scale(tmp_path: Path) -> None:
    """The same band at its own size lies beneath half of the title."""
    presentation = white_title()
    group_on(master_of(presentation), presentation, scaled=False)
    assert len(faults_of("DB721", presentation, tmp_path)) == 1


def hide_master_on_slide(presentation: Any, band: Any) -> None:
    presentation.slides[0]._element.set("showMasterSp", "0")


def hide_master_on_layout(presentation: Any, band: Any) -> None:
    layout_of(presentation)._element.set("showMasterSp", "0")


def hide_band(presentation: Any, band: Any) -> None:
    next(band._element.iter(f"{P}cNvPr")).set("hidden", "1")


def hide_group(presentation: Any, band: Any) -> None:
    next(band._element.getparent().iter(f"{P}cNvPr")).set("hidden", "1")


@pytest.mark.parametrize(
    "hide", [hide_master_on_slide, hide_master_on_layout, hide_band, hide_group]
)
def test_a_band_that_does_not_show_lies_beneath_nothing(hide: Any, tmp_path: Path) -> None:
    presentation = white_title()
    hide(presentation, group_on(master_of(presentation), presentation))
    (fault,) = faults_of("DB721", presentation, tmp_path)
    assert "#FFFFFF on #FFFFFF" in fault


def test_a_shape_may_have_the_fill_of_its_group(tmp_path: Path) -> None:
    presentation = white_title()
    band = group_on(master_of(presentation), presentation)
    solid = band._element.find(f"{P}spPr/{A}solidFill")
    solid.addprevious(etree.Element(f"{A}grpFill"))
    band._element.getparent().find(f"{P}grpSpPr").append(solid)
    assert faults_of("DB721", presentation, tmp_path) == []


def draw_freely(band: Any, corners: str) -> None:
    """Make a freely drawn shape of a band, from points of a box of 10 by 10."""
    first, *others = (
        '<a:pt x="{}" y="{}"/>'.format(*corner.split(",")) for corner in corners.split()
    )
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    drawing = (
        f'<a:custGeom xmlns:a="{A[1:-1]}"><a:pathLst><a:path w="10" h="10">'
        f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/></a:path></a:pathLst></a:custGeom>"
    )
    outline = band._element.find(f"{P}spPr/{A}prstGeom")
    outline.getparent().replace(outline, etree.fromstring(drawing))


def test_a_band_that_is_drawn_as_a_rectangle_is_one(tmp_path: Path) -> None:
    presentation = white_title()
    draw_freely(group_on(master_of(presentation), presentation), "0,0 10,0 10,10 0,10")
    assert faults_of("DB721", presentation, tmp_path) == []
    assert faults_of("DB742", presentation, tmp_path) == []


def test_what_a_free_drawing_covers_is_for_people_to_see(tmp_path: Path) -> None:
    presentation = white_title()
    draw_freely(group_on(master_of(presentation), presentation), "0,0 10,0 0,10")
    assert faults_of("DB721", presentation, tmp_path) == []
    assert len(faults_of("DB742", presentation, tmp_path)) == 1


@pytest.mark.parametrize(
    ("whole", "turn", "free"),
    [(True, "2700000", False), (False, "16200000", False), (False, "2700000", True)],
    ids=["group", "shape", "free"],
)
def test_what_stands_askew_is_for_people_to_see(
    whole: bool, turn: str, free: bool, tmp_path: Path
) -> None:
    presentation = white_title()
    band = group_on(master_of(presentation), presentation)
    if free:
        draw_freely(band, "0,0 10,0 10,10 0,10")
    element = band._element.getparent() if whole else band._element
    next(element.iter(f"{A}xfrm")).set("rot", turn)
    assert faults_of("DB721", presentation, tmp_path) == []
    assert len(faults_of("DB742", presentation, tmp_path)) == 1
