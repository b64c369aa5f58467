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


MARKDOWN_BYTES = Limit(2_000_000, "bytes in a file of Markdown", "DB021")
STEPS = Limit(5, "looks ahead at a character of a text, beside 10,000 at the whole", "DB021")
SETTINGS = Limit(1_000, "settings at the top of a file of Markdown", "DB009")
SETTINGS_LEVELS = Limit(10, "levels of settings at the top of a file of Markdown", "DB009")
BLOCK_LEVELS = Limit(32, "blocks, lists and quotations within each other, a list as two", "DB323")
DIV_LEVELS = Limit(12, "blocks with `:::` within each other", "DB323")
COLUMNS_LEVELS = Limit(5, "columns within each other", "DB323")
INLINE_LEVELS = Limit(24, "marks such as emphasis within each other", "DB323")
DATA_BYTES = Limit(5_000_000, "bytes in a file of data", "DB021")
CELLS = Limit(20_000, "cells in the data of a table or chart", "DB021")
CELL = Limit(10_000, "characters in a cell of data", "DB021")
INSERTED = Limit(1_000_000, "characters that a deck inserts by `{{ name }}`", "DB021")
CODE = Limit(4_000, "characters in a block of code whose words are coloured", "DB022")
TOML_BYTES = Limit(20_000_000, "bytes in a TOML file, and in deck.lock", "DB021")
TOML_LEVELS = Limit(32, "levels of tables and lists in a TOML file", "DB005")
TOML_BITS = Limit(63, "bits of a whole number in a TOML file", "DB005")
COMPARED = Limit(5_000, "words or lines of a text that `upgrade` compares with another", "DB420")
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
WIDTH_TABLE_BYTES = Limit(2_000_000, "bytes in a table of a font's widths", "DB207")
FONT_CHARACTERS = Limit(300_000, "characters that a font file has glyphs for", "DB207")
FONT_NAMES = Limit(5_000, "names in a font file", "DB207")
FONT_COMPOSITE_BYTES = Limit(4_096, "bytes of a glyph that is made of others", "DB207")

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
PPTX_PIXELS = Limit(500_000_000, "pixels of pictures beneath text in a PowerPoint file", "DB742")
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
