"""Alternative text that is longer than anybody can listen to at once."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.model import Figure

_MAX = 125
"""The characters for a picture (GOV.WALES)."""

_MAX_FOR_DATA = 250
"""Those for a chart or a table, whose text has to say its kind, its data and its main point."""


@rule(
    "DB611",
    "alt-too-long",
    ADVICE,
    summary="An alternative text is very long.",
    why="A screen reader reads it without a pause, and a listener cannot go back within it. Some "
    "programs cut long ones off.",
    example="a picture described in three sentences",
    fix="Keep what the picture is there to say, in a sentence or two, and put the rest in the "
    "slide's text or in the handout.",
    source="GOV.WALES, Images on GOV.WALES: about 125 characters "
    "(https://www.gov.wales/images-govwales); Microsoft, Everything you need to know to write "
    "effective alt text: a sentence or two. Twice as long for charts is this tool's own limit",
)
def alt_too_long(subject: Subject) -> Iterator[Finding]:
    """Find alternative texts over the limit of their kind."""
    for found in subject.described:
        limit = _MAX if isinstance(found.block, Figure) else _MAX_FOR_DATA
        if len(found.alt) > limit:
            yield found.fault(
                f"the alternative text has {len(found.alt)} characters; {limit} are a lot",
                f"keep what the {found.noun} is there to say, and put the rest in the text",
            )
