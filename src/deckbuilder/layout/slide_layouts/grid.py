"""The grid of slides: the edges that layouts have in common, in points from the top left corner.

Owns these lengths. Refuses layouts and their slots.
"""

from __future__ import annotations

from deckbuilder.brand import Brand
from deckbuilder.geometry import Emu, emu

WIDTH, HEIGHT = 960.0, 540.0
BAND_WIDTH, MARK_WIDTH = 16.0, 24.0
"""The width of the band at the left edge, and of the mark in it, which stands out from it so that
it is seen whatever the two colours are."""
LEFT, RIGHT = 60.0, 912.0
"""The left and right edge of the content."""
SECTION_TOP, SECTION_HEIGHT = 22.0, 18.0
"""The line above the title, which names the section."""
TITLE_TOP, TITLE_HEIGHT, TITLE_GAP = 40.0, 74.0, 10.0
"""Room for a title of two lines and the gap below it, so that what stands there keeps its place.

A title of one line that another font wraps has room too.
"""
BODY_TOP, BODY_BOTTOM = 114.0, 490.0
PANEL_BOTTOM = 470.0
"""Where the panels of a layout end, so that sources on one line stay in sight below them even
where PowerPoint has put the panels back in their places."""
SOURCES_BOTTOM, SOURCES_HEIGHT = 503.0, 18.0
"""The lower edge of the sources, which grow upwards, and room for a line of them."""
FOOT_TOP, FOOT_HEIGHT = 513.0, 20.0
NUMBER_WIDTH = 64.0
"""The width of the slide's number and the number of slides."""
GUTTER = 16.0
"""Space between panels and between cards."""
STEP_GAP, STEP_HEAD, STEP_INSET = 10.0, 40.0, (14.0, 12.0, 12.0, 14.0)
"""Space between steps, the height of the arrow above a step, and a step's inner margins."""
COLUMN_GAP = 36.0
"""Space between columns of plain text, which have no panels to part them."""


def slide_scale(brand: Brand) -> float:
    """Return how wide a brand's slides are, as a share of usual ones: their text is so large."""
    return slide_size(brand)[0] / emu(WIDTH)


def slide_size(brand: Brand) -> tuple[Emu, Emu]:
    """Return the width and height of a brand's slides: its template's, if it has one."""
    if brand.template is None:
        return emu(WIDTH), emu(HEIGHT)
    return brand.template.template.width, brand.template.template.height
