"""Shapes of a slide that are read aloud after others which they stand before.

Owns comparing the order of the file with that of the eye. Refuses to judge whose fault it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from deckbuilder.formats.refusal import Tally
from deckbuilder.gate.pptx.boxes import PlacedShape, ShapeBox
from deckbuilder.gate.pptx.shapes import is_decorative, is_hidden, is_title

_SLACK = 2.0
"""How far two shapes may lie over each other, in points, and still stand side by side."""


class Disorder(NamedTuple):
    """Two shapes of which the second is to be read before the first."""

    first: PlacedShape
    second: PlacedShape
    is_title: bool = False
    """Whether the second is the slide's title, which is read first wherever it stands."""

    @property
    def is_of_layout(self) -> bool:
        """Whether both stand in the places and in the order that their layout has."""
        first, second = self.first.layout_place, self.second.layout_place
        if not (first and self.first.stands_as_laid_out):
            return False
        if not (second and self.second.stands_as_laid_out):
            return False
        others = second.shape._element.itersiblings(preceding=True)
        return any(each is first.shape._element for each in others)


def find_disorders(shapes: Sequence[PlacedShape], pairs: Tally) -> Iterator[Disorder]:
    """Yield what is out of order among a slide's shapes, each compared with all after it."""
    read = [placed for placed in shapes if _is_read(placed)]
    pairs.add(len(read) ** 2 // 2)
    title = next((each for each in shapes if is_title(each.shape) and each.box.text), None)
    titled = bool(read) and is_title(read[0].shape)
    if read and title is not None and not titled:
        yield Disorder(read[0], title, is_title=True)
    for first, second in combinations(read[1:] if titled else read, 2):
        is_last = second.furniture and not first.furniture
        if not is_last and _is_before(second.box, first.box):
            yield Disorder(first, second)


def _is_read(placed: PlacedShape) -> bool:
    if is_decorative(placed.shape) or is_hidden(placed.shape):
        return False
    return bool(placed.box.text) or not placed.shape.has_text_frame


def _is_before(one: ShapeBox, other: ShapeBox) -> bool:
    above = one.bottom <= other.top + _SLACK and one.left < other.right - _SLACK
    left = one.right <= other.left + _SLACK and one.top < other.bottom - _SLACK
    return above or left
