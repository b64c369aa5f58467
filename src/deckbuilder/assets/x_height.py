"""The height of a lower-case x in a TrueType file.

Owns that one number, from the tables `head` and `OS/2` (ISO/IEC 14496-22, 5.2.2 and 5.2.8).
Refuses the rest of the font: layout and the writers have a full reader.
"""

from __future__ import annotations

import struct
from pathlib import Path


def x_height(font: Path) -> float | None:
    """Return the x-height as a share of the em, or None where the file does not tell."""
    try:
        data = font.read_bytes()
        tables = _tables(data)
        (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
        version, *_ = struct.unpack_from(">H", data, tables[b"OS/2"])
        (height,) = struct.unpack_from(">h", data, tables[b"OS/2"] + 86)
    except (OSError, KeyError, struct.error):
        return None
    return height / units if version >= 2 and units and height > 0 else None


def _tables(data: bytes) -> dict[bytes, int]:
    """Return where each table begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _, offset, _ in entries}
