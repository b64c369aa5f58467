"""The part of its shape in which a text stands, by an estimate that is rather too large.

Owns the margins, the place of text in its shape (ISO/IEC 29500-1, 21.1.2.1.1) and how wide letters
may be. Refuses to measure fonts, which a reader of the file may not have. Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from deckbuilder.gate.pptx.boxes import EMU_PER_POINT, PlacedShape, ShapeBox
from deckbuilder.gate.pptx.inherited import A, P, StyleResolver, kind_of

_LETTER = 0.65
"""The width of letters as a share of their size: that of capitals of a wide font."""
_LINE = 1.5
"""The height of a line as a share of its size, with what space there may be between paragraphs."""
_MARGINS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))


def text_area(placed: PlacedShape, reader: StyleResolver) -> ShapeBox:
    """Return the rectangle in which the text of a shape stands; of no plain text that of all."""
    box, bodies = placed.box, [*_body_properties(placed.shape, reader)]
    if not bodies or _first(bodies, "vert", "horz") != "horz" or int(_first(bodies, "rot", "0")):
        return box
    left, top, right, bottom = (
        int(_first(bodies, name, str(usual))) / EMU_PER_POINT for name, usual in _MARGINS
    )
    inner = ShapeBox(
        box.left + left, box.top + top, box.right - right, box.bottom - bottom, box.text
    )
    high = _text_height(placed.shape, reader, max(1.0, inner.right - inner.left))
    spare = max(0.0, inner.bottom - inner.top - high)
    above = spare * {"t": 0.0, "ctr": 0.5, "b": 1.0}.get(_first(bodies, "anchor", "t"), 0.0)
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


def _body_properties(shape: Any, reader: StyleResolver) -> Iterator[Any]:
    """Yield what says how text stands in a shape: its own, its layout's, its master's."""
    kind = kind_of(shape)
    above = (reader.layout_placeholder(shape), reader.master_placeholder(kind)) if kind else ()
    for each in (shape, *above):
        found = None if each is None else each._element.find(f"{P}txBody/{A}bodyPr")
        if found is not None:
            yield found


def _first(sources: list[Any], name: str, usual: str) -> str:
    return next((found for each in sources if (found := each.get(name)) is not None), usual)
