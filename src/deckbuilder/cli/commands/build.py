"""`deckbuild build`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from deckbuilder.cli.arguments.find_deck import find_all_decks, find_deck
from deckbuilder.cli.arguments.options import (
    OUTPUT,
    brand_option,
    checked_by,
    decks_argument,
    output_root,
    quiet_option,
    today_option,
    variant_option,
    verbose_option,
)
from deckbuilder.cli.terminal.console import Console, status_of
from deckbuilder.diagnostics import Diagnostics, did_you_mean
from deckbuilder.model import HandoutLayout, PrintSettings
from deckbuilder.writers import USUAL, WRITERS

if TYPE_CHECKING:
    from deckbuilder.builds.request import BuildRequest
    from deckbuilder.files.inputs import Inputs


_MEANT = {"pdf": "handout", "ppt": "pptx", "powerpoint": "pptx", ".pptx": "pptx", ".pdf": "handout"}
"""What people write for formats, and the one that is most likely meant."""


def _read_formats(text: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in text.split(","))
    if names == ("all",):
        return tuple(WRITERS)
    for name in names:
        if name not in WRITERS:
            hint = did_you_mean(_MEANT.get(name, name), (*WRITERS, "all"))
            message = f"there is no format {name!r}: {hint}"
            raise click.UsageError(message)
    return tuple(dict.fromkeys(names))


@click.command(
    epilog="""\b
Examples:
  deckbuild build                          the project's deck, into dist/
  deckbuild build talk.md                  a single file
  deckbuild build decks/neglect -o out     another deck, another folder
  deckbuild build --brand northshire --format pptx
  deckbuild build --format all --large-print
  deckbuild build --format slides,pptx-participants      to send out: no notes
  deckbuild build neglect --variant cy     a variant of deck.toml
  deckbuild build --draft                  before all is right, to look at it
  deckbuild build --all                    every deck and variant
  deckbuild build --watch                  again whenever a file is saved
"""
)
@decks_argument
@brand_option
@click.option(
    "--format",
    "-f",
    "formats",
    metavar="NAMES",
    default=",".join(USUAL),
    show_default=True,
    callback=checked_by(_read_formats),
    help=f"What to build, with commas between: {', '.join(WRITERS)}, or all of them.",
)
@click.option(
    "--handout-layout",
    "layout",
    type=click.Choice(get_args(HandoutLayout)),
    help="One slide a page with notes, two, three with lines to write on, or the text alone.",
)
@click.option(
    "--large-print",
    is_flag=True,
    default=None,
    help="Set the PDFs in 16 points at least, in a single column.",
)
@click.option(
    "--draft",
    is_flag=True,
    help="Show pictures without alternative text, broken widths and the like, marked on the slide.",
)
@click.option(
    "--output",
    "-o",
    "folder",
    metavar="DIR",
    default=OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder for the finished files.",
)
@click.option(
    "--all",
    "-a",
    "everything",
    is_flag=True,
    help="Build all variants, too: of the decks named, or of all under decks/.",
)
@variant_option
@today_option
@click.option(
    "--jobs",
    "-j",
    metavar="N",
    type=click.IntRange(1, 64),
    help="How many decks to build at a time.  [default: one for each core]",
)
@click.option("--watch", "-w", is_flag=True, help="Build again whenever a file is saved.")
@click.option("--no-cache", is_flag=True, help="Build anew, whatever earlier builds have left.")
@quiet_option
@verbose_option
@click.pass_context
def build(
    context: click.Context,
    decks: tuple[str, ...],
    brand: str | None,
    formats: tuple[str, ...],
    folder: Path,
    variants: tuple[str, ...],
    today: date,
    jobs: int | None,
    *,
    layout: HandoutLayout | None,
    large_print: bool | None,
    draft: bool,
    everything: bool,
    watch: bool,
    no_cache: bool,
) -> None:
    """Build the PowerPoint files and PDFs of decks.

    DECK is a folder, a Markdown file or the name of a deck under decks/. Without it the
    project's own deck is built. Where anything is wrong with a deck nothing of it is written,
    and the files of its last build stay as they are.

    What was built before and has not changed since is not built again.
    """
    from deckbuilder.builds.request import BuildRequest
    from deckbuilder.files.inputs import Inputs

    if everything and variants:
        message = "--all builds every variant: leave out --variant"
        raise click.UsageError(message)
    console = context.ensure_object(Console)
    printed = PrintSettings(layout=layout, large_print=large_print)
    with Inputs() as inputs:
        requests = [
            BuildRequest(
                path=path,
                variant=variant,
                brand=brand,
                printed=printed,
                draft=draft,
                today=today,
                folder=folder,
                output_root=output_root(context, folder),
                formats=formats,
                cached=not no_cache,
            )
            for path in _find(decks, everything=everything)
            for variant in _variants(path, variants, everything=everything)
        ]
    if watch:
        from deckbuilder.cli.builds.watch import watch_jobs

        watch_jobs(console, requests, jobs)
    elif len(requests) == 1:
        context.exit(_build_one(console, requests[0], inputs))
    else:
        from deckbuilder.cli.builds.many import build_many

        context.exit(build_many(console, requests, jobs, inputs))


def _find(decks: Sequence[str], *, everything: bool) -> list[Path]:
    if everything and not decks:
        return find_all_decks()
    return [find_deck(deck) for deck in dict.fromkeys(decks)] or [find_deck(None)]


def _variants(path: Path, named: Sequence[str], *, everything: bool) -> tuple[str | None, ...]:
    """Return the variants of a deck that are to be built, None for the deck itself."""
    if not everything:
        return tuple(dict.fromkeys(named)) or (None,)
    from deckbuilder.source import list_variants

    return (None, *list_variants(path))


def _build_one(console: Console, request: BuildRequest, inputs: Inputs) -> int:
    """Build a single deck, showing each stage."""
    from deckbuilder.builds.jobs import open_builds
    from deckbuilder.builds.pipeline import build as build_deck
    from deckbuilder.cli.builds.summary import (
        as_unchanged,
        describe,
        remember_run,
        say_old_handout,
        say_unwritten,
    )

    diagnostics = Diagnostics()
    builds = open_builds(cached=request.cached)
    with inputs:
        files = build_deck(request, diagnostics, builds=builds, progress=console.progress)
        remarks = say_old_handout(request)
    console.report(diagnostics, after="" if files else say_unwritten(diagnostics))
    for line in (*map(describe, files), *remarks):
        console.say(line)
    status = status_of(diagnostics)
    if files and builds:
        builds.trim()
        lines = [*map(describe, as_unchanged(files)), *remarks]
        remember_run(console, inputs, files, status, lines)
    return status
