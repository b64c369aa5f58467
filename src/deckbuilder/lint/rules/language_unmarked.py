"""Words in another language than the deck's that are not marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.welsh import find_welsh, is_named, may_be_welsh
from deckbuilder.lint.rule import WARNING, Finding, rule

_SCRIPTS = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "ru": "\u0400-\u052f",
    "hy": "\u0530-\u058f",
    "he": "\u0590-\u05ff",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "pa": "\u0a00-\u0a7f",
    "gu": "\u0a80-\u0aff",
    "ta": "\u0b80-\u0bff",
    "th": "\u0e00-\u0e7f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137f",
    "zh": "\u3040-\u30ff\u4e00-\u9fff",
    "ko": "\uac00-\ud7af",
}
"""A language that is written so, and the ranges of the characters of its script."""

_LATIN = frozenset(
    map(chr, (*range(0x370), *range(0x1E00, 0x1F00), *range(0x2000, 0x2200), 0xFFFC))
)
"""Latin letters and the signs beside them: a text of these alone is searched no further."""

_MIN_LETTERS = 3
"""Fewer characters are signs: a χ² or an α."""


@rule(
    "DB623",
    "language-unmarked",
    WARNING,
    summary="Words in another language are not marked as such.",
    why="A screen reader reads Welsh or Arabic words with the sounds of the deck's language, "
    "so that nobody understands them. PowerPoint marks them as misspelt.",
    example="`Croeso i chi i gyd` in a deck in English",
    fix="Mark them with their language: `[bore da]{lang=cy}`. Names of people and places need "
    "none.",
    source="WCAG 2.2, 3.1.2 Language of Parts",
)
def language_unmarked(subject: Subject) -> Iterator[Finding]:
    """Find runs of another script than the deck's, and of common Welsh words."""
    own = subject.deck.lang.partition("-")[0].lower()
    latin = own not in {*_SCRIPTS, "uk", "bg", "sr", "mk", "fa", "ur", "ps", "ku", "yi", "ja", "ti"}
    for passage in subject.passages:
        if not passage.children:  # a label, of which no part can be marked
            continue
        text = passage.prose
        found = None if not latin or _LATIN.issuperset(text) else _find_foreign(text)
        if found is None and own != "cy" and may_be_welsh(text):
            found = find_welsh(text)
        if found is not None:
            words, language = found
            yield Finding(
                passage.span,
                f"words in another language are not marked: {words!r}",
                hint=f"mark them with their language, such as [{_short(words)}]{{lang={language}}}",
                at=words,
            )


@cache
def _foreign() -> re.Pattern[str]:
    """Return what finds words of each script; making it takes longer than reading most decks."""
    return re.compile(
        "|".join(
            rf"(?P<{name}>[{letters}](?:[{letters}]|[\s\u200c\u200d,،.-]+(?=[{letters}]))+)"
            for name, letters in _SCRIPTS.items()
        )
    )


def _find_foreign(text: str) -> tuple[str, str] | None:
    """Return the first words in another script, and a language that is written in it."""
    for found in _foreign().finditer(text):
        if sum(map(str.isalpha, found[0])) >= _MIN_LETTERS and not is_named(found[0]):
            return found[0], found.lastgroup or ""
    return None


def _short(words: str) -> str:
    return words if len(words) <= 30 else f"{words[:30].strip()}…"
