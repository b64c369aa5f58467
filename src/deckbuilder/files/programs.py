"""Other programs of the machine, such as veraPDF: found where the system has them, and run alone.

Owns which program is run by a name: never one of the working folder, which may hold the deck of a
stranger. Refuses to know what programs do.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

_OF_CMD = frozenset('&|<>^%!"')
"""What cmd.exe, through which Windows runs .bat files, does not leave as it is."""


def find_program(name: str) -> str | None:
    """Return the absolute path of a program, or None."""
    import shutil  # which imports every kind of archive, and most runs look for no program

    os.environ["NoDefaultCurrentDirectoryInExePath"] = "1"  # noqa: SIM112 - Windows' own spelling
    found = shutil.which(name, path=os.pathsep.join(list_trusted_folders()))
    return found if found and _is_trusted(found) else None


def list_trusted_folders() -> list[str]:
    """Return the folders of PATH, but for relative ones and those in the working folder."""
    return list(filter(_is_trusted, os.environ.get("PATH", os.defpath).split(os.pathsep)))


def run_program(
    program: str, arguments: Sequence[str], *, seconds: int
) -> subprocess.CompletedProcess[str]:
    """Run a program that `find_program` found, in its own folder, and return what it printed.

    Names of files among the arguments are absolute, so that none is taken for an option. Raises
    OSError where the program does not run, and subprocess.TimeoutExpired.
    """
    import subprocess  # which no build needs

    through_cmd = program.lower().endswith((".bat", ".cmd"))
    if through_cmd and any(_OF_CMD & set(argument) for argument in arguments):
        message = "a file's name holds a character that Windows would take for a command"
        raise OSError(message)
    return subprocess.run(  # noqa: S603 - an absolute path, and arguments that are no options
        [program, *arguments],
        cwd=Path(program).parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=seconds,
    )


def _is_trusted(path: str) -> bool:
    """Tell whether a path is absolute and not in the working folder.

    Where that holds the user's home, as a root does, what it holds is not of a deck's making: then
    it alone is not trusted.
    """
    if not os.path.isabs(path):  # noqa: PTH117 - `Path("")` would be the working folder
        return False
    try:
        here = Path.cwd().resolve()
    except OSError:  # it is gone
        return True
    try:
        places = (Path(path).resolve(), Path(os.path.abspath(path)))  # noqa: PTH100 - links stay
    except (OSError, RuntimeError, ValueError):  # links in a circle
        return False
    if here == Path(here.anchor) or _holds_home(here):
        return here not in places
    return not any(place.is_relative_to(here) for place in places)


def _holds_home(folder: Path) -> bool:
    try:
        return Path.home().resolve().is_relative_to(folder)
    except (OSError, RuntimeError):  # there is none
        return False
