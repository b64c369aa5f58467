"""The timetable of a session: its times add up, and breaks stand where they are set."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.model import Deck
from deckbuilder.session.timetable import (
    make_timetable,
    say_length,
    show_minutes,
    show_moment,
    stretches,
)
from tests.shared.small_slides import slide

MINUTES = st.none() | st.integers(1, 9000).map(lambda number: number / 100)
SLIDES = st.lists(
    st.builds(
        lambda minutes, pause, hidden: slide(minutes=minutes, break_minutes=pause, hidden=hidden),
        MINUTES, MINUTES, st.booleans(),
    ),
    max_size=12,
)  # fmt: skip


def timetable(*slides, start=""):
    return make_timetable(
        Deck(name="sample", root=Path(), title="Sample", slides=slides, start=start)
    )


def times(found):
    """Return when each slide and each break begins, as the plan shows it."""

    def shown(slot):
        return slot and show_moment(slot.begins, found.clock)

    return [(shown(it.slot), shown(it.pause)) for it in found.entries if it.slot]


@given(SLIDES)
def test_slides_and_breaks_follow_one_another_and_add_up(slides) -> None:
    found = timetable(*slides, start="09:30")
    now = 0
    for entry in found.entries:
        for slot in (entry.slot, entry.pause):
            if slot is not None:
                assert slot.begins == now
                now = slot.ends
    assert now == found.seconds == found.teaching + found.pauses
    shown = sum(it.minutes or 0 for it in slides if not it.hidden)
    assert found.teaching == pytest.approx(shown * 60, abs=len(slides))


def test_break_is_placed_after_its_slide() -> None:
    found = timetable(
        slide(minutes=50, break_minutes=15), slide(minutes=2.5), slide(minutes=7.5), start="09:30"
    )
    assert times(found) == [("09:30", "10:20"), ("10:35", None), ("10:37", None)]
    assert (found.teaching, found.pauses, found.seconds) == (60 * 60, 15 * 60, 75 * 60)


def test_break_may_follow_a_slide_without_minutes() -> None:
    found = timetable(slide(break_minutes=10), slide(minutes=5), start="09:30")
    assert times(found) == [("09:40", None)]


@pytest.mark.parametrize(
    "slides",
    [
        (slide(minutes=5, break_minutes=10, hidden=True), slide(minutes=5)),
        (slide(minutes=5), slide(minutes=5, break_minutes=10)),
        (slide(minutes=5, break_minutes=10), slide(minutes=5, hidden=True)),
    ],
    ids=["hidden", "last", "last-shown"],
)
def test_break_that_nobody_has_takes_no_time(slides) -> None:
    assert timetable(*slides).pauses == 0


def test_times_without_a_start_count_from_the_beginning() -> None:
    found = timetable(slide(minutes=70), slide(minutes=5))
    assert times(found) == [("0:00", None), ("1:10", None)]


def test_session_past_midnight_goes_on() -> None:
    found = timetable(slide(minutes=30), slide(minutes=45), start="23:45")
    assert times(found) == [("23:45", None), ("00:15", None)]


def test_stretches_end_at_breaks() -> None:
    found = timetable(
        slide(id="a", minutes=5), slide(id="b"), slide(id="c", minutes=5, break_minutes=5),
        slide(id="d", minutes=5, hidden=True), slide(id="e", minutes=5),
    )  # fmt: skip
    assert [[it.slide.id for it in part] for part in stretches(found)] == [["a", "c"], ["e"]]


def test_lengths_in_words() -> None:
    lengths = [say_length(round(minutes * 60)) for minutes in (1, 2.5, 60, 61, 195)]
    assert lengths == ["1 minute", "2.5 minutes", "1 hour", "1 hour 1 minute", "3 hours 15 minutes"]
    minutes = [show_minutes(seconds) for seconds in (600, 150, 6000, 20)]
    assert minutes == ["10", "2.5", "100", "0.33"]
