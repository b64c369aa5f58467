"""PowerPoint files that were made to use up a machine, or that only one rule cannot deal with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files import limits
from deckbuilder.files.limits import Limit
from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate import codes
from deckbuilder.gate.evidence.records import Evidence, JudgedFile
from deckbuilder.gate.evidence.statements import sum_up
from deckbuilder.gate.pptx.shapes import rows_of
from deckbuilder.gate.run import judge_files


def judge(*paths: Path) -> tuple[Evidence, Diagnostics]:
    diagnostics = Diagnostics()
    evidence = judge_files(
        paths, diagnostics, today=date(2028, 3, 31), progress=lambda text: None, ask_verapdf=False
    )
    return evidence, diagnostics


def judge_deck(presentation: Any, folder: Path) -> tuple[JudgedFile, Diagnostics]:
    presentation.save(folder / "sample.pptx")
    evidence, diagnostics = judge(folder / "sample.pptx")
    return evidence.files[0], diagnostics


def deck(slides: int = 1) -> Any:
    presentation = pptx.Presentation()
    for number in range(slides):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = f"Sample {number}"
    return presentation


def lower(monkeypatch: pytest.MonkeyPatch, name: str, maximum: int) -> None:
    limit = getattr(limits, name)
    monkeypatch.setattr(limits, name, Limit(maximum, limit.of, limit.beyond))


# --- counts --------------------------------------------------------------------------------


def test_more_shapes_than_can_be_compared_leave_rules_unfinished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their order and what lies beneath their texts take a look at each pair."""
    presentation = deck()
    for _ in range(60):
        shape = presentation.slides[0].shapes.add_shape(MSO_SHAPE.OVAL, 0, 0, 99_999, 99_999)
        shape.text_frame.text = "Sample"
    file, _ = judge_deck(presentation, tmp_path)
    assert not [each for each in file.not_checked if "more than" in each.why]
    lower(monkeypatch, "PPTX_PAIRS", 1_000 - (tmp_path / "sample.pptx").stat().st_size)
    file, diagnostics = judge_deck(presentation, tmp_path)
    unfinished = {each.what for each in file.not_checked if limits.PPTX_PAIRS.of in each.why}
    assert unfinished == {
        "Hard-to-read text contrast (DB721)",
        "Check reading order (DB723)",
        "Contrast that cannot be reckoned (DB742)",
        "Text contrast of the template (DB746)",
        "Reading order of the template (DB748)",
        "what people have to look at: Contrast that was not reckoned",
    }
    assert len([it for it in diagnostics if it.code == codes.RULE_UNFINISHED]) == len(unfinished)
    assert f"by {len(file.results) - 5} rules (5 more could not be asked" in sum_up(file)
    titles = [each.title for each in file.questions]
    assert {"Reading order", "Plain language"} <= {*titles}


@pytest.mark.parametrize("depth", [limits.PPTX_GROUP_DEPTH.max, limits.PPTX_GROUP_DEPTH.max + 1])
def test_groups_are_as_deep_as_the_limit_says(depth: int, tmp_path: Path) -> None:
    presentation = deck()
    shapes = presentation.slides[0].shapes
    for _ in range(depth):
        shapes = shapes.add_group_shape().shapes
    file, _ = judge_deck(presentation, tmp_path)
    assert bool(file.could_not_be_checked) == (depth > limits.PPTX_GROUP_DEPTH.max)


def test_cells_are_found_row_by_row_where_rows_are_unequal() -> None:
    table = deck().slides[0].shapes.add_table(3, 2, 0, 0, 9, 9).table
    second = table._tbl.findall(f"{A}tr")[1]
    second.remove(second[0])
    assert [len(row) for row in rows_of(table)] == [2, 1, 2]


# --- one fault, one rule -------------------------------------------------------------------


def with_part(name: str, data: bytes) -> bytes:
    whole, made = io.BytesIO(), io.BytesIO()
    deck().save(whole)
    with zipfile.ZipFile(whole) as package, zipfile.ZipFile(made, "w") as copy:
        for entry in package.namelist():
            copy.writestr(entry, data if entry == name else package.read(entry))
    return made.getvalue()


def test_properties_that_are_something_else_are_none(tmp_path: Path) -> None:
    relations = deck_relations().replace(b"docProps/core.xml", b"docProps/thumbnail.jpeg")
    (tmp_path / "sample.pptx").write_bytes(with_part("_rels/.rels", relations))
    evidence, diagnostics = judge(tmp_path / "sample.pptx")
    assert evidence.files[0].results
    assert "the file's properties: the file has no title" in [it.message for it in diagnostics]


def deck_relations() -> bytes:
    whole = io.BytesIO()
    deck().save(whole)
    with zipfile.ZipFile(whole) as package:
        return package.read("_rels/.rels")


def no_name(slide: Any) -> None:
    """Take away what a shape calls itself, which no program leaves out."""
    shape = slide.shapes.add_textbox(0, 0, 9, 9)._element
    shape.find(f"{P}nvSpPr").remove(shape.find(f"{P}nvSpPr/{P}cNvPr"))


def level_of_text(slide: Any) -> None:
    paragraph = slide.shapes.title.text_frame.paragraphs[0]._p
    paragraph.insert(0, etree.Element(f"{A}pPr", lvl="many"))


def place_of_text(slide: Any) -> None:
    slide.shapes.add_textbox(0, 0, 9, 9)._element.find(f"{P}spPr/{A}xfrm/{A}off").set("x", "NaN")


@pytest.mark.parametrize("damage", [no_name, level_of_text, place_of_text])
def test_what_one_rule_cannot_deal_with_leaves_the_others(
    damage: Callable[[Any], None], tmp_path: Path
) -> None:
    presentation = deck(2)
    damage(presentation.slides[1])
    presentation.slides[0].shapes.title.text = ""
    file, diagnostics = judge_deck(presentation, tmp_path)
    assert [it for it in diagnostics if it.code == codes.RULE_UNFINISHED]
    assert "slide 1: the slide has no title" in [it.message for it in diagnostics]
    assert file.questions


# --- values that nobody sees ---------------------------------------------------------------


def index_that_is_no_number(presentation: Any) -> None:
    """Spoil the index of a placeholder that states its own place."""
    title = presentation.slides[0].shapes.title
    title.left, title.top, title.width, title.height = 0, 0, 9_000_000, 900_000
    title._element.find(f".//{P}ph").set("idx", "x")


def size_under_another(presentation: Any) -> None:
    """Spoil a size of the default text style under the run of a text box with its own."""
    style = presentation.part._element.find(f"{P}defaultTextStyle/{A}lvl1pPr/{A}defRPr")
    style.set("sz", "x")
    box = presentation.slides[0].shapes.add_textbox(0, 3_000_000, 900_000, 900_000)
    box.text_frame.text = "Sample"
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(20)


def colour_under_another(presentation: Any) -> None:
    """Spoil a colour of the layout under a run with its own."""
    title = presentation.slides[0].shapes.title
    title.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0, 0, 0)
    style = presentation.slide_layouts[5].placeholders[0]._element.find(f"{P}txBody/{A}lstStyle")
    level = etree.SubElement(etree.SubElement(style, f"{A}lvl1pPr"), f"{A}defRPr")
    etree.SubElement(etree.SubElement(level, f"{A}solidFill"), f"{A}srgbClr")


@pytest.mark.parametrize(
    "spoil", [index_that_is_no_number, size_under_another, colour_under_another]
)
def test_a_value_that_is_overridden_keeps_no_rule_from_judging(
    spoil: Callable[[Any], None], tmp_path: Path
) -> None:
    presentation = deck()
    spoil(presentation)
    file, diagnostics = judge_deck(presentation, tmp_path)
    assert not file.could_not_be_checked
    assert [each for each in diagnostics if each.code == codes.RULE_UNFINISHED] == []
