"""How much of anything is read: limits that a real deck never meets.

Owns each limit, as a number and in the words in which SECURITY.md tells of it. Refuses to know
what happens beyond one: whoever reads reports it, at the file and line. No limit is a time: the
same input gives the same result on a slow machine.
"""

from __future__ import annotations

from msgspec import Struct


class Limit(Struct, frozen=True):
    """How many there may be of something.

    `of` says of what, as a row of the table in SECURITY.md: "bytes in a file of Markdown".
    """

    max: int
    of: str
    beyond: str
    """The code of the diagnostic where there is more, "DB021"."""


FILE_BYTES = Limit(100_000_000, "bytes in any other file of a deck or brand", "DB002")

# --- pictures ------------------------------------------------------------------------------

PICTURE_PIXELS = Limit(64_000_000, "pixels in a picture", "DB318")
WEBP_PIXELS = Limit(30_000_000, "pixels in a WebP picture", "DB318")
DECODED_PIXELS = Limit(1_000_000_000, "pixels in a picture's frames or scans together", "DB318")
PROFILE_BYTES = Limit(16_000_000, "bytes in a picture's colour profile", "DB318")
SVG_WEIGHT = Limit(
    200_000,
    "elements in an SVG, each as often as it is drawn; a step of a filter counts as 400",
    "DB318",
)
SVG_DEPTH = Limit(250, "elements within each other in an SVG", "DB318")
SVG_SIDE = Limit(1_000_000, "units of an SVG's width or height", "DB318")
SVG_MEMORY = Limit(500_000_000, "bytes of memory that drawing an SVG takes", "DB318")

# --- fonts ---------------------------------------------------------------------------------

FONT_BYTES = Limit(50_000_000, "bytes in a font file of a brand", "DB207")
FONT_CHARACTERS = Limit(300_000, "characters that a font file has glyphs for", "DB207")
FONT_NAMES = Limit(5_000, "names in a font file", "DB207")
FONT_COMPOSITE_BYTES = Limit(4_096, "bytes of a glyph that is made of others", "DB207")
