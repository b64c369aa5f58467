"""Slides that hold too much, or what their layout does not expect: nothing is lost or leaves."""

from __future__ import annotations

import pytest

from deckbuilder.geometry import Rect, emu
from deckbuilder.layout.blocks.splitting import cut
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.grid import HEIGHT, WIDTH
from deckbuilder.model import ItemList, block_texts
from tests.shared.containers import make_div
from tests.shared.small_slides import (
    frames,
    items,
    para,
    paragraphs,
    rects,
    scenes_of,
    slide,
    table,
    text,
    written,
)

SLIDE = Rect(emu(0), emu(0), emu(WIDTH), emu(HEIGHT))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_title_that_reaches_the_foot_is_reported(layout: str) -> None:
    _, found = scenes_of(slide(para(), layout=layout, title=text("word " * 600)))
    assert "text-overflows" in [it.code.name for it in found]
    assert any("title" in it.message for it in found)


@pytest.mark.slow
def test_a_title_that_grows_where_its_slide_continues_keeps_clear_of_the_text() -> None:
    for length in range(30, 60):  # some of these fill their line
        title = text("x" * length + " " + "y" * 8)
        laid, _ = scenes_of(slide(items(*["Sample point"] * 30), title=title))
        assert len(laid.scenes) > 1
        for scene in laid.scenes:
            head, body = (f for f in frames(scene.items) if not f.furniture)
            lowest = head.rect.y + sum(
                emu(p.size * 1.2 * p.line_spacing * len(p.lines)) for p in head.paragraphs
            )
            assert lowest <= body.rect.y


@pytest.mark.parametrize("layout", [None, "reflective-questions", "learning-points", "contacts"])
def test_what_stands_beside_the_questions_is_kept(layout: str | None) -> None:
    reflect = make_div(
        kind="reflect", attributes={"lines": "3"}, blocks=(para("Before"), items("One"), table(2))
    )
    laid, found = scenes_of(slide(reflect, layout=layout))
    assert not list(found)
    shown = {written(paragraph) for scene in laid.scenes for paragraph in paragraphs(scene)}
    assert {*block_texts((reflect,))} <= shown


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_statistic_beside_text_has_room_in_any_layout(layout: str) -> None:
    stat = make_div(kind="stat", attributes={"value": "12", "label": "samples"}, blocks=())
    laid, found = scenes_of(slide(para("Sample"), stat, layout=layout))
    assert not found.has_errors
    for scene in laid.scenes:
        for rect in rects(scene.items):
            assert rect.width > 0
            assert rect.height > 0
            assert SLIDE.contains(rect)


def test_cutting_a_long_list_never_lays_out_all_of_it() -> None:
    asked: list[int] = []

    def fits(blocks: object) -> bool:
        (block,) = blocks  # type: ignore[misc]
        asked.append(len(block.items))
        return len(block.items) <= 10

    parts = cut((items(*map(str, range(1000))),), fits)
    held = [part[0] for part in parts]
    assert all(isinstance(block, ItemList) for block in held)
    assert [len(block.items) for block in held] == [10] * 100  # type: ignore[union-attr]
    assert max(asked) < 100


def test_invisible_characters_need_no_glyph() -> None:
    from deckbuilder.diagnostics import Diagnostics
    from deckbuilder.layout import lay_out_pages

    laid, _ = scenes_of(slide(para("a\u200bb\u00adc\u2066d\ufe0f")))
    found = Diagnostics()
    lay_out_pages(laid, ["handout"], found)
    assert not list(found)
