"""Where the footnotes of a slide's picture stand, and what refers to them.

Owns finding both on the picture, so that they can lead to each other. Refuses their structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.scene.page import PagePosition, note_target, reference_target
from deckbuilder.scene.slide import Item, Line, Scene
from deckbuilder.scene.walk import walk_paragraphs


def note_places(scene: Scene, rect: Rect, page: int, width: Emu) -> dict[str, PagePosition]:
    """Return the places of a scene's footnotes and of the first references to them.

    `rect` is where the picture of a slide `width` EMU wide stands on the page.
    """
    if not scene.footnotes:
        return {}
    scale = rect.width / width
    notes = ((note_target(scene.id, number), y) for number, y in notes_in(scene.items))
    marks = ((reference_target(scene.id, number), y) for number, y in references_in(scene.items))
    found: dict[str, PagePosition] = {}
    for name, y in (*notes, *marks):
        found.setdefault(name, PagePosition(page, Emu(round(rect.y + y * scale))))
    return found


def notes_in(items: Iterable[Item]) -> Iterator[tuple[int, Emu]]:
    """Yield the number of each footnote that stands among items, and how far down, in EMU."""
    for placed in walk_paragraphs(items):
        paragraph = placed.paragraph
        if paragraph.note and paragraph.lines:
            y = placed.y + paragraph.lines[0].baseline - emu(paragraph.size)
            yield paragraph.note, Emu(y)


def references_in(items: Iterable[Item]) -> Iterator[tuple[int, Emu]]:
    """Yield the number of each footnote that items refer to, and how far down, in EMU."""
    for placed in walk_paragraphs(items):
        paragraph = placed.paragraph
        if paragraph.role != "footnote":
            yield from references_on(paragraph.lines, Emu(placed.y - emu(paragraph.size)))


def references_on(lines: Iterable[Line], y: Emu) -> Iterator[tuple[int, Emu]]:
    """Yield the number of each footnote that lines refer to, and how far below `y` they are."""
    for line in lines:
        for run in line.runs:
            if run.note:
                yield run.note, Emu(y + line.baseline)
