"""The height of a lower-case x in a TrueType file.

Owns that one number, from the tables `head` and `OS/2` (ISO/IEC 14496-22, 5.2.2 and 5.2.8).
Refuses the rest of the font: layout and the writers have a full reader.
"""

from __future__ import annotations

import struct
from pathlib import Path

from deckbuilder.assets.font_tables import read_tables


def x_height(font: Path) -> float | None:
    """Return the x-height as a share of the em, or None where the file does not tell."""
    try:
        data = font.read_bytes()
        tables = read_tables(data)
        (units,) = struct.unpack_from(">H", data, tables[b"head"][0] + 18)
        version, *_ = struct.unpack_from(">H", data, tables[b"OS/2"][0])
        (height,) = struct.unpack_from(">h", data, tables[b"OS/2"][0] + 86)
    except (OSError, KeyError, struct.error):
        return None
    return height / units if version >= 2 and units and height > 0 else None
