"""What a facilitator is told of a session's times, at the line where it can be mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics

ROOT = Path(__file__).parents[2]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that writes a deck of slides' settings, and gives what is reported."""
    shutil.copytree(ROOT / "branding", tmp_path / "branding")
    monkeypatch.chdir(tmp_path)

    def tell(*settings: str, deck: str = "", bodies: tuple[str, ...] = ()) -> list[str]:
        folder = Path("deck/slides")
        folder.mkdir(parents=True)
        Path("deck/deck.toml").write_text(f'title = "Sample"\n{deck}\n', encoding="utf-8")
        for number, setting in enumerate(settings, 1):
            body = "".join(bodies[number - 1 : number]) or "- Sample point"
            front = setting.replace("; ", "\n")
            text = f"---\n{front}\n---\n# Sample {number}\n\n{body}\n"
            (folder / f"{number:02}-s{number}.md").write_text(text, encoding="utf-8")
        diagnostics = Diagnostics()
        assert pipeline.compose(DeckRequest(path=Path("deck")), diagnostics, pages=()) is not None
        return [str(found).removeprefix("deck/") for found in diagnostics.sorted()]

    return tell


def test_session_longer_than_planned_is_reported_where_the_plan_stands(told) -> None:
    found = told("minutes: 50; break: 15", "minutes: 60", deck='start = "09:30"\nminutes = 120')
    assert found == [
        "deck.toml:3: warning DB501 session-too-long: the slides and breaks take 125 minutes, "
        "5 more than the 120 that are planned\n"
        "  hint: shorten or hide slides, or plan a longer session"
    ]


def test_session_as_long_as_planned_is_not(told) -> None:
    assert told("minutes: 50; break: 15", "minutes: 55", deck="minutes = 120") == []


def test_session_of_no_planned_length_has_half_a_day(told) -> None:
    timed = ("minutes: 80; break: 5",) * 2
    assert told(*timed, "minutes: 71", "hidden: true; minutes: 90") == [
        "deck.toml:1: warning DB501 session-too-long: the slides and breaks take 241 minutes, "
        "which is more than 4 hours\n  hint: where that is meant, say so: minutes = 241"
    ]


def test_session_of_half_a_day_is_not_too_long(told) -> None:
    assert told("minutes: 80; break: 5", "minutes: 80; break: 5", "minutes: 70") == []


def test_break_is_proposed_between_sections_near_the_middle(told) -> None:
    found = told(
        "section: A; minutes: 30", "section: A; minutes: 10", "section: B; minutes: 10",
        "section: B; minutes: 50", deck='start = "09:30"',
    )  # fmt: skip
    assert found == [
        "slides/02-s2.md:3: advice DB502 no-break: there is no break from 09:30 to 11:10, "
        "for 100 minutes\n"
        "  hint: a break after this slide would part them best: add break: 15 to its settings"
    ]


def test_ninety_minutes_need_no_break(told) -> None:
    assert told("minutes: 45", "minutes: 45; break: 15", "minutes: 90") == []


def test_slide_that_is_too_long_itself_is_to_be_parted(told) -> None:
    [found] = told("minutes: 91")
    assert found.startswith("slides/01-s1.md:2: advice DB502 no-break: there is no break from 0:00")
    assert "part it in two" in found


def test_break_without_use_is_reported(told) -> None:
    found = told("minutes: 5; break: 5; hidden: true", "minutes: 5", "minutes: 5; break: 10")
    assert [line.split(", as it ")[1].split("\n")[0] for line in found] == [
        "is hidden", "is the last one",
    ]  # fmt: skip
    assert [line.split(" ")[0] for line in found] == ["slides/01-s1.md:3:", "slides/03-s3.md:3:"]


def test_slides_without_minutes_are_named_once_where_others_have_some(told) -> None:
    found = told(
        "layout: title", "minutes: 5", "section: A", "layout: section", "hidden: true",
        "layout: contacts", "layout: references", "layout: activity",
    )  # fmt: skip
    assert [line.split("\n")[0] for line in found] == [
        "slides/03-s3.md:4: advice DB504 minutes-missing: other slides have minutes, and 2 have "
        "none: s3, s8"
    ]


def test_deck_without_any_minutes_is_told_nothing(told) -> None:
    assert told("section: A", "section: A; break: 5", "section: B", deck="minutes = 1") == []


def test_activities_longer_than_their_slide_are_reported(told) -> None:
    body = (
        "::: columns\n::: column\n::: activity {minutes=8}\nTalk.\n:::\n:::\n"
        "::: column\n::: activity {minutes=4}\nWrite.\n:::\n:::\n:::"
    )
    found = told("section: A; minutes: 10", bodies=(body,))
    assert [line.split("\n")[0] for line in found] == [
        "slides/01-s1.md:3: advice DB505 activity-too-long: the slide has 10 minutes, but its "
        "activities take 12"
    ]
    assert found[0].endswith("write minutes: 12 or more")


@pytest.mark.parametrize("setting", ["break: soon", "break: 0", "break: -5"])
def test_break_that_is_no_number_is_an_error(told, setting) -> None:
    assert "slides/01-s1.md:3: error DB007 wrong-value" in told(f"minutes: 5; {setting}")[0]


def test_in_one_file_a_hint_gives_what_is_written_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "---\ntitle: Sample\nlang: en-GB\n---\n# One {minutes=10}\n\nText.\n\n# Two\n\nMore.\n"
    Path("talk.md").write_text(text)
    (found,) = _compose(Path("talk.md"))
    assert found.hint == "add {minutes=5} after its title, or as many as each takes"
    Path("talk.md").write_text(text.replace("# Two", "# Two {minutes=5}"))
    assert _compose(Path("talk.md")) == []


def _compose(path):
    diagnostics = Diagnostics()
    pipeline.compose(DeckRequest(path=path), diagnostics)
    return list(diagnostics)
