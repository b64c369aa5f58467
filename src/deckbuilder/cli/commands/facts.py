"""`deckbuild facts`: the register of facts and contacts as a table, or as JSON."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from deckbuilder.cli.arguments.find_deck import find_deck
from deckbuilder.cli.arguments.options import deck_argument, quiet_option, today_option
from deckbuilder.cli.terminal.console import Console, status_of
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.wording import escape_json

if TYPE_CHECKING:
    from deckbuilder.source.facts.usage import Entry

_HEADINGS = ("Name", "Value", "Review by", "Owner")
_NARROW = 80
"""Columns of a terminal that does not say how many it has."""
_MIN_COLUMN = 12
"""How narrow values and owners may become."""


@click.command(
    epilog="""\b
Examples:
  deckbuild facts
  deckbuild facts northshire --today 2027-09-01
  deckbuild facts northshire --format json > facts.json
"""
)
@deck_argument
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="A table to read, or JSON with every detail.",
)
@today_option
@quiet_option
@click.pass_context
def facts(context: click.Context, deck: str | None, form: str, today: date) -> None:
    """Show a deck's facts and contacts, and which have to be checked.

    DECK is named as for `deckbuild build`. Beneath each entry stand its source, the slides that
    show it, and where the deck extends another the file that it comes from. What is overdue, falls
    due within 90 days or is still to be filled in is listed at the end.
    """
    from deckbuilder.builds import pipeline
    from deckbuilder.builds.request import DeckRequest
    from deckbuilder.source.facts.usage import list_facts

    console = context.ensure_object(Console)
    diagnostics = Diagnostics()
    found = pipeline.read(DeckRequest(path=find_deck(deck), today=today), diagnostics)
    if found is None or diagnostics.has_errors:
        console.report(diagnostics)
        context.exit(status_of(diagnostics))
    entries = list_facts(found, today)
    if form == "json":
        console.emit(f"{_as_json(entries)}\n")
        return
    for line in _table(entries, shutil.get_terminal_size((_NARROW, 24)).columns):
        console.say(line)
    for line in _summary(entries):
        console.say(line)


def _as_json(entries: Sequence[Entry]) -> str:
    import json

    data = [_as_data(entry) for entry in entries]
    return escape_json(json.dumps(data, ensure_ascii=False, indent=2))


def _as_data(entry: Entry) -> dict[str, object]:
    fact = entry.fact
    return {
        "id": fact.id,
        "value": None if fact.slot else fact.value,
        "source": fact.source,
        "owner": fact.owner,
        "review_by": fact.review_by.isoformat() if fact.review_by else None,
        "note": fact.note,
        "used_in": list(entry.used),
        "state": entry.state,
        "file": fact.span.path if fact.span else "",
        "line": fact.span.first_line if fact.span else None,
    }


# --- a table -------------------------------------------------------------------------------


def _table(entries: Sequence[Entry], width: int) -> list[str]:
    """Return the entries as lines of text: columns as wide as they need to be, cells wrapped."""
    if not entries:
        return ["the deck has no facts and no contacts"]
    rows = [_HEADINGS, *map(_row, entries)]
    widths = _share(rows, width)
    rule = "  ".join("-" * column for column in widths)
    lines = [*_wrap_row(_HEADINGS, widths), rule]
    files = {entry.fact.span.path for entry in entries if entry.fact.span}
    for entry, row in zip(entries, rows[1:], strict=True):
        lines += _wrap_row(row, widths)
        lines += _details(entry, width, several=len(files) > 1)
    return lines


def _row(entry: Entry) -> tuple[str, ...]:
    fact = entry.fact
    return (
        fact.id,
        fact.value,
        fact.review_by.isoformat() if fact.review_by else "-",
        fact.owner or "-",
    )


def _share(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the columns' widths: what each needs, values and owners cut until all fit."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    room = max(width, _NARROW)
    while sum(widths) + 2 * (len(widths) - 1) > room and max(widths[1], widths[3]) > _MIN_COLUMN:
        widest = 1 if widths[1] >= widths[3] else 3
        widths[widest] -= 1
    return widths


def _wrap_row(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [_wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    padded = [cell + [""] * (height - len(cell)) for cell in cells]
    return [
        "  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True)).rstrip()
        for line in zip(*padded, strict=True)
    ]


def _details(entry: Entry, width: int, *, several: bool) -> list[str]:
    """Return what stands beneath an entry, indented."""
    fact = entry.fact
    details = [f"Source: {fact.source}"] if fact.source else []
    details.append(f"Used in: {', '.join(entry.used)}" if entry.used else "Not used")
    if several and fact.span is not None:
        details.append(f"From: {fact.span}")
    lines = (line for detail in details for line in _wrap(detail, max(width, _NARROW), indent=4))
    return [*lines, ""]


def _wrap(text: str, width: int, *, indent: int = 0) -> list[str]:
    import textwrap

    margin = " " * indent
    return textwrap.wrap(
        text, width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False
    )


def _summary(entries: Sequence[Entry]) -> list[str]:
    """Return what is to be done, one kind a line; where there is nothing, that."""
    lines = []
    for state, words in (
        ("to fill in", "Still to be filled in"),
        ("overdue", "To be checked, as the date has passed"),
        ("due soon", "To be checked within 90 days"),
        ("unused", "Not used"),
    ):
        names = [entry.fact.id for entry in entries if entry.state == state]
        if names:
            lines.append(f"{words}: {', '.join(names)}")
    return (lines or ["Nothing is overdue or due within 90 days."]) if entries else []
