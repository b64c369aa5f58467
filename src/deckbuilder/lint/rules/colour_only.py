"""Text that says which part is meant by its colour and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from deckbuilder.lint.content.passages import Passage
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Chart, Figure, Slide, Table, walk_blocks

_COLOURS = (
    "red", "green", "blue", "yellow", "orange", "purple", "violet", "pink", "teal", "turquoise",
    "amber",
)  # fmt: skip
"""Those that pictures use; black, white and grey are said of people and of papers."""

_COLOUR = (
    r"(?:(?:light|dark|bright|pale|deep) )?"
    rf"(?:{'|'.join(_COLOURS)})"
)
_PART = (
    r"(?:bar|line|slice|dot|point|cell|box|word|column|row|area|arrow|circle|square|section|"
    r"segment|wedge|part|region|district|panel|curve|marker|number|figure|item|letter|text)"
)
_OTHER_CUE = re.compile(
    r"\b(?:dashed|dotted|striped|hatched|bold|thick|thin|labelled|labeled|marked with|ticked?|"
    r"left|right|top|bottom|upper|lower|middle|first|last|second|third|tallest|shortest|largest|"
    r"smallest|highest|lowest|longest|widest|star|asterisk|called|named)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")


@rule(
    "DB619",
    "colour-only",
    WARNING,
    summary="The text says by colour alone which part is meant.",
    why="Many people cannot tell some colours apart, a print in grey shows none, and a screen "
    "reader says none.",
    example="`The red bars are the reports that came too late.`",
    fix="Name the part, or say also where it stands or what it is marked with: “the bars of "
    "2019”, “the upper line”.",
    source="WCAG 2.2, 1.4.1 Use of Color (technique G14) and 1.3.3 Sensory "
    "Characteristics (technique G96)",
)
def colour_only(subject: Subject) -> Iterator[Finding]:
    """Find text that points at something by its colour, with no other cue in the sentence."""
    shows = {slide.id: _shows_something(slide) for slide in subject.deck.slides}
    for passage in subject.passages:
        if passage.role not in ("alt", "label", "quote"):
            yield from _judge(passage, pointable=shows[passage.slide.id])


@cache
def _pointed() -> re.Pattern[str]:
    """Return what finds a thing that is pointed at by its colour."""
    return re.compile(
        # "the red text": of words on the slide itself
        rf"\bthe {_COLOUR} (?:text|type|words|letters|items|names|boxes|rows|columns|cells)\b"
        # "the red bars": of a picture, chart or table on the slide
        rf"|(?P<part>\b(?:the|each|every|all|both|these|those) {_COLOUR}"
        rf" (?:ones?\b|{_PART}(?:s|es)?\b))"
        # "items marked red"
        rf"|\b(?:marked|highlighted|shaded|coloured|colored|printed) {_COLOUR}\b(?!-| (?:or|flag))"
        r"(?!, )"
        # "shown in red", "the names in red"
        rf"|\b(?:shown|marked|highlighted|printed|written|coloured|colored|shaded|outlined|drawn|"
        rf"picked out|circled|underlined|appears?|displayed) in {_COLOUR}\b(?!-)"
        rf"|\b(?:anything|everything|whatever is|those|ones|names|terms|questions|text"
        rf"|{_PART}s|boxes) in {_COLOUR}\b"
        r"(?=[\s]*(?:[.,;:!?)]|$|are\b|show|mean|need|have\b|were\b|and\b|or\b"
        r"|is\b|was\b|must\b|should\b|can\b|may\b|will\b|do\b|does\b|go(?:es)?\b|comes?\b))",
        re.IGNORECASE,
    )


def _shows_something(slide: Slide) -> bool:
    """Tell whether a slide has a picture, a chart or a table whose parts have colours."""
    return any(isinstance(block, Figure | Chart | Table) for block in walk_blocks(slide.blocks))


def _judge(passage: Passage, *, pointable: bool) -> Iterator[Finding]:
    text = passage.prose
    lower = text.lower()
    if not any(f" {colour}" in lower for colour in _COLOURS):
        return
    for found in _pointed().finditer(text):
        if found["part"] and not pointable:  # "the red line that must not be crossed"
            continue
        if _OTHER_CUE.search(_sentence(text, found.start(), found.end())):
            continue
        yield Finding(
            passage.span,
            f"colour alone says which is meant: {found[0]!r}",
            hint="name it, or say also where it stands or what it is marked with",
            at=found[0],
        )


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a piece of text."""
    before = [match.end() for match in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]
