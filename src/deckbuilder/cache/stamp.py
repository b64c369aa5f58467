"""What a build depends on beside its inputs: the tool, its libraries, the environment.

Owns the fingerprint of these. Refuses to read the tool's own files: their names, sizes and times
tell in a thousandth of a second whether they were changed.
"""

from __future__ import annotations

import os
import sys
import time

from deckbuilder import __version__
from deckbuilder.files.inputs import digest

_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_NOT_BUILT_WITH = {"__pycache__", "gate", "rules", "scaffold", "upgrade"}
"""The folders of the tool from which no build takes anything; looking at them would take time."""
_ENVIRONMENT = ("SOURCE_DATE_EPOCH", "HOME", "USERPROFILE", "LOCALAPPDATA", "WINDIR")
"""The variables that reading, layout and writing look at."""


def stamp() -> str:
    """Return a fingerprint of all but the inputs and options of a run in this folder today."""
    environment = [f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT]
    today = time.strftime("%Y-%m-%d")  # whether a review is overdue
    return _digest([*_list_parts(), os.getcwd(), *environment, today])


def stamp_tool() -> str:
    """Return a fingerprint of the tool and its libraries, in any folder and on any day."""
    return _digest(_list_parts())


def _digest(parts: list[str]) -> str:
    return digest("\0".join(parts).encode("utf-8", "surrogateescape"))


def _list_parts() -> list[str]:
    if not _tool:
        _tool.extend((__version__, sys.version, *_list_libraries(), *_list_files()))
    return _tool


_tool: list[str] = []
"""The tool as it was when the process first asked, which is the one that it runs."""


def _list_libraries() -> list[str]:
    """Return the names of installed packages with their versions."""
    names: list[str] = []
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            names += sorted(os.listdir(folder))
    return [name for name in names if name.endswith(("-info", ".egg-link"))]


def _list_files() -> list[str]:
    """Return the files with which the tool builds, each with its size and its last change."""
    files, folders = [], [_HOME]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.is_dir():
                    status = entry.stat()
                    files.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
                elif entry.name not in _NOT_BUILT_WITH:
                    folders.append(entry.path)
    return sorted(files)
