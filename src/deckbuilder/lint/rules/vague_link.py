"""Links whose words do not say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.lint.subject import Subject

_VAGUE = re.compile(
    r"(?:please )?"
    r"(?:(?:click|press|tap|see|view|read|open|go|visit|find out|learn|watch|download|follow)"
    r"(?: on| to)? ?)?"
    r"(?:(?:the |this |that )?(?:link|page|web ?page|web ?site|site|home ?page|document|pdf|file|"
    r"attachment|url)|here|this|that|more|(?:more |further )?(?:info|information|details))?"
    r"(?: (?:about|on) (?:this|it))?(?: here)?"
    r"|(?:cliciwch )?yma|mwy|(?:rhagor|mwy) o wybodaeth|darllenwch (?:fwy|ragor)",
    re.IGNORECASE,
)
"""Words that could lead anywhere, in English and in Welsh."""


@rule(
    "DB613", "vague-link", WARNING,
    summary="The words of a link do not say where it leads.",
    why="Screen readers can list a page's links without the text around them; a list of “click "
    "here” helps nobody. On paper such a link says nothing at all.",
    example="`[click here](https://example.org/policy)`",
    mend="Make the words name what the link leads to: `[our policy on neglect](https://...)`.",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) and 2.4.9 Link Purpose (Link Only); "
    "GOV.UK content design: links (https://www.gov.uk/guidance/content-design/links)",
)  # fmt: skip
def vague_link(subject: Subject) -> Iterator[Finding]:
    """Find links whose words, taken alone, could lead anywhere."""
    for found in subject.links:
        if is_vague(found.words):
            yield found.fault(
                f"the words of the link do not say where it leads: {found.words!r}",
                "write what the link leads to",
            )


def is_vague(words: str) -> bool:
    """Tell whether the words of a link could lead anywhere."""
    return _VAGUE.fullmatch(words.strip(" .:!»›>→…").strip()) is not None
