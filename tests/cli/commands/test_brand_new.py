"""`deckbuild brand new`: questions, options, and a brand that is clean from the start."""

import tomllib

import pytest

from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    '<rect width="60" height="20" fill="#7A1F5C"/></svg>'
)


@pytest.fixture
def logo(tmp_path):
    """A logo, in a file whose name has a space."""
    path = tmp_path / "our logo.svg"
    path.write_text(LOGO)
    return path


def settings(folder):
    return tomllib.loads((folder / "brand.toml").read_text(encoding="utf-8"))


def load(folder):
    diagnostics = Diagnostics()
    return load_brand(folder.name, (folder,), diagnostics, where="test"), [*diagnostics]


def test_a_brand_from_options(run, tmp_path, logo):
    result = run(
        "brand", "new", "northshire", "--title", "Northshire Partnership", "-c", "#7a1f5c",
        "-c", "2B1A3F", "--logo", logo, "--logo-dark", logo,
    )  # fmt: skip
    assert result.status == 0
    assert result.out.splitlines() == [
        "branding/northshire: a brand; its settings are in brand.toml",
        "look at it with: deckbuild brand check northshire -o northshire.svg",
    ]
    brand, found = load(tmp_path / "branding/northshire")
    assert found == []
    assert brand.title == "Northshire Partnership"
    assert (brand.colours.accent1, brand.colours.tx2) == ("7A1F5C", "2B1A3F")
    assert brand.logo.image.path.read_text() == brand.logo.dark.path.read_text() == LOGO


def test_the_brand_is_used_by_its_name_at_once(run, talk, tmp_path):
    assert run("brand", "new", "northshire", "--yes").status == 0
    assert run("brand", "check", "northshire").status == 0
    assert run("check", "talk.md", "--brand", "northshire", "--strict").status == 0


def test_without_options_it_has_its_names_title_and_the_default_look(run, tmp_path):
    assert run("brand", "new", "north-shire", "-q").out == ""
    brand, found = load(tmp_path / "branding/north-shire")
    assert (found, brand.title, brand.logo) == ([], "North shire", None)


def test_a_colour_that_cannot_be_read_is_told_and_that_of_titles_gives_way(run, tmp_path):
    result = run("brand", "new", "pale", "-c", "FFD100", "-c", "7FBFBF")
    assert "#FFD100 is hard to read on white: text in it takes the colour of titles" in result.out
    assert "#7FBFBF is hard to read on white: the brand has #" in result.out
    brand, found = load(tmp_path / "branding/pale")
    assert brand.colours.accent1 == "FFD100"
    assert [each.code.id for each in found] == ["DB208"]


def test_it_goes_beside_the_projects_other_brands(run, tmp_path, monkeypatch):
    for name in ("branding", "docs"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    assert run("brand", "new", "sample").out.startswith("../branding/sample: ")
    assert not [*(tmp_path / "docs").iterdir()]


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_nothing_is_overwritten(run, tmp_path, there):
    place = tmp_path / "branding/sample"
    place.parent.mkdir()
    if there == "folder":
        place.mkdir()
    elif there == "file":
        place.write_text("mine")
    else:
        place.symlink_to(tmp_path / "nowhere")
    before = sorted(place.parent.rglob("*"))
    result = run("brand", "new", "sample")
    assert result.status == 2
    assert "branding/sample is there already; choose another name" in result.err
    assert sorted(place.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["default"], "'default' is the brand that others build on"),
        (["North Shire"], "for instance north-shire"),
        (["x", "-c", "teal"], "'teal' is not a colour such as 7A1F5C"),
        (["x", "-c", "111111", "-c", "222222", "-c", "333333"], "two colours are the most"),
        (["x", "--logo", "none.svg"], "none.svg cannot be read: no such file"),
        (["x", "--logo", "note.txt"], "note.txt is not a PNG, JPEG or SVG picture"),
        (["x", "--logo-dark", "our logo.svg"], "--logo-dark goes with --logo"),
        (["x", "--title", " "], "the title is a line of text, not empty"),
    ],
)
def test_wrong_usage_makes_nothing(run, tmp_path, logo, options, said):
    (tmp_path / "note.txt").write_text("sample")
    result = run("brand", "new", *options)
    assert result.status == 2
    assert said in result.err
    assert not (tmp_path / "branding").exists()


def test_a_folder_that_cannot_be_made_is_told_and_leaves_nothing(run, tmp_path):
    (tmp_path / "branding").write_text("a file in the folder's place")
    result = run("brand", "new", "sample")
    assert result.status == 2
    assert "branding/sample cannot be made: " in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["branding"]


# --- on a terminal -------------------------------------------------------------------------


@pytest.mark.slow
def test_a_terminal_is_asked_for_each_part(converse, tmp_path, logo):
    result = converse(
        "brand", "new", "northshire",
        answers=["Northshire Partnership", "#7A1F5C", "", f"'{logo}'", ""],
    )  # fmt: skip
    assert result.status == 0, result.err
    questions = [line.split(" [")[0] for line in result.err.splitlines()]
    assert questions == [
        "Name of the partnership",
        "Main colour, such as #7A1F5C",
        "Colour of titles and dark grounds",
        "Logo: path of an SVG, PNG or JPEG file",
        "Logo for dark grounds, where you have one",
    ]
    brand, found = load(tmp_path / "branding/northshire")
    assert found == []
    assert (brand.title, brand.colours.accent1) == ("Northshire Partnership", "7A1F5C")
    assert brand.logo.image.path.read_text() == LOGO


def test_enter_throughout_keeps_the_defaults(converse, tmp_path):
    result = converse("brand", "new", "northshire", answers=["", "", ""])
    assert result.status == 0, result.err
    assert settings(tmp_path / "branding/northshire") == {
        "title": "Northshire", "extends": "default", "footer": {"text": "Northshire"},
    }  # fmt: skip


def test_an_answer_of_no_use_is_asked_for_again(converse, tmp_path, logo):
    result = converse(
        "brand", "new", "northshire", "--title", "Sample",
        answers=["teal", "7A1F5C", "", "none.svg", logo, ""],
    )  # fmt: skip
    assert result.status == 0, result.err
    assert "Error: 'teal' is not a colour" in result.err
    assert "Error: none.svg cannot be read" in result.err
    assert settings(tmp_path / "branding/northshire")["colours"]["accent1"] == "#7A1F5C"


@pytest.mark.slow
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_who_gives_up_leaves_nothing(converse, tmp_path, key):
    result = converse("brand", "new", "northshire", answers=["Sample", key])
    assert result.status == 130
    assert "stopped" in result.err
    assert not [*tmp_path.iterdir()]


def test_yes_asks_nothing(converse, tmp_path):
    result = converse("brand", "new", "northshire", "--yes")
    assert (result.status, result.err) == (0, "")
