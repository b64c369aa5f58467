"""A deck of one's own over another: made ready to edit, building at once, nothing overwritten."""

import time
import tomllib

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import read_deck
from tests.source.overlays.conftest import NATIONAL, write

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'
)


@pytest.fixture
def national(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return write(tmp_path / "decks/national", NATIONAL)


def toml(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_deck_and_its_brand_from_options(run, national, tmp_path):
    (tmp_path / "logo.svg").write_text(LOGO)
    made = run(
        "adapt", "national", "town", "--title", "Town Partnership", "--colour", "7A1F5C",
        "--logo", "logo.svg", "--contact", "hub=01632 960000", "--review-by", "2030-01-31", "--yes",
    )  # fmt: skip
    assert made.status == 0
    assert made.out.splitlines() == [
        "decks/town: a deck of your own; its README.md says what can be changed",
        "branding/town: its brand; the settings are in brand.toml",
        "build it with: deckbuild build town",
    ]
    deck = tmp_path / "decks/town"
    assert sorted(path.name for path in deck.iterdir()) == [
        "README.md", "deck.lock", "deck.toml", "facts.toml", "slides",
    ]  # fmt: skip
    assert list((deck / "slides").iterdir()) == []
    assert toml(deck / "deck.toml") == {
        "extends": "../national", "brand": "town", "variables": {"partnership": "Town Partnership"},
    }  # fmt: skip
    hub = toml(deck / "facts.toml")["contacts"]["hub"]
    assert (hub["value"], hub["owner"]) == ("01632 960000", "Town Partnership")
    assert hub["review_by"].isoformat() == "2030-01-31"
    assert toml(tmp_path / "branding/town/brand.toml")["title"] == "Town Partnership"
    checked = run("check", "town", "--strict")
    assert (checked.status, checked.out) == (0, "town: 4 slides, nothing wrong\n")


@pytest.mark.slow
def test_questions_on_a_terminal_take_less_than_a_minute(converse, run, national, tmp_path):
    (tmp_path / "logo.svg").write_text(LOGO)
    began = time.monotonic()
    made = converse(
        "adapt", "national", "town",
        answers=("Town Partnership", "#7A1F5C", "", "logo.svg", "", "01632 960000", "soon", ""),
    )  # fmt: skip
    built = run("build", "town")
    assert time.monotonic() - began < 60
    assert made.status == 0
    assert "Hub: The number of your hub [Enter leaves it open]: 01632 960000" in made.err
    assert "'soon' is not a date such as 2027-03-31" in made.err
    assert built.status == 0
    assert (built.err.splitlines()[3:]) == []
    assert (tmp_path / "dist/town.pptx").is_file()
    assert toml(tmp_path / "decks/town/facts.toml")["contacts"]["hub"]["value"] == "01632 960000"


def test_a_name_that_is_not_given_is_asked_for(converse, run, national, tmp_path):
    (tmp_path / "decks/taken").mkdir()
    answers = ("Our Town", "taken", "town", "", "#7A1F5C", "", "", "", "")
    made = converse("adapt", "national", answers=answers)
    assert made.status == 0
    assert "for instance our-town" in made.err
    assert "decks/taken is there already" in made.err
    assert (tmp_path / "decks/town/deck.toml").is_file()


def test_what_is_a_remark_in_the_settings_does_no_harm_as_a_setting(run, national, tmp_path):
    run("adapt", "national", "town", "--contact", "hub=1", "--yes")
    before = [slide.id for slide in read_deck(tmp_path / "decks/town", Diagnostics()).slides]
    file = tmp_path / "decks/town/deck.toml"
    text = file.read_text(encoding="utf-8")
    for key in ("drop", "order", "subtitle", "audience"):
        assert f"\n# {key} = " in text
        text = text.replace(f"\n# {key} = ", f"\n{key} = ")
    file.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    assert [slide.id for slide in read_deck(tmp_path / "decks/town", diagnostics).slides] == before
    assert list(diagnostics) == []


def test_its_readme_names_the_commands_as_they_are_typed(run, national, tmp_path):
    run("adapt", "national", "town", "--yes")
    readme = (tmp_path / "decks/town/README.md").read_text(encoding="utf-8")
    assert "`deckbuild build town`" in readme
    assert "`deckbuild adapt town --slide ID`" in readme
    assert "NAME" not in readme


def test_which_deck_is_built_where_none_is_named_is_said(run, national, tmp_path):
    (tmp_path / "deckbuilder.toml").write_text('deck = "decks/national"\n', encoding="utf-8")
    made = run("adapt", "national", "town", "--yes")
    assert "where no deck is named (also by `make deck`) decks/national is built" in made.out
    assert 'write deck = "decks/town"' in made.out


@pytest.mark.parametrize("place", ["decks/town", "decks/../decks/town"])
def test_nothing_is_said_where_the_new_deck_is_the_one_that_is_built(
    run, national, tmp_path, place
):
    (tmp_path / "deckbuilder.toml").write_text(f'deck = "{place}"\n', encoding="utf-8")
    assert "where no deck is named" not in run("adapt", "national", "town", "--yes").out


def test_what_is_not_said_is_left_open_and_still_builds(run, national, tmp_path):
    made = run("adapt", "national", "town", "--yes")
    assert "still to be filled in, in decks/town/facts.toml: contacts.hub" in made.out
    built = run("build", "town")
    assert built.status == 0
    assert "decks/town/facts.toml:6: warning DB411 slot-unfilled: contacts.hub" in built.err
    assert run("check", "town", "--strict").status == 1


def test_a_brand_that_is_there_may_be_taken(run, national, tmp_path):
    run("brand", "new", "council", "--yes")
    assert run("adapt", "national", "town", "--brand", "council", "--yes").status == 0
    assert toml(tmp_path / "decks/town/deck.toml")["brand"] == "council"
    assert not (tmp_path / "branding/town").exists()
    wrong = run("adapt", "national", "other", "--brand", "counsil", "--yes")
    assert (wrong.status, "did you mean 'council'?" in wrong.err) == (2, True)


@pytest.mark.parametrize("taken", ["decks/town", "branding/town"])
def test_nothing_is_overwritten_and_nothing_half_made(run, national, tmp_path, taken):
    (tmp_path / taken).mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    made = run("adapt", "national", "town", "--yes")
    assert made.status == 2
    assert f"{taken} is there already; choose another name" in made.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("national",), "name the deck to adapt and your own"),
        (("nationl", "town"), "did you mean 'national'?"),
        (("national", "Our Town"), "for instance our-town"),
        (("national", "town", "--contact", "hab=1"), "did you mean 'hub'?"),
        (("national", "town", "--contact", "hub"), "such as hub=01632 960000"),
        (("national", "town", "--review-by", "soon"), "is not a date"),
        (("national", "town", "--slide", "neglect"), "leave NAME out"),
    ],
)
def test_wrong_usage_makes_nothing(run, national, tmp_path, arguments, words):
    before = sorted(tmp_path.rglob("*"))
    made = run("adapt", *arguments, "--yes")
    assert made.status == 2
    assert words in " ".join(made.err.split())
    assert sorted(tmp_path.rglob("*")) == before


def test_a_deck_with_errors_is_not_adapted(run, national, tmp_path):
    write(national, {"slides/05-bad.md": "no title\n"})
    made = run("adapt", "national", "town", "--yes")
    assert made.status == 1
    assert "missing-title" in made.err
    assert made.err.endswith(": nothing was made\n")
    assert not (tmp_path / "decks/town").exists()


def test_a_slide_is_copied_with_what_it_names(run, national, tmp_path):
    slide = '---\nminutes: 3\n---\n# Table\n\n```table {src="data/x.csv"}\n```\n'
    write(national, {"slides/05-table.md": slide, "data/x.csv": "A\n1\n"})
    run("adapt", "national", "town", "--contact", "hub=1", "--yes")
    copied = run("adapt", "town", "--slide", "table", "--slide", "neglect")
    assert copied.status == 0
    assert copied.out.splitlines() == [
        "decks/town/slides/table.md: yours to change",
        "decks/town/data/x.csv: copied with it",
        "decks/town/slides/neglect.md: yours to change",
    ]
    assert (tmp_path / "decks/town/slides/table.md").read_text() == slide
    checked = run("check", "town")
    assert checked.out == "town: 5 slides, nothing wrong\n"


def test_a_copied_slide_stays_where_it_was(run, national, tmp_path):
    write(tmp_path / "decks/region", {
        "deck.toml": 'extends = "../national"\n',
        "slides/own.md": "---\nafter: welcome\nminutes: 3\n---\n# Own\n",
    })  # fmt: skip
    write(tmp_path / "decks/town", {"deck.toml": 'extends = "../region"\ndrop = ["welcome"]\n'})
    assert run("adapt", "town", "--slide", "own").status == 0
    copy = (tmp_path / "decks/town/slides/own.md").read_text()
    assert copy == "---\nminutes: 3\n---\n# Own\n"


def test_slides_that_cannot_be_copied(run, national, tmp_path):
    run("adapt", "national", "town", "--yes")
    run("adapt", "town", "--slide", "neglect")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for arguments, words in (
        (("town", "--slide", "poverty", "--slide", "neglct"), "did you mean 'neglect'?"),
        (("town", "--slide", "neglect"), "has a file here already: decks/town/slides/neglect.md"),
        (("national", "--slide", "neglect"), "extends no deck whose slides could be copied"),
    ):
        found = run("adapt", *arguments)
        assert found.status == 2
        assert words in " ".join(found.err.split())
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_broken_lock_is_not_written_over(run, national, tmp_path):
    run("adapt", "national", "town", "--yes")
    write(tmp_path / "decks/town", {"deck.lock": "broken"})
    copied = run("adapt", "town", "--slide", "neglect")
    assert (copied.status, "decks/town/deck.lock cannot be read" in copied.err) == (2, True)
    assert not (tmp_path / "decks/town/slides/neglect.md").exists()


def test_ids_of_slides_are_completed(run, national, monkeypatch, tmp_path):
    run("adapt", "national", "town", "--yes")
    monkeypatch.setenv("_DECKBUILD_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "deckbuild adapt town --slide ne")
    monkeypatch.setenv("COMP_CWORD", "4")
    assert run().out.split() == ["plain,neglect"]
    monkeypatch.setenv("COMP_WORDS", "deckbuild adapt national --slide ne")
    assert run().out.split() == []
    monkeypatch.setenv("COMP_WORDS", "deckbuild adapt nowhere --slide ne")
    assert run().out.split() == []


def test_a_review_in_the_past_is_refused_and_nothing_made(run, national, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # 2030-01-01
    made = run("adapt", "national", "town", "--yes", "--review-by", "2029-12-31")
    assert made.status == 2
    assert "2029-12-31 has passed (today is 2030-01-01)" in made.err
    assert not (tmp_path / "decks/town").exists()
    assert run("adapt", "national", "town", "--yes", "--review-by", "2030-01-01").status == 0


def test_a_contact_that_inserts_something_is_refused(run, national, tmp_path):
    made = run("adapt", "national", "town", "--yes", "--contact", "hub={{ facts.reviews }}")
    assert made.status == 2
    assert "'{{ facts.reviews }}' inserts something" in made.err
    assert not (tmp_path / "decks/town").exists()
