"""Variables that nothing inserts."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule


@rule(
    "DB682",
    "unused-variable",
    ADVICE,
    summary="A variable of the deck is inserted nowhere: in no slide, no setting and no variant.",
    why="Whoever changes it expects the slides to change, and they do not. Often the words are "
    "written out on a slide instead.",
    example='`area = "Sampleshire"` under `[variables]`, and no `{{ area }}` on a slide',
    fix="Insert it where its text stands (`{{ area }}`), or take it out.",
    source="This tool's own rule; no published one",
)
def unused_variable(subject: Subject) -> Iterator[Finding]:
    """Find variables that the deck's own author set, and no text inserts."""
    folder = subject.folder
    for name in subject.deck.variables:
        place = subject.deck.place_of(f"variables.{name}")
        if place.path == folder.settings_file and not folder.inserts(name):
            yield Finding(
                place,
                f"nothing inserts the variable {name!r}",
                hint=f"write {{{{ {name} }}}} where it is to stand, or take it out",
                at=name,
            )
