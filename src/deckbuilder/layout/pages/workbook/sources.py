"""The sources of a workbook: each once, however many slides cite it, under one numbering.

Owns which footnotes are equal, and their numbers. Refuses to place anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.model import Footnote, Slide, block_texts
from deckbuilder.model.references import renumber

SOURCES = "#sources"
"""The name of the place where the sources stand, and what the ids of their notes begin with."""


class Source(Struct, frozen=True):
    """A footnote as the list has it, and its language where that is another than the deck's."""

    footnote: Footnote
    lang: str = ""


class SourceList(Struct, frozen=True):
    """The sources in the order of their first slides, and the number of each slide's footnotes."""

    sources: tuple[Source, ...] = ()
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)

    def number(self, slide: str, number: int) -> int:
        """Return a footnote's number in the list, of that on its slide; both from 1."""
        return self.numbers.get((slide, number), number)


def list_sources(slides: Iterable[Slide]) -> SourceList:
    """Return all footnotes of slides, those of equal words and links once."""
    sources: list[Source] = []
    numbers: dict[tuple[str, int], int] = {}
    alike: dict[tuple[str, ...], list[int]] = {}
    for slide in slides:
        for note in slide.footnotes:
            same = alike.setdefault((slide.lang, *block_texts(note.blocks)), [])
            known = (it for it in same if sources[it - 1].footnote.blocks == note.blocks)
            number = next(known, 0)
            if not number:
                number = len(sources) + 1
                sources.append(Source(replace(note, number=number), slide.lang))
                same.append(number)
            numbers[slide.id, note.number] = number
    listed = SourceList(tuple(sources), numbers)
    own = {number: slide for (slide, _), number in reversed(numbers.items())}
    cited = (_renumbered(source, own[source.footnote.number], listed) for source in sources)
    return replace(listed, sources=tuple(cited))


def _renumbered(source: Source, slide: str, listed: SourceList) -> Source:
    """Return a source whose own references are numbered as the list is."""
    note = source.footnote
    blocks = renumber(note.blocks, lambda number: listed.number(slide, number))
    return replace(source, footnote=replace(note, blocks=blocks))
