"""Tables: the widths of columns where not all words have room, and what stands for a table."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu, rect
from deckbuilder.layout.blocks.column_widths import TableFit
from deckbuilder.layout.blocks.containers import CONTAINERS
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.tables import TableParts, fit_table, table_box_parts
from deckbuilder.layout.blocks.wide_tables import fit_tables
from deckbuilder.layout.text.drafts import Look
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.model import Cell, Strong, Table, inline_text
from deckbuilder.model.highlights import set_highlights
from deckbuilder.scene.slide import TableItem
from tests.shared.small_slides import default_brand, scenes_of, slide, text


def table(*rows: tuple[str, ...]) -> Table:
    header, *others = (tuple(Cell(children=text(said)) for said in row) for row in rows)
    return Table(header=header, rows=tuple(others), alignments=("left",) * len(header), caption=())


def measured(made: Table, width: float, min_size: float = 18.0) -> TableParts:
    brand, look = default_brand(), Look(size=18.0, min_size=min_size)
    faces = Faces(brand)
    return table_box_parts(made, fit_table(made, (emu(width),), look, brand, faces), look, faces)


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


# --- tables with too many columns for their place -------------------------------------------


YEARS = tuple(f"20{year}/{year + 1}" for year in range(12, 24))
PLANS = table(
    ("Measure", *YEARS),
    ("Children in need plans", *("1,234",) * len(YEARS)),
    ("Child protection plans", *("567",) * len(YEARS)),
)


def fitted(
    made: Table, *widths: float, room: float | None = None, table_size: float = 18.0
) -> list[tuple[Table, TableFit]]:
    brand = default_brand()
    brand = replace(brand, sizes=replace(brand.sizes, table=table_size))
    context = BoxContext(brand, Faces(brand), Diagnostics(), CONTAINERS)
    look = Look(size=24.0, min_size=18.0)
    height = None if room is None else emu(room)
    return fit_tables(made, tuple(map(emu, widths)), look, context, room=height)


def shown(made: Table) -> list[list[str]]:
    return [[inline_text(cell.children) for cell in row] for row in (made.header, *made.rows)]


def test_margins_are_narrower_before_words_are_broken() -> None:
    wide = table(("Measure", *YEARS[:9]), ("Plans", *("1,234",) * 9))
    [(found, fit)] = fitted(wide, 852)
    assert found is wide
    assert fit.whole
    assert fit.beside < emu(10)
    [(_, fit)] = fitted(table(YEARS[:3]), 852)
    assert fit.beside == emu(10)


def test_type_is_smaller_before_a_table_has_another_form() -> None:
    [(_, large)] = fitted(table(YEARS[:9]), 852, table_size=22)
    [(_, smaller)] = fitted(table(YEARS), 852 + 40, table_size=22)
    assert large.whole
    assert smaller.whole
    assert (large.size, smaller.size) == (22.0, 18.0)


def test_a_table_takes_a_wider_place_before_it_has_another_form() -> None:
    [(found, fit)] = fitted(PLANS, 600, 1000)
    assert found is PLANS
    assert fit.width == emu(1000)
    [(_, fit)] = fitted(WIDE, 600, 1000)
    assert fit.width == emu(600)


def test_a_table_of_few_rows_and_many_columns_is_turned() -> None:
    [(turned, fit)] = fitted(PLANS, 500)
    assert fit.whole
    assert shown(turned)[:2] == [
        ["Measure", "Children in need plans", "Child protection plans"],
        ["2012/13", "1,234", "567"],
    ]
    assert len(turned.rows) == len(YEARS)
    assert isinstance(turned.rows[0][0].children[0], Strong)


def test_columns_go_on_below_where_a_turned_table_is_too_high() -> None:
    first, second = fitted(PLANS, 852, room=370)
    assert shown(first[0])[0] == ["Measure", *YEARS[:6]]
    assert shown(second[0])[1] == ["Children in need plans", *["1,234"] * 6]
    assert first[1].whole
    assert second[1].whole


def test_columns_go_on_below_where_a_turned_table_is_too_wide() -> None:
    captioned = replace(PLANS, rows=PLANS.rows * 8, caption=text("Plans"))
    tables = [found for found, _ in fitted(captioned, 852)]
    assert [shown(found)[0][0] for found in tables] == ["Measure", "Measure"]
    assert [inline_text(found.caption) for found in tables] == ["Plans", "Plans (continued)"]


def test_a_word_for_no_column_leaves_the_table_and_its_other_words_as_they_are() -> None:
    made = table(("Responsibilities", "Note", "Year"), ("Safeguarding", "x" * 200, "2018"))
    [(found, fit)] = fitted(made, 852)
    assert found is made
    assert not fit.whole
    assert fit.beside == emu(10)
    first, _, last = lines(measured(made, 852), 1)
    assert (first, last) == (["Safeguarding"], ["2018"])


def test_a_word_for_no_column_takes_no_room_from_words_that_have_some() -> None:
    made = table(("Accommodation", "Year", "x" * 90), ("multidisciplinary", "2018", "y"))
    first, year, _ = lines(measured(made, 410), 1)
    assert (first, year) == (["multidisciplinary"], ["2018"])


def test_an_address_is_cut_before_a_table_has_another_form() -> None:
    address = "https://www.example.org/sample/reports/annual/pages"
    made = table(("Service", "Address", "Telephone"), ("Sample", address, "01632 960 999"))
    [(found, fit)] = fitted(made, 500)
    assert found is made
    assert fit.whole
    assert all(line.endswith(("/", ".", "pages")) for line in lines(measured(made, 500), 1)[1])
    [(_, fit)] = fitted(made, 852)
    assert lines(measured(made, 852), 1)[1] == [address]


# --- what is highlighted -------------------------------------------------------------------

REPORTS = table(("Type", "2018", "2019"), ("Neglect", "4", "6"), ("Other", "1", "2"))


def placed(made: Table) -> TableItem:
    return measured(made, 800).place(rect(0, 0, 800, 400))


def emphasis(found: TableItem) -> list[str]:
    """Return the cells of each row: those in bold as B, those with a fill as F, a bar as |."""
    return [
        " ".join(
            ("|" if cell.bar else "")
            + ("B" if cell.paragraphs[0].lines[0].runs[0].style.bold else "")
            + {"bg2": "F", "accent1": "A"}.get(str(cell.fill), "")
            or "."
            for cell in row
        )
        for row in found.rows
    ]


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        ((), ["B B B", ". . .", "F F F"]),
        (("Neglect",), ["B B B", "|BF BF BF", ". . ."]),
        (("2019",), ["B B BA", ". . BF", ". . BF"]),
        (("Other", "2019"), ["B B BA", ". . BF", "|BF BF BF"]),
    ],
)
def test_highlighted_rows_and_columns_are_bold_on_a_fill_and_said(
    names: tuple[str, ...], rows: list[str]
) -> None:
    found = placed(set_highlights(REPORTS, names))
    assert emphasis(found) == rows
    said = f". Highlighted: {', '.join(names)}" if names else ""
    assert found.alt == f"Table with 2 rows and the columns Type, 2018, 2019{said}"


def test_a_highlight_stays_with_its_row_where_a_table_goes_on() -> None:
    parts = measured(set_highlights(REPORTS, ("Other",)), 800)
    first, second = (parts.part(at, at + 1).place(rect(0, 0, 800, 400)) for at in (1, 2))
    assert emphasis(first) == ["B B B", ". . ."]
    assert emphasis(second) == ["B B B", "|BF BF BF"]


def test_a_part_of_a_table_says_only_what_is_highlighted_in_it() -> None:
    rows = [(f"Row {number}", "1") for number in range(1, 31)]
    made = set_highlights(table(("Place", "Count"), *rows), ("Row 3", "Count"))
    presentation, _ = scenes_of(slide(made))
    said = [
        item.alt.partition("Highlighted: ")[2]
        for scene in presentation.scenes
        for item in scene.items
        if isinstance(item, TableItem)
    ]
    assert len(said) > 1
    assert said == ["Row 3, Count", *["Count"] * (len(said) - 1)]


def test_a_highlighted_row_is_a_column_where_a_table_is_turned() -> None:
    made = set_highlights(PLANS, ("Child protection plans", "2013/14"))
    [(turned, _)] = fitted(made, 500)
    rows = emphasis(placed(turned))
    assert rows[0] == "B B BA"
    assert rows[1:4] == ["B . BF", "|BF BF BF", "B . BF"]
    long = replace(made, rows=made.rows * 8)
    assert [emphasis(placed(found))[2][:5] for found, _ in fitted(long, 852)] == ["|BF B"] * 2


@pytest.mark.parametrize("content", ["19 May 2024", "12 months", "0808 800 5000", "SW1A 1AA"])
def test_a_date_has_one_line_while_another_column_has_room(content: str) -> None:
    made = table(("Topic", "When"), ("Sample words that want all the width " * 3, content))
    assert lines(measured(made, 300), 1)[1] == [content]
