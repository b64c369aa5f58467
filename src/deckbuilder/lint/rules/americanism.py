"""American spellings in a British deck."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.british import write_british
from deckbuilder.lint.language.prose import is_name
from deckbuilder.lint.rule import WARNING, Finding, rule

_WORD = re.compile(r"(?<![\w@#’'\ufffc])[A-Za-z]{4,}(?![\w@’'\ufffc])")


@rule(
    "DB636",
    "americanism",
    WARNING,
    summary="A word is spelt as in American English, in a deck in British English.",
    why="A screen reader with a British voice may say it oddly, and readers stop at it. Mixed "
    "spellings also look as if parts had been copied without care.",
    example="`Record the child’s behavior.` in a deck whose language is en-GB",
    fix="Write it the British way. A name keeps its own spelling, with a capital. For -ize "
    'throughout set `lang = "en-GB-oxendict"`; for American English, `lang = "en-US"`.',
    source="GOV.UK style guide A to Z: Americanisms "
    "(https://www.gov.uk/guidance/style-guide/a-to-z)",
)
def americanism(subject: Subject) -> Iterator[Finding]:
    """Find American spellings; not in names, quotations and sources."""
    if subject.deck.lang.lower() not in ("en", "en-gb"):
        return
    if not any(write_british(word.lower()) for word in subject.words):
        return
    known = {word.lower() for word in (*subject.deck.words, *subject.brand.language.words)}
    for prose in subject.english:
        for found in _WORD.finditer(prose.own):
            word = found[0]
            british = write_british(word.lower())
            if british is None or word.lower() in known or is_name(prose.own, *found.span()):
                continue
            yield Finding(
                prose.passage.span,
                f"{word!r} is the American spelling",
                hint=f"write {_like(word, british)!r}",
                at=word,
                nth=prose.occurrence(word, found.start()),
            )


def _like(word: str, other: str) -> str:
    """Return another word with a capital where the first has one."""
    return other.capitalize() if word[0].isupper() else other
