"""Puts finished files in their places: all of a run's, or none.

Owns which place a file may take, and what is reported where none can: the previous files stay then.
`journal` exchanges them, so that no reader ever sees half a file and a kill leaves no half of a
set. Refuses to know what the files hold.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.builds.folder_lock import lock_folder
from deckbuilder.builds.journal import Exchange, has_stages, settle_stages
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.content import Content, TemporaryFileError
from deckbuilder.files.places import why_not_write
from deckbuilder.files.reading import shown

_FULL = {errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC}
_ANY = "any"
"""A name that stands for any file of a folder."""
_HELD_OPEN = {5, 32, 33}
"""How Windows says that a program has a file open."""


def write_outputs(
    files: Mapping[Path, bytes | Content],
    diagnostics: Diagnostics,
    *,
    folder: Path | None = None,
    root: Path | None = None,
    unchanged: Collection[Path] = (),
) -> bool:
    """Write files, all of them or none; report why they could not be written.

    No link may lead out of `root`, which is `folder`, or each file's own, where none is given.
    Folders that are missing are made. Each file's permissions are those of a new file under
    the user's umask. All files lie below `folder`, or below the one that they share: what a run
    that was killed left there is settled first, and other runs wait. Of the files that were found
    `unchanged` those stay that still are.
    """
    steps = [
        _Step(
            _placed(path),
            shown(path),
            Content.of(data) if isinstance(data, bytes) else data,
            unchanged=path in unchanged,
        )
        for path, data in files.items()
    ]
    free = [
        _check_place(step, root or folder, diagnostics) for step in steps
    ]  # all, so that each is reported
    if not all(free) or not steps:
        return all(free)
    whole = _find_root(steps, folder)
    try:
        with lock_folder(whole) as alone:
            settle_stages(whole, alone=alone)
            steps = [step for step in steps if not (step.unchanged and _is_there(step))]
            return not steps or _exchange(whole, steps, diagnostics)
    except OSError as error:
        _report_folder(whole, error, diagnostics)
        return False


def settle_outputs(folder: Path, root: Path | None = None) -> None:
    """Put back what a run that was killed had exchanged in a folder; for the start of a run.

    Nothing is done where a link leads out of `root`. What cannot be put back is left for
    `write_outputs`, which says so.
    """
    if root is not None and why_not_write(folder / _ANY, root):
        return
    with contextlib.suppress(OSError, ValueError):
        root = folder.resolve()
        if has_stages(root):
            with lock_folder(root) as alone:
                settle_stages(root, alone=alone)


def has_content(path: Path, content: Content) -> bool:
    """Tell whether a file is there and holds just these bytes."""
    try:
        if not path.is_file() or path.stat().st_size != content.size:
            return False
        with path.open("rb") as file:
            return all(file.read(len(part)) == part for part in content.parts())
    except OSError:
        return False


class _Step(Struct):
    """One file on its way."""

    target: Path
    shown: str
    content: Content
    unchanged: bool


def _is_there(step: _Step) -> bool:
    return has_content(step.target, step.content)


def _find_root(steps: Sequence[_Step], folder: Path | None) -> Path:
    """Return the folder whose files are exchanged: the given one, if all are below it."""
    folders = [step.target.parent for step in steps]
    given = folder and _placed(folder / _ANY).parent
    if given and all(each.is_relative_to(given) for each in folders):
        return given
    return Path(os.path.commonpath(folders))


def _placed(path: Path) -> Path:
    """Return where a file is, the links to its folder followed, and one in its place not."""
    try:
        return path.parent.resolve() / path.name
    except (OSError, RuntimeError, ValueError):  # links in a circle: the place is reported later
        return path


def _check_place(step: _Step, root: Path | None, diagnostics: Diagnostics) -> bool:
    """Make the folder, and see before any file is touched whether the place can be taken."""
    folder = step.target.parent
    if fault := why_not_write(step.target, root or folder):
        _report_file(step, fault, diagnostics)
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        _report_folder(folder, error, diagnostics)
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


def _exchange(root: Path, steps: Sequence[_Step], diagnostics: Diagnostics) -> bool:
    """Make all files and put them in their places; where one fails, the previous ones stay."""
    exchange = Exchange.of(root, {step.target: step.content for step in steps})
    step, placing = steps[0], False
    try:
        exchange.begin()
        for index, step in enumerate(steps):
            exchange.stage(index, step.content)
        placing = True
        for index, step in enumerate(steps):  # noqa: B007
            exchange.place(index)
        exchange.finish()
    except OSError as error:
        if error.errno in _FULL:
            _report_full(step, diagnostics)
        elif placing:
            _report_file(step, _reason(error), diagnostics)
        else:
            _report_folder(step.target.parent, error, diagnostics)
        return False
    finally:
        with contextlib.suppress(OSError):  # the next run settles what is left
            exchange.close()
    return True


# --- reports -------------------------------------------------------------------------------


def _reason(error: OSError | ValueError) -> str:
    if getattr(error, "winerror", None) in _HELD_OPEN:
        return "another program has it open, PowerPoint for instance"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason[:1].lower() + reason[1:]


def _report_folder(path: Path, error: OSError | ValueError, diagnostics: Diagnostics) -> None:
    folder = shown(path)
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
        f"the disk has no room for this file of {step.content.size:,} bytes",
        hint="free some space, or name a folder on another disk with -o",
    )


def report_temporary_full(error: TemporaryFileError, name: str, diagnostics: Diagnostics) -> None:
    """Report that a file of this name could not be made, as there is no room while it is made."""
    diagnostics.report(
        codes.DISK_FULL,
        name,
        f"the folder for temporary files has no room for this file: {error.strerror}",
        hint="free some space, or name another folder in the variable TMPDIR",
    )
