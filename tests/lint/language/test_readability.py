"""The reading age of a text, by the published formula."""

from __future__ import annotations

import pytest

from deckbuilder.lint.language.readability import count_syllables, find_reading_age
from deckbuilder.lint.language.sentences import split_sentences

SYLLABLES = {
    1: "asked heard makes times whole plan child",
    2: "being children create handled houses needed neighbours people quiet something tables",
    3: "abused agency area behaviour changing courageous families idea poverty religion violence",
    4: "adolescent circumstances cooperate criminality information material practitioner society",
}
EXCEPTIONS = {"abused": 2, "changing": 2, "criminality": 5, "circumstances": 4}


@pytest.mark.parametrize(
    ("word", "number"),
    [
        (word, EXCEPTIONS.get(word, number))
        for number, words in SYLLABLES.items()
        for word in words.split()
    ],
)
def test_syllables_are_counted_by_the_letters(word: str, number: int) -> None:
    assert count_syllables(word) == number


def test_a_word_has_a_syllable_at_least() -> None:
    assert [count_syllables(word) for word in ("hmm", "the", "e", "children’s")] == [1, 1, 1, 2]


def test_reading_age_is_the_grade_and_five_years() -> None:
    sentences = list(split_sentences("The child is at home. Nobody has seen him since Friday."))
    words, syllables = 11, 14
    grade = 0.39 * words / 2 + 11.8 * syllables / words - 15.59
    assert find_reading_age(sentences) == pytest.approx(grade + 5)
