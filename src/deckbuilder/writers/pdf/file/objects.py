"""The PDF file as numbered objects: object streams, a cross-reference stream, the trailer.

Owns the syntax of ISO 32000-1, clause 7 as far as the handout needs it. Objects are written as
soon as they are complete and packed 200 to a compressed stream (7.5.7), so that the structure
of a long deck costs little memory and few bytes; a stream's data always ends in a line end
before `endstream`, as PDF/A asks. Refuses to know what an object means.
"""

from __future__ import annotations

import struct
import zlib
from functools import partial

from deckbuilder.cache.warm import open_shelf
from deckbuilder.files.compression import PDF_LEVEL
from deckbuilder.files.content import Sink
from deckbuilder.files.inputs import digester

_PACKED = 200
_IDENTIFIER = 32
_FREE, _PLAIN, _IN_STREAM = 0, 1, 2
_ROW = struct.Struct(">BIH")


def literal(text: str) -> str:
    """Write a text string (7.9.2.2): in parentheses where it is ASCII, else UTF-16 in hex."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<{utf16(text, mark=True)}>"


def utf16(text: str, *, mark: bool = False) -> str:
    """Return text as hexadecimal UTF-16, big end first, after a byte order mark if asked."""
    return ("FEFF" if mark else "") + text.encode("utf-16-be", "replace").hex().upper()


def reference(number: int) -> str:
    """Write an indirect reference (7.3.10)."""
    return f"{number} 0 R"


class PdfFile:
    """A PDF file being written, object by object, to where its bytes go."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._size = 0
        self._content = digester()
        self._emit(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._rows = bytearray(_ROW.pack(_FREE, 0, 0xFFFF))
        self._pending: list[tuple[int, str]] = []

    def reserve(self) -> int:
        """Take the next object number; `put` or `stream` must give it a body."""
        self._rows += bytes(_ROW.size)
        return len(self._rows) // _ROW.size - 1

    def put(self, number: int, body: str) -> None:
        """Write the object of a reserved number; `body` is ASCII."""
        self._pending.append((number, body))
        if len(self._pending) == _PACKED:
            self._pack()

    def add(self, body: str) -> int:
        """Write an object and return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, entries: str, data: bytes, *, compress: bool = True) -> int:
        """Write a stream and return its number; `entries` are those of its dictionary."""
        number = self.reserve()
        if compress:
            data = open_shelf("compressed stream").find(
                (data,), partial(zlib.compress, data, PDF_LEVEL)
            )
            entries += "/Filter/FlateDecode"
        self._write(number, entries, data)
        return number

    def close(self, root: int, info: int) -> None:
        """Write the cross-reference stream (7.5.8) and the end of the file.

        The file's identifier is a digest of its content, so that equal files are equal bytes.
        """
        if self._pending:
            self._pack()
        number = self.reserve()
        start = self._size
        _ROW.pack_into(self._rows, number * _ROW.size, _PLAIN, start, 0)
        identifier = f"<{self._content.hexdigest()[:_IDENTIFIER]}>"
        entries = (
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {reference(root)}"
            f"/Info {reference(info)}/ID[{identifier}{identifier}]/Filter/FlateDecode"
        )
        self._write(number, entries, zlib.compress(self._rows, PDF_LEVEL))
        self._emit(f"startxref\n{start}\n%%EOF\n".encode("ascii"))

    def _write(self, number: int, entries: str, data: bytes) -> None:
        _ROW.pack_into(self._rows, number * _ROW.size, _PLAIN, self._size, 0)
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
        for part in (head, data, b"\nendstream\nendobj\n"):
            self._emit(part)

    def _emit(self, data: bytes) -> None:
        self._sink.write(data)
        self._content.update(data)
        self._size += len(data)

    def _pack(self) -> None:
        """Write the pending objects as one object stream."""
        pending, self._pending = self._pending, []
        holder = self.reserve()
        index: list[str] = []
        offset = 0
        for place, (number, body) in enumerate(pending):
            _ROW.pack_into(self._rows, number * _ROW.size, _IN_STREAM, holder, place)
            index.append(f"{number} {offset}")
            offset += len(body) + 1
        head = " ".join(index) + "\n"
        data = (head + "\n".join(body for _, body in pending)).encode("ascii")
        entries = f"/Type/ObjStm/N {len(pending)}/First {len(head)}/Filter/FlateDecode"
        self._write(holder, entries, zlib.compress(data, PDF_LEVEL))
