"""Native charts: what stands on which axis, what labels say, and where plot and legend stand."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import chain
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from msgspec.structs import replace

from deckbuilder.geometry import rect
from deckbuilder.layout.charts import draw_chart
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.model import Chart, ChartKind, Series
from deckbuilder.model.number_formats import format_number
from deckbuilder.scene.chart import Polyline
from deckbuilder.scene.slide import ChartItem, ChartText
from tests.writers.pptx.factory import BRAND, presentation, scene
from tests.writers.pptx.reading import find, find_all, parts

ROOM = rect(60, 122, 852, 364)


def drawn(made: Chart) -> ChartItem:
    """Return a chart laid out as on a slide."""
    drawing, look = draw_chart(made, ROOM, 18.0, Faces(BRAND), BRAND.colours)
    return ChartItem(
        name="Chart", rect=ROOM, chart=made, alt="Sample", look=look, drawing=drawing, size=18.0
    )


def native(made: Chart) -> Any:
    return etree.fromstring(parts(presentation(scene(drawn(made))))["ppt/charts/chart1.xml"])


def chart(kind: ChartKind, *values: float, **settings: object) -> Chart:
    made = Chart(
        kind=kind, title="Sample figures", alt="Sample",
        categories=tuple(f"Sample {number}" for number in range(len(values))),
        series=(Series(name="Number", values=values),),
    )  # fmt: skip
    return replace(made, **settings)


@pytest.mark.parametrize("kind", ["column", "bar", "stacked-column", "stacked-bar", "line"])
def test_title_x_stands_by_the_categories_whatever_the_direction(kind: ChartKind) -> None:
    space = native(chart(kind, 4.0, 9.0, x_title="Year", y_title="Reviews"))
    assert find(space, ".//c:catAx/c:title//a:t").text == "Year"
    assert find(space, ".//c:valAx/c:title//a:t").text == "Reviews"


@pytest.mark.parametrize(
    ("values", "written", "shown", "value", "share"),
    [
        ((30.0, 10.0), "0", "0%", "0", "1"),
        ((30.0, 10.0), "General", "0%", "0", "1"),
        ((30.0, 10.0), "#,##0.00", "0%", "0", "1"),
        ((60.0, 40.0), '0"%"', "0%", "0", "1"),
        ((999.0, 1.0), "0", "0.0%", "0", "1"),
        ((0.75, 0.25), "0.0%", "0.0%", "1", "0"),
    ],
)
def test_pie_says_a_share_or_a_value_that_is_one_but_never_both(
    values: tuple[float, ...], written: str, shown: str, value: str, share: str
) -> None:
    labels = find(native(chart("pie", *values, number_format=written)), ".//c:ser/c:dLbls")
    said = [find(labels, f"c:{name}").get("val") for name in ("showVal", "showPercent")]
    assert said == [value, share]
    assert find(labels, "c:numFmt").get("formatCode") == shown


def test_pie_whose_labels_are_apart_has_names_beside_it_and_no_legend() -> None:
    space = native(chart("pie", 50.0, 30.0, 20.0))
    assert find(space, ".//c:ser/c:dLbls/c:showCatName").get("val") == "1"
    assert find_all(space, ".//c:legend") == []


def test_pie_of_thin_slices_has_a_legend_and_shares_alone() -> None:
    space = native(chart("pie", 45.0, 30.0, 15.0, 6.0, 4.0))
    assert find(space, ".//c:ser/c:dLbls/c:showCatName").get("val") == "0"
    assert find_all(space, ".//c:dLbl") == []
    plot = _place(find(space, ".//c:plotArea"))
    legend = _place(find(space, ".//c:legend"))
    assert plot["x"] + plot["w"] < legend["x"]
    assert legend["x"] + legend["w"] <= 1
    assert plot["y"] + plot["h"] <= 1


def test_label_of_a_slice_too_thin_for_one_is_deleted() -> None:
    space = native(chart("pie", 1000.0, 1.0, 1.0, 1.0))
    bare = [find(each, "c:idx").get("val") for each in find_all(space, ".//c:dLbl")]
    assert len(bare) == 2
    assert "0" not in bare
    assert {each.get("val") for each in find_all(space, ".//c:dLbl/c:delete")} == {"1"}


def _place(part: Any) -> dict[str, float]:
    layout = find(part, "c:layout/c:manualLayout")
    return {name: float(find(layout, f"c:{name}").get("val")) for name in "xywh"}


SAMPLES = tuple(float(number) for number in range(1, 16))
LONG = "Parental mental health problems including post-natal depression and what follows from it"


def test_long_names_are_short_in_the_chart_and_whole_in_the_workbook() -> None:
    import io
    import zipfile

    made = replace(chart("bar", *SAMPLES), categories=(LONG,) * 15)
    files = parts(presentation(scene(drawn(made))))
    space = etree.fromstring(files["ppt/charts/chart1.xml"])
    names = [each.text for each in find_all(space, ".//c:cat//c:v")]
    assert len(names) == 15
    assert all(LONG.startswith(name.rstrip("…")) and name.endswith("…") for name in names)
    with zipfile.ZipFile(io.BytesIO(files["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"])) as book:
        assert LONG in book.read("xl/sharedStrings.xml").decode()


def test_lying_bars_stand_clear_of_their_names_unless_something_else_is_around_them() -> None:
    plot = _place(find(native(chart("bar", *SAMPLES)), ".//c:plotArea"))
    assert 0 < plot["x"] < 0.45
    assert plot["x"] + plot["w"] < 1
    for other in (chart("bar", -1.0, 2.0), chart("bar", 1.0, 2.0, x_title="Year")):
        assert find_all(native(other), ".//c:plotArea/c:layout/c:manualLayout") == []


def test_noughts_in_a_stack_have_no_label_that_would_stand_on_its_edge() -> None:
    made = replace(
        chart("stacked-column", 5.0, 0.0),
        series=(Series(name="A", values=(5.0, 0.0)), Series(name="B", values=(0.0, 4.0))),
    )
    labels = find_all(native(made), ".//c:ser/c:dLbls")
    deleted = [[each.get("val") for each in find_all(label, "c:dLbl/c:idx")] for label in labels]
    assert deleted == [["1"], ["0"]]


@pytest.mark.parametrize("kind", ["column", "line", "pie", "scatter"])
def test_formats_are_written_as_they_were_read(kind: ChartKind) -> None:
    code = '#,##0,"k";-0'
    made = chart(kind, 4000.0, 9000.0, number_format=code, positions=(1.0, 2.0))
    written = [each.text for each in find_all(native(made), ".//c:numCache/c:formatCode")]
    assert code in written
    assert set(written) <= {code, "General"}


def test_marks_of_withheld_values_stand_by_the_names_in_the_cache_and_the_workbook() -> None:
    made = replace(
        chart("column", 4.0, 0.0),
        series=(Series(name="A", values=(4.0, None), marks=("", "[c]")),),
    )
    files = parts(presentation(scene(drawn(made))))
    space = etree.fromstring(files["ppt/charts/chart1.xml"])
    assert [each.text for each in find_all(space, ".//c:cat//c:v")] == ["Sample 0", "Sample 1 [c]"]
    assert [each.get("idx") for each in find_all(space, ".//c:val//c:pt")] == ["0"]
    [workbook] = [data for name, data in files.items() if name.endswith(".xlsx")]
    with ZipFile(BytesIO(workbook)) as book:
        assert b"Sample 1 [c]" in book.read("xl/sharedStrings.xml")


# --- axes ------------------------------------------------------------------------------------

AXES: dict[str, tuple[ChartKind, tuple[float, ...], dict[str, object]]] = {
    "columns": ("column", (4.0, 9.0, 12.0), {}),
    "below zero": ("column", (-4.0, 9.0), {}),
    "lying": ("stacked-bar", (4.0, 9.0), {}),
    "stacked": ("stacked-column", (130.0, 90.0), {}),
    "far from zero": ("line", (98.0, 99.0), {}),
    "shares": ("line", (0.31, 0.12), {"number_format": "0%"}),
    "small": ("line", (0.31, 0.12), {}),
    "large": ("line", (1_234_567.0, 98_000.0), {"number_format": '#,##0,"k"'}),
    "highlighted": ("line", (4.0, 9.0), {"highlight": ("Sample 1",)}),
    "points": ("scatter", (4.0, 9.0, 7.0), {"positions": (98.0, 99.0, 100.5)}),
}


def _ticks(axis: Any) -> list[str]:
    """Return the labels that PowerPoint sets on an axis of values."""
    low, high = (float(find(axis, f"c:scaling/c:{end}").get("val")) for end in ("min", "max"))
    step = float(find(axis, "c:majorUnit").get("val"))
    code = find(axis, "c:numFmt").get("formatCode")
    count = round((high - low) / step)
    return [format_number(round(low + step * at, 9), code) for at in range(count + 1)]


def _levels(item: ChartItem) -> int:
    """Return how many lines cross the plot of a drawing."""
    thin = (each for each in item.drawing if isinstance(each, Polyline) and each.width == 0.75)
    return sum(1 for _ in thin)


@pytest.mark.parametrize("name", AXES)
def test_slide_and_paper_state_the_same_axis(name: str) -> None:
    kind, values, settings = AXES[name]
    made = chart(kind, *values, **settings)
    second = Series(name="Other", values=values[::-1])
    item = drawn(replace(made, series=(*made.series, second)))
    labels = [each.run.text for each in item.drawing if isinstance(each, ChartText)]
    native_chart = etree.fromstring(parts(presentation(scene(item)))["ppt/charts/chart1.xml"])
    axes = find_all(native_chart, ".//c:valAx")
    ticks = [_ticks(axis) for axis in axes]
    assert len(ticks) == (2 if kind == "scatter" else 1)
    assert min(map(len, ticks)) > 2
    assert Counter(chain.from_iterable(ticks)) <= Counter(labels)
    assert _levels(item) == sum(map(len, ticks))


@pytest.mark.parametrize("kind", ["line", "column", "bar", "stacked-bar"])
@pytest.mark.parametrize("count", [13, 20, 33])
def test_slide_and_paper_name_the_same_categories(kind: ChartKind, count: int) -> None:
    """Names near the ends are moved inwards on paper, where none may be lost by that."""
    years = tuple(f"{year}/{(year + 1) % 100:02}" for year in range(1990, 1990 + count))
    item = drawn(replace(chart(kind, *map(float, range(count))), categories=years))
    words = "".join(each.run.text for each in item.drawing if isinstance(each, ChartText))
    space = etree.fromstring(parts(presentation(scene(item)))["ppt/charts/chart1.xml"])
    steps = [int(each.get("val")) for each in find_all(space, ".//c:catAx/c:tickLblSkip")] or [1]
    assert [year for year in years if year in words] == list(years[:: steps[0]])


def test_bars_between_their_values_have_no_axis_to_state() -> None:
    axis = find(native(chart("column", 98.0, 99.0)), ".//c:valAx")
    assert find(axis, "c:delete").get("val") == "1"
    assert find_all(axis, "c:majorUnit") == []
    assert [each.get("val") for each in find_all(axis, "c:scaling/c:min")] == ["0"]


# --- highlights and names of lines -----------------------------------------------------------

TWO = {
    "series": (Series(name="A", values=(4.0, 9.0)), Series(name="B", values=(12.0, 2.0))),
}


def _colours(points: Any) -> list[tuple[str, str]]:
    """Return the indexes of points that differ from their series, with their colours."""
    return [
        (find(each, "c:idx").get("val"), find(each, ".//c:spPr/a:solidFill/a:schemeClr").get("val"))
        for each in points
    ]


def _bold(part: Any) -> bool:
    return [each.get("b") for each in find_all(part, "c:txPr//a:defRPr")] == ["1"]


def _labels(series: Any) -> list[tuple[str, str, bool]]:
    """Return the labels of a series that differ: their points, their places, whether bold."""
    return [
        (find(each, "c:idx").get("val"), find(each, "c:dLblPos").get("val"), _bold(each))
        for each in find_all(series, "c:dLbls/c:dLbl")
    ]


def test_columns_that_are_not_highlighted_are_grey_and_the_highlighted_has_a_bold_value() -> None:
    [series] = find_all(native(chart("column", 4.0, 9.0, 2.0, highlight=("Sample 1",))), ".//c:ser")
    assert find(series, "c:spPr/a:solidFill/a:schemeClr").get("val") == "accent1"
    assert _colours(find_all(series, "c:dPt")) == [("0", "tx1"), ("2", "tx1")]
    assert _labels(series) == [("1", "outEnd", True)]


def test_a_highlighted_series_alone_has_values_and_a_bold_entry_in_the_legend() -> None:
    space = native(replace(chart("column", 4.0, 9.0, highlight=("B",)), **TWO))
    first, second = find_all(space, ".//c:ser")
    assert find_all(first, "c:dLbls") == []
    assert find(first, "c:spPr/a:solidFill/a:schemeClr").get("val") == "tx1"
    assert _labels(second) == [("0", "outEnd", True), ("1", "outEnd", True)]
    assert find(second, "c:dLbls/c:showVal").get("val") == "0"
    [entry] = find_all(space, ".//c:legendEntry")
    assert find(entry, "c:idx").get("val") == "1"
    assert _bold(entry)


def test_a_highlighted_slice_has_a_bold_label() -> None:
    made = chart("pie", 4.0, 9.0, 7.0, highlight=("Sample 1",))
    [series] = find_all(native(made), ".//c:ser")
    assert _colours(find_all(series, "c:dPt")) == [("0", "tx1"), ("1", "accent1"), ("2", "tx1")]
    assert _labels(series) == [("1", "outEnd", True)]


def test_lines_are_named_at_their_last_points_and_have_no_legend() -> None:
    series = (Series(name="North", values=SAMPLES), Series(name="South", values=SAMPLES[::-1]))
    space = native(replace(chart("line", *SAMPLES, highlight=("South",)), series=series))
    assert find_all(space, ".//c:legend") == []
    plot = _place(find(space, ".//c:plotArea"))
    assert plot["x"] + plot["w"] < 0.99  # Names have the rest.
    for line, bold in zip(find_all(space, ".//c:ser"), (False, True), strict=True):
        assert _labels(line) == [("14", "r", bold)]
        label = find(line, "c:dLbls/c:dLbl")
        assert find(label, "c:showSerName").get("val") == "1"
        assert find(label, "c:showVal").get("val") == "0"
        assert find(line, "c:spPr/a:ln").get("w") == ("57150" if bold else "31750")


def test_names_of_lines_that_end_close_are_moved_apart() -> None:
    close = (Series(name="A", values=(4.0, 9.1)), Series(name="B", values=(2.0, 9.0)))
    upper, lower = find_all(native(replace(chart("line", 4.0, 9.0), series=close)), ".//c:dLbl")
    assert find_all(upper, "c:layout") == []
    assert 0.04 < float(find(lower, "c:layout/c:manualLayout/c:y").get("val")) < 0.08


def test_points_of_a_highlighted_category_have_their_values() -> None:
    space = native(replace(chart("line", 4.0, 9.0, highlight=("Sample 0",)), **TWO))
    for series in find_all(space, ".//c:ser"):
        assert _labels(series)[0] == ("0", "t", True)
        assert [each for each, _ in _colours(find_all(series, "c:dPt"))] == ["1"]
