"""Links whose words do not say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.passages import find_links
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.lint.subject import Subject
from deckbuilder.model.texts import inline_text

_VAGUE = re.compile(
    r"(?:please )?(?:(?:click|press|tap|see|read|go|visit|find out|learn) )?"
    r"(?:(?:on )?(?:here|this|this link|this page|this website|the link|link|more|details|"
    r"more information|more details|further information|website|page|document|pdf))?"
    r"(?: here)?",
    re.IGNORECASE,
)


@rule(
    "DB613", "vague-link", WARNING,
    summary="The words of a link do not say where it leads.",
    why="Screen readers can list a page's links without the text around them; a list of “click "
    "here” helps nobody. On paper such a link says nothing at all.",
    example="`[click here](https://example.org/policy)`",
    mend="Make the words name what the link leads to: `[our policy on neglect](https://...)`.",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) and 2.4.9; "
    "GOV.UK content design: links (https://www.gov.uk/guidance/content-design/links)",
)  # fmt: skip
def vague_link(subject: Subject) -> Iterator[Finding]:
    """Find links whose words, taken alone, could lead anywhere."""
    for passage in subject.passages:
        for link in find_links(passage.children):
            words = inline_text(link.children).strip()
            if _VAGUE.fullmatch(words.strip(" .:!»›>→")):
                yield Finding(
                    passage.span,
                    f"the words of the link do not say where it leads: {words!r}",
                    hint="write what the link leads to",
                    at=words,
                )
