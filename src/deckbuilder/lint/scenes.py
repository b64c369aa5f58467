"""What stands on a slide as it was laid out: its items, its words, its points.

Owns what counts as text of the author's. Refuses to judge it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckbuilder.layout.scene import Group, Item, Scene, TableItem, TextFrame, TextParagraph

_NOT_READ = ("footnote", "label", "code")
"""Roles of paragraphs that are not read as the slide's words: sources, words of the tool, code."""


def walk_items(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, and those of groups in place of them."""
    for item in items:
        if isinstance(item, Group):
            yield from walk_items(item.items)
        else:
            yield item


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
    frames = (paragraph for frame in find_frames(scene) for paragraph in frame.paragraphs)
    tables = (item for item in walk_items(scene.items) if isinstance(item, TableItem))
    cells = (paragraph for table in tables for row in table.rows for cell in row
             for paragraph in cell.paragraphs)  # fmt: skip
    return sum(map(count_paragraph, frames)) + sum(map(count_paragraph, cells))


def count_paragraph(paragraph: TextParagraph) -> int:
    """Return how many words a paragraph has: what holds a letter or a digit."""
    if paragraph.role in _NOT_READ:
        return 0
    text = "".join(f"{run.text} " if run is line.runs[-1] else run.text
                   for line in paragraph.lines for run in line.runs)  # fmt: skip
    return sum(any(map(str.isalnum, word)) for word in text.split())


def count_points(scene: Scene) -> int:
    """Return how many points a slide shows at once: items of lists, cards and steps."""
    points = 0
    for frame in find_frames(scene):
        part = frame.entry.part if frame.entry else ""
        if part != "mark":
            items = (it for it in frame.paragraphs if it.marker and it.role != "footnote")
            points += (part == "body") + sum(1 for _ in items)
    return points
