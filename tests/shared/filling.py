"""Measures slides as they are laid out: how much of its room content fills, and its sizes.

Owns both measures, which are of scenes; `python -m tests.shared.filling` prints them for the decks
that tests build whole, specimens of every layout among them. Refuses to judge them: tests do.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping

from deckbuilder.geometry import pt
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM, BODY_TOP
from deckbuilder.scene.extent import visible_rect
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Item, Scene, TextFrame, TextParagraph
from deckbuilder.scene.walk import walk_paragraphs
from tests.shared.decks import written

SPARSE = 0.45
"""The share of the room below which a slide is listed."""

_BODY = ("heading", "paragraph", "item", "quote")
"""The roles of paragraphs that are running text: no title, label, figure, caption or source."""


def content_of(scene: Scene) -> Iterator[Item]:
    """Yield what stands in the body of a slide: no title, no sources and no furniture."""
    for item in scene.items:
        frame = item if isinstance(item, TextFrame) else None
        if frame and (frame.furniture or frame.name in ("Title", "Sources")):
            continue
        yield item


def share_filled(scene: Scene) -> float:
    """Return the height of the box round text and panels, over that of the room for content."""
    box = visible_rect(content_of(scene))
    return pt(box.height) / (BODY_BOTTOM - BODY_TOP) if box else 0.0


def body_sizes(presentation: Presentation) -> Mapping[str, Mapping[float, int]]:
    """Return for each layout the sizes of running text, with how many paragraphs have each."""
    found: dict[str, dict[float, int]] = defaultdict(lambda: defaultdict(int))
    for scene in presentation.scenes:
        for paragraph in body_paragraphs(scene):
            found[scene.layout][paragraph.size] += 1
    return found


def body_paragraphs(scene: Scene) -> Iterator[TextParagraph]:
    """Yield the paragraphs of a slide that are running text."""
    for placed in walk_paragraphs(content_of(scene)):
        if placed.paragraph.role in _BODY:
            yield placed.paragraph


def print_sizes(deck: str, presentation: Presentation) -> None:
    """Print a table of deck, layout and size."""
    for layout, sizes in body_sizes(presentation).items():
        shown = ", ".join(f"{size:g} ({count})" for size, count in sorted(sizes.items()))
        sys.stdout.write(f"| {deck} | {layout} | {shown} |\n")


def print_sparse(deck: str, presentation: Presentation) -> None:
    """Print the slides that content fills less than it could."""
    for scene in presentation.scenes:
        if (share := share_filled(scene)) < SPARSE:
            sys.stdout.write(f"| {deck} | {scene.id} | {share:.0%} |\n")


if __name__ == "__main__":
    for name in sys.argv[1:] or ("default", "specimens"):
        print_sizes(name, written(name).presentation)
        print_sparse(name, written(name).presentation)
