"""Colours on white paper: what slides show on any ground can be read there."""

from pathlib import Path

import pytest
from msgspec.structs import asdict, replace

from deckbuilder.brand.colours.contrast import MINIMUM, PAIRS, contrast, is_dark
from deckbuilder.brand.colours.white_paper import colours_on_paper
from deckbuilder.brand.resolve import load_brand
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.diagnostics import Diagnostics

BRANDS = Path(__file__).parents[1] / "brands"
SAMPLES = sorted(folder.name for folder in BRANDS.iterdir() if folder.is_dir())


def load(name):
    diagnostics = Diagnostics()
    brand = load_brand(str(BRANDS / name), (BRANDS,), diagnostics, where="test")
    assert [*map(str, diagnostics)] == []
    return brand


def test_the_samples_are_a_light_a_dark_and_an_odd_one():
    assert SAMPLES == ["sample-dark", "sample-light", "sample-long"]
    assert [name for name in SAMPLES if is_dark(load(name).colours)] == ["sample-dark"]


def test_the_default_brand_prints_as_it_shows():
    assert colours_on_paper(Colours()) == Colours()


@pytest.mark.parametrize("name", SAMPLES)
def test_what_can_be_read_on_slides_can_be_read_on_paper(name):
    brand = load(name)
    assert brand.paper.bg1 == "FFFFFF"
    for text, ground in PAIRS:
        ratio = contrast(getattr(brand.paper, text), getattr(brand.paper, ground))
        assert ratio >= MINIMUM, (text, ground)


def test_the_inks_of_a_light_brand_stay():
    brand = load("sample-light")
    assert brand.paper == replace(brand.colours, bg1="FFFFFF")


def test_a_dark_brands_ground_becomes_its_ink_and_its_accents_keep_their_order_of_channels():
    brand = load("sample-dark")
    assert (brand.paper.tx1, brand.paper.tx2) == (brand.colours.bg1, brand.colours.bg1)
    shown, printed = asdict(brand.colours), asdict(brand.paper)
    for name in (f"accent{number}" for number in range(1, 7)):
        before, after = bytes.fromhex(shown[name]), bytes.fromhex(printed[name])
        assert sum(after) < sum(before), name
        assert sorted(range(3), key=before.__getitem__) == sorted(range(3), key=after.__getitem__)


def test_a_colour_stays_where_no_mixture_can_be_read_on_both_grounds():
    odd = replace(Colours(), bg2="6F6F6F")  # too dark for black, and white is on paper already
    assert colours_on_paper(odd).tx1 == odd.tx1
