"""What of a deck's text is English prose of its own, for the rules about language.

Owns leaving out what others wrote and what is no prose: quotations, sources, addresses. Refuses
to judge.
"""

from __future__ import annotations

import re
from functools import cached_property

from deckbuilder.lint.content.passages import UNREAD, Passage
from deckbuilder.lint.language.sentences import TITLES, Sentence, split_sentences
from deckbuilder.model import Deck

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s)\]]*[^\s)\].,;:!?]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#]\w+"
    r"|(?<![\w-])\w[\w-]{1,62}(?:\.[a-z][\w-]+)+(?:/[^\s)\]]*[^\s)\].,;:!?])?"
)
_PART_OF_ADDRESS = re.compile(r"[.@#]\w|://")
_QUOTED = re.compile(
    r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘(?:[^‘’]|(?<=\w)’(?=\w))*’(?!\w)|(?<!\w)'(?:[^']|(?<=\w)'(?=\w))*'(?!\w)"
)
_CAPITAL_NEXT = re.compile(r"(?:[’']s)? (?:and |& )?[^\W\d_a-z]")
_LAST_MARK = re.compile(r"[.!?…]?.$")


class Prose:
    """A passage's text as it is to be judged, each character where the passage's prose has it.

    `text` has U+FFFC for each character of addresses, code and other languages; `own` also for
    what stands in quotation marks, which others said or which is only named.
    """

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.source = passage.prose
        self.text = _blank_addresses(self.source)

    @cached_property
    def own(self) -> str:
        """The text without what stands in quotation marks."""
        has_quotes = any(mark in self.text for mark in "“\"‘'")
        return _QUOTED.sub(_blank_quotation, self.text) if has_quotes else self.text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of `own`; those of headings and of fragments too."""
        return tuple(split_sentences(self.own))

    @cached_property
    def whole_sentences(self) -> tuple[Sentence, ...]:
        """The same without fragments: in lists, cells and labels a mark has to end them."""
        running = self.passage.role == "paragraph"
        return tuple(each for each in self.sentences if running or each.ended)

    def occurrence(self, words: str, start: int) -> int:
        """Return which occurrence of words begins at a place of the text, from 0."""
        return self.source.count(words, 0, start)


def is_english(deck: Deck) -> bool:
    """Tell whether a deck is in English, so that rules about English apply."""
    return deck.lang.lower().split("-")[0] == "en"


def is_own(prose: Prose) -> bool:
    """Tell whether a passage is the deck's own running text: titles, headings and words beside.

    Sources, lists of references and quotations are others' words; alternative text is not read
    among the rest.
    """
    return prose.passage.role not in ("quote", "alt") and not is_cited(prose.passage)


def is_cited(passage: Passage) -> bool:
    """Tell whether a passage names publications: a source, or an entry of a list of them."""
    listed = passage.slide.layout == "references" and passage.place == "slide"
    return passage.place == "source" or listed


def is_name(text: str, start: int, end: int) -> bool:
    """Tell whether words of a text are (part of) a name, by their capital.

    That says nothing where a sentence begins, unless the next word has one, too.
    """
    if not text[start].isupper():
        return False
    return not _begins_sentence(text, start) or bool(_CAPITAL_NEXT.match(text, end))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t‘“'\"([")
    if not before or before[-1] in "!?…\n":
        return True
    return before[-1] == "." and before[:-1].rpartition(" ")[2].lower() not in TITLES


def _blank_addresses(text: str) -> str:
    if _PART_OF_ADDRESS.search(text) is None:
        return text
    return _ADDRESS.sub(lambda found: UNREAD * len(found[0]), text)


def _blank_quotation(found: re.Match[str]) -> str:
    """Blank a quotation but its marks and the full stop at its end, which may end a sentence."""
    words = found[0]
    last = _LAST_MARK.search(words)
    kept = last[0] if last else ""
    return words[0] + UNREAD * (len(words) - 1 - len(kept)) + kept if len(words) > 2 else words


def opening(text: str, longest: int = 3) -> str:
    """Return the first words of a sentence, for people to tell it by."""
    return " ".join(word for word in text.split()[:longest] if UNREAD not in word)
