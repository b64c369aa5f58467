"""Room to write on paper: questions with ruled lines beneath them.

Owns the containers that differ on pages from those on slides. Refuses to turn pages.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.boxes import Box, Setting, boxes, frame, stacked
from deckbuilder.layout.containers import CONTAINERS, Boxer
from deckbuilder.layout.pages.measures import RULE_PITCH
from deckbuilder.layout.scene import Item, Shape
from deckbuilder.layout.text import Look, drafts, lay_text
from deckbuilder.model import Container


def lines_of(block: Container) -> int:
    """Return how many lines to write on an author asks for."""
    return int(block.attributes.get("lines", "3"))


def _ruled_questions(block: Container, width: Emu, look: Look, setting: Setting) -> Box:
    """Make a box of questions with ruled lines beneath, as many as the author asks for."""
    text = lay_text(drafts(block.blocks, look), width, setting.faces, look)
    lines = lines_of(block)
    height = Emu(text.height + emu(RULE_PITCH * lines))

    def build(rect: Rect) -> tuple[Item, ...]:
        held = Rect(rect.x, rect.y, rect.width, text.height)
        rules = [
            Shape(
                name="Line to write on", fill="accent6",
                rect=Rect(rect.x, Emu(held.bottom + emu(RULE_PITCH * (n + 1))), width, emu(0.6)),
            )
            for n in range(lines)
        ]  # fmt: skip
        return (frame(text, held, "Question", span=block.span), *rules)

    return Box(height, build)


def _one_below_another(block: Container, width: Emu, look: Look, setting: Setting) -> Box:
    """Make a box of what else stands side by side."""
    return stacked(boxes(block.blocks, width, look, setting))


PAGE_CONTAINERS: Mapping[str, Boxer] = {**CONTAINERS, "reflect": _ruled_questions}
"""The containers of a page: as on slides, but people write on paper."""

LARGE_CONTAINERS: Mapping[str, Boxer] = {
    **PAGE_CONTAINERS,
    **dict.fromkeys(("columns", "column", "steps"), _one_below_another),
}
"""The containers of a page in large print: nothing stands beside anything else."""
