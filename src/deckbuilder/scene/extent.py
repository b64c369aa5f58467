"""How far the items of a slide reach: the box round all that is seen of them.

Owns the height that text takes in a frame that is higher. Refuses to know the room that there is.
"""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.geometry import Emu, Rect, emu, union
from deckbuilder.scene.slide import Item, TextFrame
from deckbuilder.scene.walk import SingleItem, frame_paragraphs, walk_items

_ASCENT, _DESCENT = 0.73, 0.21
"""How far letters reach above and below their line, as shares of the size."""


def visible_rect(items: Iterable[Item]) -> Rect | None:
    """Return the box round text, panels and other objects; None where nothing is seen.

    Text without a panel is as wide as its frame, and as high as its lines.
    """
    seen = [rect for item in walk_items(items) if (rect := _seen(item))]
    return union(seen) if seen else None


def _seen(item: SingleItem) -> Rect | None:
    if not isinstance(item, TextFrame) or item.fill or item.stroke:
        return item.rect
    edges = [
        (
            placed.y + line.baseline - emu(size * _ASCENT),
            placed.y + line.baseline + emu(size * _DESCENT),
        )
        for placed in frame_paragraphs(item)
        for size in [placed.paragraph.size]
        for line in placed.paragraph.lines
        if line.runs
    ]
    if not edges:
        return None
    top, bottom = edges[0][0], edges[-1][1]
    return item.rect._replace(y=Emu(top), height=Emu(bottom - top))
