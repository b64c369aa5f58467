"""Slides on distressing matters that are not marked as sensitive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.notices import shown_slides
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.lint.subject import Subject

_DISTRESSING = re.compile(
    r"\b(?:suicid(?:e|es|al)|self-harm(?:ed|ing)?|rap(?:e|ed|ist)|murder(?:ed|s)?|incest"
    r"|sexual(?:ly)? (?:abus|assault|exploit|viol)\w*|child(?:ren)?’s deaths?|child deaths?"
    r"|domestic (?:abuse|violence)|genital mutilation|stillb(?:irth|orn)|killed|tortured?)\b",
    re.IGNORECASE,
)
_EXEMPT = frozenset({"title", "references", "contacts"})
"""Layouts whose words are names: of the workshop, of books, of services."""


@rule(
    "DB651", "sensitive-unmarked", ADVICE,
    summary="A slide speaks of something distressing but is not marked as sensitive.",
    why="The session pack warns the facilitator of sensitive slides, and other rules see that a "
    "notice on wellbeing comes first. An unmarked slide takes everybody by surprise.",
    example="a slide on suicide without `sensitive: true`",
    mend="Add `sensitive: true` to the slide's settings. Where the word is only mentioned, ignore "
    "the rule on that line.",
    source="This tool's own rule; no published one.",
)  # fmt: skip
def sensitive_unmarked(subject: Subject) -> Iterator[Finding]:
    """Find the first distressing word of each shown slide that is not marked."""
    layouts = {scene.slide_id: scene.layout for scene in subject.presentation.scenes}
    unmarked = {
        slide.id
        for slide in shown_slides(subject.deck)
        if not slide.sensitive and layouts.get(slide.id) not in _EXEMPT
    }
    for passage in subject.passages:
        if passage.slide.id not in unmarked or passage.place not in ("title", "slide"):
            continue
        if found := _DISTRESSING.search(passage.text):
            unmarked.remove(passage.slide.id)
            yield Finding(
                passage.span,
                f"the slide speaks of {found[0]!r} but is not marked as sensitive",
                hint="add sensitive: true to its settings",
                at=found[0],
            )
