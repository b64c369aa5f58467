"""What a deck says beside its slides, as texts by name: facts, contacts, variables, settings.

Owns the names under which `deck.lock` keeps them: `facts.ID`, `contacts.ID`, `variables.NAME`,
`outcomes.ID`, `deck.SETTING`, and `sources.facts.ID` for where a fact is from. Refuses to check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source.overlays.chain import Chain
from deckbuilder.source.overlays.merge import merge_settings
from deckbuilder.source.register import read_registers
from deckbuilder.source.settings import read_as_text

LOCKED_SETTINGS = (
    "title",
    "subtitle",
    "lang",
    "audience",
    "author",
    "edition",
    "keywords",
    "start",
)
"""The settings that a deck takes from the one that it extends, and whose changes are told."""


def base_values(chain: Chain) -> dict[str, str]:
    """Return what the deck that a chain's own deck extends says beside its slides."""
    return deck_values(Chain(chain.bases)) if chain.bases else {}


def deck_values(chain: Chain) -> dict[str, str]:
    """Return what a chain's own deck, over those that it extends, says beside its slides.

    What is wrong in the files is reported where the deck is read.
    """
    unheard = Diagnostics()
    register = read_registers([folder.root for folder in chain.folders], unheard)
    values = {name: fact.value for name, fact in register.facts.items()}
    values |= {f"sources.{name}": it.source for name, it in register.facts.items() if it.source}
    data = merge_settings(chain).data
    for name, value in _entries(data, "variables"):
        values[f"variables.{name}"] = read_as_text(value) or ""
    outcomes = data.get("outcomes")
    for entry in outcomes if isinstance(outcomes, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            values[f"outcomes.{entry['id']}"] = read_as_text(entry.get("text")) or ""
    for key in LOCKED_SETTINGS:
        value = data.get(key)
        texts = value if isinstance(value, list) else [value]
        if text := ", ".join(filter(None, map(read_as_text, texts))):
            values[f"deck.{key}"] = text
    return values


def _entries(data: Mapping[str, Any], table: str) -> list[tuple[str, Any]]:
    found = data.get(table)
    return list(found.items()) if isinstance(found, dict) else []
