"""How many columns of a terminal, or of a font of one width, text takes.

Owns wide characters (two columns) and those that take none. Refuses scripts that are read from
right to left: where their characters stand, only what shows them knows.
"""

from __future__ import annotations

import unicodedata

_NO_WIDTH = {"Mn", "Me", "Cf"}
_FROM_RIGHT = {"R", "AL", "AN", "RLE", "RLO", "RLI"}


def width_of(text: str) -> int:
    """Return the columns that a text without tabs takes."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def reads_from_right(text: str) -> bool:
    """Tell whether any of a text is read from right to left."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(character) in _FROM_RIGHT for character in text)
