"""Pictures up to the slide's edges: where they stand, what is cut away, when they cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckbuilder.brand.colours.contrast import contrast_of
from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.geometry import emu, rect
from deckbuilder.layout import lay_out
from deckbuilder.layout.blocks.pictures import place_picture
from deckbuilder.layout.slide_layouts.grid import FOOT_TOP
from deckbuilder.model import Block, Deck, Footnote, FootnoteReference, Link, Text
from deckbuilder.scene.slide import PictureItem, Scene, TextFrame
from deckbuilder.scene.walk import walk_items
from tests.shared.small_slides import (
    WORDS,
    div,
    figure,
    items,
    para,
    scenes_of,
    slide,
    text,
)

SPAN = Span("slide.md", 3, 3)


def laid(*blocks: Block, **settings: object) -> tuple[Scene, list[tuple[str, int]]]:
    presentation, found = scenes_of(slide(*blocks, **settings))
    return presentation.scenes[0], [(each.code.name, each.line) for each in found]


def bled(wide: int, high: int, bleed: str, **fields: Any) -> Block:
    return figure(wide, high, bleed=bleed, span=SPAN, **fields)


def picture_of(scene: Scene) -> PictureItem:
    (found,) = (item for item in scene.items if isinstance(item, PictureItem))
    return found


# --- where it stands -----------------------------------------------------------------------


def test_half_a_slide_is_filled_from_its_top_to_its_foot() -> None:
    scene, found = laid(para(), bled(960, 1080, "half"))
    assert found == []
    assert scene.layout == "picture-half"
    picture = picture_of(scene)
    assert picture.rect == rect(480, 0, 480, 540)
    assert (picture.placeholder, picture.crop) == ("picture", (0.0, 0.0, 0.0, 0.0))
    others = (item.rect for item in scene.items if item is not picture)
    assert all(each.right <= picture.rect.x for each in others)


def test_a_layout_that_is_named_needs_no_sign_at_the_picture() -> None:
    named, _ = laid(figure(900, 1080), para(), layout="picture-half")
    asked, _ = laid(bled(900, 1080, "half"), para())
    assert picture_of(named).rect == picture_of(asked).rect
    assert picture_of(named).crop == picture_of(asked).crop != (0.0, 0.0, 0.0, 0.0)


def test_a_whole_slide_is_filled_from_its_title_to_its_foot() -> None:
    scene, found = laid(bled(1600, 900, "full"))
    assert found == []
    assert scene.layout == "picture-full"
    area = picture_of(scene).rect
    assert (area.x, area.width, area.bottom) == (0, emu(960), emu(FOOT_TOP - 8))
    title, footer = scene.items[0].rect, next(i for i in scene.items if i.name == "Slide number")
    assert area.y == title.bottom
    assert area.bottom < footer.rect.y


def test_a_title_of_three_lines_and_sources_leave_less_of_the_slide() -> None:
    note = Footnote(label="a", number=1, blocks=(para("A sample source"),))
    reference = FootnoteReference(label="a", number=1)
    long, _ = laid(bled(1600, 900, "full"), title=text(" ".join([WORDS] * 2)))
    noted, _ = laid(
        bled(1600, 900, "full", caption=(Text(text="Hills"), reference)), footnotes=(note,)
    )
    usual = picture_of(laid(bled(1600, 900, "full"))[0]).rect
    sources = next(item.rect for item in noted.items if item.name == "Sources")
    caption = picture_of(noted).caption
    assert caption is not None
    assert picture_of(long).rect.y > usual.y
    assert picture_of(noted).rect.bottom == caption.rect.y
    assert usual.bottom > caption.rect.bottom
    assert caption.rect.bottom <= sources.y


@pytest.mark.parametrize("bleed", ["half", "full"])
@pytest.mark.parametrize("words", ["Hills", " ".join([WORDS] * 3)])
@pytest.mark.parametrize("brand", ["default", "tests/brands/sample-dark"])
def test_a_caption_stands_on_a_plain_band_below_the_picture(
    bleed: str, words: str, brand: str
) -> None:
    link = Link(children=text("more"), target="https://example.org/")
    made = slide(bled(900, 1000, bleed, caption=(*text(words), link), fit="cover"))
    look = load_brand(brand, (Path.cwd(),), Diagnostics(), where="sample")
    assert look is not None
    deck = Deck(name="sample", root=Path(), title="Sample", slides=(made,))
    picture = picture_of(lay_out(deck, look, Diagnostics()).scenes[0])
    band = picture.caption
    assert band is not None
    assert band.fill is not None
    assert band.placeholder == "caption"
    assert (band.rect.x, band.rect.width) == (picture.rect.x, picture.rect.width)
    assert band.rect.y == picture.rect.bottom
    (paragraph,) = band.paragraphs
    styles = [run.style for line in paragraph.lines for run in line.runs]
    colours = look.colours
    assert all(contrast_of(colours, each.colour, band.fill) >= 4.5 for each in styles)
    last = paragraph.lines[-1]
    assert band.rect.height >= band.top + last.baseline


@pytest.mark.parametrize("turn", [1, -1])
def test_title_text_picture_and_caption_are_read_in_this_order(turn: int) -> None:
    blocks = (bled(960, 1080, "half", caption=text("Hills")), items("One"))[::turn]
    scene, _ = laid(*blocks)
    names = [item.name for item in walk_items(scene.items)]
    assert names == ["Title", "Content", "Picture", "Picture caption", "Footer", "Slide number"]


def test_sources_below_the_text_are_read_before_the_picture_beside_them() -> None:
    note = Footnote(label="a", number=1, blocks=(para("A sample source"),))
    half, _ = laid(items("One"), bled(960, 1080, "half"), footnotes=(note,))
    whole = bled(1600, 900, "half", fit="contain", caption=text("Hills"))
    contained, _ = laid(items("One"), whole, footnotes=(note,))
    full, _ = laid(bled(1600, 900, "full"), footnotes=(note,))
    assert [item.name for item in contained.items][1:4] == ["Content", "Sources", "Picture"]
    assert [item.name for item in half.items][1:4] == ["Content", "Sources", "Picture"]
    assert [item.name for item in full.items][1:3] == ["Picture", "Sources"]


def test_other_pictures_stand_among_the_text() -> None:
    scene, found = laid(figure(400, 300), bled(960, 1080, "half"), para())
    assert found == []
    small, large = (item for item in scene.items if isinstance(item, PictureItem))
    assert (small.placeholder, large.placeholder) == ("", "picture")
    assert large.rect == rect(480, 0, 480, 540)
    assert small.rect.right < large.rect.x


# --- what is cut away ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fit", "found"), [(None, [("picture-cut", 3)]), ("cover", []), ("contain", [])]
)
def test_a_cut_is_told_unless_its_author_decided(
    fit: str | None, found: list[tuple[str, int]]
) -> None:
    scene, told = laid(bled(1600, 900, "half", fit=fit), para())
    assert told == found
    picture = picture_of(scene)
    if fit == "contain":
        assert picture.crop == (0.0, 0.0, 0.0, 0.0)
        assert (picture.rect.x, picture.rect.width) == (emu(480), emu(480))
        assert picture.rect.y == pytest.approx(emu(540) - picture.rect.bottom, abs=2)
    else:
        assert picture.crop == (0.25, 0.0, 0.25, 0.0)


def test_a_small_cut_is_not_told() -> None:
    scene, found = laid(bled(900, 900, "half"), para())
    assert found == []
    assert 0 < sum(picture_of(scene).crop) < 0.4


def test_among_text_and_on_paper_it_is_whole() -> None:
    room = rect(0, 0, 400, 100)
    assert place_picture(figure(900, 900, bleed="full", fit="cover"), room).rect.width == emu(100)
    assert place_picture(figure(900, 900, fit="cover"), room).rect.width == emu(400)


# --- where it cannot -----------------------------------------------------------------------

UNUSED = [("bleed-unused", 3)]


@pytest.mark.parametrize(
    ("blocks", "layout", "settings"),
    [
        ((para(), bled(1600, 900, "full")), "picture", {}),
        ((bled(1600, 900, "full"), bled(1600, 900, "full")), "picture", {}),
        ((div("columns", div("column", bled(1600, 900, "half"))),), "two-column", {}),
        ((bled(1600, 900, "half"),), "content", {"layout": "content"}),
        ((figure(1600, 900, span=SPAN), para()), "picture", {"layout": "picture-full"}),
    ],
)
def test_without_room_it_stands_within_the_margins(
    blocks: tuple[Block, ...], layout: str, settings: dict[str, str]
) -> None:
    scene, found = laid(*blocks, **settings)
    assert scene.layout == layout
    assert set(found) == set(UNUSED)
    placed = [item for item in scene.items if isinstance(item, PictureItem)]
    assert all(emu(60) <= item.rect.x and item.rect.right <= emu(912) for item in placed)


def test_beside_too_much_text_all_of_it_continues() -> None:
    presentation, found = scenes_of(slide(items(*[WORDS] * 16), bled(960, 1080, "half")))
    names = [each.code.name for each in found]
    assert sorted(names) == ["bleed-unused", "slide-continued"]
    shown = [
        "".join(run.text for line in paragraph.lines for run in line.runs)
        for scene in presentation.scenes
        for item in scene.items
        if isinstance(item, TextFrame) and item.name == "Content"
        for paragraph in item.paragraphs
    ]
    assert [" ".join(each.split()) for each in shown] == [WORDS] * 16
    assert {scene.layout for scene in presentation.scenes} == {"picture"}
    assert list(presentation.layouts) == ["picture"]


def test_a_title_that_is_too_long_beside_it_has_the_whole_width() -> None:
    scene, found = laid(para(), bled(960, 1080, "half"), title=text(" ".join([WORDS] * 7)))
    assert scene.layout == "picture"
    assert found == UNUSED


def test_a_layout_for_it_without_a_picture_is_that_of_pictures() -> None:
    scene, found = laid(para(), layout="picture-full")
    assert scene.layout == "picture"
    assert [name for name, _ in found] == ["layout-unused"]


def test_a_slide_that_falls_back_does_not_change_the_size_of_others() -> None:
    small = slide(items(*[WORDS] * 16), bled(960, 1080, "half"), id="one")
    few = slide(items("One"), bled(960, 1080, "half"), id="two")
    together, _ = scenes_of(small, few)
    alone, _ = scenes_of(few)
    sizes = {
        paragraph.size
        for scene in (together.scenes[-1], alone.scenes[0])
        for item in scene.items
        if isinstance(item, TextFrame) and item.name == "Content"
        for paragraph in item.paragraphs
    }
    assert len(sizes) == 1


def test_no_text_lies_over_the_picture() -> None:
    scene, _ = laid(bled(1600, 900, "full", caption=text("Hills"), fit="cover"))
    shown = picture_of(scene).rect
    frames = [item for item in walk_items(scene.items) if isinstance(item, TextFrame)]
    assert {"Title", "Picture caption", "Slide number"} <= {item.name for item in frames}
    for item in frames:
        assert item.rect.bottom <= shown.y or item.rect.y >= shown.bottom
