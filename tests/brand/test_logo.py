"""Logos: which files can be one, and the one for dark grounds."""

import pytest

from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">'
    '<rect width="120" height="40" fill="#7A1F5C"/></svg>'
)


@pytest.fixture
def load(tmp_path):
    """Load a brand of these settings with the files `logo.svg` and `white.svg` beside them."""

    def load_settings(settings, logo=SVG, *, below=""):
        for name, text in (("sample", settings), ("base", below)):
            folder = tmp_path / "branding" / name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "brand.toml").write_text(text, encoding="utf-8")
            (folder / "logo.svg").write_text(logo, encoding="utf-8")
            (folder / "white.svg").write_text(SVG.replace("7A1F5C", "FFFFFF"), encoding="utf-8")
        diagnostics = Diagnostics()
        return load_brand("sample", (tmp_path,), diagnostics, where="deck"), list(diagnostics)

    return load_settings


def test_a_vector_picture_is_read_with_its_size(load):
    brand, found = load('[logo]\nfile = "logo.svg"\nalt = "Sample"')
    assert found == []
    image = brand.logo.image
    assert (image.format, image.width, image.height) == ("svg", 120, 40)
    assert brand.logo.dark is None


def test_a_logo_may_have_a_counterpart_for_dark_grounds(load):
    brand, found = load('[logo]\nfile = "logo.svg"\nfile_dark = "white.svg"\nalt = "Sample"')
    assert found == []
    assert brand.logo.dark.path.name == "white.svg"


@pytest.mark.parametrize(
    ("svg", "said", "hint"),
    [
        ("<svg", "is a damaged SVG", "save the picture again"),
        (
            SVG.replace('width="120" height="40"', "", 1),
            "does not say how large",
            "drawing program",
        ),
        ("<!-- <svg> --><html/>", "does not begin as an SVG picture does", "<svg xmlns="),
        (SVG.replace("<rect", '<image href="x.png"/><rect'), "takes in another file", "embed"),
        (SVG[: SVG.index("<rect")] + "</svg>", "shows nothing", "empty"),
    ],
)
def test_a_vector_picture_that_slides_cannot_show_is_told_at_its_line(load, svg, said, hint):
    brand, (found,) = load('[logo]\nalt = "Sample"\nfile = "logo.svg"', svg)
    assert (found.code.id, found.line) == ("DB206", 3)
    assert found.message.startswith("logo.svg ")
    assert said in found.message
    assert hint in found.hint
    assert brand.logo is None


def test_a_faulty_counterpart_is_told_at_its_own_line(load):
    settings = '[logo]\nfile = "logo.svg"\nalt = "Sample"\nfile_dark = "brand.toml"'
    brand, (found,) = load(settings)
    assert (found.code.id, found.line) == ("DB206", 4)
    assert brand.logo.dark is None


def test_a_counterpart_alone_is_no_logo(load):
    _, (found,) = load('[logo]\nfile_dark = "white.svg"\nalt = "Sample"')
    assert found.message == "the logo has no file"


def test_another_logo_goes_without_the_counterpart_of_the_one_before(load):
    below = '[logo]\nfile = "logo.svg"\nfile_dark = "white.svg"\nalt = "Base"'
    kept, found = load('extends = "base"', below=below)
    assert found == []
    assert kept.logo.dark is not None
    other = 'extends = "base"\n[logo]\nfile = "white.svg"\nalt = "Other"'
    changed, found = load(other, below=below)
    assert found == []
    assert (changed.logo.image.path.name, changed.logo.dark) == ("white.svg", None)


PARTNER = '{ file = "logo.svg", alt = "Partner" }'


def with_partners(*entries):
    return f'[logo]\nfile = "logo.svg"\nalt = "Sample"\npartners = [{", ".join(entries)}]'


def test_partners_have_logos_of_their_own(load):
    dark = '{ file = "logo.svg", file_dark = "white.svg", alt = "Other" }'
    brand, found = load(with_partners(PARTNER, dark))
    assert found == []
    first, second = brand.logo.partners
    assert (first.alt, first.dark, second.alt) == ("Partner", None, "Other")
    assert second.dark.path.name == "white.svg"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('{ file = "logo.svg" }', "the logo of a partner has no alt"),
        ('{ alt = "Partner" }', "the logo of a partner has no file"),
        ('{ file = "none.svg", alt = "Partner" }', "there is no file"),
        ('{ file = "logo.svg", name = "x" }', "logo.partners is not a list of tables"),
        ("{}", "logo.partners is not a list of tables"),
        ('"logo.svg"', "logo.partners is not a list of tables"),
    ],
)
def test_a_partner_without_a_picture_or_words_is_told_at_its_line(load, entry, said):
    brand, (found,) = load(with_partners(entry))
    assert said in found.message
    assert found.line == 4
    assert brand.logo.partners == ()


def test_more_partners_than_have_room_are_told_and_the_first_are_shown(load):
    brand, (found,) = load(with_partners(*[PARTNER] * 4))
    assert found.message == "there are 4 partners' logos, and room for 3"
    assert len(brand.logo.partners) == 3


def test_partners_without_a_logo_of_the_brands_own_are_told(load):
    _, (found,) = load(f"[logo]\npartners = [{PARTNER}]")
    assert found.message == "the logo has no file"
