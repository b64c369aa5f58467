"""Every layout with too little, enough and too much on it, as another program shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate.pptx.boxes import PlacedShape, ShapeBox
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.scene.slide import Scene
from tests.shared import decks, specimens
from tests.shared.validators import libreoffice, overflow, spacing

pytestmark = pytest.mark.slow


@dataclass(frozen=True, repr=False)
class Specimens:
    """The deck as laid out, what was reported, and its file opened again."""

    scenes: tuple[Scene, ...]
    diagnostics: Diagnostics
    pptx: Path
    page: ShapeBox
    shapes: list[list[PlacedShape]]


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Specimens:
    written = decks.written("specimens")
    path = tmp_path_factory.mktemp("specimens") / "specimens.pptx"
    path.write_bytes(written.pptx)
    scenes = written.presentation.scenes
    return Specimens(scenes, written.diagnostics, path, *spacing.open_shapes(path))


@pytest.fixture(scope="session")
def rendered(deck: Specimens, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The deck with nothing that shrinks its text, and LibreOffice's rendering of it."""
    folder = tmp_path_factory.mktemp("rendered")
    bare = overflow.without_autofit(deck.pptx, folder / "bare.pptx")
    return bare, libreoffice.to_pdf(bare, folder)


def test_every_layout_is_among_the_specimens(deck: Specimens) -> None:
    assert {*specimens.LAYOUTS} == {*LAYOUTS}
    assert {scene.layout for scene in deck.scenes} == {*LAYOUTS}


def test_only_what_is_too_full_is_reported_and_all_of_that_continues(deck: Specimens) -> None:
    reported = {
        (found.code.name, Path(found.path).stem.partition("-")[2]) for found in deck.diagnostics
    }
    overfull = {f"{layout}-{specimens.OVERFULL}" for layout in specimens.LAYOUTS}
    bled = ("picture-half", "picture-full")
    bare = {("layout-unused", f"{layout}-empty") for layout in ("picture", "statistic", *bled)}
    within = {("bleed-unused", f"{layout}-{specimens.OVERFULL}") for layout in bled}
    assert reported == {("slide-continued", name) for name in overfull} | bare | within
    assert {scene.slide_id for scene in deck.scenes if scene.continued} == overfull


BLEEDING = ("Progress", "Agenda", "Present section")
"""What reaches the edge of a slide: the ground of the agenda, and marks that stand there."""


def test_nothing_meets_leaves_the_margins_or_enters_the_foot(deck: Specimens) -> None:
    shapes = [[each for each in slide if each.shape.name not in BLEEDING] for slide in deck.shapes]
    assert shapes != deck.shapes
    assert spacing.texts_that_meet(deck.shapes) == []
    within = [[each for each in slide if not is_bled(each)] for slide in shapes]
    assert len({each.slide for slide in shapes for each in slide if is_bled(each)}) > 6
    assert spacing.beyond_the_margin(deck.page, within) == []
    assert spacing.in_the_foot(within) == []


def is_bled(placed: PlacedShape) -> bool:
    """Tell whether a shape is a picture that goes to the edges, or the band below one."""
    return placed.slide.startswith(("picture-half", "picture-full")) and placed.shape.name in (
        "Picture",
        "Picture caption",
    )


def test_no_text_leaves_its_shape_or_its_slide(rendered: tuple[Path, Path]) -> None:
    assert overflow.words_outside(*rendered) == []


def test_no_words_are_printed_over_each_other(rendered: tuple[Path, Path]) -> None:
    assert spacing.words_that_meet(rendered[1]) == []


# --- the judge can find a fault ------------------------------------------------------------


def write_boxes(path: Path, *boxes: tuple[float, float, float, float], size: float = 18) -> Path:
    """Write a slide of 720 by 540 points with a text box for each rectangle (x, y, w, h)."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    for number, box in enumerate(boxes):
        frame = slide.shapes.add_textbox(*map(Pt, box)).text_frame
        frame.text = f"Sample{number}"
        frame.paragraphs[0].runs[0].font.size = Pt(size)
    presentation.save(str(path))
    return path


def test_boxes_over_each_other_are_named(tmp_path: Path) -> None:
    apart = write_boxes(tmp_path / "a.pptx", (50, 50, 200, 50), (50, 100, 200, 50))
    assert spacing.texts_that_meet(spacing.open_shapes(apart)[1]) == []
    over = write_boxes(tmp_path / "b.pptx", (50, 50, 200, 50), (100, 90, 200, 50))
    (line,) = spacing.texts_that_meet(spacing.open_shapes(over)[1])
    assert "TextBox 1" in line
    assert "TextBox 2" in line


@pytest.mark.parametrize(
    "box", [(10, 50, 200, 50), (500, 50, 200, 50), (50, 10, 200, 50), (50, 480, 200, 50)]
)
def test_a_box_in_the_margin_is_named(
    tmp_path: Path, box: tuple[float, float, float, float]
) -> None:
    page, slides = spacing.open_shapes(write_boxes(tmp_path / "a.pptx", box))
    assert len(spacing.beyond_the_margin(page, slides)) == 1


def test_a_box_that_reaches_into_the_foot_is_named(tmp_path: Path) -> None:
    path = write_boxes(tmp_path / "a.pptx", (50, 400, 200, 90), (50, 480, 200, 20))
    _, ((body, foot),) = spacing.open_shapes(path)
    assert spacing.in_the_foot([[body, foot]]) == []
    assert spacing.in_the_foot([[body, foot._replace(furniture=True)]]) == [str(body)]


def test_words_over_each_other_are_named(tmp_path: Path) -> None:
    deck = write_boxes(tmp_path / "a.pptx", (50, 50, 200, 50), (60, 54, 200, 50), (50, 90, 200, 50))
    (line,) = spacing.words_that_meet(libreoffice.to_pdf(deck, tmp_path))
    assert "Sample0" in line
    assert "Sample1" in line
