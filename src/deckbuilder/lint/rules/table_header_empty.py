"""Tables with a column, or rows, that nothing heads."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Span
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Cell, Table, walk_blocks
from deckbuilder.model.texts import inline_text


@rule(
    "DB618",
    "table-header-empty",
    WARNING,
    summary="A column of a table has no heading.",
    why="A screen reader says the heading with each cell. Without it the listener hears a figure "
    "and cannot know of what. The corner above a first column of names may be empty.",
    example="`| Year | |` above a column of figures",
    fix="Write in the first line what each column holds.",
    source="WCAG 2.2, 1.3.1 Info and Relationships (technique H51); Microsoft Accessibility "
    "Checker: “Tables specify column header information”",
)
def table_header_empty(subject: Subject) -> Iterator[Finding]:
    """Find tables whose header has empty cells, but for the corner of a matrix."""
    for slide in subject.deck.slides:
        for block in walk_blocks((*slide.blocks, *slide.notes, *slide.handout)):
            if isinstance(block, Table) and (empty := _find_empty(block)):
                yield _fault(block, empty, block.span or slide.place_of())


def _find_empty(table: Table) -> list[int]:
    """Return the numbers of the columns without a heading, from 1."""
    empty = [number for number, cell in enumerate(table.header, 1) if not _text(cell)]
    return [] if empty == [1] and _is_matrix(table) else empty


def _is_matrix(table: Table) -> bool:
    """Tell whether the first cell of every row names the row: words, and no two alike."""
    names = [_text(row[0]) for row in table.rows]
    words = all(any(map(str.isalpha, name)) for name in names)
    return len(table.header) > 1 and words and len(set(names)) == len(names)


def _fault(table: Table, empty: list[int], where: Span) -> Finding:
    columns = " and ".join(map(str, empty))
    noun = "columns" if len(empty) > 1 else "column"
    verb = "have" if len(empty) > 1 else "has"
    every = len(empty) == len(table.header)
    return Finding(
        where,
        "the table has no headings"
        if every
        else f"{noun} {columns} of the table {verb} no heading",
        hint="write in the first line what each column holds",
    )


def _text(cell: Cell) -> str:
    return inline_text(cell.children).strip()
