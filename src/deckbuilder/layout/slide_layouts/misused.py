"""What layouts are for, and slides that ask for one without having that.

Owns this one piece of advice. Refuses the choice of layouts (`choose`).
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
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

_OBJECTS: Mapping[str, tuple[type[Block], str]] = {
    "chart": (Chart, "chart"),
    "picture": (Figure, "picture"),
    "quote": (Quote, "quotation"),
    "statistic": (Statistic, "statistic"),
    "steps": (Steps, "list of steps"),
    "table": (Table, "table"),
}
"""What each of these layouts is for: a node and its name."""


def report_unused_layout(slide: Slide, diagnostics: Diagnostics) -> None:
    """Advise on a slide whose own choice is a layout for something that is not on it."""
    node, name = _OBJECTS.get(slide.layout or "", (None, ""))
    if node is None or any(_is(block, node) for block in walk_blocks(slide.blocks)):
        return
    diagnostics.report(
        codes.LAYOUT_UNUSED,
        slide.place_of("layout"),
        f"the layout {slide.layout!r} is for a {name}, and the slide has none",
        hint=f"add the {name}, or take the layout out: one that suits the slide is chosen",
    )


def _is(block: Block, node: type[Block]) -> bool:
    awaited = isinstance(block, Callout) and block.awaits and node in (Table, Chart)
    return awaited or isinstance(block, node)
