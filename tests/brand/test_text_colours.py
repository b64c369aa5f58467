"""Which colour text takes where its own could not be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.brand.colours.contrast import MINIMUM, contrast_of
from deckbuilder.brand.colours.text_colours import GRAPHICS, all_stand_out, readable
from deckbuilder.brand.theme_colours import Colours

YELLOW = Colours(accent1="FFD100", accent2="F04E23", tx1="1B2730", tx2="000000")


@pytest.mark.parametrize(
    ("colour", "behind", "instead"),
    [
        ("accent1", {"bg1"}, "tx2"),
        ("accent1", {"tx2"}, "accent1"),
        ("bg1", {"accent1"}, "tx1"),
        ("bg1", {"accent2"}, "black"),
        ("bg1", {"tx2"}, "bg1"),
        ("tx2", {"tx2"}, "bg1"),
        ("accent3", {"bg1", "bg2"}, "accent3"),
    ],
)
def test_another_colour_of_the_theme_takes_the_place_of_what_cannot_be_read(
    colour, behind, instead
):
    assert readable(YELLOW, colour, frozenset(behind)) == instead


def test_a_line_needs_less_than_text():
    assert readable(YELLOW, "accent2", frozenset({"bg1"}), GRAPHICS) == "accent2"
    assert readable(YELLOW, "accent2", frozenset({"bg1"})) == "tx2"


def test_only_a_brand_with_a_pair_that_cannot_be_read_is_looked_at():
    assert all_stand_out(Colours())
    assert not all_stand_out(YELLOW)


CODES = st.from_regex("[0-9A-F]{6}", fullmatch=True)
NAMES = st.sampled_from(["bg1", "tx2", "accent1"])


@given(st.dictionaries(NAMES, CODES), NAMES, NAMES)
def test_whatever_the_colours_text_on_one_of_them_can_be_read(written, colour, behind):
    colours = replace(Colours(), **written)
    chosen = readable(colours, colour, frozenset({behind}))
    assert contrast_of(colours, chosen, behind) >= MINIMUM
