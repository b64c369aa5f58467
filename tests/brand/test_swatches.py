"""The picture of a brand's colours: well-formed, complete, and true to the verdicts."""

import xml.etree.ElementTree as ET

import pytest

from deckbuilder.brand.colour_checks import judge_pairs
from deckbuilder.brand.colours.contrast import PAIRS
from deckbuilder.brand.resolve import load_brand
from deckbuilder.brand.swatches import draw_swatches, rasterise_swatches
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.diagnostics import Diagnostics

SVG = "{http://www.w3.org/2000/svg}"
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    '<rect width="60" height="20" fill="#COLOUR"/></svg>'
)


def load(folder, settings):
    (folder / "brand.toml").write_text(settings, encoding="utf-8")
    for name, colour in (("logo.svg", "7A1F5C"), ("white.svg", "FEFEFE")):
        (folder / name).write_text(LOGO.replace("COLOUR", colour))
    return load_brand(str(folder), (folder,), Diagnostics(), where="deck")


def parse(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own


def texts(svg):
    return [element.text for element in parse(svg).iter(f"{SVG}text")]


def test_each_pair_is_shown_both_ways_with_its_ratio(tmp_path):
    brand = load(tmp_path, 'title = "Sample"')
    svg = draw_swatches(brand)
    shown = texts(svg)
    assert shown.count("Aa 1") == 2 * len(PAIRS)
    assert shown.count("text on slides") == 1
    verdicts = judge_pairs(brand.colours)
    assert [text for text in shown if text.endswith(" to 1: passes")] == [
        f"{verdict.shown} to 1: passes" for verdict in verdicts
    ]
    samples = [e.get("fill") for e in parse(svg).iter(f"{SVG}text") if e.text == "Aa 1"]
    assert samples[:2] == ["#1B2730", "#FFFFFF"]


def test_a_pair_that_fails_says_so_in_words_and_names_what_would_do(tmp_path):
    brand = load(tmp_path, '[colours]\ntx2 = "#7FBFBF"')
    shown = texts(draw_swatches(brand))
    failing = [verdict for verdict in judge_pairs(brand.colours) if not verdict.passes]
    assert len(failing) == 2
    for verdict, outcome in zip(failing, ("FAILS", "text instead"), strict=True):
        assert f"{verdict.shown} to 1: {outcome}" in shown
        assert f"tx2 #{verdict.nearest} would do" in shown
    title = parse(draw_swatches(brand)).find(f"{SVG}title").text
    assert title.endswith(f"{len(PAIRS)} pairs, 1 cannot be read")


def test_verdicts_name_the_colour_that_the_brand_has_changed():
    colours = Colours(bg2="888888")
    failing = [verdict for verdict in judge_pairs(colours) if not verdict.passes]
    assert failing
    assert {verdict.change for verdict in failing} == {"bg2"}


@pytest.mark.parametrize("title", ['<b> & "quotes"', "x" * 200])
def test_no_title_breaks_the_picture(tmp_path, title):
    brand = load(tmp_path, f"title = '{title}'")
    shown = texts(draw_swatches(brand))
    assert shown[0] in (title, "x" * 39 + "…")


@pytest.mark.parametrize(
    ("settings", "logos"),
    [
        ("", []),
        ('[logo]\nfile = "logo.svg"\nalt = "Sample"', ["logo.svg", "logo.svg"]),
        (
            '[logo]\nfile = "logo.svg"\nfile_dark = "white.svg"\nalt = "Sample"',
            ["white.svg", "logo.svg"],
        ),
    ],
)
def test_the_logo_is_shown_on_both_grounds(tmp_path, settings, logos):
    from base64 import b64encode

    svg = draw_swatches(load(tmp_path, settings))
    shown = [image.get("href") for image in parse(svg).iter(f"{SVG}image")]
    expected = [b64encode((tmp_path / name).read_bytes()).decode() for name in logos]
    assert shown == [f"data:image/svg+xml;base64,{data}" for data in expected]


@pytest.mark.slow
def test_the_picture_can_be_had_in_pixels(tmp_path):
    import io

    from PIL import Image

    brand = load(tmp_path, '[logo]\nfile = "logo.svg"\nalt = "Sample"')
    png = rasterise_swatches(draw_swatches(brand), brand)
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.width == 1920
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20)}
    for name in Colours.__struct_fields__:
        assert tuple(bytes.fromhex(getattr(brand.colours, name))) in colours
    assert (0x7A, 0x1F, 0x5C) in colours
