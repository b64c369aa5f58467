"""The timetable of a session: when each slide and each break begins and ends.

Owns where breaks stand, how the times add up, and their wording. It counts whole seconds, so that
many fractions of a minute add up. Refuses to judge the times (`checks`) and to set them on pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckbuilder.model import Deck, Slide
from deckbuilder.wording import counted

_DAY_MINUTES = 24 * 60


class TimeSlot(Struct, frozen=True, kw_only=True):
    """The time of a slide or a break, in seconds from the beginning of the session.

    `counted` is False for a hidden slide: its time is no part of the session, so that it begins
    and ends where the slides around it meet. `clock` is when the session begins, in seconds
    from midnight, or None where that is not known.
    """

    seconds: int
    begins: int
    counted: bool = True
    clock: int | None = None

    @property
    def ends(self) -> int:
        """When the time is over, in seconds from the beginning of the session."""
        return self.begins + (self.seconds if self.counted else 0)


class TimetableEntry(Struct, frozen=True):
    """A slide's time and that of the break after it; None for what has no minutes."""

    slide: Slide
    slot: TimeSlot | None
    pause: TimeSlot | None = None


class Timetable(Struct, frozen=True):
    """The entries of all slides in their order, with those of hidden slides.

    `clock` is when the session begins, in seconds from midnight; None where that is not known
    or nothing has minutes. The other times are seconds.
    """

    entries: tuple[TimetableEntry, ...]
    clock: int | None
    teaching: int
    pauses: int

    @property
    def seconds(self) -> int:
        """How long the session takes with its breaks."""
        return self.teaching + self.pauses


def make_timetable(deck: Deck) -> Timetable:
    """Make the timetable of a deck.

    A break after a hidden slide is left out with it, and so is one after the last slide that is
    shown, where the session is over.
    """
    last = max((n for n, slide in enumerate(deck.slides) if not slide.hidden), default=-1)
    clock = _read_clock(deck.start)
    entries: list[TimetableEntry] = []
    now = 0
    for number, slide in enumerate(deck.slides):
        slot = _time_slot(slide.minutes, now, clock, counted=not slide.hidden)
        now = slot.ends if slot else now
        rest = None if slide.hidden or number == last else slide.break_minutes
        pause = _time_slot(rest, now, clock)
        now = pause.ends if pause else now
        entries.append(TimetableEntry(slide, slot, pause))
    pauses = sum(entry.pause.seconds for entry in entries if entry.pause)
    timed = any(entry.slot or entry.pause for entry in entries)
    return Timetable(tuple(entries), clock if timed else None, now - pauses, pauses)


def _time_slot(
    minutes: float | None, begins: int, clock: int | None, *, counted: bool = True
) -> TimeSlot | None:
    if not minutes:
        return None
    seconds = max(1, round(minutes * 60))
    return TimeSlot(seconds=seconds, begins=begins, counted=counted, clock=clock)


def _read_clock(start: str) -> int | None:
    """Return a time of day as HH:MM in seconds from midnight; None for the empty one."""
    if not start:
        return None
    hours, minutes = start.split(":")
    return (int(hours) * 60 + int(minutes)) * 60


def stretches(timetable: Timetable) -> Iterator[tuple[TimetableEntry, ...]]:
    """Yield the slides with time that follow one another without a break."""
    stretch: list[TimetableEntry] = []
    for entry in timetable.entries:
        if entry.slot is not None and entry.slot.counted:
            stretch.append(entry)
        if entry.pause is not None and stretch:
            yield tuple(stretch)
            stretch = []
    if stretch:
        yield tuple(stretch)


# --- in words ------------------------------------------------------------------------------


def say_times(entry: TimetableEntry) -> str:
    """Say how long a slide takes and when, and the break after it; nothing without either.

    "Time: 10 minutes, from 09:40 to 09:50; then a break of 15 minutes".
    """
    pause = f"a break of {_say_minutes(entry.pause)}" if entry.pause else ""
    if entry.slot is None:
        return f"After this slide: {pause}" if pause else ""
    time = say_time(entry.slot)
    return f"{time}; then {pause}" if pause else time


def _say_minutes(slot: TimeSlot) -> str:
    minutes, seconds = divmod(slot.seconds, 60)
    return _say_units((str(minutes), "minute"), (str(seconds), "second"))


def say_time(slot: TimeSlot) -> str:
    """Say how long a slide takes and when: "Time: 10 minutes, from 09:40 to 09:50"."""
    length = f"Time: {_say_minutes(slot)}"
    if not slot.counted:
        return f"{length} if you show this hidden slide; the schedule leaves it out"
    begins, ends = (_say_moment(moment, slot.clock) for moment in (slot.begins, slot.ends))
    if begins == ends:  # less than a minute, which is rounded
        return f"{length}, at {begins}"
    within = "" if slot.clock is not None else " into the session"
    return f"{length}, from {begins} to {ends}{within}"


def _say_moment(seconds: int, clock: int | None) -> str:
    """Say a moment to the minute: the time of day, or hours and minutes of the session."""
    if clock is not None:
        return show_moment(seconds, clock)
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def show_moment(seconds: int, clock: int | None) -> str:
    """Show a moment of the session: the time of day, or hours and minutes from the beginning."""
    minutes = ((clock or 0) + seconds) // 60
    if clock is None:
        return f"{minutes // 60}:{minutes % 60:02d}"
    return f"{minutes % _DAY_MINUTES // 60:02d}:{minutes % 60:02d}"


def show_minutes(seconds: int) -> str:
    """Show a length in minutes as a number, with a fraction where it has one ("2.5")."""
    return f"{seconds / 60:.2f}".rstrip("0").rstrip(".")


def say_length(seconds: int) -> str:
    """Say a length in hours and minutes: "3 hours 15 minutes", "2.5 minutes"."""
    hours, rest = divmod(seconds, 3600)
    return _say_units((str(hours), "hour"), (show_minutes(rest), "minute"))


def _say_units(*numbers: tuple[str, str]) -> str:
    return " ".join(counted(number, unit) for number, unit in numbers if number != "0")
