"""Names of colours and fonts where a template's theme means others."""

from __future__ import annotations

from io import BytesIO

from deckbuilder.writers.pptx.package.meanings import Meanings
from deckbuilder.writers.pptx.package.opc import Package
from tests.shared.packages import unpack

MEANINGS = Meanings({"accent1": "7A1F5C"}, {"+mj-lt": "Georgia"})


def test_names_in_markup_are_replaced() -> None:
    xml = (
        '<a:schemeClr val="accent1"/><a:schemeClr val="accent1"><a:lumMod val="50000"/>'
        '</a:schemeClr><a:schemeClr val="tx1"/><a:latin typeface="+mj-lt"/>'
    )
    assert MEANINGS.apply(xml) == (
        '<a:srgbClr val="7A1F5C"/><a:srgbClr val="7A1F5C"><a:lumMod val="50000"/></a:srgbClr>'
        '<a:schemeClr val="tx1"/><a:latin typeface="Georgia"/>'
    )


def test_what_an_author_writes_is_left_alone() -> None:
    words = '<a:t>typeface="+mj-lt" and &lt;a:schemeClr val="accent1"/&gt;</a:t>'
    assert MEANINGS.apply(words) == words


def test_a_part_without_an_ending_has_a_type_of_its_own() -> None:
    package = Package()
    package.add("ppt/media.x/image1", b"sample", "image/png")
    file = BytesIO()
    package.write(file)
    types = unpack(file.getvalue())["[Content_Types].xml"].decode()
    assert '<Override PartName="/ppt/media.x/image1" ContentType="image/png"/>' in types
    assert "<Default " not in types
