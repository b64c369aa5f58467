"""TrueType files, each read once in a run.

Owns ReportLab's reader of fonts, which layout asks for widths and the handout writer for a
subset to embed; reading a file takes longer than laying out a slide. Refuses both uses.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace


@lru_cache(maxsize=16)  # a run over many decks meets the fonts of many brands
def read_font(path: Path) -> TTFontFace:
    """Return the font of a file; its widths are in thousandths of an em.

    Raises ReportLab's TTFError for a file that is no TrueType font.
    """
    from reportlab.pdfbase.ttfonts import TTFontFace

    return TTFontFace(str(path))
