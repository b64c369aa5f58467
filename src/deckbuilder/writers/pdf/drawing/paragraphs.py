"""Paragraphs drawn and tagged: those of slide pictures, and of boxes on pages.

Owns the order in which a paragraph's marker and lines are shown. Refuses to choose elements,
which `scene.structure` does for pages too, and to show lines, which `text` does.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.scene.slide import Quotations, TextParagraph
from deckbuilder.scene.structure import Levels, Tagger
from deckbuilder.writers.pdf.drawing.content_stream import ContentStream
from deckbuilder.writers.pdf.drawing.text import write_lines, write_marker
from deckbuilder.writers.pdf.file.structure import Tag


class TextContext(Struct, frozen=True):
    """What the tags of a slide's paragraphs depend on beside the paragraph itself.

    `scene` is the scene's id, `levels` the headings so far; `cited` says whether any text refers to
    a footnote.
    """

    scene: str
    levels: Levels
    cited: bool = False


def make_tagger(stream: ContentStream, parent: Tag, context: TextContext) -> Tagger[Tag]:
    """Return what makes the elements of the paragraphs and items under one tag."""
    structure = stream.document.structure
    return Tagger(
        parent,
        structure.make,
        context.levels,
        (lambda number: structure.unique_id(f"{context.scene}-note-{number}"))
        if context.cited
        else None,
    )


def write_paragraphs(
    stream: ContentStream,
    tagger: Tagger[Tag],
    paragraphs: Sequence[TextParagraph],
    x: int,
    y: int,
    around: Quotations = (),
) -> None:
    """Write the paragraphs of one frame or cell; lines count from `x`, `y` EMU.

    The quotations `around` are those that the frame stands in.
    """
    tagger.begin_text()
    for paragraph in paragraphs:
        if paragraph.marker is None and not any(line.runs for line in paragraph.lines):
            continue
        tag, label = tagger.add(paragraph, around)
        if paragraph.marker is not None and label is not None and paragraph.lines:
            baseline = y + paragraph.lines[0].baseline
            write_marker(stream, label, paragraph.marker, x, baseline, note=paragraph.note)
        write_lines(stream, tag, paragraph.lines, x, y)
