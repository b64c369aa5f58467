"""What counts as used: variants, translations, decks of a single file, odd names of files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from deckbuilder.builds import checking
from deckbuilder.builds.request import CheckRequest
from deckbuilder.diagnostics import Diagnostics

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">'
    '<rect width="40" height="30"/></svg>'
)


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a deck whose optional slide alone uses a picture, data, a variable and a contact."""
    monkeypatch.chdir(tmp_path)
    files = {
        "deck.toml": 'title = "Sample"\n[variables]\narea = "Sampleshire"\n'
        '[[variants]]\nname = "short"\nwithout = ["optional"]\n',
        "facts.toml": '[contacts.hub]\nvalue = "01632 960000"\n',
        "images/our map.svg": SVG,
        "data/reports.csv": "Year,Reports\n2019,4\n",
        "slides/01-first.md": "# First\n\nText.\n",
        "slides/02-map.md": "---\noptional: true\n---\n\n# {{ area }}\n\nRing {{ contacts.hub }}."
        "\n\n![A map](<images/our map.svg>)\n\n```table {src=data/reports.csv}\n```\n",
    }
    for name, text in files.items():
        path = tmp_path / "sample" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Path("sample")


def find_unused(deck: Path, variant: str | None = None) -> list[str]:
    diagnostics = Diagnostics()
    checking.check(CheckRequest(path=deck, today=date(2026, 1, 31), variant=variant), diagnostics)
    return [f"{it.path}:{it.line}" for it in diagnostics if it.code.name.startswith("unused-")]


def test_what_a_variant_leaves_out_is_used(deck: Path) -> None:
    assert find_unused(deck) == []
    assert find_unused(deck, "short") == []


def test_without_the_slide_all_of_it_is_unused(deck: Path) -> None:
    (deck / "slides/02-map.md").unlink()
    assert sorted(find_unused(deck)) == [
        "sample/data/reports.csv:1",
        "sample/deck.toml:3",
        "sample/facts.toml:1",
        "sample/images/our map.svg:1",
    ]


def test_a_slide_that_extends_another_deck_and_is_left_out_uses_it(deck: Path) -> None:
    local = deck.parent / "local"
    (local / "slides").mkdir(parents=True)
    (local / "deck.toml").write_text('extends = "../sample"\n[variables]\narea = "Here"\n')
    (local / "facts.toml").write_text('[contacts.hub]\nvalue = "01632 960001"\n')
    assert find_unused(local) == []
    assert find_unused(local, "short") == []


def test_files_that_systems_and_programs_leave_there_are_none(deck: Path) -> None:
    for name in (".hidden.svg", "~$map.svg", "Thumbs.db", "drawing.xcf"):
        (deck / "images" / name).write_text(SVG)
    assert find_unused(deck) == []


def test_a_file_without_a_deck_folder_shares_what_lies_beside_it(deck: Path) -> None:
    talk = deck / "talk.md"
    talk.write_text("---\nvariables:\n  room: Hall 2\n---\n\n# A talk\n\nText.\n")
    assert find_unused(talk) == ["sample/talk.md:3"]


def test_a_picture_named_with_other_capitals_or_quoted_is_used(deck: Path) -> None:
    (deck / "slides.cy").mkdir()
    (deck / "slides.cy/01-first.md").write_text("# Un\n\n![Map](images/Ein%20Map.svg)\n")
    (deck / "images/ein map.svg").write_text(SVG)
    assert find_unused(deck) == []


@pytest.mark.parametrize(("name", "expected"), [("title", 1), ("name", 1), ("minutes", 0)])
def test_a_variable_with_the_name_of_a_setting_is_one_where_that_is_set(
    deck: Path, name: str, expected: int
) -> None:
    settings = deck / "deck.toml"
    text = settings.read_text().replace("area =", f'{name} = "5"\narea =')
    settings.write_text(text)
    assert find_unused(deck) == ["sample/deck.toml:3"] * expected
