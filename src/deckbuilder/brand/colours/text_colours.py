"""Which colour text takes where its own would not stand out from what is behind it.

Owns the choice of another colour of the theme, by name. Refuses to change the brand's colours:
backgrounds keep theirs, be they ever so light.
"""

from __future__ import annotations

from functools import lru_cache, partial

from deckbuilder.brand.colours.contrast import MINIMUM, PAIRS, contrast_of
from deckbuilder.brand.theme_colours import Colours

GRAPHICS = 3.0
"""What a line or an outline needs (WCAG 2.2, success criterion 1.4.11)."""


@lru_cache(maxsize=64)
def all_stand_out(colours: Colours) -> bool:
    """Tell whether each pair that slides put on one another can be read, either way round."""
    return all(contrast_of(colours, *pair) >= MINIMUM for pair in PAIRS)


@lru_cache(maxsize=4096)
def readable(
    colours: Colours, colour: str, backgrounds: frozenset[str], ratio: float = MINIMUM
) -> str:
    """Return a colour's name, or the one that takes its place on backgrounds of these names.

    Accents give way to the colour of titles, then to that of text, and light text on a light
    accent to the colour of text. Black or white is left for what none of them can be read on.
    """
    others = ("tx1", "bg1") if colour.startswith("bg") else ("tx2", "tx1", "bg1")
    reached = partial(worst_contrast, colours, backgrounds=backgrounds)
    names: tuple[str, ...] = (colour, *others, "black", "white")
    passing = [name for name in names if reached(name) >= ratio]
    return passing[0] if passing else max(names, key=reached)


def worst_contrast(colours: Colours, colour: str, backgrounds: frozenset[str]) -> float:
    """Return the least contrast of a colour with any of some backgrounds, all by their names."""
    return min(contrast_of(colours, colour, background) for background in backgrounds)
