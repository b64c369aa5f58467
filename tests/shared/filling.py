"""Measures slides as they are laid out: how much of its room content fills, and its sizes.

Owns both measures, of scenes. `python -m tests.shared.filling` prints them for the default
deck, and for the specimens of every layout: those of a kind as one deck. Refuses to judge them.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import pt
from deckbuilder.layout import lay_out
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM, BODY_TOP
from deckbuilder.scene.extent import visible_rect
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Item, Scene, TextFrame, TextParagraph
from deckbuilder.scene.walk import walk_paragraphs
from tests.shared import specimens
from tests.shared.decks import written

SPARSE = 0.45
"""The share of the room below which a slide is listed."""

_BODY = ("paragraph", "item", "quote")
"""The roles of paragraphs that are running text: no heading, label, figure, caption or source."""


def content_of(scene: Scene) -> Iterator[Item]:
    """Yield what stands in the body of a slide: no title, sources, agenda or furniture."""
    for item in scene.items:
        frame = item if isinstance(item, TextFrame) else None
        if frame and (frame.furniture or frame.name in ("Title", "Sources", "Agenda")):
            continue
        if item.name in ("Progress", "Present section"):
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


@cache
def specimens_of(kind: str) -> Presentation:
    """Lay out the specimens of a kind, one of each layout, as a deck of their own."""
    whole = written("specimens").presentation
    ids = {f"{layout}-{kind}" for layout in specimens.LAYOUTS}
    slides = tuple(slide for slide in whole.deck.slides if slide.id in ids)
    return lay_out(replace(whole.deck, slides=slides), whole.brand, Diagnostics())


KINDS = (specimens.SPARSE, specimens.FILLED, specimens.OVERFULL, specimens.LONG)


if __name__ == "__main__":
    decks = {"default": written("default").presentation} | {
        kind: specimens_of(kind) for kind in KINDS
    }
    for show in (print_sizes, print_sparse):
        for name, presentation in decks.items():
            show(name, presentation)
