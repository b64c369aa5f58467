"""What is wrong with the times of a session: too long, without a break, with minutes missing.

Owns these judgements and the limits that they rest on. Refuses to change anything: the
timetable is as the author wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.layout.presentation import Presentation
from deckbuilder.layout.timetable import (
    Entry,
    Timetable,
    make_timetable,
    show_minutes,
    show_moment,
    stretches,
)
from deckbuilder.model import Container, Deck, Slide

WITHOUT_BREAK = 90 * 60
"""The longest without a break, in seconds: this tool's own limit, from no regulation."""
HALF_DAY = 4 * 60 * 60
"""The longest session of a deck without `minutes`, in seconds: a long half-day."""
_NAMED = 5
"""How many slides a message names."""
_TIMELESS = frozenset({"title", "section", "references", "contacts"})
"""Layouts that may stand on the wall while the facilitator speaks of something else."""


def check_session(presentation: Presentation, diagnostics: Diagnostics) -> None:
    """Report what a facilitator should know of a session's times before the day."""
    deck = presentation.deck
    timetable = make_timetable(deck)
    if not timetable.teaching:
        return
    layouts = {scene.slide_id: scene.layout for scene in presentation.scenes}
    _check_length(deck, timetable, diagnostics)
    for stretch in stretches(timetable):
        _check_stretch(stretch, timetable, diagnostics)
    _check_last_break(deck, diagnostics)
    _check_minutes(deck.slides, layouts, diagnostics)
    for slide in deck.slides:
        _check_activities(slide, diagnostics)


def _check_length(deck: Deck, timetable: Timetable, diagnostics: Diagnostics) -> None:
    planned = HALF_DAY if deck.minutes is None else round(deck.minutes * 60)
    if timetable.seconds <= planned:
        return
    where = deck.setting_spans.get("minutes") or deck.span or Span(str(deck.root), 1, 1)
    over = show_minutes(timetable.seconds - planned)
    held = f"the slides and breaks take {show_minutes(timetable.seconds)} minutes"
    if deck.minutes is None:
        message = f"{held}, which is more than {HALF_DAY // 3600} hours"
        hint = f"where that is meant, say so: minutes = {-(-timetable.seconds // 60)}"
    else:
        message = f"{held}, {over} more than the {deck.minutes:g} that are planned"
        hint = "shorten or hide slides, or plan a longer session"
    diagnostics.report(codes.SESSION_TOO_LONG, where, message, hint=hint)


def _check_stretch(
    stretch: tuple[Entry, ...], timetable: Timetable, diagnostics: Diagnostics
) -> None:
    """Report slides that follow one another for too long, and say where a break would suit."""
    slots = [entry.slot for entry in stretch if entry.slot is not None]
    begins, ends = slots[0].begins, slots[-1].ends
    if ends - begins <= WITHOUT_BREAK:
        return
    entry = _best_place(stretch, (begins + ends) // 2)
    first, last = (show_moment(moment, timetable.clock) for moment in (begins, ends))
    diagnostics.report(
        codes.NO_BREAK, _place(entry.slide, "minutes"),
        f"there is no break from {first} to {last}, for {show_minutes(ends - begins)} minutes",
        hint="a break after this slide would part them best: add break: 15 to its settings"
        if len(stretch) > 1
        else "this slide alone takes that long: part it in two, with a break between them",
    )  # fmt: skip


def _best_place(stretch: tuple[Entry, ...], middle: int) -> Entry:
    """Return the slide before the place of a break: near the middle, rather between sections."""

    def cost(index: int) -> float:
        slot, following = stretch[index].slot, stretch[index + 1].slide
        away = abs(slot.ends - middle) if slot is not None else 0
        section = following.section not in ("", stretch[index].slide.section)
        return away - (10 * 60 if section else 0)

    return stretch[min(range(len(stretch) - 1), key=cost, default=0)]


def _check_last_break(deck: Deck, diagnostics: Diagnostics) -> None:
    shown = [slide for slide in deck.slides if not slide.hidden]
    for slide in deck.slides:
        if slide.break_minutes and (slide.hidden or slide is shown[-1]):
            reason = "is hidden" if slide.hidden else "is the last one"
            diagnostics.report(
                codes.BREAK_UNUSED, _place(slide, "break"),
                f"there is no break after this slide, as it {reason}",
                hint="move break to the slide after which people leave the room",
            )  # fmt: skip


def _check_minutes(
    slides: Iterable[Slide], layouts: Mapping[str, str], diagnostics: Diagnostics
) -> None:
    """Report slides that have no minutes where others have some, in one message for all."""
    untimed = find_untimed(slides, layouts)
    if not untimed:
        return
    named = ", ".join(slide.id for slide in untimed[:_NAMED])
    more = len(untimed) - _NAMED
    these = f"{named} and {more} more" if more > 0 else named
    diagnostics.report(
        codes.MINUTES_MISSING, _place(untimed[0], "title"),
        f"other slides have minutes, and {len(untimed)} ha{'s' if len(untimed) == 1 else 've'} "
        f"none: {these}",
        hint="add minutes: 5 to the settings of each, or as many as it takes",
    )  # fmt: skip


def find_untimed(slides: Iterable[Slide], layouts: Mapping[str, str]) -> list[Slide]:
    """Return the slides that take time but have no minutes; `layouts` are theirs by their ids."""
    return [
        slide
        for slide in slides
        if not (slide.minutes or slide.hidden or layouts.get(slide.id) in _TIMELESS)
    ]


def _check_activities(slide: Slide, diagnostics: Diagnostics) -> None:
    """Report activities of a slide that take longer than the slide itself."""
    found = list(activities(slide))
    total = sum(float(it.attributes.get("minutes", 0)) for it in found)
    if slide.minutes and total > slide.minutes:
        diagnostics.report(
            codes.ACTIVITY_TOO_LONG, _place(slide, "minutes"),
            f"the slide has {slide.minutes:g} minutes, but its activities take {total:g}",
            hint=f"write minutes: {total:g} or more",
        )  # fmt: skip


def activities(slide: Slide) -> Iterable[Container]:
    """Return the activities on a slide, wherever they stand on it."""
    waiting = list(slide.blocks)
    found = []
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Container):
            if block.kind == "activity":
                found.append(block)
            waiting[:0] = block.blocks
    return found


def _place(slide: Slide, setting: str) -> Span:
    """Return where a slide's setting stands, or else its first line."""
    return slide.setting_spans.get(setting) or slide.span or Span(slide.id, 1, 1)
