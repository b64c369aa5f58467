"""Alternative text that is the name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Figure
from deckbuilder.wording import is_file_name

_MADE_OF_SIGNS = re.compile(r"\S*(?:_|\d{3})\S*")
"""What a stem has that nobody would write as a description: an underscore, a long number."""


@rule(
    "DB610",
    "alt-file-name",
    WARNING,
    summary="The alternative text of a picture is the name of a file.",
    why="A screen reader reads it out sign by sign, and whoever cannot see the picture learns "
    "nothing of what it shows.",
    example="`![IMG_2041.jpg](images/IMG_2041.jpg)`",
    fix="Say in a few words what the picture shows, or mark it `{.decorative}` if it says nothing.",
    source="WCAG 2.2, 1.1.1 Non-text Content (failure F30); Microsoft Accessibility Checker: "
    "“All non-text content has alternative text”",
)
def alt_file_name(subject: Subject) -> Iterator[Finding]:
    """Find alternative texts that look like names of files, or are the picture's own."""
    for found in subject.described:
        own = found.block.image.path if isinstance(found.block, Figure) else None
        if is_file_name(found.alt) or _is_stem(found.alt, own):
            yield found.fault(
                f"the {found.noun} is described by a file's name: {found.alt!r}",
                f"say what the {found.noun} shows",
            )


def _is_stem(alt: str, path: Path | None) -> bool:
    return path is not None and alt == path.stem and bool(_MADE_OF_SIGNS.fullmatch(alt))
