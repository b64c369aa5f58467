"""Which logo stands where, on which ground."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.brand import Brand, Logo
from deckbuilder.geometry import pt
from deckbuilder.layout import lay_out_template
from deckbuilder.layout.slide_layouts.grid import RIGHT
from deckbuilder.layout.slide_layouts.logo import paper_logos
from deckbuilder.model import Deck, Image
from deckbuilder.scene.slide import PictureItem, Shape
from tests.shared.small_slides import default_brand

LIGHT = Image(path=Path("logo.png"), format="png", width=300, height=100)
WHITE = Image(path=Path("white.png"), format="png", width=200, height=100)


def branded(dark: Image | None, *, dark_slides: bool = False) -> Brand:
    """Return the default brand with a logo, on dark slides by changing places with the text."""
    brand = default_brand()
    colours = brand.colours
    if dark_slides:
        colours = replace(colours, bg1=colours.tx1, tx1=colours.bg1, bg2=colours.tx2, tx2="FFFFFF")
    logo = Logo(image=LIGHT, dark=dark, alt="Sample partnership", height=40)
    return replace(brand, colours=colours, logo=logo)


def logos(brand: Brand) -> dict[str, tuple[str, bool]]:
    """Return the file of each layout's logo, and whether it stands on a panel."""
    deck = Deck(name="sample", root=Path(), title="Sample", slides=())
    found = {}
    for name, layout in lay_out_template(deck, brand).layouts.items():
        pictures = [part for part in layout.decoration if isinstance(part, PictureItem)]
        panels = [
            part
            for part in layout.decoration
            if isinstance(part, Shape) and part.name == "Logo panel"
        ]
        for picture in pictures:
            assert picture.alt == "Sample partnership"
            image = picture.image
            assert picture.rect.width == pytest.approx(
                picture.rect.height * image.width / image.height, abs=3
            )
            found[name] = (image.path.name, bool(panels))
    return found


@pytest.mark.parametrize(
    ("dark", "dark_slides", "cover", "foot"),
    [
        (None, False, ("logo.png", True), "logo.png"),
        (WHITE, False, ("white.png", False), "logo.png"),
        (None, True, ("logo.png", True), "logo.png"),
        (WHITE, True, ("white.png", False), "white.png"),
    ],
)
def test_each_ground_has_the_logo_that_suits_it(
    dark: Image | None, dark_slides: bool, cover: tuple[str, bool], foot: str
) -> None:
    found = logos(branded(dark, dark_slides=dark_slides))
    assert found.pop("title") == cover
    assert not {"section", "picture-half"} & set(found)
    on_dark = [found.pop(name, ("", False)) for name in ("statement", "activity", "picture-full")]
    assert on_dark == [(WHITE.path.name, False) if dark else ("", False)] * 3
    assert len(found) > 10
    assert set(found.values()) == {(foot, False)}


def shown(brand: Brand, layout: str) -> list[PictureItem]:
    """Return the logos of a layout, from left to right."""
    deck = Deck(name="sample", root=Path(), title="Sample", slides=())
    decoration = lay_out_template(deck, brand).layouts[layout].decoration
    return [part for part in decoration if isinstance(part, PictureItem)]


def shaped(width: int, height: int) -> Image:
    return Image(path=Path(f"{width}x{height}.png"), format="png", width=width, height=height)


def side_of(logo: PictureItem) -> float:
    """Return the side in points of a square as large as a logo."""
    return (pt(logo.rect.width) * pt(logo.rect.height)) ** 0.5


def with_logo(*images: Image, height: float | None = None) -> Brand:
    """Return a brand with the first of these as its logo, and the others as its partners'."""
    own, *others = (Logo(image=image, alt=str(image.path)) for image in images)
    return replace(default_brand(), logo=replace(own, partners=tuple(others), height=height))


@pytest.mark.parametrize(("layout", "side"), [("title", 64.0), ("content", 36.0)])
@pytest.mark.parametrize("shape", [(300, 100), (800, 100), (200, 100)])
def test_a_logo_has_the_same_area_whatever_its_shape(
    layout: str, side: float, shape: tuple[int, int]
) -> None:
    (logo,) = shown(with_logo(shaped(*shape)), layout)
    assert side_of(logo) == pytest.approx(side, rel=0.01)


@pytest.mark.parametrize(("layout", "highest"), [("title", 66.0), ("content", 26.0)])
def test_a_tall_crest_is_as_high_as_there_is_room(layout: str, highest: float) -> None:
    (logo,) = shown(with_logo(shaped(40, 90)), layout)
    assert pt(logo.rect.height) == pytest.approx(highest)


def test_the_brand_may_say_how_high_its_logo_is_on_the_cover() -> None:
    (logo,) = shown(with_logo(shaped(300, 100), height=48), "title")
    assert pt(logo.rect.height) == pytest.approx(48)


def test_partners_stand_beside_the_logo_on_covers_alone_with_one_area_and_centre_line() -> None:
    shapes = [shaped(300, 100), shaped(100, 100), shaped(250, 100), shaped(400, 100)]
    brand = with_logo(*shapes)
    row = shown(brand, "title")
    assert [logo.alt for logo in row] == [str(image.path) for image in shapes]
    assert max(map(side_of, row)) == pytest.approx(min(map(side_of, row)), rel=0.01)
    middles = {round(pt(logo.rect.y) + pt(logo.rect.height) / 2, 1) for logo in row}
    assert len(middles) == 1
    for before, after in pairwise(row):
        assert pt(after.rect.x) - pt(before.rect.right) == pytest.approx(28, abs=0.1)
    assert pt(row[-1].rect.right) <= RIGHT
    assert len(shown(brand, "content")) == 1


def test_a_row_that_would_be_too_wide_is_smaller_throughout() -> None:
    row = shown(with_logo(*[shaped(800, 100)] * 4), "title")
    assert pt(row[-1].rect.right) <= 60 + 10 + 640 + 0.1
    assert max(map(side_of, row)) == pytest.approx(min(map(side_of, row)), rel=0.01)


def test_on_a_dark_cover_all_logos_are_those_for_dark_or_all_stand_on_the_panel() -> None:
    both = replace(branded(WHITE), logo=Logo(
        image=LIGHT, dark=WHITE, alt="Sample", partners=(Logo(image=LIGHT, alt="Partner"),)
    ))  # fmt: skip
    assert {logo.image.path.name for logo in shown(both, "title")} == {"logo.png"}
    assert both.logo is not None
    partner = replace(both.logo.partners[0], dark=WHITE)
    dark = replace(both, logo=replace(both.logo, partners=(partner,)))
    assert {logo.image.path.name for logo in shown(dark, "title")} == {"white.png"}


def test_papers_show_the_logo_for_white_under_a_dark_brand_too() -> None:
    row = paper_logos(branded(WHITE, dark_slides=True), 0.0, 0.0, 400.0)
    assert [logo.image for logo in row] == [LIGHT]
