"""Why slides follow one another as they do, where a local deck extends a national one.

Owns where advice on such slides is shown: where a national slide begins a section anew only because
the local deck has moved it, those who look after the national deck can do nothing about it. Refuses
to judge sections and times.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    inserted = [slide for slide in run if slide.id not in base.order]
    cause = find_own_setting(inserted, key, diagnostics) or _find_gap(run, base)
    if cause is not None:
        return cause
    replaced = (slide for slide in run if find_own_setting([slide], "title", diagnostics))
    spans = (slide.setting_spans.get(key) or slide.span for slide in replaced)
    return _first_own(spans, diagnostics)


def find_own_setting(slides: Sequence[Slide], key: str, diagnostics: Diagnostics) -> Span | None:
    """Return where the first of some slides has a setting that the deck's author wrote."""
    spans = (slide.setting_spans.get(key) for slide in slides)
    return _first_own(spans, diagnostics)


def _first_own(spans: Iterable[Span | None], diagnostics: Diagnostics) -> Span | None:
    return next((span for span in spans if span and not diagnostics.is_redirected(span.path)), None)


def _find_gap(run: Sequence[Slide], base: Extended) -> Span | None:
    """Return what puts slides next to each other that are not so in the extended deck."""
    positions = [base.order.index(slide.id) for slide in run if slide.id in base.order]
    for first, second in pairwise(positions):
        if second != first + 1:
            between = base.order[first + 1 : second]
            return next((base.left_out[id_] for id_ in between if id_ in base.left_out), base.place)
    return None
