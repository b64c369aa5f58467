"""Dictionaries for spelling: those that the machine has, through the library Enchant.

Owns finding and asking them; the only module that knows Enchant. Refuses to know what a text is.
What a user's own word list says elsewhere counts here too, as Enchant reads it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Protocol

from msgspec import DecodeError, Struct
from msgspec.msgpack import decode, encode

from deckbuilder.cache.stamp import stamp_tool
from deckbuilder.cache.store import open_store
from deckbuilder.files.inputs import digest

USUAL = "en-GB"
"""The language of most decks."""
MAX_WORDS = 50_000
"""How many words are remembered of a language."""


class Dictionary(Protocol):
    """A dictionary of one language."""

    def check(self, word: str) -> bool:
        """Tell whether a word, which is not empty, is spelt right."""

    def suggest(self, word: str) -> list[str]:
        """Return words that may have been meant, the likeliest first."""


class NoDictionary(Exception):  # noqa: N818 - it says why, and is never raised to people
    """Why there is no dictionary, and what would help, as the end of a sentence."""


def begin_loading() -> Thread | None:
    """Load the British dictionary beside whatever else is done; whoever begins that joins it.

    It takes 60 ms and more, mostly outside Python and so on another core. Where words are
    remembered it is hardly needed.
    """
    if RememberedWords(USUAL).known:
        return None
    loading = Thread(target=_try_loading, daemon=True)
    loading.start()
    return loading


def _try_loading() -> None:
    with suppress(NoDictionary):
        load_dictionary(USUAL)


class _Memory(Struct):
    """What the user's cache holds of a language."""

    right: frozenset[str] = frozenset()
    wrong: dict[str, list[str] | None] = {}
    """Misspelt words; with what may have been meant, where that was asked."""
    dictionaries: str = ""
    """What `identify_dictionaries` returned when these words were misspelt."""


class RememberedWords:
    """A dictionary that is loaded only for words that it was never asked before.

    What it said is kept in the user's cache, for a deck is checked many times with nearly the same
    words. A dictionary that changes later only ever gets more of them, so that what was right stays
    so; what was misspelt is asked anew.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._store = open_store()
        self._key = digest(f"words of {lang}".encode())
        memory = _decode(self._store.read(self._key) if self._store else None)
        self.known = memory.right
        self._new: set[str] = set()
        self._dictionaries = identify_dictionaries()
        same = self._dictionaries and memory.dictionaries == self._dictionaries
        self._wrong = memory.wrong if same else {}
        self._changed = False

    def check(self, word: str) -> bool:
        """Tell whether a word is spelt right; may raise `NoDictionary`."""
        if word in self.known or word in self._new:
            return True
        if word in self._wrong:
            return False
        right = load_dictionary(self._lang).check(word)
        if right:
            self._new.add(word)
        else:
            self._wrong[word] = None
        self._changed = True
        return right

    def suggest(self, word: str) -> list[str]:
        """Return words that may have been meant; may raise `NoDictionary`."""
        found = self._wrong.get(word)
        if found is None:
            found = self._wrong[word] = load_dictionary(self._lang).suggest(word)
            self._changed = True
        return found

    def keep(self) -> None:
        """Remember what was found to be right or misspelt, for later runs."""
        if self._store and self._changed:
            right = self.known | self._new
            right = right if len(right) < MAX_WORDS else frozenset(self._new)
            wrong = self._wrong if len(self._wrong) < MAX_WORDS else {}
            self._store.write(self._key, encode(_Memory(right, wrong, self._dictionaries)))


def _decode(data: bytes | None) -> _Memory:
    """Return what the cache holds; nothing where it is somebody else's."""
    with suppress(DecodeError, ValueError):
        return decode(data or b"", type=_Memory)
    return _Memory()


def identify_dictionaries() -> str:
    """Return what changes with any file of the usual places of dictionaries and of word lists.

    "" where there is none: what is elsewhere may change unseen.
    """
    files: list[tuple[str, int, int]] = []
    for folder in filter(os.path.isabs, _list_folders()):
        with suppress(OSError), os.scandir(folder) as entries:
            files += map(_identify, entries)
    return digest(repr((stamp_tool(), sorted(files))).encode()) if files else ""


def _identify(entry: os.DirEntry[str]) -> tuple[str, int, int]:
    try:
        status = entry.stat()
    except OSError:  # a link that leads nowhere, for instance
        return entry.path, -1, -1
    return entry.path, status.st_size, status.st_mtime_ns


def _list_folders() -> Iterator[str]:
    """Yield the folders that Enchant reads, above all by way of Hunspell."""
    home = os.path.expanduser("~")  # noqa: PTH111 - it stays so for a user without a home
    settings = os.environ.get("XDG_CONFIG_HOME") or f"{home}/.config"
    config = os.environ.get("ENCHANT_CONFIG_DIR") or f"{settings}/enchant"
    yield from (config, f"{config}/hunspell")
    if sys.platform == "darwin":
        yield from (f"{home}/Library/Spelling", "/Library/Spelling")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    yield from (f"{each}/hunspell" for each in shared.split(os.pathsep))
    yield from _FOLDERS


_FOLDERS = (
    ("/opt/homebrew/share/hunspell", "/opt/homebrew/share/enchant/hunspell")
    if sys.platform == "darwin"
    else (
        "/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts",
        "/usr/share/enchant/hunspell", "/usr/local/share/enchant/hunspell", "/usr/lib/aspell",
        "/var/lib/aspell", "/usr/share/enchant-2",
    )
)  # fmt: skip
"""Those that Enchant is built with, or finds beside itself, where it is usually installed."""


@cache
def load_dictionary(lang: str) -> Dictionary:
    """Return a dictionary of a language (a BCP 47 tag), or raise `NoDictionary`.

    Where the tag has subtags that no dictionary has, those for the language alone will do; English
    without a country is British.
    """
    if sys.platform == "darwin" and any(Path.cwd().glob("*enchant*")):  # it would be loaded
        message = "a file of the working folder is called like the library Enchant: work elsewhere"
        raise NoDictionary(message)
    try:
        import enchant
    except (ImportError, OSError) as error:
        message = f"the library Enchant is not there: {_remedy(lang)}"
        raise NoDictionary(message) from error
    for tag in _tags(lang):
        try:
            found: Dictionary = enchant.Dict(tag)
        except enchant.errors.Error:
            continue
        return found
    message = f"there is no dictionary for {lang}: {_remedy(lang)}"
    raise NoDictionary(message)


def _tags(lang: str) -> list[str]:
    """Return the names that a dictionary of a language may have, the best first."""
    language, *subtags = lang.split("-")
    language = language.lower()
    country = next((part.upper() for part in subtags if len(part) == 2), "GB")
    return [f"{language}_{country}", language]


def _remedy(lang: str) -> str:
    tag = "-".join(part.lower() for part in _tags(lang)[0].split("_"))
    packages = f"hunspell-{tag if lang.lower().startswith('en') else tag.split('-')[0]}"
    if sys.platform == "win32":
        return f"install the package pyenchant anew, and a Hunspell dictionary for {lang}"
    if sys.platform == "darwin":
        return f"`brew install enchant`, and a Hunspell dictionary for {lang}"
    return f"on Debian or Ubuntu, `apt install libenchant-2-2 {packages}`"
