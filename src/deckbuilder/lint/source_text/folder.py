"""The deck's own folder: what lies there, and what the files there name.

Owns which files are the author's own. Refuses to know the dialect: where the model does not say
that something is used, the name of a file or an insert anywhere in the deck's texts counts, as a
translation or a slide that is left out may show it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from functools import cached_property
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.inputs import is_dir, list_folder, walk
from deckbuilder.files.names import DECK_FILE, FACTS_FILE
from deckbuilder.files.reading import read_text, shown
from deckbuilder.model import Deck

_INSERT = re.compile(r"\{\{([^{}\n]*)\}\}")
_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|csv)\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"""["'<>()=/\\]""")


class Folder:
    """The folder of a deck; one in a single file has none of its own, as others may share it."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        place = deck.span.path if deck.span else ""
        self.is_own = not place.endswith(".md")
        """Whether the deck is a folder."""
        self.settings_file = shown(deck.root / DECK_FILE) if self.is_own else place
        self.facts_file = shown(deck.root / FACTS_FILE)

    def find_unused(self, folder: str, endings: tuple[str, ...]) -> Iterator[Span]:
        """Yield the places of files below one of its folders that no slide shows."""
        if not self.is_own:
            return
        for path in list_files(self._deck.root / folder, endings):
            if _key(path) not in self._shown and path.name.casefold() not in self._named_files:
                yield Span(shown(path), 1, 1)

    def inserts(self, name: str) -> bool:
        """Tell whether the deck inserts a name: in a slide, in a setting, in a variant."""
        deck = self._deck
        return name in deck.inserts or name in deck.inserted or name in self._named_inserts

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(map(_key, self._deck.files))

    @cached_property
    def _named_files(self) -> frozenset[str]:
        return frozenset(name for text in self._texts for name in _names(text))

    @cached_property
    def _named_inserts(self) -> frozenset[str]:
        return frozenset(name.strip() for text in self._texts for name in _INSERT.findall(text))

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The texts of all folders of slides and of the settings."""
        if not self.is_own:
            return ()
        root = self._deck.root
        paths = [root / DECK_FILE, *list_in_subfolders(root, (".md",))]
        return tuple(read_text(path, Diagnostics()) or "" for path in paths)


def list_files(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    """Return the files below a folder whose names end so, in small letters or capitals.

    Names that begin with a dot, and what programs put there while they have a file open, are left
    out. There are none where there is no folder.
    """
    return [path for path in walk(folder) if _is_visible(path, endings)]


def list_in_subfolders(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    """Return the files whose names end so in the folders directly below a folder, no deeper."""
    files: list[Path] = []
    with contextlib.suppress(OSError):  # a folder that the system does not let be read
        for path in list_folder(folder):
            if path.name[:1] != "." and is_dir(path):
                with contextlib.suppress(OSError):
                    files += list_folder(path)
    return [file for file in files if _is_visible(file, endings)]


def _is_visible(path: Path, endings: tuple[str, ...]) -> bool:
    return path.name.lower().endswith(endings) and not path.name.startswith((".", "~$"))


def _key(path: Path) -> str:
    return normpath(path).casefold()


def _names(text: str) -> Iterator[str]:
    """Yield the names of pictures and data in a text, without their folders."""
    for line in text.split("\n"):
        for found in _FILE.finditer(line):
            yield unquote(_BEFORE_NAME.split(line[: found.end()])[-1]).strip().casefold()
