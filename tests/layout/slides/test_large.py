"""Quotations, statements and activities: what stands large, where, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.brand import Sizes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu
from deckbuilder.layout import lay_out
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM, BODY_TOP
from deckbuilder.model import Block, Deck, Quote
from deckbuilder.scene.slide import Scene, Shape, TableItem, TextFrame
from tests.shared.small_slides import (
    WORDS,
    default_brand,
    div,
    frames,
    items,
    para,
    scenes_of,
    slide,
    table,
    text,
    written,
)


def scene_of(*blocks: Block, **settings: object) -> Scene:
    presentation, diagnostics = scenes_of(slide(para()), slide(*blocks, id="two", **settings))
    assert not list(diagnostics)
    _, scene = presentation.scenes
    return scene


def in_slot(scene: Scene, name: str) -> TextFrame:
    (found,) = (item for item in scene.items if getattr(item, "placeholder", "") == name)
    assert isinstance(found, TextFrame)
    return found


def texts(scene: Scene) -> list[str]:
    frames = (item for item in scene.items if isinstance(item, TextFrame) and not item.furniture)
    return [written(paragraph) for frame in frames for paragraph in frame.paragraphs]


def middle_of(frame: TextFrame) -> float:
    """Return where the middle of a frame's text is, as a share of the body's height."""
    last = frame.paragraphs[-1].lines[-1]
    below = emu(frame.paragraphs[-1].size * 0.28)
    middle = frame.rect.y + frame.top + (last.baseline + below) / 2
    return (middle - emu(BODY_TOP)) / emu(BODY_BOTTOM - BODY_TOP)


def quote(words: str, by: str = "A sample person") -> Quote:
    return Quote(blocks=(para(words),), attribution=text(by))


@pytest.mark.parametrize(
    "blocks", [(quote("Nobody asked me."),), (para(),), (div("callout", para(), kind="key"),)]
)
def test_what_is_large_stands_two_fifths_down_the_body(blocks: tuple[Block, ...]) -> None:
    frame = in_slot(scene_of(*blocks), "body")
    assert middle_of(frame) == pytest.approx(0.4, abs=0.01)


def test_a_quotation_is_upright_and_larger_than_whom_it_is_from() -> None:
    words, by = in_slot(scene_of(quote("Nobody asked me.")), "body").paragraphs
    assert (words.role, by.role) == ("quote", "attribution")
    assert not words.style.italic
    assert (words.style.font, words.style.bold) == ("heading", True)
    assert 20 <= by.size <= 24 < words.size


@pytest.mark.parametrize(("words", "size"), [("Nobody asked me.", 24.0), (WORDS * 6, 21.0)])
def test_whom_a_quotation_is_from_has_a_size_of_the_scale(words: str, size: float) -> None:
    sizes = Sizes(scale=(18.0, 21.0, 27.0))
    deck = Deck(name="s", root=Path(), title="S", slides=(slide(quote(words)),))
    (scene,) = lay_out(deck, replace(default_brand(), sizes=sizes), Diagnostics()).scenes
    _, by = in_slot(scene, "body").paragraphs
    assert by.size == size


def test_a_rule_stands_before_whom_each_quotation_is_from() -> None:
    scene = scene_of(quote("One"), quote("Two", "Another person"))
    frame = in_slot(scene, "body")
    sources = [part for part in frame.paragraphs if part.role == "attribution"]
    rules = [
        item for item in scene.items if isinstance(item, Shape) and item.name.startswith("Rule")
    ]
    assert len(rules) == len(sources) == 2
    for rule, source in zip(rules, sources, strict=True):
        baseline = frame.rect.y + frame.top + source.lines[0].baseline
        assert baseline - emu(source.size) < rule.rect.y < rule.rect.bottom < baseline
        assert frame.rect.x == rule.rect.x < rule.rect.right < frame.rect.x + source.indent


def test_a_rule_follows_words_that_are_read_from_the_right() -> None:
    scene = scene_of(quote("שלום", "אדם"))
    frame = in_slot(scene, "body")
    (rule,) = [item for item in scene.items if isinstance(item, Shape)]
    assert rule.rect.right == frame.rect.right


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        (para("Look."), ["Look."]),
        (div("callout", para("Look."), kind="warning"), ["Take care", "Look."]),
        (div("callout", para("Look."), title="First"), ["First", "Look."]),
        (div("reflect", items("Why?")), ["Reflect", "Why?"]),
    ],
)
def test_a_statement_says_in_words_what_kind_it_is(block: Block, shown: list[str]) -> None:
    scene = scene_of(block)
    assert scene.layout == "statement"
    assert texts(scene) == ["One", *shown]
    assert [part.marker for part in in_slot(scene, "body").paragraphs] == [None] * len(shown)


def test_what_is_more_than_words_stands_on_a_panel_of_a_statement() -> None:
    scene = scene_of(para("Look."), table(2), layout="statement")
    panel, words, cells = scene.items[1:4]
    assert isinstance(panel, Shape)
    assert isinstance(words, TextFrame)
    assert isinstance(cells, TableItem)
    assert panel.fill == "bg1"
    assert words.paragraphs[0].style.colour == "tx1"
    assert panel.rect.contains(words.rect)
    assert panel.rect.contains(cells.rect)


def test_an_activity_is_read_from_its_title_to_who_works_with_whom() -> None:
    activity = div(
        "activity", para("Talk."), minutes="5", title="Ask", grouping="In pairs, then all"
    )
    scene = scene_of(activity)
    assert texts(scene) == ["One", "5", "minutes", "Activity", "Ask", "Talk.", "In pairs, then all"]
    disc = next(item for item in scene.items if item.name == "Disc")
    assert isinstance(disc, Shape)
    assert (disc.geometry, disc.fill, disc.rect) == (
        "ellipse", "bg1", in_slot(scene, "minutes").rect
    )  # fmt: skip
    assert {part.style.colour for part in in_slot(scene, "body").paragraphs} == {"bg1"}


@pytest.mark.parametrize("minutes", ["5", "120", "12.5"])
def test_minutes_fit_their_disc_whatever_size_titles_have(minutes: str) -> None:
    deck = Deck(
        name="sample", root=Path(), title="Sample",
        slides=(slide(para()), slide(div("activity", para("Talk."), minutes=minutes), id="two")),
    )  # fmt: skip
    diagnostics = Diagnostics()
    brand = replace(default_brand(), sizes=Sizes(title=60.0))
    _, scene = lay_out(deck, brand, diagnostics).scenes
    disc = in_slot(scene, "minutes")
    number, _ = (part.lines for part in disc.paragraphs)
    assert number[0].runs[0].width <= disc.rect.width * 0.75
    assert disc.paragraphs[0].size <= 36.0
    assert not list(diagnostics)


def test_what_stands_where_data_will_be_says_only_its_own_words() -> None:
    scene = scene_of(div("callout", para("Which do we miss?"), awaits="data"), para())
    shown = [written(part) for item in frames(scene.items) for part in item.paragraphs]
    assert "Which do we miss?" in shown
    assert "Key point" not in shown


def test_a_minute_is_one() -> None:
    assert texts(scene_of(div("activity", para("Talk."), minutes="1")))[1:3] == ["1", "minute"]


def test_an_activity_of_no_known_length_has_no_disc_and_no_line_at_the_foot() -> None:
    scene = scene_of(div("activity", para("Talk.")))
    assert texts(scene) == ["One", "Activity", "Talk."]
    assert [item.name for item in scene.items if isinstance(item, Shape)] == []


def test_a_table_of_an_activity_stands_on_a_panel_above_the_foot() -> None:
    scene = scene_of(div("activity", para("Fill it."), table(2), minutes="5", grouping="In pairs"))
    panel = next(item for item in scene.items if item.name == "Panel")
    assert texts(scene) == ["One", "5", "minutes", "Activity", "Fill it.", "In pairs"]
    assert panel.rect.bottom < in_slot(scene, "grouping").rect.y
    assert any(isinstance(item, TableItem) for item in scene.items)


def test_blocks_around_an_activity_share_its_panel() -> None:
    activity = div("activity", para("Talk."), minutes="5", grouping="In pairs")
    presentation, _ = scenes_of(slide(para("Before."), activity, para("After."), layout="activity"))
    (scene,) = presentation.scenes
    panel, *inside = scene.items[1:5]
    assert panel.name == "Panel"
    assert all(panel.rect.contains(item.rect) for item in inside)


def test_who_works_with_whom_stands_last_in_an_activity_among_other_blocks() -> None:
    activity = div("activity", para("Talk."), grouping="In pairs")
    scene = scene_of(para(WORDS), activity, layout="content")
    (group,) = (item for item in scene.items if item.name == "Activity")
    words = [written(part) for part in group.items[0].paragraphs]
    assert words == ["Activity", "Talk.", "In pairs"]
