"""Room to write on paper: questions with ruled lines beneath them.

Owns the containers that differ on pages from those on slides. Refuses to turn pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.boxes import boxes, flow_box
from deckbuilder.layout.blocks.containers import CONTAINERS
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.stacking import Box, stacked
from deckbuilder.layout.blocks.statistics import stat_row
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
from deckbuilder.layout.text.drafts import Look, draft_blocks
from deckbuilder.model import Columns, Held, Reflect, Statistic, Steps, block_parts
from deckbuilder.scene.slide import Item, Shape


def _ruled_questions(block: Reflect, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make a box of questions with ruled lines beneath, as many as the author asks for."""
    asked = flow_box(draft_blocks(block.blocks, look), width, look, context, span=block.span)
    height = Emu(asked.height + emu(RULE_PITCH * block.lines))

    def build(rect: Rect) -> tuple[Item, ...]:
        held = Rect(rect.x, rect.y, rect.width, asked.height)
        rules = [
            Shape(
                name="Line to write on",
                fill="accent6",
                rect=Rect(rect.x, Emu(held.bottom + emu(RULE_PITCH * (n + 1))), width, emu(0.6)),
            )
            for n in range(block.lines)
        ]
        return (*asked.build(held), *rules)

    return Box(height, build)


def _one_below_another(block: Columns | Steps, width: Emu, look: Look, context: BoxContext) -> Box:
    """Make a box of what else stands side by side."""
    held = (part.blocks for part in block_parts(block) if isinstance(part, Held))
    return stacked([box for blocks in held for box in boxes(blocks, width, look, context)])


def _each_alone(stats: Sequence[Statistic], width: Emu, look: Look, context: BoxContext) -> Box:
    return stacked([stat_row((stat,), width, look, context) for stat in stats])


PAGE_CONTAINERS = replace(CONTAINERS, reflect=_ruled_questions)
"""The containers of a page: as on slides, but people write on paper."""

LARGE_CONTAINERS = replace(
    PAGE_CONTAINERS,
    statistics=_each_alone,
    steps=_one_below_another,
    columns=_one_below_another,
)
"""The containers of a page in large print: nothing stands beside anything else."""
