"""Data as people have them: saved and pasted from spreadsheets, with marks, with traps."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostic, Diagnostics
from deckbuilder.model import Chart, Table, inline_text
from deckbuilder.model.number_formats import format_number
from deckbuilder.source import read_deck
from tests.source.conftest import WriteDeck

CHART = '# T\n\n```chart {type=KIND title="T" alt="A"SETTINGS}\nDATA\n```\n'


def read(deck: Path) -> tuple[Chart | Table | None, list[Diagnostic]]:
    """Return the first block of the first slide and what was reported."""
    diagnostics = Diagnostics()
    found = read_deck(deck, diagnostics)
    assert found is not None
    blocks = found.slides[0].blocks
    assert len(blocks) == 1
    block = blocks[0]
    return (block if isinstance(block, Chart | Table) else None), list(diagnostics)


def read_chart(
    write_deck: WriteDeck, data: str, kind: str = "column", **settings: str
) -> tuple[Chart, list[Diagnostic]]:
    written = "".join(f' {name}="{value}"' for name, value in settings.items())
    text = CHART.replace("KIND", kind).replace("SETTINGS", written).replace("DATA", data)
    chart, found = read(write_deck({"slides/1-a.md": text}))
    assert isinstance(chart, Chart)
    return chart, found


def read_table(write_deck: WriteDeck, data: str | bytes) -> tuple[list[list[str]], list[str]]:
    slide = "# T\n\n```table {src=data/t.csv}\n```\n"
    table, found = read(write_deck({"slides/1-a.md": slide, "data/t.csv": data}))
    rows = (table.header, *table.rows) if isinstance(table, Table) else ()
    cells = [[inline_text(cell.children) for cell in row] for row in rows]
    return cells, [f"{each.path}:{each.line} {each.code.name}" for each in found]


PLANS = [["Ward", "Plans"], ["North", "1,200"], ["South", "20"]]


@pytest.mark.parametrize(
    "data",
    [
        "Ward;Plans\nNorth;1,200\nSouth;20\n",
        "Ward\tPlans\nNorth\t1,200\nSouth\t20\n",
        'Ward,Plans\nNorth,"1,200"\nSouth,20\n',
        'Ward, Plans\nNorth, "1,200"\nSouth, 20\n',
        "sep=;\nWard;Plans\nNorth;1,200\nSouth;20\n",
        "sep=\t\nWard\tPlans\nNorth\t1,200\nSouth\t20\n",
        '"sep=|"\r\nWard|Plans\r\nNorth|1,200\r\nSouth|20\r\n',
        "\ufeffWard;Plans;;\r\nNorth;1,200;;\r\nSouth;20;;\r\n;;;\r\n",
        "Ward ; Plans\nNorth ; 1,200\nSouth ; 20\n",
    ],
)
def test_cells_are_parted_by_commas_semicolons_or_tabs(write_deck: WriteDeck, data: str) -> None:
    assert read_table(write_deck, data) == (PLANS, [])


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        # Signs within text part nothing.
        ("Aim; how,N\nAsk; wait,3\nSay,4\n", [["Aim; how", "N"], ["Ask; wait", "3"], ["Say", "4"]]),
        ("Aim; how,Count\nAsk; wait,3\n", [["Aim; how", "Count"], ["Ask; wait", "3"]]),
        ("Year,\tCount\n2019,\t3\n", [["Year", "Count"], ["2019", "3"]]),
        ("Aims\nAsk; wait\nTell\n", [["Aims"], ["Ask; wait"], ["Tell"]]),
        ("Aim; how\nAsk\nTell\n", [["Aim; how"], ["Ask"], ["Tell"]]),
        ("Ward;Plans, all\nNorth;1\n", [["Ward", "Plans, all"], ["North", "1"]]),
        ("A;Share\nB;0,5\nC;1,5\n", [["A", "Share"], ["B", "0,5"], ["C", "1,5"]]),
    ],
)  # fmt: skip
def test_signs_within_text_part_no_cells(
    write_deck: WriteDeck, data: str, rows: list[list[str]]
) -> None:
    assert read_table(write_deck, data) == (rows, [])


@pytest.mark.parametrize(
    "data",
    [
        "Table 1: plans\nWard,Plans,Share\nNorth,3,0.5\n",
        "Table 1: plans\nWard;Plans\nNorth;3\n",
        "Table 1: plans\n\nWard;Plans;Share\nNorth;3;0,5\n",
        "Table 1: plans;;;\nWard;Plans;Share;\nNorth;3;0,5;\n",
        "Table 1: plans\nWard\tPlans\tShare\nNorth\t3\t0.5\n",
    ],
)
def test_a_title_above_the_header_is_told_once(write_deck: WriteDeck, data: str) -> None:
    slide = "# T\n\n```table {src=data/t.csv}\n```\n"
    block, found = read(write_deck({"slides/1-a.md": slide, "data/t.csv": data}))
    assert block is None
    assert [(each.line, each.code.name) for each in found] == [(1, "broken-csv")]
    assert found[0].message == "'Table 1: plans' stands alone above the columns, and is no header"


@pytest.mark.parametrize(
    "data",
    ["| Ward | Plans |\n|---|---|\n| North | 12 |\n", "| A, B |\n", "Ward|Plans\nNorth|12\n"],
)
def test_bars_between_cells_of_data_are_told(write_deck: WriteDeck, data: str) -> None:
    cells, found = read_table(write_deck, data)
    assert (cells, found) == ([], ["deck/data/t.csv:1 broken-csv"])


@pytest.mark.parametrize("mark", ["{{ area }}", "{{ area }", "**North**", "North[^a]"])
def test_marks_in_data_are_told_once(write_deck: WriteDeck, mark: str) -> None:
    cells, found = read_table(write_deck, f"Ward,Plans\n{mark},12\nSouth,20\n{mark},3\n")
    assert cells[1] == [mark, "12"]
    assert found == ["deck/data/t.csv:2 marks-not-read"]


def test_figures_with_all_the_digits_of_a_program_are_read(write_deck: WriteDeck) -> None:
    chart, found = read_chart(write_deck, "Ward,Rate\nNorth,0.30000000000000004\nSouth,1")
    assert (chart.series[0].values, found) == ((0.30000000000000004, 1.0), [])
    assert format_number(0.30000000000000004, "General") == "0.3"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_row_that_is_too_long_or_short_is_named_at_its_line(
    write_deck: WriteDeck, separator: str
) -> None:
    data = "\n".join(("sep=" + separator, "A|B|C", "1|2|3", "4|5", "6|7|8", "1|2|3|4", "")).replace(
        "|", separator
    )
    rows, found = read_table(write_deck, data)
    assert rows[2] == ["4", "5", ""]
    assert rows[4] == ["1", "2", "3, 4"]
    assert found == [
        "deck/data/t.csv:4 ragged-row",
        "deck/data/t.csv:6 ragged-row",
        "deck/data/t.csv:4 data-unfilled",
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2 000", 2000), ("2\xa0000", 2000), ("12\u202f345\u2009678.5", 12345678.5),
        ("1,200", 1200), ("-1,200.5", -1200.5), ("−3", -3), ("–3", -3), ("+.5", 0.5),
    ],
)  # fmt: skip
def test_numbers_with_spaces_and_commas_between_thousands_are_read(
    write_deck: WriteDeck, cell: str, value: float
) -> None:
    chart, found = read_chart(write_deck, f"Year\tReports\n2018\t{cell}\n2019\t5")
    assert found == []
    assert chart.series[0].values == (value, 5)


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("75%", 'add format="0%"'),
        ("£1,200", 'write 1200, and format="£#,##0" shows the sign'),
        ("(1,200)", "write -1200 for a figure below zero"),
        ("0,5", "write 0.5 with a full stop for a decimal"),
        ("c", "write it in square brackets: [c] (confidential)"),
        ("Low", "write it in square brackets: [low] (low figure, rounds to 0)"),
        ("[p]", "[p] says that a figure is provisional: write the figure before it"),
        ("about 40", "write [x] (not available), or [c] where it is withheld"),
        ("20 00", "write a figure alone"),
        ("<5", "write a figure alone"),
        ("-", "write a figure alone"),
    ],
)
def test_what_is_no_number_says_what_to_write(write_deck: WriteDeck, cell: str, hint: str) -> None:
    _, found = read_chart(write_deck, f"Year\tReports\n2018\t{cell}\n2019\t5")
    assert [each.code.name for each in found] == ["not-a-number"]
    assert hint in found[0].hint
    assert found[0].line == 5


def test_under_a_per_cent_format_a_comma_is_what_is_wrong(write_deck: WriteDeck) -> None:
    _, found = read_chart(write_deck, "Year;Share\n2018;12,5%\n2019;5%", format="0.0%")
    assert found[0].hint == "write 12.5% with a full stop for a decimal"


def test_a_comma_that_may_be_a_decimal_point_is_not_guessed(write_deck: WriteDeck) -> None:
    _, found = read_chart(write_deck, "Ward;Plans\nNorth;1,200\nSouth;20")
    assert [each.code.name for each in found] == ["not-a-number"]
    assert "write 1.200 with a full stop for a decimal, or 1200 for thousands" in found[0].hint


def test_per_cents_are_read_as_shares_under_a_per_cent_format(write_deck: WriteDeck) -> None:
    chart, found = read_chart(
        write_deck, "Year,Share\n2018,75%\n2019,12.5 %\n2020,0.5", format="0%"
    )
    assert (chart.series[0].values, found) == ((0.75, 0.125, 0.5), [])


def test_marks_of_official_statistics_are_no_faults(write_deck: WriteDeck) -> None:
    data = "Year,North,South\n2018,[c],2 000 [p]\n2019,[C],[x]\n2020,5,[low]\n2021,7[r] [e],1"
    chart, found = read_chart(write_deck, data)
    assert found == []
    north, south = chart.series
    assert (north.values, north.marks) == ((None, None, 5, 7), ("[c]", "[c]", "", "[r][e]"))
    assert (south.values, south.marks) == ((2000, None, None, 1), ("[p]", "[x]", "[low]", ""))
    assert chart.labels == ("2018 [c] [p]", "2019 [c] [x]", "2020 [low]", "2021 [r][e]")
    assert read_table(write_deck, "Year,Reports\n2018,[c]\n") == (
        [["Year", "Reports"], ["2018", "[c]"]],
        [],
    )


@pytest.mark.parametrize("data", ["A,B\n[c],1\n2,3", "A,B\n,1\n2,3"])
def test_a_point_needs_both_numbers(write_deck: WriteDeck, data: str) -> None:
    text = CHART.replace("KIND", "scatter").replace("SETTINGS", "").replace("DATA", data)
    block, found = read(write_deck({"slides/1-a.md": text}))
    assert block is None
    assert [(each.line, each.code.name) for each in found] == [(5, "not-a-number")]


# --- files of spreadsheets -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("t.csv", "Ward,Note\nNorth,café\n".encode("cp1252"), "byte 20 of the file is not UTF-8"),
        ("t.csv", "Ward,Note\n".encode("utf-16"), "the file is UTF-16"),
        ("t.xlsx", b"PK\x03\x04\x14\x00", "is a file of an office program, not text"),
        ("t.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "is a file of an office program, not text"),
        ("t.csv", b"PK\x03\x04\x14\x00", "is a file of an office program, not text"),
        ("T.XLSX", b"PK\x03\x04\x14\x00", "is a file of an office program, not text"),
    ],
)  # fmt: skip
def test_files_of_spreadsheets_say_how_to_save_them(
    write_deck: WriteDeck, name: str, data: bytes, message: str
) -> None:
    slide = f"# T\n\n```table {{src=data/{name}}}\n```\n"
    block, found = read(write_deck({"slides/1-a.md": slide, f"data/{name}": data}))
    assert block is None
    assert len(found) == 1
    assert message in found[0].message
    assert '"CSV UTF-8 (Comma delimited)"' in found[0].hint


# --- figures that show what is hardly meant --------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "number_format", "rows", "faults"),
    [
        ("column", "0%", "a,75\nb,60", {"percent-above-whole": 5}),
        ("line", "0.0%", "a,0.5\nb,-1.5", {"percent-above-whole": 6}),
        ("column", "0%", "a,1\nb,0.2", {}),
        ("column", '0\\"%\\"', "a,75\nb,60", {}),
        ("pie", "0%", "a,75\nb,25", {"percent-above-whole": 5}),
        ("pie", "0%", "a,0.8\nb,0.9", {"not-one-whole": 3}),
        ("doughnut", "0%", "a,0.4\nb,0.4", {"not-one-whole": 3}),
        ("pie", "0%", "a,0.333\nb,0.333\nc,0.333", {}),
        ("pie", "0.0%", "a,0.33\nb,0.33\nc,0.33", {}),
        ("pie", "0.0%", "a,0.3\nb,0.33\nc,0.33", {"not-one-whole": 3}),
        ("pie", "0", "a,30\nb,20", {}),
        ("pie", '0\\"%\\"', "a,80\nb,90", {"not-one-whole": 3}),
        ("pie", '0\\"%\\"', "a,33\nb,33\nc,33", {}),
        ("pie", "0", "a,1\nb,2\nTotal,3", {"total-as-part": 7}),
        ("doughnut", "0", "Grand total,3\na,1\nb,2", {"total-as-part": 5}),
        ("pie", "0", "a,1\nb,2\nAll reports,3", {"total-as-part": 7}),
        ("pie", "0", "a,1\nb,2\nTOTAL (2018),3", {"total-as-part": 7}),
        ("column", "0", "a,1\nTotal,3", {}),
        ("pie", "0", "Total abstinence,1\nSome,2", {}),
        ("pie", "0", "a,0\nb,0", {"no-slices": 3}),
        ("pie", "0", "a,[c]\nb,[x]", {"no-slices": 3}),
        ("column", "0", "a,0\nb,0", {}),
        ("pie", "0", "a,0\nb,1", {}),
        ("pie", "0", "a,3\nb,[c]\nc,1", {"not-one-whole": 3}),
        ("pie", "0", "a,3\nb,[z]\nc,[low]", {}),
        ("pie", "0", "a,3 [u]\nb,1", {}),
        ("column", "[Rouge]0", "a,1", {"number-format": 3}),
    ],
)  # fmt: skip
def test_figures_that_are_hardly_meant_are_told(
    write_deck: WriteDeck, kind: str, number_format: str, rows: str, faults: dict[str, int]
) -> None:
    _, found = read_chart(write_deck, f"Kind,Reports\n{rows}", kind, format=number_format)
    assert {each.code.name: each.line for each in found} == faults
    assert len(found) == len(faults)
    assert all(each.hint for each in found)


@pytest.mark.parametrize(
    ("header", "row", "faults"),
    [
        ("Year,North,South", "2018,0.8,0.9", ["not-one-whole"]),
        ("Year,North,South", "2018,0.3,0.4", []),
        ("Year,North,Total", "2018,0.3,0.4", ["total-as-part"]),
    ],
)
def test_stacks_are_parts_of_one_whole_too(
    write_deck: WriteDeck, header: str, row: str, faults: list[str]
) -> None:
    _, found = read_chart(write_deck, f"{header}\n{row}", "stacked-bar", format="0%")
    assert [each.code.name for each in found] == faults


@pytest.mark.parametrize(("header", "faults"), [("Per cent", ["not-one-whole"]), ("Reports", [])])
def test_slices_of_per_cents_are_one_whole(
    write_deck: WriteDeck, header: str, faults: list[str]
) -> None:
    """Of other figures a title may say that the slices show per cents."""
    _, found = read_chart(write_deck, f"Kind,{header}\na,45\nb,50", "pie")
    assert [each.code.name for each in found] == faults
    assert all("95% together" in each.message for each in found)


def test_the_message_says_what_would_show(write_deck: WriteDeck) -> None:
    _, found = read_chart(write_deck, "Year,Share\n2018,75\n2019,60", format="0%")
    assert found[0].message == "75 shows as 7500% (values above 1: 2)"
    assert found[0].hint == (
        'write 0.75 where 75% is meant, or keep the figures and write format="0\\"%\\""'
    )


def test_only_names_that_there_are_stay_highlighted(write_deck: WriteDeck) -> None:
    chart, found = read_chart(write_deck, "Ward,A\nNorth  West,1\n", highlight="Nort; North West")
    assert chart.highlight == ("North  West",)
    assert [(each.code.name, each.hint) for each in found] == [
        ("wrong-value", "use one of: A, North West")
    ]
