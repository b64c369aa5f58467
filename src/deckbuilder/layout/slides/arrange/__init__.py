"""Arrangements: how the blocks of a slide share the room below its title.

Owns the table of functions, one for each `arrange` value of the catalogue; each returns a box
for the whole body, which the fitting then measures at one size after another. Refuses titles,
footers and the choice of a size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckbuilder.layout.slides.arrange.activity import arrange_activity
from deckbuilder.layout.slides.arrange.beside import arrange_beside
from deckbuilder.layout.slides.arrange.bleed import arrange_bleed
from deckbuilder.layout.slides.arrange.cards import arrange_cards, opened
from deckbuilder.layout.slides.arrange.columns import arrange_columns
from deckbuilder.layout.slides.arrange.flow import arrange_cover, arrange_flow, table_parts
from deckbuilder.layout.slides.arrange.large import arrange_quote, arrange_statement
from deckbuilder.layout.slides.arrange.room import Arrangement, SlideBody
from deckbuilder.model import Block

ARRANGEMENTS: Mapping[str, Arrangement] = {
    "cover": arrange_cover,
    "flow": arrange_flow,
    "columns": arrange_columns,
    "cards": arrange_cards,
    "aside": arrange_beside,
    "quote": arrange_quote,
    "statement": arrange_statement,
    "activity": arrange_activity,
    "bleed": arrange_bleed,
}


def ready(blocks: Sequence[Block], body: SlideBody) -> list[Block]:
    """Return blocks as they are arranged and, where there are too many, cut.

    Where lists of questions become cards, they are taken out of their divs, and can be cut like
    any list. Tables that are too wide have the form in which their rows are cut.
    """
    if body.layout.arrange == "cards":
        blocks = [part for block in blocks for part in opened(block)]
    return [part for block in blocks for part in table_parts(block, body)]
