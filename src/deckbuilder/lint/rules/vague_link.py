"""Links whose words do not say where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.wording import is_vague


@rule(
    "DB613",
    "vague-link",
    WARNING,
    summary="The words of a link do not say where it leads.",
    why="Screen readers can list a page's links without the text around them; a list of “click "
    "here” helps nobody. On paper such a link says nothing at all.",
    example="`[click here](https://example.org/policy)`",
    fix="Make the words name what the link leads to: `[our policy on neglect](https://...)`.",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) and 2.4.9 Link Purpose (Link Only); "
    "GOV.UK content design: links (https://www.gov.uk/guidance/content-design/links)",
)
def vague_link(subject: Subject) -> Iterator[Finding]:
    """Find links whose words, taken alone, could lead anywhere."""
    for found in subject.links:
        if is_vague(found.words):
            yield found.fault(
                f"the words of the link do not say where it leads: {found.words!r}",
                "write what the link leads to",
            )
