"""Words that are wider than their line, so that they are broken where no hyphen stands.

Owns finding and reporting them; fitting sets text smaller for their sake. Refuses code, whose
lines `code` reports, and addresses, which may be broken anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.layout.text.wrapping import EAST
from deckbuilder.scene.slide import Item, Line, Scene
from deckbuilder.scene.walk import walk_paragraphs


def has_broken_words(items: Iterable[Item]) -> bool:
    """Tell whether any word in some items is broken over two lines."""
    return any(True for _ in _broken(items))


def report_broken_words(scenes: Iterable[Scene], diagnostics: Diagnostics) -> None:
    """Advise of each word that is broken, once for a slide."""
    for scene in scenes:
        for span, word in _broken(scene.items):
            diagnostics.report(
                codes.WORD_BROKEN,
                span or scene.span or scene.slide_id,
                f"the word {word!r} on slide {scene.slide_id!r} is wider than its place"
                " and is broken",
                hint="give it a wider column, fewer columns beside it, or another word",
            )


def _broken(items: Iterable[Item]) -> Iterator[tuple[Span | None, str]]:
    for placed in walk_paragraphs(items):
        lines = () if placed.paragraph.role == "code" else placed.paragraph.lines
        for above, below in pairwise(lines):
            if _is_cut(above, below):
                yield placed.span, _words(above)[-1] + _words(below)[0]


def _is_cut(above: Line, below: Line) -> bool:
    """Tell whether a line ends within a word; East Asian text may be parted anywhere."""
    if above.hard or not above.runs or not below.runs:
        return False
    last, first = above.runs[-1].text[-1:], below.runs[0].text[:1]
    address = above.runs[-1].link and "." in above.runs[-1].text
    return last.isalnum() and first.isalnum() and max(last, first) < EAST and not address


def _words(line: Line) -> list[str]:
    return "".join(run.text for run in line.runs).split()
