"""The part of its shape in which a text stands, by an estimate that is rather too large.

Owns the margins, the place of text in its shape (ISO/IEC 29500-1, 21.1.2.1.1) and how wide letters
may be. Refuses to measure fonts, which a reader of the file may not have. Lengths are points.
"""

from __future__ import annotations

import math
from typing import Any

from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate.pptx.boxes import EMU_PER_POINT, PlacedShape, ShapeBox
from deckbuilder.gate.pptx.inherited import StyleResolver

_LETTER = 0.65
"""The width of letters as a share of their size: that of capitals of a wide font."""
_LINE = 1.5
"""The height of a line as a share of its size, with what space there may be between paragraphs."""
_MARGINS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))


def text_area(placed: PlacedShape, reader: StyleResolver) -> ShapeBox:
    """Return the rectangle in which the text of a shape stands; of no plain text that of all."""
    box, properties = placed.box, _body_properties(placed.shape, reader)
    plain = placed.shape.has_text_frame and properties.get("vert", "horz") == "horz"
    if not plain or int(properties.get("rot", 0)):
        return box
    left, top, right, bottom = (
        int(properties.get(name, usual)) / EMU_PER_POINT for name, usual in _MARGINS
    )
    inner = ShapeBox(
        box.left + left, box.top + top, box.right - right, box.bottom - bottom, box.text
    )
    high = _text_height(placed.shape, reader, max(1.0, inner.right - inner.left))
    spare = max(0.0, inner.bottom - inner.top - high)
    above = spare * {"t": 0.0, "ctr": 0.5, "b": 1.0}.get(properties.get("anchor", "t"), 0.0)
    return inner._replace(top=inner.top + above, bottom=inner.bottom - (spare - above))


def _text_height(shape: Any, reader: StyleResolver, width: float) -> float:
    largest = high = 0.0
    for runs in reader.paragraphs(shape):
        size = max((run.size for run in runs), default=18.0)
        long = sum(len(run.text) * run.size for run in runs) * _LETTER
        high += max(1, math.ceil(long / width)) * size * _LINE
        largest = max(largest, size)
    breaks = sum(1 for _ in shape._element.iter(f"{A}br"))
    return high + breaks * largest * _LINE


def _body_properties(shape: Any, reader: StyleResolver) -> dict[str, str]:
    """Return what says how text stands in a shape: its own, or else its layout's or master's."""
    properties: dict[str, str] = {}
    for each in (*reversed(reader.placeholders_above(shape)), shape):
        body = each._element.find(f"{P}txBody/{A}bodyPr")
        properties |= {} if body is None else body.attrib
    return properties
