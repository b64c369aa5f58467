"""Slides of one layout that are shown differently: each is judged as if it were alone."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE

from deckbuilder.formats.pptx.package import open_presentation
from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate.pptx.backgrounds import TextContrast
from deckbuilder.gate.pptx.deck import BuiltDeck


def leave_plain(slide: Any) -> None:
    pass


def swap_colours(slide: Any) -> None:
    names = dict(slide.slide_layout.slide_master._element.find(f"{P}clrMap").attrib)
    override_colours(slide, names | {"bg1": "dk1", "tx1": "lt1"})


def name_no_colours(slide: Any) -> None:
    override_colours(slide, {})


def override_colours(slide: Any, names: dict[str, str]) -> None:
    override = slide._element.find(f"{P}clrMapOvr")
    override.clear()
    etree.SubElement(override, f"{A}overrideClrMapping", names)


def hide_graphics(slide: Any) -> None:
    slide._element.set("showMasterSp", "0")


def colour_background(slide: Any) -> None:
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor.from_string("222222")


Change = Callable[[Any], None]
CHANGES: Sequence[Change] = (
    leave_plain,
    swap_colours,
    name_no_colours,
    hide_graphics,
    colour_background,
)


def contrasts(*changes: Change) -> list[list[TextContrast]]:
    """Return those of a deck of titles, half of each on a grey panel of their layout."""
    made = pptx.Presentation()
    layout = made.slide_layouts[5]
    title = layout.placeholders[0]
    shapes = layout.slide_master.shapes
    panel = made.slides.add_slide(layout).shapes.add_shape(
        MSO_SHAPE.RECTANGLE, 0, 0, title.left + title.width // 2, made.slide_height
    )
    panel.fill.solid()
    panel.fill.fore_color.rgb = RGBColor.from_string("444444")
    shapes._spTree.append(panel._element)
    for change in changes:
        slide = made.slides.add_slide(layout)
        slide.shapes.title.text = "Sample"
        change(slide)
    file = io.BytesIO()
    made.save(file)
    slides = BuiltDeck(open_presentation(file.getvalue())).slides[1:]
    return [[each for _, group in slide.contrasts for each in group] for slide in slides]


@pytest.mark.parametrize("order", [CHANGES, CHANGES[::-1]], ids=["plain first", "plain last"])
def test_each_slide_is_judged_as_it_is_alone(order: Sequence[Change]) -> None:
    alone = [each for change in order for each in contrasts(change)]
    assert len({*map(tuple, alone)}) == len(CHANGES)
    assert contrasts(*order) == alone


def test_a_slide_without_names_for_colours_leaves_the_others_theirs() -> None:
    empty, plain = contrasts(name_no_colours, leave_plain)
    assert [each.colour for each in empty] == [None] * len(empty)
    assert [(each.colour, each.background) for each in plain] == [("000000", "444444")]
