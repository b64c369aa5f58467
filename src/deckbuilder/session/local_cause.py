"""Whose doing it is that slides follow one another as they do, where a deck extends another.

Owns where advice on such slides is shown: a national slide that begins a section anew only since a
local deck has moved it is nothing for those who look after the national deck. Refuses to judge
sections and times.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import Deck, Extended, Slide


def find_cause(
    where: Span, run: Sequence[Slide], key: str, deck: Deck, diagnostics: Diagnostics
) -> Span | None:
    """Return where the deck itself makes slides of the extended one give cause for advice.

    `where` is the place in those slides; `run` are all slides that it hangs on, in a row, by their
    settings `key`. None where the place is the deck's own, or the cause is not.
    """
    base = deck.extended
    if base is None or not diagnostics.is_redirected(where.path):
        return None
    new = [_own_place(it, key, diagnostics) for it in run if it.id not in base.order]
    placed = next(filter(None, new), None) or _find_gap(run, base)
    if placed is not None:
        return placed
    replaced = (it.setting_spans.get(key) or it.span for it in run if _is_own(it, diagnostics))
    return next((it for it in replaced if it and not diagnostics.is_redirected(it.path)), None)


def find_own_setting(slides: Sequence[Slide], key: str, diagnostics: Diagnostics) -> Span | None:
    """Return where the first of some slides has a setting that the deck's author wrote."""
    return next(filter(None, (_own_place(it, key, diagnostics) for it in slides)), None)


def _own_place(slide: Slide, key: str, diagnostics: Diagnostics) -> Span | None:
    span = slide.setting_spans.get(key)
    return None if span is None or diagnostics.is_redirected(span.path) else span


def _is_own(slide: Slide, diagnostics: Diagnostics) -> bool:
    return _own_place(slide, "title", diagnostics) is not None


def _find_gap(run: Sequence[Slide], base: Extended) -> Span | None:
    """Return what puts slides next to each other that are not so in the extended deck."""
    places = [base.order.index(slide.id) for slide in run if slide.id in base.order]
    for first, second in pairwise(places):
        between = base.order[first + 1 : second] if second > first else None
        if between is None:
            return base.place
        if between:
            return next((base.left_out[id_] for id_ in between if id_ in base.left_out), base.place)
    return None
