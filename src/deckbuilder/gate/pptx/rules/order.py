"""The order in which a slide is read aloud, beside that in which it is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from deckbuilder.gate.pptx.boxes import PlacedShape, ShapeBox
from deckbuilder.gate.pptx.deck import BuiltDeck, BuiltSlide
from deckbuilder.gate.pptx.inherited import kind_of
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.pptx.shapes import is_decorative, is_hidden
from deckbuilder.gate.rule import WARNING, Verdict, rule

_SLACK = 2.0
"""How far two shapes may lie over each other, in points, and still stand side by side."""


@rule(
    "DB723",
    "pptx-reading-order",
    "Check reading order",
    WARNING,
    summary="A slide is read aloud in another order than it is seen.",
    why="Whoever listens hears an answer before its question, or the end before the title.",
    example="a text box that was added last, and stands above the others",
    fix="In PowerPoint: Review, Check Accessibility, Reading Order Pane, and drag the objects "
    "into their order.",
    source=checker("Check reading order", "1.3.2 Meaningful Sequence"),
)
def check_reading_order(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each slide by whether a shape is read after one which it stands before.

    Reading goes down a column before it goes right, and along a row before it goes down. So of
    two shapes apart from each other the second in the file is out of order where it stands wholly
    above the first and not to the right of it, or wholly to the left of it and not below it. The
    title is read first, whatever stands above it. Furniture may be read last, whatever stands to
    the right of it.
    """
    for slide in deck.slides:
        read = [placed for placed in slide.placed if _is_read(placed)]
        deck.pairs.add(len(read) ** 2 // 2)
        found = [*_out_of_order(slide, read)]
        if not found:
            yield None
            continue
        more = f" ({len(found) - 1} more like this)" if len(found) > 1 else ""
        yield slide.fault(f"{found[0]}{more}")


def _out_of_order(slide: BuiltSlide, read: Sequence[PlacedShape]) -> Iterator[str]:
    if read and slide.title and not _is_title(read[0]):
        yield f"{read[0].shape.name!r} is read before the title"
    for first, second in combinations(read[1:] if read and _is_title(read[0]) else read, 2):
        is_last = second.furniture and not first.furniture
        if not is_last and _is_before(second.box, first.box):
            yield f"{second.shape.name!r} is read after {first.shape.name!r}, but stands before it"


def _is_title(placed: PlacedShape) -> bool:
    return kind_of(placed.shape) in ("title", "ctrTitle")


def _is_read(placed: PlacedShape) -> bool:
    if is_decorative(placed.shape) or is_hidden(placed.shape):
        return False
    return bool(placed.box.text) or not placed.shape.has_text_frame


def _is_before(one: ShapeBox, other: ShapeBox) -> bool:
    above = one.bottom <= other.top + _SLACK and one.left < other.right - _SLACK
    left = one.right <= other.left + _SLACK and one.top < other.bottom - _SLACK
    return above or left
