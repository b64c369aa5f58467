"""Contrast: the formula, the pairs, and the colour that a hint offers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.brand.colour_checks import judge_pairs
from deckbuilder.brand.colours.contrast import MINIMUM, PAIRS, contrast, nearest_passing
from deckbuilder.brand.resolve import load_brand
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.diagnostics import Diagnostics
from tests.shared.examples import examples


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("777777", "FFFFFF", 4.478),
        ("767676", "FFFFFF", 4.542),
        ("FF0000", "FFFFFF", 3.998),
        ("0000FF", "FFFFFF", 8.592),
    ],
)
def test_ratio(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("colour", "against"),
    [("7FBFBF", "FFFFFF"), ("202020", "000000"), ("777777", "FFFFFF"), ("808080", "808080")],
)
def test_the_nearest_colour_passes_and_is_near(colour, against):
    offered = nearest_passing(colour, against)
    assert contrast(offered, against) >= MINIMUM
    assert contrast(offered, against) < MINIMUM + 0.2


def test_every_default_pair_passes():
    colours = Colours()
    for text, background in PAIRS:
        assert contrast(getattr(colours, text), getattr(colours, background)) >= MINIMUM


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ('tx1 = "#888888"', "tx1"),
        ('tx2 = "#9999FF"', "tx2"),
        ('bg1 = "#5A6670"', "bg1"),
        ('hlink = "#66AAFF"', "hlink"),
        ('folHlink = "#CC99FF"', "folHlink"),
    ],
)
def test_a_low_contrast_is_one_error_at_the_setting(tmp_path, setting, name):
    (found,) = check(tmp_path, setting)
    assert (found.code.id, found.line) == ("DB203", 2)
    assert name in found.message


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ('bg2 = "#303030"', "bg2"),
        *((f'accent{number} = "#7FBFBF"', f"accent{number}") for number in range(1, 7)),
    ],
)
def test_an_accent_or_a_panel_that_is_no_place_for_text_is_one_piece_of_advice(
    tmp_path, setting, name
):
    (found,) = check(tmp_path, setting)
    assert (found.code.id, found.line) == ("DB208", 2)
    assert name in found.message


def test_the_message_names_both_colours_the_ratio_and_a_colour_that_would_do(tmp_path):
    (found,) = check(tmp_path, 'tx2 = "#777777"')
    assert found.message == (
        "tx2 #777777 and bg1 #FFFFFF have a contrast of 4.47 to 1, and text needs 4.5 to 1"
    )
    assert found.hint == 'tx2 = "#6F6F6F" would do'


def test_the_advice_names_the_colour_that_takes_the_place_of_an_accent(tmp_path):
    (found,) = check(tmp_path, 'accent5 = "#777777"')
    assert found.message == (
        "accent5 #777777 and bg1 #FFFFFF have a contrast of 4.47 to 1, and text needs 4.5 to 1: "
        "tx2 takes the place of accent5 in text there"
    )
    assert found.hint == 'accent5 = "#767676" would do'


@pytest.mark.parametrize("name", ["accent1", "bg2", "hlink", "tx1"])
def test_the_colour_that_is_offered_makes_the_brand_clean(tmp_path, name):
    (found,) = check(tmp_path, f'{name} = "#7FA0A0"')
    assert found.hint.endswith(" would do")
    assert not check(tmp_path, found.hint.removesuffix(" would do"))


def test_a_colour_that_passes_on_the_page_but_not_on_panels_is_told(tmp_path):
    (found,) = check(tmp_path, 'accent1 = "#737373"')
    assert "accent1 #737373 and bg2 #EEF4F4" in found.message


def test_where_no_mixture_would_do_the_hint_says_what_to_try(tmp_path):
    found = check(tmp_path, 'bg1 = "#777777"\ntx1 = "#000000"\ntx2 = "#FFFFFF"')
    assert "make one lighter or the other darker" in [one.hint for one in found]


def test_what_would_do_counts_on_the_other_colours_that_have_to_change(tmp_path):
    found = check(tmp_path, 'accent1 = "#7FBFBF"\nbg2 = "#C0C0C0"')
    offered = [one.hint.removesuffix(" would do") for one in found]
    assert [offer[:7] for offer in offered] == ["accent1", 'bg2 = "']
    assert not check(tmp_path, "\n".join(offered))


def test_a_panel_that_would_do_as_it_is_has_its_text_changed():
    colours = replace(Colours(), accent1="7FBFBF", bg2="EEF4F4")
    verdicts = [it for it in judge_pairs(colours) if not it.passes]
    assert {(it.text, it.background, it.change) for it in verdicts} == {
        ("accent1", "bg1", "accent1"), ("accent1", "bg2", "accent1"),
    }  # fmt: skip
    light = replace(Colours(), accent1="7FBFBF", bg2="F0FAFA")
    assert {it.change for it in judge_pairs(light) if not it.passes} == {"accent1"}


codes = st.integers(0, 0xFFFFFF).map("{:06X}".format)


NAMES = ["bg1", "bg2", "tx1", "tx2", "accent1", "hlink"]


@pytest.mark.slow
@settings(max_examples=examples(200))
@given(st.dictionaries(st.sampled_from(NAMES), codes, max_size=4))  # both grounds and two texts
def test_the_colour_that_is_complained_of_is_never_offered(written):
    colours = replace(Colours(), **written)
    for verdict in judge_pairs(colours):
        assert verdict.nearest is None or verdict.nearest != getattr(colours, verdict.change)


def check(folder, setting):
    (folder / "brand.toml").write_text(f"[colours]\n{setting}\n")
    diagnostics = Diagnostics()
    load_brand(str(folder), (folder,), diagnostics, where="deck.toml")
    return list(diagnostics)
