"""`deckbuild brand template`."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.cli.arguments.options import (
    OUTPUT,
    brand_argument,
    ending_in,
    quiet_option,
    verbose_option,
)
from deckbuilder.cli.terminal.console import Console, status_of
from deckbuilder.diagnostics import Diagnostics

ENDING = ".potx"


@click.command(
    epilog="""\b
Examples:
  deckbuild brand template default               into dist/default.potx
  deckbuild brand template northshire -o "Northshire slides.potx"
"""
)
@brand_argument
@click.option(
    "--output",
    "-o",
    "path",
    metavar="FILE",
    callback=ending_in((ENDING,), "a template's", "template"),
    type=click.Path(path_type=Path),
    help=f"The template's file.  [default: {OUTPUT}/NAME{ENDING}]",
)
@quiet_option
@verbose_option
@click.pass_context
def template(context: click.Context, name: str, path: Path | None) -> None:
    """Make an empty PowerPoint template of a brand.

    NAME is a brand under branding/, or the path of its folder. The template has every slide
    layout and no slide; PowerPoint opens a copy of it. A file that is there is replaced.
    """
    from deckbuilder.builds.template import build_template
    from deckbuilder.cli.builds.summary import describe

    root = Path() if path is None else None
    path = path or Path(OUTPUT) / f"{Path(name).resolve().name}{ENDING}"
    console = context.ensure_object(Console)
    diagnostics = Diagnostics()
    file = build_template(name, path, diagnostics, root=root, progress=console.progress)
    console.report(diagnostics, after="" if file else ": nothing was written")
    if file is not None:
        console.say(describe(file))
    context.exit(status_of(diagnostics))
