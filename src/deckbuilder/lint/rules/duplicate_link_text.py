"""Links with the same words that lead to different places."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.content.links import PlacedLink
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.wording import is_vague


@rule(
    "DB616",
    "duplicate-link-text",
    ADVICE,
    summary="Two links have the same words and lead to different places.",
    why="In a screen reader's list of links nobody can tell them apart; and where one of them was "
    "copied, its address may be the wrong one.",
    example="`[guidance](https://example.org/a)` and `[guidance](https://example.org/b)`",
    fix="Name in each what it leads to, such as the guidance on what.",
    source="WCAG 2.2, 2.4.9 Link Purpose (Link Only)",
)
def duplicate_link_text(subject: Subject) -> Iterator[Finding]:
    """Find links whose words an earlier link has that leads elsewhere."""
    first: dict[str, PlacedLink] = {}
    for found in subject.links:
        if is_vague(found.words):  # which is said already
            continue
        earlier = first.setdefault(found.words.casefold(), found)
        if _place(earlier.link.target) != _place(found.link.target):
            yield found.fault(
                f"the words {found.words!r} lead to {earlier.link.target} at "
                f"{earlier.passage.span}, and to {found.link.target} here",
                "name in each what it leads to, or correct the address",
            )


def _place(target: str) -> str:
    """Return an address without what leads to the same place either way."""
    place = target.partition("://")[2] or target
    return place.removeprefix("www.").rstrip("/")
