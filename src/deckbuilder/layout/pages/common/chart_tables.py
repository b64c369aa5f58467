"""The data of charts as tables: what a chart shows, for those who do not see it.

Owns the form of that table. Refuses to place it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckbuilder.model import (
    Alignment,
    Block,
    Cell,
    Chart,
    Emphasis,
    Inline,
    Paragraph,
    Strong,
    Table,
    Text,
    replace_inner_blocks,
    walk_blocks,
)
from deckbuilder.model.highlights import set_highlights, with_highlights
from deckbuilder.scene.slide import ChartItem, Item
from deckbuilder.scene.walk import walk_items

_LEFT: Alignment = "left"
_RIGHT: Alignment = "right"


def chart_table(chart: Chart) -> Table:
    """Return a chart's numbers as a table: a row for each point, a column for each series."""
    from deckbuilder.model.number_formats import format_values  # few decks hold charts

    across = "Position" if chart.positions else "Category"
    first = chart.x_title or chart.first_header or across
    heads = [first, *(_name(chart, index) for index in range(len(chart.series)))]
    table = Table(
        header=tuple(map(_cell, heads)),
        rows=tuple(tuple(map(_cell, row)) for row in format_values(chart)),
        alignments=(_LEFT, *(_RIGHT for _ in chart.series)),
        caption=(Text(text=f"Data of the chart: {chart.title}{_explain_marks(chart)}"),),
    )
    return set_highlights(table, chart.highlight)


def chart_words(chart: Chart) -> tuple[Block, ...]:
    """Return what stands for a chart where none is drawn: its title, and what it shows."""
    words: list[Inline] = [Strong(children=(Text(text=chart.title),))]
    if chart.alt:
        description = with_highlights(chart.alt, chart.highlight)
        words.append(Emphasis(children=(Text(text=f"Chart: {description}"),)))
    return tuple(Paragraph(children=(line,), span=chart.span) for line in words)


def charts_as_words(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with the words and data of charts in their places, also in what they hold."""
    return tuple(part for block in blocks for part in _as_words(block))


def _as_words(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Chart):
        return (*chart_words(block), chart_table(block))
    return (replace_inner_blocks(block, charts_as_words),)


def _name(chart: Chart, index: int) -> str:
    name = chart.series[index].name or (chart.y_title if len(chart.series) == 1 else "")
    return name or (f"Value {index + 1}" if len(chart.series) > 1 else "Value")


def _explain_marks(chart: Chart) -> str:
    """Say what the marks among a chart's values mean."""
    marks = "".join(mark for series in chart.series for mark in series.marks)
    if not marks:
        return ""
    from deckbuilder.model.shorthand import MEANINGS

    names = dict.fromkeys(marks.strip("[]").split("]["))
    return f" ({', '.join(f'[{name}] {MEANINGS[name]}' for name in names)})"


def _cell(text: str) -> Cell:
    return Cell(children=(Text(text=text),))


def charts_in(blocks: Iterable[Block]) -> Iterator[Chart]:
    """Yield the charts among blocks, and in what blocks hold."""
    return (block for block in walk_blocks(blocks) if isinstance(block, Chart))


def charts_on(items: Iterable[Item]) -> Iterator[Chart]:
    """Yield the charts of a slide that was laid out."""
    return (item.chart for item in walk_items(items) if isinstance(item, ChartItem))
