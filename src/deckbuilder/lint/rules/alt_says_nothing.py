"""Alternative text that says that there is a picture, not what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.content.alternative_texts import DescribedBlock
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Chart, Figure
from deckbuilder.wording import says_nothing

_OPENING = re.compile(
    r"(?:an? |the |this )?(?:image|picture|photo|photograph|pic|graphic)s?"
    r"(?: is)? (?:of|show(?:s|ing)|depict(?:s|ing))\b"
    r"|(?:llun|delwedd) (?:o|yn dangos)\b",
    re.IGNORECASE,
)


@rule(
    "DB612",
    "alt-says-nothing",
    WARNING,
    summary="An alternative text says that there is a picture, and not what it shows.",
    why="A screen reader has just said “image” or “chart”. Whoever listens hears the same "
    "twice, or nothing else.",
    example="`![Picture of a street](images/street.png)`",
    fix="Begin with what is to be seen: `![A street of terraced houses](...)`. For a chart, say "
    "what its figures show.",
    source="GOV.WALES, Images on GOV.WALES (https://www.gov.wales/images-govwales); "
    "WCAG 2.2, 1.1.1 Non-text Content (failure F30)",
)
def alt_says_nothing(subject: Subject) -> Iterator[Finding]:
    """Find alternative texts that name the kind of thing alone, or begin with it."""
    for found in subject.described:
        text = found.alt.rstrip(" .:")
        if says_nothing(text):
            yield found.fault(
                f"the alternative text says nothing of the {found.noun}: {found.alt!r}",
                f"say what the {found.noun} shows",
            )
        elif isinstance(found.block, Figure) and (opening := _OPENING.match(text)):
            yield found.fault(
                f"the alternative text begins with {opening[0]!r}, which screen readers say anyway",
                "begin with what is to be seen",
            )
        elif _repeats_title(found):
            yield found.fault(
                "the alternative text of the chart is its title, which is read anyway",
                "say what the figures show",
            )


def _repeats_title(found: DescribedBlock) -> bool:
    block = found.block
    return isinstance(block, Chart) and found.alt.casefold() == block.title.strip().casefold()
