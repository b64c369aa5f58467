"""Different pictures that are described in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.content.alternative_texts import DescribedBlock
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Chart, Figure


@rule(
    "DB614",
    "duplicate-alt",
    WARNING,
    summary="Two different pictures or charts have the same alternative text.",
    why="Whoever listens takes them for one and the same. Often a text was copied with its line, "
    "and describes the other picture.",
    example="`![A street](images/one.png)` and `![A street](images/two.png)`",
    fix="Say in each what sets it apart from the other.",
    source="WCAG 2.2, 1.1.1 Non-text Content; that texts differ is this tool's own rule",
)
def duplicate_alt(subject: Subject) -> Iterator[Finding]:
    """Find texts that an earlier picture has, unless it is the same picture or the same data."""
    first: dict[str, DescribedBlock] = {}
    for found in subject.described:
        earlier = first.setdefault(found.alt.casefold(), found)
        if _shown(earlier) != _shown(found):
            yield found.fault(
                f"another {earlier.noun} has this alternative text, at {earlier.span}: "
                f"{found.alt!r}",
                "say what sets this one apart",
            )


def _shown(found: DescribedBlock) -> object:
    """Return what a picture, chart or table shows: its file or its data."""
    match found.block:
        case Figure():
            return found.block.image.path
        case Chart():
            return found.block.categories, found.block.positions, found.block.series
        case _:
            return found.block.rows
