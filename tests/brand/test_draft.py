"""A new brand: whatever the colour and the title, it can be read and is clean."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.brand.colour_checks import judge_pairs
from deckbuilder.brand.colours.contrast import MINIMUM, contrast
from deckbuilder.brand.draft import (
    BrandDraft,
    LogoFile,
    choose_colours,
    describe_changes,
    read_logo_file,
    write_brand,
)
from deckbuilder.brand.resolve import load_brand
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.diagnostics import Diagnostics

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    b'<rect width="60" height="20"/></svg>'
)
COLOUR = st.from_regex("[0-9A-F]{6}", fullmatch=True)


def settings(draft):
    return tomllib.loads(write_brand(draft)["brand.toml"].decode())


def load(folder, draft):
    folder.mkdir()
    for name, data in write_brand(draft).items():
        (folder / name).write_bytes(data)
    diagnostics = Diagnostics()
    brand = load_brand(str(folder), (folder,), diagnostics, where="deck")
    return brand, [*map(str, diagnostics)]


@given(st.lists(COLOUR, min_size=1, max_size=2))
def test_any_colours_give_a_brand_that_can_be_read(wanted):
    colours = Colours(**choose_colours(tuple(wanted)))
    failing = [verdict for verdict in judge_pairs(colours) if not verdict.passes]
    assert {verdict.text for verdict in failing} <= {"accent1"}
    assert all(verdict.stand_in for verdict in failing)


@given(COLOUR)
def test_the_main_colour_is_the_one_that_is_wanted_and_it_is_told_where_text_is_not(colour):
    chosen = choose_colours((colour,))
    readable = min(contrast(colour, "FFFFFF"), contrast(colour, chosen["bg2"])) >= MINIMUM
    assert chosen["accent1"] == colour
    assert bool(describe_changes(BrandDraft(title="Sample", colours=(colour,)))) != readable


def test_titles_take_a_dark_shade_of_the_main_colour_or_the_colour_given_for_them():
    chosen = choose_colours(("7A1F5C",))
    assert contrast(chosen["tx2"], "FFFFFF") >= 10
    assert contrast(chosen["tx2"], chosen["accent1"]) > 1.3  # the two can be told apart
    assert chosen["tx2"] != Colours().tx2
    assert choose_colours(("7A1F5C", "2B1A3F"))["tx2"] == "2B1A3F"


@pytest.mark.parametrize(
    ("colour", "alike"),
    [
        ("7A1F5C", "accent2"), ("B04A10", "accent3"), ("2F6B3A", "accent4"), ("1F4E9A", "accent5"),
        ("00696F", None), ("5A5A5A", None),
    ],
)  # fmt: skip
def test_the_further_colour_that_is_most_alike_makes_room(colour, alike):
    changed = {name for name in choose_colours((colour,)) if name not in ("accent1", "tx2", "bg2")}
    assert changed == ({alike} if alike else set())


def test_a_colour_of_titles_that_gives_way_is_told_here_and_in_the_file():
    draft = BrandDraft(title="Sample", colours=("7A1F5C", "7FBFBF"))
    (told,) = describe_changes(draft)
    chosen = choose_colours(draft.colours)["tx2"]
    assert told.startswith("#7FBFBF is hard to read on white")
    assert f"#{chosen}" in told
    assert told in write_brand(draft)["brand.toml"].decode()
    assert describe_changes(BrandDraft(title="Sample", colours=("7A1F5C",))) == ()


def test_without_anything_the_brand_has_its_title_and_the_defaults():
    assert settings(BrandDraft(title="Sample")) == {
        "title": "Sample", "extends": "default", "footer": {"text": "Sample"},
    }  # fmt: skip


@pytest.mark.parametrize("title", ['The "Sample" & Sons', "back\\slash", "Ynys Môn — 例", "# [x]"])
def test_a_title_is_written_as_it_is(tmp_path, title):
    brand, found = load(tmp_path / "sample", BrandDraft(title=title, logo=LogoFile("svg", SVG)))
    assert found == []
    assert (brand.title, brand.footer.text, brand.logo.alt) == (title, title, title)


def test_logos_go_into_the_folder_under_names_of_their_own(tmp_path):
    logo = LogoFile("svg", SVG)
    brand, found = load(tmp_path / "sample", BrandDraft(title="Sample", logo=logo, logo_dark=logo))
    assert found == []
    assert (brand.logo.image.path.name, brand.logo.dark.path.name) == ("logo.svg", "logo-dark.svg")


def test_a_logo_is_known_by_its_content_not_by_its_name(tmp_path):
    from PIL import Image

    (tmp_path / "logo.png").write_bytes(SVG)
    assert read_logo_file(tmp_path / "logo.png") == ("svg", SVG)
    Image.new("RGB", (40, 20)).save(tmp_path / "logo.svg", "JPEG")
    assert read_logo_file(tmp_path / "logo.svg").ending == "jpg"


@pytest.mark.parametrize(
    ("name", "said"),
    [("none.png", "cannot be read: no such file"), ("text.svg", "is not a PNG, JPEG or SVG")],
)
def test_what_cannot_be_a_logo_is_told(tmp_path, name, said):
    (tmp_path / "text.svg").write_text("sample")
    with pytest.raises(UnusablePictureError, match=said):
        read_logo_file(tmp_path / name)
