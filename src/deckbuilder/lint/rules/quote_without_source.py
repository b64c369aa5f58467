"""Quotations that say nowhere whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import FootnoteReference, Quote, walk_blocks, walk_inlines

_NAME = re.compile(r"[> \t]*(?:--|[—–])[ \t]+\S")
"""A line with a name, which DB331 reports where it runs on from the words."""


@rule(
    "DB657",
    "quote-without-source",
    WARNING,
    summary="A quotation does not say whose words it is.",
    why="A quotation lends weight. Without its source nobody can check it, and a child's or "
    "parent's words may have been taken from a case.",
    example="`> Nobody asked me.` with no line that begins with a dash",
    fix="End it with a line such as `> — Author (year), page`, or add a footnote. Words that you "
    "made up are no quotation: write them as ordinary text.",
    source="This tool's own rule; no published one.",
)
def quote_without_source(subject: Subject) -> Iterator[Finding]:
    """Find quotations for participants that have neither an attribution nor a footnote."""
    for slide in subject.deck.slides:
        for block in walk_blocks((*slide.blocks, *slide.handout)):
            if isinstance(block, Quote) and not block.attribution and not _is_noted(block):
                where = block.span or slide.place_of()
                if _NAME.match(subject.files[where.path].lines[where.last_line - 1]):
                    continue
                yield Finding(
                    where,
                    "the quotation does not say whose words it is",
                    hint="end it with a line that holds > alone and one such as "
                    "> — Author (year), or add a footnote",
                )


def _is_noted(quote: Quote) -> bool:
    return any(
        isinstance(child, FootnoteReference)
        for block in walk_blocks(quote.blocks)
        for child in walk_inlines(getattr(block, "children", ()))
    )
