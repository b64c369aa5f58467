"""A deck with more than sixty planted faults: each is found at its line, and nothing else is."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from deckbuilder.builds import checking
from deckbuilder.builds.request import CheckRequest
from deckbuilder.diagnostics import Diagnostics
from tests.lint.cases import Case, read_planted

PLANTED = Path(__file__).parent / "planted"
TODAY = date(2026, 1, 31)


@pytest.fixture(scope="module")
def planted() -> Case:
    """The deck of `planted/`, with pictures beside it: one that nothing shows, and clear ones."""
    planted = read_planted(PLANTED, pictures=("park", "bench", "car", "unused"))
    planted.marks["images/unused.png", 1, "unused-image"] += 1
    return planted


@pytest.mark.slow
def test_every_planted_fault_is_found_at_its_line_and_nothing_else(
    planted: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    diagnostics = Diagnostics()
    checking.check(CheckRequest(path=Path("sample-deck"), today=TODAY), diagnostics)
    found = Counter(
        (it.path.removeprefix("sample-deck/"), it.line or 1, it.code.name) for it in diagnostics
    )
    assert found - planted.marks == Counter(), "reported, but not planted"
    assert planted.marks - found == Counter(), "planted, but not reported"


def test_there_are_sixty_of_them_and_each_is_of_its_own_kind(planted: Case) -> None:
    assert planted.marks.total() >= 60
    assert len({name for _, _, name in planted.marks}) == planted.marks.total()
