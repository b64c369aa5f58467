"""Colours that lie beneath text: who laid each there, what layers make of them, and the worst.

Owns mixing colours, and picking the one from which text stands out least. Refuses to know shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from deckbuilder.brand.colours.contrast import contrast, mix
from deckbuilder.gate.pptx.paints import Paint

MAX_MIXED = 5_000
"""The most colours beneath a text that are mixed with others; with more it is not reckoned."""


class Ground(NamedTuple):
    """A colour as six hexadecimal digits, None where it cannot be told, and who laid it there."""

    colour: str | None
    of_slide: bool = True
    """Whether the slide itself laid it there, and not its layout or master."""


Grounds = frozenset[Ground]
UNKNOWN: Grounds = frozenset({Ground(None)})


def hides(paints: Sequence[Paint]) -> bool:
    """Tell whether nothing shows through a layer; a picture that is not beneath has no paint."""
    return bool(paints) and all(each.opacity == 1 for each in paints)


def lay_over(under: Iterable[Ground], paints: Sequence[Paint], *, of_slide: bool) -> Grounds:
    """Return the colours that a layer makes of those beneath it."""
    under, clear = frozenset(under), [each for each in paints if each.opacity < 1]
    if len(under) * len(clear) > MAX_MIXED:
        return UNKNOWN
    found = {Ground(each.colour, of_slide) for each in paints if each.opacity == 1}
    for colour, opacity in clear:
        for below in under:
            known = colour is not None and below.colour is not None
            mixed = mix(str(below.colour), str(colour), opacity) if known else None
            found.add(Ground(mixed, of_slide or below.of_slide))
    return frozenset(found)


def find_worst(text: str | None, grounds: Grounds) -> list[tuple[Ground, float | None]]:
    """Return the ground from which text stands out least, with the ratio; None for unknown ones.

    Of two that are known and alike the layout's counts: without the slide's nothing would change.
    """
    found: list[tuple[Ground, float | None]] = []
    unknown = [each for each in grounds if each.colour is None or text is None]
    if unknown:
        found.append((max(unknown, key=lambda each: (each.of_slide, each.colour or "")), None))
    known = [(contrast(text, each.colour), each) for each in grounds if text and each.colour]
    if known:
        ratio, ground = min(known)
        found.append((ground, ratio))
    return found
