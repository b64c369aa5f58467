"""Slides with more points, or deeper lists, than people can keep apart."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rendered.visible_text import count_points
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.model import Block, ItemList, ListItem, find_inner_blocks

MAX_POINTS = 10
"""The most on one slide: this tool's own limit."""
_MAX_LEVELS = 2
_FOR_LOOKING_UP = frozenset({"references", "contacts"})


@rule(
    "DB602",
    "too-many-points",
    ADVICE,
    summary="A slide shows more than ten points at once, or points below points below points. "
    "Lists of references and contacts do not count.",
    why="Nobody keeps that many apart while somebody speaks, and a screen reader announces each "
    "level of a list before its words.",
    example="a list of 14 items on one slide",
    fix="Keep the points that matter, group them on two slides, or say the rest in the notes.",
    source="This tool's own limits; no published ones. Guides to slides advise six or seven "
    "points, and this one reports what none of them would allow.",
)
def too_many_points(subject: Subject) -> Iterator[Finding]:
    """Find slides by the points on the fullest of their scenes, and lists by their depth."""
    for slide in subject.deck.slides:
        scenes = [
            scene for scene in subject.scenes[slide.id] if scene.layout not in _FOR_LOOKING_UP
        ]
        points = max(map(count_points, scenes), default=0)
        if points > MAX_POINTS:
            yield Finding(
                slide.place_of(),
                f"the slide shows {points} points at once, and {MAX_POINTS} are the most",
                hint="keep those that matter, or group them on two slides",
            )
        deep = _find_deep(slide.blocks) if scenes else None
        if deep is not None:
            yield Finding(
                deep.span or slide.place_of(),
                "the list has points on a third level, and two levels are the most",
                hint="raise them to the level above, or give them a slide of their own",
            )


def _find_deep(blocks: tuple[Block, ...], level: int = 1) -> ListItem | None:
    """Return the first item of a list that is too deep within others; None where none is."""
    for block in blocks:
        is_list = isinstance(block, ItemList)
        if isinstance(block, ItemList) and level > _MAX_LEVELS:
            return block.items[0]
        within = find_inner_blocks(block)
        found = (_find_deep(inner.blocks, level + is_list) for inner in within)
        if (item := next(filter(None, found), None)) is not None:
            return item
    return None
