"""Whether all that is on the pages is either tagged or an artifact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckbuilder.gate.pdf.rules.published import clause
from deckbuilder.gate.rule import ERROR, Fault, Verdict, rule
from deckbuilder.wording import counted

if TYPE_CHECKING:
    from deckbuilder.gate.pdf.document import PdfDocument


@rule(
    "DB815",
    "pdf-unmarked-content",
    "Content is neither tagged nor an artifact",
    ERROR,
    summary="Something on a page is not in the tags, and is not marked as decoration.",
    why="A screen reader passes over it, or reads it wherever it likes.",
    example="a stamp or a page number that was added to a finished PDF",
    fix="Change the source and build the PDF again, rather than the PDF.",
    source=clause("7.1", "01-005", "WCAG 2.2, 1.3.1 Info and Relationships"),
)
def unmarked_content(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each page; where nothing at all is tagged, that is said once."""
    if not document.elements:
        yield Fault(place="all pages", message="nothing on them is tagged")
        return
    for number, page in enumerate(document.contents, 1):
        lost = [mark for mark in page.texts if (number, mark) not in document.tagged_content]
        sample = page.sample or next((page.texts[mark].strip() for mark in lost), "")
        found = page.unmarked + len(lost)
        quoted = f", the first {sample[:50]!r}" if sample else ""
        message = f"{counted(found, 'piece')} of content without a tag{quoted}"
        yield Fault(place=f"page {number}", message=message) if found else None


@rule(
    "DB816",
    "pdf-mixed-marks",
    "Tags and artifacts within each other",
    ERROR,
    summary="Decoration is marked within tagged content, or tagged content within decoration.",
    why="Readers disagree on what counts: content is lost, or decoration read aloud.",
    example="a paragraph inside an artifact",
    fix="Build the PDF again; where another program made it, report it to its makers.",
    source=clause("7.1", "01-003, 01-004"),
)
def mixed_marks(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each page."""
    for number, page in enumerate(document.contents, 1):
        if page.content_in_artifacts:
            yield Fault(place=f"page {number}", message="tagged content lies within an artifact")
        elif page.artifacts_in_content:
            yield Fault(place=f"page {number}", message="an artifact lies within tagged content")
        else:
            yield None
