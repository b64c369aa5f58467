"""Furniture of slides: the section's name, the present part, footer and number."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from msgspec.structs import replace

from deckbuilder.brand.brand import SlideMarks
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu, rect
from deckbuilder.layout import for_participants, lay_out
from deckbuilder.layout.slide_layouts.grid import BAND_WIDTH, HEIGHT, WIDTH
from deckbuilder.model import Deck
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene, Shape, TextFrame
from tests.shared.in_memory import write_pptx
from tests.shared.small_slides import WORDS, default_brand, para, slide, written

SECTIONS = ("Opening", "Opening", "Practice", "Practice", "Close")


def laid(
    *sections: str,
    marks: SlideMarks | None = None,
    layout: str = "content",
    hidden: Collection[int] = (),
    diagnostics: Diagnostics | None = None,
) -> Presentation:
    """Lay out a slide for each section; those `hidden` by their index from 0."""
    slides = [
        slide(para("Sample"), id=f"s{at}", section=section, layout=layout, hidden=at in hidden)
        for at, section in enumerate(sections)
    ]
    brand = replace(default_brand(), slides=marks or SlideMarks())
    deck = Deck(name="sample", root=Path(), title="Sample", slides=tuple(slides))
    return lay_out(deck, brand, Diagnostics() if diagnostics is None else diagnostics)


def scenes(*sections: str, marks: SlideMarks | None = None) -> tuple[Scene, ...]:
    """Lay out a slide for each section."""
    return laid(*sections, marks=marks).scenes


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
    assert all(mark.rect.width > emu(BAND_WIDTH) for mark in marks if mark)  # whatever the colours


def test_a_deck_without_parts_has_a_plain_band() -> None:
    assert [progress(scene) for scene in scenes("", "")] == [None, None]
    assert [progress(scene) for scene in scenes("One", "One")] == [None, None]


def test_numbers_say_how_many_slides_there_are() -> None:
    assert [text_of(scene, "Slide number") for scene in scenes("One", "Two")] == ["1 / 2", "2 / 2"]


def test_no_total_is_said_where_a_slide_is_hidden() -> None:
    presentation = laid("One", "Two", "Two", hidden=[1])
    assert [text_of(scene, "Slide number") for scene in presentation.scenes] == ["1", "2", "3"]
    shown = for_participants(presentation)
    assert [text_of(scene, "Slide number") for scene in shown.scenes] == ["1", "3"]
    for each in (presentation, shown):
        with ZipFile(BytesIO(write_pptx(each))) as file:
            assert b"<a:t> / " not in file.read("ppt/slideLayouts/slideLayout1.xml")


def test_layouts_say_how_many_slides_there_are() -> None:
    with ZipFile(BytesIO(write_pptx(laid("One", "Two")))) as file:
        assert b"<a:t> / 2</a:t>" in file.read("ppt/slideLayouts/slideLayout1.xml")


def test_slides_that_continue_are_counted() -> None:
    many = slide(*[para(WORDS)] * 40, id="many", layout="content")
    deck = Deck(name="sample", root=Path(), title="Sample", slides=(many,))
    found = lay_out(deck, default_brand(), Diagnostics()).scenes
    assert len(found) > 1
    assert text_of(found[-1], "Slide number") == f"{len(found)} / {len(found)}"


# --- the agenda ----------------------------------------------------------------------------


def agenda_of(scene: Scene) -> TextFrame | None:
    """Return the list of sections on a slide, if there is one."""
    found = (item for item in scene.items if item.name == "Agenda")
    return next((item for item in found if isinstance(item, TextFrame)), None)


def listed(scene: Scene) -> list[tuple[int, str, bool]]:
    """Return number, name and weight of the sections that a slide lists."""
    agenda = agenda_of(scene)
    assert agenda is not None
    _, *entries = agenda.paragraphs
    return [
        (entry.marker.number, written(entry), entry.lines[0].runs[0].style.bold)
        for entry in entries
        if entry.marker
    ]


def bar_of(scene: Scene) -> Rect:
    """Return where the bar beside the present section is."""
    (bar,) = (item for item in scene.items if item.name == "Present section")
    assert isinstance(bar, Shape)
    return bar.rect


def test_a_sections_slide_lists_all_sections_and_marks_its_own() -> None:
    found = laid("Opening", "Practice", "Practice", "Close", layout="section").scenes
    assert listed(found[1]) == [(1, "Opening", False), (2, "Practice", True), (3, "Close", False)]
    assert listed(found[2]) == listed(found[1])
    agenda = agenda_of(found[1])
    assert agenda is not None
    assert written(agenda.paragraphs[0]) == "Part 2 of 3"
    assert (agenda.placeholder, agenda.furniture) == ("agenda", False)
    assert [item.name for item in found[1].items[:2]] == ["Title", "Content"], (
        "which are read first"
    )


def test_a_bar_stands_beside_the_present_section() -> None:
    for scene in laid("Opening", "Practice " * 9, "Close", layout="section").scenes:
        agenda = agenda_of(scene)
        assert agenda is not None
        (present,) = (p for p in agenda.paragraphs[1:] if p.lines[0].runs[0].style.bold)
        bar = bar_of(scene)
        baselines = [agenda.rect.y + agenda.inset[1] + agenda.top + line.baseline
                     for line in present.lines]  # fmt: skip
        assert all(bar.y < baseline < bar.bottom for baseline in baselines)
        others = [p for p in agenda.paragraphs if p is not present]
        first = [agenda.rect.y + agenda.inset[1] + agenda.top + p.lines[0].baseline for p in others]
        assert not any(bar.y < baseline < bar.bottom for baseline in first)


def test_the_text_of_an_agenda_keeps_clear_of_the_edges() -> None:
    agenda = agenda_of(laid("One", "Two", layout="section").scenes[0])
    assert agenda is not None
    page = rect(0, 0, WIDTH, HEIGHT)
    margin = (emu(WIDTH / 25), emu(HEIGHT / 25)) * 2
    assert page.inset(*margin).contains(agenda.rect.inset(*agenda.inset))


def test_twelve_sections_fit_and_of_more_the_nearest_are_listed() -> None:
    names = [f"Section number {number}" for number in range(1, 31)]
    twelve = laid(*names[:12], layout="section").scenes
    assert [len(listed(scene)) for scene in twelve] == [12] * 12
    assert {p.size for scene in twelve for p in agenda_of(scene).paragraphs} == {20.0}  # type: ignore[union-attr]
    thirty = laid(*names, layout="section").scenes
    for at, scene in enumerate(thirty):
        numbers = [number for number, _, _ in listed(scene)]
        assert numbers == list(range(numbers[0], numbers[-1] + 1))
        assert 10 <= len(numbers) < 30
        assert at + 1 in numbers
        agenda = agenda_of(scene)
        assert agenda is not None
        assert written(agenda.paragraphs[0]) == f"Part {at + 1} of 30"
        assert agenda.top >= 0
        last = agenda.paragraphs[-1].lines[-1].baseline
        assert agenda.rect.y + agenda.inset[1] + agenda.top + last <= agenda.rect.bottom
    assert listed(thirty[0])[0][0] == 1
    assert listed(thirty[-1])[-1][0] == 30


def test_a_name_that_is_cut_is_reported_once() -> None:
    diagnostics = Diagnostics()
    long = "A name that goes on and on " * 8
    found = laid("Opening", long, long, layout="section", diagnostics=diagnostics).scenes
    assert listed(found[0])[1][1].endswith(" …")
    assert [each.code.name for each in diagnostics] == ["footer-shortened"]


def test_there_is_no_agenda_of_one_section_or_of_none() -> None:
    for sections in (("", ""), ("One", "One"), ("", "One")):
        assert [agenda_of(scene) for scene in laid(*sections, layout="section").scenes] == [
            None
        ] * 2


def test_neither_the_opening_that_nobody_named_nor_hidden_sections_are_listed() -> None:
    found = laid("", "One", "Secret", "Two", layout="section", hidden=[2]).scenes
    assert agenda_of(found[0]) is None
    assert agenda_of(found[2]) is None
    assert [name for _, name, _ in listed(found[1])] == ["One", "Two"]
    assert bar_of(found[3]).y > bar_of(found[1]).y


def test_the_brand_switches_each_off() -> None:
    bare = SlideMarks(section=False, agenda=False, progress=False, total=False)
    assert agenda_of(laid("One", "Two", marks=bare, layout="section").scenes[0]) is None
    for number, scene in enumerate(scenes(*SECTIONS, marks=bare), 1):
        assert text_of(scene, "Section") == ""
        assert progress(scene) is None
        assert text_of(scene, "Slide number") == str(number)
