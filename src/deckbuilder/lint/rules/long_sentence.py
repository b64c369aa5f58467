"""Sentences that are too long to follow."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.prose import opening
from deckbuilder.lint.rule import WARNING, Finding, rule

MAX_WORDS = 25


@rule(
    "DB630",
    "long-sentence",
    WARNING,
    summary="A sentence has more than 25 words.",
    why="People lose the thread of a long sentence, above all when they hear it: from a trainer "
    "who reads notes aloud, or from a screen reader. It is hardest for those who are dyslexic, "
    "tired or upset, or who have learned English later in life.",
    example="a sentence of 34 words, with two clauses that begin with “which”",
    fix="Make two sentences of it, or a sentence and a list. One idea each is enough.",
    source="GOV.UK content design: writing for GOV.UK, short sentences "
    "(https://www.gov.uk/guidance/content-design/writing-for-gov-uk)",
)
def long_sentence(subject: Subject) -> Iterator[Finding]:
    """Find sentences over the limit in all running text; a list is not one sentence."""
    for prose in subject.english:
        if prose.passage.role in ("title", "heading"):
            continue
        for sentence in prose.whole_sentences:
            if sentence.pieces > MAX_WORDS and sentence.words > MAX_WORDS:
                at, *_ = sentence.text.split(maxsplit=1)
                yield Finding(
                    prose.passage.span,
                    f"a sentence of {sentence.words} words: “{opening(sentence.text)} …”",
                    hint=f"make two of it: {MAX_WORDS} words are enough for one",
                    at=at,
                    nth=prose.occurrence(at, sentence.start),
                )
