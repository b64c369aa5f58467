"""Paragraphs drawn and tagged: those of slide pictures, and of boxes on pages.

Owns the order in which a paragraph's marker and lines are shown. Refuses to choose elements,
which `scene.structure` does for pages too, and to show lines, which `text` does.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.scene.slide import TextParagraph
from deckbuilder.scene.structure import Levels, Tagger, own_language
from deckbuilder.writers.pdf.drawing.content_stream import Sheet
from deckbuilder.writers.pdf.drawing.text import write_lines, write_marker
from deckbuilder.writers.pdf.file.structure import Tag


class Outline(Struct, frozen=True):
    """What a slide's earlier paragraphs mean for its later ones.

    `cited` says whether any text refers to a footnote.
    """

    scene: str
    levels: Levels
    cited: bool = False


def write_paragraphs(
    sheet: Sheet, parent: Tag, outline: Outline, paragraphs: Sequence[TextParagraph], x: int, y: int
) -> None:
    """Write the paragraphs of one frame or cell under one tag; lines count from `x`, `y` EMU."""
    structure, deck = sheet.book.structure, sheet.book.presentation.deck

    def note_id(number: int) -> str:
        return structure.unique_id(f"{outline.scene}-note-{number}")

    tagger = Tagger(parent, structure.make, outline.levels, note_id if outline.cited else None)
    for paragraph in paragraphs:
        if paragraph.marker is None and not any(line.runs for line in paragraph.lines):
            continue
        tag, label = tagger.add(paragraph)
        if paragraph.role == "label":
            tag.lang = own_language(deck.lang)
        if paragraph.marker is not None and label is not None and paragraph.lines:
            note = paragraph.marker.number if paragraph.role == "footnote" else 0
            baseline = y + paragraph.lines[0].baseline
            write_marker(sheet, label, paragraph.marker, x, baseline, note=note)
        write_lines(sheet, tag, paragraph.lines, x, y)
