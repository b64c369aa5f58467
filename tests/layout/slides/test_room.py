"""The room of a slide: pictures in its middle, statistics and cards as large as suits it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from deckbuilder.diagnostics import Span
from deckbuilder.geometry import Emu, Rect, emu, rect
from deckbuilder.layout.blocks.pictures import MAX_POINTS_PER_PIXEL, place_picture
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM, BODY_TOP, LEFT, RIGHT
from deckbuilder.layout.slide_layouts.layout import OUTSIDE_BODY
from deckbuilder.layout.slides.arrange.room import within
from deckbuilder.model import Block, Figure
from deckbuilder.scene.slide import PictureItem, Scene, TextFrame
from tests.shared.containers import make_div
from tests.shared.small_slides import (
    WORDS,
    div,
    figure,
    items,
    para,
    scenes_of,
    slide,
    text,
    written,
)

ROOM = rect(LEFT, BODY_TOP, RIGHT - LEFT, BODY_BOTTOM - BODY_TOP)


def scene_of(*blocks: Block, **settings: object) -> Scene:
    presentation, _ = scenes_of(slide(*blocks, **settings))
    (scene,) = presentation.scenes
    return scene


def middle(held: Rect) -> tuple[float, float]:
    return held.x + held.width / 2, held.y + held.height / 2


# --- pictures ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1600, 100), (100, 1600), (16, 16)])
def test_a_picture_alone_stands_in_the_middle_with_its_caption_below(size: tuple[int, int]) -> None:
    scene = scene_of(figure(*size, caption=text("What it shows")))
    picture = scene.items[1]
    assert isinstance(picture, PictureItem)
    caption = picture.caption
    assert isinstance(caption, TextFrame)
    assert abs(middle(picture.rect)[0] - middle(ROOM)[0]) <= 1
    assert abs((picture.rect.y + caption.rect.bottom) / 2 - middle(ROOM)[1]) <= emu(1)
    assert caption.rect.y >= picture.rect.bottom
    (said,) = caption.paragraphs
    run = said.lines[0].runs[0]
    assert abs(caption.rect.x + run.x + run.width / 2 - middle(picture.rect)[0]) <= emu(1)


def test_a_picture_beside_text_keeps_to_its_half() -> None:
    scene = scene_of(para(), figure(1600, 100))
    (picture,) = [item for item in scene.items if isinstance(item, PictureItem)]
    assert picture.rect.x > middle(ROOM)[0]


@pytest.mark.parametrize(
    ("block", "most"),
    [
        pytest.param(figure(16, 16), emu(16 * MAX_POINTS_PER_PIXEL), id="small"),
        pytest.param(figure(8, 16, orientation=6), emu(16 * MAX_POINTS_PER_PIXEL), id="turned"),
        pytest.param(figure(1600, 900), ROOM.width, id="large"),
        pytest.param(figure(16, 16, format="svg"), ROOM.height, id="vectors"),
        pytest.param(figure(16, 16, width=0.25), ROOM.width // 4, id="as wide as asked for"),
        pytest.param(figure(16, 16, fit="cover"), ROOM.width, id="covering"),
    ],
)
def test_a_picture_is_not_enlarged_to_squares_unless_that_is_asked_for(
    block: Figure, most: Emu
) -> None:
    room = ROOM if block.image.width != 1600 else ROOM._replace(height=ROOM.width)
    assert place_picture(block, room).rect.width == most


def test_text_below_a_small_picture_stands_right_below_it() -> None:
    scene = scene_of(figure(16, 16), para(), layout="content")
    picture, said = scene.items[1], scene.items[2]
    assert picture.rect.height == emu(16 * MAX_POINTS_PER_PIXEL)
    assert said.rect.y - picture.rect.bottom < emu(30)


def test_text_below_a_narrowed_picture_stands_right_below_it() -> None:
    scene = scene_of(figure(1600, 900, width=0.25), para(), layout="content")
    picture, said = scene.items[1], scene.items[2]
    assert picture.rect.height == pytest.approx(ROOM.width / 4 * 9 / 16, abs=1)
    assert said.rect.y - picture.rect.bottom < emu(30)


# --- columns -------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", ["two-column", "comparison"])
def test_what_stands_around_columns_has_the_whole_width_above_and_below_them(layout: str) -> None:
    columns = div("columns", *(div("column", para(side)) for side in ("Left.", "Right.")))
    scene = scene_of(para("Above."), columns, para("Below."), layout=layout)
    held = {
        written(item.paragraphs[0]): item.rect
        for item in scene.items if isinstance(item, TextFrame) and not item.furniture
    }  # fmt: skip
    above, below, left, right = (held[said] for said in ("Above.", "Below.", "Left.", "Right."))
    assert above.width == below.width == ROOM.width
    assert above.bottom <= left.y == right.y
    assert left.bottom <= below.y
    assert left.right < right.x


# --- statistics ----------------------------------------------------------------------------


def statistics(count: int) -> list[Block]:
    return [div("stat", value=f"{n}%", label=f"Sample {n}") for n in range(count)]


def shown(scene: Scene, name: str) -> Sequence[TextFrame]:
    return [
        item for item in scene.items if isinstance(item, TextFrame) and item.name.startswith(name)
    ]


@pytest.mark.parametrize(
    ("count", "columns", "rows"), [(2, 2, 1), (3, 3, 1), (4, 2, 2), (5, 3, 2), (6, 3, 2), (8, 4, 2)]
)
def test_statistics_alone_fill_the_slide_in_rows(count: int, columns: int, rows: int) -> None:
    panels = shown(scene_of(*statistics(count)), "Statistic")
    assert [panel.name for panel in panels] == [f"Statistic {n + 1}" for n in range(count)]
    assert len({panel.rect.x for panel in panels}) == columns
    assert len({panel.rect.y for panel in panels}) == rows
    assert len({panel.rect.height for panel in panels}) == 1
    used = panels[-1].rect.bottom - panels[0].rect.y
    assert ROOM.height * (0.4 if rows == 1 else 0.8) < used <= ROOM.height
    values = {panel.paragraphs[0].size for panel in panels}
    assert len(values) == 1
    assert values.pop() >= 60


def test_statistics_leave_other_blocks_the_room_that_they_need() -> None:
    scene = scene_of(*statistics(6), items(*[WORDS] * 3))
    panels, (said,) = shown(scene, "Statistic"), shown(scene, "Content")
    assert said.rect.y > panels[-1].rect.bottom
    assert said.rect.bottom <= ROOM.bottom
    alone = shown(scene_of(*statistics(6)), "Statistic")
    assert panels[0].rect.height < alone[0].rect.height


# --- cards ---------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", ["learning-points", "reflective-questions", "contacts"])
@pytest.mark.parametrize("count", [2, 3])
def test_few_cards_grow_but_are_not_left_half_empty(layout: str, count: int) -> None:
    few = shown(scene_of(items(*["Sample text"] * count), layout=layout), "Card")
    many = shown(scene_of(items(*["Sample text"] * 6), layout=layout), "Card")
    assert many[0].rect.height < few[0].rect.height <= ROOM.height * 0.4
    full = shown(scene_of(items(*[f"{WORDS}. {WORDS}"] * count), layout=layout), "Card")
    (said,) = full[0].paragraphs
    high = said.lines[-1].baseline
    assert full[0].rect.height < 2.5 * high


def test_what_follows_cards_stands_right_below_them() -> None:
    scene = scene_of(items("One", "Two"), para("After."), layout="learning-points")
    below = next(item for item in scene.items if item.name == "Content")
    assert below.rect.y - shown(scene, "Card")[0].rect.bottom < emu(30)


# --- layouts -------------------------------------------------------------------------------


def test_panels_of_layouts_end_above_sources_on_one_line() -> None:
    for layout in LAYOUTS.values():
        (left, _, width, _) = next(each.area for each in layout.slots if each.name == "sources")
        for slot in layout.slots:
            panel = slot.fill is not None or slot.stroke is not None
            if slot.name not in OUTSIDE_BODY and panel and slot.area[0] < left + width:
                assert slot.area[1] + slot.area[3] <= 480.0, (layout.name, slot.name)


@pytest.mark.parametrize(
    ("layout", "block"),
    [
        ("picture", figure(16, 16)),
        ("statistic", div("stat", value="1", label="one")),
        ("table", None),
        ("chart", None),
        ("quote", None),
    ],
)
def test_a_layout_is_advised_against_where_a_slide_has_not_what_it_is_for(
    layout: str, block: Block | None
) -> None:
    where = {"layout": Span("slide.md", 2, 2)}
    _, diagnostics = scenes_of(slide(items("One"), layout=layout, setting_spans=where))
    (found,) = diagnostics
    assert (found.code.name, found.path, found.line) == ("layout-unused", "slide.md", 2)
    if block is not None:  # deep in other blocks too
        held = div("columns", div("column", block))
        _, diagnostics = scenes_of(slide(held, layout=layout, setting_spans=where))
        assert "layout-unused" not in [found.code.name for found in diagnostics]


def test_a_layout_whose_table_awaits_its_data_is_not_unused() -> None:
    waiting = make_div(
        kind="callout", attributes={"kind": "key", "title": "x", "awaits": "data"}, blocks=(para(),)
    )
    assert [*scenes_of(slide(waiting, layout="table"))[1]] == []
    told = scenes_of(slide(para(), layout="table"))[1]
    assert [found.code.name for found in told] == ["layout-unused"]


def test_a_slot_outside_of_a_room_is_measured_at_its_top():
    assert within(rect(0, 300, 100, 200), rect(0, 0, 100, 150)) == rect(0, 0, 100, 150)
    assert within(rect(0, 300, 100, 80), rect(0, 0, 100, 150)) == rect(0, 0, 100, 80)
