"""Reading order: on every scene items follow each other as the eye meets them, and no click hides
what it does not show again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from msgspec.structs import astuple, replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu, rect
from deckbuilder.layout import lay_out
from deckbuilder.layout.slides.animations import order_clicks
from deckbuilder.scene.slide import Group, Item, Scene, Shape, TextFrame
from tests.shared import decks
from tests.shared.small_slides import items, para, scenes_of, slide

SLACK = emu(2)
SPECIMENS = pytest.param("specimens", marks=pytest.mark.slow)


def said(parts: tuple[Item, ...]) -> Iterator[Item]:
    """Yield what is read of a scene: no decoration, no furniture, no frame without words."""
    for item in parts:
        match item:
            case Group():
                yield from said(item.items)
            case Shape():
                pass
            case TextFrame() if item.furniture or not item.paragraphs:
                pass
            case _:
                yield item


def is_before(one: Rect, other: Rect) -> bool:
    """Tell whether the eye meets one before the other: columns go down before they go right."""
    above = one.bottom <= other.y + SLACK and one.x < other.right - SLACK
    left = one.right <= other.x + SLACK and one.y < other.bottom - SLACK
    return above or left


def out_of_order(scene: Scene) -> list[str]:
    found = list(said(scene.items))
    faults = [
        f"{second.name} is read after {first.name}"
        for first, second in combinations(found, 2)
        if is_before(second.rect, first.rect) and not is_before(first.rect, second.rect)
    ]
    if found[0].placeholder != "title":
        faults.append(f"{found[0].name} is read before the title")
    return faults


@pytest.mark.parametrize("deck", ["default", "torture", SPECIMENS])
def test_what_is_seen_first_is_read_first(deck: str) -> None:
    scenes = decks.written(deck).presentation.scenes
    assert len(scenes) >= 17
    faults = [f"{scene.id}: {fault}" for scene in scenes for fault in out_of_order(scene)]
    assert faults == []


def test_a_scene_that_is_turned_round_is_found_out() -> None:
    presentation, _ = scenes_of(slide(para("First"), items("Second")))
    (scene,) = presentation.scenes
    first, *rest = scene.items
    assert out_of_order(scene) == []
    assert out_of_order(replace(scene, items=(*rest, first)))
    moved = replace(first, rect=rect(60, 520, 800, 10))
    assert out_of_order(replace(scene, items=(moved, *rest)))


@pytest.mark.parametrize("deck", ["torture", SPECIMENS])
def test_all_that_waits_for_a_click_comes_once_and_in_reading_order(deck: str) -> None:
    before = decks.written(deck).presentation
    slides = tuple(replace(slide, incremental=True) for slide in before.deck.slides)
    made = lay_out(replace(before.deck, slides=slides), before.brand, Diagnostics())
    for scene in made.scenes:
        reveals = [reveal for click in scene.clicks for reveal in click]
        assert scene.clicks == order_clicks(scene.items)
        assert reveals == sorted(set(reveals), key=astuple), scene.id
        for reveal in reveals:
            item = scene.items[reveal.item]
            if reveal.first >= 0:
                assert isinstance(item, TextFrame)
                whole = [it for it in reveals if it.item == reveal.item]
                parts = [n for it in whole for n in range(it.first, it.last + 1)]
                assert parts == list(range(len(item.paragraphs))), scene.id
