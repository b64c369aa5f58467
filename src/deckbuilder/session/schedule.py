"""The schedule of a session: when each slide's time begins and ends.

Pure: minutes and a clock time in, times and their wording out. Refuses to judge whether the
times are sensible. It counts whole seconds, so that many fractions of a minute add up.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.model import Slide

_DAY = 24 * 60 * 60


class TimeSlot(Struct, frozen=True, kw_only=True):
    """The time of one slide, in seconds from the beginning of the session.

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
        """When the slide's time is over, in seconds from the beginning of the session."""
        return self.begins + (self.seconds if self.counted else 0)


def schedule(slides: Sequence[Slide], start: str = "") -> tuple[TimeSlot | None, ...]:
    """Return the time of each slide, in their order; None for one without `minutes`.

    `start` is the clock time as HH:MM, or empty.
    """
    clock = _read_clock(start)
    found: list[TimeSlot | None] = []
    now = 0
    for slide in slides:
        if not slide.minutes:
            found.append(None)
            continue
        seconds = max(1, round(slide.minutes * 60))
        slot = TimeSlot(seconds=seconds, begins=now, counted=not slide.hidden, clock=clock)
        now = slot.ends
        found.append(slot)
    return tuple(found)


def _read_clock(start: str) -> int | None:
    if not start:
        return None
    hours, minutes = start.split(":")
    return (int(hours) * 60 + int(minutes)) * 60


# --- in words ------------------------------------------------------------------------------


def say_time(slot: TimeSlot) -> str:
    """Say how long a slide takes and when: "Time: 10 minutes, from 09:40 to 09:50"."""
    length = f"Time: {_say_length(slot.seconds)}"
    if not slot.counted:
        return f"{length} if you show this hidden slide; the schedule leaves it out"
    begins, ends = (_say_moment(moment, slot.clock) for moment in (slot.begins, slot.ends))
    if begins == ends:  # less than a minute, which is rounded
        return f"{length}, at {begins}"
    within = "" if slot.clock is not None else " into the session"
    return f"{length}, from {begins} to {ends}{within}"


def _say_length(seconds: int) -> str:
    parts = zip(divmod(seconds, 60), ("minute", "second"), strict=True)
    return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n)


def _say_moment(seconds: int, clock: int | None) -> str:
    """Say a moment to the minute: the time of day, or hours and minutes of the session."""
    if clock is not None:
        minutes = (clock + seconds) % _DAY // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
