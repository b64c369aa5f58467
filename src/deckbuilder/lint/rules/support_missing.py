"""Sensitive decks that name nobody to turn to."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.content.notices import shown_slides
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule


@rule(
    "DB658",
    "support-missing",
    WARNING,
    summary="A deck with sensitive slides names nobody to turn to.",
    why="People may leave upset, or know of a child at risk. They need to see whom to call, "
    "before they go home.",
    example="`sensitive: true` on a slide, no slide with contacts, and no `[support]` in deck.toml",
    fix="Add a slide with `layout: contacts`, or `[support]` with `wellbeing` and `disclosure` to "
    "deck.toml, with values from the register.",
    source="This tool's own rule; no published one.",
)
def support_missing(subject: Subject) -> Iterator[Finding]:
    """Find decks with sensitive slides but neither support nor a slide of contacts."""
    deck = subject.deck
    if not any(slide.sensitive for slide in shown_slides(deck)):
        return
    has_contacts = any(scene.layout == "contacts" for scene in subject.presentation.scenes)
    if not (deck.support.wellbeing or deck.support.disclosure or has_contacts):
        own = subject.folder.is_own
        hint = (
            "add a slide with layout: contacts, or [support] with wellbeing and disclosure"
            if own
            else "add a slide with {layout=contacts} after its title; or, in the settings at the "
            "top, support: and below it, each on a line two spaces in, wellbeing: and disclosure: "
            "with whom to turn to"
        )
        yield Finding(
            subject.deck.place_of("support"),
            "the deck has sensitive slides, but names nobody to turn to",
            hint=hint,
        )
