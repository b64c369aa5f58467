"""`deckbuild rules`: all rules, as a table, as JSON, or as the page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from deckbuilder.cli.arguments.rule_catalogue import (
    GROUPS,
    as_markdown,
    has_fix,
    is_reported_by_builds,
    list_codes,
    tell_ignoring,
)
from deckbuilder.cli.terminal.console import Console
from deckbuilder.diagnostics import Code


@click.command(
    epilog="""\b
Examples:
  deckbuild rules
  deckbuild rules --group accessibility
  deckbuild rules --format json > rules.json
"""
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(("table", "json", "markdown")),
    default="table",
    show_default=True,
    help="A table to read, JSON, or the catalogue of the documentation.",
)
@click.option("--group", type=click.Choice([*GROUPS]), help="The rules of one group only.")
@click.pass_context
def rules(context: click.Context, form: str, group: str | None) -> None:
    """List all rules.

    In the table, "build" marks those that `deckbuild build` reports too, and "fix" those that
    `deckbuild check --fix` mends.
    """
    codes = [code for code in list_codes() if group in (None, code.group)]
    console = context.ensure_object(Console)
    if form == "json":
        console.say_lines(_as_json(codes))
    elif form == "markdown":
        console.say_lines(as_markdown(codes).rstrip("\n"))
    else:
        for line in _table(codes):
            console.say(line)


def _table(codes: Sequence[Code]) -> Iterator[str]:
    width = max(len(code.name) for code in codes)
    for group, members in groupby(codes, lambda code: code.group):
        yield f"{GROUPS[group]} ({group})"
        for code in members:
            build = "build" if is_reported_by_builds(code) else ""
            fix = "fix" if has_fix(code) else ""
            row = f"  {code.id}  {code.name:<{width}}  {code.severity!s:<7}  {build:<5}  {fix}"
            yield row.rstrip()
        yield ""
    yield "`deckbuild rule NAME` explains one of them."


def _as_json(codes: Sequence[Code]) -> str:
    import json

    data = [
        {
            "code": code.id,
            "name": code.name,
            "group": code.group,
            "severity": str(code.severity),
            "summary": code.summary,
            "why": code.why,
            "example": code.example,
            "mend": code.fix,
            "source": code.source,
            "build": is_reported_by_builds(code),
            "fix": has_fix(code),
            "ignoring": tell_ignoring(code),
        }
        for code in codes
    ]
    return json.dumps(data, ensure_ascii=False, indent=2)
