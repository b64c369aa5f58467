"""Built decks before the rules for PowerPoint files, one by one, and rules before faults."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter
from typing import Any

import pytest
from lxml import etree

from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.inherited import RELATION
from deckbuilder.gate.pptx.rules import RULES as DECLARED
from deckbuilder.gate.rule import FileRule
from tests.shared import decks
from tests.shared.quick import first_of_each
from tests.shared.validators.promises import PROMISES

RULES = {rule.title: rule for rule in DECLARED}

KNOWN = {
    ("torture", "Unclear hyperlink text"): {
        "inlines", "tables", "callouts", "footnotes", "long-words", "references",
    },
}  # fmt: skip
"""The slides that break a rule on purpose: the torture deck tries addresses as they are."""

ALL_DECKS = [
    "default",
    pytest.param("torture", marks=pytest.mark.slow),
    pytest.param("example", marks=pytest.mark.slow),
    pytest.param("specimens", marks=pytest.mark.slow),
]


@pytest.mark.slow
@pytest.mark.parametrize("deck", ALL_DECKS)
@pytest.mark.parametrize("rule", RULES)
def test_a_built_deck_keeps_the_rule(deck: str, rule: str) -> None:
    found = faults(deck, rule)
    known = KNOWN.get((deck, rule), set())
    names = [slide_named(deck, fault) for fault in found]
    assert [fault for fault, name in zip(found, names, strict=True) if name not in known] == []
    assert {*names} == known


@pytest.mark.parametrize("deck", ALL_DECKS)
@pytest.mark.parametrize("promise", PROMISES)
def test_a_built_deck_keeps_our_own_promises(deck: str, promise: str) -> None:
    assert PROMISES[promise](opened(deck).presentation) == []


SAMPLE = ("cover", "section", "inlines", "tables", "callouts", "picture", "charts",
          "pie-and-doughnut")  # fmt: skip
"""The slides of the torture deck that have a thing of each kind on them."""


@pytest.mark.slow
@pytest.mark.parametrize("ids", [SAMPLE, pytest.param((), marks=pytest.mark.slow, id="all")])
@pytest.mark.parametrize("brand", ["sample-light", "sample-dark", "sample-long"])
@pytest.mark.parametrize("rule", ["Hard-to-read text contrast", "Contrast that cannot be reckoned"])
def test_text_stands_out_under_any_brand(rule: str, brand: str, ids: tuple[str, ...]) -> None:
    assert judge(RULES[rule], BuiltDeck(decks.branded(brand, *ids).reopen())) == []


def test_builds_are_among_what_is_judged() -> None:
    slides = opened("torture").presentation.slides
    assert any(slide._element.find(f".//{P}bldLst") is not None for slide in slides)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_looks_at_something_in_the_sample_or_there_is_none(rule: str) -> None:
    """A rule that looked at nothing would keep every deck."""
    judged = [*RULES[rule].check(opened("sample"))]
    assert judged or rule == "Missing closed captions"


def judge(rule: FileRule, deck: BuiltDeck) -> list[str]:
    """Return the faults that a rule finds, as they are told."""
    return [str(verdict) for verdict in rule.check(deck) if verdict is not None]


@cache
def faults(deck: str, rule: str) -> tuple[str, ...]:
    """Return what a rule finds in a deck as it was built."""
    return tuple(judge(RULES[rule], opened(deck)))


def slide_named(deck: str, fault: str) -> str:
    """Return the id of the slide that a fault is on, or the fault where it is on none."""
    numbered = re.match(r"slide (\d+)", fault)
    if numbered is None:
        return fault
    return str(opened(deck).presentation.slides[int(numbered[1]) - 1].name)


@cache
def opened(deck: str) -> BuiltDeck:
    """Return a deck's file, opened once for the rules, which change nothing."""
    return BuiltDeck((sample() if deck == "sample" else decks.written(deck)).reopen())


def sample() -> decks.Written:
    return decks.excerpt("torture", *SAMPLE)


# --- each rule can find a fault ------------------------------------------------------------


def shapes(deck: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    for slide in deck.slides:
        yield from filter(wanted, slide.shapes)


def first(deck: Any, path: str) -> Any:
    """Return the first element after the cover and the first section that an XPath finds."""
    return next(found for slide in [*deck.slides][2:] for found in slide._element.xpath(path))


def identity(deck: Any, kind: str) -> Any:
    return first(deck, f"//{kind}//p:cNvPr")


def undescribe_picture(deck: Any) -> None:
    identity(deck, "p:pic[.//p:cNvPr[@descr!='']]").set("descr", "")


def undescribe_chart(deck: Any) -> None:
    identity(deck, "p:graphicFrame[.//a:graphicData[contains(@uri,'chart')]]").set("descr", " ")


def undescribe_table(deck: Any) -> None:
    del identity(deck, "p:graphicFrame[.//a:tbl]").attrib["descr"]


def undescribe_in_group(deck: Any) -> None:
    """Put a picture without alternative text into a group."""
    picture = identity(deck, "p:pic[.//p:cNvPr[@descr!='']]").getparent().getparent()
    group = next(
        slide.shapes.add_group_shape() for slide in deck.slides
        if picture in [*slide._element.iter(f"{P}pic")]
    )  # fmt: skip
    group._element.append(picture)
    del picture.find(f"{P}nvPicPr/{P}cNvPr").attrib["descr"]


def undescribe_group(deck: Any) -> None:
    identity(deck, "p:grpSp").attrib.pop("descr", None)


def describe_by_file_name(deck: Any) -> None:
    identity(deck, "p:pic[.//p:cNvPr[@descr!='']]").set("descr", "map-final.PNG")


def describe_by_path(deck: Any) -> None:
    identity(deck, "p:pic[.//p:cNvPr[@descr!='']]").set("descr", "images/map")


def bare_shape(deck: Any) -> None:
    """Add a shape without text or description."""
    from pptx.enum.shapes import MSO_SHAPE

    deck.slides[2].shapes.add_shape(MSO_SHAPE.OVAL, 0, 0, 10, 10)


def unmark_header(deck: Any) -> None:
    first(deck, "//a:tblPr").set("firstRow", "0")


def empty_title(deck: Any) -> None:
    deck.slides[3].shapes.title.text_frame.text = " "


def remove_title(deck: Any) -> None:
    title = deck.slides[3].shapes.title._element
    title.getparent().remove(title)


def repeat_title(deck: Any) -> None:
    deck.slides[4].shapes.title.text_frame.text = deck.slides[3].shapes.title.text_frame.text


def section(deck: Any, index: int) -> Any:
    tag = "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"
    return [*deck.part._element.iter(tag)][index]


def default_section(deck: Any) -> None:
    section(deck, 0).set("name", "Default Section")


def repeat_section(deck: Any) -> None:
    section(deck, 1).set("name", section(deck, 0).get("name"))


def merge_cells(deck: Any) -> None:
    table = next(shapes(deck, lambda shape: shape.has_table)).table
    table.cell(0, 0).merge(table.cell(0, 1))


def lock(deck: Any) -> None:
    etree.SubElement(deck.part._element, f"{P}modifyVerifier")


def add_video(deck: Any) -> None:
    etree.SubElement(first(deck, "//p:sp/p:nvSpPr/p:nvPr"), f"{A}videoFile")


def paint(element: Any, colour: str) -> None:
    """Give text properties a theme colour of their own."""
    for fill in element.findall(f"{A}solidFill"):
        element.remove(fill)
    fill = etree.SubElement(element, f"{A}solidFill")
    element.insert(0, fill)
    etree.SubElement(fill, f"{A}schemeClr").set("val", colour)


def pale_run(deck: Any) -> None:
    paint(first(deck, "//a:r/a:rPr"), "bg2")


def pale_level(deck: Any) -> None:
    """Make the text of a shape's list style as light as its ground."""
    paint(first(deck, "//p:sp[.//p:ph[@type='body']]//a:lvl1pPr/a:defRPr"), "bg1")


def pale_header(deck: Any) -> None:
    first(deck, "//a:tc//a:tcPr/a:solidFill/a:schemeClr").set("val", "bg1")


def darken_background(deck: Any) -> None:
    """Darken a layout's background beneath text that is dark."""
    layout = deck.slides[3].slide_layout
    fill = layout._element.xpath("p:cSld/p:bg//a:schemeClr")[0]
    fill.set("val", "tx1")


def darken_theme(deck: Any) -> None:
    """Make the theme's light colour dark, as a changed theme would."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = deck.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(
        b'<a:lt1><a:srgbClr val="FFFFFF"', b'<a:lt1><a:srgbClr val="222222"'
    )


def pale_chart_label(deck: Any) -> None:
    chart = next(shapes(deck, lambda shape: shape.has_chart)).chart
    for fill in chart._chartSpace.xpath("c:chart/c:title//a:rPr/a:solidFill/a:schemeClr"):
        fill.set("val", "bg1")


def label_in_its_own_colour(deck: Any) -> None:
    """Give the labels within a doughnut the colour of its first part."""
    for shape in shapes(deck, lambda shape: shape.has_chart):
        for colour in shape.chart._chartSpace.xpath(
            "//c:doughnutChart//c:dLbls//c:txPr//a:schemeClr"
        ):
            colour.set("val", "accent1")


def send_title_back(deck: Any) -> None:
    """Let the title be read last."""
    title = deck.slides[3].shapes.title._element
    title.getparent().append(title)


def swap_columns(deck: Any) -> None:
    """Let the right column be read before the left one."""
    for slide in deck.slides:
        left = [shape for shape in slide.placeholders if shape.placeholder_format.idx == 1]
        right = [shape for shape in slide.placeholders if shape.placeholder_format.idx == 13]
        if left and right:
            left[0]._element.addprevious(right[0]._element)
            return
    pytest.fail("no slide has two columns")


def vague_link(deck: Any) -> None:
    first(deck, "//a:r[a:rPr/a:hlinkClick]/a:t").text = "Click here"


def address_as_link(deck: Any) -> None:
    first(deck, "//a:r[a:rPr/a:hlinkClick]/a:t").text = "https://example.org"


def drop_language(deck: Any) -> None:
    del first(deck, "//a:r/a:rPr[@lang]").attrib["lang"]


def drop_language_of_notes(deck: Any) -> None:
    slide = next(slide for slide in deck.slides if slide.has_notes_slide)
    del slide.notes_slide.part._element.xpath("//a:r/a:rPr[@lang]")[0].attrib["lang"]


def add_effect(deck: Any, **attributes: str) -> None:
    """Put an effect on the first shape of a slide."""
    held = deck.slides[3]._element
    timing = etree.SubElement(held, f"{P}timing")
    step = etree.SubElement(etree.SubElement(timing, f"{P}par"), f"{P}cTn")
    step.attrib.update({"presetClass": "entr", "presetID": "1", **attributes})
    target = etree.SubElement(step, f"{P}spTgt")
    target.set("spid", attributes.get("spid", deck.slides[3].shapes.title._element.xpath(
        ".//p:cNvPr/@id")[0]))  # fmt: skip


def leave(deck: Any) -> None:
    add_effect(deck, presetClass="exit")


def fly_in(deck: Any) -> None:
    add_effect(deck, presetID="2")


def blink(deck: Any) -> None:
    add_effect(deck, repeatCount="indefinite")


def start_of_itself(deck: Any) -> None:
    add_effect(deck, nodeType="afterEffect")


def start_with_the_slide(deck: Any) -> None:
    add_effect(deck, nodeType="withEffect")


def animate_nothing(deck: Any) -> None:
    add_effect(deck, spid="9999")


def hide(deck: Any) -> None:
    first(deck, "//p:sp//p:cNvPr").set("hidden", "1")


def describe_by_machine(deck: Any) -> None:
    identity(deck, "p:pic").set("descr", "A close up of a map. Description automatically generated")


def decorate_and_describe(deck: Any) -> None:
    """Mark a picture with alternative text as decorative, too."""
    held = identity(deck, "p:pic[.//p:cNvPr[@descr!='']]")
    extensions = etree.SubElement(held, f"{A}extLst")
    extension = etree.SubElement(
        extensions, f"{A}ext", uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
    )
    namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    etree.SubElement(extension, f"{{{namespace}}}decorative", val="1")


def hide_in_a_choice(deck: Any) -> None:
    """Put an undescribed picture where PowerPoint puts ink and 3D models."""
    picture = identity(deck, "p:pic[.//p:cNvPr[@descr!='']]").getparent().getparent()
    del picture.find(f"{P}nvPicPr/{P}cNvPr").attrib["descr"]
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choices = etree.Element(f"{{{compatibility}}}AlternateContent")
    picture.addprevious(choices)
    etree.SubElement(choices, f"{{{compatibility}}}Choice", Requires="p14").append(picture)


def drag_off(deck: Any) -> Any:
    """Put a text box to the left of a slide."""
    box = deck.slides[3].shapes.add_textbox(-2_100_000, 0, 2_000_000, 900_000)
    box.text_frame.text = "An old version"
    return box


def drag_mostly_off(deck: Any) -> Any:
    """Let a little more than a half of a text box stand below the slide."""
    box = drag_off(deck)
    box.left, box.top = 0, deck.slide_height - 440_000
    return box


def group_off(deck: Any) -> Any:
    """Put a group with a drawing above a slide, the drawing being at the corner of its own."""
    from pptx.enum.shapes import MSO_SHAPE

    group = deck.slides[3].shapes.add_group_shape()
    group.shapes.add_shape(MSO_SHAPE.OVAL, 0, 0, 900_000, 900_000)
    group.top = -1_000_000
    return group


def turn_off(deck: Any) -> None:
    """Stand a text box near the corner upright: most of it was on the slide as it lay."""
    box = drag_off(deck)
    box.left, box.top, box.width, box.height = -1_900_000, 100_000, 4_000_000, 700_000
    box.rotation = 90


def move_a_picture_off(deck: Any) -> None:
    picture = next(shapes(deck, lambda shape: shape._element.tag == f"{P}pic"))
    picture.left = deck.slide_width


def move_a_place_off(deck: Any) -> None:
    """Let a layout have its title above the slide, where no slide of it says otherwise."""
    title = deck.slides[3].shapes.title
    place = next(
        each for each in deck.slides[3].slide_layout.placeholders
        if each.placeholder_format.type == title.placeholder_format.type
    )  # fmt: skip
    place.top = -2 * place.height


def read_a_place_last(deck: Any) -> None:
    """Let the title be last on a layout, and on a slide that was made of it."""
    slide = deck.slides[3]
    for page in (slide, slide.slide_layout):
        (title,) = page._element.xpath("//p:sp[.//p:ph[@type='title']]")
        title.getparent().append(title)


def untitle_the_file(deck: Any) -> None:
    deck.core_properties.title = "PowerPoint Presentation"


def advance(deck: Any) -> None:
    """Let slides go on by their times, which ours only plan."""
    part = deck.part.part_related_by(f"{RELATION}/presProps")
    assert b'useTimings="0"' in part.blob
    part._blob = part.blob.replace(b'useTimings="0"', b"")
    transition = etree.SubElement(deck.slides[3]._element, f"{P}transition")
    transition.set("advTm", "10000")


def draw(deck: Any) -> Any:
    """Return a rectangle as PowerPoint draws it, whose colours are those of its style."""
    from pptx.enum.shapes import MSO_SHAPE

    shape = deck.slides[3].shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, 2_000_000, 900_000)
    shape.text_frame.text = "Drawn"
    return shape


def pale_style(deck: Any) -> None:
    """Draw a shape whose style has its text in the colour of its fill."""
    shape = draw(deck)
    filled = shape._element.xpath("p:style/a:fillRef/a:schemeClr")[0].get("val")
    shape._element.xpath("p:style/a:fontRef/a:schemeClr")[0].set("val", filled)


def pale_table_style(deck: Any) -> None:
    """Let a table's style have text of the colour of the header that it fills."""
    table = next(shapes(deck, lambda shape: shape.has_table)).table
    for cell in table.rows[0].cells:
        for fill in cell._tc.xpath("a:tcPr/a:solidFill | .//a:rPr/a:solidFill"):
            fill.getparent().remove(fill)
    part = deck.part.part_related_by(f"{RELATION}/tableStyles")
    styles = etree.fromstring(part.blob)
    (style,) = styles.iterfind(f"{A}tblStyle")
    table._tbl.find(f"{A}tblPr/{A}tableStyleId").text = style.get("styleId")
    first = style.find(f"{A}firstRow")
    fill = first.find(f"{A}tcStyle/{A}fill/{A}solidFill/{A}schemeClr").get("val")
    for colour in first.iterfind(f"{A}tcTxStyle//{A}schemeClr"):
        colour.set("val", fill)
    part._blob = etree.tostring(styles)


def lay_on_a_picture(deck: Any) -> None:
    """Put a text box over a picture whose look an effect changes."""
    for slide in deck.slides:
        for picture in filter(lambda shape: shape._element.tag == f"{P}pic", [*slide.shapes]):
            edges = (picture.left, picture.top, picture.width, picture.height)
            slide.shapes.add_textbox(*edges).text_frame.text = "On a picture"
            etree.SubElement(picture._element.find(f".//{A}blip"), f"{A}grayscl")
            return


def let_labels_find_their_place(deck: Any) -> None:
    """Let the program that shows a pie decide where its labels stand, on the pie or beside it."""
    for shape in shapes(deck, lambda shape: shape.has_chart):
        for place in shape.chart._chartSpace.xpath("//c:pieChart//c:dLblPos"):
            place.set("val", "bestFit")


def name_an_unknown_style(deck: Any) -> None:
    """Let a table have a style that the file does not describe, as PowerPoint knows it."""
    table = next(shapes(deck, lambda shape: shape.has_table)).table
    for fill in table._tbl.xpath(".//a:tcPr/a:solidFill"):
        fill.getparent().remove(fill)
    table._tbl.find(f"{A}tblPr/{A}tableStyleId").text = "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}"


FAULTS = {
    "Missing alternative text": (
        undescribe_picture, undescribe_chart, undescribe_group, decorate_and_describe,
        hide_in_a_choice,
        describe_by_file_name, describe_by_path, bare_shape,
    ),
    "Missing table header": (unmark_header,),
    "Missing slide title": (empty_title, remove_title),
    "Default section name": (default_section,),
    "Document access is restricted": (lock,),
    "Use of merged or split cells": (merge_cells,),
    "Hard-to-read text contrast": (
        pale_run, pale_level, pale_header, darken_background, darken_theme, pale_chart_label,
        label_in_its_own_colour, pale_style, pale_table_style,
    ),
    "Contrast that cannot be reckoned": (
        lay_on_a_picture, name_an_unknown_style, let_labels_find_their_place,
    ),
    "Content outside the slide": (
        drag_off, drag_mostly_off, group_off, turn_off, move_a_picture_off,
    ),
    "Missing closed captions": (add_video,),
    "Check reading order": (send_title_back, swap_columns),
    "Duplicate slide title": (repeat_title,),
    "Duplicate section name": (repeat_section,),
    "Unclear hyperlink text": (vague_link, address_as_link),
    "Language not set": (drop_language, drop_language_of_notes),
    "Content only in animation": (leave, blink, hide),
    "Suggested alternative text": (describe_by_machine,),
    "Presentation has no title": (untitle_the_file,),
    "Slide that goes on by itself": (advance,),
    "Text contrast of the template": (darken_background, darken_theme),
    "Places of the template outside the slide": (move_a_place_off,),
    "Reading order of the template": (read_a_place_last,),
}  # fmt: skip

BROKEN_PROMISES = {
    "Tables are described": (undescribe_table,),
    "Parts of groups are described": (undescribe_in_group,),
    "Effects are plain appearances": (
        leave, fly_in, blink, start_of_itself, start_with_the_slide, animate_nothing,
    ),
}  # fmt: skip


def test_every_rule_and_promise_is_tried() -> None:
    assert FAULTS.keys() == RULES.keys()
    assert BROKEN_PROMISES.keys() == PROMISES.keys()


@pytest.mark.parametrize(
    ("rule", "spoil"),
    first_of_each(
        [(rule, spoil) for rule, each in FAULTS.items() for spoil in each], itemgetter(0)
    ),
)
def test_a_rule_finds_a_fault_that_was_put_in(rule: str, spoil: Callable[[Any], None]) -> None:
    presentation = sample().reopen()
    spoil(presentation)
    assert Counter(judge(RULES[rule], BuiltDeck(presentation))) - Counter(faults("sample", rule))


@pytest.mark.parametrize(
    ("promise", "spoil"),
    [(name, spoil) for name, each in BROKEN_PROMISES.items() for spoil in each],
)
def test_a_broken_promise_is_found(promise: str, spoil: Callable[[Any], None]) -> None:
    presentation = sample().reopen()
    spoil(presentation)
    assert PROMISES[promise](presentation)


# --- what a trainer does in PowerPoint is no fault -----------------------------------------


def draw_in_its_own_colours(deck: Any) -> None:
    """Draw a shape whose text is light on its fill, and dark on the slide's ground were it not."""
    shape = draw(deck)
    shape.left, shape.top = 0, deck.slide_height - shape.height
    shape._element.xpath("p:style/a:fontRef/a:schemeClr")[0].set("val", "lt1")


def fade_in(deck: Any) -> None:
    add_effect(deck, presetID="10")


def caption_a_video(deck: Any) -> None:
    """Add a video with a file of captions, as PowerPoint ties them to it."""
    add_video(deck)
    video = next(deck.slides[2]._element.iter(f"{A}videoFile"))
    namespace = "http://schemas.microsoft.com/office/powerpoint/2017/3/main"
    etree.SubElement(video.getparent(), f"{{{namespace}}}track")


def drag_partly_off(deck: Any) -> None:
    """Let a little less than a half of a text box stand below the slide."""
    drag_mostly_off(deck).top = deck.slide_height - 460_000


def leave_an_empty_box_off(deck: Any) -> None:
    drag_off(deck).text_frame.text = " "


def hide_a_group_off(deck: Any) -> None:
    group_off(deck)._element.xpath("p:nvGrpSpPr/p:cNvPr")[0].set("hidden", "1")


def decorate_off(deck: Any) -> None:
    held = drag_off(deck)._element.xpath("p:nvSpPr/p:cNvPr")[0]
    namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    extension = etree.SubElement(etree.SubElement(held, f"{A}extLst"), f"{A}ext")
    etree.SubElement(extension, f"{{{namespace}}}decorative", val="1")


def move_in(deck: Any) -> None:
    """Let a text box come onto the slide along a path."""
    box = drag_off(deck)
    timing = etree.SubElement(deck.slides[3]._element, f"{P}timing")
    motion = etree.SubElement(timing, f"{P}animMotion")
    etree.SubElement(motion, f"{P}spTgt").set("spid", str(box.shape_id))


def draw_a_line_along_the_edge(deck: Any) -> None:
    from pptx.enum.shapes import MSO_CONNECTOR

    deck.slides[3].shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, 0, deck.slide_height, deck.slide_width, deck.slide_height
    )


def set_in_a_text_box(deck: Any) -> None:
    deck.slides[3].shapes.add_textbox(0, 0, 10, 10)


def describe_a_group(deck: Any) -> None:
    """Group undescribed drawings, and describe the group."""
    from pptx.enum.shapes import MSO_SHAPE

    group = deck.slides[3].shapes.add_group_shape()
    group.shapes.add_shape(MSO_SHAPE.OVAL, 0, 0, 10, 10)
    group._element.xpath("p:nvGrpSpPr/p:cNvPr")[0].set("descr", "An arrow round a circle")


def show_an_address_of_a_site(deck: Any) -> None:
    first(deck, "//a:r[a:rPr/a:hlinkClick]/a:t").text = "www.example.org"


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("Hard-to-read text contrast", draw_in_its_own_colours),
        ("Contrast that cannot be reckoned", draw_in_its_own_colours),
        ("Content only in animation", fade_in),
        ("Missing closed captions", caption_a_video),
        ("Missing alternative text", set_in_a_text_box),
        ("Content outside the slide", drag_partly_off),
        ("Content outside the slide", leave_an_empty_box_off),
        ("Content outside the slide", hide_a_group_off),
        ("Content outside the slide", decorate_off),
        ("Content outside the slide", move_in),
        ("Content outside the slide", draw_a_line_along_the_edge),
        ("Missing alternative text", describe_a_group),
    ],
)
def test_a_rule_lets_be_what_is_right(rule: str, change: Callable[[Any], None]) -> None:
    presentation = sample().reopen()
    change(presentation)
    assert judge(RULES[rule], BuiltDeck(presentation)) == [*faults("sample", rule)]


def test_the_name_of_a_site_is_no_unclear_link() -> None:
    presentation = sample().reopen()
    rule = RULES["Unclear hyperlink text"]
    before = Counter(faults("sample", rule.title))
    show_an_address_of_a_site(presentation)
    assert Counter(judge(rule, BuiltDeck(presentation))) <= before
