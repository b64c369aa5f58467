"""How hard a text is to read, by a published formula.

Owns the formula and counting syllables. A counter of its own: the libraries that have one bring
dictionaries of many megabytes, and the verdict is on a hundred words and more, where a few
syllables do not count. Refuses to say what is too hard.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from deckbuilder.lint.language.sentences import Sentence

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![aeiouy])(?<![^aeiouy]l)e$"  # practice; not table
    r"|(?<![aeiouytd])(?<![^aeiouy]l)ed$"  # asked; not needed, handled
    r"|(?<![aeiouyszxcg])(?<!ch)(?<!sh)(?<![^aeiouy]l)es$"  # times; not houses, tables
    r"|(?<![aeiouy])(?<![^aeiouy]l)e(?=(?:ly|ment|ful|less|ness|guard|thing|time|where|body|work))"
)
_PARTED = re.compile(
    r"(?<![tscgx])i(?:a|o(?!ur)|u)|(?<![tc])ie(?=n)|ie(?=t)"  # serious, experience, society
    r"|eo(?!p|us|n)"  # video
    r"|(?<![gq])ua|(?<=\w\w)ea$|(?<=[aeiou])ing|(?<=cr)eat|^coop"  # actual, area
)


@lru_cache(maxsize=4096)
def count_syllables(word: str) -> int:
    """Count the syllables of an English word by its letters: right for nine words in ten."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    groups = len(_VOWELS.findall(word))
    return max(1, groups - len(_SILENT.findall(word)) + len(_PARTED.findall(word)))


def find_reading_age(sentences: Sequence[Sentence]) -> float | None:
    """Return the age in years at which most people can read a text; None where it has no word.

    It is the grade by Kincaid, Fishburne, Rogers and Chissom (1975), 0.39 times the words of a
    sentence plus 11.8 times the syllables of a word less 15.59, and the five years before school.
    """
    words = [word for sentence in sentences for word in _WORD.findall(sentence.text)]
    if not words:  # figures alone, or another script
        return None
    syllables = sum(map(count_syllables, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return grade + 5
