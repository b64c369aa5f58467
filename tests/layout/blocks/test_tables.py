"""Tables: the widths of columns where not all words have room, and what stands for a table."""

from __future__ import annotations

from deckbuilder.geometry import emu, rect
from deckbuilder.layout.blocks.tables import TableParts, table_box_parts
from deckbuilder.layout.text.drafts import Look
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.model import Cell, Table
from deckbuilder.scene.slide import TableItem
from tests.shared.small_slides import default_brand, text


def table(*rows: tuple[str, ...]) -> Table:
    header, *others = (tuple(Cell(children=text(said)) for said in row) for row in rows)
    return Table(header=header, rows=tuple(others), alignments=("left",) * len(header), caption=())


def measured(made: Table, width: float) -> TableParts:
    brand = default_brand()
    return table_box_parts(made, emu(width), Look(size=18.0, min_size=12.0), brand, Faces(brand))


def lines(parts: TableParts, row: int) -> list[list[str]]:
    return [
        ["".join(run.text for run in line.runs).strip()
         for paragraph in cell.paragraphs for line in paragraph.lines]
        for cell in parts.texts[row]
    ]  # fmt: skip


def described(made: Table) -> str:
    found = measured(made, 800).place(rect(0, 0, 800, 400))
    assert isinstance(found, TableItem)
    return found.alt


WIDE = table(
    ("Responsibilities", "Accommodation", "Year", "Cases"),
    ("safeguarding arrangements", "notifications", "2018", "1,234,567"),
)


def test_only_columns_of_long_words_give_way_where_not_all_have_room() -> None:
    parts = measured(WIDE, 400)
    assert sum(parts.columns) == emu(400)
    _, _, year, cases = lines(parts, 0)
    assert (year, cases) == (["Year"], ["Cases"])
    assert lines(parts, 1)[2:] == [["2018"], ["1,234,567"]]
    first, second, *_ = parts.columns
    assert abs(first - second) <= emu(1)


def test_a_number_stays_whole_where_every_word_is_broken() -> None:
    made = table(("Responsibilities",) * 5, ("safeguarding",) * 4 + ("1234567890",))
    parts = measured(made, 420)
    assert lines(parts, 1)[4] == ["1234567890"]
    assert parts.columns[4] > parts.columns[0]
    assert sum(parts.columns) == emu(420)


def test_no_column_is_narrower_than_its_longest_word_where_all_have_room() -> None:
    parts = measured(WIDE, 600)
    assert lines(parts, 0) == [["Responsibilities"], ["Accommodation"], ["Year"], ["Cases"]]


def test_a_table_is_described_in_the_number_it_has() -> None:
    assert described(table(("A", "B"), ("1", "2"))) == "Table with 1 row and the columns A, B"
    assert described(table(("A",), ("1",), ("2",))) == "Table with 2 rows and the column A"
