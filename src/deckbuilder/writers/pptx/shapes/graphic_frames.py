"""Graphic frames, which hold what is no shape: tables and charts."""

from __future__ import annotations

from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import ChartItem, TableItem
from deckbuilder.writers.pptx.drawing import write_identity, write_place
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.shapes.placeholders import write_reference


def write_graphic_frame(
    part: Part, item: TableItem | ChartItem, slot: PlacedSlot | None, uri: str, content: str
) -> str:
    """Return the frame around a table's or a chart's markup; `uri` says which it is."""
    reference = f"<p:nvPr>{write_reference(slot)}</p:nvPr>" if slot else "<p:nvPr/>"
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{write_identity(part, item.name, item.alt)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>{reference}'
        f"</p:nvGraphicFramePr>{write_place(item.rect, 'p:xfrm')}<a:graphic>"
        f'<a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
    )
