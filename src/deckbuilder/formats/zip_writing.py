"""A zip as it is written: entries in a given order, without a clock (PKWARE APPNOTE.TXT, 6.3).

The standard library's `zipfile` is not used: it takes a twentieth of the whole build of 1,700
slides longer, and its entries are other bytes: marks of the system, a window of 32 kB for every
part. A large zip is never whole in memory. Refuses what no deck needs: files over 4 GB, more than
65,535 entries, encryption, streams.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from struct import Struct

from deckbuilder.files.compression import ZIP_LEVEL
from deckbuilder.files.content import Content, Sink

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5HL")
"""An entry of the directory but for its place, `_PLACE`, and its name."""
_PLACE = Struct("<L")
_END = Struct("<4s4H2LH")
_VERSION = 20
_UTF8 = 0x800
_TIME, _DATE = 0, 1 << 5 | 1
"""Midnight on 1 January 1980, the earliest that the format knows."""
_STORED, _DEFLATED = 0, 8
_MAX_ENTRIES = 0xFFFF
_SMALL_WINDOW = 13


class Archive:
    """The entries of a zip, packed as they come; names that end as `stored` says stay as they are.

    All others are compressed by `deflate`, or by what has its results.

    Raises TemporaryFileError where there is no room for so many bytes.
    """

    def __init__(
        self, stored: tuple[str, ...] = (), compress: Callable[[bytes], bytes] | None = None
    ) -> None:
        self._stored = stored
        self._compress = compress or deflate
        self._packed = Content()
        self._rows: list[tuple[bytes, int, bytes]] = []

    def add(self, name: str, content: bytes) -> None:
        """Pack an entry."""
        data, method = content, _STORED
        if not name.endswith(self._stored):
            data, method = self._compress(content), _DEFLATED
        file, crc = name.encode(), zlib.crc32(content)
        sizes = (crc, len(data), len(content), len(file), 0)
        shared = (_UTF8, method, _TIME, _DATE, *sizes)
        row = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *shared, 0, 0, 0, 0)
        self._rows.append((row, self._packed.size, file))
        self._packed.write(_LOCAL.pack(b"PK\3\4", _VERSION, *shared) + file)
        self._packed.write(data)

    def write(self, file: Sink, first: Iterable[tuple[str, bytes]] = ()) -> None:
        """Write the zip, in which `first` are entries before all those that were added.

        Raises ValueError where there are more entries or bytes than the format can count.
        """
        before = Archive(self._stored)
        for entry in first:
            before.add(*entry)
        shift = before._packed.size
        rows = [*before._rows, *((row, at + shift, name) for row, at, name in self._rows)]
        at = shift + self._packed.size
        end = _end(len(rows), sum(len(row) + _PLACE.size + len(name) for row, _, name in rows), at)
        for packed in (before._packed, self._packed):
            for part in packed.parts():
                file.write(part)
        file.write(b"".join(row + _PLACE.pack(at) + name for row, at, name in rows) + end)


def write_archive(entries: Iterable[tuple[str, bytes]], stored: tuple[str, ...] = ()) -> bytes:
    """Return a small zip of named contents; raises as an `Archive` does."""
    archive, file = Archive(stored), Content()
    for entry in entries:
        archive.add(*entry)
    archive.write(file)
    return bytes(file)


def deflate(content: bytes) -> bytes:
    """Compress with a window no larger than a small part needs, since setting it up costs most."""
    small = len(content) <= 1 << _SMALL_WINDOW
    window = _SMALL_WINDOW if small else zlib.MAX_WBITS
    deflater = zlib.compressobj(ZIP_LEVEL, wbits=-window)
    return deflater.compress(content) + deflater.flush()


def _end(count: int, size: int, at: int) -> bytes:
    if count > _MAX_ENTRIES or at + size >= 1 << 32:
        message = f"{count} parts and {at + size} bytes are more than a presentation can hold"
        raise ValueError(message)
    return _END.pack(b"PK\5\6", 0, 0, count, count, size, at, 0)
