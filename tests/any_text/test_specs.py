"""Each example of the CommonMark and GFM specifications as a slide: built, valid, its text kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from deckbuilder.model import Deck, block_texts
from tests.any_text.judging import Workshop, write_pptx_of
from tests.shared.validators import ooxml
from tests.shared.validators.markdown_specs import Example, html_text, read_examples

pytestmark = pytest.mark.slow

COMMONMARK = read_examples("commonmark")
GFM = tuple(example for example in read_examples("gfm") if example.extension)
SECTIONS = list(dict.fromkeys(example.section for example in COMMONMARK + GFM))


OTHERWISE = {
    177: "text after a comment on its line is read as text anywhere is",
    353: "a hard space after a mark that begins a line counts as a space",
}
"""Examples of CommonMark that are read otherwise on purpose, so that marks do what authors see."""


def test_all_examples_are_there() -> None:
    assert len(COMMONMARK) == 652
    assert sum(example.extension == "table" for example in GFM) == 8
    assert len(GFM) == 24


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("workshop"))


@pytest.mark.parametrize("section", SECTIONS)
def test_an_example_is_a_slide_with_all_its_text(workshop: Workshop, section: str) -> None:
    """What the specification's HTML shows, the model has in the same order, spaces aside.

    It may have more: HTML shows as it is written, and so do titles of pictures that are not
    there. Where nothing at all is reported, it has nothing more.
    """
    for example in COMMONMARK + GFM:
        if example.section == section:
            verdict = workshop.judge(f"# Title\n\n{example.text}")
            shown = _squeezed(["Title", html_text(example.html)])
            written = _squeezed(_texts(verdict.presentation.deck))
            if example in COMMONMARK and example.number in OTHERWISE:
                assert not _follows(shown, written), example
                continue
            assert _follows(shown, written), example
            assert len(verdict.diagnostics) or shown == written, example


@pytest.mark.parametrize("section", SECTIONS)
def test_an_example_alone_is_a_deck(workshop: Workshop, section: str) -> None:
    for example in COMMONMARK + GFM:
        if example.section == section:
            workshop.judge_talk(example.text)


@pytest.mark.parametrize("examples", [COMMONMARK, GFM], ids=["commonmark", "gfm"])
@pytest.mark.parametrize("version", ooxml.VERSIONS)
def test_the_open_xml_sdk_finds_no_fault(
    examples: Sequence[Example], version: str, tmp_path: Path
) -> None:
    """All examples in one deck, those too whose faults stop a user's own run."""
    deck = write_pptx_of([example.text for example in examples], tmp_path)
    assert ooxml.validate(deck, version) == []


def _texts(deck: Deck) -> list[str]:
    parts = [(slide.blocks, *(note.blocks for note in slide.footnotes)) for slide in deck.slides]
    return ["Title", *(text for part in parts for held in part for text in block_texts(held))]


def _squeezed(texts: Sequence[str]) -> str:
    return "".join("".join(texts).split())


def _follows(shown: str, written: str) -> bool:
    """Tell whether all signs of one text stand in another, in the same order."""
    signs = iter(written)
    return all(sign in signs for sign in shown)
