"""`deckbuild brand new --from` and `deckbuild adapt --template`: a brand out of a template."""

import tomllib

import pytest

from deckbuilder.brand.resolve import load_brand
from deckbuilder.brand.template.choose import choose_layouts
from deckbuilder.diagnostics import Diagnostics
from tests.shared.template_files import (
    KINDS,
    Layout,
    Level,
    Master,
    Picture,
    Placeholder,
    Shape,
    Theme,
    draw_png,
    make_template,
)

THEME = Theme("North", {
    "dk1": "1B1B1B", "lt1": "FFFFFF", "dk2": "5C1A46", "lt2": "F4EEF2", "accent1": "7A1F5C",
    "accent2": "FFD100", "accent3": "1F5C7A", "accent4": "2F6B3A", "accent5": "35548F",
    "accent6": "5A6670", "hlink": "35548F", "folHlink": "7A1F5C",
})  # fmt: skip
LOGO = draw_png(40, 20, lambda x, y: "7A1F5C" if x < 0.5 else "1F5C7A")
WHITE = draw_png(40, 20, lambda x, y: "FFFFFF" if x < 0.5 else "EEEEEE")
TITLE = Placeholder("title", (60, 30, 740, 70))
BODY = Placeholder("body", (60, 120, 840, 340), 1)
FOOT = (
    Placeholder("ftr", (60, 500, 600, 24), 11, text="Northshire Council"),
    Placeholder("sldNum", (860, 500, 60, 24), 12),
)


def council(**changes):
    logo = Picture((820, 20, 100, 50), LOGO, name="Logo")
    white = Picture((60, 440, 160, 80), WHITE, name="White logo")
    layouts = (
        Layout("Front page", (
            Shape((0, 0, 960, 540), "accent1", name="Ground"), white,
            Placeholder("ctrTitle", (60, 150, 840, 120), levels=(Level(48, "bg1"),)),
            Placeholder("subTitle", (60, 300, 840, 100), 1, levels=(Level(24, "bg1"),)),
        ), "title", show_master=False),
        Layout("Text", (TITLE, BODY, *FOOT), "obj"),
        Layout("Two texts", (
            TITLE, Placeholder("body", (60, 120, 400, 340), 1),
            Placeholder("body", (500, 120, 400, 340), 2), *FOOT,
        ), "twoObj"),
        Layout("Only title", (TITLE, *FOOT), "titleOnly"),
    )  # fmt: skip
    master = Master(
        layouts, (logo, TITLE, Placeholder("body", (60, 120, 840, 340), 1), *FOOT), THEME
    )
    return make_template(master, **{"title": "Northshire Council", **changes})


@pytest.fixture
def new(run, tmp_path):
    """Make a brand from a template's bytes; returns the result, its text and its settings."""

    def make(data, *options):
        (tmp_path / "council.potx").write_bytes(data)
        result = run("brand", "new", "north", "--from", "council.potx", "--yes", *options)
        text = (tmp_path / "branding/north/brand.toml").read_text("utf-8")
        return result, text, tomllib.loads(text)

    return make


def load(tmp_path):
    diagnostics = Diagnostics()
    folder = tmp_path / "branding/north"
    return load_brand("north", (folder,), diagnostics, where="test"), [*diagnostics]


def test_the_folder_has_a_clean_copy_the_logos_and_the_settings(new, tmp_path):
    result, _, settings = new(council())
    assert result.status == 0
    folder = tmp_path / "branding/north"
    assert sorted(path.name for path in folder.iterdir()) == [
        "brand.toml", "council.potx", "logo-dark.png", "logo.png",
    ]  # fmt: skip
    assert settings["title"] == "Northshire Council"
    assert settings["template"]["file"] == "council.potx"
    assert (folder / "logo.png").read_bytes() == LOGO
    assert (folder / "logo-dark.png").read_bytes() == WHITE
    assert settings["logo"] == {
        "file": "logo.png", "file_dark": "logo-dark.png", "alt": "Northshire Council",
    }  # fmt: skip


def test_values_are_the_templates_and_say_where_they_were_found(new):
    _, text, settings = new(council())
    assert settings["colours"]["accent1"] == "#7A1F5C"
    assert settings["fonts"] == {"heading": "Arial", "body": "Arial"}
    assert settings["sizes"]["title"] == 34
    assert settings["sizes"]["cover"] == 48
    assert settings["footer"] == {"slide_numbers": True}
    assert 'accent1 = "#7A1F5C"    # the theme' in text
    assert 'bg1 = "#FFFFFF"    # ground of “Text” (2)' in text
    assert '# text = "Northshire Council"    # typed in 3 footers' in text
    assert 'title = "Northshire Council"    # the title in the file\'s properties' in text


def test_colours_that_cannot_be_read_are_told_with_the_nearest_that_can(new):
    _, text, _ = new(council())
    line = next(line for line in text.splitlines() if line.startswith("# accent2 on "))
    assert "and text needs 4.5; text takes " in line
    assert 'accent2 = "#' in line
    assert line.endswith(" would do")


@pytest.mark.parametrize("kind", ["council", *KINDS])
def test_the_brand_is_what_the_template_alone_would_be(new, tmp_path, kind):
    new(council() if kind == "council" else KINDS[kind]())
    brand, _ = load(tmp_path)
    folder = tmp_path / "branding/north"
    file = tomllib.loads((folder / "brand.toml").read_text("utf-8"))["template"]["file"]
    (folder / "brand.toml").write_text(f'[template]\nfile = "{file}"\n')
    alone, _ = load(tmp_path)
    assert brand.colours == alone.colours
    assert brand.sizes == alone.sizes
    assert (brand.heading, brand.body) == (alone.heading, alone.body)
    assert brand.template.choices == alone.template.choices
    assert brand.template.choices == choose_layouts(brand.template.template)


def test_what_only_stands_in_is_a_remark(new):
    _, text, settings = new(council())
    assert settings["template"]["layouts"]["content"] == "Text"
    assert settings["template"]["layouts"]["two-column"] == "Two texts"
    assert "quote" not in settings["template"]["layouts"]
    assert '# quote = "Only title"    # stands in: slides draw the rest' in text


def test_a_logo_that_is_given_is_taken_instead(new, tmp_path):
    (tmp_path / "own.png").write_bytes(WHITE)
    _, text, settings = new(council(), "--logo", tmp_path / "own.png", "--title", "North")
    assert settings["logo"] == {"file": "logo.png", "alt": "North"}
    assert (tmp_path / "branding/north/logo.png").read_bytes() == WHITE
    assert 'title = "North"\n' in text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("leftovers", "no logo was taken: it is an EMF or WMF picture"),
        ("full-picture", "no logo was taken: it may be within a full-slide picture"),
    ],
)
def test_a_logo_that_cannot_be_taken_is_told(new, kind, words):
    result, _, settings = new(KINDS[kind]())
    assert words in result.out
    assert settings["logo"] == {} or "logo" not in settings


def test_a_title_that_says_nothing_gives_way_to_the_folders_name(new):
    _, _, settings = new(council(title="PowerPoint Presentation"))
    assert settings["title"] == "North"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--from", "none.potx"], "there is no file none.potx"),
        (["--from", "text.potx"], "text.potx cannot be used as a template: the file is no "),
        (["--from", "council.potx", "-c", "7A1F5C"], "the colours are the template's"),
        (["--from", "council.potx", "--logo-dark", "w.png"], "--logo-dark goes with --logo"),
    ],
)
def test_wrong_usage_makes_nothing(run, tmp_path, options, words):
    (tmp_path / "council.potx").write_bytes(council())
    (tmp_path / "text.potx").write_text("sample")
    (tmp_path / "w.png").write_bytes(WHITE)
    result = run("brand", "new", "north", *options)
    assert result.status == 2
    assert words in result.err
    assert not (tmp_path / "branding").exists()


def test_the_same_template_gives_the_same_bytes(new, tmp_path, run):
    new(council())
    (tmp_path / "branding/north").rename(tmp_path / "branding/first")
    new(council())
    for path in (tmp_path / "branding/first").iterdir():
        assert path.read_bytes() == (tmp_path / "branding/north" / path.name).read_bytes()


def test_a_deck_and_its_brand_are_made_in_one_go(run, tmp_path):
    (tmp_path / "council.potx").write_bytes(council())
    assert run("new", "base").status == 0
    result = run("adapt", "base", "north", "--yes", "--template", "council.potx")
    assert result.status == 0, result.err
    assert "branding/north: its brand; the settings are in brand.toml" in result.out
    brand, _ = load(tmp_path)
    assert brand.template.path.name == "council.potx"
    assert 'brand = "north"' in (tmp_path / "decks/north/deck.toml").read_text("utf-8")


def test_a_brand_that_is_there_and_a_template_do_not_go_together(run, tmp_path):
    (tmp_path / "council.potx").write_bytes(council())
    assert run("new", "base").status == 0
    assert run("brand", "new", "plain", "--yes").status == 0
    result = run(
        "adapt", "base", "north", "--yes", "--brand", "plain", "--template", "council.potx"
    )
    assert result.status == 2
    assert "leave out --colour, --logo and --template" in result.err
