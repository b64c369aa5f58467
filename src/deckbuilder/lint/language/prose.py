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
        self.written = passage.prose
        self.text = _blank_addresses(self.written)

    @cached_property
    def own(self) -> str:
        """The text without what stands in quotation marks."""
        text = self.text
        return _QUOTED.sub(_blank_quotation, text) if _has_quotes(text) else text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of `own`; those of headings and of fragments too."""
        return tuple(split_sentences(self.own))

    @cached_property
    def whole_sentences(self) -> tuple[Sentence, ...]:
        """The same without fragments: in lists, cells and labels a mark has to end them."""
        running = self.passage.role == "paragraph"
        return tuple(it for it in self.sentences if running or it.ended)

    def occurrence(self, words: str, start: int) -> int:
        """Return which occurrence of words begins at a place of the text, from 0."""
        return self.written.count(words, 0, start)


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


def _has_quotes(text: str) -> bool:
    return any(mark in text for mark in "“\"‘'")


def _blank_addresses(text: str) -> str:
    if _PART_OF_ADDRESS.search(text) is None:
        return text
    return _ADDRESS.sub(lambda found: UNREAD * len(found[0]), text)


def _blank_quotation(found: re.Match[str]) -> str:
    """Blank a quotation but its marks and the full stop at its end, which may end a sentence."""
    said = found[0]
    last = _LAST_MARK.search(said)
    kept = last[0] if last else ""
    return said[0] + UNREAD * (len(said) - 1 - len(kept)) + kept if len(said) > 2 else said


def opening(text: str, most: int = 3) -> str:
    """Return the first words of a sentence, for people to tell it by."""
    return " ".join(word for word in text.split()[:most] if UNREAD not in word)
