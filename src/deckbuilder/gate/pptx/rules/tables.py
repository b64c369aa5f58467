"""Tables: a header row that is marked as one, and a plain grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deckbuilder.formats.pptx.parts import A
from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.pptx.shapes import name_of
from deckbuilder.gate.rule import ERROR, WARNING, Verdict, rule

_MERGED = {"gridSpan": "1", "rowSpan": "1", "hMerge": "0", "vMerge": "0"}
"""The attributes of merged cells, and what they are in others (21.1.3.16)."""


@rule(
    "DB711",
    "pptx-table-header",
    "Missing table header",
    ERROR,
    summary="A table's first row is not marked as its header.",
    why="A screen reader says a cell's heading with the cell only where the file says which row "
    "holds the headings.",
    example="a table in PowerPoint with Header Row unticked",
    fix="In PowerPoint: click into the table, Table Design, tick Header Row, and put the headings "
    "into the first row.",
    source=checker("Missing table header", "1.3.1 Info and Relationships"),
)
def missing_table_header(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each table."""
    for slide, shape in deck.tables:
        marked = shape.table.first_row
        message = "its first row is not marked as the header"
        yield None if marked else slide.fault(message, name_of(shape))


@rule(
    "DB720",
    "pptx-merged-cells",
    "Use of merged or split cells",
    WARNING,
    summary="A table has merged or split cells.",
    why="Screen readers count rows and columns to say where they are, and lose count.",
    example="a heading over two columns",
    fix="Split the cells again, or make two tables.",
    source=checker("Use of merged or split cells", "1.3.1 Info and Relationships"),
)
def merged_or_split_cells(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each table."""
    for slide, shape in deck.tables:
        message = "it has merged or split cells"
        yield slide.fault(message, name_of(shape)) if _is_no_grid(shape) else None


def _is_no_grid(shape: Any) -> bool:
    columns = len(shape.table.columns)
    merged = any(
        cell.get(name, none) not in ("0", "false", none)
        for cell in shape._element.iter(f"{A}tc")
        for name, none in _MERGED.items()
    )
    rows = shape._element.iter(f"{A}tr")
    return merged or any(len(row.findall(f"{A}tc")) != columns for row in rows)
