"""Each judge is shown to find a fault: one that approves of everything would prove nothing."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Pt

from deckbuilder.gate.pptx.boxes import ShapeBox
from tests.shared.validators import libreoffice, ooxml, overflow, qpdf

pytestmark = pytest.mark.slow


def write_deck(path: Path, text: str, *, shrink: bool = False) -> Path:
    """Write one slide with `text` in a box of 300 by 40 points at 24 points."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    frame = slide.shapes.add_textbox(Pt(50), Pt(100), Pt(300), Pt(40)).text_frame
    frame.word_wrap = True
    frame.text = text
    frame.paragraphs[0].runs[0].font.size = Pt(24)
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE if shrink else MSO_AUTO_SIZE.NONE
    presentation.save(str(path))
    return path


def rewrite(path: Path, part: str, pattern: str, replacement: str) -> None:
    """Replace the first match of `pattern` in one part of a package."""
    with zipfile.ZipFile(path) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist()}
    text, count = re.subn(pattern, replacement, parts[part].decode(), count=1)
    assert count == 1
    parts[part] = text.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def render_and_compare(deck: Path, folder: Path) -> list[str]:
    return overflow.words_outside(deck, libreoffice.to_pdf(deck, folder))


def test_sdk_accepts_a_sound_deck_and_names_the_fault_of_a_broken_one(tmp_path: Path) -> None:
    deck = write_deck(tmp_path / "deck.pptx", "Sample text")
    assert ooxml.validate(deck) == []

    rewrite(deck, "ppt/slides/slide1.xml", "<a:p>", "<a:invented/><a:p>")
    [fault] = ooxml.validate(deck)
    assert "/ppt/slides/slide1.xml" in fault
    assert "invented" in fault


def test_sdk_says_what_it_cannot_open(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(b"not a package")
    assert ooxml.validate(tmp_path / "deck.pptx")


def test_qpdf_accepts_a_sound_file_and_finds_a_broken_cross_reference(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    sound = tmp_path / "sound.pdf"
    canvas = Canvas(str(sound))
    canvas.drawString(72, 72, "Sample text")
    canvas.save()
    assert qpdf.check(sound) == []

    broken = tmp_path / "broken.pdf"
    broken.write_bytes(sound.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    assert qpdf.check(broken)


def test_text_inside_its_shape_passes(tmp_path: Path) -> None:
    deck = write_deck(tmp_path / "deck.pptx", "Sample text")
    assert render_and_compare(deck, tmp_path) == []


def test_text_below_its_shape_is_named(tmp_path: Path) -> None:
    deck = write_deck(tmp_path / "deck.pptx", "Sample text that wraps to more lines than fit here")
    assert any("'fit'" in line for line in render_and_compare(deck, tmp_path))


def test_a_word_wider_than_its_shape_is_named(tmp_path: Path) -> None:
    deck = write_deck(tmp_path / "deck.pptx", "Sample")
    rewrite(deck, "ppt/slides/slide1.xml", 'wrap="square"', 'wrap="none"')
    rewrite(deck, "ppt/slides/slide1.xml", "Sample", "Sample_" + "text_" * 12)
    assert len(render_and_compare(deck, tmp_path)) == 1


def test_text_over_another_shape_than_its_own_is_named(tmp_path: Path) -> None:
    path = write_deck(tmp_path / "deck.pptx", "Sample text that wraps to more lines than fit here")
    presentation = Presentation(str(path))
    box = presentation.slides[0].shapes.add_textbox(Pt(50), Pt(140), Pt(300), Pt(200))
    box.text_frame.text = "Other"
    presentation.save(str(path))
    assert any("'lines'" in line for line in render_and_compare(path, tmp_path))


def test_shrinking_on_opening_hides_an_overflow_until_it_is_taken_out(tmp_path: Path) -> None:
    text = "Sample text that is to shrink a little on two lines"
    deck = write_deck(tmp_path / "deck.pptx", text, shrink=True)
    bare = overflow.without_autofit(deck, tmp_path / "bare.pptx")
    assert render_and_compare(deck, tmp_path) == []
    assert render_and_compare(bare, tmp_path)


def test_shapes_in_groups_stand_where_the_group_scales_them(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Pt(10), Pt(10), Pt(100), Pt(50)).text_frame.text = "Sample"
    group.left, group.top, group.width, group.height = Pt(200), Pt(100), Pt(200), Pt(100)
    presentation.save(str(tmp_path / "deck.pptx"))
    [[box]] = overflow.read_shapes(tmp_path / "deck.pptx")
    assert box == ShapeBox(200, 100, 400, 200, "Sample")


def test_a_deck_of_other_length_than_its_rendering_is_named(tmp_path: Path) -> None:
    deck = write_deck(tmp_path / "deck.pptx", "Sample text")
    rendered = libreoffice.to_pdf(deck, tmp_path)
    presentation = Presentation(str(deck))
    presentation.slides.add_slide(presentation.slide_layouts[6])
    presentation.save(str(deck))
    assert overflow.words_outside(deck, rendered) == ["2 slides became 1 pages"]
