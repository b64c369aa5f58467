"""Which places a deck may name, and which may be written: told from a name, and from the disk.

Owns these two rules for all that reads or writes. Refuses to read, to write and to report. A name
is judged by its text first, on every system by the rules of Windows too: there the question
whether a file is on a stranger's server tells that server who asks, and some names are devices.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from deckbuilder.files.inputs import is_within

_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z]:")
_SEPARATORS = re.compile(r"[/\\]")
_DEVICE = re.compile(
    r"(?i:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\..*)?"
)


def is_foreign(name: str, *, upward: bool = False) -> bool:
    """Tell whether a name is of a drive, a server or the whole disk, or goes up by `..`.

    With `upward` it may go up.
    """
    return bool(_ELSEWHERE.match(name)) or (not upward and ".." in _SEPARATORS.split(name))


def why_no_name(name: str) -> str:
    """Say why a name, which may go through folders, is none on every system; "" where it is."""
    if "\0" in name:
        return "is not a file name"
    for part in _SEPARATORS.split(name):
        if is_device(part):
            return "holds a name that Windows keeps for itself"
        if ":" in part:
            return "holds a colon, which names of files cannot have on Windows"
        if part not in ("", ".", "..") and part[-1] in ". ":
            return "ends in a dot or space, which names cannot do on Windows"
    return ""


def is_device(name: str) -> bool:
    """Tell whether Windows takes a name for a device, such as `con` or `aux.txt`."""
    return _DEVICE.fullmatch(name) is not None


def is_in_reach(folder: Path, root: Path) -> bool:
    """Tell whether the deck or brand in `root` may build on that in another folder.

    It may where that lies in the working folder, beside `root`, or in the project: what holds the
    folder `decks` or `branding` around `root`. A folder that its path shows to be elsewhere is not
    looked at.
    """
    here = Path.cwd()
    place, own = (Path(os.path.normpath(here / each)) for each in (folder, root))
    projects = [each.parent for each in own.parents if each.name in ("decks", "branding")]
    homes = (here, own.parent, *projects[:1])
    return any(place.is_relative_to(home) and is_within(folder, home) for home in homes)


def why_not_write(path: Path, root: Path) -> str:
    """Say why a file must not be written, in words; "" where it may.

    `root` is a folder that no link may lead out of; it may be one itself where the user named it.
    """
    try:
        if path.is_symlink():
            return "a link has its name, and links are not followed"
        if not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(root)):
            return "a link leads to another folder"
    except (OSError, ValueError):  # no name of a file: whoever writes finds out why
        return ""
    fault = why_no_name(path.name)
    return f"its name {fault}: rename the deck or variant" if fault else ""
