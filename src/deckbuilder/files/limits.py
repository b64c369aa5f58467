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

# --- finished PowerPoint files -------------------------------------------------------------

XML_NODES = Limit(1_000_000, "tags and attributes in a part of a PowerPoint file", "DB701")
XML_DEPTH = Limit(256, "tags within each other in a part of a PowerPoint file", "DB701")
PPTX_PARTS = Limit(50_000, "parts in a PowerPoint file", "DB701")
PPTX_UNPACKED = Limit(
    200_000_000, "bytes to which a PowerPoint file unpacks, beside its own size", "DB701"
)
PPTX_NODES = Limit(
    1_000_000, "tags and attributes in a PowerPoint file, beside one for each byte", "DB701"
)
PPTX_RELATIONS = Limit(100_000, "relationships in a PowerPoint file", "DB701")
PPTX_SLIDES = Limit(5_000, "slides in a PowerPoint file", "DB701")
PPTX_PIECES_ON_SLIDE = Limit(
    20_000, "shapes, cells and pieces of text on a slide of a PowerPoint file", "DB701"
)
PPTX_GROUP_DEPTH = Limit(32, "groups within each other on a slide of a PowerPoint file", "DB701")
PPTX_PAIRS = Limit(
    2_000_000,
    "pairs of shapes to compare in a PowerPoint file, beside one for each byte",
    "DB702",
)
PPTX_PIECES = Limit(
    50_000,
    "shapes, cells and pieces of text in a PowerPoint file, beside one for each 20 bytes",
    "DB701",
)

# --- finished PDFs -------------------------------------------------------------------------

PDF_STREAM = Limit(100_000_000, "bytes to which a stream of a PDF, or a page, unpacks", "DB801")
PDF_FILTERS = Limit(4, "filters that pack a stream of a PDF", "DB801")
PDF_ARRAY = Limit(1_000_000, "members of an array in a PDF", "DB801")
PDF_WARNINGS = Limit(100_000, "faults in the form of a PDF", "DB801")
PDF_PAGES = Limit(10_000, "pages in a PDF", "DB801")
PDF_OPERATORS = Limit(
    1_000_000, "operators and operands on the pages of a PDF, beside one for each byte", "DB801"
)
PDF_FORM_DEPTH = Limit(32, "forms within each other on a page of a PDF", "DB801")
PDF_CODES = Limit(500_000, "codes of fonts in a PDF, beside one for each byte", "DB801")
PDF_TAGS = Limit(
    50_000,
    "tags, links and pieces of marked content in a PDF, beside one for each 20 bytes",
    "DB801",
)
PDF_TAG_DEPTH = Limit(100, "tags within each other in a PDF", "DB801")
