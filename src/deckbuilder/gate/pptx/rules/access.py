"""What keeps assistive technology, or its user, from the content."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.formats.pptx.parts import P
from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.rule import ERROR, Fault, Verdict, rule


@rule(
    "DB714",
    "pptx-restricted",
    "Document access is restricted",
    ERROR,
    summary="The presentation is locked with a password against changes.",
    why="People who need other colours or larger text cannot make them, and some assistive "
    "technology cannot read it.",
    example="File, Save As, Tools, General Options, Password to modify",
    fix="Save it without a password; share a PDF where nobody is to change it.",
    source=checker("Document access is restricted", "4.1.2 Name, Role, Value"),
)
def protected_document(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge the presentation's own locks."""
    locked = deck.presentation.part._element.find(f"{P}modifyVerifier") is not None
    message = "the presentation is locked against changes"
    yield Fault(place="the file", message=message) if locked else None
