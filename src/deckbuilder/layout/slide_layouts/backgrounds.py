"""The strong ground of covers and statistics: dark beside light slides, a panel among dark ones.

Owns which theme colours that ground and its text are under a brand, and the catalogue's layouts
with them. Refuses RGB values: slides name theme colours, whatever the brand makes of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.brand.colours.contrast import is_dark
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS, Decoration, Layout, Slot
from deckbuilder.scene.slide import Colour


class Ground(NamedTuple):
    """A filled ground and the colour of text on it."""

    fill: Colour
    text: Colour


STRONG = Ground("tx2", "bg1")
_AMONG_DARK = Ground("bg2", "tx1")


def strong_ground(brand: Brand) -> Ground:
    """Return the ground that stands out most.

    The text colours of a dark brand are light, and a whole cover of one would dazzle in a dark
    room: its panels' colour takes their place.
    """
    return _AMONG_DARK if is_dark(brand.colours) else STRONG


def layouts_for(brand: Brand) -> Mapping[str, Layout]:
    """Return the catalogue's layouts on the strong ground that a brand has."""
    if strong_ground(brand) == STRONG:
        return LAYOUTS
    return {name: _for_dark(layout) for name, layout in LAYOUTS.items()}


def _for_dark(layout: Layout) -> Layout:
    fill, text = _AMONG_DARK
    regrounded = replace(
        layout,
        decoration=tuple(_decoration(part) for part in layout.decoration),
        slots=tuple(_slot(slot, layout) for slot in layout.slots),
    )
    if layout.background != STRONG.fill:
        return regrounded
    return replace(regrounded, background=fill, text=text, heading=text, link=text, accent=text)


def _decoration(part: Decoration) -> Decoration:
    return replace(part, fill=_AMONG_DARK.fill) if part.fill == STRONG.fill else part


def _slot(slot: Slot, layout: Layout) -> Slot:
    """Change a slot that has the strong ground, of its own or of its layout."""
    if STRONG.fill not in (slot.fill, layout.background):
        return slot
    fill = _AMONG_DARK.fill if slot.fill == STRONG.fill else slot.fill
    return replace(slot, fill=fill, colour=_AMONG_DARK.text)
