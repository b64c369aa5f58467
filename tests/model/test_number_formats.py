"""Numbers as text: as Excel shows them, and as LibreOffice Calc says of the same formats."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.model.number_formats import (
    NumberFormatError,
    format_number,
    read_number_format,
)
from tests.shared.validators.libreoffice import to_csv


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        # Halves are rounded away from zero, on the decimal value.
        (
            "0%",
            {0.125: "13%", 0.625: "63%", 0.245: "25%", 0.005: "1%", 0.285: "29%", -0.125: "-13%"},
        ),
        (
            "0",
            {
                0.5: "1",
                1.5: "2",
                2.5: "3",
                -2.5: "-3",
                0.49: "0",
                -0.3: "0",
                0.30000000000000004: "0",
            },
        ),
        ("0.00", {1.005: "1.01", 2.675: "2.68", 0.145: "0.15", 8.345: "8.35", -1.005: "-1.01"}),
        (
            "General",
            {
                0.5: "0.5",
                2000.0: "2000",
                1e-5: "0.00001",
                33.333333333333336: "33.33333333",
                1234567890123.0: "1234567890123",
                123456789012.345: "123456789012",
                1e-10: "1E-10",
            },
        ),
        # Thousands, and commas that scale.
        ("#,##0", {1234.5: "1,235", 12.0: "12", -1234567.0: "-1,234,567", 0.0: "0"}),
        ('#,##0,"k"', {1234567.0: "1,235k", 400.0: "0k", -1200.0: "-1k"}),
        ('0.0,,"m"', {1234567.0: "1.2m", -1234567.0: "-1.2m"}),
        ("000,000", {12.0: "000,012", 1234567.0: "1,234,567"}),
        # Parts for numbers above zero, below it and zero.
        ("+0;-0;0", {3.0: "+3", -3.0: "-3", 0.0: "0", -0.3: "-0"}),
        ("#,##0;(#,##0)", {-1200.0: "(1,200)", 1200.0: "1,200", 0.0: "0"}),
        ('0;-0;"none"', {0.0: "none", -4.0: "-4"}),
        ("0;;", {-5.0: "", 0.0: "", 5.0: "5"}),
        # Padding, digits that may be left out, and text.
        ("_-* #,##0_-", {1200.0: "1,200"}),
        (
            '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)',
            {1200.0: "1,200", -1200.0: "(1,200)", 0.0: "-"},
        ),
        ("0.##", {12.0: "12", 12.345: "12.35", 12.5: "12.5"}),
        ("#.00", {0.5: ".50", 12.0: "12.00"}),
        (".00", {1.5: "1.50"}),
        ("0.0#", {2.0: "2.0"}),
        ('0" of 10"', {3.0: "3 of 10"}),
        ("0\\m", {3.0: "3m"}),
        ('0"%"', {45.0: "45%"}),
        ("0 %", {0.5: "50 %"}),
        ("%0", {0.5: "%50", -0.5: "-%50"}),
        ("00-00-00", {123456.0: "12-34-56"}),
        ('"£"#,##0', {-1500.0: "-£1,500"}),
        ("£#,##0.00", {2.5: "£2.50"}),
        ('General" cases"', {4.0: "4 cases"}),
        # Colours and locales change nothing.
        ("[Red]0", {12.0: "12"}),
        ("#,##0;[Red]-#,##0", {-12.0: "-12"}),
        ("[Color 5]0.0", {1.0: "1.0"}),
        ("[$£-809]#,##0", {1200.0: "£1,200"}),
        ("[$-409]0.0", {1.0: "1.0"}),
        ("[$USD] 0", {1.0: "USD 1"}),
    ],
)
def test_numbers_show_as_their_format_says(code: str, shown: dict[float, str]) -> None:
    assert {value: format_number(value, code) for value in shown} == shown


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("[Red]0;[Blue]-0", "0;-0"),
        ("[$£-809]#,##0", '"£"#,##0'),
        ("[$-809]0.0", "0.0"),
        ("general", "General"),
        ("0;-0;0;@", "0;-0;0"),
        ('#,##0,"k";-0', '#,##0,"k";-0'),
    ],
)
def test_what_has_no_effect_is_not_written(code: str, written: str) -> None:
    assert read_number_format(code).code == written


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("[Red", r"^\[Red is not read"),
        ("[Rouge]0", r"^\[Rouge\] is not read"),
        ("[>=1000]0", r"^\[>=1000\] is not read"),
        ("[h]:mm", r"^\[h\] is not read"),
        ("[DBNum1]0", r"^\[DBNum1\] is not read"),
        ("%d", "^d stands for a date"),
        ("dd/mm/yyyy", "^dd stands for a date"),
        ("# ?/?", "^/ stands for a date, a time or a fraction"),
        ("0m", "^m stands for a date"),
        ("0.0E+0", "power of ten"),
        ("0k", "^k is no code"),
        ("0 reports", "^reports is no code"),
        ("£", "shows no number"),
        (";;;", "shows no number"),
        ("", "shows no number"),
        ('0"k', "has no end"),
        ("0_", "has no end"),
        ("0\\", "has no end"),
        ("0.0.0", "is no format of numbers"),
        ("0%%", "is no format of numbers"),
        (".", "is no format of numbers"),
        (",0", "is no format of numbers"),
        ("0.0,0", "is no format of numbers"),
        ("0,.0", "is no format of numbers"),
        ('0"x",', "is no format of numbers"),
        ("0;0;0;0;0", "is too long"),
        ("General0", "is no format of numbers"),
        ("0@", "is no format of numbers"),
        ("0;,", "^, is no format of numbers"),
        ("0" * 256, "is too long"),
    ],
)
def test_other_codes_are_refused_with_a_way_out(code: str, message: str) -> None:
    with pytest.raises(NumberFormatError, match=message) as fault:
        read_number_format(code)
    assert (
        "format=" in fault.value.hint or "[Red]" in fault.value.hint or "four" in fault.value.hint
    )


_PIECES = [
    "0",
    "#",
    "?",
    ",",
    ".",
    "%",
    ";",
    '"k"',
    "[Red]",
    "[$£-809]",
    "_-",
    "* ",
    "\\m",
    "-",
    "(",
    ")",
    " ",
    "£",
    "General",
    "E+",
    "d",
    "[",
    "]",
    '"',
    "@",
    "/",
    "x",
    "é",
]


@given(
    st.lists(st.sampled_from(_PIECES), max_size=8).map("".join),
    st.floats(-1e14, 1e14, allow_nan=False),
)
def test_any_format_is_read_or_refused_and_what_is_written_reads_alike(
    code: str, value: float
) -> None:
    try:
        written = read_number_format(code).code
    except NumberFormatError:
        return
    assert not re.search(r"\[|[Ed]", written.replace("General", "")), written
    assert format_number(value, code) == format_number(value, written)


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_digits_are_those_of_the_decimal_value(whole: int, decimals: int) -> None:
    value = whole / 10**decimals
    code = "#,##0." + "0" * decimals if decimals else "#,##0"
    assert format_number(value, code).replace(",", "") == f"{value:.{decimals}f}"


FORMATS = [
    "General", "0", "0.0", "0.00", "0.000", "0%", "0.0%", "0 %", "#,##0", "#,##0.00", '#,##0,"k"',
    '0.0,,"m"', "+0;-0;0", "#,##0;(#,##0)", "_-* #,##0_-", "0.##", "#.##", "[Red]0",
    "[$£-809]#,##0", "£#,##0", "0;;", "0;", "#", "0.??", "?0.?", "00-00-00", "(000) 0000",
    '0" reports"', 'General" m"', "%0", ".00", "#,###", "000,000", "0.0#", "#,##0_);(#,##0)",
    "#,##0;[Red]-#,##0", "$#,##0.00", "0\\m", "0.0,", '0;-0;"none"', "* 0", "£* #,##0", "0;0",
    "#,##0;-#,##0;-", '0 "a"0', "#,##0.0%", "[Color 5]0.0",
    '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', 'General;-General;"nil"', "???,??0",
    '0.0%;-0.0%;"-"',
]  # fmt: skip
VALUES = [
    0, 0.125, 0.625, 0.245, 0.005, 1, 12, -3, 999.5, 1200, -1200, 1234567, 1234567.891, -0.3, 0.5,
    1.5, 2.5, -2.5, 1e-05, 2.675, 1234.5678, -1234567,
]  # fmt: skip


@pytest.mark.slow
def test_calc_shows_the_same(tmp_path: Path) -> None:
    """Calc multiplies binary values for per cent: of 0.285 it shows 28%, which is left out."""
    from xlsxwriter import Workbook

    book = Workbook(tmp_path / "formats.xlsx")
    sheet = book.add_worksheet()
    for row, code in enumerate(FORMATS):
        look = book.add_format({"num_format": code})
        for column, value in enumerate(VALUES):
            sheet.write_number(row, column, value, look)
    book.close()
    with to_csv(tmp_path / "formats.xlsx", tmp_path).open(encoding="utf-8", newline="") as file:
        shown = list(csv.reader(file))
    pairs = [
        (code, value, format_number(value, code), calc.strip())
        for code, row in zip(FORMATS, shown, strict=True)
        for value, calc in zip(VALUES, row, strict=True)
    ]
    assert len(pairs) >= 150
    assert [pair for pair in pairs if pair[2] != pair[3]] == []
