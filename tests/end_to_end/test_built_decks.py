"""Whole decks, built as a user builds them, before every judge.

The default deck is what partnerships get, and the example what one makes of it; the torture deck
uses every construct there is; the talk is a deck in a single file. The PDFs have judges of their
own, in `test_built_pdfs`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.pages import PAGES
from deckbuilder.model import block_texts
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene
from deckbuilder.writers import WRITERS
from tests.shared import stages, text_loss
from tests.shared.in_memory import write_all
from tests.shared.validators import ROOT, libreoffice, ooxml, overflow

pytestmark = pytest.mark.slow

DEFAULT = ROOT / "decks" / "triennial-review-2019"
EXAMPLE = ROOT / "decks" / "example-partnership"
TORTURE = ROOT / "tests" / "torture" / "deck"
TALK = ROOT / "tests" / "torture" / "talk.md"

EXPECTED = {
    DEFAULT: {"data-unfilled": 1, "slot-unfilled": 3},
    EXAMPLE: {},
    TORTURE: {
        "data-unfilled": 4,
        "marks-not-read": 1,
        "minutes-missing": 1,
        "raw-html": 1,
        "slide-continued": 2,
        "word-broken": 2,  # on a slide, and on the pages about it
    },
    TALK: {"duplicate-title": 1, "minutes-missing": 1},
}
"""The diagnostics of each deck, by name; anything else is a fault of the deck or the tool."""

HANDOUTS_OWN = re.compile(
    r"Slide \d+|Hidden slide|Time: .+|Facilitator notes|For participants|Notes"
)
"""What the handout says itself beside the text of slides, notes and handout."""


@dataclass(frozen=True)
class Composed:
    """A deck as laid out, and what was reported on the way."""

    source: Path
    diagnostics: Diagnostics
    presentation: Presentation


@dataclass(frozen=True)
class Built:
    """A deck as written: its scenes and the two files."""

    scenes: tuple[Scene, ...]
    pptx: Path
    handout: Path


@pytest.fixture(scope="session", params=EXPECTED, ids=lambda path: path.stem)
def composed(request: pytest.FixtureRequest) -> Composed:
    return compose(request.param)


@pytest.fixture(scope="session")
def built(composed: Composed, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return write(composed, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def default(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return write(compose(DEFAULT), tmp_path_factory.mktemp("default"))


def compose(source: Path) -> Composed:
    diagnostics = Diagnostics()
    presentation = pipeline.compose(DeckRequest(path=source), diagnostics, pages=PAGES)
    assert presentation is not None, [*map(str, diagnostics)]
    return Composed(source, diagnostics, presentation)


def write(composed: Composed, folder: Path) -> Built:
    presentation = composed.presentation
    paths = {name: folder / f"{presentation.deck.name}{WRITERS[name].ending}" for name in WRITERS}
    for name, data in write_all(presentation, WRITERS).items():
        paths[name].write_bytes(data)
    return Built(presentation.scenes, paths["pptx"], paths["handout"])


# --- the judges ----------------------------------------------------------------------------


def test_nothing_is_reported_but_what_the_deck_is_known_for(composed: Composed) -> None:
    assert Counter(found.code.name for found in composed.diagnostics) == EXPECTED[composed.source]


@pytest.mark.parametrize("version", ooxml.VERSIONS)
def test_the_open_xml_sdk_finds_no_fault(built: Built, version: str) -> None:
    assert ooxml.validate(built.pptx, version) == []


def test_no_text_leaves_its_shape(built: Built, tmp_path: Path) -> None:
    rendered = libreoffice.to_pdf(built.pptx, tmp_path)
    assert overflow.words_outside(built.pptx, rendered) == []


def test_no_text_leaves_its_shape_where_nothing_shrinks_it(built: Built, tmp_path: Path) -> None:
    bare = overflow.without_autofit(built.pptx, tmp_path / "bare.pptx")
    assert overflow.words_outside(bare, libreoffice.to_pdf(bare, tmp_path)) == []


# --- what the files hold -------------------------------------------------------------------


def test_the_default_deck_has_its_seventeen_slides_and_continues_none(default: Built) -> None:
    assert len(stages.pptx_slides(default.pptx)) == 17
    assert not any(scene.continued for scene in default.scenes)


def test_every_slide_of_the_default_deck_has_notes(default: Built) -> None:
    assert all(stages.pptx_notes(slide) for slide in stages.pptx_slides(default.pptx))


def test_titles_stand_in_title_placeholders_and_are_unique(default: Built) -> None:
    slides = stages.pptx_slides(default.pptx)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert all(titles)
    assert len({*titles}) == len(titles)


def test_titles_are_those_of_the_scenes(built: Built) -> None:
    slides = stages.pptx_slides(built.pptx)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    footnotes = "0123456789"  # a reference in a title is text of it in the file
    expected = [scene.title for scene in built.scenes]
    assert [title.rstrip(footnotes) for title in titles] == expected


def test_every_word_of_the_model_is_laid_out_and_no_other(composed: Composed) -> None:
    presentation = composed.presentation
    assert text_loss.in_layout(presentation.deck.slides, presentation.scenes) == []


def test_the_pptx_holds_the_text_that_was_laid_out_in_its_order(built: Built) -> None:
    assert text_loss.in_pptx(built.scenes, stages.pptx_slides(built.pptx)) == []


def test_the_pptx_holds_every_word_of_the_notes(built: Built) -> None:
    slides = stages.pptx_slides(built.pptx)
    for scene, slide in zip(built.scenes, slides, strict=True):
        written = " ".join([scene.time, *stages.paragraphs(block_texts(scene.notes))])
        assert Counter(" ".join(stages.pptx_notes(slide)).split()) == Counter(written.split())


def test_the_handout_holds_every_slide_its_notes_and_its_handout_text(built: Built) -> None:
    sections = stages.handout_sections(built.handout)
    for scene, section in zip(built.scenes, sections, strict=True):
        below = block_texts((*scene.notes, *scene.handout))
        written = Counter([*stages.scene_text(scene, marks=False), *stages.paragraphs(below)])
        assert written - Counter(section) == Counter(), scene.id
        added = Counter(section) - written
        assert [text for text in added if not HANDOUTS_OWN.fullmatch(text)] == [], scene.id


def test_both_files_hold_the_alternative_texts(built: Built) -> None:
    slides = stages.pptx_slides(built.pptx)
    figures = stages.handout_figures(built.handout)
    for scene, slide, section in zip(built.scenes, slides, figures, strict=True):
        written = stages.figure_alts(scene.items)
        assert stages.pptx_alts(slide) == written, scene.id
        assert section[: len(written)] == written, scene.id


# --- same input, same bytes ----------------------------------------------------------------


@pytest.mark.parametrize("source", EXPECTED, ids=lambda path: path.stem)
def test_two_builds_in_two_folders_are_the_same_bytes(source: Path, tmp_path: Path) -> None:
    first = build_elsewhere(source, tmp_path / "here", seed="1")
    second = build_elsewhere(source, tmp_path / "over" / "there", seed="2")
    assert first.keys() == second.keys()
    assert all(first[name] == second[name] for name in first)
    assert len(first) == len(WRITERS)


def build_elsewhere(source: Path, folder: Path, *, seed: str) -> dict[str, bytes]:
    """Copy a deck to a folder and build it there in a new process, its hashes seeded anew."""
    decks = folder / "decks"
    shutil.copytree(source if source.is_dir() else source.parent, decks / source.stem)
    if source == EXAMPLE:
        shutil.copytree(DEFAULT, decks / DEFAULT.name)
        shutil.copytree(ROOT / "branding", folder / "branding")
    deck = decks / source.stem if source.is_dir() else decks / source.stem / source.name
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    environment.pop("SOURCE_DATE_EPOCH", None)
    subprocess.run(
        [sys.executable, "-m", "deckbuilder", "build", str(deck), "-f", "all", "-o", "out", "-q"],
        cwd=folder,
        env=environment,
        check=True,
    )
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
