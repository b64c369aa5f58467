"""The default deck is no row of slides of one look: neighbours are composed differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest

from deckbuilder.scene.slide import Item, Scene, TextFrame
from tests.shared import decks

Composition = tuple[str, frozenset[tuple[str, int]]]

EXCEPTIONS: set[tuple[str, str]] = set()
"""Neighbours whose content demands one composition, by the ids of their slides."""


def composition(scene: Scene) -> Composition:
    """Return what a slide looks like from afar: its layout, and how many items of each kind.

    A kind is an item's name without its number and without what is the author's; a group counts
    as one. Title, footer, number and sources are on every slide, and say nothing.
    """
    kinds = Counter(_kind(item) for item in scene.items if _is_content(item))
    return scene.layout, frozenset(kinds.items())


def _kind(item: Item) -> str:
    name = re.sub(r"\d+", "", item.name).partition(":")[0]
    return f"{type(item).__name__} {' '.join(name.split())}"


def _is_content(item: Item) -> bool:
    if isinstance(item, TextFrame):
        roles = {paragraph.role for paragraph in item.paragraphs}
        return not (item.furniture or roles <= {"title"} or roles <= {"footnote"})
    return True


def alike(scenes: Sequence[Scene]) -> list[tuple[str, str]]:
    """Return the neighbours of one composition, by the ids of their slides."""
    return [
        (one.slide_id, other.slide_id)
        for one, other in pairwise(scenes)
        if composition(one) == composition(other)
    ]


@pytest.mark.slow
def test_neighbours_of_the_default_deck_are_composed_differently() -> None:
    found = alike(decks.written("default").presentation.scenes)
    assert {*found} == EXCEPTIONS


def test_the_default_deck_uses_most_kinds_of_layout() -> None:
    scenes = decks.written("default").presentation.scenes
    assert len({scene.layout for scene in scenes}) >= len(scenes) // 2


def test_slides_that_are_alike_are_found() -> None:
    scenes = decks.written("default").presentation.scenes
    twice = [scenes[4], scenes[4], scenes[5]]
    assert alike(twice) == [(scenes[4].slide_id, scenes[4].slide_id)]


@pytest.mark.slow
def test_a_layout_with_other_contents_is_another_composition() -> None:
    by_layout: dict[str, set[Composition]] = {}
    for scene in decks.written("specimens").presentation.scenes:
        by_layout.setdefault(scene.layout, set()).add(composition(scene))
    assert len(by_layout["learning-points"]) > 5
    assert len(by_layout["content"]) > 5
