"""Where a brand comes from, and what lies over what."""

from pathlib import Path

import pytest

from deckbuilder.brand import find
from deckbuilder.brand.find import find_brand, known_brands
from deckbuilder.brand.resolve import load_brand
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.diagnostics import Diagnostics


def write(folder, text=""):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brand.toml").write_text(text, encoding="utf-8")
    return folder


def load(name, *starts):
    diagnostics = Diagnostics()
    return load_brand(name, starts, diagnostics, where="deck.toml"), list(diagnostics)


def test_the_built_in_brand_needs_no_folder(tmp_path):
    brand, found = load("default", tmp_path)
    assert not found
    assert (brand.name, brand.title, brand.colours) == ("default", "default", Colours())
    assert (brand.heading.name, brand.body.name, brand.mono.name) == (
        "Arial", "Arial", "Courier New",
    )  # fmt: skip


def test_a_folder_named_default_goes_before_the_built_in_brand(tmp_path):
    write(tmp_path / "branding/default", 'title = "Ours"')
    assert load("default", tmp_path)[0].title == "Ours"


def test_a_brand_is_found_upward_from_the_deck_then_from_the_working_folder(tmp_path):
    deck, here = tmp_path / "a/decks/deck", tmp_path / "b/here"
    for folder in (deck, here):
        folder.mkdir(parents=True)
    far = write(tmp_path / "b/branding/sample")
    assert find_brand("sample", (deck, here)) == far
    near = write(tmp_path / "a/branding/sample")
    assert find_brand("sample", (deck, here)) == near


@pytest.mark.parametrize("name", ["../brands/sample", "ABSOLUTE"])
def test_a_brand_may_be_a_path(tmp_path, name):
    folder = write(tmp_path / "brands/sample", 'title = "By path"')
    deck = tmp_path / "deck"
    deck.mkdir()
    brand, found = load(str(folder) if name == "ABSOLUTE" else name, deck)
    assert not found
    assert (brand.name, brand.title) == ("sample", "By path")


@pytest.mark.parametrize(
    "name", ["../../private", "OUTSIDE", "//server/brand", r"\\server\brand", "C:/brand", "linked"]
)
def test_a_deck_names_no_brand_outside(tmp_path, monkeypatch, name):
    here, outside = tmp_path / "here", write(tmp_path / "private", 'title = "Private"')
    (here / "deck").mkdir(parents=True)
    (here / "branding").mkdir()
    (here / "branding/linked").symlink_to(outside)
    monkeypatch.chdir(here)
    diagnostics = Diagnostics()
    name = str(outside) if name == "OUTSIDE" else name
    deck = Path("deck")
    brand = load_brand(name, (deck,), diagnostics, where="deck.toml", root=deck)
    assert brand is None
    assert [found.code.id for found in diagnostics] == ["DB004"]


def test_a_brand_names_none_outside_that_it_extends(tmp_path, monkeypatch):
    write(tmp_path / "private", 'title = "Private"')
    folder = write(tmp_path / "here/branding/town", 'extends = "../../../private"')
    monkeypatch.chdir(tmp_path / "here")
    brand, (found,) = load(str(folder), Path())
    assert (found.code.id, found.line) == ("DB004", 1)
    assert brand.title == "town"


@pytest.mark.parametrize("name", ["branding", "branding/sample", "branding/sample/brand.toml"])
def test_a_link_to_a_brand_outside_is_reported(tmp_path, name):
    outside = tmp_path / "outside"
    write(outside / "sample", 'title = "Secret"')
    here = tmp_path / "here"
    write(here / "branding/sample", 'title = "Sample"')
    (here / name).rename(tmp_path / "away")
    (here / name).symlink_to(outside / name.removeprefix("branding").removeprefix("/"))
    brand, (found,) = load("sample", here)
    assert brand is None
    assert found.code.id == "DB004"
    assert known_brands((here,)) == (["default"] if name == "branding" else ["default", "sample"])


@pytest.mark.parametrize("place", ["fonts", "fonts/Sample-Regular.ttf"])
def test_fonts_outside_are_reported_and_not_read(tmp_path, monkeypatch, place):
    outside, folder = tmp_path / "outside", write(tmp_path / "b", '[fonts]\nbody = "Sample"')
    outside.mkdir()
    (outside / "Sample-Regular.ttf").write_bytes(b"none")
    (folder / place).parent.mkdir(exist_ok=True)
    (folder / place).symlink_to(outside if place == "fonts" else outside / "Sample-Regular.ttf")
    _, found = load(str(folder), tmp_path)
    assert [each.code.id for each in found] == ["DB004", "DB204"]
    assert found[0].path.endswith(f"b/{place}")


def test_an_unknown_brand_is_reported_with_the_nearest(tmp_path):
    write(tmp_path / "branding/northshire")
    brand, (found,) = load("norhtshire", tmp_path)
    assert brand is None
    assert str(found) == (
        "deck.toml: error DB201 unknown-brand: there is no brand 'norhtshire'\n"
        "  hint: did you mean 'northshire'?"
    )


def test_the_known_brands_are_listed(tmp_path):
    write(tmp_path / "branding/one")
    (tmp_path / "branding/empty").mkdir()
    assert known_brands((tmp_path,)) == ["default", "one"]


@pytest.mark.parametrize("name", ["x" * 5000, "nul\0byte", "", "/", ".", "..", "a/b/c", "ü"])
def test_no_name_can_break_the_search(tmp_path, name):
    brand, found = load(name, tmp_path)
    assert brand is None
    assert [one.code.id for one in found] == ["DB201"]


def test_settings_lie_over_those_of_the_brand_that_is_extended(tmp_path):
    write(tmp_path / "branding/base", 'title = "Base"\n[colours]\ntx1 = "#101010"\ntx2 = "#202020"')
    write(tmp_path / "branding/top", 'extends = "base"\n[colours]\ntx1 = "#111111"')
    brand, found = load("top", tmp_path)
    assert not found
    assert brand.colours == Colours(tx1="111111", tx2="202020")
    assert (brand.name, brand.title) == ("top", "Base")


def test_a_brand_given_by_path_extends_its_neighbour(tmp_path):
    write(tmp_path / "brands/base", 'title = "Base"')
    write(tmp_path / "brands/top", 'extends = "base"')
    brand, found = load("brands/top", tmp_path)
    assert (found, brand.title) == ([], "Base")


def test_extending_the_built_in_brand_changes_nothing(tmp_path):
    write(tmp_path / "branding/top", 'extends = "default"')
    brand, found = load("top", tmp_path)
    assert (found, brand.colours) == ([], Colours())


@pytest.mark.parametrize("first", ["a", "own"])
def test_a_circle_is_reported(tmp_path, first):
    write(tmp_path / "branding/a", 'extends = "b"')
    write(tmp_path / "branding/b", '\nextends = "a"')
    write(tmp_path / "branding/own", 'extends = "own"')
    _, (found,) = load(first, tmp_path)
    assert found.code.name == "brand-extends-itself"
    assert found.line == (2 if first == "a" else 1)


def test_another_font_drops_what_was_embedded_for_the_one_before(tmp_path):
    write(
        tmp_path / "branding/base",
        '[fonts]\nbody = "Base Sans"\n[fonts.embed]\nbody = "Source Sans Pro"',
    )
    write(tmp_path / "branding/top", 'extends = "base"\n[fonts]\nbody = "Arial"')
    brand, found = load("top", tmp_path)
    assert not found
    assert brand.body.name == "Arial"


def test_another_logo_needs_its_own_words(tmp_path):
    write(tmp_path / "branding/base", '[logo]\nfile = "a.png"\nalt = "Base"')
    write(tmp_path / "branding/top", 'extends = "base"\n[logo]\nfile = "b.png"')
    _, (found,) = load("top", tmp_path)
    assert found.message == "the logo has no alt"


def test_a_broken_brand_is_no_brand(tmp_path):
    write(tmp_path / "branding/top", "title =")
    brand, found = load("top", tmp_path)
    assert brand is None
    assert [one.code.id for one in found] == ["DB005"]


def test_the_projects_own_default_brand_is_clean():
    from pathlib import Path

    project = Path(__file__).parents[2]
    brand, found = load("default", project)
    assert not found
    assert (brand.name, brand.title) == ("default", "Default")


def test_a_brand_above_is_taken_of_the_user_or_the_system_alone(tmp_path, monkeypatch):
    (tmp_path / "branding/town").mkdir(parents=True)
    (tmp_path / "branding/town/brand.toml").write_text('name = "Sample town"\n')
    deck = tmp_path / "work/deck"
    deck.mkdir(parents=True)
    for owner, found in ((7, True), (0, True), (8, False)):
        owners = {"branding": owner}
        monkeypatch.setattr(find, "_owner", lambda path, own=owners: own.get(path.name, 7))
        assert (find.find_brand("town", (deck,)) is not None) == found
        assert ("town" in find.known_brands((deck,))) == found
