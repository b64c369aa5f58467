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
        "1. [ ] One\n3. [x] Two",
        "1. One\n   - Within\n\n   1. Anew\n   2. On\n2. Two",
    ],
)
def test_numbers_that_show_as_typed_or_count_by_themselves_are_innocent(
    body: str, write_deck: WriteDeck
) -> None:
    assert faults_of(write_deck, body) == []


@pytest.mark.parametrize(
    ("body", "line", "written"),
    [
        (">50% of reviews", 3, r"\>50%, or more than 50%"),
        (">£5 a head", 3, r"\>£5, or more than £5"),
        (">=10 agencies", 3, r"\>=10, or at least 10"),
        (">1,000 children.", 3, r"\>1,000, or more than 1,000"),
        ("Cases in which\n>50% were known", 4, r"\>50%"),
        ("- One\n- >5 times", 4, r"\>5"),
        ("Text[^a].\n\n[^a]: >50% in a sample.", 5, r"\>50%"),
    ],
)
def test_more_than_at_the_start_of_a_line_is_told(
    body: str, line: int, written: str, write_deck: WriteDeck
) -> None:
    (found,) = faults_of(write_deck, body)
    assert (found.code.name, found.line) == ("read-as-mark", line)
    assert written in found.hint


@pytest.mark.parametrize(
    "body",
    [
        "> 50% of reviews",
        ">Said by one",
        "> Words\n>50 of them",
        ">1. One\n>2. Two",
        r"\>50% of reviews",
        "More than >50% of reviews",
        "```\n>50%\n```",
    ],
)
def test_quotations_and_signs_that_show_are_innocent(body: str, write_deck: WriteDeck) -> None:
    assert faults_of(write_deck, body) == []


@pytest.mark.parametrize(
    ("body", "line", "written"),
    [
        ("The cost is 5*3*2 pounds.", 3, "5*3"),
        ("Of 5*3 and 4*2 pounds", 3, "5*3"),
        ("First\nthen 2**3**4", 4, "2**3"),
        ("| a | b |\n|---|---|\n| 1*2*3 | c |", 5, "1*2"),
        ("In 10~20~30 days", 3, "10~20"),
        ("In 10^20^30 days", 3, "10^20"),
        ("- £1.50*2*3", 3, "1.50*2"),
    ],
)
def test_signs_that_are_lost_between_figures_are_told(
    body: str, line: int, written: str, write_deck: WriteDeck
) -> None:
    (found,) = faults_of(write_deck, body)
    assert (found.code.name, found.line) == ("read-as-mark", line)
    assert found.message.endswith(f"does not show: {written}")


@pytest.mark.parametrize(
    "body",
    [
        "2^10^ and 10^2^ and log~2~8x and H~2~O, CO~2~, x~1~",
        "5 * 3 * 2 and *5* and **5** of 6",
        "5*3 and 10~20 days",
        r"5\*3\*2 and 10\~20\~30",
        "`5*3*2`",
        "un*usual*ly and 5^th^ and 3*rd*",
        "*5*-year plan, *1*, *2*",
        "12~~13~~14",
    ],
)
def test_emphasis_and_raised_text_are_innocent(body: str, write_deck: WriteDeck) -> None:
    assert faults_of(write_deck, body) == []
