"""Activities of which nobody says how long they take."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.model import inline_text
from deckbuilder.session.checks import activities


@rule(
    "DB671",
    "activity-untimed",
    ADVICE,
    summary="An activity has no minutes, in a deck that plans its times.",
    why="Participants do not see how long they have, and whoever gives the session for the first "
    "time has to guess. An activity that runs on takes its time from what follows.",
    example='`::: activity {title="In pairs"}` in a deck whose slides have `minutes`',
    fix='Say how long it takes: `::: activity {minutes=10 title="In pairs"}`.',
    source="This tool's own rule; no published one",
)
def activity_untimed(subject: Subject) -> Iterator[Finding]:
    """Find activities without minutes, on slides that are shown."""
    deck = subject.deck
    found = [
        (slide, each) for slide in deck.slides if not slide.hidden for each in activities(slide)
    ]
    timed = any(activity.minutes for _, activity in found)
    if not (timed or deck.minutes or any(slide.minutes for slide in deck.slides)):
        return
    for slide, activity in found:
        if not activity.minutes:
            title = inline_text(activity.title)
            yield Finding(
                activity.span or slide.place_of(),
                f"the activity{f' {title!r}' if title else ''} does not say how long it takes",
                hint="add its minutes: ::: activity {minutes=10}",
                at="activity",
            )
