"""`deckbuild check`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckbuilder.cli.arguments.find_deck import find_deck
from deckbuilder.cli.arguments.options import (
    Decorator,
    brand_option,
    complete_rule,
    complete_variant,
    deck_argument,
    quiet_option,
    today_option,
    verbose_option,
)
from deckbuilder.cli.commands.check_built import built_options, check_built, read_built_request
from deckbuilder.cli.reports import FOR_PEOPLE, FORMS, write_report
from deckbuilder.cli.terminal.console import Console, Display, Status, status_of
from deckbuilder.diagnostics import Diagnostics, Severity
from deckbuilder.wording import as_line, as_lines, counted

if TYPE_CHECKING:
    from deckbuilder.lint.fixing import FixedFile
    from deckbuilder.scene.presentation import Presentation

_LEVELS = {str(level): level for level in Severity}


def _read_rules(
    context: click.Context, parameter: click.Parameter, names: tuple[str, ...]
) -> tuple[str, ...]:
    """Return names of rules as settings have them; `a,b` is two."""
    from deckbuilder.cli.arguments.rule_catalogue import GROUPS, find_code, unknown_rule
    from deckbuilder.lint.policy import stays_error

    found = []
    for name in (part.strip() for text in names for part in text.split(",")):
        code = find_code(name)
        if code is None and name not in GROUPS:
            raise click.BadParameter(unknown_rule(name, groups=True), context, parameter)
        if code is not None and parameter.name == "ignore" and stays_error(code):
            message = f"{name} stays an error: no deck can be built with it"
            raise click.BadParameter(message, context, parameter)
        found.append(code.name if code else name)
    return tuple(found)


def _rules_option(name: str, help_: str) -> Decorator:
    return click.option(
        name,
        metavar="RULE",
        multiple=True,
        callback=_read_rules,
        shell_complete=complete_rule,
        help=help_,
    )


_SOURCES = (".md", ".markdown", ".toml", ".csv", ".tsv", ".lock")
"""How names of a deck's sources end."""


def _refuse_source(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Refuse a name that only sources of decks have, lest the report take the place of one."""
    del parameter
    if Path(value).suffix.lower() in _SOURCES or not value:
        message = f"{value!r} is no name for a report: sources of decks have such names"
        raise click.UsageError(message, context)
    return value


@click.command(
    epilog="""\b
Examples:
  deckbuild check
  deckbuild check decks/neglect --strict
  deckbuild check --fix --diff              what could be mended by itself
  deckbuild check --ignore straight-quotes --format sarif -o check.sarif
  deckbuild check --today 2027-09-01        what will have to be checked again by then
  deckbuild check --built                   the finished PowerPoint file and PDFs in dist/
  deckbuild check --built talk.pptx --report evidence
"""
)
@deck_argument
@brand_option
@click.option(
    "--fail-on",
    type=click.Choice([*reversed(_LEVELS)]),
    default="error",
    show_default=True,
    help="What makes the check fail: this, and whatever is worse.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings, too: --fail-on warning.")
@_rules_option("--select", "Report nothing but this rule, code or group; may be repeated.")
@_rules_option("--ignore", "Leave this rule, code or group out; may be repeated.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely in the deck's own files.")
@click.option("--diff", is_flag=True, help="With --fix: show what would change, and write nothing.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="How to tell what was found: by slide, a line each, or for programs.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    default="-",
    callback=_refuse_source,
    help="A file for the report instead of the terminal.",
)
@today_option
@click.option(
    "--variant",
    metavar="NAME",
    shell_complete=complete_variant,
    help="A variant of the deck's deck.toml.",
)
@built_options
@quiet_option
@verbose_option
@click.pass_context
def check(
    context: click.Context,
    deck: str | None,
    brand: str | None,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    output: str,
    today: date,
    variant: str | None,
    *,
    strict: bool,
    fix: bool,
    diff: bool,
) -> None:
    """Find what is wrong with a deck, and change nothing unless asked to.

    DECK is named as for `deckbuild build`. Every fault is listed with its slide, its file, its line
    and a hint on how to mend it; `deckbuild rule NAME` says more. The exit status is 1 where the
    check fails.

    With --built the finished files are judged instead: those of DECK, or PowerPoint files and PDFs
    that are named, whoever made them.
    """
    console = context.ensure_object(Console)
    built = read_built_request(context, deck)
    if diff and not fix:
        message = "--diff shows what --fix would do: give both"
        raise click.UsageError(message)
    failing = min(_LEVELS[fail_on], Severity.WARNING if strict else Severity.ERROR)
    diagnostics = Diagnostics()
    presentation, remarks = None, []
    if built is not None:
        remarks = check_built(
            console, built, diagnostics, variant=variant, today=today, select=select, ignore=ignore
        )
    else:
        from deckbuilder.builds import checking
        from deckbuilder.builds.output import settle_outputs
        from deckbuilder.builds.request import CheckRequest

        request = CheckRequest(
            path=find_deck(deck),
            variant=variant,
            brand=brand,
            today=today,
            select=select,
            ignore=ignore,
        )
        if fix:
            settle_outputs(request.path)
            files = checking.fix(request, Diagnostics())
            status = _fix(
                request.path, files, console, diff=diff, plain=form == "text" and output == "-"
            )
            if diff or status is not Status.CLEAN:
                context.exit(status)
        presentation = checking.check(request, diagnostics, progress=console.progress)
    console.close()
    status = _report(presentation, diagnostics, failing, console, form=form, output=output)
    for line in remarks if form in FOR_PEOPLE or output != "-" else ():
        console.say(line)
    context.exit(max(status, status_of(diagnostics, failing=failing)))


def _fix(
    deck: Path, files: Sequence[FixedFile], console: Console, *, diff: bool, plain: bool
) -> Status:
    """Write the deck's files as fixed, or show what that would change; say what was done."""
    from deckbuilder.cli.commands import check_fix

    if diff:
        difference = check_fix.show_difference(files)
        console.emit(as_lines(difference))
        if as_lines(difference) != difference:
            console.report_line("what nobody can see is shown as an escape: this is no patch")
    diagnostics = Diagnostics()
    if files and not diff and not check_fix.write_fixed(deck, files, diagnostics):
        console.report(diagnostics)
        return status_of(diagnostics)
    for line in check_fix.describe_fixes(files, written=not diff):
        if plain and not diff:
            console.say(line)
        elif not console.quiet:
            console.report_line(line)
    return Status.CLEAN


def _report(
    presentation: Presentation | None,
    diagnostics: Diagnostics,
    failing: Severity,
    console: Console,
    *,
    form: str,
    output: str,
) -> Status:
    """Print the report, or write it to a file."""
    from deckbuilder.builds.output import write_outputs
    from deckbuilder.cli.reports.checked import Checked

    display = console.display if output == "-" else Display()
    checked = Checked(presentation, diagnostics, failing, display)
    text = write_report(form, checked)
    if presentation is not None and not checked.found and form in FOR_PEOPLE and not console.quiet:
        slides = counted(len(presentation.scenes), "slide")
        text += as_line(f"{presentation.deck.name}: {slides}, nothing wrong") + "\n"
    if output == "-":
        console.emit(text)
        return Status.CLEAN
    unwritten = Diagnostics()
    if not write_outputs({Path(output): text.encode("utf-8", "replace")}, unwritten):
        console.report(unwritten)
    return status_of(unwritten)
