"""What placeholders of a layout have of their own, and what from their master."""

from __future__ import annotations

import pytest

from deckbuilder.brand.template.nodes import LevelLook, Placeholder, Template
from deckbuilder.brand.template.read import read_template
from deckbuilder.formats.pptx.parts import open_parts
from deckbuilder.geometry import emu, pt, rect
from tests.shared.template_files import Layout, Level, Master, Theme, make_template
from tests.shared.template_files import Placeholder as Written

DARK = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
MASTER = (
    Written("title", (40, 20, 880, 60), 0, levels=(Level(36),), anchor="b"),
    Written("body", (40, 100, 880, 380), 1, levels=(Level(), Level(18)), inset=(0, 1, 2, 3)),
    Written("ftr", (40, 500, 400, 20), 3, text="Strap line"),
)


def read(*placeholders: Written, **layout: object) -> tuple[Placeholder, ...]:
    """Return the placeholders of one layout of a sample master."""
    return template(*placeholders, **layout).layouts[0].placeholders


def template(*placeholders: Written, **layout: object) -> Template:
    """Return a template with one layout."""
    made = Layout("Sample", placeholders, **layout)  # type: ignore[arg-type]
    theme = Theme(heading="Georgia", body="Verdana")
    return read_template(open_parts(make_template(Master((made,), MASTER, theme))))


def first_level(placeholder: Written, **layout: object) -> LevelLook:
    return read(placeholder, **layout)[0].levels[0]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("title", (40, 20, 880, 60)),
        ("ctrTitle", (40, 20, 880, 60)),
        ("obj", (40, 100, 880, 380)),
        ("subTitle", (40, 100, 880, 380)),
        ("pic", (40, 100, 880, 380)),
        ("ftr", (40, 500, 400, 20)),
        ("sldNum", None),
    ],
)
def test_what_has_no_place_of_its_own_stands_where_its_kind_does(kind, expected):
    (found,) = read(Written(kind, index=7))
    assert found.rect == (rect(*expected) if expected else None)
    assert (found.kind, found.index) == (kind, 7)


def test_a_place_of_its_own_comes_first():
    (found,) = read(Written("obj", (10, 20, 30, 40), 7))
    assert found.rect == rect(10, 20, 30, 40)


def test_levels_are_masters_text_style_then_its_list_style_then_the_layouts():
    title, body, other = read(
        Written("title", index=0),
        Written("obj", index=1, levels=(Level(bold=True), Level(colour="FF0000"))),
        Written("ftr", index=3),
    )
    assert (title.levels[0].size, title.levels[0].font) == (36, "Georgia")
    assert (body.levels[0].size, body.levels[0].bold, body.levels[0].font) == (20, True, "Verdana")
    assert (body.levels[1].size, body.levels[1].colour) == (18, "FF0000")
    assert (other.levels[0].size, other.levels[0].colour) == (18, "000000")
    assert [len(each.levels) for each in (title, body, other)] == [5, 5, 5]


def test_a_picture_has_no_levels():
    assert read(Written("pic", index=9))[0].levels == ()


def test_colours_follow_the_layouts_own_map():
    plain, dark = first_level(Written("obj")), first_level(Written("obj"), colour_map=DARK)
    assert (plain.colour, dark.colour) == ("000000", "FFFFFF")


def test_paragraphs():
    look = first_level(
        Written("obj", levels=(Level(20, indent=30, hanging=10, bullet="–", before=6, spacing=0.9,
                                     align="ctr", capitals=True, italic=True),))
    )  # fmt: skip
    assert (pt(look.indent), pt(look.hanging), look.bullet) == (30, 10, "–")
    assert (look.space_before, look.line_spacing, look.align) == (6, 0.9, "center")
    assert (look.capitals, look.italic, look.bold) == (True, True, False)


def test_what_is_around_the_text_comes_from_the_master_too():
    title, body = read(Written("title"), Written("obj"))
    assert (title.anchor, body.anchor) == ("bottom", "top")
    assert body.inset == (0, emu(1), emu(2), emu(3))
    assert title.inset == (91440, 45720, 91440, 45720)


def test_what_slides_cannot_use_is_marked():
    orphan, upright, plain = read(
        Written("body", index=4294967295), Written("body", index=8, vertical=True), Written("body")
    )
    assert [each.orphan for each in (orphan, upright, plain)] == [True, False, False]
    assert [each.vertical for each in (orphan, upright, plain)] == [False, True, False]


def test_text_and_fill():
    footer, body = read(Written("ftr", text="Sample Council"), Written("obj", fill="accent1"))
    assert (footer.text, footer.fill) == ("Sample Council", None)
    assert body.fill == "4472C4"


def test_a_placeholder_of_no_width_stands_nowhere() -> None:
    (gone,) = read(Written("obj", (40, 100, -880, 380), 7))
    assert gone.rect is None
