"""Whether another reader breaks the lines of a deck where its layout did.

Owns comparing the scenes with the words of a rendering, paragraph by paragraph. Line breaks are
counted in characters that are no spaces, since a reader may drop the space at which it breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from deckbuilder.gate.pptx.boxes import ShapeBox
from deckbuilder.geometry import EMU_PER_PT, Rect
from deckbuilder.scene.slide import Group, Item, Scene, TableItem, TextFrame, TextParagraph
from tests.shared.validators.overflow import read_words

_SLACK = 3.0
"""How far a word may reach out of its shape and still be its own, in points."""


class Compared(NamedTuple):
    """One paragraph: its slide and text, and after how many characters each of its lines ends."""

    slide: int
    text: str
    ours: tuple[int, ...]
    theirs: tuple[int, ...] | None
    """None where the rendering does not show the paragraph as one piece."""

    @property
    def wrapped(self) -> bool:
        """Whether the paragraph has more than one line for either reader."""
        return len(self.ours) > 1 or (self.theirs is not None and len(self.theirs) > 1)

    @property
    def agrees(self) -> bool:
        """Whether both readers break the lines in the same places."""
        return self.ours == self.theirs

    def __str__(self) -> str:
        theirs = "not found" if self.theirs is None else " / ".join(self._cut(self.theirs))
        return f"slide {self.slide}: {' / '.join(self._cut(self.ours))}\n  but {theirs}"

    def _cut(self, ends: Sequence[int]) -> list[str]:
        return [self.text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


def compare(scenes: Sequence[Scene], rendered: Path) -> list[Compared]:
    """Compare each paragraph of the scenes with the page that shows it."""
    pages = read_words(rendered)
    assert len(pages) == len(scenes)
    found = []
    for scene, (_, words) in zip(scenes, pages, strict=True):
        for rect, paragraphs in _texts(scene.items):
            found += _compare_text(scene.number, paragraphs, _lines_within(rect, words))
    return found


def _texts(items: Iterable[Item]) -> Iterator[tuple[Rect, Sequence[TextParagraph]]]:
    for item in items:
        if isinstance(item, Group):
            yield from _texts(item.items)
        elif isinstance(item, TextFrame) and not item.furniture:
            yield item.rect, item.paragraphs
        elif isinstance(item, TableItem):
            yield from ((cell.rect, cell.paragraphs) for row in item.rows for cell in row)


def _lines_within(rect: Rect, words: Sequence[ShapeBox]) -> list[str]:
    """Return the lines of the words whose middle lies in a rectangle, without spaces."""
    left, top = rect.x / EMU_PER_PT - _SLACK, rect.y / EMU_PER_PT - _SLACK
    right, bottom = rect.right / EMU_PER_PT + _SLACK, rect.bottom / EMU_PER_PT + _SLACK
    own = [w for w in words if left < _middle(w)[0] < right and top < _middle(w)[1] < bottom]
    lines: list[list[ShapeBox]] = []
    for word in sorted(own, key=lambda word: _middle(word)[1]):
        if lines and _stands_in(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return ["".join(_text(w) for w in sorted(line, key=lambda w: w.left)) for line in lines]


def _stands_in(line: Sequence[ShapeBox], word: ShapeBox) -> bool:
    """Tell whether a word is on a line: raised and lowered ones are a little off its middle."""
    tallest = max((*line, word), key=_height)
    offset = abs(_middle(word)[1] - _middle(max(line, key=_height))[1])
    return offset < 0.36 * _height(tallest)


def _middle(word: ShapeBox) -> tuple[float, float]:
    return (word.left + word.right) / 2, (word.top + word.bottom) / 2


def _height(word: ShapeBox) -> float:
    return word.bottom - word.top


def _text(word: ShapeBox) -> str:
    return "".join((word.text or "").split())


def _compare_text(
    slide: int, paragraphs: Sequence[TextParagraph], lines: Sequence[str]
) -> Iterator[Compared]:
    stream = "".join(lines)
    ends = [sum(map(len, lines[: number + 1])) for number in range(len(lines))]
    at = 0
    for paragraph in paragraphs:
        parts = ["".join("".join(r.text for r in line.runs).split()) for line in paragraph.lines]
        text = "".join(parts)
        if not text:
            continue
        ours = tuple(
            dict.fromkeys(len("".join(parts[: number + 1])) for number in range(len(parts)))
        )
        begin = stream.find(text, at)
        if begin < 0:
            yield Compared(slide, text, ours, None)
            continue
        at = begin + len(text)
        theirs = tuple(end - begin for end in ends if begin < end < at)
        yield Compared(slide, text, ours, (*theirs, len(text)))
