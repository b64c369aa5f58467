"""The layout of each slide: the one that it names, or else the one that suits what is on it.

Owns what is reported of a name that no layout has. Refuses to lay out.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder import codes
from deckbuilder.brand import Brand
from deckbuilder.cache.warm import open_shelf
from deckbuilder.diagnostics import Diagnostics, did_you_mean
from deckbuilder.layout.slide_layouts.backgrounds import layouts_for
from deckbuilder.layout.slide_layouts.choose import bled_figure, choose_layout
from deckbuilder.layout.slide_layouts.layout import Layout
from deckbuilder.layout.slide_layouts.misused import report_unused_layout
from deckbuilder.model import Deck, Slide


def offered_layouts(deck: Deck, brand: Brand) -> Mapping[str, Layout]:
    """Return the layouts that slides may name: ours, and those of the template that they do."""
    layouts = layouts_for(brand)
    if brand.template is None:
        return layouts
    from deckbuilder.layout.slide_layouts.templated import named_layouts  # for few brands

    wanted = tuple(slide.layout for slide in deck.slides if slide.layout)
    shelf = open_shelf("named layouts")
    return {**layouts, **shelf.find((brand, wanted), lambda: named_layouts(wanted, brand))}


def layout_of(
    slide: Slide,
    index: int,
    layouts: Mapping[str, Layout],
    brand: Brand,
    diagnostics: Diagnostics,
) -> Layout:
    """Return a slide's layout; `index` counts slides from 0."""
    if slide.layout is None:
        return layouts[choose_layout(slide, index)]
    if slide.layout not in layouts:
        from deckbuilder.layout.slide_layouts.templated import names_in_template

        diagnostics.report(
            codes.UNKNOWN_LAYOUT,
            slide.place_of("layout"),
            f"there is no layout {slide.layout!r}",
            hint=did_you_mean(slide.layout, (*layouts, *names_in_template(brand))),
        )
        return layouts[choose_layout(slide, index)]
    report_unused_layout(slide, diagnostics)
    named = layouts[slide.layout]
    lacking = named.arrange == "bleed" and bled_figure(slide.blocks) is None
    return layouts[named.otherwise] if lacking else named
