"""The heights of a TrueType file's letters and lines.

Owns these numbers, from the tables `head`, `hhea` and `OS/2` (ISO/IEC 14496-22, 5.2.2, 5.2.4 and
5.2.8). Refuses the rest of the font: layout and the writers have a full reader.
"""

from __future__ import annotations

import struct
from pathlib import Path

from msgspec import Struct

from deckbuilder.assets.font_tables import read_tables

_USE_TYPO_METRICS = 1 << 7
"""The flag of `fsSelection` for fonts whose lines are as high as `sTypo…` says."""


class FontHeights(Struct, frozen=True):
    """The height of a lower-case x and of a line, as shares of the em; None where none is said."""

    x_height: float | None = None
    line: float | None = None


def read_heights(font: Path) -> FontHeights:
    """Read the heights of the font in a file; none where it cannot be read."""
    try:
        return find_heights(font.read_bytes())
    except OSError:
        return FontHeights()


def find_heights(data: bytes, at: int = 0) -> FontHeights:
    """Return the heights of the font that begins at a place of a file.

    A line is as high as programs set it at single spacing: DirectWrite, and with it PowerPoint,
    takes the larger of `hhea` and the `usWin…` pair; LibreOffice takes `hhea`, which is no larger.
    """
    try:
        tables = read_tables(data, at)
        head, hhea, os2 = (tables[name][0] for name in (b"head", b"hhea", b"OS/2"))
        (units,) = struct.unpack_from(">H", data, head + 18)
        (version,) = struct.unpack_from(">H", data, os2)
        (flags,) = struct.unpack_from(">H", data, os2 + 62)
        up, down, gap = struct.unpack_from(">hhh", data, hhea + 4)
        typo = struct.unpack_from(">hhh", data, os2 + 68)
        windows = struct.unpack_from(">HH", data, os2 + 74)
        (letter,) = struct.unpack_from(">h", data, os2 + 86) if version >= 2 else (0,)
    except (KeyError, struct.error):
        return FontHeights()
    if flags & _USE_TYPO_METRICS:
        up, down, gap = typo
        windows = (0, 0)
    line = max(up - down + gap, sum(windows))
    if not units:
        return FontHeights()
    return FontHeights(*(each / units if each > 0 else None for each in (letter, line)))
