"""Our decks in templates of each kind, as the Open XML SDK and LibreOffice find them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation

from deckbuilder.brand.template.nodes import Lettering, Obstacle, TemplateLayout
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate.pptx.boxes import ShapeBox
from deckbuilder.gate.run import judge_files
from deckbuilder.geometry import pt
from deckbuilder.layout import lay_out
from deckbuilder.source import read_deck
from tests.shared import decks
from tests.shared.in_memory import write_pptx
from tests.shared.packages import find_dangling, unpack
from tests.shared.template_files import KINDS, PERSONS
from tests.shared.templated import load, write_brand
from tests.shared.validators import libreoffice, ooxml, overflow

pytestmark = pytest.mark.slow

_LEFT_OVER = ("How to use this template", "Our priorities")
"""What stands on slides that were left in templates."""
_INSIDE = 1.0
"""How far, in points, a word may reach over an edge before anybody sees it."""


@dataclass(frozen=True, repr=False)
class Built:
    """A deck in a template: its file, the template's layouts by their parts."""

    pptx: Path
    data: bytes
    layouts: dict[str, TemplateLayout]


def _write(kind: str, deck: str, folder: Path) -> tuple[bytes, dict[str, TemplateLayout]]:
    write_brand(folder, KINDS[kind]())
    brand = load(folder)
    assert brand is not None
    assert brand.template is not None
    found = Diagnostics()
    read = read_deck(decks.SOURCES[deck], found)
    assert read is not None
    data = write_pptx(lay_out(read, brand, found))
    assert not found.has_errors, [each.message for each in found]
    return data, {layout.part: layout for layout in brand.template.template.layouts}


@pytest.fixture(scope="module", params=[(kind, deck) for kind in KINDS for deck in decks.SOURCES])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    kind, deck = request.param
    folder = tmp_path_factory.mktemp(f"{kind}-{deck}")
    data, layouts = _write(kind, deck, folder)
    again, _ = _write(kind, deck, tmp_path_factory.mktemp(f"{kind}-{deck}-again"))
    assert data == again
    path = folder / "deck.pptx"
    path.write_bytes(data)
    return Built(path, data, layouts)


def test_the_file_is_whole_and_holds_nothing_of_anybodys(built: Built, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pptx"
    copy.write_bytes(built.data)
    assert ooxml.validate(copy) == []
    assert find_dangling(built.data) == []
    text = b"\n".join(part for name, part in unpack(built.data).items() if name.endswith(".xml"))
    assert [name for name in (*PERSONS, *_LEFT_OVER) if name.encode() in text] == []


def test_each_slide_has_a_title(built: Built) -> None:
    slides = Presentation(io.BytesIO(built.data)).slides
    assert [slide.name for slide in slides if slide.shapes.title is None] == []


def test_text_can_be_read_where_it_stands(built: Built) -> None:
    found = Diagnostics()
    judge_files(
        [built.pptx], found, today=date(2026, 1, 31), progress=lambda stage: None, ask_verapdf=False
    )
    assert [each.message for each in found if each.code.name == "pptx-contrast"] == []


def test_no_word_lies_over_what_the_template_draws_or_outside(built: Built, tmp_path: Path) -> None:
    pages = overflow.read_words(libreoffice.to_pdf(built.pptx, tmp_path))
    slides = Presentation(str(built.pptx)).slides
    assert len(pages) == len(slides)
    faults = []
    for number, (slide, (page, words)) in enumerate(zip(slides, pages, strict=True), 1):
        layout = built.layouts[str(slide.slide_layout.part.partname).lstrip("/")]
        feet = [each for each in layout.obstacles if each.kind == "foot"]
        ours = [
            word
            for word in words
            if word.text not in _own_words(layout, number)
            and not any(_over(foot, word) for foot in feet)
        ]
        faults += [f"{slide.name}: {word.text} outside" for word in ours if not _within(page, word)]
        faults += [
            f"{slide.name}: {word.text} over {obstacle.name}"
            for word in ours
            for obstacle in layout.obstacles
            if obstacle.kind != "foot" and _over(obstacle, word)
        ]
    assert faults == []


def _own_words(layout: TemplateLayout, number: int) -> set[str]:
    """Return the words that a layout has itself, of a slide with a number."""
    lettering = (each for each in layout.art if isinstance(each, Lettering))
    words = {word for each in lettering for line in each.lines for word in line.split()}
    return words | {str(number)} if "‹#›" in words else words


def _within(page: ShapeBox, word: ShapeBox) -> bool:
    return (
        word.left >= -_INSIDE and word.top >= -_INSIDE
        and word.right <= page.right + _INSIDE and word.bottom <= page.bottom + _INSIDE
    )  # fmt: skip


def _over(obstacle: Obstacle, word: ShapeBox) -> bool:
    """Tell whether the letters of a word, which are lower than its box, lie over an obstacle."""
    left, top, right, bottom = (
        pt(side) for side in (*obstacle.rect[:2], obstacle.rect.right, obstacle.rect.bottom)
    )
    high = (word.bottom - word.top) / 4
    across = min(right, word.right) - max(left, word.left)
    down = min(bottom, word.bottom - high) - max(top, word.top + high)
    return across > _INSIDE and down > _INSIDE
