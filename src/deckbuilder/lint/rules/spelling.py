"""Words that no dictionary and no word list has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.british import PREFIX, WORDS, write_british
from deckbuilder.lint.language.dictionary import Dictionary, NoDictionary, RememberedWords
from deckbuilder.lint.language.prose import is_english
from deckbuilder.lint.language.spelling import SpeltWord, as_plain, find_names, find_words
from deckbuilder.lint.language.welsh import find_welsh, may_be_welsh
from deckbuilder.lint.rule import WARNING, Finding, rule

SUGGESTED = 20
"""How many words of a deck get suggestions, which take longer than all the rest together."""
_NAMES = {"spelling", "DB637", "language"}


@rule(
    "DB637",
    "spelling",
    WARNING,
    summary="A word is in no dictionary of the deck's language, and in none of its word lists.",
    why="A screen reader reads out what is written. A reader with dyslexia, or one who has learned "
    "English later in life, cannot guess what was meant; and everybody trusts the material less.",
    example="`Safegaurding is everyone’s business.`",
    fix="Write the word as the message suggests. If it is right, put it on a line of its own in "
    "`words.txt` in the deck's folder, or among the `words` of `[language]` in brand.toml. Mark "
    "other languages: `[hiraeth]{lang=cy}`.",
    source="This tool's own rule; no published one. The words are those of the machine's "
    "dictionary",
)
def spelling(subject: Subject) -> Iterator[Finding]:
    """Find words that are not known, each once a slide; the deck's language decides which are."""
    deck = subject.deck
    if not _NAMES.isdisjoint(deck.check.ignore):
        return
    dictionary = RememberedWords(deck.lang)
    try:
        yield from _find(_Speller(dictionary, subject), subject)
    except NoDictionary as reason:
        subject.not_checked.append(f"spelling, as {reason}")
    dictionary.keep()


def _find(speller: _Speller, subject: Subject) -> Iterator[Finding]:
    met: set[tuple[str, str]] = set()
    doubted = speller.find_doubted(subject.words)
    for prose in subject.prose:
        passage = prose.passage
        if not any(word in prose.text for word in doubted):
            continue
        for word in find_words(prose, speller.fine):
            key = passage.slide.id, word.plain.lower()
            if key in met or speller.knows(word, prose.text) or _is_welsh(word, prose.text):
                continue
            met.add(key)
            yield Finding(
                passage.span,
                f"{word.written!r} is in no dictionary",
                hint=speller.advise(word.plain),
                at=word.written,
                nth=prose.occurrence(word.written, word.start),
            )


def _is_welsh(word: SpeltWord, text: str) -> bool:
    """Tell whether a word is of Welsh that is not marked, which another rule says once."""
    found = find_welsh(text) if may_be_welsh(text) else None
    if found is None:
        return False
    first = text.find(found[0])
    return first <= word.start < first + len(found[0])


class _Speller:
    """A dictionary and the word lists beside it."""

    def __init__(self, dictionary: Dictionary, subject: Subject) -> None:
        deck = subject.deck
        self._dictionary = dictionary
        self._british = deck.lang.lower() in ("en", "en-gb")
        own = (*deck.words, *subject.brand.language.words)
        self._listed = frozenset(word.replace("’", "'").lower() for word in own)
        self._listed |= find_names(subject.prose, deck)
        self._english = is_english(deck)
        self._listed |= WORDS if self._english else frozenset()
        self.fine: set[str] = set()
        """The words that were found to be right, as they are written."""
        self._advice: dict[str, str] = {}

    def find_doubted(self, words: Iterable[str]) -> list[str]:
        """Return those of a deck's words that may be wrong: few passages hold one."""
        letters = (word for word in words if len(word) > 1 and word[1:].islower())
        return [word for word in letters if not self._look_up(as_plain(word))]

    def knows(self, word: SpeltWord, text: str) -> bool:
        """Tell whether a word is right, by itself or as part of one with hyphens."""
        if self._look_up(word.plain):
            self.fine.add(word.written)
            return True
        return self._knows_whole(word, text)

    def _look_up(self, plain: str) -> bool:
        lower = plain.lower()
        if lower in self._listed or self._dictionary.check(plain):
            return True
        if not plain.isascii() and self._dictionary.check(_without_accents(plain)):
            return True  # some dictionaries have naive, and not naïve
        prefix = PREFIX.match(lower) if self._english else None
        if prefix and self._dictionary.check(lower[prefix.end() :]):
            return True
        # Another rule finds the American spelling, and says so better.
        return self._british and write_british(lower) is not None

    def _knows_whole(self, word: SpeltWord, text: str) -> bool:
        """Tell whether the word is listed with its hyphens, as `e-Safe` may be and `Safe` not."""
        start, end = word.start, word.start + len(word.written)
        while start and (text[start - 1].isalpha() or text[start - 1] == "-"):
            start -= 1
        while end < len(text) and (text[end].isalpha() or text[end] == "-"):
            end += 1
        return text[start:end].lower() in self._listed

    def advise(self, plain: str) -> str:
        """Return how to put a word right, with what may have been meant."""
        if plain not in self._advice:
            few = len(self._advice) < SUGGESTED
            likely = self._dictionary.suggest(plain)[:3] if few else []
            self._advice[plain] = (
                f"did you mean {_list(likely)}? If it is right, add it to words.txt"
                if likely
                else "if it is right, add it to words.txt in the deck's folder"
            )
        return self._advice[plain]


def _without_accents(word: str) -> str:
    return "".join(letter for letter in normalize("NFKD", word) if not combining(letter))


def _list(words: list[str]) -> str:
    *others, last = map(repr, words)
    return f"{', '.join(others)} or {last}" if others else last
