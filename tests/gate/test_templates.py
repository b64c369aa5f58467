"""What a template brings to slides is told of its layouts; what is done there, of the slides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate.evidence.page import render_html
from deckbuilder.gate.evidence.statements import draft_problems, sum_up
from tests.gate.test_files_of_others import faults_of, judge

PALE, MIDDLE, DARK = "DDDDDD", "888888", "111111"
"""On white: 1.36 to 1, 3.54 to 1 and 18.9 to 1."""


class Deck:
    """Slides of one layout whose titles are pale on white by that layout, unless it is changed."""

    def __init__(self, slides: int = 1, *, colour: str = PALE, size: float = 40) -> None:
        self.presentation = pptx.Presentation()
        self.layout = self.presentation.slide_layouts[1]
        (self.place, self.body_place) = [*self.layout.placeholders][:2]
        self.style(colour, size)
        for number in range(1, slides + 1):
            self.presentation.slides.add_slide(self.layout).shapes.title.text = f"Sample {number}"
        self.slide = self.presentation.slides[0]
        self.title = self.slide.shapes.title

    def style(self, colour: str, size: float = 40) -> None:
        """Give the layout's title a colour and a size in points."""
        styles = self.place._element.find(f"{P}txBody/{A}lstStyle")
        styles.clear()
        level = etree.SubElement(styles, f"{A}lvl1pPr")
        properties = etree.SubElement(level, f"{A}defRPr", sz=str(round(size * 100)))
        etree.SubElement(etree.SubElement(properties, f"{A}solidFill"), f"{A}srgbClr", val=colour)

    @property
    def run(self) -> Any:
        return self.title.text_frame.paragraphs[0].runs[0]

    def fill_behind(self, shapes: Any, colour: str, left: float = 0) -> Any:
        """Draw a rectangle from an edge to the right, below all others among some shapes."""
        edges = (Pt(left), 0, Pt(720), Pt(540))
        panel = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *edges)  # layouts have no method
        panel.fill.solid()
        panel.fill.fore_color.rgb = RGBColor.from_string(colour)
        shapes._spTree.insert(2, panel._element)
        return panel


def told(deck: Deck, tmp_path: Path, slide: str = "DB721", layout: str = "DB746") -> str:
    """Return of whom faults are told: "slide", "layout", both or none."""
    found = {"slide": slide, "layout": layout}
    presentation = deck.presentation
    return " ".join(who for who, id_ in found.items() if faults_of(id_, presentation, tmp_path))


# --- contrast ------------------------------------------------------------------------------


def test_text_that_a_layout_makes_faint_is_told_once_with_its_slides(tmp_path: Path) -> None:
    deck = Deck(8)
    deck.presentation.slides[4].shapes.title.text = ""
    assert faults_of("DB721", deck.presentation, tmp_path) == []
    (fault,) = faults_of("DB746", deck.presentation, tmp_path)
    assert fault == (
        "the layout “Title and Content”, Title 1: 'Sample 1': #DDDDDD on #FFFFFF is 1.36 to 1, "
        "and needs 3 to 1 (on slides 1-4, 6-8)"
    )


def test_text_that_a_master_makes_faint_is_told_of_each_layout(tmp_path: Path) -> None:
    deck = Deck(1, colour=DARK)
    master = deck.layout.slide_master._element
    for colour in master.iterfind(f"{P}txStyles/{P}bodyStyle//{A}schemeClr"):
        colour.set("val", "bg1")
    for number in (1, 3):
        slide = deck.presentation.slides.add_slide(deck.presentation.slide_layouts[number])
        slide.placeholders[1].text = "Sample"
    assert faults_of("DB721", deck.presentation, tmp_path) == []
    one, other = faults_of("DB746", deck.presentation, tmp_path)
    assert one.startswith("the layout “Title and Content”, Content Placeholder 2")
    assert other.startswith("the layout “Two Content”, Content Placeholder 2")


def test_two_layouts_of_one_name_are_told_apart(tmp_path: Path) -> None:
    deck = Deck(1)
    other = deck.presentation.slide_layouts[5]
    other.name = deck.layout.name
    for place in other.placeholders:
        styles = place._element.find(f"{P}txBody/{A}lstStyle")
        level = etree.SubElement(styles, f"{A}lvl1pPr")
        fill = etree.SubElement(etree.SubElement(level, f"{A}defRPr"), f"{A}solidFill")
        etree.SubElement(fill, f"{A}srgbClr", val=PALE)
    deck.presentation.slides.add_slide(other).shapes.title.text = "Sample"
    assert len(faults_of("DB746", deck.presentation, tmp_path)) == 2


def colour_the_run(deck: Deck) -> None:
    deck.run.font.color.rgb = RGBColor.from_string("EEEEEE")


def colour_the_run_as_before(deck: Deck) -> None:
    deck.run.font.color.rgb = RGBColor.from_string(PALE)


def shade_the_run(deck: Deck) -> None:
    properties = deck.run._r.get_or_add_rPr()
    etree.SubElement(properties, f"{A}gradFill")


def style_the_shape(deck: Deck) -> None:
    styles = deck.title._element.find(f"{P}txBody/{A}lstStyle")
    level = etree.SubElement(styles, f"{A}lvl1pPr")
    fill = etree.SubElement(etree.SubElement(level, f"{A}defRPr"), f"{A}solidFill")
    etree.SubElement(fill, f"{A}srgbClr", val=PALE)


def lay_a_panel(deck: Deck) -> None:
    deck.fill_behind(deck.slide.shapes, "F0F0F0")


def fill_the_shape(deck: Deck) -> None:
    deck.title.fill.solid()
    deck.title.fill.fore_color.rgb = RGBColor.from_string("F0F0F0")


def fill_the_slide(deck: Deck) -> None:
    fill = deck.slide.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string("F0F0F0")


def other_colours(deck: Deck) -> None:
    """Let the slide map the theme's colours otherwise."""
    override = deck.slide._element.find(f"{P}clrMapOvr")
    override.clear()
    master = deck.layout.slide_master._element.find(f"{P}clrMap")
    etree.SubElement(override, f"{A}overrideClrMapping", dict(master.attrib))


def hide_graphics(deck: Deck) -> None:
    """Hide the dark panel of the layout, which its pale titles stand on."""
    deck.fill_behind(deck.layout.shapes, DARK)
    deck.slide._element.set("showMasterSp", "0")


def move_off_a_panel(deck: Deck) -> None:
    """Draw the title beside the dark panel that its layout has it on."""
    deck.fill_behind(deck.layout.shapes, DARK, left=300)
    deck.place.left, deck.place.top, deck.place.width, deck.place.height = map(
        Pt, (320, 100, 300, 80)
    )
    deck.title.left, deck.title.top, deck.title.width, deck.title.height = map(
        Pt, (0, 100, 290, 80)
    )


def write_in_a_box(deck: Deck) -> None:
    """Write in a text box on a ground of the layout on which black cannot be read."""
    deck.style("FFFFFF")
    deck.fill_behind(deck.layout.shapes, DARK)
    deck.slide.shapes.add_textbox(0, 0, Pt(200), Pt(50)).text_frame.text = "Sample"


def make_it_small(deck: Deck) -> None:
    deck.style(MIDDLE)
    deck.run.font.size = Pt(12)


def shrink_to_fit(deck: Deck) -> None:
    deck.style(MIDDLE, size=20)
    properties = deck.title._element.find(f"{P}txBody/{A}bodyPr")
    etree.SubElement(properties, f"{A}normAutofit", fontScale="60000")


@pytest.mark.parametrize(
    "change",
    [colour_the_run, colour_the_run_as_before, shade_the_run, style_the_shape, lay_a_panel,
     fill_the_shape, fill_the_slide, other_colours, hide_graphics, move_off_a_panel,
     write_in_a_box, make_it_small, shrink_to_fit],
)  # fmt: skip
def test_what_is_done_on_a_slide_is_told_of_the_slide(
    change: Callable[[Deck], None], tmp_path: Path
) -> None:
    deck = Deck()
    change(deck)
    assert told(deck, tmp_path) == "slide"


def panel_of_the_layout(deck: Deck) -> None:
    deck.style(DARK)
    deck.fill_behind(deck.layout.shapes, "222222")


def panel_of_the_master(deck: Deck) -> None:
    deck.style(DARK)
    deck.fill_behind(deck.layout.slide_master.shapes, "222222")


def background_of_the_layout(deck: Deck) -> None:
    deck.style(DARK)
    fill = deck.layout.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string("222222")


def fill_of_the_placeholder(deck: Deck) -> None:
    deck.style(DARK)
    deck.place.fill.solid()
    deck.place.fill.fore_color.rgb = RGBColor.from_string("222222")


def small_by_the_layout(deck: Deck) -> None:
    deck.style(MIDDLE, size=12)


def move_on_the_same_ground(deck: Deck) -> None:
    deck.title.left, deck.title.top, deck.title.width, deck.title.height = map(
        Pt, (100, 300, 500, 80)
    )


def make_it_large(deck: Deck) -> None:
    deck.run.font.size = Pt(60)


def panel_on_a_part(deck: Deck) -> None:
    """Lay a panel over a part of the ground on which the title can be read."""
    deck.fill_behind(deck.slide.shapes, DARK, left=600)


def link_in_a_placeholder(deck: Deck) -> None:
    """Let the theme's colour of links be one that cannot be read on white."""
    deck.style(DARK)
    deck.run.hyperlink.address = "https://example.org"
    deck.run.font.color.rgb = RGBColor.from_string(DARK)  # links do not take it
    master = deck.layout.slide_master._element
    master.find(f"{P}clrMap").set("hlink", "lt2")


@pytest.mark.parametrize(
    "change",
    [panel_of_the_layout, panel_of_the_master, background_of_the_layout, fill_of_the_placeholder,
     small_by_the_layout, move_on_the_same_ground, make_it_large, panel_on_a_part,
     link_in_a_placeholder],
)  # fmt: skip
def test_what_a_layout_brings_is_told_of_the_layout(
    change: Callable[[Deck], None], tmp_path: Path
) -> None:
    deck = Deck()
    change(deck)
    assert told(deck, tmp_path) == "layout"


def test_one_shape_may_have_a_fault_of_each(tmp_path: Path) -> None:
    deck = Deck()
    run = deck.title.text_frame.paragraphs[0].add_run()
    run.text, run.font.color.rgb = "own", RGBColor.from_string("EEEEEE")
    (own,) = faults_of("DB721", deck.presentation, tmp_path)
    assert own.startswith("slide 1 (Sample 1own), Title 1: 'own': #EEEEEE")
    (brought,) = faults_of("DB746", deck.presentation, tmp_path)
    assert "'Sample 1': #DDDDDD" in brought


def test_text_that_can_be_read_is_no_fault_of_anybody(tmp_path: Path) -> None:
    assert told(Deck(colour=DARK), tmp_path) == ""


# --- contrast that cannot be reckoned ------------------------------------------------------


def draw_freely(deck: Deck, shapes: Any) -> None:
    """Lay a free drawing beneath the title, whose outline is not followed."""
    panel = deck.fill_behind(shapes, "FFFFFF")
    outline = panel._element.find(f"{P}spPr/{A}prstGeom")
    paths = etree.SubElement(etree.Element(f"{A}custGeom"), f"{A}pathLst")
    etree.SubElement(paths, f"{A}path", w="9", h="9")
    outline.getparent().replace(outline, paths.getparent())


def test_a_drawing_of_the_layout_is_told_once(tmp_path: Path) -> None:
    deck = Deck(3, colour=DARK)
    draw_freely(deck, deck.layout.shapes)
    (fault,) = faults_of("DB742", deck.presentation, tmp_path)
    assert fault.startswith("the layout “Title and Content”, Title 1: 'Sample 1': it lies on")
    assert fault.endswith("(on slides 1-3)")


def test_a_drawing_of_the_slide_is_told_of_the_slide(tmp_path: Path) -> None:
    deck = Deck(3, colour=DARK)
    draw_freely(deck, deck.layout.shapes)
    draw_freely(deck, deck.slide.shapes)
    own, brought = faults_of("DB742", deck.presentation, tmp_path)
    assert own.startswith("slide 1 (Sample 1), Title 1: 'Sample 1': it lies on")
    assert brought.endswith("(on slides 2-3)")


# --- places --------------------------------------------------------------------------------


def test_a_place_outside_the_slide_is_told_of_the_layout(tmp_path: Path) -> None:
    deck = Deck(2, colour=DARK)
    deck.place.left, deck.place.top, deck.place.width, deck.place.height = map(
        Pt, (0, -100, 300, 80)
    )
    assert faults_of("DB743", deck.presentation, tmp_path) == []
    (fault,) = faults_of("DB747", deck.presentation, tmp_path)
    assert fault == (
        "the layout “Title and Content”, Title 1: it lies outside the slide, and nobody sees it "
        "(on slides 1-2)"
    )
    deck.title.left, deck.title.top, deck.title.width, deck.title.height = map(
        Pt, (0, -200, 300, 80)
    )
    (own,) = faults_of("DB743", deck.presentation, tmp_path)
    assert own.startswith("slide 1 (Sample 1), Title 1")
    (brought,) = faults_of("DB747", deck.presentation, tmp_path)
    assert brought.endswith("(on slide 2)")


def put_first(shape: Any) -> None:
    shape._element.getparent().insert(2, shape._element)


def with_bodies() -> Deck:
    deck = Deck(2, colour=DARK)
    for slide in deck.presentation.slides:
        slide.placeholders[1].text = "Sample text"
        put_first(slide.placeholders[1])
    return deck


def test_an_order_that_differs_from_the_layouts_is_told_of_the_slide(tmp_path: Path) -> None:
    assert told(with_bodies(), tmp_path, "DB723", "DB748") == "slide"


def test_the_order_of_a_layout_is_told_of_the_layout(tmp_path: Path) -> None:
    deck = with_bodies()
    put_first(deck.body_place)
    assert told(deck, tmp_path, "DB723", "DB748") == "layout"
    (fault,) = faults_of("DB748", deck.presentation, tmp_path)
    assert fault == (
        "the layout “Title and Content”, Title 1: 'Content Placeholder 2' is read before the "
        "title (on slides 1-2)"
    )


def test_what_was_moved_is_told_of_the_slide_whatever_the_layouts_order(tmp_path: Path) -> None:
    deck = with_bodies()
    put_first(deck.body_place)
    body = deck.slide.placeholders[1]
    body.left, body.top, body.width, body.height = map(Pt, (50, 200, 500, 200))
    assert told(deck, tmp_path, "DB723", "DB748") == "slide layout"


# --- what is made of it --------------------------------------------------------------------


@pytest.fixture
def evidence(tmp_path: Path) -> Any:
    deck = Deck(3)
    deck.presentation.core_properties.title = "Sample deck"
    deck.layout.name = "A <b> & c"
    for slide in deck.presentation.slides:
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            run._r.get_or_add_rPr().set("lang", "en-GB")
    path = tmp_path / "sample.pptx"
    deck.presentation.save(path)
    return judge(path)[0]


def test_a_deck_does_not_fail_for_its_template(evidence: Any) -> None:
    summary = evidence.summary
    assert (summary.errors, summary.warnings, summary.advice) == (0, 0, 1)
    assert sum_up(evidence.files[0]).partition(": ")[2].startswith(
        "3 slides, no faults and 1 of its template by "
    )  # fmt: skip


def test_rules_of_templates_count_layouts_and_name_them(evidence: Any) -> None:
    results = {result.code: result for result in evidence.files[0].results}
    assert [id_ for id_, each in results.items() if each.of_template] == ["DB746", "DB747", "DB748"]
    assert (results["DB746"].passed, results["DB746"].failed) == (0, 1)
    assert (results["DB747"].passed, results["DB747"].failed) == (1, 0)
    (fault,) = results["DB746"].faults
    assert (fault.layout, fault.slide) == ("A <b> & c", None)


def test_the_page_has_what_the_template_brings_apart(evidence: Any) -> None:
    before, heading, after = render_html(evidence).partition("<h3>What the template brings</h3>")
    assert heading
    assert "None of the rules below found a fault in what is on its slides." in before
    assert "the layout “A &lt;b&gt; &amp; c”, Title 1" in after
    assert "#DDDDDD on #FFFFFF" not in before
    (sentence,) = draft_problems(evidence)
    assert "text contrast of the template, 1 place" in sentence
