"""The schedule of a session: when each slide's time begins and ends.

Pure: minutes and a clock time in, times out. Refuses to judge whether the times are sensible, and
to put them into words. It counts whole seconds, so that many fractions of a minute add up.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.model import Slide


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
