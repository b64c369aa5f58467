"""Containers as pages show them: questions with ruled lines beneath, and no columns in large print.

Owns the boxes that differ on pages from those on slides, and what one question is. Refuses to
begin pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.boxes import boxes, flow_box
from deckbuilder.layout.blocks.containers import CONTAINERS
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.stacking import Box, stacked
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
from deckbuilder.layout.pages.common.statistics import stats_below, stats_beside
from deckbuilder.layout.text.drafts import BoxedBlock, Draft, Look, draft_blocks
from deckbuilder.model import Columns, Reflect, Steps, find_inner_blocks
from deckbuilder.scene.slide import Item, Shape


def _ruled_questions(block: Reflect, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make a box of questions with ruled lines beneath, as many as the author asks for."""
    text = flow_box(draft_blocks(block.blocks, look), width, look, context, span=block.span)

    def build(rect: Rect) -> tuple[Item, ...]:
        above = rect._replace(height=text.height)
        rules = [
            Shape(
                name="Line to write on",
                fill="accent6",
                rect=Rect(rect.x, Emu(above.bottom + emu(RULE_PITCH * (n + 1))), width, emu(0.6)),
            )
            for n in range(block.lines)
        ]
        return (*text.build(above), *rules)

    return Box(Emu(text.height + emu(RULE_PITCH * block.lines)), build)


def split_questions(pieces: Sequence[Draft | BoxedBlock]) -> Iterator[list[Draft | BoxedBlock]]:
    """Yield what each question says: an item of a list with all beneath it, or a paragraph."""
    question: list[Draft | BoxedBlock] = []
    for piece in pieces:
        if question and _begins_question(piece) and not _is_heading(question[-1]):
            yield question
            question = []
        question.append(piece)
    if question:
        yield question


def _begins_question(piece: Draft | BoxedBlock) -> bool:
    if isinstance(piece, Draft) and piece.role == "item":
        return piece.level == 0
    return piece.indent == 0


def _is_heading(piece: Draft | BoxedBlock) -> bool:
    return isinstance(piece, Draft) and piece.role == "heading"


def _one_below_another(block: Columns | Steps, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make a box of what else stands side by side."""
    columns = find_inner_blocks(block)
    return stacked([box for each in columns for box in boxes(each.blocks, width, look, context)])


PAGE_CONTAINERS = replace(CONTAINERS, reflect=_ruled_questions, statistics=stats_beside)
"""The containers of a page: as on slides, but people write on paper, and ink is dear."""

LARGE_CONTAINERS = replace(
    PAGE_CONTAINERS,
    statistics=stats_below,
    steps=_one_below_another,
    columns=_one_below_another,
)
"""The containers of a page in large print: nothing stands beside anything else."""
