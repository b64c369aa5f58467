"""What slides say of themselves in a template's placeholders, and what they leave to it."""

from __future__ import annotations

import io
from pathlib import Path

from pptx import Presentation

from tests.shared.in_memory import write_pptx
from tests.shared.template_files import Layout, Shape
from tests.shared.templated import BODY, CONTENT, FEET, TITLE, show

SLIDE = "---\nlayout: content\n---\n# Sample\n\n"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def body_of(folder: Path, text: str, layout: Layout):
    slide = Presentation(io.BytesIO(write_pptx(show(folder, SLIDE + text, layout)))).slides[0]
    return next(each for each in slide.placeholders if each.placeholder_format.idx == 1)


def test_text_that_fills_its_placeholder_leaves_place_and_margins_to_it(tmp_path: Path) -> None:
    body = body_of(tmp_path, "Words.", CONTENT)
    assert len(body._element.spPr) == 0
    assert set(body.text_frame._txBody.bodyPr.attrib) <= {"anchor"}
    assert (body.left, body.width) == (40 * 12_700, 880 * 12_700)


def test_text_that_keeps_off_a_band_says_so_as_a_margin(tmp_path: Path) -> None:
    band = Shape((40, 400, 880, 80), fill="accent2", name="Band")
    body = body_of(tmp_path, "Words.", Layout("Bullets", (TITLE, BODY, band, *FEET), "obj"))
    assert len(body._element.spPr) == 0
    properties = body.text_frame._txBody.bodyPr
    assert int(properties.get("bIns")) >= 80 * 12_700
    assert properties.get("lIns") is None


def test_a_colour_that_differs_from_the_templates_stands_in_the_runs(tmp_path: Path) -> None:
    pale = Layout("Bullets", (TITLE, BODY, *FEET), "obj", background="000000")
    body = body_of(tmp_path, "Words.", pale)
    styles = body._element.iterfind(f".//{_A}lstStyle//{_A}solidFill")
    assert [*styles] == []
    (run,) = body.text_frame.paragraphs[0].runs
    assert run._r.rPr.find(f"{_A}solidFill") is not None
