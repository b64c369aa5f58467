"""Layouts as SVG: what they look like, and the marks on them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from deckbuilder.assets.pictures.raster import rasterise
from deckbuilder.assets.pictures.samples import read_pixels
from deckbuilder.brand.template.nodes import Template
from deckbuilder.brand.template.read import read_template
from deckbuilder.brand.template.sheet import SheetPictures, draw_layout
from deckbuilder.formats.pptx.parts import PartsPackage, open_parts
from tests.shared.template_files import (
    Layout,
    Master,
    Picture,
    Placeholder,
    Shape,
    draw_png,
    make_template,
)

SVG = "{http://www.w3.org/2000/svg}"
LOGO = Picture((800, 20, 120, 60), draw_png(20, 10, lambda x, y: "C00000"), name="Crest")
ITEMS = (
    Placeholder("title", (40, 20, 700, 60)),
    Placeholder("body", (40, 100, 880, 300), 1),
    Shape((0, 480, 960, 60), fill="003366", name="Band"),
    LOGO,
)


@pytest.fixture(scope="module")
def made() -> tuple[Template, PartsPackage]:
    layouts = (Layout("Two & more", ITEMS), Layout("Again", ITEMS[2:]))
    package = open_parts(make_template(Master(layouts, ITEMS[:2])))
    return read_template(package), package


def draw(made: tuple[Template, PartsPackage]) -> str:
    """Return the first layout as a document of its own."""
    template, package = made
    pictures = SheetPictures(package.parts.__getitem__)
    drawn = draw_layout(template.layouts[0], template.width, template.height, pictures)
    opening, closing = drawn.split(">", 1)
    return f"{opening}>{pictures.definitions()}{closing}"


def test_a_drawing_names_the_layout_and_what_is_on_it(made):
    root = ElementTree.fromstring(draw(made))  # noqa: S314 - it is our own
    assert root.findtext(f"{SVG}title") == "Two & more"
    description = root.findtext(f"{SVG}desc") or ""
    assert "title 0, body 1" in description
    assert "Crest" in description
    assert root.get("role") == "img"


def test_a_drawing_looks_like_the_layout(made):
    pixels = read_pixels(rasterise(draw(made).encode(), 960, 540), 960)
    assert pixels is not None
    places = {(20, 20): "FFFFFF", (480, 510): "003366", (860, 50): "C00000"}
    for place, colour in places.items():
        assert "{:02X}{:02X}{:02X}".format(*pixels.getpixel(place)[:3]) == colour  # type: ignore[index,operator]


def test_a_layout_is_marked(made):
    marked = draw(made)
    assert "body 1</text>" in marked
    assert "stroke-dasharray" in marked


def test_a_picture_is_in_a_document_once(made):
    template, package = made
    pictures = SheetPictures(package.parts.__getitem__)
    sheets = "".join(
        draw_layout(layout, template.width, template.height, pictures)
        for layout in template.layouts
    )
    assert pictures.definitions().count("data:image/png") == 1
    assert "data:" not in sheets
    assert sheets.count("<use ") == 2


def test_a_picture_that_cannot_be_shown_is_an_empty_place():
    emf = Picture((800, 20, 120, 60), b"\x01\0\0\0 EMF", "emf", name="Crest")
    package = open_parts(make_template(Master((Layout("One", (emf,)),), ITEMS[:1])))
    template = read_template(package)
    drawn = draw((template, package))
    assert "<use" not in drawn
    assert '<rect x="800" y="20" width="120" height="60" fill="#DDDDDD"' in drawn
