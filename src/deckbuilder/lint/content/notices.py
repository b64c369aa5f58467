"""Sensitive slides and wellbeing notices, in the order in which people see them."""

from __future__ import annotations

from deckbuilder.model import Callout, Deck, Slide, walk_blocks


def shown_slides(deck: Deck) -> tuple[Slide, ...]:
    """Return the slides that are shown."""
    return tuple(slide for slide in deck.slides if not slide.hidden)


def has_notice(slide: Slide) -> bool:
    """Tell whether a slide holds a notice on wellbeing."""
    return any(
        isinstance(block, Callout) and block.kind == "wellbeing"
        for block in walk_blocks(slide.blocks)
    )
