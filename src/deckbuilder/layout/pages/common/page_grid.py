"""The measures of a page in points: paper, margins, columns and sizes of type.

Owns the grid that every PDF is set on. Refuses to know what is set.
"""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.brand.brand import HandoutStyle
from deckbuilder.layout.text.drafts import Look
from deckbuilder.scene.slide import Colour

PAPER = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
"""Page sizes in points (ISO 216; ANSI/ASME Y14.1)."""

MARGIN = 50.0
HEAD, FOOT, LOW_FOOT = 32.0, 32.0, 22.0
"""Distance of the running header's top, and of the footer's bottom with one line or with two, from
the page's edge."""
FOOT_GAP = 8.0
"""Space between the rule above the footer and the footer."""
TOP, BOTTOM = 66.0, 66.0
"""Where content begins and ends, from the page's top and bottom edge."""
MIN_MARGIN_COLUMN = 104.0
"""The least width of the margin column at the left, which holds headings: pictures and text share
the column to its right."""

MAX_MEASURE = 31.0
"""The greatest width of the column of text, as a share of the size: lines of 70 characters."""

LINE_PITCH, BASELINE = 4 / 3, 1.0
"""The distance from line to line of text, and from a line's top to its baseline, as shares of the
size."""

MIN_SIZE, MIN_SIZE_LARGE = 12.0, 16.0
"""The smallest type on a page, and the smallest in large print."""

MIN_FOOT_CLEARANCE = 10.0
"""The least space between content and the rule above the footer."""

RULE_PITCH = 25.5
"""Distance of the lines to write on: 9 mm."""


class Measures(Struct, frozen=True, kw_only=True):
    """The grid of one PDF. Everything on a page is of `size` or larger, furniture too."""

    width: float
    height: float
    size: float
    large: bool
    foot_lines: int = 1

    @property
    def foot(self) -> float:
        """Where the footer begins, from the page's top."""
        edge = FOOT if self.foot_lines == 1 else LOW_FOOT
        return self.height - edge - self.foot_lines * self.pitch

    @property
    def margin_column(self) -> float:
        """The width of the margin column; large print has one column only."""
        return (
            0.0 if self.large else max(MIN_MARGIN_COLUMN, self.full_width - self.size * MAX_MEASURE)
        )

    @property
    def full_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where content ends, from the page's top."""
        return min(self.height - BOTTOM, self.foot - FOOT_GAP - MIN_FOOT_CLEARANCE)

    @property
    def pitch(self) -> float:
        """The distance of lines of the body."""
        return self.size * LINE_PITCH

    def heading(self, level: int) -> float:
        """Return the size of a heading: 1 of parts, 2 of sections, others as the body.

        In large print no heading is smaller than two points above the body.
        """
        share = {1: 20 / 12, 2: 16 / 12}.get(level, 1.0)
        if self.large:
            return max(self.size + 2, self.size * (share + 1) / 2)
        return self.size * share

    def look(self, colour: Colour = "accent1", lang: str = "en") -> Look:
        """Return the look of running text; `colour` is that of headings and markers."""
        return Look(
            size=self.size,
            min_size=self.size,
            pitch=LINE_PITCH,
            ascent=BASELINE,
            gap=2 / 3,
            item_gap=(0.5, 0.5),
            heading=colour,
            accent=colour,
            lang=lang,
        )


def measure_pages(style: HandoutStyle, foot_lines: int = 1) -> Measures:
    """Return the measures that a brand's style of handouts asks for, with so high a footer."""
    width, height = PAPER[style.page]
    size = max(style.size, MIN_SIZE_LARGE if style.large_print else MIN_SIZE)
    return Measures(
        width=width, height=height, size=size, large=style.large_print, foot_lines=foot_lines
    )
