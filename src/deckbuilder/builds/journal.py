"""Exchanges a set of files for another as a whole, whatever ends the run: the old set or the new.

Owns the stage, a hidden folder beside the files, in which the new ones are made and the previous
ones kept; the journal in it, which proves what is whose; and what becomes of the stages of runs
that were killed. Refuses to know what the files hold, and to report.

A journal holds names below its folder and digests, and which folder its stage is to the system: one
that came with a stranger's deck, as a copy, is none. Whatever has another name or digest, or is a
link, is left as it is.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from msgspec import DecodeError, Struct, msgpack

from deckbuilder.files import STAGE
from deckbuilder.files.content import Content
from deckbuilder.files.inputs import ask, is_junction

_JOURNAL, _DONE = "journal", "done"
"""What the journal is called, before and after its set is settled."""
_HEAD = b"deckbuild journal 2\n"
_LARGEST = 16_000_000
"""The most bytes of a journal that is believed; they are enough for 50,000 files."""
_ABANDONED = 60 * 60
"""After how many seconds, where a drive has no locks, no run is still at work in a stage."""
_LOST = {errno.ENOSPC, errno.EROFS, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""How a disk says that it does not hold the bytes; a network drive may have no such question."""
_MODE = 0o777 if sys.platform == "win32" else 0o700
"""Nobody else need see a stage; on Windows the files would keep that for good."""


class _Entry(Struct, frozen=True):
    """A file by its names below the folder, with the digests of what was and of what is to be.

    A digest is empty where there is no file, and "-" for what cannot be read.
    """

    encoded: tuple[bytes, ...]
    """The names as the system has them, which need not be text."""
    old: str
    new: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(map(os.fsdecode, self.encoded))

    @property
    def digests(self) -> tuple[str, str]:
        return self.old, self.new


class _Journal(Struct, frozen=True):
    """The files of a set, and the device and the number by which the system knows its stage."""

    stage: tuple[int, int]
    entries: list[_Entry]


class Exchange:
    """A set of files on its way into a folder or below it; `close` ends it in any case."""

    def __init__(self, folder: Path, entries: Sequence[_Entry], stage: str) -> None:
        self._folder = folder
        self._entries = entries
        self._stage = stage
        self._journal = folder / stage / _JOURNAL
        self._done = folder / stage / _DONE

    @classmethod
    def of(cls, folder: Path, files: Mapping[Path, Content]) -> Exchange:
        """Return the exchange of these files, all below the folder, for new contents."""
        entries = [
            _Entry(
                tuple(map(os.fsencode, path.relative_to(folder).parts)),
                _digest(path),
                content.digest,
            )
            for path, content in files.items()
        ]
        return cls(folder, entries, f"{STAGE}{os.urandom(4).hex()}")

    def begin(self) -> None:
        """Write the journal, which says what belongs to the set before there is any of it."""
        stage = self._journal.parent
        stage.mkdir(mode=_MODE)
        journal = _Journal(_identify(stage), [*self._entries])
        _write(self._journal, [_HEAD, msgpack.encode(journal)])

    def stage(self, index: int, content: Content) -> None:
        """Make a new file, and have the disk hold it."""
        path = self._path(index, "new")
        path.parent.mkdir(mode=_MODE, exist_ok=True)
        _write(path, content.parts())

    def place(self, index: int) -> None:
        """Put a new file in its place, after the previous one got a second name."""
        target = self._target(index)
        if self._entries[index].old:
            kept = self._path(index, "old")
            try:
                kept.hardlink_to(target)
            except OSError:  # a file system without hard links
                import shutil

                shutil.copy2(target, kept)
        self._path(index, "new").replace(target)

    def finish(self) -> None:
        """Settle that the new set stays."""
        for folder in {self._target(index).parent for index in range(len(self._entries))}:
            _sync_folder(folder)
        self._journal.replace(self._done)

    def close(self) -> None:
        """Put the previous set back unless the new one is settled, and clear the stage away.

        Where a program keeps a file from being put back OSError is raised, and the stage stays for
        the next run.
        """
        if self._journal.exists():
            self._put_back()
            with contextlib.suppress(OSError):
                self._journal.replace(self._done)
        self.clear()

    def clear(self) -> None:
        """Remove the stage and what the journal names in it, if nothing else is there."""
        with contextlib.suppress(OSError):
            indices = range(len(self._entries))
            files = [self._path(index, kind) for index in indices for kind in ("new", "old")]
            for path in files:
                path.unlink(missing_ok=True)
            for folder in {path.parent for path in files if path.parent.exists()}:
                if folder != self._done.parent:
                    folder.rmdir()
            self._done.unlink(missing_ok=True)
            self._journal.unlink(missing_ok=True)
            self._done.parent.rmdir()

    def is_safe(self) -> bool:
        """Tell whether all names are plain ones, and no folder on the way is a link."""
        for entry in self._entries:
            if not entry.names or not all(map(_is_name, entry.names)):
                return False
            folder = self._folder
            for name in (*entry.names[:-1], self._stage):
                folder /= name
                if os.path.lexists(folder) and not _is_folder(folder):
                    return False
        return True

    def _put_back(self) -> None:
        """Put back what was exchanged; what is neither the old file nor the new one is a user's."""
        for index, entry in enumerate(self._entries):
            target, kept = self._target(index), self._path(index, "old")
            if entry.new == entry.old or _digest(target) != entry.new or "-" in entry.digests:
                continue
            if not entry.old:
                target.unlink()
            elif _digest(kept) == entry.old:
                kept.replace(target)

    def _target(self, index: int) -> Path:
        return self._folder.joinpath(*self._entries[index].names)

    def _path(self, index: int, kind: str) -> Path:
        return self._target(index).parent / self._stage / f"{index}.{kind}"


def has_stages(folder: Path) -> bool:
    """Tell whether a run is at work in a folder, or was killed in it."""
    return any(True for _ in _find_stages(folder))


def settle_stages(folder: Path, *, alone: bool) -> None:
    """Put back what runs that were killed had exchanged in a folder, and clear their stages away.

    Only where no other run is at work in the folder (`alone`): where that is not known, stages that
    are older than any run are cleared away, and nothing is put back.
    """
    for stage in list(_find_stages(folder)):
        if not alone and time.time() - stage.stat().st_mtime < _ABANDONED:
            continue
        exchange = _read_journal(folder, stage)
        if exchange is None:
            with contextlib.suppress(OSError):  # it is of somebody else's making
                stage.rmdir()
        elif alone:
            exchange.close()
        else:
            exchange.clear()


def _find_stages(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            number = entry.name.removeprefix(STAGE)
            if entry.name == STAGE + number and len(number) == 8 and _is_folder(Path(entry.path)):
                yield Path(entry.path)


def _read_journal(folder: Path, stage: Path) -> Exchange | None:
    """Return the exchange of a stage; None where the journal is none of ours, or leads elsewhere.

    A run that was killed while it wrote the journal had made nothing yet.
    """
    path = next((path for name in (_JOURNAL, _DONE) if _is_file(path := stage / name)), None)
    if path is None or path.stat().st_size > _LARGEST:
        return None
    data = path.read_bytes()
    if not data.startswith(_HEAD[: len(data)]):
        return None
    try:
        journal = msgpack.decode(data[len(_HEAD) :], type=_Journal)
    except (DecodeError, RecursionError):
        journal = _Journal(_identify(stage), [])
    if journal.stage != _identify(stage):
        return None
    exchange = Exchange(folder, journal.entries, stage.name)
    try:
        return exchange if exchange.is_safe() else None
    except ValueError:  # a name that the system cannot have
        return None


# --- files and folders ---------------------------------------------------------------------


def _write(path: Path, parts: Iterable[bytes]) -> None:
    """Write a new file and have the disk hold it, where the drive can say so."""
    with path.open("xb") as file:
        file.writelines(parts)
        file.flush()
        try:
            os.fsync(file.fileno())
        except OSError as error:
            if error.errno in _LOST:
                raise


def _sync_folder(folder: Path) -> None:
    """Have the disk hold the names in a folder, where the system can do that."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _digest(path: Path) -> str:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return ""
    except OSError:
        return "-"
    question = ("content", str(path))
    return ask([question])[question] if stat.S_ISREG(mode) else "-"


def _identify(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _is_name(name: str) -> bool:
    return name not in {"", ".."} and "\0" not in name and PurePath(name).name == name


def _is_file(path: Path) -> bool:
    return os.path.lexists(path) and stat.S_ISREG(path.lstat().st_mode)


def _is_folder(path: Path) -> bool:
    status = path.lstat()
    return stat.S_ISDIR(status.st_mode) and not is_junction(status)
