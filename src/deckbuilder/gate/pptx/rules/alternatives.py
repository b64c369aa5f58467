"""Alternative texts: missing, no text at all, or written by a machine and read by nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.inherited import is_placeholder
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.pptx.shapes import (
    alt_text,
    is_decorative,
    is_hidden,
    is_plain_text_box,
    name_of,
    says_something,
    walk_shapes,
)
from deckbuilder.gate.rule import ADVICE, ERROR, Verdict, rule
from deckbuilder.wording import is_file_name, says_nothing

_BY_MACHINE = re.compile(
    r"description automatically generated|AI-generated content may be incorrect", re.IGNORECASE
)


@rule(
    "DB710",
    "pptx-missing-alt",
    "Missing alternative text",
    ERROR,
    summary="A picture, chart, diagram, group or drawn shape has no alternative text.",
    why="A screen reader can say no more than “picture”, and whoever listens does not know what "
    "they are missing.",
    example="a photograph that was pasted into the slide in PowerPoint",
    fix="In PowerPoint: right-click, View Alt Text, and write what it shows, or mark it as "
    "decorative. In the deck's source: `![what it shows](images/...)`.",
    source=checker("Missing alternative text", "1.1.1 Non-text Content"),
)
def missing_alternative_text(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge whatever shows something but words; what a group holds is told with the group."""
    for slide in deck.slides:
        for shape in slide.outermost:
            if not _needs_alternative(shape):
                continue
            fault = _fault_in(alt_text(shape), decorative=is_decorative(shape))
            if fault and hasattr(shape, "shapes"):
                fault += _count_faults_within(shape)
            yield slide.fault(fault, name_of(shape)) if fault else None


def _fault_in(alt: str, *, decorative: bool) -> str:
    if decorative:
        return "it is marked as decorative and has alternative text, too" if alt else ""
    if is_file_name(alt):
        return f"its alternative text is a file's name: {alt!r}"
    if says_nothing(alt):
        return f"its alternative text says nothing: {alt!r}" if alt else "no alternative text"
    return ""


def _count_faults_within(group: Any) -> str:
    """Return how many of the shapes in a group cannot stand in for what the group lacks."""
    parts = [shape for shape in walk_shapes(group.shapes) if not hasattr(shape, "shapes")]
    needing = [shape for shape in parts if _needs_alternative(shape)]
    lacking = sum(
        bool(_fault_in(alt_text(shape), decorative=is_decorative(shape))) for shape in needing
    )
    return f", nor have {lacking} of the {len(parts)} shapes in it" if lacking else ""


def _needs_alternative(shape: Any) -> bool:
    """Tell whether a shape shows something that is no text; a table's cells are text."""
    if is_hidden(shape):
        return False
    if not shape.has_text_frame:
        return not shape.has_table
    return not (says_something(shape) or is_placeholder(shape) or is_plain_text_box(shape))


@rule(
    "DB733",
    "pptx-generated-alt",
    "Suggested alternative text",
    ADVICE,
    summary="An alternative text was made by a machine, and still says so.",
    why="Such texts name what is in a picture, and often wrongly; they do not know what it is "
    "there for.",
    example="`A person sitting at a table. Description automatically generated`",
    fix="Read it beside the picture, write what matters for this slide, and take the remark out.",
    source="This tool's own rule; PowerPoint offers these texts for approval",
)
def generated_alternative_text(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge every alternative text."""
    for slide, shape in deck.shapes:
        if alt := alt_text(shape):
            fault = slide.fault(f"nobody has read its alternative text: {alt!r}", name_of(shape))
            yield fault if _BY_MACHINE.search(alt) else None
