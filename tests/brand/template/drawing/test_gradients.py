"""Gradients become flat bands, patterns one colour."""

from __future__ import annotations

from typing import Any

from deckbuilder.brand.template.drawing.gradients import (
    cut_bands,
    mean_colour,
    mix_pattern,
)
from deckbuilder.brand.template.drawing.placing import box_of
from deckbuilder.brand.template.theme import Colour, ColourContext
from deckbuilder.geometry import Rect
from tests.brand.template.drawing.test_paths import element

NONE = ColourContext({}, {})
SQUARE = (((0, 0), (1600, 0), (1600, 1600), (0, 1600)),)


def gradient(first: str, last: str, way: str = '<a:lin ang="0"/>', alpha: str = "") -> Any:
    colour = f'<a:srgbClr val="{{}}">{alpha}</a:srgbClr>'
    return element(
        f'<a:gradFill id=""><a:gsLst><a:gs pos="100000">{colour.format(last)}</a:gs>'
        f'<a:gs pos="0">{colour.format(first)}</a:gs></a:gsLst>{way}</a:gradFill>'
    )


def bands(fill: Any, turn: float = 0) -> list[tuple[Any, Colour]]:
    return list(cut_bands(fill, NONE.stops(fill), SQUARE, turn))


def test_a_gradient_has_at_most_sixteen_bands_from_its_beginning_on():
    found = bands(gradient("000000", "FFFFFF"))
    assert len(found) == 16
    assert [found[0][1].rgb, found[-1][1].rgb] == ["080808", "F7F7F7"]
    assert [box_of(part) for part, _ in found[:2]] == [
        Rect(0, 0, 1600, 1600),
        Rect(100, 0, 1500, 1600),
    ]


def test_colours_that_are_near_need_fewer_bands():
    assert len(bands(gradient("FFFFFF", "F0F0F0"))) == 4
    assert len(bands(gradient("FFFFFF", "FFFFFF"))) == 1


def test_bands_follow_the_angle_and_the_turn_of_the_shape():
    down = bands(gradient("000000", "FFFFFF", '<a:lin ang="5400000"/>'))
    assert box_of(down[8][0]) == Rect(0, 800, 1600, 800)
    assert box_of(bands(gradient("000000", "FFFFFF"), 90)[8][0]) == Rect(0, 800, 1600, 800)


def test_bands_that_let_light_through_do_not_lie_over_each_other():
    found = bands(gradient("000000", "FFFFFF", alpha='<a:alpha val="50000"/>'))
    assert box_of(found[0][0]) == Rect(0, 0, 100, 1600)
    assert found[0][1].alpha == 0.5


def test_a_gradient_along_a_path_has_its_mean_colour():
    fill = gradient("000000", "FFFFFF", '<a:path path="circle"/>')
    assert bands(fill) == [(SQUARE, Colour("808080"))]
    assert mean_colour(NONE.stops(fill)) == Colour("808080")


def test_a_pattern_has_the_colour_that_it_has_from_far_away():
    colours = (
        '<a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
    )
    fill = element(f'<a:pattFill prst="pct20">{colours}</a:pattFill>')
    assert mix_pattern(fill, NONE) == Colour("CCCCCC")
