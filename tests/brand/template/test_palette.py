"""The colours of slides' own shapes: a theme's, or those that its layouts are drawn in."""

from __future__ import annotations

from deckbuilder.brand.colours.contrast import contrast
from deckbuilder.brand.template.nodes import Template
from deckbuilder.brand.template.read import read_template
from deckbuilder.formats.pptx.parts import open_parts
from tests.shared.template_files import (
    Layout,
    Level,
    Master,
    Placeholder,
    Shape,
    Theme,
    make_template,
)

OWN = {
    "dk1": "102030", "lt1": "FFFFFF", "dk2": "405060", "lt2": "EEEEEE", "accent1": "AA0000",
    "accent2": "00AA00", "accent3": "0000AA", "accent4": "AAAA00", "accent5": "AA00AA",
    "accent6": "00AAAA", "hlink": "0000FF", "folHlink": "800080",
}  # fmt: skip
TEAL, PLUM, MINT = "0B5B66", "702050", "D5F0EA"


def read(*shapes: Shape, theme: Theme | None = None, title: str = TEAL) -> Template:
    """Return a template whose one layout draws shapes, under Office's theme of 2013."""
    texts = (
        Placeholder("title", (40, 20, 880, 60), levels=(Level(36, title),)),
        Placeholder("obj", (40, 100, 880, 380), 1, levels=(Level(24, "222222"),)),
    )
    master = Master((Layout("Sample", (*shapes, *texts)),), texts, theme or Theme())
    return read_template(open_parts(make_template(master)))


def test_a_theme_of_its_own_is_taken_through_the_masters_map():
    found = read(Shape((0, 0, 960, 40), TEAL), theme=Theme(colours=OWN))
    assert not found.derived
    assert (found.palette.tx1, found.palette.tx2, found.palette.bg2) == (
        "102030", "405060", "EEEEEE",
    )  # fmt: skip
    assert found.palette.accent1 == "AA0000"
    assert found.palette == found.masters[0].colours


def test_offices_theme_stands_where_layouts_have_no_colours_beside_it():
    found = read(Shape((0, 0, 960, 40), "accent1"), Shape((0, 500, 960, 40), "DDDDDD"), title="tx2")
    assert not found.derived
    assert found.palette.accent1 == "4472C4"


def test_under_offices_theme_colours_of_layouts_take_their_roles():
    found = read(
        Shape((0, 80, 40, 40), PLUM), Shape((0, 0, 960, 80), TEAL), Shape((0, 480, 960, 60), MINT)
    )
    assert found.derived
    palette = found.palette
    assert (palette.bg1, palette.tx1, palette.tx2) == ("FFFFFF", "222222", TEAL)
    assert (palette.accent1, palette.accent2, palette.bg2) == (TEAL, PLUM, MINT)
    accents = [getattr(palette, f"accent{number}") for number in range(1, 7)]
    assert len(set(accents)) == 6
    assert "ED7D31" not in accents


def test_a_grey_title_leaves_its_role_to_a_strong_colour():
    found = read(Shape((0, 0, 960, 200), "F4C20D"), Shape((0, 500, 960, 20), TEAL), title="333333")
    assert (found.palette.accent1, found.palette.tx2) == ("F4C20D", TEAL)
    assert contrast(found.palette.tx2, found.palette.bg1) >= 4.5


def test_colours_that_are_nearly_one_count_once():
    found = read(Shape((0, 0, 960, 80), TEAL), Shape((0, 100, 960, 60), "0C5C67"), title="tx1")
    assert found.palette.accent1 == TEAL
    assert found.palette.accent2 != "0C5C67"
