"""Native charts: a chart part with its data, and the workbook behind it.

Looks as the layout's own drawing of a chart for PDF: the same colours in the same order,
values beside bars, dashes and markers that tell lines apart without colour. What stands on
the axes and on the marks is here, the plots of each kind in `plots`. Follows ISO/IEC 29500-1,
21.2.
"""

from __future__ import annotations

from deckbuilder.layout.scene import ChartItem, PlacedSlot
from deckbuilder.model import Chart
from deckbuilder.writers.pptx.drawing import write_solid
from deckbuilder.writers.pptx.graphic import write_graphic_frame
from deckbuilder.writers.pptx.package import Relations
from deckbuilder.writers.pptx.part import Part
from deckbuilder.writers.pptx.plots import is_round, write_plot
from deckbuilder.writers.pptx.runs import hundredths
from deckbuilder.writers.pptx.workbook import write_workbook
from deckbuilder.writers.pptx.xml import CHART, DECLARATION, DRAWING, OFFICE, attribute, text

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def write_chart(part: Part, item: ChartItem, slot: PlacedSlot | None) -> str:
    """Return a chart's frame, and add its parts to the package."""
    document = part.document
    document.charts += 1
    workbook = f"Microsoft_Excel_Sheet{document.charts}.xlsx"
    relations = Relations()
    data_id = relations.add("package", f"../embeddings/{workbook}")
    xml = _write_chart_space(item, document.lang, data_id)
    name = f"chart{document.charts}.xml"
    document.package.add(f"ppt/charts/{name}", xml, _CONTENT_TYPE, relations)
    document.package.add(f"ppt/embeddings/{workbook}", write_workbook(item.chart))
    id_ = part.relations.add("chart", f"../charts/{name}")
    content = f'<c:chart xmlns:c="{CHART}" r:id="{id_}"/>'
    return write_graphic_frame(part, item, slot, CHART, content)


def _write_chart_space(item: ChartItem, lang: str, data_id: str) -> str:
    chart = item.chart
    title = write_title(chart.title, item.size, lang, bold=True) if chart.title else ""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}">'
        f'<c:date1904 val="0"/><c:lang val="{lang}"/><c:roundedCorners val="0"/><c:chart>{title}'
        f'<c:autoTitleDeleted val="{not chart.title:d}"/><c:plotArea><c:layout/>'
        f"{write_plot(chart)}{_write_axes(item, lang)}</c:plotArea>{_write_legend(chart)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_write_text(item.size)}"
        f'<c:externalData r:id="{data_id}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _write_text(size: float) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{hundredths(size)}">'
        f'{write_solid("tx1")}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        "<a:endParaRPr/></a:p></c:txPr>"
    )


def write_title(said: str, size: float, lang: str, *, bold: bool = False) -> str:
    """Return the title of a chart or an axis, in points."""
    colour = write_solid("tx2" if bold else "tx1")
    look = f'sz="{hundredths(size)}" b="{bold:d}"'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {look}>{colour}"
        f'</a:defRPr></a:pPr><a:r><a:rPr lang="{lang}" {look}>{colour}</a:rPr>'
        f'<a:t>{text(said)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _write_legend(chart: Chart) -> str:
    """Return a legend where colours need one: single bars and slices are labelled themselves."""
    if chart.kind == "pie" or (chart.kind != "doughnut" and len(chart.series) < 2):
        return ""
    place = "r" if chart.kind == "doughnut" else "t"
    return f'<c:legend><c:legendPos val="{place}"/><c:overlay val="0"/></c:legend>'


# --- axes ----------------------------------------------------------------------------------

_LINE = (
    '<c:spPr><a:ln w="9525"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:ln></c:spPr>'
)
_GRID = (
    '<c:majorGridlines><c:spPr><a:ln w="4445"><a:solidFill><a:schemeClr val="accent6"/>'
    "</a:solidFill></a:ln></c:spPr></c:majorGridlines>"
)
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def _write_axes(item: ChartItem, lang: str) -> str:
    """Return both axes: bars lie, so that theirs change places, and values need no axis."""
    chart = item.chart
    if is_round(chart):
        return ""
    lying = chart.kind in ("bar", "stacked-bar")
    horizontal = write_title(chart.x_title, item.size, lang) if chart.x_title else ""
    vertical = write_title(chart.y_title, item.size, lang) if chart.y_title else ""
    of_categories, of_values = (vertical, horizontal) if lying else (horizontal, vertical)
    # Categories from top to bottom, as they are written.
    order, place, across = ("maxMin", "l", "b") if lying else ("minMax", "b", "l")
    hidden = lying and not of_values
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/>{of_categories}'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="low"/>'
        f'{_LINE}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="{hidden:d}"/><c:axPos val="{across}"/>{"" if lying else _GRID}{of_values}'
        f'<c:numFmt formatCode="{attribute(chart.number_format)}" sourceLinked="0"/>{_NO_TICKS}'
        '<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:crossAx val="1"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )
