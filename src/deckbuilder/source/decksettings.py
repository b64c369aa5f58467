"""A deck's own settings, from `deck.toml` or a single file's front matter.

Owns which there are, and those that are tables: variables and learning outcomes. Refuses to know
from how many files they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import (
    CheckSettings,
    HandoutLayout,
    Outcome,
    Overflow,
    PrintSettings,
    Support,
)
from deckbuilder.source.inserts import Inserts
from deckbuilder.source.register import Register
from deckbuilder.source.settings import (
    AMOUNT,
    CLOCK,
    LANGUAGE,
    TABLE,
    TABLES,
    TEXT,
    TEXTS,
    TRUTH,
    Part,
    Setting,
    Written,
    echo,
    one_of,
    read_as_text,
    read_settings,
)

SETTINGS: dict[str, Setting] = {
    "title": TEXT,
    "subtitle": TEXT,
    "lang": LANGUAGE,
    "brand": TEXT,
    "audience": TEXT,
    "author": TEXT,
    "edition": TEXT,
    "keywords": TEXTS,
    "start": CLOCK,
    "minutes": AMOUNT,
    "kit": TEXTS,
    "preparation": TEXTS,
    "support": TABLE,
    "incremental": TRUTH,
    "overflow": one_of("continue", "error"),
    "layouts": one_of("all", "used"),
    "outcomes": TABLES,
    "variables": TABLE,
    "variants": TABLES,
    "handout": TABLE,
    "check": TABLE,
}
_HANDOUT: dict[str, Setting] = {
    "page": one_of("a4", "letter"),
    "layout": one_of(*get_args(HandoutLayout)),
    "large_print": TRUTH,
}
_CHECK: dict[str, Setting] = {"select": TEXTS, "ignore": TEXTS, "severity": TABLE}
_SEVERITY = one_of("error", "warning", "advice")
_SUPPORT: dict[str, Setting] = {"wellbeing": TEXT, "disclosure": TEXT}
_OUTCOME: dict[str, Setting] = {"id": TEXT, "text": TEXT}


class DeckSettings(Struct):
    """The settings of a deck: what goes into the model as it is, and what does not."""

    title: str
    variables: dict[str, str]
    overflow: Overflow = "continue"
    outcomes: tuple[Outcome, ...] = ()
    others: dict[str, Any] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Names, and files of names, whose values could not be read, which was reported."""
    outcome_ids: frozenset[str] | None = frozenset()
    """The ids of outcomes, of faulty ones too; None where they could not be read."""
    inserts: tuple[str, ...] = ()
    """The names of what the settings insert."""


def read_deck_settings(
    written: Written,
    register: Register,
    diagnostics: Diagnostics,
    *,
    known: bool,
    others: Iterable[str] = (),
) -> DeckSettings:
    """Read a deck's settings; a title that is missing is empty.

    Settings that are not `known`, for their file could not be read, bring no further faults.
    `others` are settings that the deck may have, too, and that were read before.
    """
    variables = _read_variables(written, diagnostics)
    unread = register.unread | _find_unread(written, variables, known=known)
    inserts = register.offer(variables, diagnostics, unread)
    found = read_settings(
        written, SETTINGS, what="a deck", inserts=inserts, diagnostics=diagnostics, others=others
    )
    spans = {key: written.span(key) for key in found}
    found["setting_spans"] = spans
    spans |= {f"variables.{name}": written.span("variables", name) for name in variables}
    for key in ("variables", "variants"):
        found.pop(key, None)
    found["support"] = Support(**_read_table("support", _SUPPORT, written, found, inserts))
    if printed := _read_table("handout", _HANDOUT, written, found, inserts):
        found["handout"] = PrintSettings(**printed)
    if checked := _read_table("check", _CHECK, written, found, inserts):
        found["check"] = _read_check(checked, written, inserts)
    outcomes = found.pop("outcomes", None)
    unreadable = "deck.toml" in unread or (outcomes is None and bool(written.data.get("outcomes")))
    read_outcomes = _read_outcomes(written, outcomes or [], inserts, spans)
    return DeckSettings(
        title=found.pop("title", ""),
        variables=variables,
        overflow=found.pop("overflow", "continue"),
        outcomes=read_outcomes,
        outcome_ids=None if unreadable else frozenset(str(it.get("id")) for it in outcomes or ()),
        others=found,
        unread=unread,
        inserts=tuple(sorted(inserts.used)),
    )


def _find_unread(written: Written, variables: Mapping[str, str], *, known: bool) -> frozenset[str]:
    """Return what slides may name but nothing can be known of, as it was written wrongly."""
    data = written.data
    misnamed = (isinstance(data[key], dict | list) for key in data.keys() - SETTINGS.keys())
    entries = data.get("variables") or {}
    if not known or any(misnamed) or not isinstance(entries, dict):
        return frozenset({"deck.toml"})
    return frozenset(entries.keys() - variables.keys())


def _read_variables(written: Written, diagnostics: Diagnostics) -> dict[str, str]:
    variables: dict[str, str] = {}
    entries = written.data.get("variables")
    for name, value in entries.items() if isinstance(entries, dict) else ():
        text = read_as_text(value)
        if text is None or "{{" in text:
            diagnostics.report(
                codes.WRONG_VALUE, written.span("variables", name),
                f"the variable {name} cannot be {echo(value)}",
                hint="a variable is text or a number, and inserts nothing itself",
            )  # fmt: skip
        else:
            variables[name] = text
    return variables


def _read_table(
    key: str,
    known: Mapping[str, Setting],
    written: Written,
    found: dict[str, Any],
    inserts: Inserts,
) -> dict[str, Any]:
    """Take a table out of the settings that were found, and return its own."""
    part = Part(written, (key,), found.pop(key, {}))
    return read_settings(
        part, known, what=f"the table {key}", inserts=inserts, diagnostics=inserts.diagnostics
    )


def _read_check(found: dict[str, Any], written: Written, inserts: Inserts) -> CheckSettings:
    """Return the settings of the checks; which rules there are is not known here."""
    entries = found.pop("severity", {})
    severity = read_settings(
        Part(written, ("check", "severity"), entries), dict.fromkeys(entries, _SEVERITY),
        what="the table check.severity", inserts=inserts, diagnostics=inserts.diagnostics,
    )  # fmt: skip
    return CheckSettings(severity=severity, **found)


def _read_outcomes(
    written: Written, entries: Sequence[dict[str, Any]], inserts: Inserts, spans: dict[str, Span]
) -> tuple[Outcome, ...]:
    """Read the learning outcomes, and add where each stands to the `spans` of the settings."""
    diagnostics = inserts.diagnostics
    outcomes: dict[str, Outcome] = {}
    for index, entry in enumerate(entries):
        part = Part(written, ("outcomes", str(index)), entry)
        found = read_settings(
            part, _OUTCOME, what="a learning outcome", inserts=inserts, diagnostics=diagnostics
        )
        missing = [key for key in _OUTCOME if not found.get(key)]
        if missing:
            diagnostics.report(
                codes.MISSING_SETTING, part.span(),
                f"the learning outcome has no {' and no '.join(missing)}",
                hint='an outcome has an id and a text: id = "recognise", text = "Recognise ..."',
            )  # fmt: skip
        elif found["id"] in outcomes:
            diagnostics.report(
                codes.DUPLICATE_ID, part.span("id"), f"two outcomes have the id {found['id']!r}",
                hint="give one of them another id",
            )  # fmt: skip
        else:
            outcomes[found["id"]] = Outcome(id=found["id"], text=found["text"])
            spans[f"outcomes.{found['id']}"] = part.span("id")
    return tuple(outcomes.values())
