"""Which names and places a deck may give: told from the text, then from the disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files import inputs
from deckbuilder.files.inputs import enclose, leads_outside, list_folder, walk
from deckbuilder.files.places import is_foreign, is_in_reach, why_no_name, why_not_write
from deckbuilder.files.reading import is_own, read_text, resolve_inside
from deckbuilder.lint.source_text.folder import list_in_subfolders

HERE = Span("slides/01-a.md", 3, 3)


def refuse(root: Path, name: str) -> tuple[str, str]:
    diagnostics = Diagnostics()
    assert resolve_inside(root, name, diagnostics, where=HERE) is None
    (found,) = diagnostics
    assert (found.path, found.line) == ("slides/01-a.md", 3)
    assert found.hint
    return found.code.id, found.message


# --- as text -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../x.png", "images/../../x.png", "images/../x.png", r"images\..\x.png", "..", "/x.png",
        r"\x.png", "//server/share/x.png", r"\\server\share\x.png", "C:/x.png", r"C:\x.png",
        "C:x.png", r"\\?\C:\x.png", "//?/UNC/server/share/x.png", "c:",
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused_before_the_system_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def ask(*_: object) -> str:
        raise AssertionError(name)

    for asked in ("stat", "lstat", "readlink", "listdir"):
        monkeypatch.setattr(inputs.os, asked, ask)
    monkeypatch.setattr(Path, "resolve", ask)
    assert refuse(tmp_path, name)[0] == "DB004"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("con", "Windows keeps"), ("AUX.png", "Windows keeps"), ("images/nul.tar.gz", "keeps"),
        ("com1.csv", "keeps"), ("lpt\u00b9.csv", "keeps"), ("prn .txt", "keeps"),
        ("nul/x.png", "keeps"), ("conin$", "keeps"), ("a.md:b", "colon"),
        ("data/x.csv::$DATA", "colon"),
        ("x.png.", "dot or space"), ("x.png ", "dot or space"), (".../x.png", "dot or space"),
        (".. /x.png", "dot or space"), ("a\0b", "not a file name"),
    ],
)  # fmt: skip
def test_a_name_that_windows_cannot_have_is_none_anywhere(
    tmp_path: Path, name: str, words: str
) -> None:
    code, message = refuse(tmp_path, name)
    assert code == "DB001"
    assert words in message


@pytest.mark.parametrize(
    "name",
    [
        "x.png", "images/x.png", "./x.png", r"images\x.png", "a..b.png", ".hidden", "",
        "console.md",
        "auxiliary/nullo.png", "com10.csv", "Llun Cymraeg â.png", "x. y.png", "...x.png",
    ],
)  # fmt: skip
def test_other_names_are_names(name: str) -> None:
    assert not is_foreign(name)
    assert why_no_name(name) == ""


@pytest.mark.parametrize("name", ["../national", r"..\national", "../../a/b", "..", "national"])
def test_a_deck_may_be_named_upward_and_nowhere_else(name: str) -> None:
    assert not is_foreign(name, upward=True)
    assert is_foreign("/national", upward=True)
    assert is_foreign(r"\\server\national", upward=True)


# --- through links -------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an enclosed folder with links out of it, and within it."""
    outside, root = tmp_path / "outside", tmp_path / "root"
    for folder in (outside, root / "own", root / "linked"):
        folder.mkdir(parents=True)
    (outside / "x.md").write_text("secret")
    (root / "own/x.md").write_text("own")
    links = {
        "linked/file.md": outside / "x.md", "linked/inner.md": "../own/x.md", "folder": outside,
        "inner": "own", "twice": "folder", "circle": "circle", "up": "../outside", "disk": "/",
    }  # fmt: skip
    for name, target in links.items():
        (root / name).symlink_to(target)
    return enclose(root)


@pytest.mark.parametrize(
    "name", ["linked/file.md", "folder/x.md", "twice/x.md", "up/x.md", "disk/x.md", "disk/a/b.md"]
)
def test_what_links_lead_to_outside_is_not_read(root: Path, name: str) -> None:
    diagnostics = Diagnostics()
    assert read_text(root / name, diagnostics) is None
    (found,) = diagnostics
    assert (found.code.id, found.line) == ("DB004", 1)
    assert found.path.endswith(f"root/{name}")
    assert not is_own(root / name, root, Diagnostics())
    assert refuse(root, name)[0] == "DB004"


@pytest.mark.parametrize("name", ["own/x.md", "linked/inner.md", "inner/x.md"])
def test_links_within_the_folder_are_followed(root: Path, name: str) -> None:
    assert read_text(root / name, Diagnostics()) == "own"
    assert is_own(root / name, root, Diagnostics())
    assert resolve_inside(root, name, Diagnostics(), where=HERE) == root / name


@pytest.mark.parametrize("name", ["folder", "twice", "up", "disk"])
def test_folders_outside_are_not_listed(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(inputs.os, "listdir", lambda path: pytest.fail(str(path)))
    assert list(walk(root / name)) == []
    with pytest.raises(PermissionError):
        list_folder(root / name)


def test_a_folder_that_leads_outside_hides_no_other(root: Path) -> None:
    found = list_in_subfolders(root, (".md",))
    assert [path.relative_to(root).as_posix() for path in found] == [
        "inner/x.md", "linked/file.md", "linked/inner.md", "own/x.md",
    ]  # fmt: skip


def test_what_nobody_enclosed_is_read_through_links(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("text")
    (tmp_path / "link").symlink_to("x")
    assert not leads_outside(tmp_path / "link")
    assert read_text(tmp_path / "link", Diagnostics()) == "text"


def test_the_enclosed_folder_may_be_a_link_itself_and_so_may_a_file_that_is_named(
    root: Path, tmp_path: Path
) -> None:
    named = tmp_path / "named"
    named.symlink_to(root)
    assert read_text(enclose(named) / "own/x.md", Diagnostics()) == "own"
    assert read_text(named / "folder/x.md", Diagnostics()) is None
    assert read_text(enclose(root / "linked/file.md"), Diagnostics()) == "secret"


# --- decks and brands of others ------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "within"),
    [
        ("decks/national", True), ("decks", True), (".", True), ("inside/x", True),
        ("..", False), ("../private", False), ("/", False), ("leads/out", False),
    ],
)  # fmt: skip
def test_others_lie_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, *, within: bool
) -> None:
    here = tmp_path / "here"
    (here / "decks/local").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (here / "leads").symlink_to(tmp_path)
    monkeypatch.chdir(here)
    assert is_in_reach(Path(folder), Path("decks/local")) is within


@pytest.mark.parametrize("here", ["project/decks/local", "project/decks/local/slides", "elsewhere"])
def test_others_lie_in_the_project_wherever_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    (tmp_path / here).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / here)
    local = Path(os.path.relpath(tmp_path / "project/decks/local"))
    assert is_in_reach(local / "../national", local)
    assert is_in_reach(local / "../../branding/northshire", local)
    assert not is_in_reach(local / "../../../private", local)


# --- writing -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("own/new.pptx", ""), ("own/x.md", ""), ("new/deep/x.pptx", ""), ("inner/new.pptx", ""),
        ("linked/file.md", "a link has its name"), ("linked/inner.md", "a link has its name"),
        ("circle", "a link has its name"), ("folder/x.pptx", "another folder"),
        ("twice/new/x.pptx", "another folder"), ("disk/tmp/x", "another folder"),
        ("own/aux.pptx", "Windows keeps"), ("own/a:b.pptx", "colon"),
    ],
)  # fmt: skip
def test_which_places_may_be_written(root: Path, name: str, words: str) -> None:
    why = why_not_write(root / name, root)
    assert words in why
    assert bool(why) == bool(words)


def test_the_folder_that_the_user_names_may_be_a_link(root: Path) -> None:
    assert why_not_write(root / "folder/x.pptx", root / "folder") == ""
