"""The schedule: when each slide's time begins and ends, and how that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.model import Deck
from deckbuilder.session.timetable import make_timetable, say_time, say_times
from tests.shared.small_slides import items, scenes_of, slide


def schedule(slides, start):
    """Return the times of slides."""
    deck = Deck(name="sample", root=Path(), title="Sample", slides=tuple(slides), start=start)
    return [entry.slot for entry in make_timetable(deck).entries]


def times(start, *minutes):
    slots = schedule([slide(minutes=each) for each in minutes], start)
    return [slot and say_time(slot) for slot in slots]


def test_times_follow_from_the_start_in_order():
    assert times("09:30", 10.0, None, 5.0) == [
        "Time: 10 minutes, from 09:30 to 09:40",
        None,
        "Time: 5 minutes, from 09:40 to 09:45",
    ]


def test_without_a_start_the_session_is_the_clock():
    assert times("", 10.0, 45.0, 65.0, 1.0) == [
        "Time: 10 minutes, from 0 min to 10 min into the session",
        "Time: 45 minutes, from 10 min to 55 min into the session",
        "Time: 65 minutes, from 55 min to 2 h into the session",
        "Time: 1 minute, from 2 h to 2 h 1 min into the session",
    ]


def test_a_session_goes_on_after_midnight():
    assert times("23:50", 15.0, 5.0) == [
        "Time: 15 minutes, from 23:50 to 00:05",
        "Time: 5 minutes, from 00:05 to 00:10",
    ]


def test_fractions_of_minutes_add_up_to_the_second():
    slots = schedule([slide(minutes=0.1) for _ in range(100)], "09:00")
    assert slots[-1].ends == 600
    assert times("09:00", 2.5, 0.5, 0.25) == [
        "Time: 2 minutes 30 seconds, from 09:00 to 09:02",
        "Time: 30 seconds, from 09:02 to 09:03",
        "Time: 15 seconds, at 09:03",
    ]


def test_a_hidden_slide_takes_no_time():
    hidden, after = schedule([slide(minutes=5.0, hidden=True), slide(minutes=1.0)], "09:00")
    assert (hidden.seconds, hidden.begins, hidden.ends) == (300, 0, 0)
    assert say_time(hidden) == (
        "Time: 5 minutes if you show this hidden slide; the schedule leaves it out"
    )
    assert say_time(after) == "Time: 1 minute, from 09:00 to 09:01"


def test_the_time_of_a_slide_names_the_break_after_it():
    first = slide(minutes=10.0, break_minutes=15.0)
    slides = (first, slide(break_minutes=5.0), slide(), slide(minutes=1.0))
    deck = Deck(name="sample", root=Path(), title="Sample", slides=slides, start="09:30")
    assert [say_times(entry) for entry in make_timetable(deck).entries] == [
        "Time: 10 minutes, from 09:30 to 09:40; then a break of 15 minutes",
        "After this slide: a break of 5 minutes",
        "",
        "Time: 1 minute, from 10:00 to 10:01",
    ]


@pytest.mark.parametrize("minutes", [999_999.0, 0.000001])
def test_no_length_is_too_long_or_too_short_to_be_said(minutes):
    (said,) = times("09:30", minutes)
    assert said.startswith("Time: ")


def test_the_first_scene_of_a_slide_says_its_time():
    presentation, _ = scenes_of(slide(items(*["Sample point"] * 40), minutes=5.0))
    first, *others = presentation.scenes
    assert first.time == "Time: 5 minutes, from 0 min to 5 min into the session"
    assert len(others) > 0
    assert {scene.time for scene in others} == {""}
