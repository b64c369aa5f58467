"""New folders: whole or not at all, and nothing overwritten."""

import click
import pytest

from deckbuilder.cli import new_folders
from deckbuilder.cli.new_folders import make_folders


def below(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_folders_are_made_with_all_their_files(tmp_path):
    make_folders({
        tmp_path / "decks/one": {"a.md": b"A", "slides/b.md": b"B", "data/": b""},
        tmp_path / "branding/one": {"brand.toml": b"C"},
    })  # fmt: skip
    assert below(tmp_path) == [
        "branding", "branding/one", "branding/one/brand.toml", "decks", "decks/one",
        "decks/one/a.md", "decks/one/data", "decks/one/slides", "decks/one/slides/b.md",
    ]  # fmt: skip
    assert (tmp_path / "decks/one/slides/b.md").read_bytes() == b"B"


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_where_one_is_there_none_is_made(tmp_path, there):
    place = tmp_path / "two"
    if there == "folder":
        place.mkdir()
    elif there == "file":
        place.write_text("mine")
    else:
        place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(click.UsageError, match="two is there already"):
        make_folders({tmp_path / "one": {"a": b""}, place: {"a": b""}})
    assert below(tmp_path) == ["two"]


def test_where_one_cannot_be_made_none_is(tmp_path):
    (tmp_path / "branding").write_text("a file in the folder's place")
    with pytest.raises(click.UsageError, match="branding/one cannot be made: "):
        make_folders({tmp_path / "one": {"a": b""}, tmp_path / "branding/one": {"a": b""}})
    assert below(tmp_path) == ["branding"]


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_is_interrupted_half_way_leaves_nothing(tmp_path, monkeypatch, fault):
    fill, filled = new_folders._fill, []

    def fail_on_the_second(stage, files):
        fill(stage, files)
        filled.append(stage)
        if len(filled) == 2:
            raise fault

    monkeypatch.setattr(new_folders, "_fill", fail_on_the_second)
    with pytest.raises((click.UsageError, KeyboardInterrupt)):
        make_folders({tmp_path / "one": {"a": b""}, tmp_path / "two": {"a": b""}})
    assert len(filled) == 2
    assert below(tmp_path) == []


def test_one_that_appears_meanwhile_is_kept_and_the_others_go(tmp_path, monkeypatch):
    fill = new_folders._fill

    def appear(stage, files):
        fill(stage, files)
        if "two" in stage.name:
            (tmp_path / "two").mkdir()
            (tmp_path / "two/mine").write_text("mine")

    monkeypatch.setattr(new_folders, "_fill", appear)
    with pytest.raises(click.UsageError, match="two cannot be made"):
        make_folders({tmp_path / "one": {"a": b""}, tmp_path / "two": {"a": b""}})
    assert below(tmp_path) == ["two", "two/mine"]
