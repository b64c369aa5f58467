"""Links within a deck, checked when all of its slides are known."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder import codes
from deckbuilder.diagnostics import Span, nearest
from deckbuilder.model import Slide
from deckbuilder.source.markdown.state import DeckReading


def check_links(slides: Iterable[Slide], deck: DeckReading) -> None:
    """Report every link to a slide that the deck does not have."""
    known = {slide.id: slide for slide in slides}
    for target, where in deck.links:
        id_ = target[1:]
        if id_ in known:
            continue
        if id_ in deck.left_out:
            _report_left_out(id_, where, deck.left_out[id_], deck)
        else:
            deck.diagnostics.report(
                codes.UNKNOWN_LINK_TARGET,
                where,
                f"no slide has the id {id_!r}",
                hint=_suggest(id_, known, deck),
            )


def _suggest(id_: str, known: Iterable[str], deck: DeckReading) -> str:
    if hint := deck.suggest_for_removed(id_):
        return hint
    match = nearest(id_, known)
    if match:
        return f"did you mean {match!r}?"
    return "a slide's id is its file's name without the number"


def _report_left_out(id_: str, where: Span, place: Span, deck: DeckReading) -> None:
    """Report a link to a slide that a setting leaves out, in the file that its author owns."""
    if deck.diagnostics.is_redirected(where.path) and not deck.diagnostics.is_redirected(
        place.path
    ):
        remedy = deck.diagnostics.find_remedy(where.path)
        deck.diagnostics.report(
            codes.UNKNOWN_LINK_TARGET,
            place,
            f"the slide {id_!r} is left out here, and {where} links to it",
            hint=f"leave it in, or change the link: {remedy}",
        )
        return
    deck.diagnostics.report(
        codes.UNKNOWN_LINK_TARGET,
        where,
        f"the deck leaves out the slide {id_!r}: {place}",
        hint="take the link out, or leave the slide in",
    )
