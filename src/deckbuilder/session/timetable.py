"""The timetable of a session: its slides and the breaks between them, with their times.

Owns where breaks stand and how the times add up; `schedule` counts. Refuses to judge the
times (`session`) and to set them on pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckbuilder.model import Deck, Slide
from deckbuilder.session.schedule import TimeSlot, schedule

_DAY_MINUTES = 24 * 60


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

    A break after a hidden slide goes with it, and one after the last slide that is shown is
    none: the session is over.
    """
    last = max((n for n, slide in enumerate(deck.slides) if not slide.hidden), default=-1)
    stops: list[Slide] = []
    owners: list[int] = []
    for number, slide in enumerate(deck.slides):
        stops.append(slide)
        owners.append(number)
        if slide.break_minutes and not slide.hidden and number != last:
            stops.append(Slide(id="", title=(), blocks=(), minutes=slide.break_minutes))
            owners.append(number)
    slots = schedule(stops, deck.start)
    held: list[list[TimeSlot | None]] = [[] for _ in deck.slides]
    for owner, slot in zip(owners, slots, strict=True):
        held[owner].append(slot)
    entries = tuple(
        TimetableEntry(slide, *found) for slide, found in zip(deck.slides, held, strict=True)
    )
    return Timetable(
        entries=entries,
        clock=next((slot.clock for slot in slots if slot is not None), None),
        teaching=sum(it.slot.seconds for it in entries if it.slot and it.slot.counted),
        pauses=sum(it.pause.seconds for it in entries if it.pause),
    )


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
    parts = ((str(hours), "hour"), (show_minutes(rest), "minute"))
    return " ".join(f"{n} {unit}{'' if n == '1' else 's'}" for n, unit in parts if n != "0")
