"""The lines of a finished deck: LibreOffice breaks them where the layout did."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.scene.presentation import Presentation
from tests.shared.in_memory import write_all
from tests.shared.validators import ROOT, breaks, libreoffice

pytestmark = pytest.mark.slow

LEAST_SHARE = 0.97
"""How many of the wrapped paragraphs must break alike; all of them did when this was written."""


@pytest.fixture(scope="module")
def presentation() -> Presentation:
    diagnostics = Diagnostics()
    found = pipeline.compose(
        DeckRequest(path=ROOT / "decks" / "triennial-review-2019"), diagnostics
    )
    assert found is not None, [*map(str, diagnostics)]
    return found


@pytest.fixture(scope="module")
def rendered(presentation: Presentation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("breaks")
    deck = folder / "deck.pptx"
    deck.write_bytes(write_all(presentation, ["pptx"])["pptx"])
    return libreoffice.to_pdf(deck, folder)


def test_paragraphs_break_in_the_same_places(presentation: Presentation, rendered: Path) -> None:
    compared = breaks.compare(presentation.scenes, rendered)
    wrapped = [paragraph for paragraph in compared if paragraph.wrapped]
    differing = [str(paragraph) for paragraph in wrapped if not paragraph.agrees]
    assert len(wrapped) > 50
    assert len(differing) <= (1 - LEAST_SHARE) * len(wrapped), "\n".join(differing)


def test_no_paragraph_takes_more_lines_than_were_reckoned_with(
    presentation: Presentation, rendered: Path
) -> None:
    for paragraph in breaks.compare(presentation.scenes, rendered):
        assert paragraph.theirs is not None, str(paragraph)
        assert len(paragraph.theirs) <= len(paragraph.ours), str(paragraph)


def test_other_breaks_than_the_file_s_are_found(presentation: Presentation, rendered: Path) -> None:
    """Scenes without the last line of each paragraph, put at the end of the line before it."""
    scenes = [
        replace(scene, items=tuple(map(_joined_up, scene.items))) for scene in presentation.scenes
    ]
    compared = breaks.compare(scenes, rendered)
    assert sum(not paragraph.agrees for paragraph in compared) > 10


def _joined_up(item):
    if not hasattr(item, "paragraphs"):
        return item
    paragraphs = []
    for paragraph in item.paragraphs:
        *lines, last = paragraph.lines
        if lines:
            lines[-1] = replace(lines[-1], runs=(*lines[-1].runs, *last.runs))
            paragraph = replace(paragraph, lines=tuple(lines))
        paragraphs.append(paragraph)
    return replace(item, paragraphs=tuple(paragraphs))
