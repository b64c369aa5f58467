"""Builds: what comes at which click on a slide that comes step by step."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import rect
from deckbuilder.layout import lay_out
from deckbuilder.layout.slides.animations import order_clicks
from deckbuilder.model import Deck, Footnote, Heading, Image, ItemList, ListItem, Quote
from deckbuilder.scene.slide import (
    Click,
    ListEntry,
    PictureItem,
    Reveal,
    Scene,
    Shape,
    TableItem,
    TextFrame,
)
from tests.shared.small_slides import default_brand, div, items, para, slide, table, text, written

PLACE = rect(0, 0, 10, 10)


def scenes_of(*slides, **settings) -> tuple[Scene, ...]:
    deck = Deck(name="sample", root=Path(), title="Sample", slides=slides, **settings)
    return lay_out(deck, default_brand(), Diagnostics()).scenes


def scene_of(*blocks, **settings) -> Scene:
    return scenes_of(slide(*blocks, **{"incremental": True, **settings}))[0]


def shown(scene: Scene) -> list[list[str]]:
    """Return the texts that each click shows; an item that comes whole gives its name."""
    return [[text for reveal in click for text in texts(scene, reveal)] for click in scene.clicks]


def texts(scene: Scene, reveal: Reveal) -> list[str]:
    item = scene.items[reveal.item]
    if reveal.first < 0:
        return [item.name]
    assert isinstance(item, TextFrame)
    return [written(part) for part in item.paragraphs[reveal.first : reveal.last + 1]]


def frame(name: str, *roles: str, **settings) -> TextFrame:
    (laid,) = (item for item in scene_of(para("Sample")).items if item.name == "Content")
    (paragraph,) = laid.paragraphs

    parts = tuple(replace(paragraph, role=role) for role in roles)
    return TextFrame(name=name, rect=PLACE, paragraphs=parts, **settings)


def picture(**settings) -> PictureItem:
    image = Image(path=Path("a.png"), format="png", width=1, height=1)
    return PictureItem(name="Picture", rect=PLACE, image=image, alt="Sample", **settings)


def test_each_point_comes_with_what_is_below_it():
    deep = ListItem(blocks=(para("Two"), para("more of two"), items("below", "and below")))
    points = ItemList(ordered=False, items=(ListItem(blocks=(para("One"),)), deep))
    scene = scene_of(para("First"), points, Heading(level=2, children=text("Then")), items("Three"))
    assert shown(scene) == [
        ["First"], ["One"], ["Two", "more of two", "below", "and below"], ["Then"], ["Three"],
    ]  # fmt: skip


def test_title_sources_and_furniture_are_always_there():
    note = Footnote(label="a", number=1, blocks=(para("A source"),))
    scene = scene_of(items("One"), footnotes=(note,))
    assert {"Title", "Sources", "Footer"} <= {item.name for item in scene.items}
    assert shown(scene) == [["One"]]


def test_columns_come_one_after_the_other():
    columns = div(
        "columns", div("column", items("One", "Two")), div("column", items("Three", "Four"))
    )
    assert shown(scene_of(columns)) == [["One"], ["Two"], ["Three"], ["Four"]]


def test_compared_columns_come_by_paragraph_on_their_panels():
    head = Heading(level=2, children=text("Head"))
    columns = div("columns", div("column", head, items("One")), div("column", head, items("Two")))
    scene = scene_of(columns)
    assert scene.layout == "comparison"
    assert [click for click in shown(scene) if "Two" in click] == [["Two"]]


def test_panels_groups_and_tables_come_whole():
    steps = div("steps", items("Sample step", "Another"))
    around = (div("callout", para()), Quote(blocks=(para(),)), steps, table(2))
    scene = scene_of(*around, layout="content")
    whole = [scene.items[reveal.item].name for click in scene.clicks for reveal in click]
    assert all(reveal.first < 0 for click in scene.clicks for reveal in click)
    assert len(scene.clicks) == len(whole) == 5
    assert whole[-1] == "Table"


def test_an_agenda_is_there_from_the_start():
    one, two = (
        slide(para(), id=name, section=name, layout="section", incremental=True)
        for name in ("One", "Two")
    )
    scene = scenes_of(one, two)[1]
    assert "Agenda" in {item.name for item in scene.items}
    clicked = {scene.items[reveal.item].name for click in scene.clicks for reveal in click}
    assert clicked == {"Content"}


def test_a_step_comes_with_its_arrow():
    scene = scene_of(div("steps", items("Ask", "Listen", ordered=True)))
    names = [[scene.items[reveal.item].name for reveal in click] for click in scene.clicks]
    assert names == [["Step 1 arrow", "Step 1"], ["Step 2 arrow", "Step 2"]]
    assert all(reveal.first < 0 for click in scene.clicks for reveal in click)


@pytest.mark.parametrize("layout", ["learning-points", "reflective-questions", "contacts"])
def test_each_card_is_one_click(layout):
    scene = scene_of(items("One", "Two", "Three"), layout=layout)
    assert len(scene.clicks) == 3
    cards = [scene.items[click[-1].item] for click in scene.clicks]
    assert [written(card.paragraphs[0]) for card in cards] == ["One", "Two", "Three"]


def test_a_label_comes_with_what_it_is_the_label_of():
    panel = frame("Activity", "label", "heading", "paragraph", "attribution", placeholder="body")
    assert order_clicks([panel]) == ((Reveal(0, 0, 1),), (Reveal(0, 2, 3),))


def test_a_statistic_comes_whole():
    value = frame("Statistic", "value", "paragraph", placeholder="statistic", fill="tx2")
    assert order_clicks([value]) == ((Reveal(0),),)


def test_a_number_and_a_caption_come_with_what_they_belong_to():
    made = (
        frame("Title", "title", placeholder="title"),
        Shape(name="Line", rect=PLACE),
        frame("Number 1", "label", fill="accent1"),
        frame("Card 1", "item", placeholder="card-1", entry=ListEntry("body", 1), fill="bg2"),
        replace(picture(), caption=frame("Picture caption", "caption")),
        picture(decorative=True),
        frame("Content", "paragraph", "paragraph", placeholder="body"),
    )
    expected: list[Click] = [
        (Reveal(2), Reveal(3)), (Reveal(4),), (Reveal(6, 0, 0),), (Reveal(6, 1, 1),),
    ]  # fmt: skip
    assert list(order_clicks(made)) == expected


def test_a_tables_caption_comes_with_the_table():

    scene = scene_of(replace(table(1), caption=text("Sample caption")))
    assert shown(scene) == [["Table"]]
    (made,) = [item for item in scene.items if isinstance(item, TableItem)]
    assert made.caption is not None
    assert written(made.caption.paragraphs[0]) == "Sample caption"


def test_a_slide_says_it_before_the_deck_does():
    written_so = [None, True, False]
    slides = [
        slide(items("One", "Two"), id=f"s{number}", title=text(f"S{number}"), incremental=said)
        for number, said in enumerate(written_so)
    ]
    assert [len(scene.clicks) for scene in scenes_of(*slides)] == [0, 2, 0]
    assert [len(scene.clicks) for scene in scenes_of(*slides, incremental=True)] == [2, 2, 0]


def test_the_decks_word_is_not_for_covers():
    cover = slide(para("Sample"), layout="title")
    asked = slide(para("Sample"), layout="title", incremental=True)
    assert [len(scene.clicks) for scene in scenes_of(cover, incremental=True)] == [0]
    assert [len(scene.clicks) for scene in scenes_of(asked)] == [1]


def test_every_text_comes_once_or_was_always_there():
    many = items(*[f"Point {number}" for number in range(40)])
    scenes = scenes_of(slide(many, incremental=True))
    assert len(scenes) > 1
    clicks = [text for scene in scenes for click in shown(scene) for text in click]
    assert clicks == [f"Point {number}" for number in range(40)]
