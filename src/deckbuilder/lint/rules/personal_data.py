"""Numbers and dates of birth by which a person can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.personal_data import (
    find_births,
    find_insurance_numbers,
    find_nhs_numbers,
    has_digit,
)
from deckbuilder.lint.rule import ERROR, Finding, rule

_FINDERS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "an NHS number": find_nhs_numbers,
    "a National Insurance number": find_insurance_numbers,
    "a date of birth": find_births,
}


@rule(
    "DB653",
    "personal-data",
    ERROR,
    summary="The deck holds an NHS number, a National Insurance number or a date of birth.",
    why="One of these is enough to tell which child or adult a case is about. Decks, notes and "
    "handouts are copied and sent on, and personal data then cannot be called back.",
    example="`Child A, born 4 March 2011`",
    fix="Take it out, of the notes too. Write an age or a school year instead of a date, and "
    "never use real numbers as examples.",
    source="UK GDPR, Article 5(1)(c) data minimisation; formats: NHS Data Model and Dictionary, "
    "attribute NHS NUMBER, and HMRC National Insurance Manual, NIM39110",
)
def personal_data(subject: Subject) -> Iterator[Finding]:
    """Find what can only be of one person, in all text, notes and sources included."""
    for passage in subject.passages:
        if not has_digit(passage.text):
            continue
        for what, find in _FINDERS.items():
            for found in find(passage.text):
                yield Finding(
                    passage.span,
                    f"this reads as {what}, by which a person can be told",
                    hint="take it out; an age or a school year says enough",
                    at=found,
                )
