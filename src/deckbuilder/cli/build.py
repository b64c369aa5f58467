"""`deckbuild build`."""

from __future__ import annotations

from pathlib import Path

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
from deckbuilder.writers import WRITERS


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(","))
    for name in names:
        if name not in WRITERS:
            message = f"there is no format {name!r}: {did_you_mean(name, WRITERS)}"
            raise click.BadParameter(message, context, parameter)
    return names


@click.command(
    epilog="""\b
Examples:
  deckbuild build                          the project's deck, into dist/
  deckbuild build talk.md                  a single file
  deckbuild build decks/neglect -o out     another deck, another folder
  deckbuild build --brand northshire --format pptx
"""
)
@deck_argument
@brand_option
@click.option(
    "--format", "-f", "formats", metavar="NAMES", default=",".join(WRITERS), show_default=True,
    callback=_formats, help="What to build, with commas between.",
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
) -> None:
    """Build a deck's PowerPoint file and PDF handout.

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
    )  # fmt: skip
    console.report(diagnostics, after="" if files else ": nothing was written")
    for file in files:
        length = pipeline.counted(file.length, file.noun)
        console.say(f"{file.path}: {length}, {size_of(file.size)}")
    context.exit(status_of(diagnostics))
