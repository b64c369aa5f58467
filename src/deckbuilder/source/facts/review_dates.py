"""What is to be done about a deck's facts and contacts: fill them in, or check them again.

Owns that judgement, of the entries that the deck inserts. Refuses to know today's date: whoever
asks gives it, so that what is built never hangs on a clock.
"""

from __future__ import annotations

from datetime import date

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Severity, Span
from deckbuilder.model import Deck, Fact
from deckbuilder.source.facts.register import Register, find_used_facts


def check_facts(
    deck: Deck, register: Register, diagnostics: Diagnostics, *, today: date | None
) -> None:
    """Report the entries that a deck inserts and that are unfilled, or overdue by `today`."""
    names = [*deck.inserts, *(name for slide in deck.slides for name in slide.inserts)]
    used = [deck.facts[id_] for id_ in find_used_facts(names, deck.facts)]
    for fact in used:
        if fact.slot:
            _report_slot(fact, register, diagnostics)
        if _is_overdue(fact, today):
            _report_overdue(fact, register, diagnostics)


def _is_overdue(fact: Fact, today: date | None) -> bool:
    """Tell whether the date of a review has passed; an open slot has nothing to check."""
    if today is None or fact.review_by is None or fact.slot:
        return False
    return fact.review_by < today


def _report_slot(fact: Fact, register: Register, diagnostics: Diagnostics) -> None:
    where = _find_place(fact, register, diagnostics)
    about = f": {_sentence(fact.note)}" if fact.note else ""
    hint = f'write into {register.own}: [{fact.id}] and below it value = "..."'
    if where == fact.span:
        hint = f'write it below [{fact.id}] between quotation marks: value = "..."'
    diagnostics.report(
        codes.SLOT_UNFILLED,
        where,
        f"{fact.id} is still to be filled in{about}",
        hint=hint if register.own else f"whoever adapts the deck does that; or {hint}",
        level=None if register.own else Severity.ADVICE,  # a deck to be adapted is as it should be
    )


def _report_overdue(fact: Fact, register: Register, diagnostics: Diagnostics) -> None:
    where = _find_place(fact, register, diagnostics)
    owner = f" by {fact.owner}" if fact.owner else ""
    hint = "check it, change it where it is not true any more, and write a later review_by"
    if register.own and fact.span is not None and diagnostics.is_redirected(fact.span.path):
        hint = (
            f"tell those who look after {fact.span.path}; if you check it yourself, write into "
            f"{register.own}: [{fact.id}] and below it the new review_by"
        )
    diagnostics.report(
        codes.REVIEW_OVERDUE,
        where,
        f"{fact.id} ({_shorten(fact.value)}) was to be checked{owner} by {fact.review_by}",
        hint=hint,
    )


def _find_place(fact: Fact, register: Register, diagnostics: Diagnostics) -> Span | str:
    """Return where an entry stands, or the author's own register where it is another's."""
    if fact.span is None or (register.own and diagnostics.is_redirected(fact.span.path)):
        return register.own
    return fact.span


def _sentence(note: str) -> str:
    return note.rstrip(". ")


def _shorten(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:39].rstrip()}…"
