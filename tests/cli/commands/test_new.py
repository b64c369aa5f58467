"""A new deck: clean from the start, and nothing overwritten."""

import tomllib

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import read_deck


def test_a_new_deck_builds_without_any_diagnostic(run, tmp_path):
    made = run("new", "neglect-briefing")
    assert made.status == 0
    assert made.out.splitlines() == [
        "decks/neglect-briefing: a sample deck to write over",
        "build it with: deckbuild build neglect-briefing",
    ]
    assert run("check", "neglect-briefing", "--strict").err.splitlines()[3:] == []
    built = run("build")  # the only deck needs no name
    assert built.status == 0
    assert built.out.startswith("dist/neglect-briefing.pptx: 6 slides, ")


def test_its_title_comes_from_its_name_and_its_slides_show_layouts(run, tmp_path):
    run("new", "neglect-briefing")
    folder = tmp_path / "decks/neglect-briefing"
    assert tomllib.loads((folder / "deck.toml").read_text())["title"] == "Neglect briefing"
    assert (folder / "README.md").read_text().startswith("# Neglect briefing\n")
    diagnostics = Diagnostics()
    deck = read_deck(folder, diagnostics)
    assert not list(diagnostics)
    assert [slide.layout for slide in deck.slides] == [
        "title", "content", "comparison", "activity", "reflective-questions", "contacts",
    ]  # fmt: skip
    assert all(slide.notes and slide.outcomes and slide.minutes for slide in deck.slides)


def test_it_goes_into_the_projects_folder_of_decks(run, tmp_path, monkeypatch):
    (tmp_path / "decks").mkdir()
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    assert run("new", "sample").status == 0
    assert (tmp_path / "decks/sample/deck.toml").is_file()
    assert not list((tmp_path / "docs").iterdir())


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_nothing_is_overwritten(run, tmp_path, there):
    place = tmp_path / "decks/sample"
    place.parent.mkdir()
    if there == "folder":
        place.mkdir()
    elif there == "file":
        place.write_text("mine")
    else:
        place.symlink_to(tmp_path / "nowhere")
    before = sorted(place.parent.rglob("*"))
    result = run("new", "sample")
    assert result.status == 2
    assert "decks/sample is there already; choose another name" in result.err
    assert sorted(place.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Neglect Briefing", "neglect-briefing"),
        ("../escape", "escape"),
        ("/absolute", "absolute"),
        ("a--b", "a-b"),
        ("-x", ""),
        ("a_b", "a-b"),
        ("", ""),
        ("...", ""),
        ("x" * 61, "x" * 60),
    ],
)
def test_a_name_is_small_letters_digits_and_hyphens(run, tmp_path, name, suggestion):
    result = run("new", "--", name)
    assert result.status == 2
    assert "use small letters, digits and single hyphens" in result.err
    if suggestion:
        assert f"for instance {suggestion}" in result.err
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_to_is_reported(run, tmp_path):
    (tmp_path / "decks").write_text("a file in the folder's place")
    result = run("new", "sample")
    assert result.status == 2
    assert "decks/sample cannot be made: " in result.err
    assert "Traceback" not in result.err
