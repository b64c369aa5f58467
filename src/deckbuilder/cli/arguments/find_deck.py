"""Which deck is meant: by path, by name under `decks/`, or the project's default.

Owns the search upward from the working folder. Refuses to read decks. Every failure is an
error of usage that lists the decks there are.
"""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.diagnostics import Diagnostics, did_you_mean
from deckbuilder.files.inputs import exists, is_dir, is_file, is_within, list_folder
from deckbuilder.files.names import DECK_FILE
from deckbuilder.files.reading import is_own, read_toml, resolve_inside, shown

DECKS_FOLDER = "decks"


def find_deck(name: str | None) -> Path:
    """Return the path of the deck that is named, or of the default deck."""
    here = working_folder()
    return _named(name, here) if name is not None else _default(here)


def working_folder() -> Path:
    """Return the working folder; it is an error of usage to work where there is none."""
    try:
        return Path.cwd()
    except OSError as error:
        message = "the folder that you are in is not there any more: change to another one"
        raise click.UsageError(message) from error


def known_decks(start: Path) -> list[str]:
    """Return the names of the decks of the project that `start` lies in."""
    folder = find_decks_folder(start)
    if folder is None:
        return []
    try:
        return sorted(entry.name for entry in list_folder(folder) if _is_deck_folder(entry))
    except OSError:
        return []


def find_all_decks() -> list[Path]:
    """Return the folders of all decks under `decks/`; it is an error of usage to have none."""
    here = working_folder()
    folder = find_decks_folder(here)
    names = known_decks(here)
    found = [folder / name for name in names if folder and is_file(folder / name / DECK_FILE)]
    if not found:
        message = "there are no decks here: they are folders under decks/"
        raise click.UsageError(message)
    return [_own(path) for path in found]


def _own(path: Path) -> Path:
    """Return a deck whose path nobody gave. Raises click.UsageError where it leads outside."""
    if not is_within(path, path.parent):
        place = shown(path)
        message = (
            f"{place} is a link that leads out of its folder; if it is meant, "
            f"name the deck by its path, such as {place}"
        )
        raise click.UsageError(message)
    return path


def _named(name: str, here: Path) -> Path:
    path = Path(name)
    try:
        if name and is_dir(path):
            return path
        if is_file(path):
            return _markdown(path)
    except (OSError, ValueError):  # no name of a file
        pass
    decks = known_decks(here)
    folder = find_decks_folder(here)
    if folder is not None and name in decks:
        return _own(folder / name)
    hint = did_you_mean(name, decks) or "a deck is a folder or a Markdown file"
    message = f"there is no deck {name!r}: {hint}"
    raise click.UsageError(message)


def _markdown(path: Path) -> Path:
    if path.name == DECK_FILE:
        return path.parent
    if path.suffix.lower() in (".md", ".markdown"):
        deck = path.parent.parent
        if path.parent.name.partition(".")[0] == "slides" and is_file(deck / DECK_FILE):
            message = f"{shown(path)} is one slide of a deck: name the deck, {shown(deck)}"
            raise click.UsageError(message)
        return path
    message = f"{shown(path)} is not a deck: a deck is a folder or a Markdown file (.md)"
    raise click.UsageError(message)


def _default(here: Path) -> Path:
    """Return the deck around the working folder, the project's setting, or the only deck."""
    for folder in (here, *here.parents):
        if is_file(folder / DECK_FILE):
            return folder
        for file, keys in (("deckbuilder.toml", ()), ("pyproject.toml", ("tool", "deckbuilder"))):
            deck = _setting(folder / file, keys)
            if deck is not None:
                return deck
    decks = known_decks(here)
    parent = find_decks_folder(here)
    if parent is not None and len(decks) == 1:
        return _own(parent / decks[0])
    message = (
        f"name one of the decks: {', '.join(decks)}"
        if decks
        else "there is no deck here: name one, or begin with `deckbuild new my-workshop`"
    )
    raise click.UsageError(message)


def _setting(file: Path, tables: tuple[str, ...]) -> Path | None:
    """Return the deck that a settings file names; None where it has no such setting."""
    if not is_file(file):
        return None
    diagnostics = Diagnostics()
    toml = read_toml(file, diagnostics) if is_own(file, file.parent, diagnostics) else None
    if toml is None:
        raise click.UsageError("; ".join(map(str, diagnostics)))
    deck: object = toml.data
    for key in (*tables, "deck"):
        deck = deck.get(key) if isinstance(deck, dict) else None
    if deck is None:
        return None
    place = toml.span(*tables, "deck")
    path = resolve_inside(file.parent, str(deck), diagnostics, where=place)
    if path is None:
        raise click.UsageError("\n".join(map(str, diagnostics)))
    if not isinstance(deck, str) or not exists(path):
        message = f"{place}: there is no deck {deck!r}; a path counts from {shown(file.parent)}"
        raise click.UsageError(message)
    return path if is_dir(path) else _markdown(path)


def find_decks_folder(start: Path) -> Path | None:
    """Return the nearest folder `decks`, in `start` or above it. Raises click.UsageError."""
    for folder in (start, *start.parents):
        if is_dir(folder / DECKS_FOLDER):
            return _own(folder / DECKS_FOLDER)
    return None


def _is_deck_folder(entry: Path) -> bool:
    return is_dir(entry) and not entry.name.startswith((".", "_"))
