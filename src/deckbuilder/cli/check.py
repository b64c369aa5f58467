"""`deckbuild check`."""

from __future__ import annotations

from datetime import date

import click

from deckbuilder.cli.built import built_options, check_built, read_wanted
from deckbuilder.cli.console import Console, status_of
from deckbuilder.cli.decks import find_deck
from deckbuilder.cli.options import (
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
@brand_option
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@today_option
@click.option(
    "--variant", metavar="NAME", shell_complete=complete_variant,
    help="A variant of the deck's deck.toml.",
)  # fmt: skip
@built_options
@quiet_option
@verbose_option
@click.pass_context
def check(
    context: click.Context,
    deck: str | None,
    brand: str | None,
    today: date,
    variant: str | None,
    *,
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
    wanted = read_wanted(context, deck)
    if wanted is not None:
        said = check_built(console, wanted, diagnostics, variant=variant, today=today)
        console.report(diagnostics)
        for line in said:
            console.say(line)
        context.exit(status_of(diagnostics, strict=strict))
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
