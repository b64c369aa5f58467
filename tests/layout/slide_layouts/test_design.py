"""The design of layouts: what fills placeholders, keeps its place, and changes when it is dark."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu
from deckbuilder.layout import lay_out
from deckbuilder.layout.blocks.containers import CONTAINERS
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.slide_layouts.backgrounds import layouts_for
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.grid import BODY_TOP
from deckbuilder.layout.slide_layouts.placeholders import place_layout
from deckbuilder.layout.slides.arrange import ARRANGEMENTS
from deckbuilder.layout.slides.arrange.room import SlideBody
from deckbuilder.layout.slides.fitting import fit_body
from deckbuilder.layout.text.drafts import Look
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.model import Deck, Figure, Heading, Image, Quote, Slide
from deckbuilder.scene.slide import Group, Scene, Shape, TableItem
from tests.shared.containers import make_div
from tests.shared.small_slides import (
    WORDS,
    default_brand,
    frames,
    items,
    para,
    paragraphs,
    scenes_of,
    slide,
    table,
    text,
    written,
)

PICTURE = Figure(
    image=Image(path=Path("sample.png"), format="png", width=1600, height=900), alt="A sample"
)


def div(kind, *blocks, **attributes):
    return make_div(kind=kind, attributes=attributes, blocks=blocks)


def columns(count, content=WORDS, headed=False):
    head = (Heading(level=2, children=text("Head")),) if headed else ()
    return div("columns", *(div("column", *head, para(content)) for _ in range(count)))


def scene_of(*blocks, **settings) -> Scene:
    presentation, _ = scenes_of(slide(*blocks, **settings))
    return presentation.scenes[0]


def placeholders(scene: Scene) -> list[str]:
    named = [getattr(item, "placeholder", "") for item in scene.items]
    return [name for name in named if name not in ("", "title", "footer", "slide-number")]


@pytest.mark.parametrize(
    ("layout", "blocks", "filled"),
    [
        ("content", (para(), items(WORDS)), ["body"]),
        ("table", (para(), table(2)), ["body", "table"]),
        ("table", (table(2), table(2)), ["table"]),
        ("picture", (para(), PICTURE), ["body", "picture"]),
        ("picture", (PICTURE,), ["picture"]),
        ("statistic", (div("stat", value="75%", label="x"), para()), ["statistic", "body"]),
        ("learning-points", (items(WORDS, WORDS),), ["card-1", "card-2"]),
        ("contacts", (items(WORDS, WORDS),), ["card-1", "card-2"]),
        ("quote", (Quote(blocks=(para(),), attribution=text("A sample")),), ["body"]),
        ("statement", (para(),), ["body"]),
        ("activity", (div("activity", para()),), ["body"]),
        (
            "activity",
            (div("activity", para(), minutes="5", grouping="In pairs"),),
            ["minutes", "body", "grouping"],
        ),
        ("two-column", (columns(2),), ["column-1", "column-2"]),
    ],
)
def test_content_fills_the_placeholders_that_its_layout_has(layout, blocks, filled):
    assert placeholders(scene_of(*blocks, layout=layout)) == filled


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name not in ("title", "section")])
def test_a_title_of_two_lines_leaves_what_stands_below_in_its_place(name):
    long = (
        "A title of so many sample words that it has to go on to a second line of the slide,"
        " however small it is"
    )
    tops = []
    for title in ("Short", long):
        scene = scene_of(para(), layout=name, title=text(title))
        tops.append(min(item.rect.y for item in scene.items[1:]))
    assert len(scene.items[0].paragraphs[0].lines) == 2
    assert tops[0] == tops[1] >= emu(BODY_TOP)


def test_a_quotation_has_no_bar_of_its_own_where_the_layout_is_made_for_it():
    quoted = Quote(blocks=(para("Said so"),), attribution=text("A sample person"))
    (rule,) = [item for item in scene_of(quoted).items if isinstance(item, Shape | Group)]
    assert rule.name == "Rule"
    elsewhere = scene_of(quoted, layout="content")
    assert any(isinstance(item, Group) for item in elsewhere.items)
    (body,) = [frame for frame in frames(scene_of(quoted).items) if frame.placeholder == "body"]
    said, by = body.paragraphs
    assert (said.role, by.role) == ("quote", "attribution")
    assert said.size > by.size


def test_headings_of_compared_panels_are_of_one_colour_which_is_no_activitys() -> None:
    scene = scene_of(columns(2, headed=True), layout="comparison")
    headings = [p for p in paragraphs(scene) if p.role == "heading"]
    assert {p.style.colour for p in headings} == {"accent1"}
    assert len(headings) == 2


def test_too_many_questions_go_on_like_any_list():
    questions = [f"Question {number}: {WORDS}?" for number in range(18)]
    presentation, diagnostics = scenes_of(
        slide(div("reflect", items(*questions), lines="2"), layout="reflective-questions")
    )
    assert [found.code.name for found in diagnostics] == ["slide-continued"]
    shown = [
        written(paragraph)
        for scene in presentation.scenes
        for frame in frames(scene.items)
        if frame.placeholder.startswith("card") or frame.name.startswith("Card")
        for paragraph in frame.paragraphs
    ]
    assert shown == questions


def test_the_columns_of_a_table_stand_in_the_same_places_wherever_it_goes_on():
    long = table(60)
    wide = replace(long, rows=(*long.rows[:50], *(
        tuple(replace(cell, children=text(f"A much longer sample entry {n}")) for cell in row)
        for n, row in enumerate(long.rows[50:])
    )))  # fmt: skip
    presentation, _ = scenes_of(slide(wide))
    parts = [
        item for scene in presentation.scenes for item in scene.items if isinstance(item, TableItem)
    ]
    assert len(parts) > 2
    assert len({part.columns for part in parts}) == 1
    assert len({replace(part, columns=()).columns for part in parts}) == 1
    assert sum(len(part.rows) - 1 for part in parts) == 60


# --- fitting -------------------------------------------------------------------------------


def body_on(layout: str) -> SlideBody:
    brand = default_brand()
    context = BoxContext(brand, Faces(brand), Diagnostics(), CONTAINERS)
    placed = place_layout(LAYOUTS[layout], brand)
    return SlideBody(LAYOUTS[layout], placed.slots, placed.slots["body"].rect, context)


@pytest.mark.parametrize("count", range(3, 13))
def test_the_size_is_the_largest_of_the_scale_that_fits(count):
    body, steps = body_on("content"), (32.0, 28.0, 24.0, 20.0, 18.0)
    blocks = (items(*[WORDS] * count),)
    parts = fit_body(slide(*blocks), body, steps).parts
    if len(parts) > 1:
        pytest.fail("the test's own text is too long")
    heights = {
        size: ARRANGEMENTS["flow"](blocks, body, Look(size=size, min_size=18.0)).height
        for size in steps
    }
    assert list(heights.values()) == sorted(heights.values(), reverse=True)
    best = max(size for size, height in heights.items() if height <= body.area.height)
    (frame,) = frames(parts[0].items)
    assert frame.paragraphs[0].size == best


def test_statistics_and_columns_of_plain_text_stand_well_apart():
    found = sorted(frame.rect for frame in frames(scene_of(columns(3)).items)
                   if frame.name.startswith("Column"))  # fmt: skip
    assert len(found) == 3
    assert all(right.x - left.right >= emu(30) for left, right in pairwise(found))


# --- dark brands ---------------------------------------------------------------------------

DARK = Colours(
    tx1="F2F5F7", bg1="10181E", tx2="BFE3E0", bg2="1E2B33", accent1="5FC7BF", accent2="E79AC2",
    accent3="F2A65A", accent4="8FCB8F", accent5="9DB7EE", accent6="AEBAC2", hlink="7CC4F5",
    folHlink="D3A5E8",
)  # fmt: skip


def dark_brand() -> Brand:
    return replace(default_brand(), colours=DARK)


def test_a_dark_brand_has_no_light_covers_and_panels():
    assert layouts_for(default_brand()) is LAYOUTS
    dark = layouts_for(dark_brand())
    cover = dark["title"]
    assert (cover.background, cover.text, cover.heading) == ("bg2", "tx1", "tx1")
    assert {slot.colour for slot in cover.slots} == {"tx1"}
    panel = next(slot for slot in dark["statistic"].slots if slot.name == "statistic")
    assert (panel.fill, panel.colour) == ("bg2", "tx1")
    for layout in dark.values():
        assert "tx2" not in {layout.background, *(part.fill for part in layout.decoration)}
        assert {slot.name for slot in layout.slots} == {
            slot.name for slot in LAYOUTS[layout.name].slots
        }


def test_a_statistic_under_a_dark_brand_is_written_in_its_text_colour():
    diagnostics = Diagnostics()
    stat = div("stat", value="75%", label="of a sample")
    deck = Deck(
        name="sample", root=Path(), title="Sample",
        slides=(Slide(id="one", title=text("One"), blocks=(stat, para())),),
    )  # fmt: skip
    (scene,) = lay_out(deck, dark_brand(), diagnostics).scenes
    (panel,) = [frame for frame in frames(scene.items) if frame.placeholder == "statistic"]
    assert panel.fill == "bg2"
    assert {paragraph.style.colour for paragraph in panel.paragraphs} == {"tx1"}
