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
HEAD, FOOT = 32.0, 32.0
"""Distance of the running header's top, and the footer's bottom, from the page's edge."""
TOP, BOTTOM = 66.0, 66.0
"""Where content begins and ends, from the page's top and bottom edge."""
ASIDE = 104.0
"""The least width of the column at the left, which holds the headings: pictures and text share
the column to its right."""

MEASURE = 31.0
"""The width of that column at most, as a share of the size: lines of about 70 characters."""

PITCH, RISE = 4 / 3, 1.0
"""Line pitch of text and its baseline, as shares of the size."""

LEAST, LEAST_LARGE = 12.0, 16.0
"""The smallest type on a page, and the smallest in large print."""

RULE_PITCH = 25.5
"""Distance of the lines to write on: 9 mm."""


class Measures(Struct, frozen=True, kw_only=True):
    """The grid of one PDF. Everything on a page is of `size` or larger, furniture too."""

    width: float
    height: float
    size: float
    large: bool

    @property
    def aside(self) -> float:
        """The width of the column at the left; large print has one column only."""
        return 0.0 if self.large else max(ASIDE, self.whole - self.size * MEASURE)

    @property
    def left(self) -> float:
        """Where the column of text begins."""
        return MARGIN + self.aside

    @property
    def column(self) -> float:
        """The width of the column of text."""
        return self.width - 2 * MARGIN - self.aside

    @property
    def whole(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where content ends, from the page's top."""
        return self.height - BOTTOM

    @property
    def pitch(self) -> float:
        """The distance of lines of the body."""
        return self.size * PITCH

    def heading(self, level: int) -> float:
        """Return the size of a heading: 1 of parts, 2 of sections, others as the body.

        In large print no heading is smaller than two points above the body.
        """
        share = {1: 20 / 12, 2: 16 / 12}.get(level, 1.0)
        least = self.size + 2 if self.large else self.size
        return max(least, self.size * (share if not self.large else (share + 1) / 2))

    def look(self, colour: Colour = "accent1") -> Look:
        """Return the look of running text; `colour` is that of headings and markers."""
        return Look(
            size=self.size,
            min_size=self.size,
            pitch=PITCH,
            ascent=RISE,
            gap=2 / 3,
            item_gap=(0.5, 0.5),
            heading=colour,
            accent=colour,
        )


def measures_of(style: HandoutStyle) -> Measures:
    """Return the measures that a brand's style of handouts asks for."""
    width, height = PAPER[style.page]
    least = LEAST_LARGE if style.large_print else LEAST
    return Measures(
        width=width, height=height, size=max(style.size, least), large=style.large_print
    )
