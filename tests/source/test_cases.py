"""The dialect by example: what each input becomes, and where each fault is reported."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics, Severity
from deckbuilder.source import read_deck
from tests.source.cases import Case, read_cases
from tests.source.conftest import WriteDeck
from tests.source.outline import outline

_MARK = re.compile(r" \{(DB\d{3})\}")


@pytest.mark.parametrize("case", [*read_cases("text.md"), *read_cases("blocks.md")], ids=str)
def test_slide_becomes_outline(case: Case, write_deck: WriteDeck) -> None:
    diagnostics = Diagnostics()
    deck = read_deck(write_deck({"slides/01-sample.md": case.text}), diagnostics)
    assert deck is not None
    assert outline(deck.slides[0]) == case.outline
    assert {found.code.name for found in diagnostics} <= {"data-unfilled"}


@pytest.mark.parametrize("case", read_cases("single.md"), ids=str)
def test_single_file_becomes_outline(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "talk.md"
    file.write_text(case.text, encoding="utf-8")
    diagnostics = Diagnostics()
    deck = read_deck(file, diagnostics)
    assert deck is not None
    assert "\n".join(outline(slide) for slide in deck.slides) == case.outline
    assert not list(diagnostics)


@pytest.mark.parametrize("case", read_cases("diagnostics.md"), ids=str)
def test_each_fault_is_reported_where_it_is_marked(case: Case, write_deck: WriteDeck) -> None:
    marked = Counter(
        (number, code)
        for number, line in enumerate(case.text.split("\n"), 1)
        for code in _MARK.findall(line)
    )
    diagnostics = Diagnostics()
    deck = read_deck(write_deck({"slides/01-sample.md": _MARK.sub("", case.text)}), diagnostics)
    assert deck is not None
    assert Counter((found.line or 1, found.code.id) for found in diagnostics) == marked
    for found in diagnostics:
        assert found.path == "deck/slides/01-sample.md"
        assert found.hint or found.severity < Severity.ERROR, found
