"""A deck's values beside its slides, as texts by name: facts, contacts, variables, settings.

Owns the names under which `deck.lock` keeps them: `facts.ID`, `contacts.ID`, `variables.NAME`,
`outcomes.ID`, `variants.NAME`, `deck.SETTING`, and `sources.facts.ID` for where a fact is from.
Refuses to check.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.inputs import exists
from deckbuilder.files.names import FACTS_FILE
from deckbuilder.files.reading import read_toml
from deckbuilder.source.facts.register import Register, read_registers
from deckbuilder.source.overlays.chain import Chain, DeckFolder
from deckbuilder.source.overlays.merged_settings import merge_settings
from deckbuilder.source.settings.declarations import DECK
from deckbuilder.source.settings.schema import read_as_text


def base_values(chain: Chain, register: Register | None = None) -> dict[str, str]:
    """Return the values of the deck that a chain's own deck extends.

    Its `register` is read where it is not given.
    """
    return deck_values(Chain(chain.bases), register) if chain.bases else {}


def own_values(chain: Chain) -> dict[str, str]:
    """Return the values of a chain's own deck that stand in its own files."""
    return deck_values(Chain((chain.own,)))


def deck_values(chain: Chain, register: Register | None = None) -> dict[str, str]:
    """Return the values of a chain's own deck, with those of the decks that it extends.

    What is wrong in the files is reported where the deck is read.
    """
    if register is None:
        register = read_registers([folder.root for folder in chain.folders], Diagnostics())
    values = {name: fact.value for name, fact in register.facts.items()}
    values |= {
        f"sources.{name}": fact.source for name, fact in register.facts.items() if fact.source
    }
    data = merge_settings(chain).data
    for name, value in _entries(data, "variables"):
        values[f"variables.{name}"] = read_as_text(value) or ""
    for _, id_, entry in _tables(data, "outcomes", "id"):
        values[f"outcomes.{id_}"] = read_as_text(entry.get("text")) or ""
    for _, name, entry in _tables(data, "variants", "name"):
        values[f"variants.{name}"] = "; ".join(
            f"{key}: {_write(value)}" for key, value in sorted(entry.items()) if key != "name"
        )
    for key, value in _settings(data):
        if text := _write(value):
            values[f"deck.{key}"] = text
    return values


def find_places(chain: Chain) -> dict[str, Span]:
    """Return where a chain's own deck has a value of its own, by the names of values.

    That an entry of the register says only when it was checked counts, too. A list of variants
    takes the place of the whole list in the extended deck, and so stands for all of those.
    """
    own = chain.own
    data, place = own.settings.data, own.settings.span
    places = dict(_find_facts(own))
    places |= {
        f"variables.{name}": place("variables", name) for name, _ in _entries(data, "variables")
    }
    for index, id_, _ in _tables(data, "outcomes", "id"):
        places[f"outcomes.{id_}"] = place("outcomes", str(index))
    for base in chain.bases if "variants" in data else ():
        for _, name, _ in _tables(base.settings.data, "variants", "name"):
            places[f"variants.{name}"] = place("variants")
    for key, _ in _settings(data):
        places[f"deck.{key}"] = place(*key.split("."))
    return places


def _find_facts(deck: DeckFolder) -> Iterator[tuple[str, Span]]:
    file = deck.root / FACTS_FILE
    toml = read_toml(file, Diagnostics()) if exists(file) else None
    if toml is not None:
        for table in ("facts", "contacts"):
            for name, _ in _entries(toml.data, table):
                yield f"{table}.{name}", toml.span(table, name)


def _settings(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the settings that are locked, those of a table as "support.wellbeing"."""
    for key, setting in DECK.items():
        value = data.get(key) if setting.locked else None
        if isinstance(value, dict):
            yield from ((f"{key}.{name}", inner) for name, inner in value.items())
        elif value is not None:
            yield key, value


def _write(value: object) -> str:
    """Return a setting's value as a text; a list's entries are set apart by commas."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ", ".join(f"{key} = {_write(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(filter(None, map(_write, value)))
    return read_as_text(value) or ""


def _entries(data: Mapping[str, Any], table: str) -> list[tuple[str, Any]]:
    found = data.get(table)
    return list(found.items()) if isinstance(found, dict) else []


def _tables(data: Mapping[str, Any], key: str, name: str) -> Iterator[tuple[int, str, Any]]:
    """Yield the tables of a list that have a name: their index, their name, their entries."""
    found = data.get(key)
    for index, entry in enumerate(found if isinstance(found, list) else ()):
        if isinstance(entry, dict) and isinstance(entry.get(name), str):
            yield index, entry[name], entry
