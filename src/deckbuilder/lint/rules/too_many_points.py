"""Slides with more points, or deeper lists, than people can keep apart."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.lint.scenes import count_points
from deckbuilder.lint.subject import Subject, place_of
from deckbuilder.model import Block, Container, ItemList, ListItem, Quote

MOST_POINTS = 10
"""The most on one slide: this tool's own limit."""
_MOST_LEVELS = 2
_FOR_LOOKING_UP = frozenset({"references", "contacts"})


@rule(
    "DB602", "too-many-points", ADVICE,
    summary="A slide shows more than ten points at once, or points below points below points. "
    "Lists of references and contacts do not count.",
    why="Nobody keeps that many apart while somebody speaks, and a screen reader announces each "
    "level of a list before its words.",
    example="a list of 14 items on one slide",
    mend="Keep the points that matter, group them on two slides, or say the rest in the notes.",
    source="This tool's own limits; no published ones. Guides to slides advise six or seven "
    "points, and this one reports what none of them would allow.",
)  # fmt: skip
def too_many_points(subject: Subject) -> Iterator[Finding]:
    """Find slides by the points on the fullest of their scenes, and lists by their depth."""
    for slide in subject.deck.slides:
        scenes = [it for it in subject.scenes[slide.id] if it.layout not in _FOR_LOOKING_UP]
        points = max(map(count_points, scenes), default=0)
        if points > MOST_POINTS:
            yield Finding(
                place_of(slide),
                f"the slide shows {points} points at once, and {MOST_POINTS} are the most",
                hint="keep those that matter, or group them on two slides",
            )
        deep = _find_deep(slide.blocks) if scenes else None
        if deep is not None:
            yield Finding(
                deep.span or place_of(slide),
                "the list has points on a third level, and two levels are the most",
                hint="raise them to the level above, or give them a slide of their own",
            )


def _find_deep(blocks: tuple[Block, ...], level: int = 1) -> ListItem | None:
    """Return the first item that is deeper than lists may be."""
    for block in blocks:
        found = None
        match block:
            case ItemList() if level > _MOST_LEVELS:
                found = block.items[0]
            case ItemList():
                inside = (_find_deep(item.blocks, level + 1) for item in block.items)
                found = next(filter(None, inside), None)
            case Container() | Quote():
                found = _find_deep(block.blocks, level)
            case _:
                pass
        if found is not None:
            return found
    return None
