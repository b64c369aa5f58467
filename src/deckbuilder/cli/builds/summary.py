"""The lines of results that a build prints, also as the same command will print them again.

Owns the words. Refuses to build.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.builds.pipeline import BuiltFile
from deckbuilder.builds.request import BuildRequest
from deckbuilder.cache.repeat import remember
from deckbuilder.cli.terminal.console import Console, Status, size_of
from deckbuilder.diagnostics import Diagnostics, Severity
from deckbuilder.files.inputs import Inputs, is_file
from deckbuilder.wording import as_line, counted
from deckbuilder.writers import OLD_HANDOUT, WRITERS


def describe(file: BuiltFile) -> str:
    """Return the line on a finished file."""
    text = f"{file.path}: {counted(file.length, file.noun)}, {size_of(file.size)}"
    return text if file.changed else f"{text} (unchanged)"


_OF_FIRST_DRAFTS = {codes.MISSING_ALT, codes.IMAGE_IN_TEXT, codes.REMOTE_IMAGE}
"""Faults that first drafts are full of, and that a build can show."""


def say_unwritten(diagnostics: Diagnostics) -> str:
    """Return what follows the count of errors where they have kept a file from being written."""
    errors = {found.code for found in diagnostics if found.severity is Severity.ERROR}
    if errors and errors <= _OF_FIRST_DRAFTS:
        return ": nothing was written; to see a first draft all the same, add --draft"
    return ": nothing was written"


def say_old_handout(request: BuildRequest) -> list[str]:
    """Return a line on a handout that an earlier version of the tool left in the folder."""
    path = request.folder / f"{request.name}{OLD_HANDOUT}"
    if not is_file(path):
        return []
    return [
        f"{path}: holds facilitator's notes, and is of an earlier version of deckbuild: "
        f"{request.name}{WRITERS['handout'].ending} replaces it, so delete it"
    ]


def as_unchanged(files: Sequence[BuiltFile]) -> tuple[BuiltFile, ...]:
    """Return files as a run without any change would leave them."""
    return tuple(replace(file, changed=False) for file in files)


def remember_run(
    console: Console,
    inputs: Inputs,
    files: Sequence[BuiltFile],
    status: Status,
    lines: Sequence[str],
) -> None:
    """Keep what the same run would print once more, where all went well.

    `lines` are its results where nothing has changed.
    """
    if status is not Status.CLEAN or (sys.platform == "win32" and console.has_colour):
        return
    remember(
        console.arguments,
        inputs,
        [str(file.path) for file in files],
        out="" if console.quiet else "".join(f"{as_line(line)}\n" for line in lines),
        err="".join(f"{line}\n" for line in console.reported),
    )
