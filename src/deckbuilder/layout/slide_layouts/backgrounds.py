"""The strong background of covers and statistics: dark, or a panel's colour under a dark brand.

Owns which theme colours it and the text on it have, and the catalogue's layouts with them. Refuses
RGB values: slides name theme colours, whatever the brand makes of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.brand.colours.contrast import is_dark
from deckbuilder.cache.warm import open_shelf
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.layout import Layout, Slot
from deckbuilder.scene.slide import Colour


class Background(NamedTuple):
    """A filled background and the colour of text on it."""

    fill: Colour
    text: Colour


STRONG = Background("tx2", "bg1")
_AMONG_DARK = Background("bg2", "tx1")


def strong_background(brand: Brand) -> Background:
    """Return the background that stands out most.

    The text colours of a dark brand are light, and a whole cover of one would dazzle in a dark
    room: its panels' colour takes their place.
    """
    return _AMONG_DARK if is_dark(brand.colours) else STRONG


def layouts_for(brand: Brand) -> Mapping[str, Layout]:
    """Return the layouts in a brand's template, or the catalogue's on its strong background."""
    return open_shelf("layouts").find((brand,), lambda: _make_layouts(brand))


def _make_layouts(brand: Brand) -> Mapping[str, Layout]:
    if brand.template is not None:
        from deckbuilder.layout.slide_layouts.templated import layouts_in_template  # for few brands

        return layouts_in_template(brand.template, brand)
    if strong_background(brand) == STRONG:
        return LAYOUTS
    return {name: _for_dark(layout) for name, layout in LAYOUTS.items()}


def _for_dark(layout: Layout) -> Layout:
    fill, text = _AMONG_DARK
    recoloured = replace(
        layout,
        decoration=tuple(
            replace(part, fill=fill) if part.fill == STRONG.fill else part
            for part in layout.decoration
        ),
        slots=tuple(_slot(slot, layout) for slot in layout.slots),
    )
    if layout.background != STRONG.fill:
        return recoloured
    return replace(recoloured, background=fill, text=text, heading=text, link=text, accent=text)


def _slot(slot: Slot, layout: Layout) -> Slot:
    """Change a slot that has the strong background, of its own or of its layout."""
    if STRONG.fill not in (slot.fill, layout.background):
        return slot
    fill = _AMONG_DARK.fill if slot.fill == STRONG.fill else slot.fill
    return replace(slot, fill=fill, colour=_AMONG_DARK.text)
