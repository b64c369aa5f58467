"""The register of facts and contacts, `facts.toml`, of one deck or of a chain of them.

Owns its entries, and which deck's counts. Refuses to judge them: `review_dates.py` says what is
missing or overdue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, nearest
from deckbuilder.files.inputs import exists
from deckbuilder.files.names import FACTS_FILE
from deckbuilder.files.reading import is_own, read_toml, shown
from deckbuilder.model import Fact
from deckbuilder.source.settings.inserts import Inserts
from deckbuilder.source.settings.schema import (
    DATE,
    TABLE,
    TEXT,
    TRUTH,
    Setting,
    SettingsTable,
    echo,
    read_settings,
)

PLACEHOLDER = "To be added by your partnership"
"""What a slot without a value says, where it shows at all: to facilitators."""

_TABLES: dict[str, Setting] = {"facts": TABLE, "contacts": TABLE}
_ENTRY: dict[str, Setting] = {
    "value": TEXT,
    "source": TEXT,
    "owner": TEXT,
    "review_by": DATE,
    "note": TEXT,
    "slot": TRUTH,
}


class Register(Struct, frozen=True):
    """A register as read: its entries by "facts.ID" and "contacts.ID"."""

    facts: dict[str, Fact] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """The ids of entries that could not be read, or "facts.toml" where some are unknown."""
    missing: str = ""
    """The file, as shown to people, where there is none."""
    own: str = ""
    """The deck's own file, as shown to people, where it extends another deck."""
    extended: bool = False
    """Whether another deck extends the one that it is of."""
    lower: Register | None = None
    """That of the deck which is extended, on its own."""

    def make_inserts(
        self, values: Mapping[str, str], diagnostics: Diagnostics, unread: frozenset[str]
    ) -> Inserts:
        """Return what text can insert: the entries, their sources, and other `values`."""
        sources = {f"{key}.source": fact.source for key, fact in self.facts.items() if fact.source}
        entries = {key: fact.value for key, fact in self.facts.items()}
        return Inserts(
            {**sources, **entries, **values},
            diagnostics,
            unread,
            self.missing,
            self.own,
            unfilled=frozenset(
                key for key, fact in self.facts.items() if fact.slot and fact.value == PLACEHOLDER
            ),
        )


def read_registers(
    roots: Sequence[Path], diagnostics: Diagnostics, *, partial: bool = False
) -> Register:
    """Read the registers of a deck's folder and then of those that it extends.

    An entry with a value replaces that of the extended deck; one without changes only the fields
    that it has. Where the registers are `partial`, as one folder is missing, no name is unknown.
    """
    register = lower = Register()
    for root in reversed(roots):
        register = lower = replace(register, extended=root != roots[-1])
        if exists(root / FACTS_FILE):
            register = _read_register(root, lower, diagnostics)
    own = shown(roots[0] / FACTS_FILE)
    missing = not partial and not any(exists(root / FACTS_FILE) for root in roots)
    return replace(
        register,
        unread=register.unread | ({FACTS_FILE} if partial else set()),
        missing=own if missing else "",
        extended=False,
        lower=lower if len(roots) > 1 else None,
        own=own if len(roots) > 1 else "",
    )


def _read_register(root: Path, lower: Register, diagnostics: Diagnostics) -> Register:
    """Read the register in a deck's folder over that of the deck which is extended."""
    file = root / FACTS_FILE
    toml = read_toml(file, diagnostics) if is_own(file, root, diagnostics) else None
    if toml is None:
        return replace(lower, unread=lower.unread | {FACTS_FILE})
    tables = read_settings(toml, _TABLES, what=FACTS_FILE, inserts=None, diagnostics=diagnostics)
    facts = dict(lower.facts)
    unread = set(lower.unread) if tables.keys() == toml.data.keys() else {*lower.unread, FACTS_FILE}
    for table, entries in tables.items():
        for name, data in entries.items():
            id_ = f"{table}.{name}"
            fact = _read_fact(id_, SettingsTable(toml, (table, name), data), lower, diagnostics)
            if fact is not None:
                facts[id_] = fact
            elif id_ not in facts:
                unread.add(id_)
    return replace(lower, facts=facts, unread=frozenset(unread - facts.keys()))


def _read_fact(
    id_: str, entry: SettingsTable, lower: Register, diagnostics: Diagnostics
) -> Fact | None:
    """Read an entry over that of its id in `lower`, the register of the extended deck."""
    if not isinstance(entry.data, dict):
        diagnostics.report(
            codes.WRONG_VALUE,
            entry.span(),
            f"{id_} cannot be {echo(entry.data)}",
            hint=f'write [{id_}] and below it value = "..."',
        )
        return None
    found = read_settings(entry, _ENTRY, what=id_, inserts=None, diagnostics=diagnostics)
    if found.get("slot"):
        found.setdefault("value", PLACEHOLDER)
    for key in ("value", "source"):
        if "{{" in found.get(key, ""):
            diagnostics.report(
                codes.WRONG_VALUE,
                entry.span(key),
                f"the {key} of {id_} cannot be {echo(entry.data[key])}",
                hint="a fact or contact inserts nothing itself: write the words that are to show",
            )
    known = lower.facts.get(id_)
    if "value" in found:
        note = known.note if known else ""  # what the value is for stays the same
        return Fact(id=id_, span=entry.span(), **{"note": note, **found})
    if known:
        return replace(known, span=entry.span(), **found)
    if entry.data.get("value", "") == "":
        _report_valueless(id_, entry, lower, diagnostics)
    return None


def _report_valueless(
    id_: str, entry: SettingsTable, lower: Register, diagnostics: Diagnostics
) -> None:
    """Report an entry that has no value, nor one in an extended deck whose value it could keep."""
    others = [key for key in entry.data if key != "value"]
    fault, hint = f"{id_} has no value", 'add a line: value = "..."'
    if lower.extended and others:
        fault = f"{id_} says only {' and '.join(others)}, and the extended deck has no {id_}"
        match = nearest(id_, lower.facts)
        hint = f"did you mean {match!r}? Otherwise {hint}" if match else hint
        hint += ", or take the entry out where nothing inserts it"
    else:
        hint += "; where those who adapt the deck are to fill it in: slot = true"
    diagnostics.report(codes.MISSING_SETTING, entry.span(), fault, hint=hint)


def find_used_facts(names: Iterable[str], facts: Mapping[str, Fact]) -> list[str]:
    """Return the ids of the entries that some inserted names stand for."""
    ids = (name if name in facts else name.removesuffix(".source") for name in names)
    return list(dict.fromkeys(id_ for id_ in ids if id_ in facts))
