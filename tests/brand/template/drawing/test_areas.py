"""Obstacles, grounds, a title's room, growth and the free area."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckbuilder.brand.template.nodes import TemplateLayout
from deckbuilder.brand.template.read import read_template
from deckbuilder.formats.pptx.parts import open_parts
from deckbuilder.geometry import Rect, emu, rect
from tests.shared.template_files import (
    Layout,
    Level,
    Master,
    Picture,
    Placeholder,
    Shape,
    draw_png,
    make_template,
)
from tests.shared.template_files.specs import Item

TITLE = Placeholder("title", (40, 20, 880, 60))
BODY = Placeholder("body", (40, 100, 880, 300), 1)
FOOTER = Placeholder("ftr", (40, 500, 400, 24), 11)
CELL = 10
LOGO = Picture((800, 440, 120, 60), draw_png(20, 10, lambda x, y: "C00000"), name="Logo")


def read(*items: Item, master: tuple[Item, ...] = (TITLE, BODY), **more: object) -> TemplateLayout:
    layout = Layout("One", items, **more)  # type: ignore[arg-type]
    return read_template(open_parts(make_template(Master((layout,), master)))).layouts[0]


def near(found: Rect, expected: tuple[float, float, float, float], by: float = CELL) -> bool:
    wanted = rect(*expected)
    edges = zip((*found[:2], found.right, found.bottom),
                (*wanted[:2], wanted.right, wanted.bottom), strict=True)  # fmt: skip
    return all(abs(one - two) <= emu(by) for one, two in edges)


def test_a_logo_is_in_the_way_with_its_own_box():
    (logo,) = read(TITLE, BODY, LOGO).obstacles
    assert (logo.name, logo.kind, logo.rect) == ("Logo", "picture", rect(800, 440, 120, 60))


def test_what_is_on_the_master_is_in_the_way_as_well():
    (logo,) = read(TITLE, BODY, master=(TITLE, BODY, LOGO)).obstacles
    assert logo.name == "Logo"


def test_footers_and_text_are_in_the_way():
    line = Shape((600, 500, 300, 24), text="sample.example", name="Address")
    found = {each.name: each for each in read(TITLE, FOOTER, line).obstacles}
    assert {each.kind for each in found.values()} == {"text", "foot"}
    assert found["Address"].rect.width < emu(300)


def test_a_band_behind_the_title_is_ground_and_not_in_the_way():
    band = Shape((0, 0, 960, 90), fill="003366")
    found = read(TITLE, BODY, band)
    assert found.obstacles == ()
    assert [each.colours for each in found.grounds] == [("FFFFFF",), ("FFFFFF",), ("003366",)]
    assert near(found.grounds[-1].rect, (0, 0, 960, 90))


def test_the_page_above_a_band_is_not_in_the_way():
    found = read(TITLE, BODY, Shape((0, 15, 960, 75), fill="003366"))
    assert found.obstacles == ()
    letters = Shape((400, 30, 60, 20), fill="FFFFFF", name="Mark")
    (mark,) = read(TITLE, BODY, Shape((0, 15, 960, 75), fill="003366"), letters).obstacles
    assert mark.name == "Mark"


def test_a_small_picture_is_in_the_way_as_a_whole_however_thin_its_lines():
    thin = draw_png(60, 30, lambda x, y: "FFFFFF" if 0.49 < x < 0.5 else "")
    (logo,) = read(TITLE, Picture((800, 440, 120, 60), thin), background="003366").obstacles
    assert logo.rect == rect(800, 440, 120, 60)


def test_the_first_ground_is_over_all_of_the_slide():
    ground = read(TITLE, background="336699").grounds[0]
    assert (ground.rect, ground.colours) == (rect(0, 0, 960, 540), ("336699",))


def test_a_logo_within_a_picture_of_the_whole_slide_is_in_the_way():
    def colour(x: float, y: float) -> str:
        return "FFFFFF" if 0.8 < x < 0.9 and 0.1 < y < 0.2 else "10406A"

    found = read(TITLE, BODY, Picture((0, 0, 960, 540), draw_png(96, 54, colour), name="Sky"))
    (logo,) = found.obstacles
    assert (logo.kind, logo.name) == ("picture", "Sky")
    assert near(logo.rect, (768, 54, 96, 54))
    assert found.grounds[0].colours == ("10406A",)


def test_a_slow_gradient_is_one_ground_of_several_colours():
    def grey(x: float, y: float) -> str:
        return f"{round(255 - 200 * x):02X}" * 3

    found = read(TITLE, BODY, background=draw_png(96, 54, grey))
    assert found.obstacles == ()
    assert len(found.grounds[0].colours) > 2


def test_a_busy_picture_is_in_the_way():
    def noise(x: float, y: float) -> str:
        return "FFFFFF" if (int(x * 48) + int(y * 27)) % 2 else "203040"

    picture = Picture((480, 0, 480, 540), draw_png(48, 54, noise), name="Crowd")
    found = read(TITLE, BODY, picture)
    assert [(each.name, each.rect) for each in found.obstacles] == [
        ("Crowd", rect(480, 0, 480, 540))
    ]
    assert set(found.grounds[-1].colours) == {"FFFFFF", "203040"}


def test_what_cannot_be_looked_at_is_in_the_way_as_a_whole():
    emf = Picture((800, 20, 120, 60), b"\x01\0\0\0 EMF", "emf", name="Crest")
    (crest,) = read(TITLE, BODY, emf).obstacles
    assert (crest.name, crest.rect) == ("Crest", rect(800, 20, 120, 60))
    assert read(replace(emf, rect=(0, 0, 960, 540))).obstacles == ()


def test_a_line_of_text_may_grow_down_to_the_body():
    low = read(Placeholder("title", (40, 20, 880, 30)), BODY)
    assert low.title == rect(40, 20, 880, 60)
    assert read(TITLE, BODY).title == rect(40, 20, 880, 60)


def test_without_a_title_there_is_a_place_beside_what_is_in_the_way():
    found = read(BODY, replace(LOGO, rect=(800, 20, 120, 60)))
    assert found.title.bottom <= emu(100)
    assert found.title.right <= emu(800)
    assert found.title.width > emu(700)


def test_a_title_outside_the_slide_is_none():
    hidden = read(Placeholder("title", (0, -90, 960, 60)), BODY)
    assert hidden.title.y >= 0


def test_content_grows_to_what_is_next_below():
    plain, footed, logoed = (read(TITLE, BODY, *more) for more in ((), (FOOTER,), (LOGO,)))
    assert [each.placeholders[1].growth for each in (plain, footed, logoed)] == [
        emu(113), emu(100), emu(40),
    ]  # fmt: skip
    assert plain.placeholders[0].growth == 0


def test_content_grows_no_further_than_its_panel():
    panel = Shape((0, 90, 960, 350), fill="DDE8F0")
    growth = read(TITLE, BODY, replace(panel, fill="204060")).placeholders[1].growth
    assert abs(growth - emu(40)) <= emu(CELL)


def test_the_free_area_is_below_the_title_within_the_margins():
    assert near(read(TITLE, BODY, FOOTER).free, (40, 100, 880, 394))
    assert near(read(TITLE, BODY, LOGO).free, (40, 100, 880, 334))


def test_a_layout_without_content_has_its_masters_margins():
    assert near(read(TITLE, master=(TITLE, replace(BODY, rect=(80, 100, 800, 300)))).free,
                (40, 100, 880, 407))  # fmt: skip


def test_the_free_area_is_on_one_ground():
    panel = Shape((0, 0, 320, 540), fill="204060", name="Panel")
    wide = read(replace(TITLE, rect=(360, 20, 560, 60)), panel, master=(TITLE, BODY))
    assert near(wide.free, (320, 100, 600, 407))


@pytest.mark.parametrize("kind", ["title", "ctrTitle"])
def test_content_beside_a_title_is_free_from_its_own_top(kind):
    title = Placeholder(kind, (40, 200, 240, 80))
    found = read(title, replace(BODY, rect=(360, 40, 560, 440)))
    assert near(found.free, (360, 40, 560, 473))


def test_turned_lettering_is_in_the_way_where_it_is_seen():
    line = Shape((-80, 250, 200, 20), text="Sample Council", look=Level(14), rotation=270)
    (found,) = read(TITLE, line).obstacles
    assert found.kind == "text"
    assert found.rect.height > found.rect.width
