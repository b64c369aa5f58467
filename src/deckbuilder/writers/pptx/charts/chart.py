"""Native charts: a chart part with its data, and the workbook behind it.

Looks as the layout's own drawing of a chart for PDF: the same colours in the same order,
values on bars, dashes and marks that tell lines apart without colour. What stands on the axes
is here, the plots of each kind in `plots`. Follows ISO/IEC 29500-1,
21.2.
"""

from __future__ import annotations

from deckbuilder.scene.chart import Region
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import ChartItem
from deckbuilder.writers.pptx.charts.plots import is_round, write_plot
from deckbuilder.writers.pptx.charts.shades import write_rule
from deckbuilder.writers.pptx.charts.workbook import write_workbook
from deckbuilder.writers.pptx.drawing import write_solid
from deckbuilder.writers.pptx.package.opc import Relationships, relative
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.package.xml import (
    CHART,
    DECLARATION,
    DRAWING,
    OFFICE,
    attribute,
    text,
)
from deckbuilder.writers.pptx.shapes.graphic_frames import write_graphic_frame
from deckbuilder.writers.pptx.text.runs import hundredths

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def write_chart(part: Part, item: ChartItem, slot: PlacedSlot | None) -> str:
    """Return a chart's frame, and add its parts to the package."""
    package = part.document.package
    name = package.next_name("ppt/charts/chart", ".xml")
    workbook = package.next_name("ppt/embeddings/Microsoft_Excel_Sheet", ".xlsx")
    relationships = Relationships()
    data_id = relationships.add("package", relative(workbook, name))
    xml = part.meanings.apply(_write_chart_space(item, part.lang, data_id))
    package.add(name, xml, _CONTENT_TYPE, relationships)
    package.add(workbook, write_workbook(item.chart))
    id_ = part.relationships.add("chart", f"../{name.removeprefix('ppt/')}")
    content = f'<c:chart xmlns:c="{CHART}" r:id="{id_}"/>'
    return write_graphic_frame(part, item, slot, CHART, content)


def _write_chart_space(item: ChartItem, lang: str, data_id: str) -> str:
    chart = item.chart
    title = _write_title(chart.title, item.size, lang, bold=True)
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}">'
        f'<c:date1904 val="0"/><c:lang val="{lang}"/><c:roundedCorners val="0"/><c:chart>{title}'
        f'<c:autoTitleDeleted val="{not chart.title:d}"/><c:plotArea>'
        f"{_write_place(item.look.plot, inner=True)}"
        f"{write_plot(chart, item.look)}{_write_axes(item, lang)}</c:plotArea>"
        f"{_write_legend(item)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_write_text(item.size)}"
        f'<c:externalData r:id="{data_id}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _write_text(size: float, *, level: bool = False, bold: bool = False) -> str:
    """Return the look of text; names on an axis stay `level`, where PowerPoint might turn them."""
    weight = ' b="1"' if bold else ""
    body = '<a:bodyPr rot="0" vert="horz"/>' if level else "<a:bodyPr/>"
    return (
        f'<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="{hundredths(size)}"{weight}>'
        f'{write_solid("tx1")}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        "<a:endParaRPr/></a:p></c:txPr>"
    )


def _write_title(title: str, size: float, lang: str, *, bold: bool = False) -> str:
    """Return the title of a chart or an axis, if there is one; its size is in points."""
    if not title:
        return ""
    colour = write_solid("tx2" if bold else "tx1")
    look = f'sz="{hundredths(size)}" b="{bold:d}"'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {look}>{colour}"
        f'</a:defRPr></a:pPr><a:r><a:rPr lang="{lang}" {look}>{colour}</a:rPr>'
        f'<a:t>{text(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _write_legend(item: ChartItem) -> str:
    """Return a legend where the chart has one: at the right of slices, else above the plot."""
    look, sliced = item.look, is_round(item.chart)
    if not look.legend:
        return ""
    place = "r" if sliced else "t"
    bold = "".join(
        f'<c:legendEntry><c:idx val="{at}"/>{_write_text(item.size, bold=True)}</c:legendEntry>'
        for at in (look.chosen_categories if sliced else look.chosen_series)
    )
    layout = _write_place(look.key) if look.key else ""
    return f'<c:legend><c:legendPos val="{place}"/>{bold}{layout}<c:overlay val="0"/></c:legend>'


def _write_place(place: Region | None, *, inner: bool = False) -> str:
    """Return where a part of the chart stands; an `inner` plot has its labels around it."""
    if place is None:
        return "<c:layout/>"
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    values = "".join(
        f'<c:{name} val="{value:g}"/>' for name, value in zip("xywh", place, strict=True)
    )
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{values}'
        "</c:manualLayout></c:layout>"
    )


# --- axes ----------------------------------------------------------------------------------

_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_GRID_WIDTH, _RULE_WIDTH = 0.75, 1.0


def _write_axes(item: ChartItem, lang: str) -> str:
    """Return both axes. The title `x` is that of the categories, also where bars lie."""
    chart = item.chart
    if is_round(chart):
        return ""
    across = _write_title(chart.x_title, item.size, lang)
    up = _write_title(chart.y_title, item.size, lang)
    if chart.kind == "scatter":
        return _write_value_axis(item, 1, "b", across) + _write_value_axis(item, 2, "l", up)
    names, values = ("l", "b") if chart.kind.endswith("bar") else ("b", "l")
    return _write_names(item, names, across) + _write_value_axis(item, 2, values, up)


def _write_names(item: ChartItem, place: str, title: str) -> str:
    """Return the axis of categories; they run from top to bottom, as they are written."""
    order = "maxMin" if place == "l" else "minMax"
    step = item.look.step
    skipped = f'<c:tickLblSkip val="{step}"/>' if step > 1 else ""
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/>{title}'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="low"/>'
        f"{_write_axis_line(item)}{_write_text(item.size, level=step == 1)}"
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/>{skipped}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _write_axis_line(item: ChartItem) -> str:
    return f"<c:spPr>{write_rule(item.look.rule, _RULE_WIDTH)}</c:spPr>"


def _write_value_axis(item: ChartItem, id_: int, place: str, title: str) -> str:
    """Return an axis of values; where it is not needed, its title still shows."""
    chart, look = item.chart, item.look
    scatter, lying = chart.kind == "scatter", chart.kind.endswith("bar")
    of_positions = scatter and id_ == 1
    ticks = look.across if of_positions else look.up
    bare = ticks is None
    grid = write_rule(look.grid, _GRID_WIDTH)
    lines = "" if bare else f"<c:majorGridlines><c:spPr>{grid}</c:spPr></c:majorGridlines>"
    scale, unit = '<c:min val="0"/>' if look.from_zero else "", ""
    if ticks:
        low, high, step = (f"{value:.12g}" for value in ticks)
        scale = f'<c:max val="{high}"/><c:min val="{low}"/>'
        unit = f'<c:majorUnit val="{step}"/>'
    number_format = "General" if of_positions else attribute(chart.number_format)
    # Where the categories run downwards, the far end of theirs is at the foot.
    crosses = "max" if lying else "min" if scatter else "autoZero"
    return (
        f'<c:valAx><c:axId val="{id_}"/><c:scaling><c:orientation val="minMax"/>{scale}'
        f'</c:scaling><c:delete val="{bare and not title:d}"/><c:axPos val="{place}"/>{lines}'
        f'{title}<c:numFmt formatCode="{number_format}" sourceLinked="0"/>{_NO_TICKS}'
        f'<c:tickLblPos val="{"none" if bare else "low" if scatter else "nextTo"}"/>'
        f"{_write_axis_line(item) if scatter else _NO_LINE}{_write_text(item.size, level=True)}"
        f'<c:crossAx val="{3 - id_}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{"midCat" if scatter else "between"}"/>{unit}</c:valAx>'
    )
