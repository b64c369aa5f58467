"""Whether what stands on a slide keeps clear of its neighbours, of the edges and of the foot.

Owns reading the shapes of a finished deck with their rectangles, and the words of its rendering.
Refuses to know which layouts there are. All lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from pptx import Presentation

from deckbuilder.gate.pptx.boxes import PlacedShape, ShapeBox, placed_shapes
from tests.shared.validators.overflow import TOLERANCE, read_words

MARGIN = 1 / 25
"""The share of a slide's width, and of its height, that a screen or a printer may cut off."""

_MET = 0.2
"""The share of the smaller word's letters that two words may have in common."""


def open_shapes(deck: Path) -> tuple[ShapeBox, list[list[PlacedShape]]]:
    """Return the slide's own box and the shapes of each slide of a file."""
    presentation = Presentation(str(deck))
    width, height = presentation.slide_width / 12_700, presentation.slide_height / 12_700
    return ShapeBox(0, 0, width, height, None), placed_shapes(presentation)


def texts_that_meet(slides: Iterable[Iterable[PlacedShape]]) -> list[str]:
    """Return a line for each two shapes of a slide that hold content and lie over each other.

    A shape holds content where it is a table, a chart, a picture or has text.
    """
    return [
        f"{one} meets {other}"
        for shapes in slides
        for one, other in combinations(filter(_holds_content, shapes), 2)
        if _common(one.box, other.box) > TOLERANCE
    ]


def _holds_content(placed: PlacedShape) -> bool:
    return bool(placed.box.text) or not placed.shape.has_text_frame


def _common(one: ShapeBox, other: ShapeBox) -> float:
    """Return the lesser of the width and the height that two boxes have in common."""
    return min(
        min(one.right, other.right) - max(one.left, other.left),
        min(one.bottom, other.bottom) - max(one.top, other.top),
    )


def words_that_meet(rendered: Path) -> list[str]:
    """Return a line for each two words of a page that are printed over each other."""
    found = []
    for number, (_, words) in enumerate(read_words(rendered), 1):
        for one, other in combinations(map(_letters, words), 2):
            if _common(one, other) > 0 and _shared(one, other) > _MET:
                found.append(f"slide {number}: {one.text!r} over {other.text!r}")
    return found


def _letters(word: ShapeBox) -> ShapeBox:
    """Return the part of a word's box that its letters take: no ascent and descent of the font."""
    slack = (word.bottom - word.top) / 7
    return word._replace(top=word.top + slack, bottom=word.bottom - slack)


def _shared(one: ShapeBox, other: ShapeBox) -> float:
    """Return the share of the smaller box that lies under the other."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide * high / max(0.01, min(map(_size, (one, other))))


def _size(box: ShapeBox) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def beyond_the_margin(page: ShapeBox, slides: Iterable[Iterable[PlacedShape]]) -> list[str]:
    """Return the shapes that come nearer to an edge than the margin; furniture may at the foot."""
    return [str(placed) for shapes in slides for placed in shapes if not _keeps(page, placed)]


def _keeps(page: ShapeBox, placed: PlacedShape) -> bool:
    box = placed.box
    wide, high = page.right * MARGIN, page.bottom * MARGIN
    foot = 0.0 if placed.furniture else high
    return (
        box.left >= wide - TOLERANCE
        and box.right <= page.right - wide + TOLERANCE
        and box.top >= high - TOLERANCE
        and box.bottom <= page.bottom - foot + TOLERANCE
    )


def in_the_foot(slides: Iterable[Iterable[PlacedShape]]) -> list[str]:
    """Return the shapes that reach below the top of their slide's footer or number."""
    found = []
    for shapes in slides:
        listed = [*shapes]
        tops = [placed.box.top for placed in listed if placed.furniture]
        found += [
            str(placed)
            for placed in listed
            if tops and not placed.furniture and placed.box.bottom > min(tops)
        ]
    return found
