"""What colours of DrawingML look like under a theme."""

from __future__ import annotations

import pytest

from deckbuilder.brand.template.theme import (
    Colour,
    ColourContext,
    Theme,
    read_colour_map,
    read_theme,
)
from deckbuilder.formats.pptx.parts import PartsPackage
from deckbuilder.formats.refusal import Refusal
from deckbuilder.formats.xml import parse_xml

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
MAP = {"bg1": "lt1", "tx1": "dk1"}
THEME = """<a:theme name="Sample"><a:themeElements>
<a:clrScheme name="Sample"><a:dk1><a:sysClr val="windowText" lastClr="101010"/></a:dk1>
<a:lt1><a:srgbClr val="fafafa"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1>
</a:clrScheme>
<a:fontScheme name="Sample"><a:majorFont><a:latin typeface="Georgia"/></a:majorFont>
<a:minorFont><a:latin typeface="Arial"/></a:minorFont></a:fontScheme>
<a:fmtScheme name="Sample"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
<a:noFill/></a:fillStyleLst>
<a:bgFillStyleLst><a:noFill/><a:gradFill><a:gsLst>
<a:gs pos="100000"><a:srgbClr val="000000"/></a:gs>
<a:gs pos="0"><a:schemeClr val="phClr"><a:shade val="50000"/></a:schemeClr></a:gs>
</a:gsLst></a:gradFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"""


def element(xml: str):
    return parse_xml(f"<x {NAMES}>{xml}</x>".encode())[0]


def colour(kind: str, value: str, *changes: str) -> str:
    inner = "".join(f"<a:{name} val='{val}'/>" for name, val in map(str.split, changes))
    read = ColourContext(Theme(element(THEME)).colours, MAP, Colour("804020"))
    found = read.resolve(element(f"<a:{kind} {value}>{inner}</a:{kind}>"))
    return "none" if found is None else f"{found.rgb} {found.alpha:g}"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("srgbClr", "val='00aaff'", "00AAFF 1"),
        ("srgbClr", "val='blue'", "none"),
        ("sysClr", "val='windowText' lastClr='222222'", "222222 1"),
        ("sysClr", "val='window'", "FFFFFF 1"),
        ("prstClr", "val='dkBlue'", "00008B 1"),
        ("prstClr", "val='medVioletRed'", "C71585 1"),
        ("prstClr", "val='lightGrey'", "D3D3D3 1"),
        ("scrgbClr", "r='100000' g='50000' b='0'", "FFBC00 1"),
        ("scrgbClr", "r='100%' g='50%' b='0%'", "FFBC00 1"),
        ("hslClr", "hue='7200000' sat='100000' lum='50000'", "00FF00 1"),
        ("schemeClr", "val='accent1'", "4472C4 1"),
        ("schemeClr", "val='tx1'", "101010 1"),
        ("schemeClr", "val='phClr'", "804020 1"),
        ("schemeClr", "val='accent9'", "none"),
        ("solidFill", "", "none"),
    ],
)
def test_elements_that_are_colours(kind: str, value: str, expected: str):
    assert colour(kind, value or "x='y'") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # The shades of Office's own blue that PowerPoint's menu of colours shows.
        (["lumMod 20000", "lumOff 80000"], "DAE3F3 1"),
        (["lumMod 40000", "lumOff 60000"], "B4C7E7 1"),
        (["lumMod 75000"], "2F5597 1"),
        (["lumMod 50000"], "203864 1"),
        (["alpha 40000"], "4472C4 0.4"),
        (["alpha 40000", "alphaMod 50000"], "4472C4 0.2"),
        (["tint 0"], "FFFFFF 1"),
        (["shade 0"], "000000 1"),
        (["satMod 0"], "848484 1"),
        (["hueOff 7200000"], "C44472 1"),
        (["comp 0"], "C49644 1"),
        (["red 100000"], "FF72C4 1"),
    ],
)
def test_changes_of_a_colour(changes: list[str], expected: str):
    assert colour("schemeClr", "val='accent1'", *changes) == expected


def test_half_of_a_colours_light_is_more_than_half_of_its_channel():
    assert colour("srgbClr", "val='FFFFFF'", "shade 50000") == "BCBCBC 1"
    assert colour("srgbClr", "val='000000'", "tint 50000") == "BCBCBC 1"


def test_a_theme_gives_what_it_lacks_from_office():
    theme = Theme(element(THEME))
    assert (theme.colours["lt1"], theme.colours["accent2"]) == ("FAFAFA", "ED7D31")
    assert (theme.typeface("+mj-lt"), theme.typeface("+mn-ea"), theme.typeface("Lato")) == (
        "Georgia", "Arial", "Lato",
    )  # fmt: skip


def test_references_to_fills_take_their_own_colour():
    theme = Theme(element(THEME))
    context = ColourContext(theme.colours, MAP).with_placeholder(
        element("<p:bgRef idx='1002'><a:schemeClr val='bg1'/></p:bgRef>")
    )
    assert context.of_fill(theme.fill(1)) == (Colour("FAFAFA"),)
    assert context.of_fill(theme.fill(2)) == ()
    assert context.of_fill(theme.fill(1002)) == (Colour("B8B8B8"), Colour("000000"))
    assert theme.fill(0) is theme.fill(1009) is None


def test_a_layout_may_change_its_masters_map():
    master = '<p:clrMap bg1="lt1" bg2="dk2"/>'
    layout = '<p:clrMapOvr><a:overrideClrMapping bg1="dk1" tx1="lt1"/></p:clrMapOvr>'
    package = PartsPackage(
        {
            name: f"<p:x {NAMES}>{inner}</p:x>".encode()
            for name, inner in (("m.xml", master), ("l.xml", layout))
        }
    )
    assert read_colour_map(package, "m.xml")["bg2"] == "dk2"
    assert read_colour_map(package, "m.xml", "l.xml")["bg1"] == "dk1"
    with pytest.raises(Refusal, match="theme"):
        read_theme(package, "m.xml")
