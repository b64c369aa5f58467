"""Labels with lines to write on: names, dates, signatures.

Owns their look. Refuses lines below text (`flow`) and cells to fill in (`table`).
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
from deckbuilder.layout.pages.common.sheet import Sheet
from deckbuilder.scene.page import Element, PageShape, PageText

_LABEL = 88.0
"""The width of a label, in points at 12 points of size."""


def set_fields(
    sheet: Sheet, parent: Element, labels: Sequence[str], continuation: str = ""
) -> None:
    """Set labels down the page, each with a line to write on beside it."""
    width = _LABEL * sheet.measures.size / 12
    for label in labels:
        laid = sheet.wrap(label, width - 8, bold=True)
        height = max(RULE_PITCH + 4, pt(laid.height) + 6)
        sheet.make_room(height, 0.0, continuation)
        element = sheet.own_element("P", parent, label)
        top = sheet.y + height - pt(laid.height)
        lines = laid.paragraphs[0].lines
        sheet.put(PageText(x=emu(sheet.left), y=emu(top), lines=lines, element=element))
        sheet.y += height
        left, line_width = emu(sheet.left + width), emu(sheet.width - width)
        rule = Rect(left, emu(sheet.y - 0.6), line_width, emu(0.6))
        sheet.put(PageShape(rect=rule, fill="accent6"))
