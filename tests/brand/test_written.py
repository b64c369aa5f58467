"""What a brand.toml may say: every fault at its line, with a way to mend it."""

import re
from pathlib import Path

import pytest

from deckbuilder.brand.brand import BrandLanguage, Colours, Footer, HandoutStyle, Logo, Sizes
from deckbuilder.brand.resolve import load_brand
from deckbuilder.brand.written import COLOURS, read_brand
from deckbuilder.diagnostics import Diagnostics
from tests.shared.setting_tables import list_settings

CHECKS = {name.removeprefix("brand."): it for name, it in list_settings("brand") if not it.settings}
"""What each setting may be, by its dotted name."""
DOCUMENT = (Path(__file__).parents[2] / "docs/brand.md").read_text(encoding="utf-8")


@pytest.fixture
def load(tmp_path):
    """Load a brand from the text of its brand.toml; returns it and what was reported."""

    def load_text(text, name="sample"):
        folder = tmp_path / "branding" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "brand.toml").write_text(text, encoding="utf-8")
        diagnostics = Diagnostics()
        return load_brand(name, (tmp_path,), diagnostics, where="deck.toml"), diagnostics

    return load_text


@pytest.mark.parametrize(
    ("text", "line", "code", "message", "hint"),
    [
        ('titel = "x"', 1, "DB006", "a brand has no setting 'titel'", "did you mean 'title'?"),
        (
            '[colours]\naccent9 = "#000000"', 2, "DB006",
            "the table [colours] has no setting 'accent9'", "did you mean",
        ),
        ('[fotter]\ntext = "x"', 1, "DB006", "no setting 'fotter'", "did you mean 'footer'?"),
        ('[colours]\n\ntx1 = "black"', 3, "DB007", 'a colour such as "#00696F"', "tx1 ="),
        ("[colours]\ntx1 = 12", 2, "DB007", "colours.tx1 is not a colour", ""),
        ("[sizes]\nminimum = 8", 2, "DB007", "from 12 to 36", "minimum ="),
        ("[sizes]\nminimum = true", 2, "DB007", "sizes.minimum is not a number", ""),
        ("[sizes]\nminimum = nan", 2, "DB007", "sizes.minimum is not a number", ""),
        ("[sizes]\nbody = 16\nminimum = 18", 3, "DB007", "sizes.minimum is 18, larger", "shrinks"),
        ("[sizes]\nscale = 24", 2, "DB007", "sizes.scale is not a list of one or more", "scale ="),
        ("[sizes]\nscale = []", 2, "DB007", "points from 12 to 60", "scale ="),
        ("[sizes]\nscale = [18, 24, 24]", 2, "DB007", "each larger than the one before", ""),
        ("[sizes]\nscale = [18, true]", 2, "DB007", "sizes.scale is not", ""),
        ("[sizes]\ndisplay = [56, 36]", 2, "DB007", "sizes.display is not", "display ="),
        ('[footer]\nslide_numbers = "yes"', 2, "DB007", "is not true or false", ""),
        ('[handout]\npage = "a5"', 2, "DB007", '"a4" or "letter"', ""),
        ('[language]\nwords = "Sample"', 2, "DB007", "language.words is not a list of words", ""),
        ("[language]\nwords = [1]", 2, "DB007", "language.words is not a list of words", "words ="),
        ("[language.avoid]\nutilise = 1", 1, "DB007", "language.avoid is not a table", "avoid ="),
        ('[language]\navoid = ["utilise"]', 2, "DB007", "a table of words, such as", ""),
        ('title = ""', 1, "DB007", "not empty", ""),
        ('title = "a\\u0000b"', 1, "DB007", "title is not a line of text", ""),
        ('fonts = "Arial"', 1, "DB007", "fonts is a table, not a value", "[fonts]"),
        ('colours = []', 1, "DB007", "colours is a table, not a value", "[colours]"),
        ("title = Northshire", 1, "DB005", "", "quotation marks"),
        ('extends = "missing"', 1, "DB201", "there is no brand 'missing'", "use one of"),
        ('[logo]\nfile = "logo.png"', 2, "DB206", "the logo has no alt", 'alt = "'),
        ('[logo]\nalt = "x"', 2, "DB206", "the logo has no file", "file ="),
        ('[logo]\nfile = "no.png"\nalt = "x"', 2, "DB001", "there is no file", "spelling"),
        ('[logo]\nfile = "../../x.png"\nalt = "x"', 2, "DB004", "outside the folder", "copy"),
        ('[logo]\nfile = "brand.toml"\nalt = "x"', 2, "DB206", "not a PNG, JPEG or SVG", "PNG"),
    ],
)  # fmt: skip
def test_each_fault_is_reported_once_at_its_line(load, text, line, code, message, hint):
    _, diagnostics = load(text)
    (found,) = diagnostics
    assert (found.code.id, found.line) == (code, line)
    assert message in found.message
    assert hint in found.hint
    assert found.path.endswith("brand.toml")


def test_a_fault_leaves_the_default_and_the_other_settings(load):
    brand, _ = load('title = "Sample"\n[colours]\ntx1 = "dark"\naccent1 = "#7a1f5c"')
    assert brand.title == "Sample"
    assert brand.colours == Colours(accent1="7A1F5C")


def test_every_setting_is_read(load, tmp_path):
    brand, diagnostics = load(
        """
        title = "Sample Partnership"
        [colours]
        tx1 = "#000000"
        folHlink = "#551A8B"
        [fonts]
        heading = "Georgia"
        body = "Verdana"
        [fonts.embed]
        heading = "Source Sans Pro"
        body = "Source Sans Pro"
        [sizes]
        title = 30
        body = 22.5
        [footer]
        text = "Sample footer"
        slide_numbers = false
        [handout]
        page = "letter"
        size = 14
        """
    )
    assert not list(diagnostics)
    assert (brand.name, brand.title) == ("sample", "Sample Partnership")
    assert (brand.colours.tx1, brand.colours.folHlink) == ("000000", "551A8B")
    assert (brand.heading.name, brand.heading.embed) == ("Georgia", "Source Sans Pro")
    assert (brand.body.name, brand.mono.name) == ("Verdana", "Courier New")
    assert brand.sizes == Sizes(title=30.0, body=22.5)
    assert brand.footer == Footer(text="Sample footer", slide_numbers=False)
    assert brand.handout == HandoutStyle(page="letter", size=14.0)


@pytest.mark.parametrize(
    ("written", "steps", "body"),
    [
        ("", (18, 20, 24, 28, 32), 24),
        ("minimum = 20", (20, 24, 28, 32), 24),
        ("minimum = 26", (26, 28, 32), 26),
        ("body = 16", (16, 18, 20, 24, 28, 32), 16),
        ("minimum = 16\nbody = 22.5", (16, 18, 20, 24, 28, 32), 22.5),
        ("scale = [20, 26]", (20, 26), 20),
        ("scale = [16, 22, 30]", (16, 22, 30), 22),
        ("scale = [16, 22, 30]\nminimum = 22", (22, 30), 22),
        ("scale = [28]", (28,), 28),
    ],
)
def test_a_scale_begins_with_its_minimum(load, written, steps, body):
    brand, diagnostics = load(f"[sizes]\n{written}")
    assert not list(diagnostics)
    assert (brand.sizes.steps, brand.sizes.body) == (steps, body)


def test_the_settings_are_the_fields_of_the_brand():
    fields = {
        **dict.fromkeys(("colours",), Colours),
        "sizes": Sizes, "footer": Footer, "handout": HandoutStyle, "language": BrandLanguage,
    }  # fmt: skip
    for table, kind in fields.items():
        known = {key.split(".")[1] for key in CHECKS if key.startswith(f"{table}.")}
        assert known == set(kind.__struct_fields__)
    assert set(COLOURS) == set(Colours.__struct_fields__)
    written = {key.split(".")[1] for key in CHECKS if key.startswith("logo.")}
    assert written == {"file", "file_dark", "alt", "height", "partners"}
    assert Logo.__struct_fields__ == ("image", "dark", "alt", "height", "partners", "spans")


def test_defaults_lie_in_the_ranges_that_are_allowed():
    for table, default in (("sizes", Sizes()), ("handout", HandoutStyle()), ("footer", Footer())):
        for name in type(default).__struct_fields__:
            value = getattr(default, name)
            written = [*value] if isinstance(value, tuple) else value
            assert CHECKS[f"{table}.{name}"].read(written) == value


def test_what_is_absent_stays_absent(tmp_path):
    (tmp_path / "brand.toml").write_text('title = "Sample"\n')
    written = read_brand(tmp_path, Diagnostics())
    assert list(written.settings) == ["title"]


@pytest.mark.parametrize(
    "kind", [("PNG", "png", 1), ("JPEG", "jpeg", 1), ("JPEG", "jpeg", 6)], ids=str
)
def test_a_logo_is_read_with_its_pixels_and_orientation(load, tmp_path, kind):
    from PIL import Image

    format_, name, orientation = kind
    load("")  # makes the folder
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    path = tmp_path / "branding/sample/logo.bin"
    Image.new("RGB", (40, 20)).save(path, format_, exif=exif)
    brand, diagnostics = load('[logo]\nfile = "logo.bin"\nalt = "Sample"\nheight = 36')
    assert not list(diagnostics)
    image = brand.logo.image
    assert (image.format, image.width, image.height, image.orientation) == (
        name, 40, 20, orientation,
    )  # fmt: skip
    assert (brand.logo.alt, brand.logo.height) == ("Sample", 36.0)
    assert image.path == path


def test_a_picture_cut_short_is_no_logo(load, tmp_path):
    load("")
    (tmp_path / "branding/sample/logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    brand, diagnostics = load('[logo]\nfile = "logo.png"\nalt = "Sample"')
    assert brand.logo is None
    assert [found.code.id for found in diagnostics] == ["DB206"]


def test_the_documentation_gives_each_size_with_its_range_and_default():
    rows = DOCUMENT[DOCUMENT.index("### `[sizes]`") : DOCUMENT.index("### `[footer]`")]
    for name in Sizes.__struct_fields__:
        expects, default = CHECKS[f"sizes.{name}"].expects, getattr(Sizes(), name)
        sizes = isinstance(default, tuple)
        shown = f"`[{', '.join(f'{each:g}' for each in default)}]`" if sizes else f"{default:g}"
        row = next(line for line in rows.splitlines() if line.startswith(f"| `{name}` |"))
        assert row.endswith(f" | {expects} | {shown} |")


def test_the_documentation_names_every_setting_and_default_colour():
    for key in CHECKS:
        name = key.rsplit(".", 1)[1] if "." in key else key
        assert f"`{name}`" in DOCUMENT or f".{name}`" in DOCUMENT
    for name in COLOURS:
        assert f"`#{getattr(Colours(), name)}`" in DOCUMENT


def test_every_line_of_the_default_brand_counts_once_its_number_sign_is_gone(load):
    """Its file says so to those who copy it, who then name a logo that is not there yet."""
    written = (Path(__file__).parents[2] / "branding/default/brand.toml").read_text("utf-8")
    sample = written[written.index("[footer]") :]
    loaded, diagnostics = load(re.sub("(?m)^# ", "", sample))
    assert loaded is not None
    assert (loaded.footer.text != "", loaded.colours.accent1) == (True, Colours().accent1)
    assert [found.code.name for found in diagnostics] == ["file-missing"]
