"""Statistics as pages show them: large values in a column, what they count beside them.

Owns their look on paper, without the panels of slides. Refuses slides (`blocks.statistics`).
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.blocks.stacking import Box, stack, stacked_height
from deckbuilder.layout.blocks.statistics import fit_value_size
from deckbuilder.layout.text.drafts import Draft, Look, draft_as_text, draft_paragraph
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.model import Statistic
from deckbuilder.scene.slide import Item, Shape, TextStyle

_VALUE = 2.0
"""The size of a value, in sizes of the text."""
_MAX_VALUE = 0.45
"""How much of the width the values of statistics may take, as a share."""
_AIR = 6.0
"""Space between a statistic and the lines above and below it, in points."""


def stats_beside(stats: Sequence[Statistic], width: Emu, look: Look, context: BoxContext) -> Box:
    """Make lines of a table: values in a column, what they count beside them."""
    widest = Emu(round(width * _MAX_VALUE))
    size = min(fit_value_size(each, widest, look.size * _VALUE, context) for each in stats)
    values = [_value(each, widest, size, look, context) for each in stats]
    column = Emu(max(map(_text_width, values)) + emu(look.size * 1.5))
    rows = [
        _stat_row(stat, value, column, width, look, context)
        for stat, value in zip(stats, values, strict=True)
    ]
    return _stacked(rows)


def stats_below(stats: Sequence[Statistic], width: Emu, look: Look, context: BoxContext) -> Box:
    """Make statistics whose values stand above what they count."""
    size = min(fit_value_size(each, width, look.size * _VALUE, context) for each in stats)
    rows = [
        _stat_row(each, _value(each, width, size, look, context), Emu(0), width, look, context)
        for each in stats
    ]
    return _stacked(rows)


def _stacked(rows: Sequence[Box]) -> Box:
    return Box(stacked_height(rows, 0.0), lambda rect: tuple(stack(rows, rect, gap=0.0)))


def _value(stat: Statistic, width: Emu, size: float, look: Look, context: BoxContext) -> TextBlock:
    style = TextStyle(font="heading", size=size, colour="tx2", bold=True)
    draft = Draft(role="value", texts=style_inlines(stat.value, style), style=style, spacing=0.9)
    return lay_text([draft], width, context.faces, look)


def _text_width(text: TextBlock) -> Emu:
    lines = text.paragraphs[0].lines
    return max(Emu(line.runs[-1].x + line.runs[-1].width) for line in lines if line.runs)


def _stat_row(
    stat: Statistic, value: TextBlock, column: Emu, width: Emu, look: Look, context: BoxContext
) -> Box:
    """Make a value with what it counts beside it, or below where there is no `column`."""
    drafts = [draft_paragraph(stat.label, look)] if stat.label else []
    drafts += draft_as_text(stat.blocks, look)
    if stat.source:
        drafts.append(draft_paragraph(stat.source, look, role="caption", before=look.size / 3))
    text = lay_text(drafts, Emu(width - column), context.faces, look) if drafts else None
    air, high = emu(_AIR), text.height if text else Emu(0)
    whole = max(value.height, high) if column else Emu(value.height + high)

    def build(rect: Rect) -> tuple[Item, ...]:
        y = Emu(rect.y + air)
        own = Rect(rect.x, y, column or width, whole if column else value.height)
        items: list[Item] = [
            Shape(name="Line", fill="accent6", rect=Rect(rect.x, rect.y, width, emu(0.6))),
            frame(value, own, "Value", anchor="middle", span=stat.span),
        ]
        if text:
            below = Emu(y + (0 if column else value.height))
            beside = Rect(
                Emu(rect.x + column), below, Emu(width - column), whole if column else high
            )
            items.append(frame(text, beside, "What it counts", anchor="middle", span=stat.span))
        return tuple(items)

    return Box(Emu(whole + 2 * air), build)
