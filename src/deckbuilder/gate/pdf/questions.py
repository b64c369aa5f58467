"""What people have to look at in a PDF, as its tags have it."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.gate.evidence import questions
from deckbuilder.gate.evidence.questions import Asking, point
from deckbuilder.gate.evidence.records import Pointer
from deckbuilder.gate.pdf.document import PdfDocument, TaggedElement

_BLOCKS = ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TR", "Caption", "Figure", "Note")
_HEADINGS = ("H", "H1", "H2", "H3", "H4", "H5", "H6")
_WHOLE = ("LI", "TR", "Figure", "Note", "TOCI")
"""Elements that are read out as one; the blocks within them are not listed again."""


def _at(element: TaggedElement, page: int | None = None) -> str:
    page = page or element.first_page
    return f"page {page}" if page else "no page"


def _alternatives(document: PdfDocument) -> Iterator[Pointer]:
    for element in document.of_role("Figure", "Formula"):
        yield point(_at(element), element.alternative or "(no alternative text)")


def _headings(document: PdfDocument) -> Iterator[Pointer]:
    for element in document.of_role(*_HEADINGS):
        level = element.role[1:]
        place = f"{_at(element)}, level {level}" if level else _at(element)
        yield point(place, document.text(element) or "(empty)")


def _orders(document: PdfDocument) -> Iterator[Pointer]:
    """Yield each page with the texts that begin on it, in the order of the tags."""
    texts: dict[int, list[str]] = {number: [] for number in range(1, len(document.pages) + 1)}
    for element in document.elements:
        page = element.first_page
        if page in texts and element.role in (*_BLOCKS, "TOCI") and not _is_within(element):
            text = element.text_of("/Alt") or document.text(element)
            texts[page] += [text] if text else []
    for number, read in texts.items():
        yield point(f"page {number}", *(read or ["(nothing is read aloud)"]))


def _is_within(element: TaggedElement) -> bool:
    above = element.parent
    while above is not None:
        if above.role in _WHOLE:
            return True
        above = above.parent
    return False


def _tables(document: PdfDocument) -> Iterator[Pointer]:
    for table in document.of_role("Table"):
        parts = [*table.walk_table()]
        heads = [document.text(each) or "(empty)" for each in parts if each.role == "TH"]
        rows = sum(each.role == "TR" for each in parts)
        yield point(_at(table), f"{rows} rows; heading cells:", *heads)


def _links(document: PdfDocument) -> Iterator[Pointer]:
    for element in document.of_role("Link"):
        for annotation in element.objects[:1]:
            action = None if annotation is None else annotation.get("/A")
            address = None if action is None else action.get("/URI")
            if address is not None:
                yield point(_at(element), document.text(element), str(address))


def _languages(document: PdfDocument) -> Iterator[Pointer]:
    whole = str(document.root.get("/Lang", ""))
    if whole:
        yield point("the whole file", whole)
    for element in document.elements:
        if "/Lang" in element.node:
            yield point(_at(element), element.text_of("/Lang"), document.text(element))


ASKED = (
    Asking(questions.ALTERNATIVES, _alternatives),
    Asking(questions.HEADINGS, _headings),
    Asking(questions.ORDER, _orders),
    Asking(questions.TABLES, _tables),
    Asking(questions.LINKS, _links),
    Asking(questions.LANGUAGES, _languages),
    Asking(questions.LEFT_OUT, always=True),
    Asking(questions.COLOUR, always=True),
    Asking(questions.CONTRAST, always=True),
    Asking(questions.PLAIN_LANGUAGE, always=True),
)
"""What only people can judge."""
