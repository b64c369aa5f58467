"""TrueType files: what layout and the PDF writer need of them, and cutting them to a few glyphs.

Owns the format (ISO/IEC 14496-22). A library that reads fonts takes longer to import than these
modules take to read those of a deck. Refuses outlines other than TrueType's own, shaping and
kerning, and to know what is measured or embedded.
"""

from deckbuilder.fontfile.cutting import cut_font
from deckbuilder.fontfile.reading import FontFile, FontFileError, read_font

__all__ = ["FontFile", "FontFileError", "cut_font", "read_font"]
