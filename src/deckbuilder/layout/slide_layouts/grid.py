"""The grid of slides: the edges that layouts have in common, in points from the top left corner.

Owns these lengths. Refuses layouts and their slots.
"""

from __future__ import annotations

WIDTH, HEIGHT = 960.0, 540.0
BAND_WIDTH = 16.0
"""The width of the band at the left edge."""
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
FOOT_TOP, FOOT_HEIGHT = 508.0, 20.0
NUMBER_WIDTH = 64.0
"""The width of the slide's number and the number of slides."""
GUTTER = 16.0
"""Space between panels and between cards."""
COLUMN_GAP = 36.0
"""Space between columns of plain text, which have no panels to part them."""
