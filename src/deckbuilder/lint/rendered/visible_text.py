"""What stands on a slide as it was laid out: its items, its words, its points.

Owns what counts as text of the author's. Refuses to judge it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import filterfalse

from deckbuilder.scene.slide import Item, Scene, TextFrame, TextParagraph
from deckbuilder.scene.walk import walk_items, walk_paragraphs

_NOT_READ = ("footnote", "label", "code")
"""Roles of paragraphs that are not read as the slide's words: sources, words of the tool, code."""


def find_title(scene: Scene) -> TextFrame | None:
    """Return the frame that holds a scene's title."""
    frames = (item for item in scene.items if isinstance(item, TextFrame))
    return next((frame for frame in frames if frame.placeholder == "title"), None)


def find_frames(scene: Scene) -> Iterator[TextFrame]:
    """Yield the frames with the author's text, the title's first."""
    for item in walk_items(scene.items):
        if isinstance(item, TextFrame) and not item.furniture:
            yield item


def count_words(scene: Scene) -> int:
    """Return how many words a slide shows at once, those of tables among them."""
    items = filterfalse(_is_furniture, walk_items(scene.items))
    return sum(count_paragraph(placed.paragraph) for placed in walk_paragraphs(items))


def _is_furniture(item: Item) -> bool:
    return isinstance(item, TextFrame) and item.furniture


def count_paragraph(paragraph: TextParagraph) -> int:
    """Return how many words a paragraph has: what holds a letter or a digit."""
    if paragraph.role in _NOT_READ:
        return 0
    text = "".join(
        f"{run.text} " if run is line.runs[-1] else run.text
        for line in paragraph.lines
        for run in line.runs
    )
    return sum(any(map(str.isalnum, word)) for word in text.split())


def count_points(scene: Scene) -> int:
    """Return how many points a slide shows at once: items of lists, cards and steps."""
    points = 0
    for frame in find_frames(scene):
        entry = frame.entry
        if entry is None or entry.part == "body":
            points += entry is not None and not entry.marked
            points += sum(1 for each in frame.paragraphs if each.marker and each.role != "footnote")
    return points
