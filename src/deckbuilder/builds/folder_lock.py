"""A lock on a folder: one run at a time puts files into it.

Owns how systems lock, and how long a run waits. The system takes the lock from a process that ends,
however it ends. Refuses to know what is done meanwhile.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_PATIENCE = 120
"""The seconds after which a run no longer waits for others, each of which takes a moment."""
_PAUSE = 0.01
_LOCK_FILE = ".deckbuild.lock"
"""Windows locks files only."""


@contextlib.contextmanager
def lock_folder(folder: Path) -> Iterator[bool]:
    """Keep other runs out of a folder; gives False where its drive has no locks.

    Raises TimeoutError where another run does not come to an end.
    """
    number = _take_when_free(folder)
    try:
        yield number is not None
    finally:
        if number is not None:
            ours = os.fstat(number).st_size == 0
            os.close(number)
            if sys.platform == "win32" and ours:
                with contextlib.suppress(OSError):  # another run has it open
                    (folder / _LOCK_FILE).unlink()


def _take_when_free(folder: Path) -> int | None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            number = _open(folder)
        except OSError:
            return None
        try:
            _lock(number)
        except OSError as error:
            os.close(number)
            if not isinstance(error, _HELD):
                return None
        else:
            return number
        time.sleep(_PAUSE)
    message = "another run is at work in it and does not come to an end"
    raise TimeoutError(message)


if sys.platform == "win32":
    import msvcrt

    _HELD = PermissionError

    def _open(folder: Path) -> int:
        if (folder / _LOCK_FILE).is_symlink():
            raise OSError
        return os.open(folder / _LOCK_FILE, os.O_RDWR | os.O_CREAT)

    def _lock(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    _HELD = BlockingIOError  # some drives say that nobody may lock

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
