"""Layouts are data: whatever a slot's area is changed to, what stands in it follows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.brand import Sizes
from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Emu, Rect, emu, rect
from deckbuilder.layout import lay_out
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM, BODY_TOP
from deckbuilder.layout.slide_layouts.layout import OUTSIDE_BODY, Area, Layout, Slot
from deckbuilder.layout.text.wrapping import line_width
from deckbuilder.model import Block, Deck, Figure, Footnote, Image, ItemList, Slide
from deckbuilder.scene.slide import ChartItem, Item, PictureItem, Scene, TextFrame
from deckbuilder.scene.walk import walk_items
from tests.shared import specimens
from tests.shared.small_slides import WORDS, default_brand, div, items, para, slide

PICTURE = Figure(
    image=Image(path=Path("sample.png"), format="png", width=1600, height=900), alt="A sample"
)
FULL = {
    "table": "with-text", "chart": "with-text", "steps": "with-text", "learning-points": "6",
    "reflective-questions": "6", "blank": "sparse",
}  # fmt: skip
"""The specimens that fill every slot of their layout, where they are not the usual ones."""


@cache
def slides() -> dict[str, Slide]:
    with tempfile.TemporaryDirectory() as folder:
        deck = pipeline.read(DeckRequest(path=specimens.write(Path(folder))), Diagnostics())
    assert deck is not None
    return {slide.id: slide for slide in deck.slides}


def laid(*blocks: Block, **settings: object) -> Scene:
    return lay(slide(*blocks, **settings))


def lay(made: Slide) -> Scene:
    last = slide(para(), id="last", section="Last")
    deck = Deck(name="sample", root=Path(), title="Sample", slides=(made, last))
    brand = replace(default_brand(), sizes=Sizes(scale=(18.0, 20.0, 24.0)))
    return lay_out(deck, brand, Diagnostics()).scenes[0]


def in_slot(scene: Scene, name: str) -> Item:
    (found,) = (i for i in walk_items(scene.items) if getattr(i, "placeholder", "") == name)
    return found


def changed(layout: Layout, **areas: Area) -> Layout:
    """Return a layout some of whose slots have other areas."""
    named = {name.replace("_", "-"): area for name, area in areas.items()}
    assert set(named) <= {slot.name for slot in layout.slots}
    slots = (replace(slot, area=named.get(slot.name, slot.area)) for slot in layout.slots)
    return replace(layout, slots=tuple(slots))


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let little content stand at the top of its slot as much content does."""
    monkeypatch.setattr("deckbuilder.layout.slides.fitting._FULL", 0.0)


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Layout]]:
    """Let a test change entries of the catalogue and add some."""
    entries = dict(LAYOUTS)
    with monkeypatch.context() as patch:
        patch.setattr("deckbuilder.layout.slide_layouts.backgrounds.LAYOUTS", entries)
        yield entries


RUNNING = ("table", "chart", "steps")
"""The layouts on which content stands right below what is above it."""

# --- each slot of each layout --------------------------------------------------------------

SLOTS = [
    (name, slot) for name, layout in LAYOUTS.items()
    for slot in layout.slots if not slot.name.startswith("step-")
]  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_has_a_slot_for_sources(name: str) -> None:
    assert "sources" in {slot.name for slot in LAYOUTS[name].slots}


@pytest.mark.parametrize(
    ("name", "slot"), SLOTS, ids=[f"{name}-{slot.name}" for name, slot in SLOTS]
)
def test_content_follows_its_slot(name: str, slot: Slot, catalogue: dict[str, Layout]) -> None:
    x, y, width, height = slot.area
    area = (x + 7.0, y + 5.0, width - 9.0, height - 10.0)
    catalogue[name] = changed(catalogue[name], **{slot.name: area})
    specimen = specimens.FOOTNOTE if slot.name == "sources" else FULL.get(name, "filled")
    found = in_slot(lay(slides()[f"{name}-{specimen}"]), slot.name)
    want = rect(*area)
    assert found.rect.x == want.x
    if slot.name == "sources":
        assert found.rect.bottom == want.bottom  # they grow upwards
    elif slot.name != "caption" and (name not in RUNNING or slot.name in OUTSIDE_BODY):
        assert found.rect.y == want.y
    if isinstance(found, PictureItem):
        room = want._replace(height=Emu(want.height + emu(slot.growth)))
        assert room.contains(found.rect, tolerance=1)
    elif (name, slot.name) == ("section", "title"):
        assert found.rect.width <= want.width  # its lines are balanced
    else:
        narrow = isinstance(found, TextFrame) and slot.name == "title" and is_wrapped(found)
        assert found.rect.width == want.width or (narrow and found.rect.width < want.width)
    if isinstance(found, TextFrame):
        inner = found.rect.inset(*found.inset)
        lines = [line for paragraph in found.paragraphs for line in paragraph.lines]
        assert all(line_width(line) <= inner.width for line in lines)


def is_wrapped(title: TextFrame) -> bool:
    return len(title.paragraphs[0].lines) > 1


def test_content_without_a_slot_stands_in_the_body_of_its_layout(
    catalogue: dict[str, Layout],
) -> None:
    catalogue["blank"] = replace(catalogue["blank"], body=(200.0, 150.0, 300.0, 200.0))
    (found,) = (item for item in laid(para(), layout="blank").items if item.name == "Content")
    assert found.rect == rect(200.0, 150.0, 300.0, 200.0)


# --- layouts that are not in the catalogue -------------------------------------------------


def mirrored(layout: Layout, one: str, other: str) -> Layout:
    """Return a layout two of whose slots, side by side, have changed sides."""
    areas = {slot.name: slot.area for slot in layout.slots}
    left, right = sorted((one, other), key=lambda name: areas[name])
    (x, *below), (_, y, width, height) = areas[left], areas[right]
    end = areas[right][0] + width
    return changed(
        layout, **{right: (x, y, width, height), left: (end - below[1], below[0], *below[1:])}
    )


def test_a_picture_stands_at_the_left_where_a_layout_has_it_there(
    catalogue: dict[str, Layout],
) -> None:
    layout = mirrored(catalogue["picture"], "body", "picture")
    catalogue["picture-left"] = replace(layout, name="picture-left")
    scene = laid(para(), PICTURE, layout="picture-left")
    picture, body = in_slot(scene, "picture").rect, in_slot(scene, "body").rect
    assert picture.x == 762_000
    assert body.x == emu(502.0) > picture.right
    assert scene.layout == "picture-left"


def test_a_statistic_stands_at_the_right_where_a_layout_has_it_there(
    catalogue: dict[str, Layout],
) -> None:
    catalogue["statistic"] = mirrored(catalogue["statistic"], "statistic", "body")
    scene = laid(div("stat", value="75%", label="x"), para(), layout="statistic")
    figure, body = in_slot(scene, "statistic").rect, in_slot(scene, "body").rect
    assert (body.x, figure.right) == (emu(60.0), emu(912.0))
    assert figure.width == emu(308.0)


def test_a_chart_stands_beside_text_where_a_layout_has_a_slot_for_it(
    catalogue: dict[str, Layout],
) -> None:
    layout = catalogue["picture"]
    slots = (
        replace(slot, name="chart", kind="chart") if slot.kind == "pic" else slot
        for slot in layout.slots
    )
    catalogue["chart"] = replace(layout, name="chart", slots=tuple(slots))
    scene = lay(slides()["chart-with-text"])
    chart = in_slot(scene, "chart")
    assert isinstance(chart, ChartItem)
    assert chart.rect == rect(502.0, BODY_TOP, 410.0, BODY_BOTTOM - BODY_TOP)
    assert in_slot(scene, "body").rect.right == emu(470.0)


def test_text_may_stand_below_what_is_beside_it_elsewhere(catalogue: dict[str, Layout]) -> None:
    above, below = (60.0, 106.0, 852.0, 200.0), (60.0, 330.0, 852.0, 160.0)
    catalogue["picture"] = changed(catalogue["picture"], picture=above, body=below)
    few, many = items("One", "Two"), items(*[WORDS] * 14)
    for written in (few, many):
        scene = laid(PICTURE, written, layout="picture")
        assert rect(*above).contains(in_slot(scene, "picture").rect)
        assert in_slot(scene, "body").rect == rect(*below)
    assert scene.continued is False
    assert len(listed(scene)) < len(many.items)


def listed(scene: Scene) -> list[str]:
    body = in_slot(scene, "body")
    assert isinstance(body, TextFrame)
    return [str(paragraph) for paragraph in body.paragraphs]


@pytest.mark.parametrize(
    ("layout", "beside"), [("picture", div("stat", value="75%", label="x")), ("statistic", PICTURE)]
)
def test_what_has_no_slot_of_its_own_takes_the_one_beside_the_text(
    layout: str, beside: Block
) -> None:
    (slot,) = (slot for slot in LAYOUTS[layout].slots if slot.name == layout)
    scene = laid(beside, para(), layout=layout)
    made = next(item for item in scene.items if item.name in ("Statistic 1", "Picture"))
    room = rect(*slot.area)
    assert made.rect.x == room.x
    assert made.rect.right <= room.right
    assert in_slot(scene, "body").rect.width == emu(body_of(LAYOUTS[layout]).area[2])


def body_of(layout: Layout) -> Slot:
    return next(slot for slot in layout.slots if slot.name == "body")


# --- columns and cards ---------------------------------------------------------------------


def columns(count: int, *widths: str) -> Block:
    settings = [{"width": width} for width in widths] or [{}] * count
    return div("columns", *(div("column", para(), **each) for each in settings))


def row(scene: Scene, name: str) -> list[Rect]:
    return [item.rect for item in scene.items if item.name.startswith(name)]


def test_columns_are_as_wide_as_their_slots(catalogue: dict[str, Layout]) -> None:
    left, right = (60.0, 106.0, 200.0, 384.0), (300.0, 146.0, 500.0, 344.0)
    catalogue["two-column"] = changed(catalogue["two-column"], column_1=left, column_2=right)
    assert row(laid(columns(2)), "Column") == [rect(*left), rect(*right)]


def test_a_layout_may_have_three_columns(catalogue: dict[str, Layout]) -> None:
    layout = catalogue["two-column"]
    first = next(slot for slot in layout.slots if slot.name == "column-1")
    areas = [(60.0 + 250.0 * at, 106.0, 130.0 + 50.0 * at, 384.0) for at in range(3)]
    made = (replace(first, name=f"column-{n}", area=area) for n, area in enumerate(areas, 1))
    rest = (slot for slot in layout.slots if slot.kind != "body")
    catalogue["two-column"] = replace(layout, slots=(*rest, *made))
    scene = laid(columns(3))
    assert row(scene, "Column") == [rect(*area) for area in areas]
    assert [in_slot(scene, f"column-{n}").rect for n in (1, 2, 3)] == row(scene, "Column")


@pytest.mark.parametrize("block", [columns(3), columns(1), columns(2, "30%", "70%")])
def test_other_columns_divide_the_room_of_all_slots(
    block: Block, catalogue: dict[str, Layout]
) -> None:
    left, right = (100.0, 120.0, 300.0, 370.0), (420.0, 120.0, 400.0, 370.0)
    catalogue["two-column"] = changed(catalogue["two-column"], column_1=left, column_2=right)
    found = row(laid(block), "Column")
    assert found[0].x == emu(100.0)
    assert found[-1].right == pytest.approx(emu(820.0), abs=3)
    assert {one.y for one in found} == {emu(120.0)}
    assert all(other.x - one.right == emu(20.0) for one, other in pairwise(found))


@pytest.mark.parametrize("count", [3, 4, 5])
def test_steps_divide_the_room_of_all_slots(count: int, catalogue: dict[str, Layout]) -> None:
    areas = {f"step_{n}": (100.0 + 150.0 * n, 260.0, 140.0, 200.0) for n in (1, 2, 3, 4)}
    catalogue["steps"] = changed(catalogue["steps"], **areas)
    found = row(laid(div("steps", items(*["Ask"] * count, ordered=True))), "Step")
    assert min(one.x for one in found) == emu(250.0)
    assert max(one.right for one in found) == pytest.approx(emu(840.0), abs=count)


def test_as_many_steps_as_slots_stand_where_these_do_in_the_row() -> None:
    scene = laid(div("steps", items(*["Ask"] * 4, ordered=True)))
    for slot in (slot for slot in LAYOUTS["steps"].slots if slot.name.startswith("step")):
        x, _, width, _ = slot.area
        found = in_slot(scene, slot.name).rect
        assert (found.x, found.width) == (emu(x), emu(width))


def cards(count: int, words: str = "Sample") -> ItemList:
    return items(*[words] * count)


def test_as_many_cards_as_slots_stand_in_them() -> None:
    slots = [slot for slot in LAYOUTS["contacts"].slots if slot.name.startswith("card")]
    assert row(laid(cards(6), layout="contacts"), "Card") == [rect(*slot.area) for slot in slots]


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 8])
@pytest.mark.parametrize("name", ["learning-points", "reflective-questions", "contacts"])
def test_other_cards_divide_the_room_of_all_slots(
    name: str, count: int, catalogue: dict[str, Layout]
) -> None:
    areas = {
        slot.name: (slot.area[0] * 0.8 + 30.0, slot.area[1] + 12.0, slot.area[2] * 0.8, 100.0)
        for slot in catalogue[name].slots
        if slot.kind == "body"
    }
    catalogue[name] = changed(catalogue[name], **areas)
    found = row(laid(cards(count), layout=name), "Card")
    assert min(one.x for one in found) == emu(60.0 * 0.8 + 30.0)
    assert max(one.right for one in found) == pytest.approx(emu(912.0 * 0.8 + 30.0), abs=3)
    assert min(one.y for one in found) >= emu(BODY_TOP + 12.0)


def test_cards_too_full_for_their_slots_share_their_room() -> None:
    scene = laid(cards(6, " ".join([WORDS] * 2)), layout="contacts")
    slot = next(slot for slot in LAYOUTS["contacts"].slots if slot.name == "card-1")
    assert all(one.height > emu(slot.area[3]) for one in row(scene, "Card"))
    assert max(one.bottom for one in row(scene, "Card")) <= emu(490.0)


# --- heights -------------------------------------------------------------------------------


def test_content_ends_where_its_slot_ends(catalogue: dict[str, Layout]) -> None:
    many = items(*[WORDS] * 9)
    assert len(listed(laid(many, layout="content"))) == 9
    catalogue["content"] = changed(catalogue["content"], body=(60.0, 106.0, 852.0, 180.0))
    scene = laid(many, layout="content")
    assert 0 < len(listed(scene)) < 9
    assert in_slot(scene, "body").rect == rect(60.0, 106.0, 852.0, 180.0)


def test_content_may_grow_below_its_slot_as_far_as_the_layout_says(
    catalogue: dict[str, Layout],
) -> None:
    layout = changed(catalogue["content"], body=(60.0, 106.0, 852.0, 180.0))
    slots = (replace(slot, growth=100.0 * (slot.name == "body")) for slot in layout.slots)
    catalogue["content"] = replace(layout, slots=tuple(slots))
    assert in_slot(laid(para(), layout="content"), "body").rect.height == emu(280.0)


def test_sources_leave_a_cover_no_more_room_than_it_has() -> None:
    note = Footnote(label="a", number=1, blocks=(para("A sample source"),))
    plain = laid(para(), layout="section")
    noted = laid(para(), layout="section", footnotes=(note,))
    assert in_slot(noted, "subtitle").rect == in_slot(plain, "subtitle").rect
