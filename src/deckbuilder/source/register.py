"""The register of facts and contacts, `facts.toml`.

Owns its entries. Refuses to judge them: whether a review is overdue is for lint.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Fact
from deckbuilder.resources import Toml, read_toml
from deckbuilder.source.settings import DATE, TABLE, TEXT, Part, Setting, echo, read_settings

_TABLES: dict[str, Setting] = {"facts": TABLE, "contacts": TABLE}
_ENTRY: dict[str, Setting] = {
    "value": TEXT,
    "source": TEXT,
    "owner": TEXT,
    "review_by": DATE,
    "note": TEXT,
}


class Register(Struct, frozen=True):
    """A register as read: its entries by "facts.ID" and "contacts.ID"."""

    facts: dict[str, Fact] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """The ids of entries that could not be read, or "facts.toml" where some are unknown."""
    missing: str = ""
    """The file, as shown to people, where there is none."""


def read_register(path: Path, diagnostics: Diagnostics) -> Register:
    """Read the facts and contacts of a deck."""
    toml = read_toml(path, diagnostics)
    if toml is None:
        return Register(unread=frozenset({"facts.toml"}))
    tables = read_settings(toml, _TABLES, what="facts.toml", inserts=None, diagnostics=diagnostics)
    facts: dict[str, Fact] = {}
    unread = set() if tables.keys() == toml.data.keys() else {"facts.toml"}
    for table, entries in tables.items():
        for name, entry in entries.items():
            fact = _read_fact(toml, table, name, entry, diagnostics)
            if fact is not None:
                facts[fact.id] = fact
            else:
                unread.add(f"{table}.{name}")
    return Register(facts, frozenset(unread))


def _read_fact(
    toml: Toml, table: str, name: str, entry: object, diagnostics: Diagnostics
) -> Fact | None:
    span = toml.span(table, name)
    if not isinstance(entry, dict):
        diagnostics.report(
            codes.WRONG_VALUE, span, f"{table}.{name} cannot be {echo(entry)}",
            hint=f'write [{table}.{name}] and below it value = "..."',
        )  # fmt: skip
        return None
    part = Part(toml, (table, name), entry)
    found = read_settings(
        part, _ENTRY, what=f"{table}.{name}", inserts=None, diagnostics=diagnostics
    )
    if "value" not in found:
        if "value" not in entry or entry["value"] == "":
            diagnostics.report(
                codes.MISSING_SETTING, span, f"{table}.{name} has no value",
                hint='add a line: value = "..."',
            )  # fmt: skip
        return None
    return Fact(id=f"{table}.{name}", span=span, **found)
