"""Charts: shades that stay apart in grey, and drawings in which nothing collides or juts out."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from msgspec.structs import replace

from deckbuilder.brand.colours.contrast import contrast
from deckbuilder.brand.colours.shades import Shading, shade_code, shading_of
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.geometry import EMU_PER_PT, Emu, Rect, emu, rect
from deckbuilder.layout.charts import choose_look, draw_chart
from deckbuilder.layout.charts.pen import Pen
from deckbuilder.layout.charts.scale import nice_scale
from deckbuilder.layout.pages.common.chart_tables import chart_table, chart_words
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.model import Chart, ChartKind, Series, Strong, inline_text
from deckbuilder.model.number_formats import format_number
from deckbuilder.scene.chart import ChartLook, Polygon, Polyline, Shade, Wedge
from deckbuilder.scene.slide import ChartItem, ChartText, Drawn
from tests.shared.small_slides import default_brand, para, scenes_of, slide

BRANDS = {
    "default": Colours(),
    "dark": Colours(
        tx1="F4F7F8", bg1="10202B", tx2="D8EEF0", bg2="1B3140", accent1="5CC8CE",
        accent2="E79BC6", accent3="F2A36B", accent4="8FD19B", accent5="9DB7F0", accent6="B8C2C9",
    ),
    "one hue, far apart": Colours(
        accent1="000000", accent2="202020", accent3="000000", accent4="767676", accent5="000000",
        accent6="333333",
    ),
    "accents that hardly stand out": Colours(
        bg1="FFF2A8", accent1="FFD500", accent2="FF0000", accent3="FFFFFF", accent4="00FF00",
        accent5="FFF2A8", accent6="00FFFF",
    ),
}  # fmt: skip
EVERY_BRAND = pytest.mark.parametrize("colours", BRANDS.values(), ids=BRANDS)


def code(shade: Shade, colours: Colours) -> str:
    shading = Shading(shade.saturation, shade.lightness, shade.offset)
    return shade_code(getattr(colours, shade.colour), shading)


def chart(kind: ChartKind, rows: int, series: int = 1, **settings: object) -> Chart:
    names = tuple(f"Sample place {row}" for row in range(1, rows + 1))
    values = [
        tuple(float((row * 7 + 5 * number) % 23 + 1) for row in range(rows))
        for number in range(1 if kind in ("pie", "doughnut") else series)
    ]
    made = Chart(
        kind=kind, title="Sample figures", alt="Sample",
        categories=() if kind == "scatter" else names,
        positions=tuple(2.0 * row for row in range(rows)) if kind == "scatter" else (),
        series=tuple(Series(name=f"Sample {n}", values=each) for n, each in enumerate(values, 1)),
    )  # fmt: skip
    return replace(made, **settings)


# --- shades --------------------------------------------------------------------------------


@EVERY_BRAND
def test_the_first_three_series_differ_in_grey_and_all_stand_out(colours: Colours) -> None:
    """A ratio of 1.65 between luminances is some 14 steps of L* or more."""
    fills = choose_look(chart("column", 3, 8), colours).fills
    flat = [code(fill.shade, colours) for fill in fills[:3]]
    assert all(contrast(one, other) >= 1.65 for one, other in combinations(flat, 2)), flat
    assert all(contrast(each, colours.bg1) >= 3 for each in flat), flat
    # After the flat fills come patterns, whose two shades differ much, each another pattern.
    for fill in fills[3:]:
        assert contrast(code(fill.edge, colours), colours.bg1) >= 4.4
        assert fill.background is not None
        assert contrast(code(fill.shade, colours), code(fill.background, colours)) >= 3
    assert len({fill.pattern for fill in fills[3:]}) == 5


@EVERY_BRAND
@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 30])
def test_neighbouring_slices_differ_in_grey_and_all_stand_out(colours: Colours, count: int) -> None:
    fills = choose_look(chart("pie", count), colours).fills
    shades = [code(fill.shade, colours) for fill in fills]
    assert all(contrast(shade, colours.bg1) >= 2.95 for shade in shades)
    around = zip(shades, [*shades[1:], shades[0]], strict=True)
    assert all(contrast(one, other) >= 1.5 for one, other in around), shades


@EVERY_BRAND
def test_points_stand_out_without_their_outline(colours: Colours) -> None:
    for mark in choose_look(chart("scatter", 3, 8), colours).fills:
        assert contrast(code(mark.shade, colours), colours.bg1) >= 2.95


def test_fills_on_a_dark_background_stand_out_without_their_outline() -> None:
    colours = BRANDS["dark"]
    for fill in choose_look(chart("stacked-column", 3, 8), colours).fills:
        shades = [fill.shade, *([fill.background] if fill.background else [])]
        assert all(contrast(code(shade, colours), colours.bg1) >= 2.75 for shade in shades)
    for mark in choose_look(chart("scatter", 3, 8), colours).fills:
        assert contrast(code(mark.shade, colours), colours.bg1) >= 4.4


@EVERY_BRAND
def test_text_on_a_flat_fill_can_be_read(colours: Colours) -> None:
    """An ink of the theme that has the better contrast: 3 to 1 at the least, for large letters."""
    look = choose_look(chart("stacked-bar", 3, 3), colours)
    slices = choose_look(chart("doughnut", 4), colours)
    for fill in (*look.fills, *slices.fills):
        assert contrast(code(fill.shade, colours), getattr(colours, fill.ink)) >= 3


@pytest.mark.parametrize("ground", ["FFFFFF", "10202B", "FFF2A8"])
@pytest.mark.parametrize("ratio", [1.3, 3, 6])
def test_a_shade_reaches_its_contrast(ground: str, ratio: float) -> None:
    for colour in ("00696F", "FFD500", "000000", "FFFFFF", "808080"):
        found = contrast(shade_code(colour, shading_of(colour, ground, ratio)), ground)
        assert found == pytest.approx(ratio, rel=0.03)


def test_an_accent_that_stands_out_is_shown_as_it_is() -> None:
    assert choose_look(chart("column", 1), Colours()).fills[0].shade == Shade(colour="accent1")
    assert choose_look(chart("pie", 3), Colours()).fills[0].shade == Shade(colour="accent1")


@EVERY_BRAND
@pytest.mark.parametrize(("kind", "highlight"), [
    ("column", "Sample 2"), ("stacked-bar", "Sample 2"), ("line", "Sample 2"),
    ("scatter", "Sample 2"), ("pie", "Sample place 2"), ("doughnut", "Sample place 2"),
])  # fmt: skip
def test_what_is_not_highlighted_is_grey_and_stands_out_still(
    kind: ChartKind, highlight: str, colours: Colours
) -> None:
    look = choose_look(chart(kind, 3, 3, highlight=(highlight,)), colours)
    first, chosen, last = look.fills
    assert chosen == choose_look(chart(kind, 3, 3), colours).fills[0]
    for grey in (first, last):
        assert grey.shade.colour == "tx1"
        assert 3 <= contrast(code(grey.shade, colours), colours.bg1) <= 7
    assert kind in ("line", "scatter") or first.shade != last.shade


@EVERY_BRAND
def test_in_other_categories_than_the_highlighted_all_series_are_grey(colours: Colours) -> None:
    look = choose_look(chart("column", 3, 3, highlight=("Sample place 2",)), colours)
    assert look.fills == choose_look(chart("column", 3, 3), colours).fills
    for series in range(3):
        assert look.fill(series, 1) == look.fills[series]
        assert look.fill(series, 0) == look.fill(series, 2)
        assert look.fill(series, 0).shade.colour == "tx1"
    assert len({look.fill(series, 0).shade for series in range(3)}) == 3


# --- drawings ------------------------------------------------------------------------------

LONG = (
    "Multi-agency safeguarding hub and front door", "Children and adolescent mental health",
    "Incomprehensibilities-and-counterrevolutionaries", "Housing", "Police",
)  # fmt: skip
HARD: dict[str, tuple[int, int, dict[str, object]]] = {
    "plain": (4, 2, {}),
    "one series": (4, 1, {}),
    "one value": (1, 1, {}),
    "thirty": (30, 1, {}),
    "eight series": (3, 8, {}),
    "long names": (5, 1, {"categories": LONG}),
    "long title": (3, 2, {"title": "A sample title that goes on and on " * 9}),
    "highlighted category": (4, 2, {"highlight": ("Sample place 2",)}),
    "highlighted last": (4, 2, {"highlight": ("Sample place 4",)}),
    "highlighted series": (4, 3, {"highlight": ("Sample 2",)}),
    "titles of axes": (3, 2, {"x_title": "Sample across " * 12, "y_title": "Sample up " * 12}),
}
VALUES: dict[str, tuple[float | None, ...]] = {
    "negative": (-4.0, 5.0, -7.0),
    "only negative": (-4.0, -5.0, -7.0),
    "zeros": (0.0, 0.0, 0.0),
    "gaps": (None, 3.0, None),
    "nothing": (None, None, None),
    "huge": (123456789012.0, 987654321098.0, 4.0),
    "small": (0.000012, 0.000034, 0.0),
    "narrow": (98.0, 99.0, 100.0),
}
ROOMS = {
    "whole": rect(60, 122, 852, 364), "half": rect(500, 122, 410, 330),
    "low": rect(60, 300, 852, 198),
}  # fmt: skip


def _charts(kind: ChartKind) -> dict[str, Chart]:
    found = {name: chart(kind, rows, count, **more) for name, (rows, count, more) in HARD.items()}
    if kind == "scatter":
        found["long names"] = chart(kind, 5)
    for name, values in VALUES.items():
        made = chart(kind, 3)
        found[name] = replace(made, series=(Series(name="Sample", values=values),))
        if kind not in ("pie", "doughnut"):
            both = (Series(name="One", values=values), Series(name="Two", values=values[::-1]))
            found[f"{name} twice"] = replace(made, series=both)
    return found


def _box(drawn: Drawn, size: float) -> Rect:
    match drawn:
        case Polygon() | Polyline():
            across, up = [x for x, _ in drawn.points], [y for _, y in drawn.points]
            return Rect(min(across), min(up), Emu(max(across) - min(across)),
                        Emu(max(up) - min(up)))  # fmt: skip
        case Wedge():
            x, y = drawn.centre
            return Rect(Emu(x - drawn.radius), Emu(y - drawn.radius), Emu(2 * drawn.radius),
                        Emu(2 * drawn.radius))  # fmt: skip
        case ChartText():
            run = drawn.run
            return Rect(run.x, Emu(drawn.baseline - emu(size * 0.75)), run.width, emu(size * 0.97))


def _overlap(one: Rect, other: Rect) -> bool:
    least = EMU_PER_PT / 4
    return (
        min(one.right, other.right) - max(one.x, other.x) > least
        and min(one.bottom, other.bottom) - max(one.y, other.y) > least
    )


@pytest.mark.parametrize("kind", get_args(ChartKind))
@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_nothing_of_a_drawing_collides_or_leaves_its_place(kind: ChartKind, room: Rect) -> None:
    brand = default_brand()
    faces = Faces(brand)
    faults = []
    for name, made in _charts(kind).items():
        drawn, _ = draw_chart(made, room, 18.0, faces, brand.colours)
        boxes = [(each, _box(each, 18.0)) for each in drawn]
        for each, box in boxes:
            # A mark on the edge of a plot juts out by half of itself.
            spare = emu(7) if isinstance(each, Polygon) else 2
            if not room.contains(box, spare):
                faults.append((name, "outside", each))
        texts = [(each.run.text, box) for each, box in boxes if isinstance(each, ChartText)]
        faults += [
            (name, one[0], other[0])
            for one, other in combinations(texts, 2)
            if _overlap(one[1], other[1])
        ]
    assert not faults


def _texts(made: Chart, room: Rect = ROOMS["whole"]) -> list[str]:
    brand = default_brand()
    drawn, _ = draw_chart(made, room, 18.0, Faces(brand), brand.colours)
    return [each.run.text for each in drawn if isinstance(each, ChartText)]


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_bars_of_one_series_carry_their_values_and_have_no_axis(kind: ChartKind) -> None:
    made = replace(chart(kind, 2), series=(Series(name="Sample", values=(3.0, 1234.0)),))
    assert sorted(_texts(made)) == ["1234", "3", "Sample figures", "Sample place 1",
                                    "Sample place 2"]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "series", "axis"),
    [("bar", 1, False), ("column", 1, False), ("column", 3, True), ("stacked-bar", 2, True)],
)
def test_the_native_chart_has_an_axis_of_values_where_the_drawing_has_one(
    kind: ChartKind, series: int, axis: bool
) -> None:
    brand = default_brand()
    made = chart(kind, 3, series)
    _, look = draw_chart(made, ROOMS["whole"], 18.0, Faces(brand), brand.colours)
    assert (look.up is not None) is axis
    assert look.legend is (series > 1)


def test_no_name_of_a_legend_is_cut_where_half_the_height_holds_all() -> None:
    names = [f"{month} {year}" for year in (2023, 2024) for month in ("January", "September")]
    names += [f"March {year}" for year in range(2013, 2023)]
    series = tuple(Series(name=name, values=(1.0,)) for name in names)
    made = replace(chart("line", 1), series=series)
    assert set(names) <= set(_texts(made, ROOMS["low"]))


def test_values_stand_by_thin_bars_whose_bands_have_room_for_them() -> None:
    brand = default_brand()
    _, look = draw_chart(chart("bar", 15), ROOMS["whole"], 18.0, Faces(brand), brand.colours)
    assert look.labelled
    assert look.step == 1


@pytest.mark.parametrize("written", ["0", "General", "#,##0.0", '0"%"'])
def test_labels_of_a_pie_say_its_shares_whatever_the_format_of_its_values(written: str) -> None:
    made = replace(
        chart("pie", 2), number_format=written, series=(Series(name="One", values=(30.0, 10.0)),)
    )
    assert set(_texts(made)) == {"Sample figures", "Sample place 1, 75%", "Sample place 2, 25%"}


def test_a_pie_of_thin_slices_lists_its_names_with_shares_that_find_no_place() -> None:
    values = (1000.0, 1.0, 1.0, 1.0)
    made = replace(chart("pie", 4), series=(Series(name="One", values=values),))
    said = _texts(made)
    assert sum(text.endswith("0.1%") for text in said) == 3
    assert sum(text.startswith("Sample place") for text in said) == 4
    assert "99.7%" in said


def test_names_that_have_no_room_are_thinned() -> None:
    brand = default_brand()
    _, look = draw_chart(chart("column", 30), ROOMS["half"], 18.0, Faces(brand), brand.colours)
    assert look.step > 1


# --- what is highlighted -------------------------------------------------------------------


def _drawn(made: Chart, room: Rect = ROOMS["whole"]) -> tuple[tuple[Drawn, ...], ChartLook]:
    brand = default_brand()
    return draw_chart(made, room, 18.0, Faces(brand), brand.colours)


def _bold(drawn: tuple[Drawn, ...]) -> list[str]:
    """Return the words in bold, but for the chart's title."""
    texts = [each.run for each in drawn if isinstance(each, ChartText)]
    return [run.text for run in texts if run.style.bold and run.text != "Sample figures"]


@pytest.mark.parametrize(
    ("kind", "series", "highlight", "bold"),
    [
        ("column", 1, "Sample place 2", ["8"]),
        ("bar", 1, "Sample place 2", ["8"]),
        ("column", 2, "Sample place 2", ["8", "13"]),
        ("column", 2, "Sample 2", ["Sample 2", "6", "13", "20"]),
        ("stacked-column", 2, "Sample 2", ["Sample 2", "6", "13", "20"]),
        ("line", 2, "Sample 2", ["Sample 2"]),
        ("line", 2, "Sample place 2", ["8", "13"]),
        ("line", 2, "Sample place 3", ["15", "20"]),
        ("scatter", 2, "Sample 2", ["Sample 2"]),
        ("pie", 1, "Sample place 2", ["Sample place 2, 33%"]),
        ("doughnut", 1, "Sample place 2", ["8", "Sample place 2"]),
    ],
)
def test_what_is_highlighted_has_bold_labels(
    kind: ChartKind, series: int, highlight: str, bold: list[str]
) -> None:
    drawn, _ = _drawn(chart(kind, 3, series, highlight=(highlight,)))
    assert _bold(drawn) == bold
    assert _bold(_drawn(chart(kind, 3, series))[0]) == []


@pytest.mark.parametrize("kind", ["column", "bar", "stacked-column", "line"])
def test_what_is_highlighted_has_a_heavy_outline_where_its_values_find_no_room(
    kind: ChartKind,
) -> None:
    values = ((100.0, 10000.0), (20000.0, 12345.0), (15000.0, 12346.0))
    series = tuple(Series(name=f"S {at}", values=each) for at, each in enumerate(values))
    made = replace(chart(kind, 2, highlight=("Sample place 2",)), series=series)
    drawn, look = _drawn(made, rect(0, 0, 210, 150))
    assert len(look.called_out) < 3
    outlined = {each.fill for each in drawn if isinstance(each, Polygon) and each.fill.width > 2}
    assert outlined == set(look.fills)
    assert all(contrast(code(fill.edge, Colours()), "FFFFFF") >= 4.5 for fill in outlined)


def test_of_a_highlighted_line_all_is_coloured_and_a_highlighted_point_has_its_value() -> None:
    drawn, look = _drawn(chart("line", 4, 2, highlight=("Sample 2", "Sample place 2")))
    assert look.called_out == ((1, 1),)
    assert {look.fill(1, at) for at in range(4)} == {look.fills[1]}
    assert [look.line(at)[0].colour for at in (0, 1)] == ["tx1", "accent1"]
    assert _bold(drawn) == ["13", "Sample 2"]


def test_highlighted_points_have_a_heavy_outline() -> None:
    drawn, _ = _drawn(chart("scatter", 4, 2, highlight=("Sample 2",)))
    marks = [each.fill.width for each in drawn if isinstance(each, Polygon)]
    assert marks == [1.0] * 6 + [2.25] * 4  # two of them in the legend


def test_the_name_of_what_slices_count_highlights_none_of_them() -> None:
    made = replace(chart("pie", 3, highlight=("Neglect",)), categories=("Neglect", "B", "C"))
    named = replace(made, series=(replace(made.series[0], name="Neglect"),))
    drawn, look = _drawn(named)
    assert [each.split(",")[0] for each in _bold(drawn)] == ["Neglect"]
    assert look.fills == _drawn(made)[1].fills


def test_a_highlighted_line_is_heavier_and_solid() -> None:
    drawn, _ = _drawn(chart("line", 4, 3, highlight=("Sample 2",)))
    lines = [each for each in drawn if isinstance(each, Polyline) and each.width > 1]
    assert [each.width for each in lines] == [2.5, 4.5, 2.5]
    assert [bool(each.dash) for each in lines] == [True, False, True]
    assert [each.shade.colour for each in lines] == ["tx1", "accent1", "tx1"]


def test_a_chart_says_what_is_highlighted_to_those_who_do_not_see_it() -> None:
    made = chart("column", 3, 2, highlight=("Sample 2", "Sample place 1"))
    presentation, _ = scenes_of(slide(made, notes=(made,)))
    [item] = [item for item in presentation.scenes[0].items if isinstance(item, ChartItem)]
    assert item.alt == "Sample. Highlighted: Sample 2, Sample place 1"
    notes = ["".join(run.text for run in each.runs) for each in presentation.scenes[0].notes_pane]
    assert "Sample figures. Highlighted: Sample 2, Sample place 1" in notes
    assert "Highlighted: Sample 2" in inline_text(chart_words(made)[1].children)
    bold = [
        [isinstance(cell.children[0], Strong) for cell in row] for row in chart_table(made).rows
    ]
    assert bold == [[True, True, True], [False, False, True], [False, False, True]]


# --- names at the ends of lines --------------------------------------------------------------


def _ends(made: Chart, room: Rect = ROOMS["whole"]) -> tuple[ChartLook, list[Rect], list[Rect]]:
    """Return the look of a chart, and the boxes of its series' names and of their last points."""
    drawn, look = _drawn(made, room)
    names = [each for each in drawn if isinstance(each, ChartText)]
    boxes = [
        _box(each, 18.0) for series in made.series for each in names if each.run.text == series.name
    ]
    marks = [_box(each, 18.0) for each in drawn if isinstance(each, Polygon)]
    count = len(made.categories)
    return look, boxes, marks[-count * len(made.series) :][count - 1 :: count]


def test_lines_have_their_names_at_their_ends_and_no_legend() -> None:
    look, names, marks = _ends(chart("line", 4, 3))
    assert not look.legend
    assert len(look.ends) == len(names) == 3
    for name, mark in zip(names, marks, strict=True):
        assert mark.right < name.x < mark.right + emu(8)
        assert abs((name.y + name.bottom) - (mark.y + mark.bottom)) / 2 < emu(18 * 1.2)


def test_names_of_lines_that_end_close_are_moved_apart() -> None:
    close = (Series(name="Upper", values=(4.0, 20.1)), Series(name="Lower", values=(9.0, 20.0)))
    look, (upper, lower), _ = _ends(replace(chart("line", 2), series=close))
    assert not look.legend
    assert upper.bottom <= lower.y
    assert look.ends[0] <= 0 < look.ends[1]


@pytest.mark.parametrize(
    "series",
    [
        [("One", 9.0), ("Two", 9.0), ("Three", 9.0), ("Four", 9.0)],
        [("One", 9.0), ("Two", None)],
        [("A name that is far too long for the end of a line on any slide", 9.0), ("Two", 3.0)],
        [("", 9.0), ("Two", 3.0)],
    ],
    ids=["crowded", "ends early", "long", "nameless"],
)
def test_lines_whose_names_find_no_room_have_a_legend(
    series: list[tuple[str, float | None]],
) -> None:
    made = tuple(Series(name=name, values=(5.0, value)) for name, value in series)
    look = _drawn(replace(chart("line", 2), series=made))[1]
    assert look.legend
    assert look.ends == ()


def test_lines_whose_last_values_are_said_have_a_legend() -> None:
    assert _drawn(chart("line", 3, 2, highlight=("Sample place 3",)))[1].legend
    assert not _drawn(chart("line", 3, 2, highlight=("Sample place 2",)))[1].legend


def test_a_single_line_needs_no_name() -> None:
    look = _drawn(chart("line", 4))[1]
    assert not look.legend
    assert look.ends == ()


def _plot(made: Chart, room: Rect) -> tuple[tuple[Drawn, ...], tuple[float, ...]]:
    """Return a drawing, and the left, top, right and bottom that the native chart's plot has."""
    brand = default_brand()
    drawn, look = draw_chart(made, room, 18.0, Faces(brand), brand.colours)
    assert look.plot is not None
    left, top, wide, high = look.plot
    x, y = room.x + left * room.width, room.y + top * room.height
    return drawn, (x, y, x + wide * room.width, y + high * room.height)


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_the_native_pie_has_its_circle_where_the_drawing_has_it(room: Rect) -> None:
    drawn, plot = _plot(chart("pie", 3), room)
    circle = next(_box(each, 18.0) for each in drawn if isinstance(each, Wedge))
    there = (circle.x, circle.y, circle.right, circle.bottom)
    assert plot == pytest.approx(there, abs=room.width / 10_000)


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_the_native_chart_has_its_bars_where_the_drawing_has_them(room: Rect) -> None:
    """They begin at the plot's left edge, reach no further than its right, and share its height."""
    drawn, (left, top, right, bottom) = _plot(chart("bar", 4), room)
    bars = [_box(each, 18.0) for each in drawn if isinstance(each, Polygon)]
    assert min(bar.x for bar in bars) == pytest.approx(left, abs=emu(1))
    assert max(bar.right for bar in bars) <= right + emu(1)
    band = (bottom - top) / len(bars)
    assert bottom - band < max(bar.y for bar in bars) < max(bar.bottom for bar in bars) <= bottom


def test_axis_is_to_hold_zero_only_where_values_lie_far_from_it() -> None:
    brand = default_brand()

    def from_zero(kind: ChartKind, *values: float) -> bool:
        made = replace(chart(kind, 2), series=(Series(name="Sample", values=values),))
        return draw_chart(made, ROOMS["whole"], 18.0, Faces(brand), brand.colours)[1].from_zero

    assert from_zero("column", 98.0, 99.0)
    assert from_zero("line", 98.0, 99.0)
    assert not from_zero("column", 9.0, 99.0)
    assert not from_zero("column", -1.0, 99.0)
    assert not from_zero("scatter", 98.0, 99.0)


@pytest.mark.parametrize(
    ("low", "high", "zero", "ticks"),
    [
        (2015, 2018, False, [2015, 2016, 2017, 2018]),
        (2015, 2018, True, [0, 500, 1000, 1500, 2000, 2500]),
        (12, 30, False, [0, 10, 20, 30]),
        (-103, -100, False, [-103, -102, -101, -100]),
    ],
)
def test_a_scale_leaves_out_zero_only_where_it_is_far_and_may_be_left_out(
    low: float, high: float, zero: bool, ticks: list[float]
) -> None:
    assert nice_scale(low, high, zero=zero).ticks() == ticks


def test_ticks_are_no_finer_than_the_labels_show() -> None:
    labels = [format_number(tick, "0") for tick in nice_scale(0, 1.5, finest=1.0).ticks()]
    assert labels == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("value", "number_format", "label"),
    [
        (1234567890123.0, "General", "1234567890123"), (0.5, "General", "0.5"),
        (0.125, "0.0%", "12.5%"), (1234.5, "#,##0", "1,235"), (-2.0, "0.00", "-2.00"),
        (45.0, '0"%"', "45%"), (-1500.0, '"£"#,##0', "-£1,500"), (0.5, "0 %", "50 %"),
        (3.0, '0" of 10"', "3 of 10"), (2.0, "0;-0", "2"), (-0.2, "0", "0"),
    ],
)  # fmt: skip
def test_labels_show_numbers_as_their_format_says(
    value: float, number_format: str, label: str
) -> None:
    assert format_number(value, number_format) == label


# --- figures ---------------------------------------------------------------------------------

FIGURES = {
    "0%": (0.125, 0.625, 0.245, 0.005),
    '#,##0,"k"': (1234567.0, -1500.0, 500.0),
    "#,##0;(#,##0)": (-1200.0, 1200.0, 0.5),
    "+0.0;-0.0;0": (-0.25, 0.25, 0.0),
    "General": (2000.0, 0.125, 1e-5),
}


@pytest.mark.parametrize("kind", ["column", "bar"])
@pytest.mark.parametrize(("code", "values"), FIGURES.items(), ids=FIGURES)
def test_bars_notes_and_tables_of_data_show_the_same_figures(
    kind: ChartKind, code: str, values: tuple[float, ...]
) -> None:
    made = replace(
        chart(kind, len(values)), number_format=code, series=(Series(name="N", values=values),)
    )
    shown = [format_number(value, code) for value in values]
    assert sorted(set(_texts(made)) - {made.title, *made.categories}) == sorted(set(shown))
    table = chart_table(made)
    assert [inline_text(row[1].children) for row in table.rows] == shown
    presentation, _ = scenes_of(slide(para(), notes=(made,)))
    rows = ["".join(run.text for run in each.runs) for each in presentation.scenes[0].notes_pane]
    assert [row.partition("\t")[2] for row in rows[-len(values) :]] == shown


def test_withheld_values_show_as_such_by_the_bars_and_among_the_data() -> None:
    north = Series(name="North", values=(4.0, None, None), marks=("[p]", "[c]", "[x]"))
    made = replace(chart("column", 3), series=(north,))
    assert made.labels == ("Sample place 1 [p]", "Sample place 2 [c]", "Sample place 3 [x]")
    brand = default_brand()
    drawn, look = draw_chart(made, ROOMS["whole"], 18.0, Faces(brand), brand.colours)
    assert look.names == made.labels
    words = " ".join(each.run.text for each in drawn if isinstance(each, ChartText))
    assert all(mark in words for mark in north.marks)
    table = chart_table(made)
    assert [inline_text(row[1].children) for row in table.rows] == ["4 [p]", "[c]", "[x]"]
    assert inline_text(table.caption) == (
        "Data of the chart: Sample figures ([p] provisional, [c] confidential, [x] not available)"
    )


@pytest.mark.parametrize("value", [0.0, None])
def test_a_category_without_a_slice_is_named_in_a_legend(value: float | None) -> None:
    made = replace(chart("pie", 3), series=(Series(name="N", values=(5.0, value, 3.0)),))
    brand = default_brand()
    drawn, look = draw_chart(made, ROOMS["whole"], 18.0, Faces(brand), brand.colours)
    assert look.legend
    assert 1 in look.bare
    words = [each.run.text for each in drawn if isinstance(each, ChartText)]
    assert ("Sample place 2, 0%" if value == 0 else "Sample place 2") in words


def test_ticks_are_round_numbers() -> None:
    ticks = nice_scale(-0.3, 0.3).ticks()
    assert ticks == [-0.4, -0.2, 0.0, 0.2, 0.4]
    assert [format_number(tick, "0.0") for tick in ticks] == ["-0.4", "-0.2", "0.0", "0.2", "0.4"]


@pytest.mark.parametrize(
    "text", ["A name of several words", "x" * 300, "North  East ……", "a b", "x"]
)
@pytest.mark.parametrize("room", [0, 5, 30, 60, 150, 1000])
def test_a_name_is_cut_to_as_many_letters_as_fit(text: str, room: int) -> None:
    whole = rect(0, 0, 100, 100)
    pen = Pen(10, Faces(default_brand()), whole)
    wide = emu(room)
    shortened = pen.shorten(text, wide)
    kept = text.rstrip("…")
    fitting = [
        cut
        for count in range(len(kept), 0, -1)
        if pen.width(cut := f"{kept[:count].rstrip()}…") <= wide
    ]
    assert shortened == (text if pen.width(text) <= wide else fitting[0] if fitting else "")


def test_a_name_of_any_length_is_measured_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    pen = Pen(10, Faces(default_brand()), rect(0, 0, 100, 100))
    measured = []
    monkeypatch.setattr(pen, "width", lambda text, bold=False: measured.append(1) or len(text))
    assert pen.shorten("x" * 60_000, 10) == "xxxxxxxxx…"
    assert len(measured) < 30
