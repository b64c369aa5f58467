"""A PDF as a whole: its tags, language, title, identification, permissions and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckbuilder.gate.pdf.rules.published import clause, place_on
from deckbuilder.gate.rule import ADVICE, ERROR, WARNING, Fault, Verdict, rule

if TYPE_CHECKING:
    from deckbuilder.gate.pdf.document import PdfDocument

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_IDENTIFICATION = "http://www.aiim.org/pdfua/ns/id/"
_FILE = "the file"
LONG = 21
"""The pages from which a PDF needs bookmarks, as Adobe Acrobat's own check counts."""


@rule(
    "DB810",
    "pdf-untagged",
    "PDF is not tagged",
    ERROR,
    summary="The PDF has no tags, or says that it cannot be relied on.",
    why="Without tags a screen reader knows no headings, lists and tables, and guesses the order.",
    example="a PDF that was made by Print to PDF",
    fix="Build the PDF with `deckbuild build`; from PowerPoint: File, Save As, PDF, Options, tick "
    "“Document structure tags for accessibility”. Never print to PDF.",
    source=clause("6.2, 7.1", "01-007", "WCAG 2.2, 1.3.1 Info and Relationships"),
)
def untagged(document: PdfDocument) -> Iterator[Verdict]:
    """Judge the tags as a whole."""
    marks = document.root.get("/MarkInfo")
    message = ""
    if not document.is_tagged:
        message = "the PDF is not tagged"
    elif marks is not None and bool(marks.get("/Suspects", False)):
        message = "the PDF says itself that its tags are doubtful"
    yield Fault(place=_FILE, message=message) if message else None


@rule(
    "DB811",
    "pdf-language",
    "Language not set",
    ERROR,
    summary="The PDF does not say which language it is in.",
    why="A screen reader reads it in the voice that happens to be on.",
    example="a PDF without the entry `Lang`",
    fix="Build the PDF with `deckbuild build`, with `lang` in `deck.toml`. In Adobe Acrobat: "
    "File, Properties, Advanced, Language.",
    source=clause("7.2", also="WCAG 2.2, 3.1.1 Language of Page"),
)
def language_not_set(document: PdfDocument) -> Iterator[Verdict]:
    """Judge the language of the whole and of each element that names one."""
    lang = str(document.root.get("/Lang", ""))
    if not lang and document.elements:
        lang = document.elements[0].text_of("/Lang")
    yield _judge(lang, _FILE)
    for element in document.elements:
        if "/Lang" in element.node:
            yield _judge(element.text_of("/Lang"), place_on(element.first_page, element.role))


def _judge(lang: str, place: str) -> Verdict:
    message = f"{lang!r} is no language" if lang else "no language is set"
    return None if _LANGUAGE.fullmatch(lang) else Fault(place=place, message=message)


@rule(
    "DB812",
    "pdf-title",
    "Title missing or not shown",
    ERROR,
    summary="The PDF has no title, or asks for its file name to be shown instead.",
    why="The title is what a screen reader says first, and what stands on the tab or window.",
    example="a window that says `handout-v3-final.pdf`",
    fix="Build the PDF with `deckbuild build`. In Adobe Acrobat: File, Properties: write the "
    "Title, and under Initial View show Document Title.",
    source=clause("7.1", "06-001, 06-003, 07-001, 07-002", "WCAG 2.2, 2.4.2 Page Titled"),
)
def title_missing(document: PdfDocument) -> Iterator[Verdict]:
    """Judge the title, and whether it is shown."""
    yield None if document.title else Fault(place=_FILE, message="its metadata hold no title")
    preferences = document.root.get("/ViewerPreferences")
    shown = preferences is not None and bool(preferences.get("/DisplayDocTitle", False))
    yield None if shown else Fault(place=_FILE, message="its file name is shown for its title")


@rule(
    "DB813",
    "pdf-identifier",
    "Not identified as PDF/UA",
    WARNING,
    summary="The PDF does not say that it was made to PDF/UA-1.",
    why="Readers and checkers that look for the mark treat it as any other PDF.",
    example="metadata without `pdfuaid:part`",
    fix="Build the PDF with `deckbuild build`. Do not add the mark by hand: it is a promise.",
    source=clause("5", "06-002"),
)
def identifier_missing(document: PdfDocument) -> Iterator[Verdict]:
    """Judge the identification in the metadata."""
    part = document.xmp_value(_IDENTIFICATION, "part")
    message = f"it names part {part!r} of PDF/UA" if part else "it is not marked as PDF/UA-1"
    yield None if part == "1" else Fault(place=_FILE, message=message)


@rule(
    "DB850",
    "pdf-bookmarks",
    "Bookmarks missing",
    ADVICE,
    summary="A long PDF has no bookmarks, or one that has no words.",
    why="Without them people page through to find a place, which is slow for keyboard users.",
    example="a handout of 30 pages without an outline",
    fix="Build the PDF with `deckbuild build`; from PowerPoint or Word: tick “Create bookmarks”.",
    source=clause(
        "7.17",
        also="technique PDF2 of WCAG 2.2 for 2.4.5 Multiple Ways; the length is "
        "that of Adobe Acrobat's full check",
    ),
)
def bookmarks_missing(document: PdfDocument) -> Iterator[Verdict]:
    """Judge whether there are bookmarks where they are needed."""
    outlines = document.root.get("/Outlines")
    has = outlines is not None and "/First" in outlines
    if has or len(document.pages) >= LONG:
        message = f"no bookmarks in {len(document.pages)} pages"
        yield None if has else Fault(place=_FILE, message=message)


@rule(
    "DB851",
    "pdf-restricted",
    "Closed to assistive technology",
    ERROR,
    summary="The PDF's security settings keep screen readers out.",
    why="Some readers honour the setting, and read nothing.",
    example="a PDF whose permissions forbid copying for accessibility",
    fix="Save it without security settings, or tick “Enable text access for screen reader "
    "devices”.",
    source=clause("7.16", "26-002"),
)
def restricted(document: PdfDocument) -> Iterator[Verdict]:
    """Judge the permissions of an encrypted file."""
    closed = document.pdf.is_encrypted and not document.pdf.allow.accessibility
    message = "its permissions keep screen readers out"
    yield Fault(place=_FILE, message=message) if closed else None
