"""`deckbuild rule`: what one rule is about."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator

import click

from deckbuilder.cli.arguments.options import complete_rule
from deckbuilder.cli.arguments.rule_catalogue import (
    GROUPS,
    find_code,
    has_fix,
    is_reported_by_builds,
    tell_ignoring,
    unknown_rule,
)
from deckbuilder.cli.terminal.console import Console
from deckbuilder.diagnostics import Code

_NARROW = 80
_WIDE = 100
"""How many columns lines of text take at most, however wide the terminal is."""


@click.command(
    epilog="""\b
Examples:
  deckbuild rule vague-link
  deckbuild rule DB329
"""
)
@click.argument("name", shell_complete=complete_rule)
@click.pass_context
def rule(context: click.Context, name: str) -> None:
    """Explain a rule.

    NAME is a rule's name or code, as `deckbuild check` shows them; `deckbuild rules` lists all.
    """
    code = find_code(name)
    if code is None:
        raise click.UsageError(unknown_rule(name))
    width = min(shutil.get_terminal_size((_NARROW, 24)).columns, _WIDE)
    console = context.ensure_object(Console)
    for line in _explain(code, max(width, 40)):
        console.say(line)


def _explain(code: Code, width: int) -> Iterator[str]:
    group = GROUPS[code.group]
    yield f"{code.name} ({code.id}), {code.severity}; group {code.group}: {group}"
    where = "by `deckbuild build` too" if is_reported_by_builds(code) else "by checks alone"
    fixed = "; `deckbuild check --fix` mends it" if has_fix(code) else ""
    for heading, text in (
        ("", code.summary),
        ("Why", code.why),
        ("Example", code.example),
        ("How to mend it", code.fix),
        ("Source", code.source or "This tool's own rule; no published one."),
        ("Reported", f"{where}{fixed}."),
        ("How to ignore it", tell_ignoring(code)),
    ):
        yield ""
        if heading:
            yield heading
        yield from textwrap.wrap(
            text,
            width,
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
