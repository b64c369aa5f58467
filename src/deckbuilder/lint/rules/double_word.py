"""Words that are written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.word_lists import words_of
from deckbuilder.lint.rule import WARNING, Finding, rule

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]+)\s+(\1)(?![\w’'-])", re.IGNORECASE)
_MAY_REPEAT = words_of(
    "had that her is do so no very far long more again round many much really now there then yes "
    "bye ha knock night tut well who you it on"
)
"""Words that stand twice in good English: "he had had", "carry on on Friday", "very very small"."""

_NAMES = words_of("Bill Frank Grace Mark May Pat Rose Sue Will")


@rule(
    "DB635",
    "double-word",
    WARNING,
    summary="A word is written twice.",
    why="A screen reader says it twice, and everyone in the room reads it twice. The eye of "
    "whoever wrote it skips it, most of all where a line ends between the two.",
    example="`Share what you know with the the lead professional.`",
    fix="Take one of the two out.",
    source="This tool's own rule; no published one",
)
def double_word(subject: Subject) -> Iterator[Finding]:
    """Find a word that follows itself; names (Duran Duran) and words that may are left alone."""
    for prose in subject.english:
        for found in _TWICE.finditer(prose.own):
            first, second = found[1], found[2]
            if first.lower() in _MAY_REPEAT or not _is_slip(first, second):
                continue
            yield Finding(
                prose.passage.span,
                f"{second!r} is written twice",
                hint="take one of the two out",
                at=found[0],
                nth=prose.occurrence(found[0], found.start()),
            )


def _is_slip(first: str, second: str) -> bool:
    """Tell slips ("The the", "the the") from names ("Duran Duran", "Will will") and letters."""
    return len(second) > 1 and second.islower() and first[1:].islower() and first not in _NAMES
