"""The quotation mark: within its rectangle, and the same in each format."""

from __future__ import annotations

import re

from deckbuilder.geometry import rect
from deckbuilder.scene.quotation_mark import QUOTATION_MARK
from deckbuilder.writers.pptx.drawing import write_geometry


def test_it_fills_its_rectangle_and_leaves_it_nowhere() -> None:
    places = [
        point
        for outline in QUOTATION_MARK
        for point in (outline.start, *(point for curve in outline.curves for point in curve))
    ]
    for axis in (0, 1):
        values = [place[axis] for place in places]
        assert (min(values), max(values)) == (0.0, 1.0)


def test_its_curves_are_closed() -> None:
    assert all(outline.curves[-1][-1] == outline.start for outline in QUOTATION_MARK)


def test_powerpoint_has_its_curves_in_emu() -> None:
    written = write_geometry("quotation-mark", rect(10, 10, 100, 74), 0.0)
    assert written.count("<a:moveTo>") == written.count("<a:close/>") == 2
    assert len(re.findall("<a:cubicBezTo>", written)) == 12
    assert '<a:path w="1270000" h="939800"><a:moveTo><a:pt x="533400" y="0"/>' in written
