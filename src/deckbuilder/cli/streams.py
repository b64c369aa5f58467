"""The standard streams as every run may count on them: open, and never what ends it.

Owns what becomes of text that cannot be printed: the run goes on and its exit status is that of
what it did. Refuses to know what is printed.
"""

from __future__ import annotations

import errno
import io
import os
import sys
import warnings

TYPE_CHECKING = False  # typing's own costs its import
if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _PrintedFile(io.FileIO):
    """A stream's file; `lost` says why what was written to it from some time on went nowhere."""

    lost: OSError | None = None

    def write(self, data: ReadableBuffer, /) -> int:
        if self.lost is None:
            try:
                return super().write(data)
            except OSError as error:
                self.lost = error
        return memoryview(data).nbytes


def secure_streams() -> None:
    """Open standard streams that are closed, so that no file gets their numbers; guard the rest."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = os.fdopen(os.open(os.devnull, os.O_RDWR), "w" if number else "r")
            setattr(sys, name, nowhere)
        elif number and isinstance(stream, io.TextIOWrapper):
            setattr(sys, name, _guard(stream, number))


def silence_libraries() -> None:
    """Keep what libraries say to programmers from users: what is wrong is a diagnostic."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def say_loss() -> bool:
    """Say that results could not be printed, and tell so; where nobody reads them that is no loss.

    For the end of a run.
    """
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    lost = getattr(getattr(buffer, "raw", buffer), "lost", None)
    if lost is None or isinstance(lost, BrokenPipeError):
        return False
    full = lost.errno == errno.ENOSPC
    reason = "the disk has no room for them" if full else lost.strerror or str(lost)
    sys.stderr.write(f"the results cannot be printed: {reason}\n")
    return True


def _guard(stream: io.TextIOWrapper, number: int) -> io.TextIOWrapper:
    """Return the stream so that it raises nothing: neither for a disk nor for a character."""
    raw = getattr(stream.buffer, "raw", stream.buffer)
    if type(raw) is not io.FileIO or raw.fileno() != number:  # a console of Windows, or a test's
        return stream
    try:
        stream.flush()
    except OSError:  # which Python would find again as it ends
        raw.close()
    file = _PrintedFile(number, "w", closefd=False)
    return io.TextIOWrapper(
        file if raw is stream.buffer else io.BufferedWriter(file),
        encoding=stream.encoding,
        errors="backslashreplace",
        newline=None if os.linesep == "\r\n" else "\n",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
