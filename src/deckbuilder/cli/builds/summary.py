"""What a build says of the files that it leaves, and what is kept of that for the next run.

Owns the words. Refuses to build.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.builds.pipeline import BuiltFile
from deckbuilder.cache.repeat import remember
from deckbuilder.cli.terminal.console import Console, Status, size_of
from deckbuilder.diagnostics import counted
from deckbuilder.files.inputs import Inputs


def describe(file: BuiltFile) -> str:
    """Return the line on a finished file."""
    text = f"{file.path}: {counted(file.length, file.noun)}, {size_of(file.size)}"
    return text if file.changed else f"{text} (unchanged)"


def unchanged(files: Sequence[BuiltFile]) -> list[BuiltFile]:
    """Return files as a run without any change would leave them."""
    return [replace(file, changed=False) for file in files]


def remember_run(
    console: Console,
    asked: Inputs,
    files: Sequence[BuiltFile],
    status: Status,
    said: Sequence[str] | None = None,
) -> None:
    """Keep what a run would say once more, where all went well.

    `said` are its lines of results, where those are others than a line for each file.
    """
    if status is not Status.CLEAN or (sys.platform == "win32" and console.has_colour):
        return
    lines = [describe(file) for file in unchanged(files)] if said is None else said
    remember(
        console.arguments,
        asked,
        [str(file.path) for file in files],
        out="" if console.quiet else "".join(f"{line}\n" for line in lines),
        err="".join(f"{line}\n" for line in console.reported),
        status=status,
    )
