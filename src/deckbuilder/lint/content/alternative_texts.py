"""What is described in words: pictures, charts and tables with their alternative text.

Owns finding them wherever they stand. Refuses to judge the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deckbuilder.diagnostics import Span
from deckbuilder.lint.finding import Finding
from deckbuilder.model import Chart, Deck, Figure, Table, walk_blocks


class DescribedBlock(NamedTuple):
    """A picture, chart or table that has an alternative text."""

    block: Figure | Chart | Table
    span: Span

    @property
    def alt(self) -> str:
        """Its alternative text, without spaces around it."""
        return self.block.alt.strip()

    @property
    def noun(self) -> str:
        """What it is called in messages."""
        return {Figure: "picture", Chart: "chart", Table: "table"}[type(self.block)]

    def fault(self, message: str, hint: str) -> Finding:
        """Return a finding at the alternative text."""
        return Finding(self.span, message, hint=hint, at=self.block.alt)


def find_described(deck: Deck) -> Iterator[DescribedBlock]:
    """Yield what has an alternative text: on slides, in notes, in text for participants."""
    for slide in deck.slides:
        for block in walk_blocks((*slide.blocks, *slide.notes, *slide.handout)):
            if isinstance(block, Figure | Chart | Table) and block.alt.strip():
                yield DescribedBlock(block, block.span or slide.place_of())
