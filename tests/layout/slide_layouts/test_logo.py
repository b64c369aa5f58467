"""Which logo stands where, on which ground."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.brand import Brand, Logo
from deckbuilder.layout import lay_out_template
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
                picture.rect.height * image.width / image.height, abs=1
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
    assert "section" not in found
    assert len(found) > 10
    assert set(found.values()) == {(foot, False)}
