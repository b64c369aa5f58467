"""What a layout draws is read from the back forwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckbuilder.brand.template.drawing.pictures import _opacity
from deckbuilder.brand.template.nodes import Art, Drawing, Lettering, Outline
from deckbuilder.brand.template.read import read_template
from deckbuilder.formats.pptx.parts import open_parts
from deckbuilder.geometry import emu, rect
from tests.brand.template.drawing.test_paths import element
from tests.shared.template_files import (
    Layout,
    Level,
    Master,
    Picture,
    Shape,
    draw_png,
    make_template,
)
from tests.shared.template_files.specs import DARK_MAP, Group, Item

BAND = Shape((0, 0, 960, 60), fill="accent1", name="Band")
LOGO = draw_png(40, 20, lambda x, y: "C00000" if x > 0.25 else "")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h9v9z"/></svg>'


def art_of(*items: Item, **more: object) -> tuple[Art, ...]:
    """Return the art of a layout without its background."""
    layout = Layout("One", items, **more)  # type: ignore[arg-type]
    return read(layout)[2:]


def read(
    layout: Layout, *on_master: Item, files: dict[str, bytes] | None = None
) -> tuple[Art, ...]:
    found = read_template(open_parts(make_template(Master((layout,), on_master))))
    return found.layouts[0].art


def test_a_masters_shapes_lie_beneath_the_layouts_own():
    own = replace(BAND, name="Own", fill="00AA00")
    names = [each.name for each in read(Layout("One", (own,)), BAND)]
    assert names == ["Background", "Background", "Band", "Own"]
    hidden = [each.name for each in read(Layout("One", (own,), show_master=False), BAND)]
    assert hidden == ["Background", "Background", "Own"]


def test_a_layouts_background_takes_the_place_of_its_masters():
    *_, last = read(Layout("One", background="336699"))
    assert isinstance(last, Outline)
    assert (last.fill, last.rect) == ("336699", rect(0, 0, 960, 540))


def test_a_background_may_be_a_picture():
    *_, last = read(Layout("One", background=LOGO))
    assert isinstance(last, Drawing)
    assert (last.format, last.width, last.rect) == ("png", 40, rect(0, 0, 960, 540))


def test_a_layout_that_changes_the_map_shows_its_masters_shapes_by_its_own():
    *_, light = read(Layout("One"), replace(BAND, fill="tx1"))
    *_, dark = read(Layout("One", colour_map=DARK_MAP), replace(BAND, fill="tx1"))
    assert isinstance(light, Outline)
    assert isinstance(dark, Outline)
    assert (light.fill, dark.fill) == ("000000", "FFFFFF")


def test_fill_and_line_are_outlines_of_their_own():
    fill, line = art_of(Shape((10, 20, 30, 40), fill="accent2", line="000000"))
    assert isinstance(fill, Outline)
    assert isinstance(line, Outline)
    assert (fill.fill, fill.line, fill.rect) == ("ED7D31", None, rect(10, 20, 30, 40))
    assert (line.fill, line.line, line.line_width) == (None, "000000", 1.0)


def test_a_shape_without_fill_and_line_draws_nothing():
    assert art_of(Shape((10, 20, 30, 40))) == ()


def test_an_open_line_goes_back_the_way_it_came():
    (line,) = art_of(Shape((10, 20, 30, 0), line="000000", geometry="line"))
    assert isinstance(line, Outline)
    left, right = (emu(10), emu(20)), (emu(40), emu(20))
    assert line.polygons == ((left, right),)
    bent = (("M", ((0, 0),)), ("L", ((500, 1000),)), ("L", ((1000, 0),)))
    (open_,) = art_of(Shape((0, 0, 100, 100), line="000000", path=bent))
    assert isinstance(open_, Outline)
    assert [x for x, _ in open_.polygons[0]] == [0, emu(50), emu(100), emu(50)]


def test_shapes_in_groups_are_drawn():
    assert [each.name for each in art_of(Group((BAND, replace(BAND, name="Two"))))] == [
        "Band",
        "Two",
    ]


def test_a_picture_is_cropped_and_says_what_it_is():
    (found,) = art_of(Picture((20, 20, 80, 40), LOGO, crop=(0.25, 0, 0, 0.5), name="Logo"))
    assert isinstance(found, Drawing)
    assert (found.format, found.width, found.height) == ("png", 40, 20)
    assert found.crop == (0.25, 0, 0, 0.5)


def test_a_negative_crop_leaves_some_of_the_place_free():
    (found,) = art_of(Picture((0, 0, 150, 40), LOGO, crop=(-0.5, 0, 0, 0)))
    assert isinstance(found, Drawing)
    assert (found.rect, found.crop) == (rect(50, 0, 100, 40), (0, 0, 0, 0))


def test_an_svg_is_preferred_and_names_the_picture_in_pixels_beside_it():
    (found,) = art_of(Picture((20, 20, 80, 40), LOGO, svg=SVG))
    assert isinstance(found, Drawing)
    assert (found.format, found.width) == ("svg", 40)
    assert found.part.endswith(".svg")
    assert found.still.endswith(".png")


@pytest.mark.parametrize("data", [b"\x01\0\0\0 EMF", b"\x89PNG\r\n\x1a\n broken", b"\xff\xd8"])
def test_a_picture_that_cannot_be_shown_has_no_format(data):
    (found,) = art_of(Picture((20, 20, 80, 40), data))
    assert isinstance(found, Drawing)
    assert (found.format, found.rect) == ("", rect(20, 20, 80, 40))


def test_a_picture_that_is_washed_out_counts_as_faded():
    light = '<a:lum bright="70000" contrast="-70000"/>'
    blip = element(f'<a:blip id=""><a:alphaModFix amt="50000"/>{light}</a:blip>')
    assert _opacity(blip) == 0.045
    assert _opacity(element('<a:blip id=""><a:lum/></a:blip>')) == 1


def test_text_is_lettering_in_the_look_of_its_runs():
    look = Level(20, "accent1", bold=True)
    (found,) = art_of(Shape((700, 500, 200, 30), text="Sample\nCouncil", look=look))
    assert isinstance(found, Lettering)
    assert found.lines == ("Sample", "Council")
    assert (found.look.size, found.look.bold, found.look.colour) == (20, True, "4472C4")


def test_long_text_is_broken_and_a_number_stands_for_itself():
    words = "Working together with families across the county"
    (found,) = art_of(Shape((0, 0, 120, 90), text=words, look=Level(12)))
    assert isinstance(found, Lettering)
    assert len(found.lines) > 2
    assert " ".join(found.lines) == words
    (number,) = art_of(Shape((0, 0, 90, 20), text="7", field="slidenum"))
    assert isinstance(number, Lettering)
    assert number.lines == ("‹#›",)


def test_turned_text_is_turned():
    (found,) = art_of(Shape((0, 0, 200, 20), text="Sample", rotation=270))
    assert isinstance(found, Lettering)
    assert (found.turn, found.rect) == (270, rect(0, 0, 200, found.rect.height / 12700))
