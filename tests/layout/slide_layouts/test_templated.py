"""Slides that stand in a council's template: in its placeholders, or drawn where it is free."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu, rect
from deckbuilder.layout.slide_layouts.offered import offer_layouts
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import TextFrame
from deckbuilder.scene.walk import walk_items
from tests.shared.in_memory import write_pptx
from tests.shared.template_files import Layout, Level, Placeholder, Shape, Theme
from tests.shared.templated import (
    BARE,
    BODY,
    CONTENT,
    COVER,
    FEET,
    TITLE,
    USUAL,
    load,
    show,
    write_brand,
)
from tests.shared.templated import make as make_template

TITLED = "# Sample\n\n"
PLAIN = "---\nlayout: content\n---\n# Sample\n\nWords."


def slots(presentation: Presentation, at: int = 0) -> dict[str, PlacedSlot]:
    return dict(presentation.layouts[presentation.scenes[at].layout].slots)


def named(presentation: Presentation, placeholder: str, at: int = 0) -> TextFrame:
    frames = [each for each in walk_items(presentation.scenes[at].items)
              if isinstance(each, TextFrame) and each.placeholder == placeholder]  # fmt: skip
    (frame,) = frames
    return frame


def words(frame: TextFrame) -> list[str]:
    return ["".join(run.text for line in each.lines for run in line.runs).strip()
            for each in frame.paragraphs]  # fmt: skip


def test_text_fills_the_placeholder_of_the_template(tmp_path: Path) -> None:
    shown = show(tmp_path, "# Sample\n\n- One\n- Two", CONTENT)
    body = slots(shown)["body"]
    assert (body.type, body.index) == ("obj", 1)
    assert body.rect == rect(40 + 7.2, 100 + 3.6, 880 - 14.4, 380 - 7.2)
    assert body.margin == body.own_inset == (emu(7.2), emu(3.6), emu(7.2), emu(3.6))
    assert named(shown, "body").rect.x == body.rect.x
    assert named(shown, "body").rect.width == body.rect.width
    assert shown.layouts["content"].part.endswith("slideLayout1.xml")
    assert shown.layouts["content"].decoration == ()


def test_text_is_no_larger_than_in_the_template_and_no_smaller_than_can_be_read(
    tmp_path: Path,
) -> None:
    shown = show(tmp_path, PLAIN, CONTENT)
    assert named(shown, "body").paragraphs[0].size == 24
    assert named(shown, "title").paragraphs[0].size == 34
    assert shown.brand.sizes.steps == (18, 20, 24)


def test_narrow_slides_have_smaller_text(tmp_path: Path) -> None:
    write_brand(tmp_path, make_template(CONTENT, width=720))
    brand = load(tmp_path)
    assert brand is not None
    assert brand.sizes.minimum == 13.5
    assert brand.sizes.steps == (13.5, 15, 18, 21, 24)


def test_what_has_no_placeholder_is_drawn_where_the_layout_is_free(tmp_path: Path) -> None:
    cards = "---\nlayout: learning-points\n---\n# Sample\n\n1. One\n2. Two\n3. Three\n4. Four"
    shown = show(tmp_path, cards, CONTENT, BARE)
    found = slots(shown)
    assert found["card-1"].drawn
    assert not found["title"].drawn
    free = rect(40, 80, 880, 420)
    assert all(free.contains(found[f"card-{at}"].rect) for at in range(1, 7))
    assert shown.layouts["learning-points"].title == "Heading"


def test_a_layout_without_a_title_gets_one_that_is_drawn(tmp_path: Path) -> None:
    bare = Layout("Text", (BODY, *FEET))
    shown = show(tmp_path, PLAIN, bare)
    title = slots(shown)["title"]
    assert title.drawn
    assert title.kind == "title"
    assert not title.rect.overlaps(slots(shown)["body"].rect)
    assert words(named(shown, "title")) == ["Sample"]


def test_columns_without_a_layout_share_the_region_of_content(tmp_path: Path) -> None:
    columns = "::: columns\n::: column\nLeft.\n:::\n::: column\nRight.\n:::\n:::"
    shown = show(tmp_path, TITLED + columns, CONTENT)
    left, right = (slots(shown)[f"column-{at}"] for at in (1, 2))
    assert left.drawn
    assert right.drawn
    assert left.rect.x == emu(40)
    assert right.rect.right == emu(920)


PAIR = tuple(
    Placeholder("body", (left, 100, 420, 40), at, name="Head") if at % 2 else
    Placeholder("obj", (left, 150, 420, 330), at)
    for left, at in ((40, 1), (40, 2), (500, 3), (500, 4))
)  # fmt: skip
COMPARED = Layout("Both", (TITLE, *PAIR, *FEET), "twoTxTwoObj")
TWO = """---
layout: comparison
---
# Sample

::: columns
::: column
## {0}

Left.
:::
::: column
## {1}

Right.
:::
:::
"""


def test_headings_of_columns_stand_in_placeholders_of_their_own(tmp_path: Path) -> None:
    shown = show(tmp_path, TWO.format("One", "Two"), CONTENT, COMPARED)
    assert [words(named(shown, name)) for name in ("heading-1", "column-1")] == [["One"], ["Left."]]
    assert [words(named(shown, name)) for name in ("heading-2", "column-2")] == [
        ["Two"],
        ["Right."],
    ]


def test_a_heading_that_is_too_long_stays_in_its_column(tmp_path: Path) -> None:
    shown = show(tmp_path, TWO.format("Long " * 30, "Two"), CONTENT, COMPARED)
    assert words(named(shown, "column-2")) == ["Two", "Right."]


def test_text_keeps_off_what_the_template_draws_in_its_placeholder(tmp_path: Path) -> None:
    logo = Shape((40, 400, 880, 80), fill="accent2", name="Band")
    layout = Layout("Bullets", (TITLE, BODY, logo, *FEET), "obj")
    shown = show(tmp_path, PLAIN + "\n\nWords." * 8, layout)
    body = slots(shown)["body"]
    assert body.rect.bottom <= emu(400)
    assert body.margin[3] >= emu(80)
    assert body.own_inset[3] == emu(3.6)


def test_a_title_of_one_line_is_set_smaller_before_it_takes_two(tmp_path: Path) -> None:
    long = "A title that is a little too long for one line at the size of the template"
    shown = show(tmp_path, PLAIN.replace("Sample", long), CONTENT)
    (title,) = named(shown, "title").paragraphs
    assert len(title.lines) == 1
    assert 24 <= title.size < 34


def test_credits_that_the_subtitle_has_no_room_for_stand_below_it(tmp_path: Path) -> None:
    cover = "# Sample\n\nFor everybody.\n\n" + "\n\n".join(["A line of credits."] * 5)
    line = Shape((40, 330, 880, 6), fill="accent1", name="Rule")
    ruled = replace(COVER, items=(*COVER.items, line))
    shown = show(tmp_path, cover, ruled, CONTENT)
    assert shown.scenes[0].layout == "title"
    subtitle, rest = named(shown, "subtitle"), named(shown, "credits")
    assert words(subtitle)[0] == "For everybody."
    assert len(words(subtitle)) + len(words(rest)) == 6
    assert rest.rect.y >= subtitle.rect.bottom


def test_a_cover_that_is_too_full_is_an_ordinary_slide(tmp_path: Path) -> None:
    cover = "# Sample\n\n" + "\n\n".join(["A line of credits, and one more of them."] * 30)
    found = Diagnostics()
    shown = show(tmp_path, cover, COVER, CONTENT, diagnostics=found)
    assert {scene.layout for scene in shown.scenes} == {"content"}
    assert [each.code.name for each in found] == ["slide-continued"]


def test_a_slide_may_ask_for_a_layout_of_the_template(tmp_path: Path) -> None:
    study = Layout("Case study", (TITLE, Placeholder("body", (100, 200, 700, 250), 7), *FEET))
    slide = "---\nlayout: template:Case study\n---\n# Sample\n\nWords."
    shown = show(tmp_path, slide, CONTENT, study)
    assert slots(shown)["body"].index == 7
    assert slots(shown)["body"].rect.y == emu(200 + 3.6)
    assert shown.layouts[shown.scenes[0].layout].title == "Case study"


def test_a_layout_that_the_template_has_not_is_reported_with_the_nearest(tmp_path: Path) -> None:
    found = Diagnostics()
    slide = "---\nlayout: template:Bulets\n---\n# Sample\n\nWords."
    show(tmp_path, slide, CONTENT, diagnostics=found)
    (unknown,) = found
    assert unknown.code.name == "unknown-layout"
    assert unknown.hint is not None
    assert "template:Bullets" in unknown.hint


def test_panels_show_on_a_coloured_page(tmp_path: Path) -> None:
    plain = Layout("Bullets", (TITLE, BODY, *FEET), "obj", background="accent1")
    shown = show(tmp_path, PLAIN, plain)
    colours = shown.brand.colours
    assert colours.bg1 == "4472C4"
    assert colours.bg2 not in (colours.bg1, "E7E6E6")
    assert shown.layouts["content"].background == "bg1"


def test_text_in_capitals_is_measured_as_it_is_shown(tmp_path: Path) -> None:
    loud = Placeholder("title", (40, 30, 880, 50), levels=(Level(capitals=True),))
    shown = show(tmp_path / "loud", "# Sample words\n\nA.", Layout("L", (loud, BODY, *FEET), "obj"))
    quiet = show(tmp_path / "quiet", "# Sample words\n\nA.", CONTENT)
    run, plain = (named(each, "title").paragraphs[0].lines[0].runs[0] for each in (shown, quiet))
    assert run.text == plain.text == "Sample words"
    assert run.style.capitals
    assert run.width > plain.width * 1.1


def test_a_picture_for_the_edges_stays_within_what_the_template_leaves(tmp_path: Path) -> None:
    assert load(tmp_path, Diagnostics()) is None
    write_brand(tmp_path, make_template(CONTENT, BARE))
    brand = load(tmp_path)
    assert brand is not None
    from deckbuilder.layout.slide_layouts.backgrounds import layouts_for

    layouts = layouts_for(brand)
    assert {layouts[name].arrange for name in ("picture", "picture-half", "picture-full")} == {
        "aside"
    }


# --- brand.toml ----------------------------------------------------------------------------------

FAULTY = {
    'master = "Nobody\'s"': ("template-layout-unknown", "no master"),
    'layouts = { content = "Bulets" }': ("template-layout-unknown", "no layout 'Bulets'"),
    "layouts = { content = 3 }": ("wrong-value", "template.layouts is not a table"),
}


@pytest.mark.parametrize("setting", FAULTY)
def test_a_setting_that_the_template_does_not_bear_out_is_reported(
    tmp_path: Path, setting: str
) -> None:
    write_brand(tmp_path, make_template(CONTENT), setting)
    found = Diagnostics()
    load(tmp_path, found)
    name, message = FAULTY[setting]
    (fault,) = [each for each in found if each.code.name not in USUAL]
    assert fault.code.name == name
    assert message in fault.message
    assert fault.line == 3


def test_what_is_unknown_is_told_at_its_own_line_and_without_names_by_number(
    tmp_path: Path,
) -> None:
    unnamed = Layout("", (TITLE, BODY, *FEET))
    settings = 'master = "Office Theme"\nlayouts = { content = "Office Theme" }'
    write_brand(tmp_path, make_template(unnamed), settings)
    found = Diagnostics()
    load(tmp_path, found)
    (fault,) = [each for each in found if each.code.name not in USUAL]
    assert (fault.line, fault.hint) == (4, 'write the number of a layout: "#1" is the first')


def test_a_layout_that_is_written_is_taken(tmp_path: Path) -> None:
    other = Layout("Other", (TITLE, Placeholder("obj", (40, 200, 880, 280), 5), *FEET))
    write_brand(tmp_path, make_template(CONTENT, other), 'layouts = { content = "other" }')
    brand = load(tmp_path)
    assert brand is not None
    assert brand.template is not None
    assert brand.template.choices["content"].layout == 1
    assert brand.template.choices["table"].layout == 0


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"not a package", "no PowerPoint file"), (bytes.fromhex("d0cf11e0a1b11ae1"), "old kind")],
)
def test_a_file_that_is_no_template_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    write_brand(tmp_path, data)
    found = Diagnostics()
    brand = load(tmp_path, found)
    (fault,) = found
    assert fault.code.name == "template-unusable"
    assert message in fault.message
    assert brand is None or brand.template is None


def test_settings_of_a_template_without_its_file_are_reported(tmp_path: Path) -> None:
    brand = write_brand(tmp_path, b"")
    (brand / "brand.toml").write_text('[template]\nmaster = "One"\n')
    found = Diagnostics()
    load(tmp_path, found)
    (fault,) = found
    assert "no template is named" in fault.message


def test_a_layout_of_the_template_stays_among_those_that_are_offered(tmp_path: Path) -> None:
    slide = '---\nlayout: template:"Bullets"\n---\n# Sample\n\nWords.'
    shown = offer_layouts(show(tmp_path, slide, CONTENT, BARE))
    assert shown.layouts[shown.scenes[0].layout].title == "Bullets"
    assert "content" in shown.layouts
    assert write_pptx(shown).startswith(b"PK")


def test_a_quotation_mark_is_drawn_only_beside_words_that_slides_draw_too(tmp_path: Path) -> None:
    quote = Layout("Quote", (TITLE, Placeholder("body", (100, 150, 760, 300), 1), *FEET))
    slide = "---\nlayout: quote\n---\n# Sample\n\n> Words."
    for layouts, marked in (((CONTENT, BARE), True), ((CONTENT, BARE, quote), False)):
        shown = show(tmp_path / str(marked), slide, *layouts)
        assert ("Quotation mark" in [each.name for each in shown.scenes[0].items]) is marked
        assert named(shown, "body").paragraphs


def test_small_text_of_a_template_is_set_as_large_as_has_to_be(tmp_path: Path) -> None:
    write_brand(tmp_path, make_template(CONTENT, size=11))
    brand = load(tmp_path)
    assert brand is not None
    assert (brand.sizes.minimum, brand.sizes.body) == (18, 18)


def test_a_panel_of_the_pages_own_colour_takes_a_tint(tmp_path: Path) -> None:
    white = replace(Theme(), colours=Theme().colours | {"lt2": "FFFFFF"})
    write_brand(tmp_path, make_template(CONTENT, theme=white))
    brand = load(tmp_path)
    assert brand is not None
    assert brand.colours.bg2 not in ("FFFFFF", brand.colours.bg1)


def test_a_layout_that_is_none_of_ours_is_reported(tmp_path: Path) -> None:
    write_brand(tmp_path, make_template(CONTENT), 'layouts = { contents = "Bullets" }')
    found = Diagnostics()
    load(tmp_path, found)
    (fault,) = [each for each in found if each.code.name not in USUAL]
    assert fault.code.name == "unknown-key"
    assert fault.hint == "did you mean 'content'?"
