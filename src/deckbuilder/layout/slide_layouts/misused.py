"""What layouts are for, and slides that ask for one without having that, or have no room in it.

Owns these reports. Refuses the choice of layouts (`choose`).
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.choose import bled_figure
from deckbuilder.layout.slide_layouts.layout import Layout
from deckbuilder.model import (
    Block,
    Callout,
    Chart,
    Figure,
    Quote,
    Slide,
    Statistic,
    Steps,
    Table,
    walk_blocks,
)

_PURPOSES: Mapping[str, tuple[type[Block], str]] = {
    "chart": (Chart, "chart"),
    "picture": (Figure, "picture"),
    "picture-full": (Figure, "picture"),
    "picture-half": (Figure, "picture"),
    "quote": (Quote, "quotation"),
    "statistic": (Statistic, "statistic"),
    "steps": (Steps, "list of steps"),
    "table": (Table, "table"),
}
"""What each of these layouts is for: a node and its name."""


def report_unused_layout(slide: Slide, diagnostics: Diagnostics) -> None:
    """Advise on a slide whose own choice is a layout for something that is not on it."""
    node, name = _PURPOSES.get(slide.layout or "", (None, ""))
    if node is None or any(_is(block, node) for block in walk_blocks(slide.blocks)):
        return
    diagnostics.report(
        codes.LAYOUT_UNUSED,
        slide.place_of("layout"),
        f"the layout {slide.layout!r} is for a {name}, and the slide has none",
        hint=f"add the {name}, or take the layout out: one that suits the slide is chosen",
    )


def report_unused_bleed(slide: Slide, layout: Layout, diagnostics: Diagnostics) -> None:
    """Warn of each picture that is meant for the slide's edges where its layout has it within."""
    bled = bled_figure(slide.blocks) if layout.arrange == "bleed" else None
    named = LAYOUTS.get(slide.layout or "", layout)
    if layout.source:  # where no picture does: docs/templates.md says so
        return
    why = "another one does" if bled else f"its slide has the layout {layout.name!r}"
    for block in walk_blocks(slide.blocks):
        if not isinstance(block, Figure) or block is bled:
            continue
        if block.bleed or (named.arrange == "bleed" and not bled):
            diagnostics.report(
                codes.BLEED_UNUSED,
                block.span or slide.place_of(),
                f"the picture does not go to the slide's edges: {why}",
                hint="let it stand by itself, with few words beside it on half a slide and none on"
                " a whole one, and name no other layout",
            )


def _is(block: Block, node: type[Block]) -> bool:
    awaited = isinstance(block, Callout) and block.awaits and node in (Table, Chart)
    return awaited or isinstance(block, node)
