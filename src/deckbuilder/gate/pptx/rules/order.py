"""The order in which a slide is read aloud, beside that in which it is seen."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.layouts import BroughtFault, judge_layouts
from deckbuilder.gate.pptx.reading_order import Disorder
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.pptx.shapes import name_of
from deckbuilder.gate.rule import ADVICE, WARNING, Verdict, rule


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
    the right of it. What stands in its layout's places in its layout's order is told of the layout.
    """
    for slide in deck.slides:
        found = [each for each in slide.disorders if not each.is_of_layout]
        if not found:
            yield None
            continue
        more = f" ({len(found) - 1} more like this)" if len(found) > 1 else ""
        first, second = (name_of(each.shape) for each in found[0][:2])
        yield slide.fault(f"{_describe(first, second, found[0])}{more}")


@rule(
    "DB748",
    "pptx-template-order",
    "Reading order of the template",
    ADVICE,
    summary="The places of a layout of the template are read aloud in another order than they are "
    "seen.",
    why="Every slide that is made of the layout begins in this order, and whoever listens hears an "
    "answer before its question.",
    example="a layout whose text is drawn first, and its title after it",
    fix="For the template's designer, in PowerPoint: View, Slide Master, choose the layout; Home, "
    "Arrange, Selection Pane, and drag the placeholders into their order, the first at the bottom. "
    "Slides made before keep theirs: Review, Check Accessibility, Reading Order Pane.",
    source=checker("Check reading order", "1.3.2 Meaningful Sequence"),
    of_template=True,
)
def template_order(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each layout by slides that have its places in its order."""
    return judge_layouts(
        deck,
        (
            BroughtFault(slide, second, _describe(first, second, each))
            for slide in deck.slides
            for each in slide.disorders
            if each.is_of_layout
            for first, second in [(each.first.layout_name, each.second.layout_name)]
        ),
    )


def _describe(first: str, second: str, found: Disorder) -> str:
    if found.is_title:
        return f"{first!r} is read before the title"
    return f"{second!r} is read after {first!r}, but stands before it"
