"""What is wrong with the times of a session: too long, without a break, with minutes missing.

Owns these judgements and the limits that they rest on. Refuses to change anything: the
timetable is as the author wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import Activity, Deck, Slide, walk_blocks
from deckbuilder.scene.presentation import Presentation
from deckbuilder.session.local_cause import find_cause, find_own_setting
from deckbuilder.session.setting_hints import (
    say_for_slide,
    write_for_deck,
    write_for_slide,
)
from deckbuilder.session.timetable import (
    Timetable,
    TimetableEntry,
    make_timetable,
    show_minutes,
    show_moment,
    stretches,
)

WITHOUT_BREAK = 90 * 60
"""The longest time without a break, in seconds: this tool's own limit, from no regulation."""
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
        _check_stretch(stretch, timetable, deck, diagnostics)
    _check_last_break(deck, diagnostics)
    _check_minutes(deck, layouts, diagnostics)
    for slide in deck.slides:
        _check_activities(slide, deck, diagnostics)


def _check_length(deck: Deck, timetable: Timetable, diagnostics: Diagnostics) -> None:
    planned = HALF_DAY if deck.minutes is None else round(deck.minutes * 60)
    if timetable.seconds <= planned:
        return
    where = deck.place_of("minutes")
    over = show_minutes(timetable.seconds - planned)
    length = f"the slides and breaks take {show_minutes(timetable.seconds)} minutes"
    if deck.minutes is None:
        message = f"{length}, which is more than {HALF_DAY // 3600} hours"
        minutes = str(-(-timetable.seconds // 60))
        hint = f"where that is meant, say so: {write_for_deck(deck, 'minutes', minutes)}"
    else:
        message = f"{length}, {over} more than the {deck.minutes:g} that are planned"
        hint = "shorten or hide slides, or plan a longer session"
    if diagnostics.is_redirected(where.path) and deck.extended is not None:
        own = find_own_setting(deck.slides, "minutes", diagnostics)
        if own is not None:  # or the extended deck is too long itself
            where = deck.extended.extends
            hint = f"shorten your slides, or write here: minutes = {-(-timetable.seconds // 60)}"
    diagnostics.report(codes.SESSION_TOO_LONG, where, message, hint=hint)


def _check_stretch(
    stretch: tuple[TimetableEntry, ...], timetable: Timetable, deck: Deck, diagnostics: Diagnostics
) -> None:
    """Report slides that follow one another for too long, and say where a break would suit."""
    slots = [entry.slot for entry in stretch if entry.slot is not None]
    begins, ends = slots[0].begins, slots[-1].ends
    if ends - begins <= WITHOUT_BREAK:
        return
    entry = _best_break(stretch, (begins + ends) // 2)
    first, last = (show_moment(moment, timetable.clock) for moment in (begins, ends))
    where = entry.slide.place_of("minutes")
    hint = "this slide alone takes that long: part it in two, with a break between them"
    if len(stretch) > 1:
        add = say_for_slide(deck, "break", "15")
        hint = f"a break after this slide would part them best: add {add}"
        run = deck.slides[deck.slides.index(stretch[0].slide) :]
        run = run[: run.index(stretch[-1].slide) + 1]
        cause = find_cause(where, run, "minutes", deck, diagnostics)
        if cause is not None:
            where, id_ = cause, entry.slide.id
            hint = (
                f"a break after the slide {id_!r} would part them best: write break: 15 into "
                f"your file {id_}.md, or make one that also has overlay: append"
            )
    diagnostics.report(
        codes.NO_BREAK,
        where,
        f"there is no break from {first} to {last}, for {show_minutes(ends - begins)} minutes",
        hint=hint,
    )


def _best_break(stretch: tuple[TimetableEntry, ...], middle: int) -> TimetableEntry:
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
            where = slide.place_of("break")
            cause = _find_end(slide, where, deck, diagnostics)
            this = f"the slide {slide.id!r}" if cause else "this slide"
            diagnostics.report(
                codes.BREAK_UNUSED,
                cause or where,
                f"there is no break after {this}, as it {reason}",
                hint="move break to the slide after which people leave the room",
            )


def _find_end(slide: Slide, where: Span, deck: Deck, diagnostics: Diagnostics) -> Span | None:
    """Return where the deck hides a slide with a break, or makes it the last one."""
    base = deck.extended
    if base is None or slide.id not in base.order or not diagnostics.is_redirected(where.path):
        return None
    if slide.hidden:
        return find_own_setting([slide], "hidden", diagnostics)
    after = base.order[base.order.index(slide.id) + 1 :]
    left_out = (base.left_out[id_] for id_ in after if id_ in base.left_out)
    return next(left_out, base.place) if after else None


def _check_minutes(deck: Deck, layouts: Mapping[str, str], diagnostics: Diagnostics) -> None:
    """Report slides that have no minutes where others have some, in one message for all."""
    untimed = find_untimed(deck.slides, layouts)
    if not untimed:
        return
    named = ", ".join(slide.id for slide in untimed[:_NAMED])
    more = len(untimed) - _NAMED
    these = f"{named} and {more} more" if more > 0 else named
    where = find_own_setting(untimed, "title", diagnostics) or untimed[0].place_of("title")
    if diagnostics.is_redirected(where.path) and not _are_timed_below(deck, diagnostics):
        where = find_own_setting(deck.slides, "minutes", diagnostics) or where
    diagnostics.report(
        codes.MINUTES_MISSING,
        where,
        f"other slides have minutes, and {len(untimed)} ha{'s' if len(untimed) == 1 else 've'} "
        f"none: {these}",
        hint=f"add {say_for_slide(deck, 'minutes', '5')}, or as many as each takes",
    )


def find_untimed(slides: Iterable[Slide], layouts: Mapping[str, str]) -> list[Slide]:
    """Return the slides that take time but have no minutes; `layouts` are theirs by their ids."""
    return [
        slide
        for slide in slides
        if not (slide.minutes or slide.hidden or layouts.get(slide.id) in _TIMELESS)
    ]


def _are_timed_below(deck: Deck, diagnostics: Diagnostics) -> bool:
    """Tell whether slides have minutes in the extended deck itself."""
    spans = (slide.setting_spans.get("minutes") for slide in deck.slides if slide.minutes)
    return any(span is not None and diagnostics.is_redirected(span.path) for span in spans)


def _check_activities(slide: Slide, deck: Deck, diagnostics: Diagnostics) -> None:
    """Report activities of a slide that take longer than the slide itself."""
    total = sum(activity.minutes or 0 for activity in activities(slide))
    if slide.minutes and total > slide.minutes:
        where = slide.place_of("minutes")
        if slide.span is not None and diagnostics.is_redirected(where.path):
            where = slide.span  # a file that adds to the slide, or nobody's but the other deck's
        diagnostics.report(
            codes.ACTIVITY_TOO_LONG,
            where,
            f"the slide has {slide.minutes:g} minutes, but its activities take {total:g}",
            hint=f"write {write_for_slide(deck, 'minutes', f'{total:g}')} or more",
        )


def activities(slide: Slide) -> list[Activity]:
    """Return the activities on a slide, wherever they stand on it."""
    return [block for block in walk_blocks(slide.blocks) if isinstance(block, Activity)]
