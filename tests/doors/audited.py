"""A process that runs commands of deckbuild and writes down each path that they open or change.

Started with the log's path and the commands as JSON: `python audited.py LOG '[["check"]]'`. Each
command has a process of its own, doubled from this one, as it would have on a terminal.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

FOLLOWED = {"open", "os.listdir", "os.scandir", "os.chmod", "os.truncate"}
"""What acts on the place to which a link leads."""
NAMED = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir"}
"""What acts on the name that it is given, in a folder that links may lead to."""
_LOADED = ("layout", "source", "writers.pdf", "writers.pptx", "lint.rules", "upgrade", "cli.group")


def watch(log: int) -> None:
    """Write a line for each path from now on: what was done, and where."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        paths = arguments[:2] if event in ("os.rename", "os.link") else arguments[:1]
        for path in paths if event in FOLLOWED | NAMED else ():
            if isinstance(path, str | bytes | os.PathLike):
                folder = arguments[-1] if event in NAMED else None
                place = _place(os.fsdecode(path), folder, followed=event in FOLLOWED)
                os.write(log, f"{event}\t{place}\n".encode("utf-8", "surrogateescape"))

    sys.addaudithook(hook)


def _place(path: str, folder: object, *, followed: bool) -> Path:
    place = Path(path)
    if isinstance(folder, int) and folder > 0:  # what removes whole folders goes by descriptors
        place = Path(f"/proc/self/fd/{folder}") / place
    return place.resolve() if followed else place.parent.resolve() / place.name


def main() -> None:
    """Run the commands, one after the other."""
    log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    del sys.path[0]  # this folder, in which no command would look for anything
    for name in _LOADED:
        import_module(f"deckbuilder.{name}")
    from deckbuilder.cli.group import run

    tempfile.gettempdir()  # which tries by a file of its own whether it can write
    watch(log)
    for command in json.loads(sys.argv[2]):
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            try:
                run(command)
            finally:
                sys.stdout.flush()
                os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
