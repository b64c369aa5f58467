"""Links in a stranger's folder: where commands write, and what the user's own names may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.overlays.conftest import NATIONAL, write


@pytest.fixture
def outside(tmp_path_factory):
    """A folder outside, with a file that nobody may change."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "thesis").write_bytes(b"thesis")
    return folder


def left(outside):
    return {path.name: path.read_bytes() for path in outside.iterdir()}


@pytest.mark.parametrize("command", ["build", "brand template default"])
def test_the_default_folder_may_not_lead_out_of_the_working_folder(
    run, talk, outside, command
) -> None:
    Path("dist").symlink_to(outside)
    result = run(*command.split()) if command != "build" else run("build", talk.name)
    assert result.status == 2
    assert "DB902 output-file" in result.err
    assert "a link leads to another folder" in result.err
    assert left(outside) == {"thesis": b"thesis"}


@pytest.mark.parametrize("name", ["out", "dist"])
def test_the_folder_that_the_user_names_may_be_a_link(run, talk, outside, name):
    Path(name).symlink_to(outside)
    assert run("build", talk.name, "-f", "pptx", "-o", name).status == 0
    assert sorted(left(outside)) == ["talk.pptx", "thesis"]
    assert run("check", "--built", "--from", name, talk.name, "--no-verapdf").status == 0


def test_the_default_folder_may_be_a_link_within_the_working_folder(run, talk):
    Path("real").mkdir()
    Path("dist").symlink_to("real")
    assert run("build", talk.name, "-f", "pptx").status == 0
    assert Path("real/talk.pptx").is_file()


@pytest.mark.parametrize("built_before", [False, True])
def test_a_link_in_an_outputs_place_is_not_followed(
    run, talk, outside, tmp_path, monkeypatch, built_before
):
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    if built_before:  # what the cache then knows is not compared with the file outside
        assert run("build", talk.name).status == 0
        Path("dist/talk.pptx").rename(outside / "thesis")
    before = left(outside)
    Path("dist").mkdir(exist_ok=True)
    Path("dist/talk.pptx").symlink_to(outside / "thesis")
    result = run("build", talk.name)
    assert result.status == 2
    assert (
        "dist/talk.pptx: error DB902 output-file: the file cannot be replaced: a link" in result.err
    )
    assert left(outside) == before


@pytest.mark.parametrize("form", ["json", "junit", "sarif"])
def test_a_report_goes_through_no_link(run, talk, outside, form):
    Path("report").symlink_to(outside / "thesis")
    result = run("check", talk.name, "--format", form, "-o", "report")
    assert result.status == 2
    assert "a link has its name" in result.err
    assert left(outside) == {"thesis": b"thesis"}


@pytest.mark.parametrize("command", ["new town", "brand new town --yes"])
def test_new_folders_are_made_where_they_lie(run, tmp_path, outside, command):
    for name in ("decks", "branding"):
        (tmp_path / name).symlink_to(outside)
    result = run(*command.split())
    assert result.status == 2
    assert "a link" in result.err
    assert left(outside) == {"thesis": b"thesis"}


def test_a_linked_folder_of_decks_is_named_and_no_other_is_taken(
    run, tmp_path, outside, monkeypatch
):
    """A folder `decks` further up may have a deck of the same name."""
    inner = tmp_path / "project"
    for place in (tmp_path, outside.parent / "elsewhere"):
        (place / "decks/town/slides").mkdir(parents=True)
        (place / "decks/town/deck.toml").write_text('title = "T"\n')
        (place / "decks/town/slides/1-a.md").write_text("# A\n")
    inner.mkdir()
    (inner / "decks").symlink_to(outside.parent / "elsewhere/decks")
    monkeypatch.chdir(inner)
    result = run("build", "town")
    assert result.status == 2
    assert "decks is a link that leads out of its folder" in result.err
    assert run("build", "decks/town").status == 0


def test_finished_files_outside_are_not_judged_unless_they_are_named(run, talk, outside):
    assert run("build", talk.name, "-f", "pptx").status == 0
    Path("dist/talk.pptx").rename(outside / "other.pptx")
    Path("dist/talk.pptx").symlink_to(outside / "other.pptx")
    judged = run("check", "--built", talk.name, "--no-verapdf", "--report", "evidence")
    assert judged.status == 1
    assert "DB004 outside-folder" in judged.out
    assert "could not be checked" not in run("check", "--built", "dist/talk.pptx").out
    assert run("check", "--built", "dist/talk.pptx", "--no-verapdf").status == 0


def test_a_single_file_deck_may_be_a_link_where_it_is_named(run, talk, outside):
    talk.rename(outside / "talk.md")
    Path("mine.md").symlink_to(outside / "talk.md")
    assert run("check", "mine.md").out == "mine: 1 slide, nothing wrong\n"


def test_what_is_fixed_is_the_file_within_the_deck_that_a_link_names(run, tmp_path):
    deck = write(tmp_path / "deck", {
        "deck.toml": 'title = "T"\nlang = "en-GB"\n', "shared/one.md": "# One\n\nText.  \n",
    })  # fmt: skip
    (deck / "slides").mkdir()
    (deck / "slides/01-one.md").symlink_to("../shared/one.md")
    assert run("check", "deck", "--fix").status == 0
    assert (deck / "shared/one.md").read_text() == "# One\n\nText.\n"
    assert (deck / "slides/01-one.md").is_symlink()


@pytest.fixture
def town(run, tmp_path, monkeypatch):
    """A deck over another, whose slide `table` shows data."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    slide = '---\nminutes: 3\n---\n# Table\n\n```table {src="data/keys"}\n```\n'
    files = {**NATIONAL, "slides/05-table.md": slide, "data/keys": "A\n1\n"}
    write(tmp_path / "decks/national", files)
    assert run("adapt", "national", "town", "--contact", "hub=1", "--yes").status == 0
    return tmp_path / "decks/town"


@pytest.mark.parametrize("place", ["data", "slides"])
def test_a_copied_slide_stays_within_the_deck(run, town, outside, place):
    if place == "slides":
        (town / place).rmdir()
    (town / place).symlink_to(outside)
    result = run("adapt", "town", "--slide", "table")
    assert result.status in (1, 2)
    assert left(outside) == {"thesis": b"thesis"}


@pytest.mark.parametrize("place", ["slides/05-table.md", "data/keys", "data"])
def test_what_is_outside_is_not_copied(run, town, outside, place):
    national = town.parent / "national"
    (national / place).rename(national / "away")
    (national / place).symlink_to(outside if place == "data" else outside / "thesis")
    if place == "data":
        (outside / "keys").write_text("A\nsecret\n")
    result = run("adapt", "town", "--slide", "table")
    assert result.status == 1
    assert "DB004 outside-folder" in result.err
    assert not (town / "data").exists()
    assert not (town / "slides/table.md").exists()


@pytest.mark.parametrize("options", [[], ["--all"], ["--accept", "table"], ["--merge", "table"]])
def test_nothing_outside_is_noted_or_shown(run, town, outside, options):
    national = town.parent / "national"
    (national / "data/keys").unlink()
    (national / "data/keys").symlink_to(outside / "thesis")
    before = (town / "deck.lock").read_bytes()
    result = run("upgrade", "town", *options)
    assert result.status == 1
    assert "decks/town/deck.toml" in result.err
    assert "DB004 outside-folder" in result.err
    assert (town / "deck.lock").read_bytes() == before
    assert not Path("dist").exists()


def test_the_lock_is_neither_read_nor_written_through_a_link(run, town, outside):
    lock = (town / "deck.lock").rename(outside / "lock")
    (town / "deck.lock").symlink_to(lock)
    before = left(outside)
    for options in ([], ["--all"], ["--accept", "table"]):
        result = run("upgrade", "town", *options)
        assert result.status in (1, 2)
        assert "DB004 outside-folder" in result.err or "a link has its name" in result.err
    assert left(outside) == before


def test_a_deck_that_could_not_be_extended_is_not_adapted(run, tmp_path, tmp_path_factory):
    elsewhere = write(tmp_path_factory.mktemp("elsewhere") / "national", NATIONAL)
    result = run("adapt", elsewhere, "town", "--yes")
    assert result.status == 2
    assert "is outside the folder that you work in: copy it beside yours" in result.err
    assert not (tmp_path / "decks").exists()
