"""A zip as it is written: entries in a given order, without a clock (PKWARE APPNOTE.TXT, 6.3).

The standard library's `zipfile` is not used: it takes a twentieth of the whole build of 1,700
slides longer, and its entries are other bytes: marks of the system, a window of 32 kB for every
part. Refuses what no deck needs: files over 4 GB, more than 65,535 entries, encryption, streams.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from struct import Struct

from deckbuilder.files.compression import ZIP_LEVEL

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_VERSION = 20
_UTF8 = 0x800
_TIME, _DATE = 0, 1 << 5 | 1
"""Midnight on 1 January 1980, the earliest that the format knows."""
_STORED, _DEFLATED = 0, 8
_MAX_ENTRIES = 0xFFFF
_SMALL_WINDOW = 13


def write_archive(
    entries: Iterable[tuple[str, bytes]],
    stored: tuple[str, ...] = (),
    compress: Callable[[bytes], bytes] | None = None,
) -> bytes:
    """Return a zip of named contents; names with one of the endings `stored` stay as they are.

    All others are compressed by `deflate`, or by what has its results.

    Raises ValueError where there are more entries or bytes than the format can count.
    """
    found: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, content in entries:
        data, method = content, _STORED
        if not name.endswith(stored):
            data, method = (compress or deflate)(content), _DEFLATED
        file = name.encode()
        shared = (
            _UTF8,
            method,
            _TIME,
            _DATE,
            zlib.crc32(content),
            len(data),
            len(content),
            len(file),
            0,
        )
        found += (_LOCAL.pack(b"PK\3\4", _VERSION, *shared), file, data)
        directory += (_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *shared, 0, 0, 0, 0, at), file)
        at += _LOCAL.size + len(file) + len(data)
    return b"".join((*found, *directory, _end(len(directory) // 2, directory, at)))


def deflate(content: bytes) -> bytes:
    """Compress with a window no larger than a small part needs, since setting it up costs most."""
    small = len(content) <= 1 << _SMALL_WINDOW
    window = _SMALL_WINDOW if small else zlib.MAX_WBITS
    deflater = zlib.compressobj(ZIP_LEVEL, wbits=-window)
    return deflater.compress(content) + deflater.flush()


def _end(count: int, directory: list[bytes], at: int) -> bytes:
    size = sum(map(len, directory))
    if count > _MAX_ENTRIES or at + size >= 1 << 32:
        message = f"{count} parts and {at + size} bytes are more than a presentation can hold"
        raise ValueError(message)
    return _END.pack(b"PK\5\6", 0, 0, count, count, size, at, 0)
