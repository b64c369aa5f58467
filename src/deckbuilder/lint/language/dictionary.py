"""Dictionaries for spelling: those that the machine has, through the library Enchant.

Owns finding and asking them; the only module that knows Enchant. Refuses to know what a text is.
What a user's own word list says elsewhere counts here too, as Enchant reads it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Protocol

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


class RememberedWords:
    """A dictionary that is loaded only for words that it was never asked before.

    The words that it had are kept in the user's cache, for a deck is checked many times with
    nearly the same words. A dictionary that changes later only ever gets more of them.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._store = open_store()
        self._key = digest(f"words of {lang}".encode())
        words = (self._store.read(self._key) if self._store else None) or b""
        self.known = frozenset(words.decode("utf-8", "replace").split())
        self._new: set[str] = set()

    def check(self, word: str) -> bool:
        """Tell whether a word is spelt right; may raise `NoDictionary`."""
        if word in self.known or word in self._new:
            return True
        right = load_dictionary(self._lang).check(word)
        if right:
            self._new.add(word)
        return right

    def suggest(self, word: str) -> list[str]:
        """Return words that may have been meant; may raise `NoDictionary`."""
        return load_dictionary(self._lang).suggest(word)

    def keep(self) -> None:
        """Remember the words that were found to be right, for later runs."""
        if self._store and self._new:
            all_words = self.known | self._new
            words = sorted(all_words if len(all_words) < MAX_WORDS else self._new)
            self._store.write(self._key, "\n".join(words).encode("utf-8", "replace"))


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
