"""The plots of native charts: bars, columns, lines and slices, their series and labels.

Series take the accents and marks in the order that scenes name. Refuses titles, axes and legends.
"""

from __future__ import annotations

from deckbuilder.layout.scene import SERIES_COLOURS, SERIES_MARKS, Colour
from deckbuilder.model import Chart, Series
from deckbuilder.writers.pptx.drawing import write_solid
from deckbuilder.writers.pptx.workbook import SHEET, column_name, is_shown
from deckbuilder.writers.pptx.xml import attribute, text

_DASHES = ("solid", "dash", "sysDot", "dashDot")
_AXES = '<c:axId val="1"/><c:axId val="2"/>'
_BETWEEN = f'<a:ln w="12700">{write_solid("bg1")}</a:ln>'
"""A light line, by which neighbours of like lightness stay apart."""


def is_round(chart: Chart) -> bool:
    """Tell whether a chart has slices and no axes."""
    return chart.kind in ("pie", "doughnut")


def write_plot(chart: Chart) -> str:
    """Return the plot of a chart."""
    if is_round(chart):
        return _write_slices(chart)
    series = "".join(
        _write_series(chart, index, series) for index, series in enumerate(chart.series)
    )
    if chart.kind == "line":
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{_AXES}</c:lineChart>'
        )
    direction = "bar" if chart.kind.endswith("bar") else "col"
    stacked = chart.kind.startswith("stacked")
    grouping = "stacked" if stacked else "clustered"
    # As shares of a bar's width: the layout fills 64 % of a category's band when it stacks
    # and 72 % otherwise, with a little space between bars that stand beside each other.
    gap, overlap = (56, 100) if stacked else (max(20, round(38 * len(chart.series))), -4)
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{min(gap, 500)}"/>'
        f'<c:overlap val="{overlap}"/>{_AXES}</c:barChart>'
    )


def _colour(index: int) -> Colour:
    return SERIES_COLOURS[index % len(SERIES_COLOURS)]


# --- series --------------------------------------------------------------------------------


def _write_series(chart: Chart, index: int, series: Series) -> str:
    head = _write_head(index, series)
    data = _write_data(chart, index, series)
    fill = write_solid(_colour(index))
    if chart.kind == "line":
        dash = _DASHES[index % len(_DASHES)]
        symbol = SERIES_MARKS[index % len(SERIES_MARKS)]
        return (
            f'<c:ser>{head}<c:spPr><a:ln w="31750">{fill}<a:prstDash val="{dash}"/></a:ln></c:spPr>'
            f'<c:marker><c:symbol val="{symbol}"/><c:size val="7"/><c:spPr>{fill}'
            f'<a:ln><a:noFill/></a:ln></c:spPr></c:marker>{data}<c:smooth val="0"/></c:ser>'
        )
    edge = _BETWEEN if chart.kind.startswith("stacked") else ""
    return (
        f'<c:ser>{head}<c:spPr>{fill}{edge}</c:spPr><c:invertIfNegative val="0"/>'
        f"{_write_bar_labels(chart)}{data}</c:ser>"
    )


def _write_head(index: int, series: Series) -> str:
    place = f"{SHEET}!${column_name(index + 1)}$1"
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{place}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{text(series.name)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
    )


def _write_data(chart: Chart, index: int, series: Series) -> str:
    """Return categories and values with the cells that hold them; a gap has no point."""
    last = len(chart.categories) + 1
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{text(name)}</c:v></c:pt>'
        for at, name in enumerate(chart.categories)
    )
    values = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>'
        for at, value in enumerate(series.values)
        if is_shown(value)
    )
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    column = column_name(index + 1)
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>{count}{names}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef>"
        f"<c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>{text(chart.number_format)}</c:formatCode>{count}{values}"
        "</c:numCache></c:numRef></c:val>"
    )


# --- labels --------------------------------------------------------------------------------


def _write_bar_labels(chart: Chart) -> str:
    """Label lying bars with their values; columns are read from their axis."""
    if chart.kind == "bar":
        return _write_labels(chart, "outEnd", "tx1")
    if chart.kind == "stacked-bar":
        return _write_labels(chart, "ctr", "bg1")
    return ""


def _write_labels(chart: Chart, place: str, colour: Colour, *, category: bool = False) -> str:
    """Label each mark with its value, and with its category's name where `category` says so."""
    position = f'<c:dLblPos val="{place}"/>' if place else ""
    return (
        f'<c:dLbls><c:numFmt formatCode="{attribute(chart.number_format)}" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p>"
        f"<a:pPr><a:defRPr>{write_solid(colour)}</a:defRPr></a:pPr><a:endParaRPr/>"
        f'</a:p></c:txPr>{position}<c:showLegendKey val="0"/><c:showVal val="1"/>'
        f'<c:showCatName val="{category:d}"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        "<c:separator>, </c:separator></c:dLbls>"
    )


# --- slices --------------------------------------------------------------------------------


def _write_slices(chart: Chart) -> str:
    """Return a pie, its slices labelled outside, or a doughnut, whose names the legend has."""
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>'
        f"<c:spPr>{write_solid(_colour(at))}{_BETWEEN}</c:spPr></c:dPt>"
        for at in range(len(chart.categories))
    )
    pie = chart.kind == "pie"
    labels = (
        _write_labels(chart, "outEnd", "tx1", category=True)
        if pie
        else _write_labels(chart, "", "bg1")
    )
    series = "".join(
        f"<c:ser>{_write_head(index, each)}{points}{labels}"
        f"{_write_data(chart, index, each)}</c:ser>"
        for index, each in enumerate(chart.series[:1])
    )
    tail = '<c:firstSliceAng val="0"/>'
    if pie:
        return f'<c:pieChart><c:varyColors val="1"/>{series}{tail}</c:pieChart>'
    return (
        f'<c:doughnutChart><c:varyColors val="1"/>{series}{tail}<c:holeSize val="60"/>'
        "</c:doughnutChart>"
    )
