"""Panels: callouts and activities hold any blocks, in the order in which they were written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from deckbuilder.geometry import emu
from deckbuilder.layout.blocks.panels import PANEL_INSET
from deckbuilder.model import Block, Chart, CodeBlock, Figure, Image, ItemList, Quote, Series
from deckbuilder.scene.slide import (
    ChartItem,
    Group,
    Item,
    PictureItem,
    Scene,
    Shape,
    TableItem,
    TextFrame,
)
from tests.shared.small_slides import div, items, para, scenes_of, slide, table, text, written

PICTURE = Figure(
    image=Image(path=Path("sample.png"), format="png", width=1600, height=900), alt="A sample"
)
CHART = Chart(
    kind="column", title="Sample", alt="A sample", categories=("A", "B"),
    series=(Series(name="N", values=(1.0, 2.0)),),
)  # fmt: skip
STEPS = div("steps", items("Step one", "Step two", ordered=True))


def scene_of(*blocks: Block, **settings: object) -> Scene:
    presentation, diagnostics = scenes_of(slide(*blocks, **settings))
    assert not list(diagnostics)
    (scene,) = presentation.scenes
    return scene


def flat(parts: Iterable[Item]) -> Iterator[Item]:
    for item in parts:
        yield item
        if isinstance(item, Group):
            yield from flat(item.items)


def read_out(scene: Scene) -> list[str]:
    """Return what the slide says, in order: its texts, and the kinds of its other items."""
    said: list[str] = []
    for item in flat(scene.items):
        match item:
            case TextFrame(furniture=False):
                said += [written(part) for part in item.paragraphs if part.role != "title"]
            case PictureItem() | ChartItem() | TableItem():
                said.append(type(item).__name__)
    return said


@pytest.mark.parametrize("kind", ["callout", "activity"])
@pytest.mark.parametrize(
    ("block", "said"),
    [
        pytest.param(PICTURE, ["PictureItem"], id="picture"),
        pytest.param(CHART, ["ChartItem"], id="chart"),
        pytest.param(table(1), ["TableItem"], id="table"),
        pytest.param(Quote(blocks=(para("Said."),)), ["Said."], id="quotation"),
        pytest.param(CodeBlock(text="code"), ["code"], id="code"),
        pytest.param(STEPS, ["1", "Step one", "2", "Step two"], id="steps"),
        pytest.param(div("stat", value="1", label="one"), ["1", "one"], id="statistic"),
        pytest.param(
            div("columns", div("column", para("Left")), div("column", para("Right"))),
            ["Left", "Right"], id="columns",
        ),
    ],
)  # fmt: skip
def test_a_panel_keeps_the_order_and_all_of_what_it_holds(
    kind: str, block: Block, said: list[str]
) -> None:
    for order in ((para("Before."), block, para("After.")), (block, para("After."))):
        scene = scene_of(div(kind, *order, title="Sample"), layout="content")  # type: ignore[arg-type]
        before = ["Before."] if len(order) == 3 else []
        found = read_out(scene)
        assert found[found.index("Sample") + 1 :] == [*before, *said, "After."]
        _, edge = panels(scene)
        for item in flat(scene.items[1:]):
            if not isinstance(item, Group) and not getattr(item, "furniture", False):
                assert edge.rect.x <= item.rect.x
                assert item.rect.bottom <= edge.rect.bottom


def panels(scene: Scene) -> tuple[Shape, Shape]:
    """Return the first panel of a slide and the bar at its edge."""
    back, edge, *_ = [item for item in flat(scene.items) if isinstance(item, Shape)]
    assert (back.fill, edge.rect.height) == ("bg2", back.rect.height)
    return back, edge


def test_a_panel_of_text_alone_is_one_frame() -> None:
    scene = scene_of(div("callout", para("One."), items("Two")), layout="content")
    (group,) = [item for item in scene.items if isinstance(item, Group)]
    body, _ = group.items
    assert isinstance(body, TextFrame)
    assert [written(part) for part in body.paragraphs] == ["Key point", "One.", "Two"]


def test_a_panel_with_a_table_is_no_group_since_powerpoint_groups_no_tables() -> None:
    scene = scene_of(div("callout", para("One."), table(1)), layout="content")
    assert not any(isinstance(item, Group) for item in scene.items)
    back, edge, said, found = scene.items[1:5]
    assert isinstance(back, Shape)
    assert isinstance(edge, Shape)
    assert isinstance(said, TextFrame)
    assert isinstance(found, TableItem)
    assert len({item.name for item in scene.items}) == len(scene.items)


@pytest.mark.parametrize("block", [PICTURE, CHART])
def test_a_picture_on_a_panel_gets_the_room_that_the_slide_has(block: Block) -> None:
    scene = scene_of(div("callout", para("One."), block), layout="content")
    back, _ = panels(scene)
    (shown,) = [item for item in flat(scene.items) if isinstance(item, PictureItem | ChartItem)]
    assert shown.rect.height > back.rect.height // 2
    assert back.rect.bottom - shown.rect.bottom <= 2 * PANEL_INSET[3]


def test_what_is_filled_like_the_panel_that_it_stands_on_is_parted_from_it() -> None:
    scene = scene_of(div("callout", CodeBlock(text="code"), STEPS), layout="content")
    back, _ = panels(scene)
    inner = [item for item in flat(scene.items) if isinstance(item, TextFrame) and item.fill]
    assert {item.name for item in inner} >= {"Code", "Step 1"}
    assert all(item.fill != back.fill for item in inner)


def test_a_cover_keeps_the_order_of_its_blocks() -> None:
    scene = scene_of(para("One."), table(1), para("Two."), layout="section")
    assert read_out(scene) == ["One.", "TableItem", "Two."]


def test_questions_stand_where_they_are_written_in_an_activity() -> None:
    questions: ItemList = items("Why?")
    scene = scene_of(div("activity", para("One."), div("reflect", questions), para("Two.")))
    found = read_out(scene)
    assert found[found.index("One.") :] == ["One.", "Reflect", "Why?", "Two."]
    assert text("Why?") == questions.items[0].blocks[0].children  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [None, 0.1])
def test_a_panel_is_not_left_half_empty_below_a_small_picture(width: float | None) -> None:
    image = Image(path=Path("a.png"), format="png", width=30 if width is None else 1600, height=20)
    small = Figure(image=image, alt="A sample", width=width)
    scene = scene_of_any(div("callout", small, para("After.")), para("Below."), layout="content")
    back, _ = panels(scene)
    texts = [item for item in flat(scene.items) if isinstance(item, TextFrame)]
    after, below = (item for item in texts if written(item.paragraphs[0]) in ("After.", "Below."))
    (shown,) = [item for item in flat(scene.items) if isinstance(item, PictureItem)]
    assert 0 < after.rect.y - shown.rect.bottom < emu(30)
    assert 0 < back.rect.bottom - after.rect.bottom < emu(30)
    assert 0 < below.rect.y - back.rect.bottom < emu(30)


def scene_of_any(*blocks: Block, **settings: object) -> Scene:
    """Return the scene of a slide whatever advice it is given."""
    presentation, _ = scenes_of(slide(*blocks, **settings))
    (scene,) = presentation.scenes
    return scene
