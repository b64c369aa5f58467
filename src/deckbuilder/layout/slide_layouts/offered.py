"""The layouts that a deck offers: a trainer's palette, whether slides use them or not.

Owns what a file holds besides its slides' own layouts. Refuses slides.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.layout.slide_layouts.backgrounds import layouts_for
from deckbuilder.layout.slide_layouts.grid import slide_size
from deckbuilder.layout.slide_layouts.placeholders import find_layout
from deckbuilder.model import Deck
from deckbuilder.scene.presentation import Presentation


def offer_layouts(presentation: Presentation) -> Presentation:
    """Add the layouts that no slide uses, for slides to come, unless the deck wants none."""
    if presentation.deck.layouts == "used":
        return presentation
    brand, placed = presentation.brand, presentation.layouts
    layouts = {
        name: placed.get(name) or find_layout(layout, brand)
        for name, layout in layouts_for(brand).items()
    }
    return replace(presentation, layouts={**layouts, **placed})


def lay_out_template(deck: Deck, brand: Brand) -> Presentation:
    """Return a presentation of every layout and no slide; `deck` names it and its language."""
    width, height = slide_size(brand)
    bare = Presentation(deck=deck, brand=brand, width=width, height=height, layouts={}, scenes=())
    return offer_layouts(bare)
