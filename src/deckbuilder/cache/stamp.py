"""What else than its inputs decides what a run builds: the tool, its libraries, its surroundings.

Owns that fingerprint. Refuses to read the tool's own files: their names, sizes and times tell
whether they were changed, in a thousandth of a second.
"""

from __future__ import annotations

import os
import sys
import time

from deckbuilder import __version__
from deckbuilder.files.inputs import digest

_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_SURROUNDINGS = ("SOURCE_DATE_EPOCH", "HOME", "USERPROFILE", "LOCALAPPDATA", "WINDIR")
"""The variables that reading, layout and writing look at."""


def stamp() -> str:
    """Return a fingerprint of all but the inputs and options of a run in this folder today."""
    parts = [*_list_parts(), os.getcwd()]
    parts += [f"{name}={os.environ.get(name)}" for name in _SURROUNDINGS]
    parts.append(time.strftime("%Y-%m-%d"))  # whether a review is overdue
    return _digest(parts)


def stamp_tool() -> str:
    """Return a fingerprint of the tool and its libraries, wherever and whenever they run."""
    return _digest(_list_parts())


def _digest(parts: list[str]) -> str:
    return digest("\0".join(parts).encode("utf-8", "surrogateescape"))


def _list_parts() -> list[str]:
    if not _tool:
        _tool.extend((__version__, sys.version, *_libraries(), *_modules(_HOME)))
    return _tool


_tool: list[str] = []
"""The tool as it was when the process first asked, which is the one that it runs."""


def _libraries() -> list[str]:
    """Return the names of installed packages with their versions."""
    found = []
    for folder in sys.path:
        if folder.endswith("-packages"):
            try:
                names = os.listdir(folder)
            except OSError:
                continue
            found += sorted(name for name in names if name.endswith(("-info", ".egg-link")))
    return found


def _modules(folder: str) -> list[str]:
    """Return the tool's own files, each with its size and the time of its last change."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    found += _modules(entry.path)
                continue
            status = entry.stat()
            found.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    found.sort()
    return found
