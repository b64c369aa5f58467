"""Learning outcomes that nothing in the session is for."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule


@rule(
    "DB670",
    "outcome-unserved",
    WARNING,
    summary="No slide that is shown serves a learning outcome of the deck.",
    why="Participants are promised it at the beginning, and asked about it at the end. The plan "
    "of the session has no time for it.",
    example='`[[outcomes]]` with `id = "court"`, and no slide with `outcomes: [court]`',
    fix="Name the outcome on the slides that serve it (`outcomes: [court]`), or take it out.",
    source="This tool's own rule; no published one",
)
def outcome_unserved(subject: Subject) -> Iterator[Finding]:
    """Find outcomes that no slide names; where none names any, that is said once."""
    deck = subject.deck
    served = {id_ for slide in deck.slides if not slide.hidden for id_ in slide.outcomes}
    missed = [outcome for outcome in deck.outcomes if outcome.id not in served]
    if missed and not any(slide.outcomes for slide in deck.slides):
        yield Finding(
            subject.own_setting(f"outcomes.{missed[0].id}"),
            "no slide says which learning outcomes it serves",
            hint=_hint(subject, missed[0].id),
        )
        return
    for outcome in missed:
        yield Finding(
            subject.own_setting(f"outcomes.{outcome.id}"),
            f"no slide that is shown serves the learning outcome {outcome.id!r}",
            hint=_hint(subject, outcome.id),
        )


def _hint(subject: Subject, outcome: str) -> str:
    value = f"[{outcome}]" if subject.folder.is_own else outcome
    return subject.word_slide_setting("outcomes", value, "each slide that is for it")
