"""Headings whose levels leave one out."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Heading, Slide, walk_blocks
from deckbuilder.model.texts import inline_text


@rule(
    "DB617",
    "heading-skipped",
    WARNING,
    summary="A heading leaves out a level.",
    why="Screen readers move by headings and say their levels. Somebody who hears level 4 after "
    "the slide's title thinks that two headings were missed.",
    example="`### A heading` directly below a slide's title, which is level 1",
    fix="Use `##` under the title, and one `#` more for each level below; size is not what "
    "levels are for.",
    source="WCAG 2.2, 1.3.1 Info and Relationships (technique G141)",
)
def heading_skipped(subject: Subject) -> Iterator[Finding]:
    """Find headings more than one level below the one before, the title at first."""
    for slide in subject.deck.slides:
        for blocks in (slide.blocks, slide.notes, slide.handout):
            above = 1
            for block in walk_blocks(blocks):
                if isinstance(block, Heading):
                    if block.level > above + 1:
                        yield _fault(block, above, slide)
                    above = block.level


def _fault(heading: Heading, above: int, slide: Slide) -> Finding:
    words = inline_text(heading.children)
    before = "the slide's title" if above == 1 else f"a heading of level {above}"
    return Finding(
        heading.span or slide.span,  # type: ignore[arg-type] # a heading that was read has one
        f"the heading {words!r} is of level {heading.level}, and before it stands {before}",
        hint=f"begin it with {'#' * (above + 1)}",
        at="#" * heading.level,
    )
