"""How much of their slides whole decks fill, and at which sizes."""

from __future__ import annotations

import pytest

from deckbuilder.geometry import emu
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.grid import BODY_TOP
from deckbuilder.scene.extent import visible_rect
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import TextFrame
from tests.shared.decks import written
from tests.shared.filling import (
    KINDS,
    SPARSE,
    body_sizes,
    content_of,
    share_filled,
    specimens_of,
)

DECKS = ["default", *KINDS]
MOVABLE = [
    name for name, layout in LAYOUTS.items() if layout.arrange in ("flow", "columns", "cards")
]


def deck(name: str) -> Presentation:
    return written(name).presentation if name == "default" else specimens_of(name)


@pytest.mark.parametrize("name", DECKS)
def test_each_layout_has_one_step_of_the_scale_and_the_next_for_what_is_nested(name: str) -> None:
    sizes = deck(name).brand.sizes
    scale = (*sizes.steps, *sizes.display)
    for layout, found in body_sizes(deck(name)).items():
        steps = sorted(found)
        if layout == "contacts" and len(steps) > 2:
            assert steps.pop() <= scale[scale.index(steps[-1]) + 2]  # telephone numbers
        assert set(steps) <= set(scale)
        below = [step for step in scale if step < steps[-1]][-1:]
        assert steps in ([steps[-1]], [*below, steps[-1]]), layout


def test_sources_have_the_size_of_captions() -> None:
    found = [
        paragraph.size
        for scene in deck("default").scenes
        for item in scene.items
        if isinstance(item, TextFrame) and item.name == "Sources"
        for paragraph in item.paragraphs
    ]
    assert set(found) == {14.0}


def test_the_default_deck_has_three_sizes_at_most_and_none_below_20() -> None:
    found = {size for sizes in body_sizes(deck("default")).values() for size in sizes}
    assert len(found) <= 3
    assert min(found) >= 20.0


def test_what_is_usual_fills_its_slide() -> None:
    scenes = [scene for scene in specimens_of("filled").scenes if scene.layout in MOVABLE]
    assert len(scenes) == len(MOVABLE)
    assert [scene.id for scene in scenes if share_filled(scene) < SPARSE] == []


def test_what_is_little_does_not_stand_at_the_top() -> None:
    scenes = [scene for scene in specimens_of("sparse").scenes if scene.layout in MOVABLE]
    sparse = [scene for scene in scenes if share_filled(scene) < SPARSE]
    assert len(sparse) > len(MOVABLE) / 2
    for scene in sparse:
        seen = visible_rect(content_of(scene))
        assert seen is not None
        assert seen.y > emu(BODY_TOP + 60)
