"""The layouts that a file offers: what stands on what, under light brands and dark ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.brand import Brand
from deckbuilder.brand.colours.contrast import PAIRS
from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout import lay_out_template
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.layout import OUTSIDE_BODY
from deckbuilder.model import Deck
from deckbuilder.scene.layout import PlacedLayout

BRANDS = Path(__file__).parents[2] / "brands"
CHECKED = {frozenset(pair) for pair in PAIRS}


@pytest.fixture(params=["default", "sample-light", "sample-dark", "sample-long"])
def brand(request: pytest.FixtureRequest) -> Brand:
    found = load_brand(request.param, (BRANDS,), Diagnostics(), where="test")
    assert found is not None
    return found


def layouts(brand: Brand) -> list[PlacedLayout]:
    deck = Deck(name="sample", root=Path(), title="Sample", slides=())
    template = lay_out_template(deck, brand)
    assert template.scenes == ()
    assert list(template.layouts) == list(LAYOUTS)
    return list(template.layouts.values())


def test_all_text_of_layouts_stands_on_a_ground_that_brands_are_checked_for(brand: Brand) -> None:
    for layout in layouts(brand):
        for slot in layout.slots.values():
            ground = slot.fill or layout.background
            colours = {level.style.colour for level in slot.levels}
            colours |= {level.bullet_colour for level in slot.levels if level.bullet}
            unchecked = {colour for colour in colours if frozenset((colour, ground)) not in CHECKED}
            assert unchecked == set(), (layout.name, slot.name, ground)


def test_every_layout_has_one_title_and_a_prompt_in_each_placeholder(brand: Brand) -> None:
    for layout in layouts(brand):
        kinds = [slot.kind for slot in layout.slots.values()]
        assert kinds.count("title") + kinds.count("ctrTitle") == 1, layout.name
        assert all(slot.prompt for slot in layout.slots.values()), layout.name
        indices = [slot.index for slot in layout.slots.values()]
        assert len({*indices}) == len(indices), layout.name


def test_what_stands_beside_the_content_has_one_index_on_all_layouts(brand: Brand) -> None:
    found: dict[str, set[int]] = {}
    for layout in layouts(brand):
        for name, slot in layout.slots.items():
            found.setdefault(name, set()).add(slot.index)
    beside = {name: found[name] for name in OUTSIDE_BODY}
    assert beside == {name: {index} for name, index in OUTSIDE_BODY.items()}
    content = {name: indices for name, indices in found.items() if name not in OUTSIDE_BODY}
    assert all(index == 1 or 12 < index < 30 for each in content.values() for index in each)


def test_the_first_content_of_a_layout_has_the_index_of_a_body(brand: Brand) -> None:
    for layout in layouts(brand):
        content = [slot for name, slot in layout.slots.items() if name not in OUTSIDE_BODY]
        assert [slot.index for slot in content[:1]] == [1] * len(content[:1]), layout.name
        if "body" in layout.slots and layout.name != "statistic":
            assert layout.slots["body"].index == 1, layout.name


def test_placeholders_stand_clear_of_the_logo(brand: Brand) -> None:
    for layout in layouts(brand):
        logos = [part.rect for part in layout.decoration if part.name == "Logo"]
        for slot in layout.slots.values():
            for logo in logos:
                apart = (
                    slot.rect.right <= logo.x
                    or logo.right <= slot.rect.x
                    or slot.rect.bottom <= logo.y
                    or logo.bottom <= slot.rect.y
                )
                assert apart, (layout.name, slot.name)
