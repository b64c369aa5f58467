"""New folders, whole or not at all.

Owns making them under other names first. Refuses to overwrite, and to know what files hold.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

import click

from deckbuilder.files.places import why_not_write
from deckbuilder.files.reading import shown

Files = Mapping[str, bytes]
"""What a folder holds: each file by its name, with `/` between the folders below."""


def make_folders(folders: Mapping[Path, Files]) -> None:
    """Make folders with their files: all of them, or none where one is there or cannot be made.

    A file that is given as `name/` is an empty folder. Raises click.UsageError with the reason.
    """
    for folder in folders:
        refuse_taken(folder)
        if fault := why_not_write(folder, folder.parent.parent):
            message = f"{shown(folder)} cannot be made: {fault}"
            raise click.UsageError(message)
    staged: dict[Path, Path] = {}
    made: list[Path] = []
    folder = Path()
    try:
        for folder, files in folders.items():
            folder.parent.mkdir(parents=True, exist_ok=True)
            staged[folder] = folder.with_name(f".{folder.name}.{os.urandom(4).hex()}.tmp")
            _fill(staged[folder], files)
        for folder, stage in staged.items():
            stage.rename(folder)
            made.append(folder)
    except BaseException as error:
        _remove((*made, *staged.values()))
        if not isinstance(error, OSError):
            raise
        message = f"{shown(folder)} cannot be made: {error.strerror or error}"
        raise click.UsageError(message) from error


def refuse_taken(folder: Path) -> None:
    """Raise click.UsageError where anything has a folder's name already."""
    if os.path.lexists(folder):
        message = f"{shown(folder)} is there already; choose another name"
        raise click.UsageError(message)


def _fill(stage: Path, files: Files) -> None:
    stage.mkdir()
    for name, data in files.items():
        path = stage / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _remove(folders: tuple[Path, ...]) -> None:
    import shutil

    for folder in folders:
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)
