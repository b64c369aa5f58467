"""Where the footnotes of a slide's picture stand, and what refers to them.

Owns finding both on the picture, so that they can lead to each other. Refuses their structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.page import Place, note_target, reference_target
from deckbuilder.layout.scene import Group, Item, Scene, TableItem, TextFrame, TextParagraph


def note_places(scene: Scene, rect: Rect, page: int, width: Emu) -> dict[str, Place]:
    """Return the places of a scene's footnotes and of the first references to them.

    `rect` is where the picture of a slide `width` EMU wide stands on the page.
    """
    if not scene.footnotes:
        return {}
    scale = rect.width / width
    found: dict[str, Place] = {}
    for paragraph, top in _paragraphs(scene.items):
        height = emu(paragraph.size)
        if paragraph.role == "footnote":
            if paragraph.marker is not None and paragraph.lines:
                y = rect.y + (top + paragraph.lines[0].baseline - height) * scale
                name = note_target(scene.id, paragraph.marker.number)
                found[name] = Place(page, Emu(round(y)))
            continue
        for line in paragraph.lines:
            for run in line.runs:
                if run.note:
                    y = rect.y + (top + line.baseline - height) * scale
                    name = reference_target(scene.id, run.note)
                    found.setdefault(name, Place(page, Emu(round(y))))
    return found


def _paragraphs(items: Iterable[Item]) -> Iterator[tuple[TextParagraph, int]]:
    """Yield each paragraph with the height from which its lines count, in EMU."""
    for item in items:
        match item:
            case TextFrame():
                top = item.rect.y + item.inset[1] + item.top
                yield from ((paragraph, top) for paragraph in item.paragraphs)
            case TableItem():
                for row in item.rows:
                    for cell in row:
                        top = cell.rect.y + item.inset[1]
                        yield from ((paragraph, top) for paragraph in cell.paragraphs)
            case Group():
                yield from _paragraphs(item.items)
