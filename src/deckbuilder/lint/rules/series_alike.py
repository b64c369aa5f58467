"""Charts with more series than can be told apart without their colours."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Chart, walk_blocks

_MAX_SERIES = 8
"""As many bars differ in lightness or pattern, and as many lines in shape or lightness of marks."""


@rule(
    "DB620",
    "series-alike",
    WARNING,
    summary="A chart has more series than can be told apart without seeing their colours.",
    why="Eight series differ in lightness, in pattern or in their marks. From the ninth on these "
    "repeat, and only the colour differs: many people, and every print in grey, lose it.",
    example="a line chart of nine districts",
    fix="Show fewer series, join small ones, or make two charts of them.",
    source="WCAG 2.2, 1.4.1 Use of Color",
)
def series_alike(subject: Subject) -> Iterator[Finding]:
    """Find charts of more series than there are looks; slices have their names beside them."""
    for slide in subject.deck.slides:
        for block in walk_blocks((*slide.blocks, *slide.notes, *slide.handout)):
            if isinstance(block, Chart) and len(block.series) > _MAX_SERIES:
                yield Finding(
                    block.span or slide.place_of(),
                    f"the chart has {len(block.series)} series; {_MAX_SERIES} can be told apart "
                    "without their colours",
                    hint="show fewer, or make two charts of them",
                )
