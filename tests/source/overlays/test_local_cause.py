"""Advice on sections, times and titles: shown to those whose doing it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from deckbuilder import codes
from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostic, Diagnostics
from tests.source.overlays.conftest import EXTENDS, write

Tell = Callable[..., Diagnostic]


@pytest.fixture
def tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Return a function that writes slides' settings, and gives the one thing that is reported."""
    monkeypatch.chdir(tmp_path)

    def report(
        national: tuple[str, ...],
        local: Mapping[str, str],
        *,
        deck: str = "",
        own: str = "",
        title: str = "Own",
    ) -> Diagnostic:
        write(Path("national"), {
            "deck.toml": f'title = "Sample"\n{deck}\n',
            **{f"slides/{n}-s{n}.md": _slide(it, f"Slide {n}") for n, it in enumerate(national, 1)},
        })  # fmt: skip
        slides = {f"slides/{id_}.md": _slide(it, title) for id_, it in local.items()}
        write(Path("local"), {"deck.toml": f"{EXTENDS}{own}\n", **slides})
        diagnostics = Diagnostics()
        pipeline.compose(DeckRequest(path=Path("local")), diagnostics, pages=())
        (found,) = [it for it in diagnostics.sorted() if it.code is not codes.LOCK_MISSING]
        return found

    return report


def _slide(settings: str, title: str) -> str:
    lines = settings.replace("; ", "\n")
    heading = "" if "overlay:" in settings else f"# {title}\n\n"
    return f"---\n{lines}\n---\n{heading}- Sample point\n"


def place(found: Diagnostic) -> tuple[str, int | None, str]:
    return found.path, found.line, found.code.name


SECTIONS = ("section: A", "section: A", "section: B", "section: B")


@pytest.mark.parametrize(
    ("local", "own", "expected"),
    [
        ({}, 'order = ["s3", "s4", "s1"]', ("local/deck.toml", 2)),
        ({"own": "after: s1; section: C"}, "", ("local/slides/own.md", 3)),
    ],
)
def test_a_section_that_the_local_deck_parts(tell: Tell, local, own, expected) -> None:
    found = tell(SECTIONS, local, own=own)
    assert place(found) == (*expected, "section-again")
    assert "national" not in found.message
    assert "begins anew at the slide 's" in found.message


def test_a_section_that_the_national_deck_parts_is_told_to_its_authors(tell: Tell) -> None:
    found = tell(("section: A", "section: B", "section: A", "section: C"), {}, own='drop = ["s4"]')
    assert place(found) == ("local/deck.toml", 1, "section-again")
    assert found.message.startswith("national/slides/3-s3.md:2: ")
    assert "begins anew here" in found.message


BREAKS = ("minutes: 50", "minutes: 10; break: 15", "minutes: 50", "minutes: 10")


@pytest.mark.parametrize(
    ("local", "own", "expected"),
    [
        ({}, 'drop = ["s2"]', ("local/deck.toml", 2)),
        ({"own": "after: s1; minutes: 40"}, "", ("local/slides/own.md", 3)),
        ({"s2": "minutes: 10"}, "", ("local/slides/s2.md", 2)),
        ({}, 'order = ["s1", "s3", "s2"]', ("local/deck.toml", 2)),
    ],
)
def test_a_break_that_the_local_deck_takes_away(tell: Tell, local, own, expected) -> None:
    found = tell(BREAKS, local, own=own)
    assert place(found) == (*expected, "no-break")
    assert found.message.startswith("there is no break from 0:00 to ")
    assert "write break: 15 into your file" in found.hint or "this slide" in found.hint
    assert "those who look after" not in found.hint


def test_a_break_that_the_national_deck_lacks_is_told_to_its_authors(tell: Tell) -> None:
    timed = ("minutes: 50", "minutes: 50", "minutes: 5; break: 9", "minutes: 5")
    found = tell(timed, {"own": "after: s4; minutes: 5"})
    assert place(found) == ("local/deck.toml", 1, "no-break")
    assert found.message.startswith("national/slides/1-s1.md:2: ")


def test_a_session_that_local_slides_make_too_long(tell: Tell) -> None:
    timed = ("minutes: 50; break: 10", "minutes: 50")
    found = tell(timed, {"own": "after: s1; minutes: 30"}, deck="minutes = 120")
    assert place(found) == ("local/deck.toml", 1, "session-too-long")
    assert found.message.startswith("the slides and breaks take 140 minutes")
    assert found.hint == "shorten your slides, or write here: minutes = 140"


def test_a_session_that_is_too_long_in_the_national_deck(tell: Tell) -> None:
    timed = ("minutes: 50; break: 10", "minutes: 50")
    found = tell(timed, {}, deck="minutes = 100")
    assert found.message.startswith("national/deck.toml:2: the slides and breaks take 110 minutes")


@pytest.mark.parametrize(("own", "line"), [('drop = ["s3"]', 2), ('order = ["s3", "s2"]', 2)])
def test_a_break_that_the_local_deck_puts_last(tell: Tell, own: str, line: int) -> None:
    found = tell(("minutes: 5", "minutes: 5; break: 10", "minutes: 5"), {}, own=own)
    assert place(found) == ("local/deck.toml", line, "break-unused")
    assert found.message == "there is no break after the slide 's2', as it is the last one"


def test_a_local_slide_without_minutes(tell: Tell) -> None:
    found = tell(("minutes: 5", "minutes: 5"), {"own": "after: s1"})
    assert place(found) == ("local/slides/own.md", 4, "minutes-missing")


def test_a_local_slide_with_the_only_minutes(tell: Tell) -> None:
    found = tell(("section: A", "section: A"), {"own": "after: s1; minutes: 5"})
    assert place(found) == ("local/slides/own.md", 3, "minutes-missing")


def test_a_local_title_that_is_a_national_one(tell: Tell) -> None:
    found = tell(("section: A", "section: A"), {"own": "before: s1; section: B"}, title="Slide 2")
    assert place(found) == ("local/slides/own.md", 5, "duplicate-title")
    assert found.message.startswith("the slide has the same title as national/slides/2-s2.md:4")


def test_an_activity_that_a_local_file_adds(tell: Tell) -> None:
    added = "---\noverlay: append\n---\n\n::: activity {minutes=20}\nTalk.\n:::\n"
    write(Path("local"), {"slides/s1.md": added})
    found = tell(("minutes: 5",), {})
    assert (found.path, found.code.name) == ("local/slides/s1.md", "activity-too-long")
