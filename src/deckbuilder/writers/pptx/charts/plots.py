"""The plots of native charts: bars, columns, lines, points and slices, their series and labels.

Shades, marks and whether bars carry values are those that the scene says. Refuses titles, axes
and legends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from deckbuilder.model import Chart, Series
from deckbuilder.scene.chart import BAND, BESIDE, MARK, SERIES_MARKS, STACK, ChartLook, Fill
from deckbuilder.scene.slide import Colour
from deckbuilder.writers.pptx.charts.shades import write_paint, write_rule
from deckbuilder.writers.pptx.charts.workbook import SHEET, column_name, is_shown
from deckbuilder.writers.pptx.drawing import write_solid
from deckbuilder.writers.pptx.package.xml import attribute, text

_PRESETS = {
    (): "solid",
    (4, 3): "dash",
    (1, 1): "sysDot",
    (4, 3, 1, 3): "dashDot",
}
_AXES = '<c:axId val="1"/><c:axId val="2"/>'


def is_round(chart: Chart) -> bool:
    """Tell whether a chart has slices and no axes."""
    return chart.kind in ("pie", "doughnut")


def write_plot(chart: Chart, look: ChartLook) -> str:
    """Return the plot of a chart."""
    if is_round(chart):
        return _write_slices(chart, look)
    series = "".join(
        _write_series(chart, index, series, look) for index, series in enumerate(chart.series)
    )
    if chart.kind == "line":
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{_AXES}</c:lineChart>'
        )
    if chart.kind == "scatter":
        return (
            '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
            f"{series}{_AXES}</c:scatterChart>"
        )
    direction = "bar" if chart.kind.endswith("bar") else "col"
    stacked = chart.kind.startswith("stacked")
    grouping = "stacked" if stacked else "clustered"
    gap, overlap = _spacing(chart)
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/>'
        f'<c:overlap val="{overlap}"/>{_AXES}</c:barChart>'
    )


def _spacing(chart: Chart) -> tuple[int, int]:
    """Return the gap between categories and how far bars overlap, in per cent of a bar."""
    if chart.kind.startswith("stacked"):
        return round(100 * (1 - STACK) / STACK), 100
    gap = round(100 * (1 - BAND) / BAND * len(chart.series))
    return min(gap, 500), 0 if len(chart.series) == 1 else round(-100 * (1 - BESIDE))


# --- series --------------------------------------------------------------------------------


def _write_series(chart: Chart, index: int, series: Series, look: ChartLook) -> str:
    head = _write_head(index, series)
    data = _write_data(chart, index, series, look)
    if chart.kind in ("line", "scatter"):
        line = "<a:ln><a:noFill/></a:ln>"
        if chart.kind == "line":
            shade, width, dashes = look.line(index)
            line = write_rule(shade, width, _PRESETS[dashes])
        line = f"<c:spPr>{line}</c:spPr>"
        bubble = f'<c:bubble3D val="0"/>{line}'
        points = _write_quiet(series, index, look, lambda fill: _write_marker(index, fill) + bubble)
        return (
            f"<c:ser>{head}{line}{_write_marker(index, look.fills[index])}{points}"
            f'{_write_line_labels(chart, look, index)}{data}<c:smooth val="0"/></c:ser>'
        )
    flat = '<c:invertIfNegative val="0"/>'
    bubble = f'{flat}<c:bubble3D val="0"/>'
    points = _write_quiet(series, index, look, lambda fill: bubble + write_paint(fill))
    return (
        f"<c:ser>{head}{write_paint(look.fills[index])}{flat}{points}"
        f"{_write_bar_labels(chart, look, index)}{data}</c:ser>"
    )


def _write_marker(index: int, fill: Fill) -> str:
    symbol = SERIES_MARKS[index % len(SERIES_MARKS)]
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{MARK:.0f}"/>'
        f"{write_paint(fill)}</c:marker>"
    )


def _write_quiet(series: Series, index: int, look: ChartLook, write: Callable[[Fill], str]) -> str:
    """Return the look of those points that are quieter than their series."""
    return "".join(
        f'<c:dPt><c:idx val="{at}"/>{write(fill)}</c:dPt>'
        for at, value in enumerate(series.values)
        if is_shown(value) and (fill := look.fill(index, at)) != look.fills[index]
    )


def _write_head(index: int, series: Series) -> str:
    place = f"{SHEET}!${column_name(index + 1)}$1"
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{place}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{text(series.name)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
    )


def _write_data(chart: Chart, index: int, series: Series, look: ChartLook) -> str:
    """Return categories or positions and the values, with the cells that hold them.

    A gap has no point. Names are as short as their room asks for; the cells have them in full.
    """
    last = len(series.values) + 1
    column = column_name(index + 1)
    cells = f"{SHEET}!${column}$2:${column}${last}"
    values = _write_numbers(series.values, cells, chart.number_format)
    if chart.kind == "scatter":
        positions = _write_numbers(chart.positions, f"{SHEET}!$A$2:$A${last}", "General")
        return f"<c:xVal>{positions}</c:xVal><c:yVal>{values}</c:yVal>"
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{text(name)}</c:v></c:pt>' for at, name in enumerate(look.names)
    )
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>"
        f'<c:ptCount val="{len(chart.categories)}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val>{values}</c:val>"
    )


def _write_numbers(values: tuple[float | None, ...], cells: str, number_format: str) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>'
        for at, value in enumerate(values)
        if is_shown(value)
    )
    return (
        f"<c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>{text(number_format)}"
        f'</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


# --- labels --------------------------------------------------------------------------------

_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
"""What a label can show."""


def _write_bar_labels(chart: Chart, look: ChartLook, index: int) -> str:
    """Label bars with their values where the scene found room; else they are read from an axis."""
    stacked = chart.kind.startswith("stacked")

    def write(fill: Fill, *, bold: bool = False) -> str:
        if not stacked:
            return _write_label(look, "outEnd", bold=bold)
        return _write_label(look, "ctr", fill.ink, plate=fill.pattern is not None, bold=bold)

    usual = write(look.fills[index])
    points = []
    for at, value in enumerate(chart.series[index].values):
        label = write(look.fill(index, at), bold=look.is_chosen(index, at))
        if stacked and look.labelled and value == 0:
            points.append(_write_bare(at))  # It has no piece to stand on.
        elif (look.labelled and label != usual) or (index, at) in look.called_out:
            points.append(_write_point(at, label, ("Val",)))
    if look.labelled:
        return _write_labels(usual, ("Val",), points)
    return _write_labels("", (), points) if points else ""


def _write_line_labels(chart: Chart, look: ChartLook, index: int) -> str:
    """Label highlighted points with their values, and the last with the name of its line."""
    value = _write_label(look, "t", bold=True)
    points = [
        _write_point(at, value, ("Val",)) for series, at in look.called_out if series == index
    ]
    if look.ends:
        last = len(chart.categories) - 1
        name = _write_label(look, "r", bold=index in look.chosen_series, wrap=False)
        points.append(_write_point(last, name, ("SerName",), look.ends[index]))
    return _write_labels("", (), points) if points else ""


def _write_labels(
    usual: str, shown: Sequence[str], points: Iterable[str] = (), *, lines: bool = False
) -> str:
    """Label each mark with what is `shown`; `points` are labels that differ."""
    leaders = '<c:showLeaderLines val="1"/>' if lines else ""
    return (
        f"<c:dLbls>{''.join(points)}{usual}{_write_shown(shown)}"
        f"<c:separator>, </c:separator>{leaders}</c:dLbls>"
    )


def _write_point(at: int, label: str, shown: Sequence[str], move: float = 0.0) -> str:
    """Return the label of one mark, moved down by a share of the chart's height."""
    place = f'<c:x val="0"/><c:y val="{move:g}"/>'
    layout = f"<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout>" if move else ""
    separator = "<c:separator>, </c:separator>" if len(shown) > 1 else ""
    return f'<c:dLbl><c:idx val="{at}"/>{layout}{label}{_write_shown(shown)}{separator}</c:dLbl>'


def _write_bare(at: int) -> str:
    """Return that a mark has no label: a thin slice, where it would stand over another's."""
    return f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'


def _write_shown(shown: Sequence[str]) -> str:
    return "".join(f'<c:show{each} val="{each in shown:d}"/>' for each in _SHOWN)


def _write_label(
    look: ChartLook,
    place: str,
    colour: Colour = "tx1",
    *,
    plate: bool = False,
    bold: bool = False,
    wrap: bool = True,
) -> str:
    """Return the look of a label; `plate` lays the background's colour under the text."""
    position = f'<c:dLblPos val="{place}"/>' if place else ""
    ground = write_solid("bg1") if plate else "<a:noFill/>"
    body = "<a:bodyPr/>" if wrap else '<a:bodyPr wrap="none"/>'
    weight = ' b="1"' if bold else ""
    return (
        f'<c:numFmt formatCode="{attribute(look.label_format)}" sourceLinked="0"/>'
        f"<c:spPr>{ground}<a:ln><a:noFill/></a:ln></c:spPr><c:txPr>{body}<a:lstStyle/><a:p>"
        f"<a:pPr><a:defRPr{weight}>{write_solid(colour)}</a:defRPr></a:pPr><a:endParaRPr/>"
        f"</a:p></c:txPr>{position}"
    )


# --- slices --------------------------------------------------------------------------------


def _write_slices(chart: Chart, look: ChartLook) -> str:
    """Return a pie, its slices labelled outside, or a doughnut, whose names the legend has.

    A pie's labels say shares, unless its values are such: then they have the better format.
    """
    fills = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>{write_paint(fill)}</c:dPt>'
        for at, fill in enumerate(look.fills)
    )
    pie = chart.kind == "pie"
    series = "".join(
        f"<c:ser>{_write_head(index, each)}{fills}{_write_slice_labels(chart, look)}"
        f"{_write_data(chart, index, each, look)}</c:ser>"
        for index, each in enumerate(chart.series[:1])
    )
    tail = '<c:firstSliceAng val="0"/>'
    if pie:
        return f'<c:pieChart><c:varyColors val="1"/>{series}{tail}</c:pieChart>'
    return (
        f'<c:doughnutChart><c:varyColors val="1"/>{series}{tail}<c:holeSize val="55"/>'
        "</c:doughnutChart>"
    )


def _write_slice_labels(chart: Chart, look: ChartLook) -> str:
    pie, named = chart.kind == "pie", chart.kind == "pie" and not look.legend
    shown = ["Percent" if pie and look.label_format != chart.number_format else "Val"]
    shown += ["CatName"] if named else []

    def write(ink: Colour, *, bold: bool = False) -> str:
        return _write_label(look, "outEnd" if pie else "", "tx1" if pie else ink, bold=bold)

    usual = write("bg1")
    labels = (write(fill.ink, bold=look.is_chosen(0, at)) for at, fill in enumerate(look.fills))
    points = (
        _write_bare(at) if at in look.bare else _write_point(at, label, shown)
        for at, label in enumerate(labels)
        if at in look.bare or label != usual
    )
    return _write_labels(usual, shown, points, lines=named)
