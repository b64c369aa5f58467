"""A deck's own settings, from `deck.toml` or a single file's front matter.

Owns reading those that are tables, variables and learning outcomes above all. Refuses to know which
there are (`declarations`), and from how many files they come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import Outcome, Overflow, Support
from deckbuilder.settings import Setting, as_fields
from deckbuilder.source.facts.register import Register
from deckbuilder.source.settings.declarations import ADAPTING, DECK, SLIDE
from deckbuilder.source.settings.inserts import Inserts
from deckbuilder.source.settings.schema import (
    SettingsTable,
    WrittenSettings,
    echo,
    read_as_text,
    read_settings,
    report_marks,
)


class DeckSettings(Struct):
    """The settings of a deck: what goes into the model as it is, and what does not."""

    title: str
    variables: dict[str, str]
    overflow: Overflow | None = None
    outcomes: tuple[Outcome, ...] = ()
    others: dict[str, Any] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Names, and files of names, whose values could not be read, which was reported."""
    outcome_ids: frozenset[str] | None = frozenset()
    """The ids of outcomes, of faulty ones too; None where they could not be read."""
    inserts: tuple[str, ...] = ()
    """The names of what the settings insert."""
    misplaced: Mapping[str, str] = field(default_factory=dict)
    """Settings of the deck that stand in a table, and where they belong."""


def read_deck_settings(
    written: WrittenSettings,
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
    misplaced = find_misplaced(written)
    variables = _read_variables(written, misplaced, diagnostics)
    unread = register.unread | _find_unread(written, variables, known=known)
    inserts = register.make_inserts(variables, diagnostics, unread)
    found = read_settings(
        written,
        DECK,
        what="a deck",
        inserts=inserts,
        diagnostics=diagnostics,
        others=others,
        elsewhere=_send_to_slides(written),
    )
    spans = {key: written.span(key) for key in found}
    spans |= {f"variables.{name}": written.span("variables", name) for name in variables}
    for key, setting in DECK.items():
        if setting.kind == "table" and setting.model and key in found:
            found[key] = _read_table(
                setting, SettingsTable(written, (key,), found[key]), inserts, misplaced
            )
    if "support" in found:
        found["support"] = _drop_unfilled(found["support"], written, inserts)
    found.pop("variables", None)
    outcomes = found.pop("outcomes", None)
    unreadable = "deck.toml" in unread or (outcomes is None and bool(written.data.get("outcomes")))
    read_outcomes = _read_outcomes(written, outcomes or [], inserts, spans, misplaced)
    return DeckSettings(
        title=found.pop("title", ""),
        variables=variables,
        overflow=found.get("overflow"),
        outcomes=read_outcomes,
        outcome_ids=None
        if unreadable
        else frozenset(str(outcome.get("id")) for outcome in outcomes or ()),
        others={**as_fields(found, DECK), "setting_spans": spans},
        misplaced=misplaced,
        unread=unread,
        inserts=tuple(sorted(inserts.used)),
    )


def _drop_unfilled(support: Support, written: WrittenSettings, inserts: Inserts) -> Support:
    """Return whom people can turn to, as far as somebody has filled it in."""
    spans = {name: written.span("support", name) for name in support.__struct_fields__}
    unfilled = (
        name for name, span in spans.items() if (span.path, span.first_line) in inserts.open
    )
    return replace(support, **dict.fromkeys(unfilled, ""))


def _find_unread(
    written: WrittenSettings, variables: Mapping[str, str], *, known: bool
) -> frozenset[str]:
    """Return what slides may name but nothing can be known of, as it was written wrongly."""
    data = written.data
    misnamed = (isinstance(data[key], dict | list) for key in data.keys() - DECK.keys())
    entries = data.get("variables") or {}
    if not known or any(misnamed) or not isinstance(entries, dict):
        return frozenset({"deck.toml"})
    return frozenset(entries.keys() - variables.keys())


def find_misplaced(written: WrittenSettings) -> dict[str, str]:
    """Return for each setting that stands in a table and not above all tables where it belongs."""
    tables = [
        (key, found)
        for key, value in written.data.items()
        for found in (value if isinstance(value, list) else [value])
        if isinstance(found, dict)
    ]
    misplaced = {}
    for key, table in tables:
        meant = ADAPTING.keys() if key == "variants" else DECK.keys() | ADAPTING.keys()
        for name in table.keys() & meant - written.data.keys():
            path = written.span(key).path
            spans = (written.span(each) for each, _ in tables)
            lines = [span.first_line for span in spans if span.path == path]
            place = "begin its line at the left edge, without spaces"
            if path.endswith(".toml"):
                place = f"move it above the first line in square brackets (line {min(lines)})"
            misplaced[name] = f"{name} is a setting of the deck: {place}"
    return misplaced


def _send_to_slides(written: WrittenSettings) -> dict[str, str]:
    """Return for each setting that only slides have where it is written."""
    place = "in braces after the slide's title: # Neglect {{{}=...}}"
    if written.span().path.endswith(".toml"):
        place = "at the top of the slide's file, between two lines ---: {}: ..."
    names = SLIDE.keys() - DECK.keys() - ADAPTING.keys()
    return {
        name: f"{name} is a setting of a slide: write it {place.format(name)}" for name in names
    }


def check_variables(
    settings: DeckSettings, inserted: Collection[str], diagnostics: Diagnostics
) -> dict[str, str]:
    """Return the variables but those, reported, that were meant as settings: none is inserted."""
    variables = dict(settings.variables)
    spans = settings.others["setting_spans"]
    for name, hint in settings.misplaced.items():
        if name in variables and name not in inserted:
            del variables[name]
            diagnostics.report(
                codes.SETTING_MISPLACED,
                spans[f"variables.{name}"],
                f"{name} is taken for a variable, as it stands below [variables]",
                hint=hint,
            )
    return variables


def _read_variables(
    written: WrittenSettings, misplaced: Mapping[str, str], diagnostics: Diagnostics
) -> dict[str, str]:
    variables: dict[str, str] = {}
    entries = written.data.get("variables")
    for name, value in entries.items() if isinstance(entries, dict) else ():
        text = read_as_text(value)
        if text is None or "{{" in text:
            diagnostics.report(
                codes.WRONG_VALUE,
                written.span("variables", name),
                f"the variable {name} cannot be {echo(value)}",
                hint=misplaced.get(name) or "a variable is text or a number, and inserts nothing",
            )
        else:
            variables[name] = text
            report_marks(text, name, written.span("variables", name), diagnostics)
    return variables


def _read_table(
    setting: Setting, table: SettingsTable, inserts: Inserts, misplaced: Mapping[str, str]
) -> Any:  # noqa: ANN401
    """Return the node that a table becomes, or its settings where it becomes none."""
    entries = setting.entries
    known = dict.fromkeys(table.data, entries) if entries else setting.settings
    found = read_settings(
        table,
        known,
        what=f"the table {'.'.join(table.keys)}",
        inserts=inserts,
        diagnostics=inserts.diagnostics,
        elsewhere=misplaced,
    )
    for key, inner in setting.settings.items():
        if inner.kind == "table" and key in found:
            below = SettingsTable(table.source, (*table.keys, key), found[key])
            found[key] = _read_table(inner, below, inserts, misplaced)
    return setting.model(**as_fields(found, known)) if setting.model else found


def _read_outcomes(
    written: WrittenSettings,
    entries: Sequence[dict[str, Any]],
    inserts: Inserts,
    spans: dict[str, Span],
    misplaced: Mapping[str, str],
) -> tuple[Outcome, ...]:
    """Read the learning outcomes, and add where each stands to the `spans` of the settings."""
    diagnostics = inserts.diagnostics
    known = DECK["outcomes"].settings
    outcomes: dict[str, Outcome] = {}
    for index, entry in enumerate(entries):
        table = SettingsTable(written, ("outcomes", str(index)), entry)
        found = read_settings(
            table,
            known,
            what="a learning outcome",
            inserts=inserts,
            diagnostics=diagnostics,
            elsewhere=misplaced,
        )
        missing = [key for key in known if not found.get(key)]
        if missing:
            diagnostics.report(
                codes.MISSING_SETTING,
                table.span(),
                f"the learning outcome has no {' and no '.join(missing)}",
                hint='an outcome has an id and a text: id = "recognise", text = "Recognise ..."',
            )
        elif found["id"] in outcomes:
            diagnostics.report(
                codes.DUPLICATE_ID,
                table.span("id"),
                f"two outcomes have the id {found['id']!r}",
                hint="give one of them another id",
            )
        else:
            outcomes[found["id"]] = Outcome(**found)
            spans[f"outcomes.{found['id']}"] = table.span("id")
    return tuple(outcomes.values())
