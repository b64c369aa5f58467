"""Furniture of slides: the section's name, the present part, footer and number."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from deckbuilder.brand.brand import SlideMarks
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu
from deckbuilder.layout import lay_out
from deckbuilder.layout.slide_layouts.grid import HEIGHT
from deckbuilder.model import Deck
from deckbuilder.scene.slide import Scene, Shape, TextFrame
from tests.shared.small_slides import default_brand, para, slide

SECTIONS = ("Opening", "Opening", "Practice", "Practice", "Close")


def scenes(*sections: str, marks: SlideMarks | None = None) -> tuple[Scene, ...]:
    """Lay out a slide for each section."""
    slides = [
        slide(para("Sample"), id=f"s{at}", section=section, layout="content")
        for at, section in enumerate(sections)
    ]
    brand = replace(default_brand(), slides=marks or SlideMarks())
    deck = Deck(name="sample", root=Path(), title="Sample", slides=tuple(slides))
    return lay_out(deck, brand, Diagnostics()).scenes


def text_of(scene: Scene, name: str) -> str:
    """Return what a frame of a scene says, or nothing where there is none."""
    return "".join(
        run.text
        for item in scene.items
        if isinstance(item, TextFrame) and item.name == name
        for paragraph in item.paragraphs
        for line in paragraph.lines
        for run in line.runs
    )


def progress(scene: Scene) -> Shape | None:
    """Return the mark of the present part."""
    return next((it for it in scene.items if isinstance(it, Shape) and it.name == "Progress"), None)


def test_each_slide_names_its_section_above_its_title() -> None:
    found = scenes(*SECTIONS)
    assert [text_of(scene, "Section") for scene in found] == list(SECTIONS)
    first = found[0]
    frames = {item.name: item for item in first.items if isinstance(item, TextFrame)}
    assert frames["Section"].rect.bottom <= frames["Title"].rect.y
    assert frames["Section"].furniture
    assert first.items[0] is frames["Title"], "which is read first"


def test_a_section_that_the_title_or_nobody_names_is_left_out() -> None:
    (same,) = scenes("one")
    assert same.title == "One"
    assert text_of(same, "Section") == ""
    before, named = scenes("", "Practice")
    assert (before.section, text_of(before, "Section")) == ("Introduction", "")
    assert text_of(named, "Section") == "Practice"


def test_the_band_marks_the_present_part() -> None:
    marks = [progress(scene) for scene in scenes(*SECTIONS)]
    assert all(marks)
    third = emu(HEIGHT / 3)
    assert [mark.rect.y for mark in marks if mark] == [0, 0, third, third, 2 * third]
    assert {mark.rect.height for mark in marks if mark} == {third}


def test_a_deck_without_parts_has_a_plain_band() -> None:
    assert [progress(scene) for scene in scenes("", "")] == [None, None]
    assert [progress(scene) for scene in scenes("One", "One")] == [None, None]


def test_numbers_say_how_many_slides_there_are() -> None:
    assert [text_of(scene, "Slide number") for scene in scenes("One", "Two")] == ["1 / 2", "2 / 2"]


def test_the_brand_switches_each_off() -> None:
    bare = SlideMarks(section=False, progress=False, total=False)
    for number, scene in enumerate(scenes(*SECTIONS, marks=bare), 1):
        assert text_of(scene, "Section") == ""
        assert progress(scene) is None
        assert text_of(scene, "Slide number") == str(number)
