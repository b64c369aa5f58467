"""Sources that a slide lists twice."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.content.passages import find_links
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.model import Footnote, Paragraph, block_texts, walk_blocks


@rule(
    "DB684",
    "duplicate-source",
    ADVICE,
    summary="Two footnotes of a slide say the same.",
    why="The source stands twice at the foot of the slide, under two numbers, and takes the room "
    "of the text. Readers look for a difference that is not there.",
    example="`[^a]: Sample (2019)` and `[^b]: Sample (2019)` on one slide",
    fix="Refer to one footnote from both places: `[^a]` may stand in the text twice.",
    source="This tool's own rule; no published one",
)
def duplicate_source(subject: Subject) -> Iterator[Finding]:
    """Find footnotes whose words and links are those of an earlier one of the slide."""
    for slide in subject.deck.slides:
        seen: dict[tuple[str, ...], Footnote] = {}
        for note in slide.footnotes:
            first = seen.setdefault(_content_of(note), note)
            if first is not note:
                hint = f"write [^{first.label}] in the text here too, and take this one out"
                if first.is_inline:
                    hint = "write [^source] in the text in place of both, and once below it: "
                    hint += "[^source]: what it says"
                yield Finding(
                    note.span or slide.place_of(),
                    f"the footnote {_name(note)} says the same as {_name(first)}",
                    hint=hint,
                    at="^[" if note.is_inline else f"[^{note.label}]",
                )


def _name(note: Footnote) -> str:
    return f"number {note.number}" if note.is_inline else f"[^{note.label}]"


def _content_of(note: Footnote) -> tuple[str, ...]:
    """Return what a footnote says, however its lines are broken, and where its links lead."""
    text = " ".join(" ".join(block_texts(note.blocks)).split()).rstrip(". ").casefold()
    paragraphs = (block for block in walk_blocks(note.blocks) if isinstance(block, Paragraph))
    return (text, *(link.target for each in paragraphs for link in find_links(each.children)))
