"""Links, form fields and other annotations: in the tags, with words, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from deckbuilder.gate.pdf.rules.published import clause
from deckbuilder.gate.rule import ERROR, Fault, Verdict, rule

if TYPE_CHECKING:
    from deckbuilder.gate.pdf.document import PdfDocument

_UNTAGGED = ("/PrinterMark", "/TrapNet", "/Popup")


@rule(
    "DB830",
    "pdf-link-tag",
    "Link outside the tags",
    ERROR,
    summary="A link is not part of a `Link` tag.",
    why="A screen reader reads its words and does not say that they are a link.",
    example="a link that was drawn onto a finished PDF",
    fix="Put the link into the source, and build the PDF again.",
    source=clause("7.18.5", "28-011", "WCAG 2.2, 4.1.2 Name, Role, Value"),
)
def link_outside_tags(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each link; where nothing at all is tagged, that is said once."""
    if not document.elements:
        links = len(_links(document))
        message = f"none of the {links} links has a tag" if links > 1 else "the link has no tag"
        yield from [Fault(place="all pages", message=message)] * bool(links)
        return
    for number, link in _links(document):
        holder = document.holder_of(link)
        tagged = holder is not None and holder.role == "Link"
        fault = Fault(place=f"page {number}", message=f"the link to {_target(link)} has no tag")
        yield None if tagged else fault


@rule(
    "DB831",
    "pdf-link-text",
    "Link without a description",
    ERROR,
    summary="A link has no words that say where it leads.",
    why="Readers that list links have nothing to show for it.",
    example="a link annotation without `Contents`",
    fix="Build the PDF with `deckbuild build`, which writes them.",
    source=clause("7.18.5", "28-012", "WCAG 2.2, 2.4.4 Link Purpose (In Context)"),
)
def link_without_text(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each link by its own description, or that of its tag."""
    for number, link in _links(document):
        fault = Fault(
            place=f"page {number}", message=f"no description of the link to {_target(link)}"
        )
        yield None if _described(document, link) else fault


@rule(
    "DB832",
    "pdf-tab-order",
    "Tab order not that of the tags",
    ERROR,
    summary="On a page with links the tab key does not follow the tags.",
    why="Keyboard users jump about the page.",
    example="a page with links and without `Tabs` set to `S`",
    fix="In Adobe Acrobat: Page Thumbnails, Page Properties, Use Document Structure.",
    source=clause("7.18.3", "28-008, 28-009", "WCAG 2.2, 2.4.3 Focus Order"),
)
def tab_order(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each page with annotations."""
    for number in sorted({number for number, _ in document.annotations}):
        kept = document.pages[number - 1].get("/Tabs") == "/S"
        message = "the tab key does not follow the tags"
        yield None if kept else Fault(place=f"page {number}", message=message)


@rule(
    "DB833",
    "pdf-annotation",
    "Form field or comment outside the tags",
    ERROR,
    summary="A form field, comment or other annotation is not in the tags, or has no words.",
    why="A screen reader passes over it, or says “edit” and not what is to be written.",
    example="a text field without a tooltip",
    fix="Give the field a tooltip and a tag in Adobe Acrobat, or delete the comment.",
    source=clause(
        "7.18.1, 7.18.4", "28-002, 28-004, 28-005, 28-010", "WCAG 2.2, 4.1.2 Name, Role, Value"
    ),
)
def annotation_outside_tags(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each annotation but links."""
    for number, annotation in document.annotations:
        kind = str(annotation.get("/Subtype"))
        if kind == "/Link" or kind in _UNTAGGED:
            continue
        holder = document.holder_of(annotation)
        expected = "Form" if kind == "/Widget" else "Annot"
        message = ""
        if holder is None or holder.role != expected:
            message = f"{kind[1:]} has no tag {expected}"
        elif not _described(document, annotation):
            message = f"{kind[1:]} has no description"
        yield Fault(place=f"page {number}", message=message) if message else None


def _links(document: PdfDocument) -> list[tuple[int, Any]]:
    return [(page, each) for page, each in document.annotations if each.Subtype == "/Link"]


def _described(document: PdfDocument, annotation: Any) -> bool:
    """Tell whether an annotation, its field or its tag has words."""
    holder = document.holder_of(annotation)
    field = annotation.get("/Parent")
    texts = [annotation.get("/Contents"), annotation.get("/TU")]
    texts += [] if field is None else [field.get("/TU")]
    texts += [] if holder is None else [holder.text_of("/Alt")]
    return any(str(text).strip() for text in texts if text is not None)


def _target(link: Any) -> str:
    action = link.get("/A")
    address = None if action is None else action.get("/URI")
    return "a place in the file" if address is None else str(address)
