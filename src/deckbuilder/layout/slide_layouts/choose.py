"""Chooses a layout for a slide that names none, from what is on it.

Owns these rules only. Refuses the catalogue's details.
"""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.model import (
    Activity,
    Block,
    Callout,
    Chart,
    Columns,
    Figure,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Reflect,
    Slide,
    Statistic,
    Steps,
    Table,
    inline_text,
)


def choose_layout(slide: Slide, index: int) -> str:
    """Return the name of the layout that suits the slide; `index` counts slides from 0."""
    blocks = slide.blocks
    if index == 0 and all(isinstance(block, Paragraph) for block in blocks):
        return "title"
    if not blocks:
        return "section"
    if all(isinstance(block, Quote) for block in blocks):
        return "quote"
    if _is_statement(blocks):
        return "statement"
    for node, layout in _BY_BLOCK:
        if any(isinstance(block, node) for block in blocks):
            if node is Columns:
                return _columns_layout(blocks)
            return _picture_layout(blocks) if node is Figure else layout
    return "content"


_BY_BLOCK: tuple[tuple[type[Block], str], ...] = (
    (Columns, "two-column"),
    (Reflect, "reflective-questions"),
    (Statistic, "statistic"),
    (Activity, "activity"),
    (Table, "table"),
    (Chart, "chart"),
    (Figure, "picture"),
    (Steps, "steps"),
)
"""The layout for each kind of block, the first of which on a slide decides."""


_MAX_STATEMENT = 180
"""How many characters a statement has at most: as many as fit at the smallest display size."""


def _is_statement(blocks: tuple[Block, ...]) -> bool:
    """Tell whether there is one short paragraph, alone or in a callout, or one question."""
    match blocks:
        case (
            (Paragraph() as words,)
            | (Callout(blocks=(Paragraph() as words,), awaits=False),)
            | (Reflect(blocks=(ItemList(items=(ListItem(blocks=(Paragraph() as words,)),)),)),)
        ):
            return 0 < len(inline_text(words.children)) <= _MAX_STATEMENT
        case _:
            return False


def _picture_layout(blocks: tuple[Block, ...]) -> str:
    """Return the layout for a picture beside text, or for one up to the slide's edges."""
    figure = bled_figure(blocks)
    return f"picture-{figure.bleed}" if figure and figure.bleed else "picture"


def bled_figure(blocks: Iterable[Block]) -> Figure | None:
    """Return the picture that goes to the edges where one does: one that asks, or the first."""
    figures = [block for block in blocks if isinstance(block, Figure)]
    return next((each for each in figures if each.bleed), next(iter(figures), None))


def _columns_layout(blocks: tuple[Block, ...]) -> str:
    """Columns that each begin with a heading are compared; others just stand side by side."""
    columns = next(block.columns for block in blocks if isinstance(block, Columns))
    headed = [c for c in columns if c.blocks and isinstance(c.blocks[0], Heading)]
    return "comparison" if len(headed) == len(columns) == 2 else "two-column"
