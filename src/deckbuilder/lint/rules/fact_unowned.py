"""Entries of the register that nobody will check again."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.files.reading import shown
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule


@rule(
    "DB659",
    "fact-unowned",
    ADVICE,
    summary="An entry of the register has no date of review, or nobody who reviews it.",
    why="Figures are corrected and telephone numbers change. An entry without a date and an owner "
    "stays as it is until somebody finds out in the room.",
    example="`[contacts.hub]` with a value and no `review_by`",
    fix='Add `review_by = 2027-03-31` and `owner = "..."`: a post, not a person who may leave.',
    source="UK GDPR, Article 5(1)(d) accuracy, for contacts; this tool's own rule for figures",
)
def fact_unowned(subject: Subject) -> Iterator[Finding]:
    """Find entries of the deck's own register without `review_by` or `owner`."""
    deck = subject.deck
    own = shown(deck.root / "facts.toml")
    for fact in deck.facts.values():
        if fact.slot or fact.span is None or fact.span.path != own:
            continue
        missing = [
            name
            for name, value in (("review_by", fact.review_by), ("owner", fact.owner))
            if not value
        ]
        if missing:
            yield Finding(
                fact.span,
                f"{fact.id} has no {' and no '.join(missing)}",
                hint="say by when it is to be checked again, and who checks it",
            )
