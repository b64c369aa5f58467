"""The inputs of a run: each question to the file system with its answer, to be compared later.

Owns the questions (what does this file hold, what is in this folder, is there anything by this
name) and their answers, and that no link leads out of a folder that is enclosed: a deck's or a
brand's. Refuses to know what they are for, and to import anything that a run without changes would
then wait for. All that reads sources or brands asks through here.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from _blake2 import (
    blake2b,
)  # as hashlib has it, without the tenth of a short run that OpenSSL takes

TYPE_CHECKING = False  # typing's own costs its import
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from functools import _lru_cache_wrapper
    from pathlib import Path
    from typing import Any, TypeVar

    _Cached = TypeVar("_Cached", bound=_lru_cache_wrapper[Any])

    Question = tuple[str, str]
    """The kind of question, one of `_ANSWERS`, and an absolute path."""

_LARGEST_PART = 1 << 20


class Inputs:
    """The questions of a run, and the answer that it got to each.

    `steady` is False once two answers to one question differ: something changed meanwhile.
    """

    def __init__(self) -> None:
        self.answers: dict[Question, str] = {}
        self.steady = True

    def note(self, question: Question, answer: str) -> None:
        """Keep an answer."""
        if self.answers.setdefault(question, answer) != answer:
            self.steady = False

    def __enter__(self) -> Inputs:
        _open.append(self)
        return self

    def __exit__(self, *_: object) -> None:
        _open.remove(self)

    def add(self, others: Inputs) -> None:
        """Add the questions of another run, in another process for instance."""
        self.steady &= others.steady
        for question, answer in others.answers.items():
            self.note(question, answer)


_open: list[Inputs] = []


def digest(data: bytes) -> str:
    """Return the fingerprint by which contents are told apart."""
    return digester(data).hexdigest()


def digest_parts(parts: Iterable[bytes]) -> str:
    """Return the fingerprint of contents that come in parts."""
    found = digester()
    for part in parts:
        found.update(part)
    return found.hexdigest()


def digester(data: bytes = b"") -> blake2b:
    """Return what makes such a fingerprint of bytes, to which more are added by `update`."""
    return blake2b(data, digest_size=20)


def ask(questions: Iterable[Question]) -> dict[Question, str]:
    """Return the answers as they are now, without noting them."""
    return {question: _answer(*question) for question in questions}


def are_questions(found: Iterable[Question]) -> bool:
    """Tell whether what was kept are questions that can be asked."""
    return {kind for kind, _ in found} <= _ANSWERS.keys()


# --- asking and noting ---------------------------------------------------------------------


def note_all(earlier: Inputs) -> None:
    """Note the inputs of a result that was kept, as if they had been read now."""
    for inputs in _open:
        inputs.add(earlier)


def note_content(path: Path | str, data: bytes | None) -> None:
    """Note the content that was read from a file; None where it could not be read."""
    if _open:
        _note("content", path, _UNREADABLE if data is None else _digest_of(path, data))


def noted_digest(path: Path | str) -> str | None:
    """Return the digest of a file's content as this run read it; None where that is not sure."""
    question = ("content", _absolute(path))
    if not all(each.steady for each in _open):
        return None
    inner = reversed(_open)
    return next((each.answers[question] for each in inner if question in each.answers), None)


def note_file(path: Path | str) -> None:
    """Note a file that the process reads once and then keeps."""
    if _open:
        identify_file(path)


def identify_file(path: Path | str) -> str:
    """Return the digest of such a file's content, and note it; other text where it has none."""
    question = ("content", _absolute(path))
    if question not in _kept:
        _kept[question] = _answer(*question)
    _note(*question, _kept[question])
    return _kept[question]


def is_unchanged(path: Path | str) -> bool:
    """Tell whether a file that was identified holds the same still, and note what it holds."""
    return _ask("content", path) == _kept.get(("content", _absolute(path)))


def is_file(path: Path) -> bool:
    """Tell whether there is an ordinary file, links followed; False for an impossible name."""
    return _ask("kind", path) == "file"


def is_dir(path: Path) -> bool:
    """Tell whether there is a folder, links followed; False for an impossible name."""
    return _ask("kind", path) == "folder"


def exists(path: Path) -> bool:
    """Tell whether there is anything by a name, be it a link that leads nowhere."""
    return _ask("name", path) != _UNREADABLE


def list_folder(path: Path) -> list[Path]:
    """Return what a folder holds, sorted by name; raises OSError as the system does.

    One to which a link leads out of an enclosed folder counts as one that cannot be read.
    """
    if leads_outside(path):
        raise PermissionError(errno.EACCES, "a link leads out of its folder", str(path))
    try:
        names = sorted(os.listdir(path))
    except OSError:
        _note("names", path, _UNREADABLE)
        raise
    _note("names", path, _digest_names(names))
    return [path / name for name in names]


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in a stable order; none where it is missing.

    Links to folders are not followed; those to files are among the files, wherever they lead.
    """
    if leads_outside(folder):
        return
    _ask("names", folder)
    for path, folders, files in os.walk(folder):
        folders.sort()
        _ask("names", path)
        yield from (type(folder)(path, file) for file in sorted(files))


def resolve(path: Path) -> Path:
    """Return where a path leads, links followed; raises as `Path.resolve` does."""
    found = path.resolve()
    _note("target", path, str(found))
    return found


# --- enclosed folders ------------------------------------------------------------------------


def enclose(path: Path) -> Path:
    """Have nothing be read to which links in a folder lead out of it; return the folder.

    Of folders in each other the inner one counts. It may be a link itself, and so may a file that
    the user names, which counts as a folder of its own.
    """
    _enclosed.add(os.path.abspath(path))
    return path


def leads_outside(path: Path, root: Path | None = None) -> bool:
    """Tell whether links lead out of `root`, or else of the enclosed folder around a path."""
    folders = _enclosed if root is None else {os.path.abspath(root)}
    steps, step = [], os.path.abspath(path)
    while step not in folders:
        steps.append(step)
        step = os.path.dirname(step)
        if step == steps[-1]:  # the root of the system: the path lies in no such folder
            return root is not None
    has_link = any(_ask("name", each) == "link" for each in steps)
    return has_link and not is_within(path, type(path)(step))


def is_within(path: Path, folder: Path) -> bool:
    """Tell whether a path leads to a folder, or below it, with the links of both followed."""
    try:
        return resolve(path).is_relative_to(resolve(folder))
    except (OSError, RuntimeError, ValueError):  # links in a circle, or no name of a file
        return False


_enclosed: set[str] = set()


def _ask(kind: str, path: Path | str) -> str:
    """Return the answer to a question, and note it."""
    absolute = _absolute(path)
    answer = _answer(kind, absolute)
    _note(kind, absolute, answer)
    return answer


def _note(kind: str, path: Path | str, answer: str) -> None:
    for inputs in _open:
        inputs.note((kind, _absolute(path)), answer)


def _absolute(path: Path | str) -> str:
    """Return a path from the root, its `..` left to the system: links may lie before them."""
    return os.path.join(os.getcwd(), path)


# --- what a process keeps ------------------------------------------------------------------


def keeps_files(cached: _Cached) -> _Cached:
    """Mark a function of functools' caches whose results are made of files that were noted."""
    _keepers.append(cached)
    return cached


def keep_answers(inputs: Inputs) -> None:
    """Keep the answers, too, of which such results were made."""
    _kept.update(inputs.answers)


def forget_changed() -> bool:
    """Forget all such results where one of their files has changed, and tell whether one has.

    For a process that goes on.
    """
    changed = ask(_kept) != _kept
    if changed:
        _kept.clear()
        for cached in _keepers:
            cached.cache_clear()
    return changed


_kept: dict[Question, str] = {}
_keepers: list[Any] = []


# --- answers -------------------------------------------------------------------------------

_UNREADABLE = "-"


def _answer(kind: str, path: str) -> str:
    try:
        return _ANSWERS[kind](path)
    except (OSError, ValueError):
        return _UNREADABLE


def _content(path: str) -> str:
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):  # a pipe may have no end
        return _UNREADABLE
    mark = _mark(status)
    if known := _find_hashed(path, mark):
        return known
    with open(path, "rb", buffering=0) as file:
        found = digest_parts(iter(lambda: file.read(_LARGEST_PART), b""))
    if status.st_ctime < time.time() - _SETTLED:
        _hashed[path] = mark, found
    return found


def _digest_of(path: Path | str, data: bytes) -> str:
    """Return the digest of what was just read from a file."""
    if len(data) >= _LARGE:
        try:
            known = _find_hashed(_absolute(path), _mark(os.stat(path)))
        except (OSError, ValueError):
            known = ""
        return known or digest(data)
    return digest(data)


_LARGE = 1 << 16
"""From how many bytes on asking for a mark takes less time than a digest does."""
_SETTLED = 2.0
"""How long in seconds it has not been touched: no clock of a file system is so coarse.

By our clock: a time that is yet to come is never long ago. Where a server's clock is behind ours,
a file that was just touched may seem settled, and what touches it within one tick is not seen.
"""

_hashed: dict[str, tuple[tuple[int, ...], str]] = {}
"""The digests of files with their marks."""


def _mark(status: os.stat_result) -> tuple[int, ...]:
    """Return what tells that a file is touched: nobody can set the time of its last change.

    On vfat, and on servers (SMB) that tell no such time, it may be that of the last writing, which
    can be set. There it takes the same size and a time put back for a change not to be seen.
    """
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


def _find_hashed(path: str, mark: tuple[int, ...]) -> str:
    """Return a digest that is known; "" also on Windows, where that time is that of the making."""
    known = _hashed.get(path)
    return known[1] if known and known[0] == mark and os.name != "nt" else ""


def _kind(path: str) -> str:
    mode = os.stat(path).st_mode
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "other"


_JUNCTION = 0xA0000003
"""What Windows calls its older kind of links to folders (IO_REPARSE_TAG_MOUNT_POINT)."""


def is_junction(status: os.stat_result) -> bool:
    """Tell whether a folder, asked for without following links, leads to another one."""
    return getattr(status, "st_reparse_tag", 0) == _JUNCTION


def _name(path: str) -> str:
    status = os.lstat(path)
    return "link" if stat.S_ISLNK(status.st_mode) or is_junction(status) else "there"


def _names(path: str) -> str:
    return _digest_names(sorted(os.listdir(path)))


def _digest_names(names: list[str]) -> str:
    return digest("\0".join(names).encode("utf-8", "surrogateescape"))


_ANSWERS: dict[str, Callable[[str], str]] = {
    "content": _content,
    "kind": _kind,
    "name": _name,
    "names": _names,
    "target": os.path.realpath,
}
