"""Templates that no designer made so: what of them is read, what is refused, and what gets out."""

from __future__ import annotations

import io
import re
import time
import tomllib
import zipfile
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from deckbuilder.brand.template.choose import choose_layouts
from deckbuilder.brand.template.doctor.examining import examine
from deckbuilder.brand.template.drawing import media
from deckbuilder.brand.template.nodes import Template
from deckbuilder.brand.template.read import read_template
from deckbuilder.brand.template.roles import take_fonts
from deckbuilder.brand.template_draft import draft_from_template, find_title
from deckbuilder.files import limits
from deckbuilder.files.limits import Limit
from deckbuilder.formats.pptx.parts import open_parts
from deckbuilder.formats.refusal import Refusal
from tests.brand.template.choose import layouts as samples
from tests.shared.template_files import (
    Layout,
    Master,
    Picture,
    Slide,
    Theme,
    draw_png,
    make_template,
)
from tests.shared.template_files.opc import OFFICE

Change = Callable[[str], str]
MAIN, RELATIONS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
ONE, THREE, LAST = (f"ppt/slideLayouts/slideLayout{number}.xml" for number in (1, 3, 7))


def made(*layouts: Layout, slides: tuple[Slide, ...] = ()) -> bytes:
    return make_template(Master(layouts or samples.ALL, samples.ON_MASTER, Theme()), slides=slides)


def edited(changes: dict[str, Change], data: bytes = b"") -> bytes:
    """Return a template in which the text of some parts is changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data or made())) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            before = old.read(name)
            after = changes[name](before.decode()).encode() if name in changes else before
            assert (after != before) == (name in changes), name
            new.writestr(name, after)
    return result.getvalue()


def named(name: str) -> Change:
    return lambda text: re.sub(r'<p:cSld name="[^"]*"', f'<p:cSld name="{name}"', text, count=1)


def with_shapes(xml: str) -> bytes:
    return edited({LAST: lambda text: text.replace("</p:spTree>", f"{xml}</p:spTree>")})


def shape(inside: str, mark: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="99" name="P"/><p:cNvSpPr/><p:nvPr>{mark}</p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="5" y="5"/><a:ext cx="9000000" cy="900000"/></a:xfrm>{inside}'
        "</p:sp>"
    )


def read(data: bytes) -> Template:
    return read_template(open_parts(data))


def draft(data: bytes) -> str:
    return draft_from_template(examine(data), "x.potx", "T").files["brand.toml"].decode()


# --- names -----------------------------------------------------------------------------------


def test_an_unknown_type_of_placeholder_is_one_for_anything_and_no_markup():
    data = edited(
        {THREE: lambda text: text.replace('type="ftr"', 'type="&lt;script&gt;1&lt;/script&gt;"', 1)}
    )
    assert "obj" in {each.kind for each in read(data).layouts[2].placeholders}
    assert "script" not in examine(data).draw_sheet("x.potx")


def test_a_line_end_in_a_layouts_name_stays_within_a_remark():
    text = draft(edited({THREE: named("A&#10;[evil]")}))
    assert "evil" not in tomllib.loads(text)
    assert "\n[evil]" not in text


def test_a_layout_without_a_name_is_referred_to_by_its_number():
    assert (
        tomllib.loads(draft(edited({THREE: named("")})))["template"]["layouts"]["content"] == "#3"
    )


def test_names_that_differ_in_spaces_alone_are_one_name():
    data = edited({THREE: named("Text  page"), ONE: named("Text page")})
    layouts = tomllib.loads(draft(data))["template"]["layouts"]
    assert (layouts["content"], layouts["title"]) == ("#3", "#1")


def test_a_very_long_title_is_judged_at_once():
    found = replace(read(made()), title="-" * 20_000 + "a")
    start = time.perf_counter()
    find_title(found)
    assert time.perf_counter() - start < 1


# --- masters and themes -------------------------------------------------------------------------


@pytest.mark.parametrize("master", [None, "One"])
def test_a_master_without_layouts_is_passed_over(master: str | None):
    found = read(
        make_template(
            Master((), samples.ON_MASTER, Theme("One")),
            Master(samples.ALL, samples.ON_MASTER, Theme("Two", heading="Georgia")),
        )
    )
    choices = choose_layouts(found, master=master)
    assert found.layouts[choices["content"].layout].name == "Inhalt"


TWICE = {
    "listed": {MAIN: lambda text: re.sub(r"(<p:sldMasterId [^>]*/>)", r"\1\1", text, count=1)},
    "related": {
        RELATIONS: lambda text: text.replace(
            "<Relationship ",
            f'<Relationship Id="rIdX" Type="{OFFICE}/slideMaster"'
            ' Target="/ppt/slideMasters/slideMaster1.xml"/><Relationship ',
            1,
        )
    },
}


@pytest.mark.parametrize("way", TWICE)
def test_a_master_that_is_there_twice_is_once_in_the_copy(way: str):
    copy = open_parts(examine(edited(TWICE[way])).fix().data)
    assert copy.masters == ("ppt/slideMasters/slideMaster1.xml",)
    assert len(copy.root(copy.main).findall("{*}sldMasterIdLst/{*}sldMasterId")) == 1
    assert len(read_template(copy).layouts) == len(samples.ALL)


def test_a_theme_without_typefaces_has_the_usual_one():
    data = edited(
        {
            "ppt/theme/theme1.xml": lambda text: re.sub(
                "<a:fontScheme.*?</a:fontScheme>", "", text, flags=re.DOTALL
            )
        }
    )
    found = read(data)
    assert take_fonts(found, choose_layouts(found)) == {"heading": "Calibri", "body": "Calibri"}


def test_layouts_are_alike_also_where_one_opens_the_show():
    one, two = (Layout(name, (samples.HEAD, samples.BODY, *samples.FOOT)) for name in "AB")
    found = examine(made(one, two, slides=(Slide(0, "Sample"),))).found
    assert "layouts-alike" in {each.code.name for each in found}


def test_types_are_told_by_one_of_several_forms_of_a_placeholder():
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"

    def double(text: str) -> str:
        form = re.search(r"<p:sp>(?:(?!</p:sp>).)*type=\"title\".*?</p:sp>", text, re.DOTALL)
        assert form
        both = (
            f'<mc:AlternateContent xmlns:mc="{space}"><mc:Choice Requires="p14">{form[0]}'
            f"</mc:Choice><mc:Fallback>{form[0]}</mc:Fallback></mc:AlternateContent>"
        )
        return text.replace(form[0], both)

    copy = read(examine(edited({LAST: double})).fix().data)
    assert copy.layouts[6].kind == "titleOnly"


# --- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", ["1.7e308", "1e300", "-1e300", "nan"])
def test_spacing_out_of_all_reason_counts_as_absent(amount: str):
    text = (
        "</p:spPr><p:txBody><a:bodyPr/><a:p><a:pPr><a:lnSpc>"
        f'<a:spcPct val="{amount}"/></a:lnSpc></a:pPr><a:r><a:t>x</a:t></a:r></a:p></p:txBody>'
    )
    lettering = read(with_shapes(shape(text))).layouts[6].art[-1]
    assert lettering.look.line_spacing == 1.0  # type: ignore[union-attr]


def test_a_path_of_no_width_of_its_own_is_not_stretched():
    curve = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in ((0, 9000), (9000, 9000), (9000, 0)))
    path = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:pathLst><a:path w="1e-318" h="900000"><a:moveTo>'
        f'<a:pt x="0" y="0"/></a:moveTo><a:cubicBezTo>{curve}</a:cubicBezTo></a:path></a:pathLst>'
        '</a:custGeom><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></p:spPr>'
    )
    drawn = read(with_shapes(shape(path))).layouts[6].art[-1]
    assert drawn.rect.width == 9000


def nested(depth: int) -> bytes:
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm rot="2700000"><a:off x="0" y="0"/>'
        '<a:ext cx="2147483647" cy="2147483647"/><a:chOff x="0" y="0"/><a:chExt cx="1" cy="1"/>'
        "</a:xfrm></p:grpSpPr>"
    )
    inner = shape("</p:spPr>", '<p:ph type="body" idx="77"/>')
    return with_shapes(group * depth + inner + "</p:grpSp>" * depth)


# --- limits ----------------------------------------------------------------------------------


def test_groups_are_not_within_each_other_without_end():
    with pytest.raises(Refusal, match="groups within each other"):
        read(nested(33))
    assert read(nested(32)).layouts[6].placeholders[-1].index == 77


@pytest.mark.parametrize(
    "name", ["PPTX_NODES", "PPTX_RELATIONS", "PPTX_PIECES_ON_SLIDE", "PPTX_PIECES", "PPTX_PAIRS"]
)
def test_templates_keep_to_the_limits_of_all_powerpoint_files(
    name: str, monkeypatch: pytest.MonkeyPatch
):
    limit = getattr(limits, name)
    many = with_shapes(shape("</p:spPr>", '<p:ph type="body" idx="7"/>') * 400)
    read(many)
    beside = {"PPTX_NODES": len(many), "PPTX_PAIRS": len(many), "PPTX_PIECES": len(many) // 20}
    monkeypatch.setattr(limits, name, Limit(2 - beside.get(name, 0), limit.of, "DB701"))
    with pytest.raises(Refusal, match="there are more than"):
        read(many)


def test_a_list_of_very_many_slides_is_read_in_one_go():
    count = 20_000
    related = "".join(
        f'<Relationship Id="s{number}" Type="{OFFICE}/slide" Target="/x{number}.xml"/>'
        for number in range(count)
    )
    rows = "".join(f'<p:sldId id="{300 + number}" r:id="s{number}"/>' for number in range(count))
    data = edited(
        {
            RELATIONS: lambda text: text.replace("</Relationships>", f"{related}</Relationships>"),
            MAIN: lambda text: text.replace(
                "</p:sldMasterIdLst>", f"</p:sldMasterIdLst><p:sldIdLst>{rows}</p:sldIdLst>"
            ),
        }
    )
    start = time.perf_counter()
    assert open_parts(data).slides == ()
    assert time.perf_counter() - start < 5


def test_one_picture_that_is_too_large_does_not_hide_the_next(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(media, "PPTX_PIXELS", Limit(250, "pixels", "DB742"))
    large, small = (draw_png(20, high, lambda x, y: "C00000") for high in (20, 10))
    package = open_parts(
        made(Layout("One", (Picture((0, 0, 9, 9), large), Picture((20, 0, 9, 9), small))))
    )
    pictures = media.Media(package)
    parts = sorted(
        (name for name in package.parts if "/media/" in name),
        key=lambda name: -len(package.parts[name]),
    )
    assert [pictures.pixels(part) is not None for part in parts] == [False, True]


def test_a_master_without_a_theme_is_refused_by_its_name():
    name = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    data = edited({name: lambda text: text.replace("/theme", "/nothing")})
    with pytest.raises(Refusal, match=r"slideMaster1.*has no theme"):
        read(data)
