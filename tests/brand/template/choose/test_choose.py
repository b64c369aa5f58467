"""Which layout of a template each of ours takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckbuilder.brand.template.choose import UnknownName, choose_layouts, choose_named
from deckbuilder.geometry import rect
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from tests.brand.template.choose.layouts import (
    ALL,
    BARE,
    BODY,
    COLUMNS,
    CONTENT,
    COVER,
    FOOT,
    HEAD,
    LOW,
    ON_MASTER,
    PICTURE,
    SECTION,
    chosen,
    of_masters,
    region,
    template,
)
from tests.shared.template_files import Layout, Level, Master, Picture, Placeholder, Theme, draw_png


def slots(name: str, *layouts: Layout) -> dict[str, str]:
    """Return the kind and idx of the placeholders that the slots of one of our layouts take."""
    found = template(*layouts)
    choice = choose_layouts(found)[name]
    places = found.layouts[choice.layout].placeholders
    return {slot: f"{places[at].kind} {places[at].index}" for slot, at in choice.slots.items()}


FEET = {"footer": "ftr 10", "slide-number": "sldNum 11"}
OURS = {
    "title": ("Deckblatt", {"title": "ctrTitle 0", "subtitle": "subTitle 1"}),
    "section": ("Trenner", {"title": "title 0", "subtitle": "body 1", **FEET}),
    "content": ("Inhalt", {"title": "title 0", "body": "obj 1", **FEET}),
    "references": ("Inhalt", {"title": "title 0", "body": "obj 1", **FEET}),
    "two-column": (
        "Zweispaltig", {"title": "title 0", "column-1": "obj 1", "column-2": "obj 2", **FEET},
    ),
    "comparison": (
        "Gegenüber",
        {"title": "title 0", "column-1": "obj 1", "column-2": "obj 2", "heading-1": "body 3",
         "heading-2": "body 4", **FEET},
    ),
    "table": ("Inhalt", {"title": "title 0", "table": "obj 1", **FEET}),
    "chart": ("Inhalt", {"title": "title 0", "chart": "obj 1", **FEET}),
    "picture": ("Mit Foto", {"title": "title 0", "body": "obj 1", "picture": "pic 2", **FEET}),
    "blank": ("Nur Kopf", {"title": "title 0", **FEET}),
}  # fmt: skip


@pytest.mark.parametrize("name", OURS)
def test_a_structure_is_found_without_type_or_name(name: str):
    layout, expected = OURS[name]
    assert chosen(template(*ALL), name) == [layout]
    assert slots(name, *ALL) == expected


def test_all_our_layouts_have_a_choice():
    found = template(*ALL)
    assert set(choose_layouts(found)) == set(LAYOUTS)
    drawn = sorted(set(LAYOUTS) - set(OURS))
    assert set(chosen(found, *drawn)) == {"-Nur Kopf", "-Mit Foto"}
    assert chosen(found, "picture-half", "steps") == ["-Mit Foto", "-Nur Kopf"]


# --- what stands in -----------------------------------------------------------------------------


def test_columns_without_a_layout_stand_in_the_region_of_content():
    found = template(CONTENT, BARE)
    choice = choose_layouts(found)["two-column"]
    assert chosen(found, "two-column", "comparison") == ["-Inhalt", "-Inhalt"]
    assert choice.free == rect(40, 100, 880, 400), "grown to the footer"
    assert set(choice.slots) == {"title", "footer", "slide-number"}


def test_a_comparison_without_heads_stands_in_two_columns():
    assert chosen(template(CONTENT, COLUMNS), "comparison") == ["-Zweispaltig"]
    assert set(slots("comparison", CONTENT, COLUMNS)) >= {"column-1", "column-2"}


def test_a_cover_that_is_missing_is_like_a_section():
    assert chosen(template(SECTION, CONTENT), "title") == ["-Trenner"]
    assert "subtitle" in slots("title", SECTION, CONTENT)


def test_a_title_alone_takes_what_has_no_layout():
    found = template(CONTENT, BARE)
    assert chosen(found, "section", "title", "quote", "picture", "steps") == ["-Nur Kopf"] * 5
    assert chosen(template(BARE), "content", "table") == ["-Nur Kopf"] * 2


def test_without_a_title_alone_content_is_left_out():
    assert chosen(template(CONTENT), "blank", "quote") == ["-Inhalt"] * 2
    assert set(slots("blank", CONTENT)) == {"title", "footer", "slide-number"}


def test_a_picture_may_stand_in_a_second_column():
    assert chosen(template(CONTENT, COLUMNS), "picture") == ["Zweispaltig"]
    assert slots("picture", CONTENT, COLUMNS)["picture"] == "obj 2"


def test_text_alone_holds_no_table():
    words = Layout("Text", (HEAD, replace(BODY, kind="body"), *FOOT))
    assert chosen(template(words, BARE), "content", "table") == ["Text", "-Nur Kopf"]


# --- what ranks ---------------------------------------------------------------------------------


def named(layout: Layout, name: str, **changes: object) -> Layout:
    return replace(layout, name=name, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("better", "ours"),
    [
        (named(CONTENT, "B", kind="obj"), "content"),
        (named(CONTENT, "Title and Content"), "content"),
        (named(COLUMNS, "B", kind="twoObj"), "two-column"),
        (named(SECTION, "Chapitre"), "section"),
        (named(COVER, "Clawr"), "title"),
        (named(PICTURE, "Llun"), "picture"),
    ],
)
def test_type_and_name_rank_what_fits(better: Layout, ours: str):
    plain = {"content": CONTENT, "two-column": COLUMNS, "section": SECTION, "title": COVER}
    other = named(plain.get(ours, PICTURE), "A")
    assert chosen(template(other, better), ours) == [better.name]


@pytest.mark.parametrize(
    "worse", ["1_A", "A copy", "A no logo", "Thank you", "Section A", "Cover A"]
)
def test_some_names_rank_below(worse: str):
    assert chosen(template(named(CONTENT, worse), named(CONTENT, "B")), "content") == ["B"]


def test_equal_layouts_are_taken_in_the_masters_order():
    assert chosen(template(named(CONTENT, "B"), named(CONTENT, "A")), "content") == ["B"]


def test_what_slides_left_behind_use_ranks():
    found = template(named(CONTENT, "A"), named(CONTENT, "B"), slides=(1, 1, 0))
    assert chosen(found, "content") == ["B"]


def test_a_larger_region_is_better_and_small_text_worse():
    small = named(CONTENT, "A", items=(HEAD, region(1, 40, 100, 600, 250)))
    assert chosen(template(small, CONTENT), "content") == ["Inhalt"]
    tiny = replace(BODY, levels=(Level(12),))
    assert chosen(template(named(CONTENT, "A", items=(HEAD, tiny)), CONTENT), "content") == [
        "Inhalt"
    ]


def test_text_below_a_logo_ranks_below():
    logo = Picture((800, 90, 100, 60), draw_png(20, 12, lambda x, y: "AA0000"))
    found = template(named(CONTENT, "A", items=(*CONTENT.items, logo)), named(CONTENT, "B"))
    assert chosen(found, "content") == ["B"]


def test_a_picture_may_reach_below_a_logo():
    logo = Picture((800, 400, 100, 60), draw_png(20, 12, lambda x, y: "AA0000"))
    found = template(named(PICTURE, "A", items=(*PICTURE.items, logo)), named(PICTURE, "B"))
    assert chosen(found, "picture") == ["A"]


def test_a_section_stands_in_on_the_darkest_ground_that_its_title_shows_on():
    light = replace(HEAD, levels=(Level(36, "FFFFFF"),))
    unreadable = named(BARE, "A", background="101010")
    dark = named(BARE, "B", background="202060", items=(light, *FOOT))
    found = template(CONTENT, BARE, unreadable, dark)
    assert chosen(found, "section", "blank") == ["-B", "Nur Kopf"]


def test_a_region_as_low_as_its_prompt_may_grow():
    low = region(1, 40, 100, 880, 60)
    assert chosen(template(named(CONTENT, "A", items=(HEAD, low, *FOOT))), "content") == ["A"]
    strap = Layout("B", (HEAD, low, region(2, 40, 170, 880, 310), *FOOT))
    assert slots("content", strap)["body"] == "obj 2"


@pytest.mark.parametrize("name", ["Cover", "Title Slide"])
def test_a_cover_may_have_the_structure_of_a_section(name: str):
    found = template(named(SECTION, name), SECTION, CONTENT)
    assert chosen(found, "title", "section") == [name, "Trenner"]


def test_what_opens_the_file_is_its_cover():
    found = template(SECTION, named(SECTION, "B"), CONTENT, slides=(1, 2, 0))
    assert chosen(found, "title") == ["B"]


# --- what does not fit --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "items",
    [
        (HEAD, region(1, 40, 100, 400, 380)),
        (HEAD, region(1, 40, 100, 880, 140), region(2, 40, 260, 880, 220)),
        (LOW, region(1, 40, 330, 880, 160)),
        (HEAD, Placeholder("body", (40, 100, 880, 380), 1, vertical=True)),
        (HEAD, Placeholder("body", (40, 100, 880, 380), 4294967295)),
        (HEAD, region(1, 40, 100, 2880, 380)),
        (region(1, 0, 0, 960, 540),),
    ],
    ids=["narrow", "two below each other", "low title", "vertical", "orphan", "off", "no room"],
)
def test_no_content_layout(items: tuple[Placeholder, ...]):
    assert chosen(template(Layout("Content", items, "obj"), BARE), "content") == ["-Nur Kopf"]


def test_a_layout_without_a_title_is_content_where_none_has_one():
    untitled = Layout("Text", (region(1, 40, 110, 880, 370), *FOOT))
    assert chosen(template(untitled), "content") == ["Text"]
    assert set(slots("content", untitled)) == {"body", "footer", "slide-number"}
    assert chosen(template(named(untitled, "Content"), CONTENT), "content") == ["Inhalt"]


def test_columns_of_unequal_width_are_none():
    uneven = Layout("Two", (HEAD, region(1, 40, 140, 300, 340), region(2, 360, 140, 560, 340)))
    assert chosen(template(CONTENT, uneven), "two-column") == ["-Inhalt"]


# --- masters and names --------------------------------------------------------------------------


def test_the_first_master_comes_first_and_others_of_its_theme_help():
    first = Master((named(BARE, "A"), COVER), ON_MASTER)
    second = Master((named(BARE, "B"), CONTENT), ON_MASTER)
    other = replace(second, theme=Theme("Other", heading="Georgia"))
    assert chosen(of_masters(first, second), "blank", "content") == ["A", "Inhalt"]
    assert chosen(of_masters(first, other), "blank", "content") == ["A", "-A"]


@pytest.mark.parametrize("reference", ["Other", "#2", " other "])
def test_a_master_may_be_named(reference: str):
    first = Master((named(BARE, "A"), CONTENT), ON_MASTER)
    second = Master((named(BARE, "B"),), ON_MASTER, Theme("Other"))
    found = of_masters(first, second)
    assert chosen(found, "blank", "content", master=reference) == ["B", "-B"]


@pytest.mark.parametrize(
    "reference",
    ["Bullet/ sub bullet", "bullet/ Sub  bullet", "Office Theme/Bullet/ sub bullet", "#3"],
)
def test_a_layout_may_be_named(reference: str):
    found = template(CONTENT, BARE, named(CONTENT, "Bullet/ sub bullet"))
    overrides = {"content": reference}
    assert chosen(found, "content", "blank", overrides=overrides)[0] == "Bullet/ sub bullet"


def test_a_layout_that_is_named_need_not_fit():
    found = template(*ALL)
    choice = choose_layouts(found, overrides={"content": "Mit Foto"})["content"]
    places = found.layouts[choice.layout].placeholders
    assert choice.fits
    assert places[choice.slots["body"]].index == 1


def test_what_stands_in_follows_what_is_named():
    found = template(*ALL, named(BARE, "Leer"))
    assert chosen(found, "steps", overrides={"blank": "Leer"}) == ["-Leer"]


@pytest.mark.parametrize(
    ("name", "nearest"), [("Inhlt", "Inhalt"), ("#99", ""), ("Deckblat", "Deckblatt")]
)
def test_an_unknown_name_tells_the_nearest(name: str, nearest: str):
    with pytest.raises(UnknownName) as caught:
        choose_layouts(template(*ALL), overrides={"content": name})
    assert caught.value.name == name
    assert not nearest or caught.value.nearest == nearest


def test_an_unknown_master_tells_the_nearest():
    with pytest.raises(UnknownName) as caught:
        choose_layouts(template(*ALL), master="Ofice Theme")
    assert caught.value.nearest == "Office Theme"


def test_a_named_layout_has_its_regions_in_reading_order():
    layout = Layout(
        "Case study", (HEAD, region(5, 490, 300, 430, 180), region(6, 490, 100, 430, 180, "pic"),
                       region(7, 40, 110, 430, 370), *FOOT),
    )  # fmt: skip
    found = template(CONTENT, layout)
    choice = choose_named(found, "case study")
    places = found.layouts[choice.layout].placeholders
    assert {slot: places[at].index for slot, at in choice.slots.items()} == {
        "title": 0, "column-1": 7, "column-2": 5, "picture": 6, "footer": 10, "slide-number": 11,
    }  # fmt: skip
    assert choose_named(found, "Inhalt").slots["body"] == 1
