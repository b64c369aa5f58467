"""The register as a table and as JSON: what is used where, what is to be checked when."""

import json

import pytest

from tests.source.overlays.conftest import EXTENDS, NATIONAL, write

LOCAL = {
    "deck.toml": EXTENDS,
    "facts.toml": '[facts.own]\nvalue = "1"\n\n[contacts.hub]\nvalue = ""\n',
}


@pytest.fixture
def town(tmp_path):
    write(tmp_path / "decks/national", NATIONAL)
    return write(tmp_path / "decks/town", LOCAL)


def test_the_table_names_sources_slides_and_files(run, town):
    shown = run("facts", "town", "--today", "2029-12-01")
    assert shown.status == 0
    assert [line for line in shown.out.splitlines() if line] == [
        "Name           Value                            Review by   Owner",
        "-------------  -------------------------------  ----------  ------------",
        "facts.reviews  12                               2030-01-31  Sample owner",
        "    Source: Sample report",
        "    Used in: poverty",
        "    From: decks/national/facts.toml:1",
        "contacts.hub   To be added by your partnership  -           -",
        "    Used in: contacts",
        "    From: decks/town/facts.toml:4",
        "facts.own      1                                -           -",
        "    Not used",
        "    From: decks/town/facts.toml:1",
        "Still to be filled in: contacts.hub",
        "To be checked within 90 days: facts.reviews",
        "Not used: facts.own",
    ]


@pytest.mark.parametrize(
    ("today", "state"),
    [("2029-11-01", ""), ("2029-11-02", "due soon"), ("2030-01-31", "due soon"),
     ("2030-02-01", "overdue")],
)  # fmt: skip
def test_states_follow_the_date(run, town, today, state):
    entries = json.loads(run("facts", "town", "--format", "json", "--today", today).out)
    assert entries[0] == {
        "id": "facts.reviews", "value": "12", "source": "Sample report", "owner": "Sample owner",
        "review_by": "2030-01-31", "note": "", "used_in": ["poverty"], "state": state,
        "file": "decks/national/facts.toml", "line": 1,
    }  # fmt: skip
    assert [entry["state"] for entry in entries[1:]] == ["to fill in", "unused"]
    assert entries[1]["value"] is None


def test_long_values_are_wrapped_and_names_are_not(run, town):
    write(town, {"facts.toml": f'[facts.a_name_that_is_rather_long]\nvalue = "{"word " * 30}"\n'})
    lines = run("facts", "town").out.splitlines()
    assert max(map(len, lines)) <= 80
    (first,) = [line for line in lines if line.startswith("facts.a_name_that_is_rather_long ")]
    assert first.split()[1:4] == ["word", "word", "word"]
    assert sum(line.split().count("word") for line in lines) == 30


def test_settings_use_facts_too(run, town):
    write(town, {"deck.toml": f'{EXTENDS}subtitle = "{{{{ facts.own }}}} times"\n'})
    entries = json.loads(run("facts", "town", "--format", "json").out)
    assert (entries[2]["used_in"], entries[2]["state"]) == (["deck.toml"], "")


def test_a_deck_without_facts(run, town, talk):
    assert run("facts", "talk.md").out == "the deck has no facts and no contacts\n"


def test_a_deck_with_errors_is_not_listed(run, town):
    write(town, {"facts.toml": "[facts.own]\n"})
    shown = run("facts", "town")
    assert (shown.status, shown.out) == (1, "")
    assert "missing-setting" in shown.err


def test_overdue_facts_fail_a_strict_check(run, town):
    write(town, {"facts.toml": '[contacts.hub]\nvalue = "1"\n'})
    assert run("check", "town", "--strict", "--today", "2030-01-31").status == 0
    late = run("check", "town", "--strict", "--today", "2030-02-01", "--format", "lines")
    assert late.status == 1
    assert (
        "decks/town/facts.toml: warning DB413 review-overdue: facts.reviews (12) was to be checked "
        "by Sample owner by 2030-01-31\n"
    ) in late.out
    assert run("check", "town", "--today", "2030-02-01").status == 0


def test_the_date_is_that_of_the_sources_where_they_have_one(run, town, monkeypatch):
    write(town, {"facts.toml": '[contacts.hub]\nvalue = "1"\n'})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1896134400")  # 2030-02-01
    assert run("check", "town", "--strict").status == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1896134399")
    assert run("check", "town", "--strict").status == 0
    wrong = run("check", "town", "--today", "soon")
    assert (wrong.status, "is not a date such as" in wrong.err) == (2, True)
