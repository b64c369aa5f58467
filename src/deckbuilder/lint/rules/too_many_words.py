"""Slides with more words than people can read while somebody speaks."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rendered.visible_text import count_words
from deckbuilder.lint.rule import ADVICE, Finding, rule

MAX_WORDS = 150
"""The most on one slide: this tool's own limit, and far above what guides to slides advise."""
_FOR_LOOKING_UP = frozenset({"references"})


@rule(
    "DB601",
    "too-many-words",
    ADVICE,
    summary="A slide shows more than 150 words at once. Notes, the text for participants, sources "
    "and code do not count, nor do lists of references.",
    why="People cannot read that much and listen at the same time. Whoever reads slowly, reads "
    "in a second language or lip-reads loses both.",
    example="three paragraphs of 60 words on one slide",
    fix="Keep what people need before their eyes, and move the rest to `::: notes` or "
    "`::: handout`, or to a slide of its own.",
    source="This tool's own limit; no published one fits a training deck. On why so few: GDS blog, "
    "Giving clear presentations (https://gds.blog.gov.uk/2016/04/07/giving-clear-presentations)",
)
def too_many_words(subject: Subject) -> Iterator[Finding]:
    """Find slides by the words on the fullest of their scenes."""
    for slide in subject.deck.slides:
        scenes = (
            scene for scene in subject.scenes[slide.id] if scene.layout not in _FOR_LOOKING_UP
        )
        words = max(map(count_words, scenes), default=0)
        if words > MAX_WORDS:
            yield Finding(
                slide.place_of(),
                f"the slide shows {words} words at once, and {MAX_WORDS} are the most",
                hint="move what you would say anyway to ::: notes, or split the slide",
            )
