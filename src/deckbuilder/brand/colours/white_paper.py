"""What the colours of slides become on white paper.

Owns the change from a brand's colours for slides to those for printed pages. Refuses to report:
a brand whose colours cannot be read on slides is told so elsewhere.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.brand.colours.contrast import PAIRS, is_dark, mix, nearest_passing
from deckbuilder.brand.theme_colours import Colours

PAPER = "FFFFFF"
_PANEL_SHARE = 0.92
"""How much of a panel on paper is white, where the slides' own panels are dark."""


def colours_on_paper(colours: Colours) -> Colours:
    """Return the colours as pages show them: on white, whatever the slides' background is.

    Where slides are light on dark, their dark backgrounds become the ink, and panels a tint of it.
    A colour that then does not stand out from white or from panels is darkened until it does.
    """
    if not is_dark(colours):
        return replace(colours, bg1=PAPER)
    panel = mix(colours.bg1, PAPER, _PANEL_SHARE)
    colours = replace(colours, tx1=colours.bg1, tx2=colours.bg1, bg1=PAPER, bg2=panel)
    inks = {
        text: nearest_passing(
            colours.rgb(text),
            *(colours.rgb(background) for background in _backgrounds(text)),
        )
        for text, _ in PAIRS
    }
    return replace(colours, **{text: ink for text, ink in inks.items() if ink})


def _backgrounds(text: str) -> list[str]:
    return [background for ink, background in PAIRS if ink == text]
