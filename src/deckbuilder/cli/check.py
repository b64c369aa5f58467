"""`deckbuild check`."""

from __future__ import annotations

from datetime import date

import click

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
    """
    from deckbuilder import pipeline

    console = context.ensure_object(Console)
    diagnostics = Diagnostics()
    presentation = pipeline.check(
        find_deck(deck),
        diagnostics,
        brand=brand,
        variant=variant,
        today=today,
        progress=console.progress,
    )
    console.report(diagnostics)
    for what in diagnostics.not_checked:
        console.report_line(f"Not checked: {what}")
    if presentation is not None and not len(diagnostics):
        slides = pipeline.counted(len(presentation.scenes), "slide")
        console.say(f"{presentation.deck.name}: {slides}, nothing wrong")
    context.exit(status_of(diagnostics, strict=strict))
