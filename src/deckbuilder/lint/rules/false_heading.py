"""Bold paragraphs that stand as headings and are none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import (
    Block,
    Chart,
    Figure,
    Heading,
    Paragraph,
    Strong,
    Table,
    find_inner_blocks,
    walk_blocks,
)
from deckbuilder.model.texts import inline_text

_LONGEST = 60
_ENDS = (".", "!", ":", ";", ",", "…")
_TITLED = (Heading, Figure, Chart, Table)
"""What a bold line above is no heading of, but perhaps the caption."""

_COVERS = ("title", "section")


@rule(
    "DB625",
    "false-heading",
    WARNING,
    summary="A bold paragraph stands above others as a heading would.",
    why="It looks like a heading and is none. Screen readers and the handout's bookmarks pass it "
    "over, so that nobody who listens can go to what stands under it.",
    example="`**What to do**` alone on a line above a list",
    fix="Begin the line with `##` in place of the asterisks.",
    source="WCAG 2.2, 1.3.1 Info and Relationships (failure F2)",
)
def false_heading(subject: Subject) -> Iterator[Finding]:
    """Find short paragraphs that are all bold, on slides and in text for participants."""
    for slide in subject.deck.slides:
        # A cover's paragraphs are its subtitle, and none heads another.
        is_cover = any(scene.layout in _COVERS for scene in subject.scenes[slide.id])
        for blocks in ((), slide.handout) if is_cover else (slide.blocks, slide.handout):
            for group in (blocks, *_parts(blocks)):
                yield from _judge(group)


def _parts(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Yield what stands together in each column and panel; a list's points have no headings."""
    for block in walk_blocks(blocks):
        for inner in find_inner_blocks(block):
            if inner.role in ("content", "column"):
                yield inner.blocks


def _judge(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    for block, after in pairwise(blocks):
        if isinstance(after, _TITLED) or _stands_out(after):
            continue
        if isinstance(block, Paragraph) and _stands_out(block) and block.span:
            words = inline_text(block.children).strip()
            yield Finding(
                block.span,
                f"the bold line stands as a heading: {words!r}",
                hint=f"write ## {words}",
                at=words,
            )


def _stands_out(block: Block) -> bool:
    """Tell whether a block is a short paragraph all in bold, and no sentence."""
    if not isinstance(block, Paragraph):
        return False
    if len(block.children) != 1 or not isinstance(block.children[0], Strong):
        return False
    words = inline_text(block.children).strip()
    wordy = any(map(str.isalpha, words)) and len(words) <= _LONGEST
    return wordy and "\n" not in words and not words.endswith(_ENDS)
