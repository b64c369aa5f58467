"""The links of a deck: their words, and where those stand in the sources.

Owns finding a link's words again among others that are alike. Refuses to judge them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from deckbuilder.diagnostics import Span
from deckbuilder.lint.content.passages import Passage, find_links
from deckbuilder.lint.finding import Finding
from deckbuilder.model.inlines import Link
from deckbuilder.model.texts import inline_text


class PlacedLink(NamedTuple):
    """A link of a passage; `at` is how its words are written, and `nth` which of those it is."""

    passage: Passage
    link: Link
    words: str
    at: str
    nth: int

    def fault(self, message: str, hint: str) -> Finding:
        """Return a finding at the link."""
        return Finding(self.passage.span, message, hint=hint, at=self.at, nth=self.nth)


def find_placed_links(passages: Iterable[Passage]) -> Iterator[PlacedLink]:
    """Yield the links of a deck in the order in which they are written."""
    seen: Counter[tuple[Span, str]] = Counter()
    for passage in passages:
        for link in find_links(passage.children):
            words = inline_text(link.children).strip()
            at = words if words == link.target.removeprefix("mailto:") else f"[{words}]"
            yield PlacedLink(passage, link, words, at, seen[passage.span, at])
            seen[passage.span, at] += 1
