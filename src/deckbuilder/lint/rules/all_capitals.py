"""Words in capital letters that are no abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.content.passages import Passage
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.word_lists import words_of
from deckbuilder.lint.rule import ADVICE, Finding, rule

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŴŶ]"
_WORD = rf"{_CAPITAL}+(?:['’-]{_CAPITAL}+)*"
_RUN = re.compile(
    rf"{_CAPITAL}(?<![\w.@/-].){_CAPITAL}*(?:['’-]{_CAPITAL}+)*(?:[ \n]{_WORD})*(?![\w@/]|[.-]\w)"
)
_SHOUTED = words_of(
    "NOT NEVER MUST ALWAYS DON'T DON’T ONLY STOP PLEASE WARNING IMPORTANT REMEMBER EVERY DANGER "
    "URGENT CANNOT SHOULD VERY"
)
"""Words that people put in capitals for force; none is a well known abbreviation."""

_LITTLE = words_of("THE OF AND TO IN FOR ON AT WITH YOUR OUR IS ARE DO BE BY FROM")
_LONG = 9
"""No abbreviation has as many letters."""

_LONG_IN_RUN = 6
_LONG_LINE = 13
_OPENING_MARKS = "‘“\"'"


@rule(
    "DB624",
    "all-capitals",
    ADVICE,
    summary="Words stand in capital letters.",
    why="Words in capitals have no shapes that readers know, which slows people with dyslexia "
    "most. Some screen readers spell them letter by letter. Abbreviations are meant to be so.",
    example="`Do NOT promise to keep a secret`",
    fix="Write small letters, and make a word strong that carries the point: `Do **not** promise`.",
    source="GOV.UK style guide, A to Z: capitalisation "
    "(https://www.gov.uk/guidance/style-guide/a-to-z-of-gov-uk-style); NHS Digital, A to Z of "
    "house style: capitals (https://digital.nhs.uk/about-nhs-digital/"
    "corporate-information-and-documents/nhs-digital-style-guidelines/how-we-talk/"
    "a-to-z-of-house-style)",
)
def all_capitals(subject: Subject) -> Iterator[Finding]:
    """Find paragraphs with words in capitals; what is quoted stays as it was said."""
    for passage in subject.passages:
        if passage.role not in ("alt", "quote"):
            yield from _judge(passage)


def _judge(passage: Passage) -> Iterator[Finding]:
    text = passage.prose
    if text.islower():
        return
    runs = [found[0] for found in _RUN.finditer(text) if _is_fault(found, text)]
    if runs:
        more = f" and {len(runs) - 1} more" if len(runs) > 1 else ""
        yield Finding(
            passage.span,
            f"words stand in capitals: {runs[0]!r}{more}",
            hint="write small letters; for force, **strong**",
            at=runs[0],
        )


def _is_fault(found: re.Match[str], text: str) -> bool:
    quoted = found.start() > 0 and text[found.start() - 1] in _OPENING_MARKS
    return not quoted and _is_shouted(found[0], alone=len(found[0]) == len(text))


def _is_shouted(text: str, *, alone: bool) -> bool:
    """Tell whether capitals are words, perhaps `alone` in their line, and not abbreviations."""
    words = text.split()
    parts = text.replace("-", " ").split()
    if any(part in _SHOUTED or len(part) >= _LONG for part in parts):
        return True
    little = sum(word in _LITTLE for word in words)
    long = any(len(word) >= _LONG_IN_RUN for word in words)
    several = len(words) > 2 or little > 0 or (alone and len(text) > _LONG_LINE)
    return len(words) > 1 and (little > 1 or (long and several))
