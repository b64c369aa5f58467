"""`deckbuild build`."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from deckbuilder.cli.console import Console, size_of, status_of
from deckbuilder.cli.decks import find_deck
from deckbuilder.cli.options import (
    OUTPUT,
    brand_option,
    deck_argument,
    quiet_option,
    verbose_option,
)
from deckbuilder.diagnostics import Diagnostics, did_you_mean
from deckbuilder.model import HandoutLayout, PrintSettings
from deckbuilder.writers import USUAL, WRITERS


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(","))
    if names == ("all",):
        return tuple(WRITERS)
    for name in names:
        if name not in WRITERS:
            message = f"there is no format {name!r}: {did_you_mean(name, (*WRITERS, 'all'))}"
            raise click.BadParameter(message, context, parameter)
    return names


@click.command(
    epilog="""\b
Examples:
  deckbuild build                          the project's deck, into dist/
  deckbuild build talk.md                  a single file
  deckbuild build decks/neglect -o out     another deck, another folder
  deckbuild build --brand northshire --format pptx
  deckbuild build --format all --large-print
"""
)
@deck_argument
@brand_option
@click.option(
    "--format", "-f", "formats", metavar="NAMES", default=",".join(USUAL), show_default=True,
    callback=_formats,
    help=f"What to build, with commas between: {', '.join(WRITERS)}, or all of them.",
)  # fmt: skip
@click.option(
    "--handout-layout", "layout", type=click.Choice(get_args(HandoutLayout)),
    help="One slide a page with notes, two, three with lines to write on, or the text alone.",
)  # fmt: skip
@click.option(
    "--large-print", is_flag=True, default=None,
    help="Set the PDFs in 16 points at least, in a single column.",
)  # fmt: skip
@click.option(
    "--output", "-o", "folder", metavar="DIR", default=OUTPUT, show_default=True,
    type=click.Path(path_type=Path), help="The folder for the finished files.",
)  # fmt: skip
@quiet_option
@verbose_option
@click.pass_context
def build(
    context: click.Context,
    deck: str | None,
    brand: str | None,
    formats: tuple[str, ...],
    folder: Path,
    *,
    layout: HandoutLayout | None,
    large_print: bool | None,
) -> None:
    """Build a deck's PowerPoint file and PDFs.

    DECK is a folder, a Markdown file or the name of a deck under decks/. Without it the
    project's own deck is built. Where anything is wrong with the deck nothing is written, and
    the files of the last build stay as they are.
    """
    from deckbuilder import pipeline

    console = context.ensure_object(Console)
    diagnostics = Diagnostics()
    files = pipeline.build(
        find_deck(deck), folder, diagnostics,
        formats=formats, brand=brand, progress=console.progress,
        printed=PrintSettings(layout=layout, large_print=large_print),
    )  # fmt: skip
    console.report(diagnostics, after="" if files else ": nothing was written")
    for file in files:
        length = pipeline.counted(file.length, file.noun)
        console.say(f"{file.path}: {length}, {size_of(file.size)}")
    context.exit(status_of(diagnostics))
