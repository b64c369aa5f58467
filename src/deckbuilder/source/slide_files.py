"""The folder of a deck's slides: which files are slides, their order and their ids.

Owns the names of files. Refuses to read one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.inputs import is_dir, list_folder
from deckbuilder.files.reading import as_text, is_own, shown

_STEM = re.compile(r"(\d*)-?(.*)", re.DOTALL)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACE = re.compile(r"\d+(?:[a-z](?=-))?")
"""What orders a file: its number, and a letter that puts it after one with the number alone."""
_UNNUMBERED = float("inf")
_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini"}


def find_slides(
    root: Path, diagnostics: Diagnostics, *, numbered: bool = True, folder: str = "slides"
) -> list[tuple[str, Path]]:
    """Return each slide's id and file in order: by number, then by name; without number last.

    Numbers that are missing or doubled are reported only where files ought to be `numbered`: in
    a deck that extends another, ids say where slides go.
    """
    place = root / folder
    found = []
    for file in _list_folder(place, diagnostics) if is_own(place, root, diagnostics) else ():
        if file.suffix.lower() != ".md" or file.name.startswith((".", "~$")):
            _report_ignored(file, diagnostics)
            continue
        stem = as_text(file.stem)
        match = _STEM.fullmatch(stem)
        number, rest = (match[1], match[2]) if match else ("", stem)
        found.append((float(number) if number else _UNNUMBERED, file.name, rest or stem, file))
    found.sort()
    if numbered:
        _check_order([file for *_, file in found], diagnostics)
    result: dict[str, Path] = {}
    for _, _, id_, file in found:
        result[_free_id(id_, file, result, diagnostics)] = file
    return list(result.items())


def _list_folder(folder: Path, diagnostics: Diagnostics) -> list[Path]:
    try:
        return list_folder(folder) if is_dir(folder) else []
    except OSError as error:
        diagnostics.report(
            codes.FILE_UNREADABLE,
            shown(folder),
            f"the folder cannot be read: {error.strerror or error}",
            hint="check the folder's permissions",
        )
        return []


def _free_id(id_: str, file: Path, taken: Mapping[str, Path], diagnostics: Diagnostics) -> str:
    if not _ID.fullmatch(id_):
        diagnostics.report(
            codes.BAD_SLIDE_ID,
            shown(file),
            f"the file's name makes the slide's id {id_!r}",
            hint="rename it with small letters, digits and hyphens: 04-neglect-and-poverty.md",
        )
    if id_ not in taken:
        return id_
    diagnostics.report(
        codes.DUPLICATE_ID,
        shown(file),
        f"{shown(taken[id_])} has the id {id_!r} too",
        hint="rename one of the two files",
    )
    number = 2
    while f"{id_}-{number}" in taken:
        number += 1
    return f"{id_}-{number}"


def _report_ignored(file: Path, diagnostics: Diagnostics) -> None:
    """Report something that is no slide, but not what systems and programs put there."""
    if file.name.startswith((".", "~")) or file.name.lower() in _OF_THE_SYSTEM:
        return
    name, what = as_text(file.name), "file"
    if is_dir(file):
        what, hint = "folder", "put the files of slides into slides itself"
    elif ".md" in (suffix.lower() for suffix in file.suffixes) or file.suffix == ".markdown":
        hint = f"if it is a slide, rename it {name.partition('.')[0]}.md"
    else:
        hint = "a slide is a text file whose name ends in .md; keep other files elsewhere"
    diagnostics.report(
        codes.FILE_IGNORED,
        shown(file),
        f"the {what} {name} is no slide: it is left out",
        hint=hint,
    )


def _check_order(files: Sequence[Path], diagnostics: Diagnostics) -> None:
    """Advise on files whose order their numbers leave open; `files` are in order."""
    before: dict[str, Path] = {}
    for file in files:
        match = _PLACE.match(file.name)
        if match is None:
            diagnostics.report(
                codes.SLIDE_ORDER,
                shown(file),
                "the file's name has no number, so the slide comes after all that have one",
                hint="begin the name with the slide's number: 04-neglect.md",
            )
            continue
        other = before.setdefault(match[0].lstrip("0"), file)
        if other is not file:
            diagnostics.report(
                codes.SLIDE_ORDER,
                shown(file),
                f"{shown(other)} has the same number, so their names order the two slides",
                hint="give each slide a number of its own, or one a letter: 04b-poverty.md",
            )
