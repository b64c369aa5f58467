"""Figures and contacts typed by hand that the register holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.model import Fact

_SHORT = 3
"""The fewest characters of a value by which it can be told from any other number."""


@rule(
    "DB656",
    "value-typed",
    ADVICE,
    summary="A figure or contact that the register holds is typed by hand.",
    why="When it changes in the register, this place keeps the old one, and the deck contradicts "
    "itself.",
    example="`Call 01632 960001` where `[contacts.hub]` has that value",
    fix="Write `{{ contacts.hub }}` in its place, or the name of the fact.",
    source="This tool's own rule; no published one.",
)
def value_typed(subject: Subject) -> Iterator[Finding]:
    """Find values of the register in the sources of slides; in citations they are others' words."""
    known = [fact for fact in subject.deck.facts.values() if _is_distinctive(fact)]
    if not known:
        return
    values = {fact.value.lower(): fact for fact in reversed(known)}
    longest_first = sorted(values, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    pattern = re.compile(rf"(?<![\w.,])(?:{either})(?![\w%]|[.,]\d)", re.IGNORECASE)
    for passage in subject.passages:
        lower = passage.text.lower()
        if passage.place == "source" or not any(value in lower for value in longest_first):
            continue
        for words in dict.fromkeys(found[0] for found in pattern.finditer(passage.text)):
            if subject.is_typed(words, passage.span):
                fact = values[words.lower()]
                yield Finding(
                    passage.span,
                    f"{words!r} is typed by hand, but the register holds it as {fact.id}",
                    hint=f"write {{{{ {fact.id} }}}} in its place",
                    at=words,
                )


def _is_distinctive(fact: Fact) -> bool:
    """Tell whether a value is hardly there by chance: a contact, or a figure of some length."""
    if fact.slot or len(fact.value) < _SHORT:
        return False
    return fact.id.startswith("contacts.") or any(map(str.isdigit, fact.value))
