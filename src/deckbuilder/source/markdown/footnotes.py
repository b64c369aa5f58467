"""Footnotes of a slide: those that it refers to, and those that nothing refers to.

Owns their order. Refuses to drop one: a footnote without a reference is reported and stands
after the others of the slide in which it was written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.model import Footnote, Slide, is_running_text
from deckbuilder.source.markdown.blocks.dispatch import read_blocks
from deckbuilder.source.markdown.blocks.divs import FOOTNOTE
from deckbuilder.source.markdown.state import FootnoteDefinition, SlideReading
from deckbuilder.source.markdown.tokens import Cursor


def read_footnotes(reading: SlideReading, read: Sequence[Footnote] = ()) -> tuple[Footnote, ...]:
    """Read the footnotes that a slide refers to after those that were read, in their order.

    A footnote may itself refer to another, so that the numbers grow while they are read.
    """
    found = [*read]
    while len(found) < len(reading.numbers):
        for label in list(reading.numbers)[len(found) :]:
            found.append(_read_footnote(reading, reading.definitions[label], len(found) + 1))
    return tuple(found)


def add_unused(
    slides: Sequence[tuple[Slide, SlideReading]], definitions: Mapping[str, FootnoteDefinition]
) -> list[Slide]:
    """Report the footnotes of a file that none of its slides refers to, and keep their text."""
    result = [slide for slide, _ in slides]
    for label, definition in list(definitions.items()):
        if not result or any(label in reading.numbers for _, reading in slides):
            continue
        index = _find_slide(definition, result)
        reading = slides[index][1]
        reading.report(
            codes.UNUSED_FOOTNOTE,
            definition.span,
            f"nothing refers to the footnote [^{definition.label}]",
            hint=f"write [^{definition.label}] in the text, or take the footnote out",
        )
        reading.numbers[label] = len(reading.numbers) + 1
        footnotes = read_footnotes(reading, result[index].footnotes)
        result[index] = replace(result[index], footnotes=footnotes)
    return result


def _find_slide(definition: FootnoteDefinition, slides: Sequence[Slide]) -> int:
    line = definition.span.first_line
    before = [
        index for index, slide in enumerate(slides) if slide.span and slide.span.first_line <= line
    ]
    return before[-1] if before else 0


def _read_footnote(reading: SlideReading, definition: FootnoteDefinition, number: int) -> Footnote:
    blocks = read_blocks(Cursor(definition.tokens), reading, FOOTNOTE)
    for block in blocks:
        if not is_running_text(block):
            reading.report(
                codes.MISPLACED_BLOCK,
                block.span or definition.span,
                f"the footnote [^{definition.label}] holds more than text",
                hint="put pictures, charts, tables and ::: blocks on the slide, or in the notes",
            )
    return Footnote(label=definition.label, number=number, blocks=blocks, span=definition.span)
