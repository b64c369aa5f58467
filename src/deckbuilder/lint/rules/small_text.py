"""Text of a slide that is too small for a room."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Span
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.scene.slide import ChartItem, Item, Scene, TableItem, TextFrame
from deckbuilder.scene.walk import walk_items

MIN_SIZE = 18.0
"""The least size of text in points."""
_SMALL = ("footnote", "caption", "label")
"""Roles of paragraphs that may be smaller: nobody needs them to follow the session."""


@rule(
    "DB604",
    "small-text",
    WARNING,
    summary="Text of a slide is set in less than 18 points, as the brand allows. Sources, "
    "captions and the foot of the slide may be smaller.",
    why="People at the back of the room and people with low vision cannot read it, and nobody "
    "can enlarge a slide on the wall.",
    example="`minimum = 14` in the table `[sizes]` of `brand.toml`, and a slide with much text",
    fix="Shorten the slide, or set `minimum` and `table` of the brand's `[sizes]` to 18.",
    source="Microsoft: Make your PowerPoint presentations accessible to people with disabilities "
    "(https://support.microsoft.com/en-us/office/"
    "make-your-powerpoint-presentations-accessible-to-people-with-disabilities-"
    "6f7772b2-2f33-4bd2-8ca7-dae3b2b3ef25), which advises 18 points or more",
)
def small_text(subject: Subject) -> Iterator[Finding]:
    """Find slides by the smallest text on them."""
    for slide in subject.deck.slides:
        sizes = [found for scene in subject.scenes[slide.id] for found in _sizes(scene)]
        size, where = min(sizes, key=lambda found: found[0], default=(MIN_SIZE, None))
        if size < MIN_SIZE:
            yield Finding(
                where or slide.place_of(),
                f"text is set in {size:g} points, and {MIN_SIZE:g} are the least for a room",
                hint="shorten the slide, or raise the sizes of the brand",
            )


def _sizes(scene: Scene) -> Iterator[tuple[float, Span | None]]:
    for item in walk_items(scene.items):
        for size in _sizes_of(item):
            yield size, getattr(item, "span", None)


def _sizes_of(item: Item) -> Iterator[float]:
    match item:
        case TextFrame() if not item.furniture:
            yield from (each.size for each in item.paragraphs if each.role not in _SMALL)
        case TableItem():
            yield from (each.size for row in item.rows for cell in row for each in cell.paragraphs)
        case ChartItem():
            yield item.size
        case _:
            pass
