"""What of a chart or a table is highlighted: as bold cells, and in words for who does not see it.

Owns which cells names mean. Refuses colours.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.model.blocks import Cell, Table
from deckbuilder.model.inlines import Strong
from deckbuilder.model.texts import inline_text


def with_highlights(description: str, highlight: Sequence[str]) -> str:
    """Return a description that also says what is highlighted, if anything is."""
    if not highlight:
        return description
    end = "" if description.endswith((".", "!", "?")) else "."
    before = f"{description}{end} " if description else ""
    return f"{before}Highlighted: {', '.join(highlight)}"


def find_highlights(table: Table) -> tuple[set[int], set[int]]:
    """Return the rows, counted from the header as 0, and the columns that are highlighted."""
    if not table.highlight:
        return set(), set()
    rows = {at for at, row in enumerate(table.rows, 1) if _name(row[0]) in table.highlight}
    columns = {at for at, cell in enumerate(table.header) if _name(cell) in table.highlight}
    return rows, columns


def names_to_highlight(table: Table) -> list[str]:
    """Return the names of a table's columns, and of its rows by their first cells."""
    return [_name(cell) for cell in (*table.header, *(row[0] for row in table.rows))]


def highlights_in(table: Table) -> tuple[str, ...]:
    """Return the names of what is highlighted that a table has: a part of one has few rows."""
    names = names_to_highlight(table) if table.highlight else ()
    return tuple(name for name in table.highlight if name in names)


def set_highlights(table: Table, highlight: Sequence[str]) -> Table:
    """Return a table with the rows and columns of these names in bold."""
    table = replace(table, highlight=tuple(highlight))
    rows, columns = find_highlights(table)
    body = (
        tuple(
            _bold(cell) if number in rows or at in columns else cell for at, cell in enumerate(row)
        )
        for number, row in enumerate(table.rows, 1)
    )
    return replace(table, rows=tuple(body)) if rows or columns else table


def _name(cell: Cell) -> str:
    return " ".join(inline_text(cell.children).split())


def _bold(cell: Cell) -> Cell:
    return replace(cell, children=(Strong(children=cell.children),)) if cell.children else cell
