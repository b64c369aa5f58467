"""Decks in a brand's template: its parts as they are, and slides that stand in its placeholders."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deckbuilder.brand.brand import Brand, BrandTemplate, Colours
from deckbuilder.brand.template.read import read_template
from deckbuilder.formats.pptx.parts import open_parts
from deckbuilder.geometry import emu
from deckbuilder.model import Deck
from deckbuilder.scene.layout import PlacedLayout, PlacedSlot
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Item, Scene
from tests.shared.in_memory import write_pptx, write_template
from tests.shared.packages import find_dangling, pack, unpack
from tests.shared.picture_files import png
from tests.shared.template_files import KINDS, Layout, Master, Placeholder, Theme, make_template
from tests.shared.validators.ooxml import validate
from tests.writers.pptx.factory import (
    BODY,
    BODY_SLOT,
    BRAND,
    NUMBER_SLOT,
    TITLE_SLOT,
    chart,
    font,
    frame,
    item,
    layout,
    paragraph,
    picture,
    run,
    scene,
    table,
    title,
)

SLIDE = "ppt/slides/slide1.xml"
CONTENT = "ppt/slideLayouts/slideLayout1.xml"
OTHER = "ppt/slideLayouts/slideLayout2.xml"
COLOURS = {
    "dk1": "102030", "lt1": "FFFFFF", "dk2": "203040", "lt2": "EEEEEE", "accent1": "304050",
    "accent2": "405060", "accent3": "506070", "accent4": "607080", "accent5": "708090",
    "accent6": "8090A0", "hlink": "0000AA", "folHlink": "0000BB",
}  # fmt: skip
THEIRS = Colours(
    tx1="102030", bg1="FFFFFF", tx2="203040", bg2="EEEEEE", accent1="304050", accent2="405060",
    accent3="506070", accent4="607080", accent5="708090", accent6="8090A0", hlink="0000AA",
    folHlink="0000BB",
)  # fmt: skip
TITLE = Placeholder("title", (60, 40, 800, 60))
TEMPLATE = Master(
    (
        Layout("Content", (TITLE, Placeholder("obj", (60, 120, 800, 300), 1)), "obj"),
        Layout(
            "Dark", (TITLE,), colour_map={"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
        ),
    ),
    (TITLE,),
    Theme("Sample", COLOURS, "Georgia", "Arial"),
)
OBJECT_SLOT = replace(BODY_SLOT, type="obj")
IN_CONTENT = replace(layout("content", "Content", TITLE_SLOT, OBJECT_SLOT), part=CONTENT)


def made(
    tmp_path: Path,
    *items: Item,
    data: bytes = b"",
    placed: PlacedLayout = IN_CONTENT,
    scenes: tuple[Scene, ...] = (),
    layouts: Any = "all",
    **changes: Any,
) -> Presentation:
    """Make a presentation of a slide of those items in a template of the file `data`."""
    data = data or make_template(TEMPLATE)
    path = tmp_path / "council.potx"
    path.write_bytes(data)
    template = BrandTemplate(path=path, template=read_template(open_parts(data)), choices={})
    brand: Brand = replace(BRAND, colours=THEIRS, template=template)
    return Presentation(
        deck=Deck(name="sample", root=Path(), title="Sample deck", slides=(), layouts=layouts),
        brand=replace(brand, **changes), width=emu(960), height=emu(540),
        layouts={placed.name: placed}, scenes=scenes or (scene(*items, layout=placed.name),),
    )  # fmt: skip


def written(*values: Any, **settings: Any) -> dict[str, bytes]:
    return unpack(write_pptx(made(*values, **settings)))


def slide_xml(*values: Any, **settings: Any) -> str:
    return written(*values, **settings)[SLIDE].decode()


def _picture_file(folder: Path) -> Path:
    path = folder / "sample.png"
    path.write_bytes(png())
    return path


# --- the package ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_deck_refers_to_nothing_that_is_missing(kind: str, tmp_path: Path) -> None:
    data = KINDS[kind]()
    placed = replace(IN_CONTENT, part="ppt/slideLayouts/slideLayout2.xml")
    deck = made(tmp_path, title("A"), table(), chart(), data=data, placed=placed)
    first, second = write_pptx(deck), write_pptx(deck)
    assert find_dangling(first) == []
    assert first == second


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("write", [write_pptx, write_template])
def test_a_deck_is_valid(kind: str, write: Callable[[Presentation], bytes], tmp_path: Path) -> None:
    image = _picture_file(tmp_path)
    items = (title("A"), frame(item("B")), table(), chart(), picture(image))
    placed = replace(IN_CONTENT, part="ppt/slideLayouts/slideLayout2.xml")
    scenes = (scene(*items),) if write is write_pptx else ()
    deck = made(tmp_path, data=KINDS[kind](), placed=placed, scenes=scenes)
    path = tmp_path / ("made.pptx" if scenes else "made.potx")
    path.write_bytes(write(deck if scenes else replace(deck, scenes=())))
    assert validate(path) == []


def test_the_templates_parts_are_in_the_file_as_they_are(tmp_path: Path) -> None:
    data = KINDS["full-picture"]()
    original, found = unpack(data), written(tmp_path, title("A"), data=data)
    folders = ("ppt/slideMasters/s", "ppt/slideLayouts/s", "ppt/theme/", "ppt/media/")
    carried = [name for name in original if name.startswith(folders)]
    assert len(carried) >= 10
    assert {name: found[name] for name in carried} == {name: original[name] for name in carried}


def test_our_pictures_and_charts_have_names_of_their_own(tmp_path: Path) -> None:
    image = _picture_file(tmp_path)
    data = KINDS["full-picture"]()
    taken = {name for name in unpack(data) if "/media/" in name}
    found = written(tmp_path, title("A"), picture(image), data=data)
    (ours,) = {name for name in found if "/media/" in name} - taken
    assert f'Target="../media/{Path(ours).name}"'.encode() in found[_rows(SLIDE)]


def _rows(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def test_layouts_of_slides_alone_are_there_where_the_deck_wants_no_more(tmp_path: Path) -> None:
    placed = replace(IN_CONTENT, part=OTHER)
    found = written(tmp_path, title("A"), placed=placed, layouts="used")
    assert [name for name in found if name.startswith("ppt/slideLayouts/s")] == [OTHER]
    assert find_dangling(pack(found)) == []


def test_a_template_of_it_is_the_template_itself_without_slides(tmp_path: Path) -> None:
    deck = replace(made(tmp_path, data=KINDS["leftovers"]()), scenes=())
    data = write_template(deck)
    found = unpack(data)
    assert find_dangling(data) == []
    assert not any(name.startswith("ppt/slides/") for name in found)
    assert sum(name.startswith("ppt/slideLayouts/s") for name in found) == 5
    assert b"presentationml.template.main+xml" in found["[Content_Types].xml"]


def test_notes_and_handouts_have_the_templates_theme_where_it_has_no_masters(
    tmp_path: Path,
) -> None:
    data = make_template(TEMPLATE, notes_master=False)
    found = written(tmp_path, title("A"), data=data)
    theme = unpack(data)["ppt/theme/theme1.xml"]
    for kind in ("notes", "handout"):
        rows = found[_rows(f"ppt/{kind}Masters/{kind}Master1.xml")].decode()
        (target,) = re.findall('Target="../(theme/theme.*?)"', rows)
        assert target != "theme/theme1.xml"
        assert found[f"ppt/{target}"] == theme


def test_a_notes_master_of_the_template_is_taken_with_its_size(tmp_path: Path) -> None:
    data = make_template(TEMPLATE)
    original, found = unpack(data), written(tmp_path, title("A"), data=data)
    master = "ppt/notesMasters/notesMaster1.xml"
    assert found[master] == original[master]
    (size,) = re.findall(rb"<p:notesSz [^>]*>", original["ppt/presentation.xml"])
    assert size in found["ppt/presentation.xml"]


# --- slides --------------------------------------------------------------------------------


def test_a_slide_stands_in_the_templates_layout_and_placeholders(tmp_path: Path) -> None:
    full = replace(BODY, size=24.0)
    found = written(tmp_path, title("A"), frame(paragraph("B", style=full), placeholder="body"))
    assert b'Target="../slideLayouts/slideLayout1.xml"' in found[_rows(SLIDE)]
    text = found[SLIDE].decode()
    assert re.findall("<p:ph[^>]*>", text) == ['<p:ph type="title"/>', '<p:ph idx="1"/>']
    assert "<a:xfrm>" not in text.partition("</p:grpSpPr>")[2]
    assert "sz=" not in text.rpartition("<p:sp>")[2]


@pytest.mark.parametrize("make", [table, chart])
def test_a_table_or_chart_in_an_object_placeholder_says_where_it_is(
    make: Callable[..., Item], tmp_path: Path
) -> None:
    text = slide_xml(tmp_path, title("A"), make(placeholder="body"))
    shown = text.partition("<p:graphicFrame>")[2]
    assert '<p:nvPr><p:ph idx="1"/></p:nvPr>' in shown
    assert "<p:xfrm><a:off " in shown


def test_a_picture_stands_in_an_object_placeholder(tmp_path: Path) -> None:
    image = _picture_file(tmp_path)
    text = slide_xml(tmp_path, title("A"), picture(image, placeholder="body"))
    assert '<p:ph idx="1"/>' in text.partition("<p:pic>")[2]


def _drawn(slot: PlacedSlot) -> PlacedLayout:
    return replace(layout("content", "Content", replace(slot, drawn=True)), part=CONTENT)


def test_a_title_that_the_layout_does_not_have_is_one_all_the_same(tmp_path: Path) -> None:
    text = slide_xml(tmp_path, title("A"), placed=_drawn(TITLE_SLOT))
    assert '<p:nvPr><p:ph type="title"/></p:nvPr>' in text
    shape = text.partition("<p:sp>")[2]
    for stated in ("<a:xfrm>", "<a:noFill/><a:ln><a:noFill/></a:ln>", 'sz="2800"', 'cap="none"',
                   'marL="0" indent="0" algn="l"', "<a:buNone/>", 'b="1" i="0"'):  # fmt: skip
        assert stated in shape, stated


def test_text_and_tables_that_the_layout_has_no_place_for_are_drawn(tmp_path: Path) -> None:
    text = slide_xml(tmp_path, frame(paragraph("B"), placeholder="body"), placed=_drawn(BODY_SLOT))
    assert "<p:ph" not in text
    assert '<p:cNvSpPr txBox="1"/>' in text
    assert "<p:ph" not in slide_xml(tmp_path, table(placeholder="body"), placed=_drawn(OBJECT_SLOT))


def test_a_number_that_is_drawn_is_still_a_field(tmp_path: Path) -> None:
    number = frame(paragraph("1"), placeholder="slide-number", rect=NUMBER_SLOT.rect)
    assert 'type="slidenum"' in slide_xml(tmp_path, number, placed=_drawn(NUMBER_SLOT))


def test_a_slide_has_the_colour_map_of_its_layout(tmp_path: Path) -> None:
    dark = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
    placed = replace(IN_CONTENT, part=OTHER, colour_map=dark)
    text = slide_xml(tmp_path, title("A"), placed=placed)
    (override,) = re.findall("<a:overrideClrMapping [^>]*/>", text)
    names = dict(re.findall(r'(\w+)="(\w+)"', override))
    assert len(names) == 12
    assert (names["bg1"], names["tx2"], names["accent6"]) == ("dk1", "lt2", "accent6")


# --- colours and fonts ---------------------------------------------------------------------


def test_colours_of_the_templates_theme_are_named(tmp_path: Path) -> None:
    found = written(tmp_path, title("A"), table(), chart())
    for name in (SLIDE, "ppt/charts/chart1.xml"):
        assert b"schemeClr" in found[name]
        assert b"srgbClr" not in found[name]


def test_colours_that_are_not_the_themes_are_written_out(tmp_path: Path) -> None:
    colours = replace(THEIRS, tx2="ABCDEF", accent1="FEDCBA")
    found = written(tmp_path, title("A"), table(), chart(), colours=colours)
    for name in (SLIDE, "ppt/charts/chart1.xml", "ppt/tableStyles.xml"):
        text = found[name].decode()
        assert re.findall('schemeClr val="(?:tx2|accent1)"', text) == [], name
        assert 'schemeClr val="' in text, name
    assert '<a:srgbClr val="ABCDEF"/>' in found["ppt/tableStyles.xml"].decode()
    assert '<a:srgbClr val="FEDCBA"' in found["ppt/charts/chart1.xml"].decode()


def test_a_colour_means_the_same_on_a_layout_with_a_map_of_its_own(tmp_path: Path) -> None:
    placed = replace(IN_CONTENT, colour_map={"bg1": "dk1", "tx1": "lt1"})
    text = slide_xml(tmp_path, frame(paragraph("B"), placeholder=""), placed=placed)
    assert f'<a:srgbClr val="{THEIRS.tx1}"/>' in text
    assert 'schemeClr val="tx1"' not in text


def test_a_link_in_a_colour_that_is_not_the_themes_keeps_it(tmp_path: Path) -> None:
    link = run("here", replace(BODY, colour="hlink"), link="https://sample.example/")
    colours = replace(THEIRS, hlink="ABCDEF")
    assert "hlinkClr" not in slide_xml(tmp_path, frame(paragraph(link)))
    assert "hlinkClr" in slide_xml(tmp_path, frame(paragraph(link)), colours=colours)


def test_fonts_that_are_not_the_themes_are_named(tmp_path: Path) -> None:
    heading = paragraph("B", style=replace(BODY, font="heading"))
    text = slide_xml(tmp_path, frame(heading, paragraph("C")))
    assert {*re.findall('typeface="([^"]*)"', text)} == {"+mj-lt", "+mn-lt"}
    text = slide_xml(tmp_path, frame(heading, paragraph("C")), body=font("Sample & Sans"))
    assert {*re.findall('typeface="([^"]*)"', text)} == {"+mj-lt", "Sample &amp; Sans"}


def test_a_further_font_of_a_placeholder_is_named(tmp_path: Path) -> None:
    other = paragraph("B", style=replace(BODY, font="Sample Serif"))
    text = slide_xml(tmp_path, frame(other), faces={"Sample Serif": font("Sample Serif")})
    assert 'typeface="Sample Serif"' in text
