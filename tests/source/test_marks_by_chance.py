"""Text that is read as a mark though it was meant as text: told at its line, and no more."""

from __future__ import annotations

import pytest

from tests.source.conftest import WriteDeck
from tests.source.test_hints import faults_of


@pytest.mark.parametrize(
    ("body", "line", "message", "written"),
    [
        ("2015. Act passed\n\n2019. Review came", 5, "2019. shows as 2016.", r"2019\."),
        ("1. First\n3. Third\n7. Seventh", 4, "3. shows as 2.", r"3\."),
        ("3) Last\n2) Second\n1) First", 4, "2) shows as 4)", r"2\)"),
        ("5. Five\n5. Again", 4, "5. shows as 6.", r"5\."),
        ("- Within\n  1. One\n  1. Two\n  2. Three", 5, "1. shows as 2.", r"1\."),
        ("::: notes\n1. One\n\n4. Four\n:::", 6, "4. shows as 2.", r"4\."),
    ],
)
def test_numbers_that_a_list_counts_anew_are_told_once(
    body: str, line: int, message: str, written: str, write_deck: WriteDeck
) -> None:
    (found,) = faults_of(write_deck, body)
    assert (found.code.name, found.line) == ("read-as-mark", line)
    assert message in found.message
    assert written in found.hint


@pytest.mark.parametrize(
    "body",
    [
        "1. One\n1. Two\n1. Three",
        "0. One\n0. Two",
        "1. One\n2. Two\n\nBetween\n\n3. Three",
        "1. One\n2) Another list",
        "12. December",
        "2019. The year began.",
        "0. Nought\n1. One",
        "2015\\. Act passed\n\n2019\\. Review came",
        "1. One\n   - Within\n\n   1. Anew\n   2. On\n2. Two",
    ],
)
def test_numbers_that_show_as_typed_or_count_by_themselves_are_innocent(
    body: str, write_deck: WriteDeck
) -> None:
    assert faults_of(write_deck, body) == []
