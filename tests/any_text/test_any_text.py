"""Any UTF-8 text as a slide: no traceback, no hang, and every word in every file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.any_text import texts
from tests.any_text.judging import Workshop, write_pptx_of
from tests.shared.validators import ooxml

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]  # five hundred builds a test

EACH = settings(max_examples=500, suppress_health_check=[HealthCheck.data_too_large])
"""Four times as many make 2,000; the time limit is the workshop's own."""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("workshop"))


@EACH
@given(text=texts.CHARACTERS_ALONE)
def test_any_characters_below_a_title(workshop: Workshop, text: str) -> None:
    workshop.judge(f"# Title\n\n{text}")


@EACH
@given(text=texts.GLUED)
def test_any_marks_below_a_title(workshop: Workshop, text: str) -> None:
    workshop.judge(f"# Title\n\n{text}")


@EACH
@given(text=texts.BUILT)
def test_any_blocks_below_a_title(workshop: Workshop, text: str) -> None:
    workshop.judge(f"# Title\n\n{text}")


@EACH
@given(text=texts.MIXED, single=st.booleans())
def test_any_text_alone(workshop: Workshop, text: str, single: bool) -> None:
    """A slide without a title is an error, a deck in a single file without one is none."""
    if single:
        workshop.judge_talk(text)
    else:
        workshop.judge(text)


@pytest.mark.parametrize("name", ["CHARACTERS_ALONE", "GLUED", "BUILT", "MIXED"])
def test_the_open_xml_sdk_finds_no_fault(name: str, tmp_path: Path) -> None:
    """Five hundred other texts of each kind in one deck, those too whose faults stop a run."""
    found: list[str] = []

    @EACH
    @given(text=getattr(texts, name))
    def draw(text: str) -> None:
        found.append(text)

    draw()
    deck = write_pptx_of(found, tmp_path)
    assert ooxml.validate(deck) == []
