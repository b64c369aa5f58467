"""Sentences: where they end in running text, and how many words they have.

Owns both, for English. A small module of its own, as what the Python index offers for this is no
longer looked after, or needs a trained model. Refuses to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from deckbuilder.lint.language.word_lists import words_of

_END = re.compile(r"[.!?…]+[’”'\")\]]*(?=\s|$)|\n")
_NEXT = re.compile(r"[\s‘“'\"(\[]*(\S)")
_WORD = re.compile(r"(?<!\S)[^\s\w\ufffc]*[\w\ufffc]")
_AND_OTHERS = re.compile(r"\bet al\b\.?")
_INITIAL = re.compile(r"\b[A-Z]\b\.?(?= [A-Z])|(?<=[a-z] )\b(?!I\b)[A-Z]\b(?=[,.])")

CITATION = re.compile(r"\([^()]{0,200}\b(?:1[89]|20)\d\d[a-z]?\b[^()]{0,200}\)")
"""A publication named in brackets, with its year."""
TITLES = words_of("dr mr mrs ms mx prof rev revd st rt hon sgt insp supt cllr capt")
"""Abbreviations before names, without their full stop."""
_ABBREVIATIONS = TITLES | words_of("e.g i.e eg ie cf vs approx dept")
_BEFORE_NUMBERS = words_of("no nos p pp ch fig figs vol ext tel")


class Sentence(NamedTuple):
    """A sentence and where it begins in the text; `ended` by a mark, not by the text's end."""

    text: str
    start: int
    ended: bool

    @property
    def words(self) -> int:
        """How many words it has, see `count_words`."""
        return count_words(self.text)

    @property
    def pieces(self) -> int:
        """How many pieces spaces part; it never has more words, and this is quicker."""
        return len(self.text.split())


def split_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; a line break ends one, too.

    A full stop within a word (a number, an address) ends none, nor one after an abbreviation or
    an initial, nor any mark before a small letter.
    """
    start = 0
    for mark in _END.finditer(text):
        if _ends(text, mark):
            yield from _cut(text, start, mark.end(), ended=mark[0] != "\n")
            start = mark.end()
    yield from _cut(text, start, len(text), ended=False)


def _ends(text: str, mark: re.Match[str]) -> bool:
    if mark[0] == "\n":
        return True
    following = _NEXT.match(text, mark.end())
    if following and following[1].islower():
        return False
    if not mark[0].startswith(".") or mark[0].startswith(".."):
        return True
    word = _last_word(text, mark.start())
    if len(word) == 1 and word.isupper() and word != "I":
        return following is None
    if following is None:
        return True
    if following[1].isdecimal() and word.lower() in _BEFORE_NUMBERS:
        return False
    if word == "al" and text.startswith(" (", mark.end()):
        return False
    return word.lower() not in _ABBREVIATIONS


def _last_word(text: str, end: int) -> str:
    """Return the word before a place of a text, with the full stops within it."""
    words = text[max(0, end - 12) : end].split()
    return words[-1].lstrip("(‘“'\"") if words else ""


def _cut(text: str, start: int, end: int, *, ended: bool) -> Iterator[Sentence]:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        yield Sentence(inner, start + piece.index(inner[0]), ended)


def count_words(text: str) -> int:
    """Count the words of a sentence as somebody would who reads it aloud.

    Words with hyphens, numbers and addresses count once. Citations (Sample author, 2020), "et al"
    and initials are no words.
    """
    for left_out in (CITATION, _AND_OTHERS, _INITIAL):
        text = left_out.sub(" ", text)
    return len(_WORD.findall(text))
