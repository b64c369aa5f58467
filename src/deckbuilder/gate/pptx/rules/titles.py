"""Titles of slides, names of sections, and the title of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.rule import ADVICE, ERROR, WARNING, Fault, Verdict, rule

_DEFAULT_NAME = re.compile(r"|(Default|Untitled) Section|Section \d+", re.IGNORECASE)


@rule(
    "DB712",
    "pptx-missing-title",
    "Missing slide title",
    ERROR,
    summary="A slide has no text in a title placeholder.",
    why="Screen reader users move between slides, and find their way back, by the titles alone.",
    example="a slide whose title was typed into a text box",
    fix="In PowerPoint: Home, Layout, choose one with a title, and write the title there. View, "
    "Outline View shows which slides have one.",
    source=checker("Missing slide title", "2.4.2 Page Titled"),
)
def missing_slide_title(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each slide."""
    for slide in deck.slides:
        yield None if slide.title else slide.fault("the slide has no title")


@rule(
    "DB713",
    "pptx-default-section",
    "Default section name",
    ERROR,
    summary="A section still has the name that PowerPoint gave it.",
    why="Sections are there to find parts of a long deck by; “Untitled Section” finds nothing.",
    example="`Default Section`, which PowerPoint makes when the first section is added",
    fix="In PowerPoint: right-click the section's name, Rename Section.",
    source=checker("Default section name", "2.4.6 Headings and Labels"),
)
def default_section_name(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each section."""
    for number, name in enumerate(deck.sections, 1):
        message = f"its name says nothing: {name!r}"
        is_default = _DEFAULT_NAME.fullmatch(name.strip())
        yield Fault(place=f"section {number}", message=message) if is_default else None


@rule(
    "DB730",
    "pptx-duplicate-title",
    "Duplicate slide title",
    ADVICE,
    summary="Two slides have the same title.",
    why="Whoever moves by titles cannot tell the slides apart.",
    example="two slides called “Discussion”",
    fix="Say in each title what is different: “Discussion: thresholds”.",
    source=checker("Duplicate slide title", "2.4.2 Page Titled"),
)
def duplicate_slide_title(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each slide with a title; the first of several that share one is at no fault."""
    first: dict[str, int] = {}
    for slide in filter(lambda slide: slide.title, deck.slides):
        earlier = first.setdefault(slide.title.casefold(), slide.number)
        message = f"slide {earlier} has this title, too"
        yield slide.fault(message) if earlier != slide.number else None


@rule(
    "DB731",
    "pptx-duplicate-section",
    "Duplicate section name",
    ADVICE,
    summary="Two sections have the same name.",
    why="Whoever moves by sections cannot tell them apart.",
    example="two sections called “Activity”",
    fix="In PowerPoint: right-click the section's name, Rename Section.",
    source=checker("Duplicate section name", "2.4.6 Headings and Labels"),
)
def duplicate_section_name(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each section; the first of several that share a name is at no fault."""
    first: dict[str, int] = {}
    for number, name in enumerate(deck.sections, 1):
        earlier = first.setdefault(name.casefold(), number)
        message = f"section {earlier} is called {name!r}, too"
        yield Fault(place=f"section {number}", message=message) if earlier != number else None


@rule(
    "DB744",
    "pptx-document-title",
    "Presentation has no title",
    WARNING,
    summary="The file's properties hold no title.",
    why="Screen readers and browsers say a file's title when it opens, or else its file name.",
    example="a presentation called `deck-final-v3.pptx` with nothing under Title in its properties",
    fix="In PowerPoint: File, Info, Properties, Title.",
    source="WCAG 2.2, 2.4.2 Page Titled",
)
def document_title(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge the title in the file's properties."""
    title = deck.title
    placeholder = title.lower() in ("", "powerpoint presentation")
    message = f"the file's title says nothing: {title!r}" if title else "the file has no title"
    yield Fault(place="the file's properties", message=message) if placeholder else None
