"""Layouts say what differs from their master, and look as they were placed all the same."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from deckbuilder.gate.pptx.inherited import A, P, StyleResolver, kind_of
from deckbuilder.scene.layout import PlacedLayout, PlacedSlot
from tests.shared import decks
from tests.writers.pptx.factory import presentation, scene
from tests.writers.pptx.reading import find, find_all, tree

CONTENT, ALL_KINDS = (f"ppt/slideLayouts/slideLayout{number}.xml" for number in (1, 2))


def shape_of(layout: str, kind: str) -> ET.Element:
    """Return the placeholder of a kind on a layout of two: one as the master is, and another."""
    found = tree(presentation(scene(), scene(layout="all-kinds", number=2)), layout)
    (shape,) = (
        each
        for each in find_all(found, ".//p:sp")
        if find_all(each, f"p:nvSpPr/p:nvPr/p:ph[@type='{kind}']")
    )
    return shape


@pytest.mark.parametrize("kind", ["title", "body", "ftr", "sldNum"])
def test_what_the_master_says_is_left_to_it(kind: str) -> None:
    shape = shape_of(CONTENT, kind)
    assert [*find(shape, "p:spPr"), *find(shape, "p:txBody/a:lstStyle")] == []
    assert find(shape, "p:txBody/a:bodyPr").attrib == {}


def test_what_differs_from_the_master_is_said() -> None:
    shape = shape_of(ALL_KINDS, "body")
    (level,) = find(shape, "p:txBody/a:lstStyle")
    assert {each.tag.rpartition("}")[2] for each in level} == {"spcBef", "buNone", "defRPr"}
    assert level.attrib == {"marL": "0", "indent": "0"}
    assert find(level, "a:defRPr").attrib == {"sz": "2000"}
    assert find_all(shape, "p:spPr/a:xfrm")


@pytest.mark.parametrize("kind", ["tbl", "chart", "pic"])
def test_what_holds_no_text_takes_nothing_from_the_masters_text(kind: str) -> None:
    shape = shape_of(ALL_KINDS, kind)
    assert find_all(shape, "p:spPr/a:xfrm")
    assert find(shape, "p:txBody/a:lstStyle/a:lvl1pPr").get("algn") == "l"


def test_text_that_is_typed_on_a_layout_looks_as_the_layout_was_placed() -> None:
    deck = decks.written("default")
    brand, opened = deck.presentation.brand, deck.reopen()
    seen = []
    for placed, layout in zip(
        deck.presentation.layouts.values(), opened.slide_layouts, strict=True
    ):
        slide = opened.slides.add_slide(layout)
        reader = StyleResolver(slide)
        for shape in slide.placeholders:
            slot = slot_at(placed, shape.placeholder_format.idx)
            if kind_of(shape) not in ("tbl", "chart", "pic"):
                shape.text_frame.text = "Sample"
                ((run,),) = reader.paragraphs(shape)
                style = slot.levels[0].style
                assert (run.size, run.bold) == (style.size, style.bold), (placed.name, slot.name)
                assert run.colour == brand.colours.rgb(style.colour).upper()
                assert (shape.left, shape.top, shape.width, shape.height) == slot.rect
                assert bullet(reader, shape) == (slot.levels[0].bullet or None), slot.name
                seen.append(slot.kind)
    assert {*seen} == {"title", "ctrTitle", "subTitle", "body"}


def bullet(reader: StyleResolver, shape: Any) -> str | None:
    """Return the character before a placeholder's first level; None for a number or nothing."""
    style = "titleStyle" if kind_of(shape) in ("title", "ctrTitle") else "bodyStyle"
    above = [each._element.find(f".//{A}lvl1pPr") for each in reader.placeholders_above(shape)]
    above.append(reader.master._element.find(f".//{P}{style}/{A}lvl1pPr"))
    kinds = (f"{A}buNone", f"{A}buChar", f"{A}buAutoNum")
    found = (each for level in above if level is not None for each in level if each.tag in kinds)
    return next(found).get("char")


def slot_at(layout: PlacedLayout, index: int) -> PlacedSlot:
    (slot,) = (each for each in layout.slots.values() if each.index == index)
    return slot
