"""What stands beside its slide, where nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin
from typing import Any

from deckbuilder.formats.pptx.parts import P
from deckbuilder.gate.pptx.boxes import PlacedShape, ShapeBox
from deckbuilder.gate.pptx.deck import BuiltDeck, BuiltSlide
from deckbuilder.gate.pptx.inherited import is_placeholder
from deckbuilder.gate.pptx.layouts import BroughtFault, judge_layouts
from deckbuilder.gate.pptx.shapes import (
    decorative_marks,
    is_picture,
    is_plain_text_box,
    says_something,
)
from deckbuilder.gate.rule import ADVICE, WARNING, Verdict, rule

_THIN = 1.0
"""The points that a line is taken to be wide."""
_AWAY = 0.99
"""The part of a shape outside the slide from which on it is told to be wholly there."""


@rule(
    "DB743",
    "pptx-off-slide",
    "Content outside the slide",
    WARNING,
    summary="Text, a picture, a table or a drawing lies wholly or mostly outside its slide.",
    why="It is not there for whoever looks at the slide or prints it, and a screen reader reads it "
    "aloud all the same.",
    example="a text box with an old version that was dragged off the slide's edge",
    fix="In PowerPoint: drag it onto the slide, or delete it; notes go below the slide. The "
    "selection pane lists what is on no screen.",
    source="WCAG 2.2, 1.3.1 Info and Relationships and 1.3.2 Meaningful Sequence",
)
def content_off_slide(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each shape that shows something and stays where it is.

    What an animation moves may come from outside; what is hidden or decoration nobody misses.
    What stands where its layout places it is told of the layout.
    """
    for slide in deck.slides:
        told: set[int] = set()
        for placed, fault in _judge_places(deck, slide):
            whole = placed.shape if placed.group is None else placed.group
            if not fault:
                yield None
            elif whole.shape_id not in told and not placed.stands_as_laid_out:
                told.add(whole.shape_id)
                yield slide.fault(fault, placed.told_name)


@rule(
    "DB747",
    "pptx-template-off-slide",
    "Places of the template outside the slide",
    ADVICE,
    summary="A layout of the template has a place for content wholly or mostly outside the slide.",
    why="What is written there is on no screen and no print, on every slide of the layout. Whoever "
    "makes slides is not at fault.",
    example="a layout whose title was dragged above the slide's edge",
    fix="For the template's designer, in PowerPoint: View, Slide Master, choose the layout, and "
    "drag the placeholder onto the slide. Until then drag it there on each slide.",
    source="WCAG 2.2, 1.3.1 Info and Relationships and 1.3.2 Meaningful Sequence",
    of_template=True,
)
def template_off_slide(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each layout by what stands in its places and shows something."""
    return judge_layouts(
        deck,
        (
            BroughtFault(slide, placed.layout_name, fault)
            for slide in deck.slides
            for placed, fault in _judge_places(deck, slide)
            if fault and placed.stands_as_laid_out
        ),
    )


def _judge_places(deck: BuiltDeck, slide: BuiltSlide) -> Iterator[tuple[PlacedShape, str]]:
    """Yield each shape that shows something and stays where it is, with what is wrong with that."""
    page, moved = deck.backgrounds.page, _moved_ids(slide)
    for placed in slide.placed:
        if _shows_something(placed) and not _is_left_out(placed.shape, moved):
            yield placed, _describe(_share_outside(_bounds_turned(placed), page))


def _shows_something(placed: PlacedShape) -> bool:
    shape = placed.shape
    if is_picture(shape) or not shape.has_text_frame:
        return True
    if placed.box.text or says_something(shape):
        return True
    return not (is_placeholder(shape) or is_plain_text_box(shape))


def _moved_ids(slide: BuiltSlide) -> set[str]:
    """Return the ids of the shapes that go along a path."""
    motions = slide.pptx_slide._element.iter(f"{P}animMotion")
    return {target.get("spid", "") for each in motions for target in each.iter(f"{P}spTgt")}


def _is_left_out(shape: Any, moved: set[str]) -> bool:
    """Tell whether a shape, or a group around it, is hidden, decoration, or moved."""
    for element in (shape._element, *shape._element.iterancestors(f"{P}grpSp")):
        properties = next(element.iter(f"{P}cNvPr"), None)
        if properties is not None:
            marks = [properties.get("hidden"), *decorative_marks(properties)]
            if {"1", "true"} & {*marks} or properties.get("id") in moved:
                return True
    return False


def _bounds_turned(placed: PlacedShape) -> ShapeBox:
    """Return the rectangle around a shape as it is turned on its slide."""
    box = placed.box
    angle = radians(getattr(placed.shape, "rotation", 0) or 0)
    across, along = max(_THIN, box.right - box.left), max(_THIN, box.bottom - box.top)
    wide = abs(across * cos(angle)) + abs(along * sin(angle))
    high = abs(across * sin(angle)) + abs(along * cos(angle))
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return ShapeBox(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2, None)


def _share_outside(box: ShapeBox, page: ShapeBox) -> float:
    """Return which part of a rectangle lies outside the slide, from 0 to 1."""
    wide = min(box.right, page.right) - max(box.left, page.left)
    high = min(box.bottom, page.bottom) - max(box.top, page.top)
    inside = max(0.0, wide) * max(0.0, high)
    return 1 - inside / ((box.right - box.left) * (box.bottom - box.top))


def _describe(outside: float) -> str:
    if outside >= _AWAY:
        return "it lies outside the slide, and nobody sees it"
    return "it lies mostly outside the slide" if outside > 1 / 2 else ""
