"""What decks carry of a template: the closure of its masters, and nothing that leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from deckbuilder.brand.template.carried import Carried
from deckbuilder.brand.template.kept import find_carried
from deckbuilder.formats.pptx.parts import open_parts
from deckbuilder.formats.refusal import Refusal
from deckbuilder.formats.xml import parse_xml
from tests.shared.packages import pack, unpack
from tests.shared.template_files import (
    KINDS,
    PERSONS,
    Layout,
    Master,
    Picture,
    Placeholder,
    draw_png,
    make_template,
)

MAIN = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

TITLE = Placeholder("title", (60, 40, 800, 60))
BODY = Placeholder("obj", (60, 120, 800, 300), 1)
LOGO = Picture((860, 20, 60, 60), draw_png(4, 4, lambda _x, _y: "1B5E8C"))
PLAIN = Master((Layout("Content", (TITLE, BODY), "obj"), Layout("Heading", (TITLE,))), (TITLE,))


def carried(data: bytes, *layouts: str, style: str = "") -> Carried:
    return find_carried(data, layouts or None, style)


def names(found: Carried) -> list[str]:
    return [part.name for part in found.parts]


def data_of(found: Carried, name: str) -> str:
    return next(part.data for part in found.parts if part.name == name).decode()


def left_out(found: Carried) -> dict[str, int]:
    return {each.kind: each.count for each in found.left_out}


def with_logo_at(target: str) -> bytes:
    """Return a template whose master names the target of its logo so."""
    parts = unpack(make_template(replace(PLAIN, items=(TITLE, LOGO))))
    rows, usual = "ppt/slideMasters/_rels/slideMaster1.xml.rels", b"/ppt/media/image1.png"
    assert usual in parts[rows]
    parts[rows] = parts[rows].replace(usual, target.encode())
    return pack(parts)


def dangling(found: Carried) -> list[str]:
    there = {*names(found)}
    lost = [each.target for part in found.parts for each in part.relations]
    bad = [target for target in lost if target not in there]
    for part in found.parts:
        if part.name.endswith(".xml"):
            ids = {each.id for each in part.relations}
            used = re.findall(r'\br:(?:id|embed|link)="([^"]+)"', part.data.decode())
            bad += [f"{part.name} {id_}" for id_ in used if id_ not in ids]
    return bad


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_carried_leads_to_what_is_not(kind: str) -> None:
    data = KINDS[kind]()
    found, package = carried(data), open_parts(data)
    assert dangling(found) == []
    assert [part for _, part in found.masters] == [*package.masters]
    layouts = {layout for master in package.masters for layout in package.layouts_of(master)}
    assert layouts <= {*names(found)}


def test_what_people_leave_in_a_template_is_counted_and_not_carried() -> None:
    found = carried(KINDS["leftovers"]())
    counted = left_out(found)
    for kind in (
        "slides",
        "comments",
        "persons",
        "macros",
        "objects",
        "media",
        "links",
        "sections",
    ):
        assert counted.get(kind), kind
    assert counted["slides"] == 4
    assert counted["animations"] == 2
    for part in found.parts:
        assert not part.name.startswith(("ppt/slides/", "docProps/", "customXml/")), part.name
        for person in PERSONS:
            assert person.encode() not in part.data, part.name
    assert not any(name.endswith((".bin", ".mp4")) for name in names(found))


def test_labels_of_protection_are_carried() -> None:
    found = carried(KINDS["leftovers"]())
    assert found.labels == "docMetadata/LabelInfo.xml"
    assert found.labels in names(found)


def test_parts_keep_their_bytes_and_order() -> None:
    data = KINDS["full-picture"]()
    original, found = unpack(data), carried(data)
    order = [*original]
    assert [order.index(name) for name in names(found)] == sorted(map(order.index, names(found)))
    for part in found.parts:
        assert part.data == original[part.name], part.name
    assert left_out(found) == {}


def test_layouts_of_slides_are_carried_alone_where_no_more_are_wanted() -> None:
    data = make_template(replace(PLAIN, items=(TITLE, LOGO)), PLAIN)
    found = carried(data, LAYOUT)
    layouts = [name for name in names(found) if "/slideLayouts/" in name]
    assert layouts == [LAYOUT]
    assert [part for _, part in found.masters] == [MASTER]
    assert data_of(found, MASTER).count("<p:sldLayoutId ") == 1
    assert any(name.startswith("ppt/media/") for name in names(found))
    assert dangling(found) == []


def test_pictures_without_an_element_are_not_carried() -> None:
    layout = Layout("Content", (TITLE, LOGO))
    parts = unpack(make_template(replace(PLAIN, layouts=(layout,))))
    parts[LAYOUT] = re.sub(rb"<p:pic>.*</p:pic>", b"", parts[LAYOUT])
    assert not any("/media/" in name for name in names(carried(pack(parts))))


@pytest.mark.parametrize("id_", ["5", "2147483648", "x", "99999999999999999999", "4294967295"])
def test_ids_of_masters_and_layouts_are_distinct_and_in_range(id_: str) -> None:
    parts = unpack(make_template(PLAIN, PLAIN))
    for name in (MAIN, MASTER, MASTER.replace("1.", "2.")):
        pattern = rb'(<p:sld(?:Master|Layout)Id id=)"\d+"'
        parts[name] = re.sub(pattern, rb'\1"' + id_.encode() + b'"', parts[name])
    found = carried(pack(parts))
    ids = [id_ for id_, _ in found.masters]
    for _, master in found.masters:
        ids += map(int, re.findall(r'<p:sldLayoutId id="(\d+)"', data_of(found, master)))
    assert len(ids) == 6
    assert len({*ids}) == 6
    assert all(1 << 31 <= each < 1 << 32 for each in ids)


def test_a_layout_of_two_masters_is_the_first_ones() -> None:
    second = MASTER.replace("1.", "2.")
    parts = unpack(make_template(PLAIN, PLAIN))
    rows = second.replace("slideMasters/", "slideMasters/_rels/") + ".rels"
    parts[rows] = parts[rows].replace(b"slideLayout3.xml", b"slideLayout1.xml")
    found = carried(pack(parts))
    assert data_of(found, MASTER).count("<p:sldLayoutId ") == 2
    assert data_of(found, second).count("<p:sldLayoutId ") == 1
    assert found.related(LAYOUT, "slideMaster") == MASTER
    assert dangling(found) == []


def test_a_layout_without_its_master_is_given_it_back() -> None:
    parts = unpack(make_template(PLAIN))
    del parts["ppt/slideLayouts/_rels/slideLayout1.xml.rels"]
    assert carried(pack(parts)).related(LAYOUT, "slideMaster") == MASTER


def test_a_master_without_layouts_is_carried() -> None:
    found = carried(make_template(PLAIN, replace(PLAIN, layouts=())))
    assert len(found.masters) == 2
    assert dangling(found) == []


# --- relationships as other programs write them --------------------------------------------


@pytest.mark.parametrize(
    "target", ["../Media/IMAGE1.png", "/ppt/media/image1.png", r"..\media\image1.png",
               "../media/image1.png#top", "../media/%69mage1.png"],
)  # fmt: skip
def test_a_part_is_found_however_its_name_is_written(target: str) -> None:
    found = carried(with_logo_at(target))
    assert found.related(MASTER, "image") == "ppt/media/image1.png"
    assert dangling(found) == []


def test_a_picture_that_is_missing_is_taken_out_with_its_shape() -> None:
    parts = unpack(make_template(replace(PLAIN, items=(TITLE, LOGO))))
    del parts["ppt/media/image1.png"]
    found = carried(pack(parts))
    assert "<p:pic>" not in data_of(found, MASTER)
    assert left_out(found) == {"data": 1}
    assert dangling(found) == []


def test_what_is_called_a_picture_and_is_none_is_not_carried() -> None:
    found = carried(with_logo_at("../presentation.xml"))
    assert MAIN not in names(found)
    assert dangling(found) == []


# --- beside masters ------------------------------------------------------------------------


def _with_part(parts: dict[str, bytes], kind: str, name: str, type_: str, data: bytes) -> None:
    """Relate a new part to the presentation by "rId90"."""
    parts[name] = data
    rows = "ppt/_rels/presentation.xml.rels"
    target = name.removeprefix("ppt/")
    row = f'<Relationship Id="rId90" Type="{R}/{kind}" Target="{target}"/></Relationships>'
    parts[rows] = parts[rows].replace(b"</Relationships>", row.encode())
    types = f'<Override PartName="/{name}" ContentType="{type_}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types.encode())


def test_fonts_within_the_file_are_carried() -> None:
    parts = unpack(make_template(PLAIN))
    _with_part(parts, "font", "ppt/fonts/font1.fntdata", "application/x-fontdata", b"sample")
    fonts = (
        '<p:embeddedFontLst><p:embeddedFont><p:font typeface="Sample Sans"/><p:regular'
        ' r:id="rId90"/><p:bold r:id="rId91"/></p:embeddedFont></p:embeddedFontLst>'
        "<p:defaultTextStyle>"
    )
    parts[MAIN] = parts[MAIN].replace(b"<p:defaultTextStyle>", fonts.encode())
    (font,) = (found := carried(pack(parts))).fonts
    assert font.typeface == {"typeface": "Sample Sans"}
    assert font.faces == {"regular": "ppt/fonts/font1.fntdata"}
    assert "ppt/fonts/font1.fntdata" in names(found)


def test_a_table_style_is_added_to_the_templates() -> None:
    parts = unpack(make_template(PLAIN))
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    _with_part(
        parts, "tableStyles", "ppt/styles.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml",
        f'<x:tblStyleLst xmlns:x="{drawing}" def="{{A}}"/>'.encode(),
    )  # fmt: skip
    style = f'<a:tblStyle xmlns:a="{drawing}" styleId="{{B}}" styleName="Sample"/>'
    found = carried(pack(parts), style=style)
    assert found.table_styles == "ppt/styles.xml"
    (added,) = parse_xml(data_of(found, "ppt/styles.xml").encode())
    assert added.tag == f"{{{drawing}}}tblStyle"
    assert added.get("styleId") == "{B}"


# --- refused -------------------------------------------------------------------------------


def refusal(parts: Mapping[str, bytes]) -> str:
    with pytest.raises(Refusal) as refused:
        carried(pack(parts))
    assert refused.value.hint
    return refused.value.message


def test_a_template_without_masters_is_refused() -> None:
    parts = unpack(make_template(PLAIN))
    parts[MAIN] = re.sub(rb"<p:sldMasterIdLst>.*</p:sldMasterIdLst>", b"", parts[MAIN])
    assert "no slide master" in refusal(parts)


def test_a_master_without_a_theme_is_refused() -> None:
    parts = unpack(make_template(PLAIN))
    del parts["ppt/theme/theme1.xml"]
    assert refusal(parts) == f"the slide master {MASTER!r} has no theme"


def test_a_layout_in_the_place_of_a_slide_is_refused() -> None:
    name = "ppt/slides/slide1.xml"
    parts = unpack(make_template(PLAIN))
    parts = {each.replace(LAYOUT, name): data for each, data in parts.items()}
    rows = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    parts[rows] = parts[rows].replace(b"slideLayouts/slideLayout1.xml", b"slides/slide1.xml")
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(LAYOUT.encode(), name.encode())
    assert repr(name) in refusal(parts)


def test_a_file_with_entities_is_refused() -> None:
    parts = unpack(make_template(PLAIN))
    parts[LAYOUT] = b'<!DOCTYPE a [<!ENTITY x "y">]>' + parts[LAYOUT]
    assert "declares a type of document" in refusal(parts)
