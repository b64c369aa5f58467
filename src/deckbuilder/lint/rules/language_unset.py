"""Decks that do not say in which language they are."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule


@rule(
    "DB622",
    "language-unset",
    ADVICE,
    summary="The deck does not say in which language it is.",
    why="It is taken for English. A screen reader would read a deck in Welsh with English sounds, "
    "and PowerPoint would mark every word as misspelt.",
    example="`deck.toml` without `lang`",
    fix='Write `lang = "en-GB"`, or `lang = "cy-GB"` for Welsh, in `deck.toml`.',
    source="WCAG 2.2, 3.1.1 Language of Page",
)
def language_unset(subject: Subject) -> Iterator[Finding]:
    """Find a deck without the setting `lang`."""
    if "lang" not in subject.deck.setting_spans:
        added = subject.word_setting("lang", f'"{subject.deck.lang}"')
        yield Finding(
            subject.deck.place_of(),
            f"the deck does not say its language, and is taken for {subject.deck.lang}",
            hint=f"add the language that it is in: {added}",
        )
