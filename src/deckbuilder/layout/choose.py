"""Chooses a layout for a slide that names none, from what is on it.

Owns these rules only. Refuses the catalogue's details.
"""

from __future__ import annotations

from deckbuilder.model import (
    Block,
    Chart,
    Container,
    Figure,
    Heading,
    Paragraph,
    Quote,
    Slide,
    Table,
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
    for kind, layout in _BY_CONTAINER:
        if any(isinstance(block, Container) and block.kind == kind for block in blocks):
            return _columns_layout(blocks) if kind == "columns" else layout
    for node, layout in _BY_BLOCK:
        if any(isinstance(block, node) for block in blocks):
            return layout
    return "content"


_BY_CONTAINER = (
    ("columns", "two-column"),
    ("reflect", "reflective-questions"),
    ("stat", "statistic"),
    ("activity", "activity"),
)
_BY_BLOCK = ((Table, "table"), (Chart, "chart"), (Figure, "picture"))


def _columns_layout(blocks: tuple[Block, ...]) -> str:
    """Columns that each begin with a heading are compared; others just stand side by side."""
    for block in blocks:
        if isinstance(block, Container) and block.kind == "columns":
            columns = [child for child in block.blocks if isinstance(child, Container)]
            headed = [c for c in columns if c.blocks and isinstance(c.blocks[0], Heading)]
            return "comparison" if len(headed) == len(columns) == 2 else "two-column"
    return "two-column"
