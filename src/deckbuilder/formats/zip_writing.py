"""A zip as it is written: entries in a given order, without a clock (PKWARE APPNOTE.TXT, 6.3).

The standard library's `zipfile` is not used: it takes a twentieth of the whole build of 1,700
slides longer, and its entries are other bytes: marks of the system, a window of 32 kB for every
part. A large zip is never whole in memory. Refuses what no deck needs: files over 4 GB, more than
65,535 entries, encryption, streams.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
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

_Row = tuple[bytes, int, bytes]
"""An entry of the directory but for its place and name; its place; its name."""


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
        self._rows: list[_Row] = []

    def add(self, name: str, content: bytes) -> None:
        """Pack an entry."""
        compress = None if name.endswith(self._stored) else self._compress
        row, head, data = _pack(name.encode(), content, compress)
        self._rows.append((row, self._packed.size, name.encode()))
        self._packed.write(head)
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
        directory = _list(rows, shift + self._packed.size)
        for packed in (before._packed, self._packed):
            for part in packed.parts():
                file.write(part)
        file.write(directory)


def write_archive(entries: Iterable[tuple[str, bytes]], stored: tuple[str, ...] = ()) -> bytes:
    """Return a small zip of named contents, made in memory; raises as `Archive.write` does."""
    file, rows = BytesIO(), list[_Row]()
    for name, content in entries:
        row, head, data = _pack(name.encode(), content, None if name.endswith(stored) else deflate)
        rows.append((row, file.tell(), name.encode()))
        file.write(head + data)
    file.write(_list(rows, file.tell()))
    return file.getvalue()


def _pack(
    name: bytes, content: bytes, compress: Callable[[bytes], bytes] | None
) -> tuple[bytes, bytes, bytes]:
    """Return an entry's part of the directory, what stands before its bytes, and these."""
    data, method = (compress(content), _DEFLATED) if compress else (content, _STORED)
    sizes = (zlib.crc32(content), len(data), len(content), len(name), 0)
    shared = (_UTF8, method, _TIME, _DATE, *sizes)
    row = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *shared, 0, 0, 0, 0)
    return row, _LOCAL.pack(b"PK\3\4", _VERSION, *shared) + name, data


def deflate(content: bytes) -> bytes:
    """Compress with a window no larger than a small part needs, since setting it up costs most."""
    small = len(content) <= 1 << _SMALL_WINDOW
    window = _SMALL_WINDOW if small else zlib.MAX_WBITS
    deflater = zlib.compressobj(ZIP_LEVEL, wbits=-window)
    return deflater.compress(content) + deflater.flush()


def _list(rows: Sequence[_Row], at: int) -> bytes:
    """Return the directory of entries, which begins at a place, and the end of the zip."""
    directory = b"".join(row + _PLACE.pack(place) + name for row, place, name in rows)
    count, size = len(rows), len(directory)
    if count > _MAX_ENTRIES or at + size >= 1 << 32:
        message = f"{count} parts and {at + size} bytes are more than a presentation can hold"
        raise ValueError(message)
    return directory + _END.pack(b"PK\5\6", 0, 0, count, count, size, at, 0)
