"""Links whose words do not say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.rule import ADVICE, Verdict, rule
from deckbuilder.wording import is_vague

_ADDRESS = re.compile(r"\w+://|www\.\S+/\S")
"""A web address; a bare domain on a slide with contact details is its site's name."""


@rule(
    "DB732",
    "pptx-link-text",
    "Unclear hyperlink text",
    ADVICE,
    summary="The words of a link do not say where it leads, or are a web address.",
    why="Screen readers list links without the text around them, and spell an address out letter "
    "by letter.",
    example="`click here`, or `https://example.org/a/long/path`",
    fix="In PowerPoint: right-click the link, Edit Link, and write under Text to display what it "
    "leads to.",
    source=checker("Unclear hyperlink text", "2.4.4 Link Purpose (In Context)"),
)
def unclear_hyperlink_text(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each link in text."""
    for slide in deck.slides:
        for name, words, _ in slide.links:
            vague = is_vague(words) or _ADDRESS.match(words)
            message = f"the words of the link do not say where it leads: {words!r}"
            yield slide.fault(message, name) if vague else None
