"""Titles that take more lines than a title has."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rendered.visible_text import find_title
from deckbuilder.lint.rule import ADVICE, Finding, rule

_MAX_LINES, _MAX_ON_COVER = 2, 3


@rule(
    "DB600",
    "title-too-long",
    ADVICE,
    summary="A title takes more than two lines of its slide, or more than three of a cover, even "
    "at its smallest size.",
    why="The title is what people read first, and all that lists of slides and screen readers "
    "say when somebody looks for a slide. A long one also takes room from what stands below.",
    example="a title of 30 words",
    fix="Say the point in a few words, and the rest in the text of the slide.",
    source="This tool's own rule; no published one. It serves WCAG 2.2, 2.4.6 Headings and Labels.",
)
def title_too_long(subject: Subject) -> Iterator[Finding]:
    """Find titles by the lines that they were set in."""
    for slide in subject.deck.slides:
        for scene in subject.scenes[slide.id][:1]:  # what continues says so in its title
            title = find_title(scene)
            lines = sum(len(each.lines) for each in title.paragraphs) if title else 0
            limit = (
                _MAX_ON_COVER if subject.presentation.layouts[scene.layout].cover else _MAX_LINES
            )
            if lines > limit:
                yield Finding(
                    slide.place_of(),
                    f"the title takes {lines} lines, and {limit} are the most",
                    hint="say it in fewer words, and the rest in the text below",
                )
