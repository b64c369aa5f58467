"""The chain of decks that extend one another: a town's over its region's over the national one.

Owns `extends`: finding each folder, its `deck.toml`, and whose the faults in it are. Refuses to
look at slides.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Redirection, Span, nearest
from deckbuilder.files.inputs import (
    enclose,
    exists,
    is_dir,
    is_file,
    list_folder,
    resolve,
)
from deckbuilder.files.names import DECK_FILE
from deckbuilder.files.places import is_foreign, is_in_reach
from deckbuilder.files.reading import Toml, as_text, is_own, read_toml, shown
from deckbuilder.source.settings.declarations import ADAPTING
from deckbuilder.source.settings.schema import SettingsTable, echo, read_settings


class DeckFolder(Struct, frozen=True):
    """The folder of one deck of a chain."""

    root: Path
    settings: Toml
    """Its `deck.toml`, without data where that could not be read."""
    known: bool = True
    """Whether `deck.toml` could be read."""
    extends: str = ""
    drop: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


class Chain(Struct, frozen=True):
    """A deck's folder first, then the one that it extends, and so on to the most national one."""

    folders: tuple[DeckFolder, ...]
    broken: bool = False
    """Whether the deck extends one that could not be read, which was reported."""
    hints: dict[str, str] = field(default_factory=dict)
    """What can be done about a fault in a file of somebody else's, by the file's path."""

    @property
    def own(self) -> DeckFolder:
        """The folder of the deck itself."""
        return self.folders[0]

    @property
    def bases(self) -> tuple[DeckFolder, ...]:
        """The folders of the decks that it extends, the nearest first."""
        return self.folders[1:]

    @property
    def extends(self) -> bool:
        """Whether the deck is meant to extend another one."""
        return self.broken or len(self.folders) > 1


def find_chain(root: Path, diagnostics: Diagnostics) -> Chain:
    """Find the decks that a deck extends, and show faults in them where it says so.

    Their authors are others, so that faults in their files stand at the line `extends` of the
    deck in `root`, which its author can change.
    """
    folders = [_open(root, diagnostics)]
    hints: dict[str, str] = {}
    broken = False
    while folders[-1].settings.data.get("extends", "") != "":
        name = folders[-1].extends
        base = _find_base(name, folders, diagnostics) if name else None  # or it was reported
        if base is None:
            broken = True
            break
        if len(folders) == 1:
            diagnostics.redirect(Redirection(folder=shown(root)))
        place = folders[0].settings.span("extends")
        hint = f"tell those who look after {shown(base)}"
        diagnostics.redirect(Redirection(folder=shown(base), place=place, hint=hint, hints=hints))
        folders.append(_open(base, diagnostics))
    if len(folders) == 1 and not broken:
        _check_alone(folders[0], diagnostics)
    return Chain(tuple(folders), broken, hints)


def _open(root: Path, diagnostics: Diagnostics) -> DeckFolder:
    toml = _read_deck_file(enclose(root), diagnostics)
    if toml is None:
        return DeckFolder(root, Toml(root / DECK_FILE, {}, {}), known=False)
    written = SettingsTable(toml, (), {key: toml.data[key] for key in ADAPTING if key in toml.data})
    found = read_settings(written, ADAPTING, what="a deck", inserts=None, diagnostics=diagnostics)
    return DeckFolder(root, toml, **found)


def _read_deck_file(root: Path, diagnostics: Diagnostics) -> Toml | None:
    file = root / DECK_FILE
    if not exists(file):
        hint = (
            "a deck's folder holds deck.toml and a folder slides: "
            "`deckbuild new my-workshop` makes one to begin from"
        )
        if exists(root.parent / DECK_FILE):
            hint = f"this is a folder of the deck {shown(root.parent)}: name that one"
        for name in (f"{DECK_FILE}.txt", f"{DECK_FILE}.toml", "deck.txt"):
            if exists(root / name):  # Windows hides the ends of names
                hint = f"rename {name} to {DECK_FILE}; in Windows tick View, File name extensions"
        diagnostics.report(
            codes.FILE_MISSING, shown(file), f"there is no file {shown(file)}", hint=hint
        )
        return None
    return read_toml(file, diagnostics) if is_own(file, root, diagnostics) else None


def _find_base(name: str, folders: list[DeckFolder], diagnostics: Diagnostics) -> Path | None:
    """Return the folder of the deck that the last of `folders` extends, or report why not."""
    deck = folders[-1]
    where = deck.settings.span("extends")
    base = Path(os.path.normpath(deck.root / name.replace("\\", "/")))
    if is_foreign(name, upward=True) or not is_in_reach(base, folders[0].root):
        diagnostics.report(
            codes.OUTSIDE_FOLDER,
            where,
            f"{echo(name)} is outside the folder that you work in",
            hint="copy that deck beside yours, or work in a folder that holds both",
        )
        return None
    try:
        resolved = resolve(base)
        passed = [resolve(folder.root) for folder in folders]
        is_folder, is_there = is_dir(base), exists(base)
    except (OSError, RuntimeError, ValueError):  # links in a circle, or no name of a file
        is_folder = is_there = False
    if is_folder and resolved in passed:
        names = " → ".join(as_text(path.name) for path in (*passed, resolved))
        diagnostics.report(
            codes.EXTENDS_CIRCLE,
            where,
            f"the decks extend each other in a circle: {names}",
            hint="take the line extends out of the deck that the others are to begin from",
        )
    elif is_folder and is_file(base / DECK_FILE):
        return base
    else:
        _report_missing(name, base, where, diagnostics, is_folder=is_folder, is_there=is_there)
    return None


def _report_missing(
    name: str, base: Path, where: Span, diagnostics: Diagnostics, *, is_folder: bool, is_there: bool
) -> None:
    hint = 'write the path from this deck\'s folder: extends = "../triennial-review-2019"'
    if is_folder:
        fault = f"there is no deck in {shown(base)}: it holds no {DECK_FILE}"
    elif is_there:
        fault = f"{echo(name)} is a file, and what a deck extends is the folder of another"
    else:
        fault = f"there is no folder {shown(base)}"
        match = nearest(base.name, _neighbours(base))
        hint = f"did you mean {match!r}?" if match else hint
    diagnostics.report(codes.BASE_MISSING, where, fault, hint=hint)


def _neighbours(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in list_folder(folder.parent) if is_dir(entry)]
    except OSError:
        return []


def _check_alone(deck: DeckFolder, diagnostics: Diagnostics) -> None:
    """Report settings that say how a deck lies over another where it extends none."""
    for key in ("drop", "order"):
        if key in deck.settings.data:
            diagnostics.report(
                codes.NOTHING_EXTENDED,
                deck.settings.span(key),
                f"{key} is for a deck that extends another, and this one does not",
                hint='name that deck\'s folder (extends = "../..."), or take the line out',
            )
