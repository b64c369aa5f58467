"""Geometries of shapes become the polygons that the standard's formulas give."""

from __future__ import annotations

from typing import Any

import pytest

from deckbuilder.brand.template.drawing.guides import add_guides, number_of, shape_guides
from deckbuilder.brand.template.drawing.paths import Path, read_custom
from deckbuilder.brand.template.drawing.presets import read_preset
from deckbuilder.formats.xml import parse_xml

NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def element(xml: str) -> Any:
    name, _, rest = xml.partition(" ")
    return parse_xml(f"{name} {NAMESPACE} {rest}".encode())


def preset(name: str, width: float = 200, height: float = 100, **adjusted: int) -> Path:
    values = "".join(f'<a:gd name="{k}" fmla="val {v}"/>' for k, v in adjusted.items())
    geometry = element(f'<a:prstGeom prst="{name}"><a:avLst>{values}</a:avLst></a:prstGeom>')
    return read_preset(geometry, width, height)


def custom(steps: str, attributes: str = "", guides: str = "") -> Path:
    xml = (
        f'<a:custGeom id=""><a:gdLst>{guides}</a:gdLst>'
        f"<a:pathLst><a:path {attributes}>{steps}</a:path></a:pathLst></a:custGeom>"
    )
    (path,) = read_custom(element(xml), 200, 100)
    return path


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("*/ w 3 4", 150), ("+- w h 50", 250), ("+/ w h 3", 100), ("?: 0 w h", 100),
        ("?: 1 w h", 200), ("pin 0 w 120", 120), ("mod 3 4 0", 5), ("cos w 10800000", -200),
        ("at2 1 1", 2_700_000), ("max w h", 200), ("*/ w 1 0", 0), ("unheard of", 0),
    ],
)  # fmt: skip
def test_formulas_reckon_as_the_standard_says(formula, value):
    guides = shape_guides(200, 100)
    add_guides(guides, [("x", formula)])
    assert guides["x"] == pytest.approx(value, abs=0.01)


def test_a_number_too_large_to_be_a_length_counts_as_none():
    assert (number_of("1e99", {}), number_of("nan", {}), number_of("12", {})) == (0, 0, 12)


def test_polygons_of_presets_follow_their_adjustments():
    assert preset("triangle").polygons == (((0, 100), (100, 0), (200, 100)),)
    assert preset("triangle", adj=25_000).polygons[0][1] == (50, 0)
    assert preset("homePlate").polygons[0][1:4] == ((150, 0), (200, 50), (150, 100))


def test_a_frame_is_two_polygons_of_which_the_inner_is_not_filled():
    outer, inner = preset("frame", adj1=10_000).polygons
    assert outer[2] == (200, 100)
    assert inner == ((10, 10), (10, 90), (190, 90), (190, 10))


def test_an_ellipse_touches_the_middles_of_its_box():
    (points,) = preset("ellipse").polygons
    for x, y in points:
        assert ((x - 100) / 100) ** 2 + ((y - 50) / 50) ** 2 == pytest.approx(1, abs=0.001)
    assert {(round(x), round(y)) for x, y in points} >= {(0, 50), (100, 0), (200, 50), (100, 100)}


def test_a_block_arc_ends_where_its_adjustments_say():
    (points,) = preset("blockArc").polygons
    assert [round(each) for each in points[0]] == [0, 50]
    assert max(y for _, y in points) == pytest.approx(50, abs=0.01)


def test_a_line_is_not_filled_and_not_closed():
    line = preset("line")
    assert (line.filled, line.closed, line.polygons) == (False, False, (((0, 0), (200, 100)),))


def test_an_unknown_preset_is_its_box():
    path = read_preset(element('<a:prstGeom prst="cloudCallout"/>'), 200, 100)
    assert path.polygons == preset("rect").polygons


def test_a_custom_path_is_stretched_from_its_own_units():
    steps = (
        '<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="10" y="0"/></a:lnTo>'
        '<a:lnTo><a:pt x="10" y="10"/></a:lnTo><a:close/>'
    )
    path = custom(steps, 'w="10" h="10"')
    assert path.polygons == (((0, 0), (200, 0), (200, 100)),)
    assert (path.filled, path.drawn, path.closed) == (True, True, True)
    hollow = custom(steps, 'w="10" h="10" fill="none" stroke="0"')
    assert (hollow.filled, hollow.drawn) == (False, False)


def test_a_custom_path_may_name_guides():
    guides = '<a:gd name="half" fmla="*/ w 1 2"/>'
    steps = '<a:moveTo><a:pt x="half" y="t"/></a:moveTo><a:lnTo><a:pt x="r" y="vc"/></a:lnTo>'
    path = custom(steps, guides=guides)
    assert path.polygons == (((100, 0), (200, 50)),)
    assert not path.closed


def test_curves_are_cut_as_finely_as_their_size_asks():
    curve = (
        '<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:cubicBezTo><a:pt x="0" y="10"/>'
        '<a:pt x="10" y="10"/><a:pt x="10" y="0"/></a:cubicBezTo>'
    )
    assert len(custom(curve).polygons[0]) == 2
    (path,) = read_custom(
        element(
            f'<a:custGeom id=""><a:pathLst><a:path w="10" h="10">{curve}</a:path></a:pathLst>'
            "</a:custGeom>"
        ),
        4_000_000,
        4_000_000,
    )
    (points,) = path.polygons
    assert len(points) == 13
    assert points[6] == pytest.approx((2_000_000, 3_000_000))
