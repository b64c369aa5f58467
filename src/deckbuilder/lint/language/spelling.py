"""The words of a deck that a dictionary has to know, and those that it need not.

Owns taking text apart into words, and which of them are names. Refuses to know a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from deckbuilder.lint.language.prose import Prose, is_cited, is_name
from deckbuilder.model import Deck

_WORD = re.compile(
    r"(?<![\w\ufffc\u0300-\u036f])[^\W\d_]{2,}(?:[’'\xad][^\W\d_]+)*(?![\w\ufffc\u0300-\u036f])"
)
_CAPITAL = re.compile(r"\b[^\W\d_a-z]\w[\w’']*")
_LATIN = re.compile(r"[A-Za-zÀ-ʯẀ-ỿ']+")
_POSSESSIVE = re.compile(r"'s?$")


class SpeltWord(NamedTuple):
    """A word as written at a place of a text, and as dictionaries have it."""

    written: str
    start: int
    plain: str
    """With straight apostrophes, without soft hyphens and the `'s` of possession."""


def find_words(prose: Prose, fine: Container[str]) -> Iterator[SpeltWord]:
    """Yield the words of a passage that are to be in a dictionary, but those that are `fine`.

    Acronyms and names need not be there, nor words with digits or in other scripts than Latin.
    Among sources every capital is that of a name.
    """
    cited = is_cited(prose.passage)
    text = prose.text
    for found in _WORD.finditer(text):
        written = found[0]
        if written in fine:
            continue
        plain = _straighten(written)
        if not plain[1:].islower() or not _LATIN.fullmatch(plain):
            continue
        if plain[0].isupper() and (cited or is_name(text, *found.span())):
            continue
        yield SpeltWord(written, found.start(), as_plain(written))


def find_names(proses: Iterable[Prose], deck: Deck) -> frozenset[str]:
    """Return the words that are names somewhere, in small letters.

    Those are words with a capital in sources and in the register of facts and contacts, and
    anywhere else where no sentence begins.
    """
    texts = [text for fact in deck.facts.values() for text in (fact.value, fact.source, fact.owner)]
    texts += (deck.author, deck.audience, deck.edition, *deck.variables.values())
    names = {as_plain(word).lower() for text in texts for word in _CAPITAL.findall(text)}
    for prose in proses:
        text, cited = prose.source, is_cited(prose.passage)
        for found in _CAPITAL.finditer(text):
            if cited or is_name(text, *found.span()):
                names.add(as_plain(found[0]).lower())
    return frozenset(names)


def as_plain(word: str) -> str:
    """Return a word as dictionaries have it: see `Word.plain`."""
    return _POSSESSIVE.sub("", _straighten(word))


def _straighten(word: str) -> str:
    return word.replace("’", "'").replace("\xad", "")
