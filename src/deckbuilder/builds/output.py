"""Puts finished files in their places: all of a run's, or none.

Owns writing beside the target and renaming over it, so that no reader ever sees half a file
and a failed run leaves the previous files. Refuses to know what the files hold.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.places import why_not_write
from deckbuilder.files.reading import shown

_LEFT = ".*.[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f].*"
"""The names under which files are made and kept."""
_STALE = 60 * 60
"""After how many seconds no run is still at work on a file."""
_FULL = {errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC}


def write_outputs(
    files: Mapping[Path, bytes],
    diagnostics: Diagnostics,
    *,
    root: Path | None = None,
    staging: Path | None = None,
) -> bool:
    """Write files, all of them or none; report why they could not be written.

    No link may lead out of the folder `root`, which is each file's own where none is given.
    Folders that are missing are made. Each file's permissions are those of a new file under
    the user's umask. Files are made in the folder `staging`, so that a run which is killed leaves
    nothing beside them; beside them where there is none, or it is on another disk.
    """
    steps = [_Step(target=path, shown=shown(path), data=files[path]) for path in files]
    free = [
        _check_place(step, root, diagnostics) for step in steps
    ]  # all, so that each is reported
    if not all(free):
        return False
    if staging is not None:
        _set_stage(steps, staging)
    try:
        return all(_stage(step, diagnostics) for step in steps) and _replace(steps, diagnostics)
    finally:
        for step in steps:
            _discard(step.staged)
            _discard(step.previous)


class _Step(Struct):
    """One file on its way: staged near its target, the previous one kept until all are done."""

    target: Path
    shown: str
    data: bytes
    staging: Path | None = None
    """The folder in which it is made, where that is not the target's."""
    staged: Path | None = None
    previous: Path | None = None

    def near(self, ending: str) -> Path:
        """Return a free name on the target's disk, hidden and with an ending of its own."""
        name = f".{self.target.name[:80]}.{os.urandom(4).hex()}.{ending}"
        return (self.staging or self.target.parent) / name


def _set_stage(steps: list[_Step], staging: Path) -> None:
    """Have files made in a folder on their disk, and clear away what a killed run left there."""
    try:
        staging.mkdir(parents=True, exist_ok=True)
        disk = staging.stat().st_dev
        for left in staging.glob(_LEFT):
            status = left.stat()  # a second name of an old file is as new as its link
            if max(status.st_mtime, status.st_ctime) < time.time() - _STALE:
                left.unlink()
    except OSError:  # files are made beside their targets then
        return
    for step in steps:
        if step.target.parent.stat().st_dev == disk:
            step.staging = staging


def _check_place(step: _Step, root: Path | None, diagnostics: Diagnostics) -> bool:
    """Make the folder, and see before any file is touched whether the place can be taken."""
    folder = step.target.parent
    if fault := why_not_write(step.target, root or folder):
        _report_file(step, fault, diagnostics)
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        _report_folder(step, error, diagnostics)
        return False
    try:
        mode = step.target.stat().st_mode
    except FileNotFoundError:
        return True
    except (OSError, ValueError) as error:
        _report_file(step, _reason(error), diagnostics)
        return False
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "something else than a file"
        _report_file(step, f"{kind} has its name", diagnostics)
        return False
    if not mode & 0o222 or not os.access(step.target, os.W_OK):
        _report_file(step, "the file there is read-only", diagnostics)
        return False
    return True


def _stage(step: _Step, diagnostics: Diagnostics) -> bool:
    """Write the bytes to a new file beside the target and have the disk hold them."""
    staged = step.near("tmp")
    try:
        with staged.open("xb") as file:
            step.staged = staged
            file.write(step.data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno in _FULL:
            _report_full(step, diagnostics)
        else:
            _report_folder(step, error, diagnostics)
        return False
    return True


def _replace(steps: list[_Step], diagnostics: Diagnostics) -> bool:
    """Put the staged files in their places; where one fails, put the previous ones back."""
    done: list[_Step] = []
    for step in steps:
        try:
            step.previous = _keep(step) if len(steps) > 1 else None
            (step.staged or step.target).replace(step.target)
        except OSError as error:
            _restore(done)
            if error.errno in _FULL:
                _report_full(step, diagnostics)
            else:
                _report_file(step, _reason(error), diagnostics)
            return False
        except BaseException:  # the user's Ctrl-C between two files
            _restore(done)
            raise
        done.append(step)
    return True


def _keep(step: _Step) -> Path | None:
    """Give the file in the target's place a second name; None where there is no file."""
    target = step.target
    if not target.exists():
        return None
    previous = step.near("bak")
    try:
        previous.hardlink_to(target)
    except OSError:  # a file system without hard links
        import shutil

        shutil.copy2(target, previous)
    return previous


def _restore(done: list[_Step]) -> None:
    for step in done:
        with contextlib.suppress(OSError):
            if step.previous is None:
                step.target.unlink()
            else:
                step.previous.replace(step.target)


def _discard(path: Path | None) -> None:
    if path is not None:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


# --- reports -------------------------------------------------------------------------------


def _reason(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason[:1].lower() + reason[1:]


def _report_folder(step: _Step, error: OSError | ValueError, diagnostics: Diagnostics) -> None:
    folder = shown(step.target.parent)
    taken = isinstance(error, FileExistsError | NotADirectoryError)
    reason = "a file has its name" if taken else _reason(error)
    diagnostics.report(
        codes.OUTPUT_FOLDER,
        folder,
        f"files cannot be put into this folder: {reason}",
        hint="name another folder with -o, or ask for permission to write to this one",
    )


def _report_file(step: _Step, reason: str, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        codes.OUTPUT_FILE,
        step.shown,
        f"the file cannot be replaced: {reason}",
        hint="close it in other programs, remove or rename it, or name another folder with -o",
    )


def _report_full(step: _Step, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        codes.DISK_FULL,
        step.shown,
        f"the disk has no room for this file of {len(step.data):,} bytes",
        hint="free some space, or name a folder on another disk with -o",
    )
