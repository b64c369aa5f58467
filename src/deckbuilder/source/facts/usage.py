"""The register of a deck as a list: each entry, where it is used, and when it is to be checked.

Owns that summary. Refuses to print it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from deckbuilder.model import Deck, Fact
from deckbuilder.source.facts.register import find_used_facts

SOON = timedelta(days=90)
"""How long before its date a review is worth a word."""

State = Literal["to fill in", "overdue", "due soon", "unused", ""]


class Entry(Struct, frozen=True, kw_only=True):
    """A fact or contact: what inserts it, and what is to be done about it.

    Slides are named by their ids, the deck's settings as "deck.toml".
    """

    fact: Fact
    used: tuple[str, ...]
    state: State


def list_facts(deck: Deck, today: date) -> list[Entry]:
    """Return the entries of a deck's register in their order."""
    used = {id_: ["deck.toml"] for id_ in find_used_facts(deck.inserts, deck.facts)}
    for slide in deck.slides:
        for id_ in find_used_facts(slide.inserts, deck.facts):
            used.setdefault(id_, []).append(slide.id)
    return [
        Entry(fact=fact, used=tuple(used.get(id_, ())), state=_state(fact, today, used=id_ in used))
        for id_, fact in deck.facts.items()
    ]


def _state(fact: Fact, today: date, *, used: bool) -> State:
    if not used:
        return "unused"
    if fact.slot:
        return "to fill in"
    if fact.review_by is None or fact.review_by > today + SOON:
        return ""
    return "overdue" if fact.review_by < today else "due soon"
