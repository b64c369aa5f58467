"""Faults of decks that extend others, each in a file that the author owns."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder import codes
from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import read_deck
from tests.source.overlays.conftest import EXTENDS, FILLED, NATIONAL, WriteLocal, read, write


def report(root: Path) -> list[str]:
    """Return each fault whole, as people see it."""
    diagnostics = Diagnostics()
    read_deck(root, diagnostics)
    found = (it for it in diagnostics.sorted() if it.code is not codes.LOCK_MISSING)
    return [*map(str, found)]


@pytest.mark.parametrize(
    ("extends", "words", "hint"),
    [
        ("../natonal", "there is no folder natonal", "did you mean 'national'?"),
        ("../national/deck.toml", "is a file", "write the path"),
        ("..", "holds no deck.toml", "write the path"),
    ],
)
def test_a_deck_that_cannot_be_found(
    write_local: WriteLocal, extends: str, words: str, hint: str
) -> None:
    slides = {"slides/own.md": "---\nafter: x\n---\n# Own\n\n{{ facts.x }} [x](#neglect)\n"}
    found = report(write_local({"deck.toml": f'brand = "x"\nextends = "{extends}"\n', **slides}))
    assert len([it for it in found if "unknown-slide" not in it]) == 1
    assert found[0].startswith("local/deck.toml:2: error DB401 base-missing: ")
    assert words in found[0]
    assert hint in found[0]


@pytest.mark.parametrize(
    "extends", ["../../private", "../linked", "ABSOLUTE", "//server/x", r"\\\\server\\x", "C:/x"]
)
def test_a_deck_outside_is_not_extended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extends: str
) -> None:
    outside = write(tmp_path / "private", {"deck.toml": 'title = "S"\n', "slides/s.md": "# S\n"})
    name = str(outside) if extends == "ABSOLUTE" else extends
    settings = f'title = "T"\nextends = "{name}"\n'
    write(tmp_path / "here/local", {"deck.toml": settings, "slides/own.md": "# Own\n"})
    monkeypatch.chdir(tmp_path / "here")
    Path("linked").symlink_to(outside)
    deck, faults = read(Path("local"))
    assert faults == ["local/deck.toml:2 outside-folder"]
    assert [slide.id for slide in deck.slides] == ["own"]


def test_a_deck_that_is_extended_extends_none_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step goes up one folder, the first of them within what the deck may reach."""
    write(tmp_path / "private", {"deck.toml": 'title = "S"\n', "slides/s.md": "# S\n"})
    write(tmp_path / "here", {"deck.toml": 'extends = "../private"\n'})
    write(tmp_path / "here/local", {"deck.toml": 'title = "T"\nextends = ".."\n'})
    monkeypatch.chdir(tmp_path / "here/local")
    assert read(Path())[1] == ["deck.toml:2 outside-folder"]


def test_a_path_with_a_character_that_nobody_sees_is_told_of_it(write_local: WriteLocal) -> None:
    settings = 'brand = "x"\nextends = "a\\u0000b"\n'
    found = report(write_local({"deck.toml": settings}))
    assert found[0].startswith("local/deck.toml:2: warning DB014 control-character: ")
    assert "there is no folder local/ab" in found[1]


@pytest.mark.parametrize("value", ['["../national"]', "{ deck = 1 }", "true"])
def test_what_extends_cannot_be(write_local: WriteLocal, value: str) -> None:
    (found,) = report(write_local({"deck.toml": f"extends = {value}\n"}))
    assert found.startswith("local/deck.toml:1: error DB007 wrong-value: extends cannot be ")


def test_an_empty_name_extends_nothing(write_local: WriteLocal) -> None:
    deck, faults = read(write_local({"deck.toml": 'title = "T"\nextends = ""\n'}))
    assert (deck.slides, faults) == ((), ["local/deck.toml:- no-slides"])


def test_a_circle(write_local: WriteLocal) -> None:
    write(Path("national"), {"deck.toml": 'extends = "../local"\n'})
    found = report(write_local({}))
    assert found == [
        "local/deck.toml:1: error DB402 extends-circle: national/deck.toml:1: the decks extend "
        "each other in a circle: local → national → local\n"
        "  hint: take the line extends out of the deck that the others are to begin from; "
        "tell those who look after national"
    ]


def test_a_deck_that_extends_itself(write_local: WriteLocal) -> None:
    _, faults = read(write_local({"deck.toml": 'extends = "."\n'}))
    assert faults == ["local/deck.toml:1 extends-circle"]


def test_faults_of_the_extended_deck_stand_where_it_is_named(write_local: WriteLocal) -> None:
    write(Path("national"), {
        "slides/02-neglect.md": "# Neglect\n\n[x](#nowhere)\n",
        "deck.toml": f"subtitel = 'x'\n{NATIONAL['deck.toml']}",
    })  # fmt: skip
    assert report(write_local({})) == [
        "local/deck.toml:1: error DB006 unknown-key: national/deck.toml:1: a deck has no setting "
        "'subtitel'\n  hint: did you mean 'subtitle'?; tell those who look after national",
        "local/deck.toml:1: error DB313 unknown-link-target: national/slides/02-neglect.md:3: "
        "no slide has the id 'nowhere'\n"
        "  hint: a slide's id is its file's name without the number; copy the slide into your "
        "own deck to mend it: deckbuild adapt local --slide neglect",
    ]


def test_faults_in_data_name_the_slide_that_shows_them(write_local: WriteLocal) -> None:
    table = '# Table\n\n```table {src="data/x.csv"}\n```\n'
    write(Path("national"), {"slides/05-table.md": table, "data/x.csv": "A,B\n1,2,3\n"})
    (found,) = report(write_local({}))
    assert found.startswith("local/deck.toml:1: error DB325 ragged-row: national/data/x.csv:2: ")
    assert found.endswith("deckbuild adapt local --slide table")


def test_a_fact_that_the_extended_deck_lacks_is_reported_in_ones_own_register(
    write_local: WriteLocal,
) -> None:
    write(Path("national"), {"slides/05-own.md": "# Own\n\n{{ contacts.mash }}\n"})
    (found,) = report(write_local({}))
    assert found == (
        "local/facts.toml: error DB311 unknown-insert: nothing is named 'contacts.mash', which "
        "national/slides/05-own.md inserts\n"
        '  hint: add [contacts.mash] to local/facts.toml, and below it value = "..."'
    )


@pytest.mark.parametrize("key", ["drop", "order"])
def test_unknown_slides_in_settings(write_local: WriteLocal, key: str) -> None:
    (found,) = report(write_local({"deck.toml": f'{EXTENDS}{key} = ["neglct"]\n'}))
    assert found == (
        f"local/deck.toml:2: error DB403 unknown-slide: {key} names 'neglct', but no slide has "
        "this id\n  hint: did you mean 'neglect'?"
    )


@pytest.mark.parametrize("setting", ["after", "before"])
def test_unknown_slides_in_places(write_local: WriteLocal, setting: str) -> None:
    (found,) = report(write_local({"slides/own.md": f"---\n{setting}: neglct\n---\n# Own\n"}))
    assert found == (
        f"local/slides/own.md:2: error DB403 unknown-slide: {setting} names 'neglct', but no "
        "slide has this id\n  hint: did you mean 'neglect'?"
    )


def test_a_file_that_would_change_a_slide_that_is_not_there(write_local: WriteLocal) -> None:
    files = {f"slides/neglct-{it}.md": f"---\noverlay: {it}\n---\n" for it in ("append", "notes")}
    _, faults = read(write_local({**files, "slides/x.md": "---\noverlay: replace\n---\n# X\n"}))
    assert faults == [
        "local/slides/neglct-append.md:2 unknown-slide",
        "local/slides/neglct-notes.md:2 unknown-slide",
        "local/slides/x.md:2 unknown-slide",
    ]


def test_settings_that_disagree(write_local: WriteLocal) -> None:
    files = {
        "deck.toml": f'{EXTENDS}drop = ["neglect"]\norder = ["neglect", "own", "own"]\n',
        "slides/neglect.md": "# Ours\n",
        "slides/own.md": "---\nafter: poverty\nbefore: poverty\n---\n# Own\n",
    }
    _, faults = read(write_local(files))
    assert faults == [
        "local/deck.toml:2 overlays-disagree",
        "local/deck.toml:3 overlays-disagree",
        "local/deck.toml:3 overlays-disagree",
        "local/slides/own.md:2 overlays-disagree",
        "local/slides/own.md:3 overlays-disagree",
    ]


def test_places_in_a_circle_lose_no_slide(write_local: WriteLocal) -> None:
    files = {
        "slides/one.md": "---\nafter: two\n---\n# One\n",
        "slides/two.md": "---\nafter: one\n---\n# Two\n",
        "slides/self.md": "---\nbefore: self\n---\n# Self\n",
    }
    deck, faults = read(write_local(files))
    assert sorted(slide.id for slide in deck.slides) == [
        "contacts", "neglect", "one", "poverty", "self", "two", "welcome",
    ]  # fmt: skip
    assert faults == [
        "local/slides/one.md:2 places-in-circle", "local/slides/self.md:2 places-in-circle",
    ]  # fmt: skip


def test_settings_for_extending_decks_in_one_that_extends_none(write_local: WriteLocal) -> None:
    slide = "---\noverlay: append\nafter: welcome\n---\n# Own\n"
    files = {"deck.toml": 'title = "Own"\ndrop = ["x"]\norder = []\n', "slides/1-own.md": slide}
    _, faults = read(write_local(files))
    assert faults == [
        "local/deck.toml:2 nothing-extended",
        "local/deck.toml:3 nothing-extended",
        "local/slides/1-own.md:2 nothing-extended",
        "local/slides/1-own.md:3 nothing-extended",
    ]


def test_a_single_file_extends_nothing(write_local: WriteLocal, tmp_path: Path) -> None:
    Path("talk.md").write_text("---\ntitle: T\nextends: national\n---\n# A {after=x}\n")
    _, faults = read(Path("talk.md"))
    assert faults == ["talk.md:3 nothing-extended", "talk.md:5 nothing-extended"]


def test_a_base_inside_the_deck_and_a_deck_inside_its_base(write_local: WriteLocal) -> None:
    inner = write(Path("national/town"), {
        "deck.toml": 'extends = ".."\n', "facts.toml": FILLED,
        "slides/own.md": "# Own\n\n[x](#y)\n",
    })  # fmt: skip
    assert read(inner)[1] == [
        "national/town/slides/own.md:- unplaced-slide",
        "national/town/slides/own.md:3 unknown-link-target",
    ]
    outer = write(Path("outer"), {"deck.toml": 'extends = "base"\n', "slides/own.md": "[x](#y)\n"})
    write(Path("outer/base"), {"deck.toml": 'title = "T"\n', "slides/1-a.md": "[x](#y)\n"})
    assert read(outer)[1] == [
        "outer/deck.toml:1 missing-title",
        "outer/deck.toml:1 unknown-link-target",
        "outer/slides/own.md:- unplaced-slide",
        "outer/slides/own.md:1 missing-title",
        "outer/slides/own.md:1 unknown-link-target",
    ]


def test_a_broken_deck_file_below_does_not_hide_slides(write_local: WriteLocal) -> None:
    write(Path("national"), {"deck.toml": "title = Neglect\n"})
    deck, faults = read(write_local({}))
    assert faults == ["local/deck.toml:1 broken-toml"]
    assert len(deck.slides) == 4


def test_faults_that_layout_finds_are_shown_there_too(write_local: WriteLocal) -> None:
    slide = "---\nlayout: contnt\n---\n# Neglect\n"
    write(Path("national"), {"slides/02-neglect.md": slide})
    diagnostics = Diagnostics()
    pipeline.compose(DeckRequest(path=write_local({})), diagnostics)
    (found,) = [it for it in diagnostics if it.code is not codes.LOCK_MISSING]
    assert (found.path, found.line) == ("local/deck.toml", 1)
    assert found.message.startswith("national/slides/02-neglect.md:2: ")
    assert found.hint.endswith("deckbuild adapt local --slide neglect")


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("ordre", "did you mean 'order'?"),
        ("extend", "did you mean 'extends'?"),
        ("zzz", "drop, edition, extends"),
    ],
)
def test_a_setting_that_there_is_not_is_told_those_of_extending_decks_too(
    write_local: WriteLocal, key: str, hint: str
) -> None:
    (found,) = report(write_local({"deck.toml": f'{EXTENDS}{key} = "x"\n'}))
    assert found.startswith(
        f"local/deck.toml:2: error DB006 unknown-key: a deck has no setting '{key}'"
    )
    assert hint in found


def test_a_link_to_a_slide_that_is_dropped_says_so(write_local: WriteLocal) -> None:
    files = {
        "deck.toml": f'{EXTENDS}drop = ["neglect", "welcome"]\n',
        "slides/own.md": "---\nafter: poverty\n---\n# Own\n\n[x](#neglect)\n",
    }
    assert report(write_local(files)) == [
        "local/deck.toml:2: error DB313 unknown-link-target: the slide 'welcome' is left out here, "
        "and national/slides/03-poverty.md:6 links to it\n"
        "  hint: leave it in, or change the link: copy the slide into your own deck to mend it: "
        "deckbuild adapt local --slide poverty",
        "local/slides/own.md:6: error DB313 unknown-link-target: the deck leaves out the slide "
        "'neglect': local/deck.toml:2\n  hint: take the link out, or leave the slide in",
    ]


def test_a_link_to_a_slide_that_a_variant_goes_without_says_so(write_local: WriteLocal) -> None:
    variant = '\n[[variants]]\nname = "short"\nwithout = ["welcome"]\n'
    root = write_local({"deck.toml": EXTENDS + variant})
    diagnostics = Diagnostics()
    read_deck(root, diagnostics, variant="short")
    (found,) = [it for it in diagnostics if it.code is codes.UNKNOWN_LINK_TARGET]
    assert (found.path, found.line) == ("local/deck.toml", 5)
    assert "national/slides/03-poverty.md:6 links to it" in found.message


def test_an_entry_of_which_only_the_review_is_written(write_local: WriteLocal) -> None:
    facts = f"{FILLED}[facts.review]\nreview_by = 2030-01-31\n"
    assert report(write_local({"facts.toml": facts})) == [
        "local/facts.toml:3: error DB008 missing-setting: facts.review says only review_by, and "
        "the extended deck has no facts.review\n"
        "  hint: did you mean 'facts.reviews'? Otherwise add a line: value = \"...\", or take the "
        "entry out where nothing inserts it"
    ]


@pytest.mark.parametrize("key", ["value", "source"])
def test_a_fact_inserts_nothing_itself(write_local: WriteLocal, key: str) -> None:
    entry = {"value": "01632 960000", "source": "Sample list"}
    entry[key] = "{{ facts.reviews }} of them"
    facts = "[contacts.hub]\n" + "".join(f'{it} = "{text}"\n' for it, text in entry.items())
    line = 2 if key == "value" else 3
    assert report(write_local({"facts.toml": facts})) == [
        f"local/facts.toml:{line}: error DB007 wrong-value: the {key} of contacts.hub cannot be "
        '"{{ facts.reviews }} of them"\n'
        "  hint: a fact or contact inserts nothing itself: write the words that are to show"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\noverlay: append\n---\n", "for the slide\n  hint: write it below the settings"),
        ("---\noverlay: notes\n---\n\n\n", "for the slide's notes\n  hint: write it between"),
    ],
)
def test_a_file_that_adds_nothing(write_local: WriteLocal, text: str, words: str) -> None:
    (found,) = report(write_local({"slides/neglect.md": text}))
    assert found.startswith(
        "local/slides/neglect.md:2: warning DB409 empty-overlay: the file holds nothing"
    )
    assert words in found


@pytest.mark.parametrize("held", ["minutes: 9", "after: poverty"])
def test_a_file_that_changes_a_setting_or_a_place_alone_adds_something(
    write_local: WriteLocal, held: str
) -> None:
    files = {"slides/neglect.md": f"---\noverlay: append\n{held}\n---\n"}
    assert report(write_local(files)) == []
