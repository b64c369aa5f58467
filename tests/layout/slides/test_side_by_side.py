"""Steps, columns and cards: in more rows, of other widths or smaller before a word is cut."""

from __future__ import annotations

from collections import Counter

import pytest

from deckbuilder.geometry import emu
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM
from deckbuilder.layout.text.broken_words import CUT, WHOLE, worst_break
from deckbuilder.model import Block, ItemList, ListItem
from deckbuilder.scene.slide import Scene
from tests.shared.small_slides import WORDS, div, figure, items, para, paragraphs, scenes_of, slide

LONG = "Multidisciplinaryresponsibilities"


def scene_of(block: Block, **settings: str) -> Scene:
    """Lay out a slide that makes one scene, without a word from the tool."""
    presentation, diagnostics = scenes_of(slide(block, **settings))
    assert not list(diagnostics)
    (scene,) = presentation.scenes
    return scene


def steps(*contents: str) -> Block:
    return div("steps", items(*contents, ordered=True))


def columns(*contents: str) -> Block:
    return div("columns", *(div("column", para(content)) for content in contents))


def rows_of(scene: Scene, name: str) -> list[int]:
    """Return how many items of a name stand in each row, from the top; arrows are whole steps."""
    found = Counter(
        item.rect.y
        for item in scene.items
        if item.name.startswith(name) and not getattr(item, "placeholder", "").startswith("step")
    )
    return [found[y] for y in sorted(found)]


@pytest.mark.parametrize(
    ("count", "rows"), [(5, [5]), (6, [3, 3]), (7, [4, 3]), (8, [4, 4]), (12, [6, 6])]
)
def test_steps_stand_in_two_rows_from_six_on(count: int, rows: list[int]) -> None:
    scene = scene_of(steps(*["Refer the child to the hub"] * count))
    assert rows_of(scene, "Step") == rows
    assert worst_break(scene.items) == WHOLE


def test_few_steps_stand_in_more_rows_where_their_words_need_it() -> None:
    scene = scene_of(steps(*["Multidisciplinarities of work"] * 5))
    assert rows_of(scene, "Step") == [3, 2]


def test_one_long_step_makes_its_own_row_high_and_no_other() -> None:
    scene = scene_of(steps(f"{WORDS}, and write it down on the same day", *["Tell"] * 8))
    first, last = (next(i for i in scene.items if i.name == f"Step {at} group") for at in (5, 9))
    assert first.rect.height > 1.5 * last.rect.height


def test_steps_with_pictures_grow_into_their_slide() -> None:
    pictured = (ListItem(blocks=(para("Look"), figure(1600, 1200))),) * 2
    scene = scene_of(div("steps", ItemList(ordered=True, items=pictured)))
    groups = [item for item in scene.items if item.name.endswith("group")]
    assert {group.rect.bottom for group in groups} == {emu(BODY_BOTTOM)}


@pytest.mark.parametrize("count", [5, 7, 8])
def test_steps_with_long_words_stand_in_more_rows_before_they_are_small(count: int) -> None:
    words = ("Safeguarding adults", "Multi-agency conversation", "Child protection conference")
    scene = scene_of(steps(*(words[at % 3] for at in range(count))))
    assert worst_break(scene.items) == WHOLE
    assert len(rows_of(scene, "Step")) > 1
    assert min(p.size for p in paragraphs(scene) if p.role == "paragraph") >= 24.0


def test_steps_that_are_too_many_go_on_rather_than_cut_words() -> None:
    texts = [f"Multidisciplinary responsibilities {number}" for number in range(20)]
    presentation, (found,) = scenes_of(slide(steps(*texts)))
    assert found.code.name == "slide-continued"
    assert all(worst_break(scene.items) == WHOLE for scene in presentation.scenes)
    shown = [
        [item.name for item in scene.items if item.name.startswith("Step")]
        for scene in presentation.scenes
    ]
    begins = [int(names[0].split()[1]) for names in shown]
    expected = [
        [
            *(f"Step {at}{part}" for at in range(begin, begin + 4) for part in (" arrow", "")),
            *(f"Step {at} group" for at in range(begin + 4, end)),
        ]
        for begin, end in zip(begins, [*begins[1:], 21], strict=True)
    ]
    assert shown == expected


def test_steps_that_would_only_fit_with_cut_words_go_on() -> None:
    texts = ["Multidisciplinaryteam"] * 16
    presentation, (found,) = scenes_of(slide(steps(*texts)))
    assert found.code.name == "slide-continued"
    assert all(worst_break(scene.items) == WHOLE for scene in presentation.scenes)


def test_columns_are_set_smaller_before_words_are_cut() -> None:
    words = ("Empowerment", "Prevention", "Proportionality", "Protection", "Partnership")
    scene = scene_of(columns(*words, "Accountability"))
    assert rows_of(scene, "Column") == [6]
    assert worst_break(scene.items) == WHOLE


def test_columns_take_room_from_those_that_have_some_to_spare() -> None:
    scene = scene_of(columns(LONG, "a", "b", "c"))
    first, *others = (item.rect for item in scene.items if item.name.startswith("Column"))
    assert rows_of(scene, "Column") == [4]
    assert all(first.width > 1.5 * other.width for other in others)
    assert worst_break(scene.items) == WHOLE


def test_columns_stand_in_rows_where_no_width_has_room_for_their_words() -> None:
    scene = scene_of(columns(*[LONG] * 4))
    assert rows_of(scene, "Column") == [2, 2]
    assert worst_break(scene.items) == WHOLE


def test_words_come_before_addresses_in_columns() -> None:
    address = "https://www.example.org/sample/reports/annual/pages-of-samples"
    scene = scene_of(columns(address * 2, "Responsibilities", "Accommodation", "Proportionality"))
    assert worst_break(scene.items) < CUT


@pytest.mark.parametrize("layout", ["contacts", "learning-points", None])
def test_an_address_has_a_line_of_its_own_if_any_size_has_room(layout: str | None) -> None:
    address = "safeguarding.duty-team@sampleshire-council.example.gov.uk"
    scene = scene_of(items(f"Hub {address}", "Police 01632 960 001"), layout=layout)
    assert worst_break(scene.items) == WHOLE
