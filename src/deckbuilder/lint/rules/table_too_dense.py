"""Tables with more than can be read from the back of a room."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rendered.visible_text import count_paragraph
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.scene.slide import TableItem
from deckbuilder.scene.walk import walk_items

MAX_COLUMNS = 7
MAX_CELLS = 50
MAX_WORDS_IN_A_CELL = 30
"""The most columns, cells below the header, and words in a cell: this tool's own limits."""


@rule(
    "DB603",
    "table-too-dense",
    ADVICE,
    summary="A table on a slide has more than seven columns, more than 50 cells below its header, "
    "or more than 30 words in a cell.",
    why="From the back of the room nobody finds the cell that is spoken of. Somebody who hears "
    "the table cell by cell loses the heading of the column long before its end.",
    example="a table of 12 rows and 6 columns",
    fix="Show the rows that you speak of, or a chart, and give the whole table to participants "
    "in `::: handout`.",
    source="This tool's own limits; no published ones",
)
def table_too_dense(subject: Subject) -> Iterator[Finding]:
    """Find tables by what stands on one slide of them, each once."""
    for slide in subject.deck.slides:
        found: dict[object, Finding] = {}
        for scene in subject.scenes[slide.id]:
            for item in walk_items(scene.items):
                if isinstance(item, TableItem) and (fault := _judge(item)):
                    where = item.span or slide.place_of()
                    hint = "show the part that you speak of, and the whole in ::: handout"
                    found.setdefault(where, Finding(where, fault, hint=hint))
        yield from found.values()


def _judge(table: TableItem) -> str:
    """Say what a table has too much of, or nothing."""
    cells = (len(table.rows) - 1) * len(table.columns)
    if len(table.columns) > MAX_COLUMNS:
        return f"the table has {len(table.columns)} columns, and {MAX_COLUMNS} are the most"
    if cells > MAX_CELLS:
        return f"the table shows {cells} cells below its header, and {MAX_CELLS} are the most"
    words = max(sum(map(count_paragraph, cell.paragraphs)) for row in table.rows for cell in row)
    if words > MAX_WORDS_IN_A_CELL:
        return f"a cell of the table has {words} words, and {MAX_WORDS_IN_A_CELL} are the most"
    return ""
