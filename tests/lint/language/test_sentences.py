"""Where sentences end, and how many words they have."""

from __future__ import annotations

import pytest

from deckbuilder.lint.language.sentences import count_words, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Dr. Sample rang Ms. Example.", ["Dr. Sample rang Ms. Example."]),
        ("Tell others, e.g. Cafcass. Then wait.", ["Tell others, e.g. Cafcass.", "Then wait."]),
        ("It grew by 2.5 points. See p. 7 of it.", ["It grew by 2.5 points.", "See p. 7 of it."]),
        ("The answer is no. We ask.", ["The answer is no.", "We ask."]),
        ("M. Sample and A. B. Example", ["M. Sample and A. B. Example"]),
        ("Neither was I. We left.", ["Neither was I.", "We left."]),
        ("‘Why?’ she asked. ‘Because.’ He left.", ["‘Why?’ she asked.", "‘Because.’", "He left."]),
        ("See www.example.org/a.html for it. Ask.", ["See www.example.org/a.html for it.", "Ask."]),
        ("Well … maybe. So... no.", ["Well … maybe.", "So... no."]),
        ("A heading\nand a line", ["A heading", "and a line"]),
        ("Sample et al. (2020) say so.", ["Sample et al. (2020) say so."]),
        ("Concerns (see the plan.) Next.", ["Concerns (see the plan.)", "Next."]),
        ("  ", []),
    ],
)
def test_sentences_end_where_a_reader_pauses(text: str, sentences: list[str]) -> None:
    found = list(split_sentences(text))
    assert [sentence.text for sentence in found] == sentences
    assert all(text.startswith(sentence.text, sentence.start) for sentence in found)


def test_what_no_mark_ends_says_so() -> None:
    assert [sentence.ended for sentence in split_sentences("One. Two\nThree")] == [
        True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Share it – with the multi-agency team, and/or the school.", 9),
        ("It is 2014–2017, or 75% of 278.", 7),
        ("Neglect featured (Sample and Example, 2017) in them.", 4),
        ("Sample, Example et al agreed.", 3),
        ("Read https://example.org/a-very-long/address first.", 3),
        ("\ufffc\ufffc\ufffc\ufffc is a word to avoid.", 6),
        ("… – !", 0),
    ],
)
def test_words_are_counted_as_they_are_read_aloud(text: str, words: int) -> None:
    assert count_words(text) == words
