"""SVG as it goes into outputs: what shows stays, what is not allowed goes, bombs are refused."""

from __future__ import annotations

import re
import time
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.assets.pictures.metadata import strip_metadata
from deckbuilder.assets.pictures.pixels import Picture
from deckbuilder.assets.pictures.raster import rasterise
from deckbuilder.assets.pictures.svg import cleaning
from deckbuilder.assets.pictures.svg.cleaning import clean_svg
from deckbuilder.assets.pictures.svg.size import read_svg
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from tests.shared import picture_files

# What may be in a part, once more, so that a slip in the lists of the tool shows.
ELEMENTS = """a circle clipPath defs ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g image line
    linearGradient marker mask path pattern polygon polyline radialGradient rect stop style svg
    switch symbol text textPath tspan use"""
REFERENCE = re.compile(r"#[^\s#]+|data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+")


def hold_allowed(data: bytes) -> None:
    """Parse a part again, and hold that nothing in it runs, leads elsewhere or tells of people."""
    assert b"<!" not in data
    assert b"<?" not in data
    root = Tree.fromstring(data)  # noqa: S314
    named = {it.get("id") for it in root.iter()} - {None}
    written = data.decode()
    for element in root.iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in ELEMENTS.split()
        for key, value in element.attrib.items():
            name = key.rpartition("}")[2]
            assert not name.startswith(("on", "data-", "aria-"))
            if name == "href":
                assert REFERENCE.fullmatch(value)
        texts = [*element.attrib.values(), element.text or ""]
        if not element.tag.endswith(("text", "tspan", "textPath")):
            for text in texts:
                assert not re.search(r"@|\\|javascript:|expression|https?:(?!//www.w3.org)", text)
                assert all(
                    it.strip("'\"").startswith("#") for it in re.findall(r"url\(([^)]*)", text)
                )
    assert all(f"#{name}" in written for name in named)


def svg(inner: str, size: str = 'width="80" height="40"') -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f"{size}>{inner}</svg>"
    ).encode()


def drawn(inner: str) -> str:
    """Return what is left of a picture's content."""
    data = clean_svg(svg(inner)).data
    hold_allowed(data)
    return data.decode().partition(">")[2].removesuffix("</svg>")


def test_what_shows_stays_alone() -> None:
    data = clean_svg(picture_files.svg()).data
    hold_allowed(data)
    assert data == (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
        b'<rect width="20" height="10" fill="red"/></svg>'
    )


SHAPE = '<rect width="9" height="9"/>'


@pytest.mark.parametrize(
    ("inner", "left", "told"),
    [
        pytest.param("<!-- a --><?a b?>" + SHAPE, SHAPE, (), id="remarks"),
        pytest.param(f"<g>Sample-Person{SHAPE}</g>", f"<g>{SHAPE}</g>", (), id="text beside text"),
        pytest.param(
            '<g id="a" class="b"/><use href="#a"/>', '<g id="a"/><use href="#a"/>', (), id="ids"
        ),
        pytest.param('<g id="Sample-Person"/>', "<g/>", (), id="an id that nothing names"),
        pytest.param(
            '<style>.a,#b{fill:red}</style><g class="a c"/><g id="b"/>',
            '<style>.a,#b{fill:red}</style><g class="a"/><g id="b"/>', (), id="styles",
        ),
        pytest.param('<g data-a="1" aria-label="a" role="b"/>', "<g/>", (), id="other attributes"),
        pytest.param(f'<a href="https://a.org/">{SHAPE}</a>', f"<a>{SHAPE}</a>", (), id="links"),
        pytest.param("<animate/>", "", ("<animate>",), id="movement"),
        pytest.param('<g fill="url(https://a/b#c)"/>', "<g/>", ("fill of <g>",), id="paint"),
        pytest.param('<g style="fill:url(a.svg#c);stroke:red"/>', '<g style="stroke:red"/>',
                     ("fill",), id="paint in a style"),
        pytest.param('<g style="fill:u\\72l(a)"/>', "<g/>", ("fill",), id="a hidden address"),
        pytest.param("<style>@import 'a';@font-face{src:url(a)}@keyframes a{b{c:d}}g{x:1}</style>",
                     "<style>g{x:1}</style>", ("@import", "@font-face"), id="at-rules"),
        pytest.param("<style>[onclick]{fill:red}g{cursor:url(a)}</style>", "", ("[onclick]",),
                     id="rules"),
        pytest.param("<switch><foreignObject><p>a</p></foreignObject><text>a</text></switch>",
                     "<switch><text>a</text></switch>", (), id="text beside a web page"),
        pytest.param("<switch><foreignObject><p>a</p></foreignObject></switch>", "<switch/>",
                     ("<switch>",), id="a web page alone"),
        pytest.param('<text>a<tspan x="1"> b &lt;</tspan></text>',
                     '<text>a<tspan x="1"> b &lt;</tspan></text>', (), id="text"),
    ],
)  # fmt: skip
def test_what_is_left_and_what_is_told(inner: str, left: str, told: tuple[str, ...]) -> None:
    assert drawn(inner) == left
    assert clean_svg(svg(inner)).left_out == told


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<script>alert(1)</script>", "a script"),
        (f'<g onclick="a()">{SHAPE}</g>', "a script"),
        ('<a href="java\nscript:a()"/>', "a script in a link"),
        ("<foreignObject/>", "web page"),
        ('<image href="file:///etc/passwd"/>', "another file"),
        ('<use xlink:href="//example.org/a.svg#b"/>', "another file"),
        ('<image href="data:image/png;base64,AAAA"/>', "within it that is damaged"),
        ('<image href="data:text/html,a"/>', "another file"),
        ("&a;", "damaged"),
    ],
)
def test_what_is_refused(inner: str, words: str) -> None:
    with pytest.raises(UnusablePictureError, match=words) as found:
        clean_svg(svg(inner))
    assert found.value.hint


def test_entity_of_a_definition_elsewhere_is_refused() -> None:
    data = b'<!DOCTYPE svg SYSTEM "http://example.org/a.dtd">' + svg("<text>&a;</text>")
    with pytest.raises(UnusablePictureError, match="entities"):
        clean_svg(data)


# --- pictures within -----------------------------------------------------------------------


def embedded(data: bytes, kind: str) -> bytes:
    """Return the picture that is left of one within."""
    inner = f'<image href="data:image/{kind};base64,{b64encode(data).decode()}"/>'
    found = re.fullmatch(r'<image href="data:image/(?:png|jpeg);base64,(.*)"/>', drawn(inner))
    assert found
    return b64decode(found[1])


@pytest.mark.parametrize("make", [picture_files.jpeg, picture_files.png])
def test_picture_within_tells_nothing(make: Callable[[], bytes]) -> None:
    data = make()
    format_ = "jpeg" if data.startswith(b"\xff") else "png"
    assert embedded(data, "png") == strip_metadata(data, format_)  # its bytes say what it is


@pytest.mark.parametrize("format_", ["GIF", "WEBP"])
def test_picture_within_becomes_one_that_is_shown_everywhere(format_: str) -> None:
    found = embedded(picture_files.encoded(format_), format_.lower())
    assert found.startswith((b"\x89PNG", b"\xff\xd8"))


def test_drawing_within_a_drawing_becomes_pixels() -> None:
    inner = svg(SHAPE)
    assert embedded(inner, "svg+xml") == rasterise(clean_svg(inner).data, 1000, 1000)
    third = f'<image href="data:image/svg+xml;base64,{b64encode(inner).decode()}"/>'
    with pytest.raises(UnusablePictureError, match="another in turn"):
        embedded(svg(third), "svg+xml")


@pytest.mark.parametrize("kind", ["no rows", "a wrong checksum", "JPEG of 65,535 by 65,535"])
def test_broken_picture_within_is_refused(kind: str) -> None:
    with pytest.raises(UnusablePictureError, match="holds a picture within it that"):
        embedded(picture_files.BROKEN[kind](), "png")


# --- what is drawn is the same -------------------------------------------------------------

PAINTED = """<defs>
<linearGradient id="g"><stop stop-color="red"/><stop offset="1"/></linearGradient>
<radialGradient id="h" xlink:href="#g" xmlns:xlink="http://www.w3.org/1999/xlink"/>
<clipPath id="c"><circle cx="20" cy="20" r="15"/></clipPath>
<mask id="m"><rect width="80" height="30" fill="#fff"/></mask>
<filter id="f"><feGaussianBlur stdDeviation="2"/><feOffset dx="3"/></filter>
<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h2v5z"/></pattern>
<marker id="k" refX="2" refY="2"><path d="M0 0L4 2 0 4z"/></marker>
<symbol id="s" viewBox="0 0 4 4"><path d="M0 0h3v3z"/></symbol></defs>"""
STYLES = (
    "<style>/* a */ .cls-1{fill:url(#h);} g > .b, rect.b { opacity : .5 ; }"
    " * {stroke-width:2}</style>"
)


@pytest.mark.parametrize(
    "inner",
    [
        '<rect width="40" height="40" fill="url(#g)"/><rect class="cls-1" width="30" height="9"/>',
        '<g style="clip-path:url(#c)" inkscape:a="b"><rect class="b" width="80" height="9"/></g>',
        '<g mask="url(\'#m\')"><rect width="80" height="40" filter="url(#f)"/></g>',
        '<rect width="80" height="40" fill="url(#p)"/><use xlink:href="#s" width="9" height="9"/>',
        '<path d="M5 5L30 30 60 9" fill="none" stroke="red" marker-end="url(#k)"/>',
        '<circle r="9" transform="translate(20,20) rotate(45)" fill="rgb(10%,20%,30%)"/>',
        '<g style="filter:drop-shadow(2px 2px 1px rgba(0,0,0,.5));mix-blend-mode:multiply">'
        '<circle cx="30" cy="20" r="9"/></g>',
    ],
)
def test_picture_is_drawn_as_before(inner: str) -> None:
    space = 'width="80" height="40" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    data = svg(STYLES + PAINTED + inner, space)
    clean = clean_svg(data)
    hold_allowed(clean.data)
    assert rasterise(clean.data, 80, 40) == rasterise(data, 80, 40)
    assert clean.left_out == ()
    assert clean_svg(clean.data).data == clean.data


# --- what takes too much -------------------------------------------------------------------


def doubling(written: str, last: str = "") -> str:
    """Return elements each of which draws the next one twice."""
    return "".join(written.format(a=one, b=two) for one, two in pairwise(range(40))) + last


def filtered(steps: str) -> str:
    return f'<filter id="f">{steps}</filter><rect width="9" height="9" filter="url(#f)"/>'


BOMBS = {
    "deep": "<g>" * 9000 + "</g>" * 9000,
    "copies": doubling('<g id="a{a}"><use href="#a{b}"/><use xlink:href="#a{b}"/></g>'),
    "masks": doubling('<mask id="m{a}"><g mask="url(#m{b})"/><g style="mask:url(#m{b})"/></mask>'),
    "patterns": doubling('<pattern id="a{a}">{c}{c}</pattern>'.format(
        a="{a}", c='<g fill="url(#a{b})"/>')),
    "itself": '<g id="a"><use href="#a"/></g>',
    "noise": filtered('<feTurbulence numOctaves="999999999"/>'),
    "noise without end": filtered('<feTurbulence numOctaves="1e999"/>'),
    "a large matrix": filtered('<feConvolveMatrix order="99,99"/>'),
    "a large radius": filtered('<feMorphology radius="50"/>'),
    "many steps": filtered("<feOffset/>" * 600),
    "many steps in a style": f'<g style="filter:{"blur(9px) " * 600}"/>',
    "many rules": f"<style>{'.a,.b{x:1}' * 2000}</style>" + "<g/>" * 4000,
    "a style for all": f"<style>*{{filter:url(#f)}}</style>{filtered('<feOffset/>')}{'<g/>' * 600}",
    "ids with spaces": doubling('<g id=" a{a} "><use href="#a{b}"/><use href="#a{b}"/></g>'),
    "ids on what is left out": doubling('<x:y xmlns:x="x" id="a{a}"/>')
                 + doubling('<g id="a{a}"><use href="#a{b}"/><use href="#a{b}"/></g>'),
    "ids twice": doubling('<g id="a{a}"/>')
                 + doubling('<g id="a{a}"><use href="#a{b}"/><use href="#a{b}"/></g>'),
    "markers": f'<marker id="k">{"<g/>" * 500}</marker>'
               f'<path marker-mid="url(#k)" d="M0 0{"h1" * 2000}"/>',
}  # fmt: skip


@pytest.mark.parametrize("kind", BOMBS)
def test_bomb_is_refused_before_it_is_drawn(kind: str) -> None:
    data = svg(BOMBS[kind])
    began = time.process_time()
    with pytest.raises(UnusablePictureError, match=r"too much work|within each other|draws itself"):
        clean_svg(data)
    assert time.process_time() - began < 5


def test_many_rules_for_one_element_are_counted_once() -> None:
    began = time.process_time()
    with suppress(UnusablePictureError):
        clean_svg(svg(
            f"<style>{'a{fill:url(#h)}' * 12_000}</style>"
            f'<a/><g id="h" style="{"fill:url(#b);" * 12_000}"/>'
        ))  # fmt: skip
    assert time.process_time() - began < 2


def test_same_id_twice_is_no_fault() -> None:
    inner = f'<g id="a">{SHAPE}</g><g id="a"/><use href="#a"/>'
    assert drawn(inner) == inner


@pytest.mark.parametrize("link", ['href="#%61"', 'xlink:href="#%2561"', 'href=" #a%20"'])
def test_reference_in_code_is_left_out(link: str) -> None:
    name = link.partition("=")[0]
    assert drawn(f'<g id="a"/><use {link}/>') == "<g/><use/>"
    assert clean_svg(svg(f'<g id="a"/><use {link}/>')).left_out == (f"{name} of <use>",)


@pytest.mark.parametrize("code", ["%61", "\\61"])
def test_paint_in_code_is_left_out(code: str) -> None:
    inner = f'<g fill="url(#{code})" style="mask:url(#{code})"/>'
    assert drawn(inner) == "<g/>"
    assert clean_svg(svg(inner)).left_out == ("fill of <g>", "mask")


@pytest.mark.parametrize("kind", ["CDATA", "ID"])
def test_attributes_by_definition_are_refused(kind: str) -> None:
    data = svg('<g id="b"/>')
    own = f"<!DOCTYPE svg [<!ATTLIST g mask {kind} {{}}>]>".encode()
    with pytest.raises(UnusablePictureError, match="attributes of its own"):
        clean_svg(own.replace(b"{}", b'"url(#b)"' if kind == "CDATA" else b"#FIXED 'a'") + data)
    assert clean_svg(own.replace(b"{}", b"#IMPLIED") + data) == clean_svg(data)


def test_drawings_within_count_with_the_outer_one() -> None:
    inner = svg(f'<filter id="f">{"<feOffset/>" * 150}</filter>{SHAPE}')
    image = f'<image href="data:image/svg+xml;base64,{b64encode(inner).decode()}"/>'
    weight = clean_svg(svg(image)).weight
    assert weight > clean_svg(inner).weight > 60_000
    with pytest.raises(UnusablePictureError, match="too much work"):
        clean_svg(svg(image * 4))


@pytest.mark.slow
def test_path_without_end_is_refused() -> None:
    with pytest.raises(UnusablePictureError, match="too much work"):
        clean_svg(svg(f'<path d="M0 0{"h1" * 11_000_000}"/>'))


@pytest.mark.parametrize(
    "inner",
    [
        f'<g fill="({"a" * 300_000}"/>', f'<g fill="a{" " * 300_000}("/>',
        f'<g fill="{"url( " * 60_000}"/>', f'<g style="{"fill:red;" * 30_000}"/>',
        f"<style>{'/*' * 100_000}</style>", f"<style>{'a{' * 100_000}</style>",
        f"<style>{'[' * 100_000}{{}}</style>", f'<image href="data:image/a{";a" * 100_000}"/>',
        f'<svg width="{"1" * 300_000}x"/>',
    ],
)  # fmt: skip
def test_long_values_take_time_in_proportion(inner: str) -> None:
    began = time.process_time()
    with suppress(UnusablePictureError):
        read_svg(svg(inner, f'width="{"1" * 100_000}x" height="9"'))
    with suppress(UnusablePictureError):
        clean_svg(svg(inner))
    assert time.process_time() - began < 2


def test_pictures_within_are_counted_before_they_are_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cleaning, "prove_pixels", lambda *_: None)
    decoded: list[Picture] = []

    def prepare(picture: Picture, *_: object, moving: bool) -> Picture:
        decoded.append(picture)
        return picture

    monkeypatch.setattr(cleaning, "prepare_picture", prepare)
    data = picture_files.png_of(picture_files.rows(), size=(8000, 8000))
    image = f'<image href="data:image/png;base64,{b64encode(data).decode()}"/>'
    with pytest.raises(UnusablePictureError, match="too much work"):
        clean_svg(svg(image * 9))
    assert len(decoded) == 3


@given(st.text(alphabet="<>/=\"'#:;{}()@\\gaxu rl!-[]&%,", max_size=60))
def test_any_style_and_attribute_is_clean_or_refused(text: str) -> None:
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    inner = f'<style>{written}</style><g style="{written}" fill="{written}" class="{written}"/>'
    try:
        data = clean_svg(svg(inner)).data
    except UnusablePictureError:
        return
    hold_allowed(data)
    assert clean_svg(data).data == data
