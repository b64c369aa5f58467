"""Built decks before the rules of Microsoft's Accessibility Checker, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from lxml import etree

import decks
from validators.accessibility import RULES
from validators.resolved import A, P

KNOWN = {
    ("torture", "Unclear hyperlink text"): {
        "inlines", "tables", "callouts", "footnotes", "long-words", "references",
    },
}  # fmt: skip
"""The slides that break a rule on purpose: the torture deck tries addresses as they are."""


@pytest.mark.parametrize(
    "deck", ["default", "torture", pytest.param("specimens", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("rule", RULES)
def test_a_built_deck_keeps_the_rule(deck: str, rule: str) -> None:
    found = faults(deck, rule)
    known = KNOWN.get((deck, rule), set())
    assert [fault for fault in found if fault.partition(":")[0] not in known] == []
    assert {fault.partition(":")[0] for fault in found} == known


@pytest.mark.parametrize("brand", ["sample-light", "sample-dark", "sample-long"])
def test_text_stands_out_under_any_brand(brand: str) -> None:
    assert RULES["Hard-to-read text contrast"](decks.branded(brand).reopen()) == []


def test_builds_are_among_what_is_judged() -> None:
    slides = opened("torture").slides
    assert any(slide._element.find(f".//{P}bldLst") is not None for slide in slides)


@cache
def faults(deck: str, rule: str) -> tuple[str, ...]:
    """Return what a rule finds in a deck as it was built."""
    return tuple(RULES[rule](opened(deck)))


@cache
def opened(deck: str) -> Any:
    """Return a deck's file, opened once for the rules, which change nothing."""
    return (sample() if deck == "sample" else decks.written(deck)).reopen()


def sample() -> decks.Written:
    """Return some slides of the torture deck with a thing of each kind on them."""
    ids = ("cover", "section", "inlines", "tables", "columns", "callouts", "picture", "charts")
    return decks.excerpt("torture", *ids, "pie-and-doughnut")


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


FAULTS = {
    "Missing alternative text": (
        undescribe_picture, undescribe_chart, undescribe_table, undescribe_group,
        describe_by_file_name, describe_by_path, bare_shape,
    ),
    "Missing table header": (unmark_header,),
    "Missing slide title": (empty_title, remove_title),
    "Default section name": (default_section,),
    "Document access is restricted": (lock,),
    "Use of merged or split cells": (merge_cells,),
    "Hard-to-read text contrast": (
        pale_run, pale_level, pale_header, darken_background, darken_theme, pale_chart_label,
        label_in_its_own_colour,
    ),
    "Missing closed captions": (add_video,),
    "Check reading order": (send_title_back, swap_columns),
    "Duplicate slide title": (repeat_title,),
    "Duplicate section name": (repeat_section,),
    "Unclear hyperlink text": (vague_link, address_as_link),
    "Language not set": (drop_language, drop_language_of_notes),
    "Content only in animation": (
        leave, fly_in, blink, start_of_itself, start_with_the_slide, animate_nothing, hide,
    ),
}  # fmt: skip


def test_every_rule_is_tried() -> None:
    assert FAULTS.keys() == RULES.keys()


@pytest.mark.parametrize(
    ("rule", "spoil"), [(rule, spoil) for rule, each in FAULTS.items() for spoil in each]
)
def test_a_rule_finds_a_fault_that_was_put_in(rule: str, spoil: Callable[[Any], None]) -> None:
    deck = sample().reopen()
    spoil(deck)
    assert Counter(RULES[rule](deck)) - Counter(faults("sample", rule))
