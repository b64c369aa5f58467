"""Sessions whose slides and breaks leave much of the planned time open."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.session.checks import find_untimed
from deckbuilder.session.timetable import make_timetable, show_minutes

_MIN_SHARE = 0.8
"""The least of the planned time that slides and breaks fill: this tool's own limit."""


@rule(
    "DB672",
    "session-short",
    ADVICE,
    summary="The minutes of slides and breaks add up to less than four fifths of the time that "
    "the session is planned to take.",
    why="Either a break, an activity or a slide has no time yet, or people are asked to keep more "
    "of their day free than they need.",
    example="`minutes = 120` in a deck whose slides take 80",
    fix="Give slides and breaks the time that they take, or plan a shorter session.",
    source="This tool's own rule; no published one",
)
def session_short(subject: Subject) -> Iterator[Finding]:
    """Compare the times of a deck that says of all its slides how long they take."""
    deck = subject.deck
    timetable = make_timetable(deck)
    layouts = {scene.slide_id: scene.layout for scene in subject.presentation.scenes}
    if not timetable.teaching or not deck.minutes or find_untimed(deck.slides, layouts):
        return  # slides without minutes are reported as such
    planned = round(deck.minutes * 60)
    if timetable.seconds < _MIN_SHARE * planned:
        a_break = "break: 15" if subject.folder.is_own else "{break=15} after a slide's title"
        yield Finding(
            subject.own_setting("minutes"),
            f"slides and breaks take {show_minutes(timetable.seconds)} minutes, "
            f"{show_minutes(planned - timetable.seconds)} less than the {deck.minutes:g} that "
            "are planned",
            hint=f"add the breaks ({a_break}) and what is missing, or plan a shorter session",
        )
