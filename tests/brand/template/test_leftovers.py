"""Taking out what needs a relationship that is not carried, so that PowerPoint repairs nothing."""

from __future__ import annotations

import pytest

from deckbuilder.brand.template.leftovers import take_out
from deckbuilder.formats.xml import parse_xml, write_xml

_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_KINDS = {
    "link": "hyperlink", "slide": "slide", "outside": "links", "object": "oleObject",
    "film": "video", "tag": "tags", "control": "control", "gone": "image",
}  # fmt: skip


def cleaned(content: str) -> tuple[str, dict[str, int]]:
    """Return a layout's content as it is carried, of which only "kept" is related, and the rest."""
    root = parse_xml(f"<p:sldLayout {_NAMES}>{content}</p:sldLayout>".encode())
    lost = take_out(root, {"kept"}, _KINDS)
    text = write_xml(root).decode()
    return text.partition("<p:sldLayout")[2].partition(">")[2].removesuffix("</p:sldLayout>"), lost


FRAME = "<p:graphicFrame><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></p:graphicFrame>"


@pytest.mark.parametrize(
    ("content", "left", "lost"),
    [
        ('<p:sp><a:hlinkClick r:id="link"/></p:sp>', "<p:sp/>", {"links": 1}),
        ('<p:sp><a:hlinkHover r:id="slide"/></p:sp>', "<p:sp/>", {"links": 1}),
        ('<p:pic><p:nvPr><a:videoFile r:link="film"/></p:nvPr></p:pic>',
         "<p:pic><p:nvPr/></p:pic>", {"media": 1}),
        (FRAME.format('<p:oleObj r:id="object"/>'), "", {"objects": 1}),
        (FRAME.format('<a:tbl><a:hlinkClick r:id="link"/></a:tbl>'),
         FRAME.format("<a:tbl/>"), {"links": 1}),
        ('<p:custDataLst><p:tags r:id="tag"/></p:custDataLst>', "", {"data": 1}),
        ('<p:controls><p:control r:id="control"/></p:controls>', "", {"controls": 1}),
        ('<p:sp><p:extLst><p:ext uri="a"><p:x r:embed="gone"/></p:ext></p:extLst></p:sp>',
         "<p:sp/>", {"data": 1}),
        ('<p:pic><p:blipFill><a:blip r:link="outside"/></p:blipFill></p:pic>', "", {"links": 1}),
        ('<p:bgPr><a:blipFill><a:blip r:embed="gone"/></a:blipFill></p:bgPr>',
         "<p:bgPr><a:noFill/></p:bgPr>", {"data": 1}),
        ('<a:pPr><a:buBlip><a:blip r:embed="gone"/></a:buBlip></a:pPr>', "<a:pPr/>", {"data": 1}),
    ],
)  # fmt: skip
def test_an_element_goes_with_its_relationship(
    content: str, left: str, lost: dict[str, int]
) -> None:
    assert cleaned(content) == (left, lost)


@pytest.mark.parametrize(
    "content",
    [
        '<p:pic><p:blipFill><a:blip r:embed="kept"/></p:blipFill></p:pic>',
        '<p:sp><a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/></p:sp>',
        '<p:sp><a:hlinkClick r:id="kept"/></p:sp>',
    ],
)
def test_what_is_carried_stays(content: str) -> None:
    assert cleaned(content) == (content, {})


def test_a_picture_that_is_also_within_the_file_loses_its_link_alone() -> None:
    linked = '<p:pic><p:blipFill><a:blip r:embed="kept" r:link="outside"/></p:blipFill></p:pic>'
    assert cleaned(linked) == (linked.replace(' r:link="outside"', ""), {"links": 1})


@pytest.mark.parametrize(
    ("action", "kind"), [("macro?name=Run", "macros"), ("program", "links"), ("media", "media")]
)
def test_an_action_without_a_relationship_goes_too(action: str, kind: str) -> None:
    button = f'<p:sp><a:hlinkClick r:id="" action="ppaction://{action}"/></p:sp>'
    assert cleaned(button) == ("<p:sp/>", {kind: 1})


def test_where_a_form_of_a_shape_goes_the_other_stands_in_its_place() -> None:
    model = FRAME.format('<a:x r:embed="gone"/>')
    forms = (
        f"<mc:AlternateContent><mc:Choice>{model}</mc:Choice><mc:Fallback><p:sp/><p:cxnSp/>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    assert cleaned(f"<p:a/>{forms}<p:b/>") == ("<p:a/><p:sp/><p:cxnSp/><p:b/>", {"data": 1})


def test_what_stands_in_its_place_is_judged_as_well() -> None:
    forms = (
        '<mc:AlternateContent><mc:Choice><p:contentPart r:id="gone"/></mc:Choice><mc:Fallback>'
        '<p:pic><p:blipFill><a:blip r:embed="gone"/></p:blipFill></p:pic><p:sp/></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    assert cleaned(forms) == ("<p:sp/>", {"data": 2})


def test_a_layout_neither_moves_nor_changes() -> None:
    motion = (
        "<p:cSld/><mc:AlternateContent><mc:Choice><p:transition><p:fade/>"
        "</p:transition></mc:Choice><mc:Fallback><p:transition/></mc:Fallback></mc:AlternateContent><p:timing><p:tnLst/></p:timing>"
    )
    assert cleaned(motion) == ("<p:cSld/>", {"animations": 1})


def test_a_list_of_effects_without_one_goes_and_is_not_counted() -> None:
    assert cleaned("<p:cSld/><p:timing><p:tnLst/></p:timing><p:transition/>") == ("<p:cSld/>", {})
