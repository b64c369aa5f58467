"""Bytes of a finished file that need not be in memory: few are, many are in a temporary file.

Owns where they are while a file is made, judged and put in its place. Refuses to know what they
mean, and to name its files: the system removes them with the process, however that ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import SEEK_END, BytesIO
from typing import BinaryIO, Protocol

from deckbuilder.files.inputs import digest_parts

_IN_MEMORY = 2_000_000
"""The most bytes that stay in memory."""
_PART = 1 << 18


class Sink(Protocol):
    """What takes the bytes of a file one part after another."""

    def write(self, data: bytes, /) -> object:
        """Take bytes that follow those before."""


class TemporaryFileError(OSError):
    """The system's folder for temporary files takes no file of this size."""


class Content:
    """Bytes that are written one part after another, and read as often as they are wanted.

    `file` holds them from the place `start` on; without one there are none yet.
    """

    def __init__(self, file: BinaryIO | None = None, start: int = 0) -> None:
        self._file: BinaryIO = BytesIO() if file is None else file
        self._start = start
        self._digest = ""
        self._is_read = False
        self.size = self._file.seek(0, SEEK_END) - start

    @classmethod
    def of(cls, data: bytes) -> Content:
        """Return bytes that are in memory as content."""
        return cls(BytesIO(data))

    def write(self, data: bytes, /) -> None:
        """Add bytes. Raises TemporaryFileError where there is no room for so many."""
        try:
            if self.size <= _IN_MEMORY < self.size + len(data):
                self._leave_memory()
            if self._is_read:  # wherever that ended; to seek each time would write each part alone
                self._file.seek(0, SEEK_END)
                self._is_read = False
            self._file.write(data)
        except OSError as error:
            raise TemporaryFileError(*error.args) from error
        self.size += len(data)
        self._digest = ""

    def complete(self) -> None:
        """Say that no more bytes come. Raises TemporaryFileError where the last have no room."""
        try:
            self._file.flush()
        except OSError as error:
            raise TemporaryFileError(*error.args) from error

    def parts(self) -> Iterator[bytes]:
        """Yield the bytes in parts. Only one reading at a time: they share the file's position."""
        self._is_read = True
        self._file.seek(self._start)
        while part := self._file.read(_PART):
            yield part

    @property
    def digest(self) -> str:
        """The digest of all bytes so far, as `inputs.digest` gives it."""
        self._digest = self._digest or digest_parts(self.parts())
        return self._digest

    def __bytes__(self) -> bytes:
        return b"".join(self.parts())

    def __del__(self) -> None:
        with suppress(OSError):  # what is still to be written is nobody's any more
            self._file.close()

    def _leave_memory(self) -> None:
        from tempfile import TemporaryFile  # whose import takes longer than a small file

        file = TemporaryFile()  # noqa: SIM115 - closed with the content
        for part in self.parts():
            file.write(part)
        self._file.close()
        self._file = file
