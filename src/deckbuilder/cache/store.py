"""Entries by key in a folder of the user's, safe against other runs and against damage.

Owns the place of the cache, the form of an entry and how large the whole may grow. Refuses to
report: an entry that is missing, cut short or damaged is none, and one that cannot be written is
not written. Refuses a folder into which another user may write, and to know what entries hold:
whoever reads one takes nothing from it but plain text, or values of types that it knows.

An entry is a digest and what it is the digest of. It takes its place by renaming, so that a run
that is killed leaves no half of one, and of two runs that write the same entry either's will do.
"""

from __future__ import annotations

import os
import stat
import sys
import time

from deckbuilder.files.inputs import digest

TYPE_CHECKING = False  # typing's own costs its import
if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import FileIO
    from typing import BinaryIO

    from deckbuilder.files.content import Content

VARIABLE = "DECKBUILDER_CACHE"
"""The environment variable that names another folder, or switches the cache "off"."""

LIMIT = 500_000_000
"""How many bytes the entries may have together."""

_LARGEST_SHARE = 4
"""An entry has at most this part of the limit, or one would push out all others."""
_ABANDONED = 3600
"""After how many seconds a file that was begun and not finished is of no run any more."""
_FRESH = 3600
"""How old in seconds the mark of an entry's last use may be; a newer one costs a write."""
_FOLDER = "v2"
_DIGEST = 20


class Store:
    """The entries below a folder, which need not be there yet; at most `limit` bytes."""

    def __init__(self, folder: str, limit: int = LIMIT) -> None:
        self.folder = os.path.join(folder, _FOLDER)
        self.limit = limit
        self.grown = False

    def read(self, key: str) -> bytes | None:
        """Return the bytes that were written under a key, or None where they are not whole."""
        try:
            with open(self._path(key), "rb", buffering=0, opener=_open) as file:
                if os.fstat(file.fileno()).st_size > self.limit:
                    return None
                head, data = file.read(_DIGEST), file.readall()
                return data if self._is_whole(key, file, head, digest(data)) else None
        except OSError:
            return None

    def open_content(self, key: str) -> Content | None:
        """Return what `read` returns, without having all of it in memory."""
        from deckbuilder.files.content import Content  # many runs ask for no whole file

        try:
            file = open(self._path(key), "rb", opener=_open)  # noqa: SIM115 - closed with the content
            content = Content(file, _DIGEST)
            if content.size > self.limit:
                return None
            file.seek(0)
            head = file.read(_DIGEST)
            return content if self._is_whole(key, file, head, content.digest) else None
        except OSError:
            return None

    def _is_whole(self, key: str, file: BinaryIO | FileIO, head: bytes, found: str) -> bool:
        """Tell whether an open entry's bytes are those of its head, and note its use."""
        if head.hex() != found:
            _remove(self._path(key))
            return False
        if time.time() - os.fstat(file.fileno()).st_mtime > _FRESH:
            _touch(self._path(key))
        return True

    def write(self, key: str, data: bytes) -> bool:
        """Keep bytes under a key; tell whether that could be done."""
        return self._write(key, len(data), digest(data), [data])

    def _write(self, key: str, size: int, checksum: str, parts: Iterable[bytes]) -> bool:
        if size > self.limit // _LARGEST_SHARE:
            return False
        path = self._path(key)
        staged = f"{path}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
        try:
            if not os.path.isdir(self.folder):
                _make_folder(self.folder)
            with open(staged, "xb") as file:
                file.write(bytes.fromhex(checksum))
                file.writelines(parts)
            os.replace(staged, path)
        except OSError:
            _remove(staged)
            return False
        except BaseException:
            _remove(staged)
            raise
        self.grown = True
        return True

    def keep_content(self, content: Content) -> str | None:
        """Keep bytes under their own digest and return that; None where they cannot be kept."""
        key = content.digest
        known = os.path.exists(self._path(key)) and self.open_content(key) is not None
        return key if known or self._write(key, content.size, key, content.parts()) else None

    def trim(self) -> None:
        """Drop what was used longest ago until the rest is within the limit; only after growth."""
        if not self.grown:
            return
        self.grown = False
        now, entries = time.time(), []
        for path, used, size in _list_entries(self.folder):
            if path.endswith(".tmp"):
                if now - used > _ABANDONED:
                    _remove(path)
                continue
            entries.append((used, size, path))
        total = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries) if total > self.limit else ():
            _remove(path)
            total -= size
            if total <= self.limit:
                break

    def _path(self, key: str) -> str:
        return os.path.join(self.folder, key)


distrusted: dict[str, str] = {}
"""Why folders are not used in this run, for whoever prints it and takes it away."""


def open_store() -> Store | None:
    """Return the user's store; None where it is switched off or there is no place for it."""
    named = os.environ.get(VARIABLE, "")
    if named.lower() == "off":
        return None
    folder = named or _default_folder()
    if not folder:
        return None
    store = Store(os.path.abspath(folder))
    if not named:
        _keep_others_out(os.path.dirname(store.folder))
    reason = _find_distrust(os.path.dirname(store.folder)) or _find_distrust(store.folder)
    distrusted.pop(folder, None)
    if reason:
        distrusted[folder] = reason
    return None if reason else store


def _find_distrust(folder: str) -> str:
    """Say why what is in a folder may be another user's; nothing where it is this one's alone."""
    if sys.platform == "win32":  # where the place is the user's own
        return ""
    inner = os.path.basename(folder) == _FOLDER
    try:
        status = os.lstat(folder) if inner else os.stat(folder)
    except OSError:  # it is yet to be made
        return ""
    if not stat.S_ISDIR(status.st_mode):  # around it, nothing can be kept
        return "it holds a link" if inner else ""
    if status.st_uid != os.geteuid():
        return "it belongs to another user"
    return "others may write to it" if status.st_mode & 0o022 else ""


def _keep_others_out(folder: str) -> None:
    """Let nobody else write to the user's own folder, which earlier versions made by the umask."""
    try:
        status = os.stat(folder)
        if status.st_mode & 0o022 and status.st_uid == os.geteuid():
            os.chmod(folder, stat.S_IMODE(status.st_mode) & ~0o022)
    except (OSError, AttributeError):  # it is yet to be made, or the system has no such users
        return


def _make_folder(folder: str) -> None:
    """Make the folder and the one around it, both for this user alone."""
    around = os.path.dirname(folder)
    if not os.path.isdir(os.path.dirname(around)):
        os.makedirs(os.path.dirname(around), exist_ok=True)
    for path in (around, folder):
        try:
            os.mkdir(path, mode=0o700)
        except FileExistsError:
            continue


def _default_folder() -> str:
    """Return the system's place for caches; nothing where the user has no home."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return os.path.join(local, "deckbuilder", "cache") if local else ""
    home = os.path.expanduser("~")
    below = "Library/Caches" if sys.platform == "darwin" else ".cache"
    named = os.environ.get("XDG_CACHE_HOME", "")  # counts only where absolute, by its standard
    caches = named if os.path.isabs(named) else os.path.join(home, below)
    return os.path.join(caches, "deckbuilder") if os.path.isabs(caches) else ""


def _list_entries(folder: str) -> list[tuple[str, float, int]]:
    """Return the path, the time of the last use and the size of each entry."""
    found = []
    for entry in _scan(folder):
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:  # another run was quicker
            continue
        if stat.S_ISREG(status.st_mode):
            found.append((entry.path, status.st_mtime, status.st_size))
    return found


def _scan(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _open(path: str, flags: int) -> int:
    """Open an entry, and neither a link nor a pipe that nobody writes to."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _touch(path: str) -> None:
    try:
        os.utime(path)
    except OSError:
        return


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
