"""The plan of a session: its outcomes, and a table of what happens when.

Owns the words of the plan. Refuses to count: the times are the timetable's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckbuilder.layout.pages.common.pages_builder import PagesBuilder, Section
from deckbuilder.layout.pages.session_pack.wording import (
    item_list,
    set_narrow,
    slide_numbers,
    slide_title,
)
from deckbuilder.model import (
    Activity,
    Block,
    Inline,
    ItemList,
    LineBreak,
    Outcome,
    Reflect,
    Slide,
    Strong,
    Text,
    inline_text,
    walk_blocks,
)
from deckbuilder.scene.presentation import Presentation
from deckbuilder.session.checks import activities
from deckbuilder.session.timetable import (
    Timetable,
    TimetableEntry,
    make_timetable,
    say_length,
    show_minutes,
    show_moment,
)
from deckbuilder.wording import counted

Row = tuple[str | tuple[Inline, ...], ...]

_HEADER = ("Time", "Minutes", "What happens", "Outcomes")
_NARROW = (2.8, 4.2, 4.9)
"""Widths of the columns of times, minutes and outcomes, in sizes of the text."""
_PAD = 20.0
_UNTIMED = "–"
"""What stands where a slide has no minutes."""


def lay_out_plan(builder: PagesBuilder) -> None:
    """Set the session plan: how long it is, what it is for, and its timetable."""
    presentation = builder.presentation
    timetable = make_timetable(presentation.deck)
    section = builder.section("Session plan", id="plan")
    section.paragraph(_say_session(timetable))
    marks = _set_outcomes(section, presentation.deck.outcomes)
    section.heading("Timetable")
    for note in _notes(timetable):
        section.paragraph(note)
    section.table(
        _HEADER if marks else _HEADER[:3],
        list(_rows(presentation, timetable, marks)),
        widths=_widths(section)[: 4 if marks else 3],
        alt="The session, from its beginning to its end",
    )


def _widths(section: Section) -> tuple[float, ...]:
    """Return the columns' widths in points: what happens has what the others leave."""
    sheet = section.sheet
    time, minutes, served = (sheet.measures.size * share + _PAD for share in _NARROW)
    return time, minutes, sheet.width - time - minutes - served, served


def _say_session(timetable: Timetable) -> str:
    """Say when a session begins and ends, and how long it takes."""
    if not timetable.teaching:
        return "The slides have no minutes yet. Write the times into the table."
    length = f"{say_length(timetable.seconds)} in all"
    if timetable.pauses:
        count = sum(entry.pause is not None for entry in timetable.entries)
        breaks = f"{say_length(timetable.pauses)} of {'breaks' if count > 1 else 'break'}"
        length += f": {say_length(timetable.teaching)} of work and {breaks}"
    if timetable.clock is None:
        return f"{length}. Times count from the beginning, in hours and minutes."
    begins = show_moment(0, timetable.clock)
    ends = show_moment(timetable.seconds, timetable.clock)
    return f"From {begins} to {ends}. {length}."


# --- outcomes ------------------------------------------------------------------------------


def _set_outcomes(section: Section, outcomes: Sequence[Outcome]) -> Mapping[str, int]:
    """Set the outcomes as a numbered list; return the numbers by the ids of outcomes."""
    if outcomes:
        section.heading("Outcomes")
        section.paragraph("By the end, participants should be able to:")
        set_narrow(section, [item_list((outcome.text for outcome in outcomes), ordered=True)])
    return {outcome.id: number for number, outcome in enumerate(outcomes, 1)}


# --- the table -----------------------------------------------------------------------------


def _rows(
    presentation: Presentation, timetable: Timetable, marks: Mapping[str, int]
) -> Iterator[Row]:
    """Yield a row for each slide that is shown, for each break and for the end."""
    numbers = slide_numbers(presentation)
    for entry in timetable.entries:
        if not entry.slide.hidden:
            yield _cut(_slide_row(entry, numbers.get(entry.slide.id, 0), timetable, marks), marks)
        if entry.pause is not None:
            begins = show_moment(entry.pause.begins, timetable.clock)
            minutes = show_minutes(entry.pause.seconds)
            yield _cut((begins, minutes, _strong("Break"), ""), marks)
    if timetable.teaching:
        ends = show_moment(timetable.seconds, timetable.clock)
        total = show_minutes(timetable.seconds)
        yield _cut((_strong(ends), _strong(total), _strong("End of the session"), ""), marks)


def _cut(row: Row, marks: Mapping[str, int]) -> Row:
    """Leave out the last column where there are no outcomes to name in it."""
    return row if marks else row[:3]


def _slide_row(
    entry: TimetableEntry, number: int, timetable: Timetable, marks: Mapping[str, int]
) -> Row:
    slide, slot = entry.slide, entry.slot
    what = _strong(f"Slide {number}. ", *slide_title(slide))
    for line in _things_to_do(slide):
        what += (LineBreak(), Text(text=line))
    served = sorted({marks[id_] for id_ in slide.outcomes if id_ in marks})
    untimed = _UNTIMED if timetable.teaching else ""
    return (
        show_moment(slot.begins, timetable.clock) if slot else untimed,
        show_minutes(slot.seconds) if slot else untimed,
        what,
        ", ".join(map(str, served)),
    )


def _things_to_do(slide: Slide) -> Iterator[str]:
    """Yield what is done with a slide, and what that needs."""
    yield from map(_say_activity, activities(slide))
    if questions := sum(_count_questions(slide.blocks)):
        yield f"Questions to think about: {questions}"
    if slide.kit:
        yield f"Kit: {', '.join(slide.kit)}"
    if slide.sensitive:
        yield "Sensitive: may distress people"


def _say_activity(activity: Activity) -> str:
    title = inline_text(activity.title)
    words = f"Activity: {title}" if title else "Activity"
    if activity.minutes is None:
        return words
    return f"{words} ({counted(f'{activity.minutes:g}', 'minute')})"


def _count_questions(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield how many questions each block within blocks of questions holds."""
    for block in walk_blocks(blocks):
        for inner in block.blocks if isinstance(block, Reflect) else ():
            yield len(inner.items) if isinstance(inner, ItemList) else 1


def _notes(timetable: Timetable) -> Iterator[str]:
    """Yield notes on slides that the table gives no time."""
    shown = (entry for entry in timetable.entries if not entry.slide.hidden)
    if timetable.teaching and any(entry.slot is None for entry in shown):
        yield f"{_UNTIMED} means that no minutes are planned for a slide."
    if hidden := sum(entry.slide.hidden for entry in timetable.entries):
        noun, verb = ("slide", "is") if hidden == 1 else ("slides", "are")
        yield f"{hidden} hidden {noun} {verb} not in this plan."


def _strong(text: str, *more: Inline) -> tuple[Inline, ...]:
    return (Strong(children=(Text(text=text), *more)),)
