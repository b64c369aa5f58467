"""Links within a deck, checked when all of its slides are known."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder import codes
from deckbuilder.diagnostics import nearest
from deckbuilder.model import Slide
from deckbuilder.source.reading import DeckReading


def check_links(slides: Iterable[Slide], deck: DeckReading) -> None:
    """Report every link to a slide that the deck does not have."""
    known = {slide.id: slide for slide in slides}
    for target, where in deck.links:
        if target[1:] not in known:
            match = nearest(target[1:], known)
            deck.diagnostics.report(
                codes.UNKNOWN_LINK_TARGET, where, f"no slide has the id {target[1:]!r}",
                hint=f"did you mean {match!r}?" if match
                else "a slide's id is its file's name without the number",
            )  # fmt: skip
