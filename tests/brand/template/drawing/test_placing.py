"""Shapes stand where their transforms put them."""

from __future__ import annotations

from typing import Any

import pytest

from deckbuilder.brand.template.drawing.placing import (
    Affine,
    box_of,
    place_group,
    place_shape,
    turned_box,
)
from deckbuilder.geometry import Rect, rect
from tests.brand.template.drawing.test_paths import element

SLIDE = Affine()
CORNERS = ((0, 0), (200, 0), (200, 100), (0, 100))


def transform(attributes: str = "", inner: str = "") -> Any:
    return element(
        f'<a:xfrm {attributes}><a:off x="1000" y="500"/><a:ext cx="200" cy="100"/>{inner}</a:xfrm>'
    )


def placed(attributes: str, outer: Affine = SLIDE) -> Any:
    found = place_shape(transform(attributes), outer)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("attributes", "corner", "upright"),
    [
        ("", (1000, 500), (0.0, False)),
        ('rot="5400000"', (1150, 450), (90.0, False)),
        ('rot="10800000"', (1200, 600), (180.0, False)),
        ('flipH="1"', (1200, 500), (0.0, True)),
        ('flipV="1"', (1000, 600), (180.0, True)),
        ('flipH="1" rot="5400000"', (1150, 650), (90.0, True)),
    ],
)
def test_the_first_corner_comes_to_where_the_turn_puts_it(attributes, corner, upright):
    shape = placed(attributes)
    assert shape.polygon(CORNERS)[0] == corner
    assert shape.upright() == (Rect(1000, 500, 200, 100), *upright)


def test_a_group_scales_and_moves_what_is_in_it():
    inner = '<a:chOff x="0" y="0"/><a:chExt cx="2000" cy="2000"/>'
    outer = place_group(transform("", inner), Affine())
    rect, turn, _ = placed("", outer).upright()
    assert (rect, turn) == (Rect(1100, 525, 20, 5), 0.0)


def test_a_turned_group_turns_what_is_in_it():
    inner = '<a:chOff x="1000" y="500"/><a:chExt cx="200" cy="100"/>'
    outer = place_group(transform('rot="5400000"', inner), Affine())
    assert placed("", outer).upright() == (Rect(1000, 500, 200, 100), 90.0, False)
    assert box_of([placed("", outer).polygon(CORNERS)]) == Rect(1050, 450, 100, 200)


def test_what_says_no_place_has_none():
    assert place_shape(None, Affine()) is None
    assert place_shape(element('<a:xfrm rot="0"/>'), Affine()) is None
    assert place_group(None, Affine(e=5)) == Affine(e=5)


def test_the_box_around_a_turned_rectangle():
    assert turned_box(Rect(0, 0, 200, 100), 90) == Rect(50, -50, 100, 200)


def test_two_rectangles_have_in_common_what_lies_in_both():
    one, other = rect(0, 0, 10, 8), rect(6, 5, 10, 10)
    assert one.common(other) == other.common(one) == rect(6, 5, 4, 3)
    assert one.common(other).area == 12 * 12_700**2
    assert one.common(rect(20, 0, 5, 8)).area == 0
