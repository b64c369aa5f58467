"""`deckbuild check`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from deckbuilder.cli.console import Console, status_of
from deckbuilder.cli.decks import find_deck
from deckbuilder.cli.options import (
    OUTPUT,
    brand_option,
    complete_variant,
    deck_argument,
    quiet_option,
    today_option,
    verbose_option,
)
from deckbuilder.diagnostics import Diagnostics


@click.command(
    epilog="""\b
Examples:
  deckbuild check
  deckbuild check decks/neglect --strict
  deckbuild check --today 2027-09-01        what will have to be checked again by then
  deckbuild check --built                   the finished PowerPoint file and PDFs in dist/
  deckbuild check --built talk.pptx --report evidence
"""
)
@deck_argument
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path())
@brand_option
@click.option("--built", is_flag=True, help="Check the finished files, or those that are named.")
@click.option(
    "--report", metavar="FOLDER", type=click.Path(path_type=Path),
    help="With --built: write evidence.html and evidence.json into a folder.",
)  # fmt: skip
@click.option(
    "--from", "folder", metavar="DIR", default=OUTPUT, show_default=True,
    type=click.Path(path_type=Path), help="With --built: the folder of the finished files.",
)  # fmt: skip
@click.option("--no-verapdf", is_flag=True, help="With --built: do not ask veraPDF.")
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@today_option
@click.option(
    "--variant", metavar="NAME", shell_complete=complete_variant,
    help="A variant of the deck's deck.toml.",
)  # fmt: skip
@quiet_option
@verbose_option
@click.pass_context
def check(
    context: click.Context,
    deck: str | None,
    files: tuple[str, ...],
    brand: str | None,
    today: date,
    variant: str | None,
    report: Path | None,
    folder: Path,
    *,
    built: bool,
    no_verapdf: bool,
    strict: bool,
) -> None:
    """Find what is wrong with a deck, and write nothing.

    DECK is named as for `deckbuild build`. Every fault is listed with its file, its line and
    a hint on how to mend it.

    With --built the finished files are judged instead: those of DECK, or PowerPoint files and PDFs
    that are named, whoever made them.
    """
    from deckbuilder import pipeline

    console = context.ensure_object(Console)
    diagnostics = Diagnostics()
    if built or report:
        from deckbuilder.cli.built import check_built

        said = check_built(
            console, tuple(filter(None, (deck, *files))), diagnostics, folder=folder,
            variant=variant, today=today, report=report, ask_verapdf=not no_verapdf,
        )  # fmt: skip
        console.report(diagnostics)
        for line in said:
            console.say(line)
        context.exit(status_of(diagnostics, strict=strict))
    if files:
        message = "name one deck: only --built takes several names"
        raise click.UsageError(message)
    presentation = pipeline.check(
        find_deck(deck),
        diagnostics,
        brand=brand,
        variant=variant,
        today=today,
        progress=console.progress,
    )
    console.report(diagnostics)
    if presentation is not None and not len(diagnostics):
        slides = pipeline.counted(len(presentation.scenes), "slide")
        console.say(f"{presentation.deck.name}: {slides}, nothing wrong")
    context.exit(status_of(diagnostics, strict=strict))
