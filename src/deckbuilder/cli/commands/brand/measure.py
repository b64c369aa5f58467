"""`deckbuild brand measure`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckbuilder.cli.arguments.options import brand_argument, quiet_option, verbose_option
from deckbuilder.cli.terminal.console import Console, size_of, status_of
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.reading import shown

if TYPE_CHECKING:
    from deckbuilder.brand.measuring import Measured


@click.command(
    epilog="""\b
Examples:
  deckbuild brand measure northshire                      each font of the brand
  deckbuild brand measure northshire --font "Gill Sans MT"
"""
)
@brand_argument
@click.option(
    "--font",
    "fonts",
    metavar="FONT",
    multiple=True,
    help="A font by its name in PowerPoint, instead of all of the brand; may be repeated.",
)
@quiet_option
@verbose_option
@click.pass_context
def measure(context: click.Context, name: str, fonts: tuple[str, ...]) -> None:
    """Measure fonts that only some machines have.

    NAME is a brand under branding/, or the path of its folder. Run it once on a PC that has the
    brand's fonts: it writes how wide their letters are into the brand's folder fonts/. These are
    numbers and no font. With them slides are laid out alike on every machine.
    """
    from deckbuilder.brand.find import find_brand
    from deckbuilder.brand.measuring import fonts_to_measure, measure_fonts
    from deckbuilder.brand.resolve import load_brand
    from deckbuilder.builds.output import write_outputs
    from deckbuilder.builds.request import BRAND_ARGUMENT

    console = context.ensure_object(Console)
    diagnostics, reading = Diagnostics(), Diagnostics()
    console.progress("Reading the brand")
    brand = load_brand(name, (Path(),), reading, where=BRAND_ARGUMENT)
    folder = find_brand(name, (Path(),)) if brand else None
    if brand is None or folder is None:
        if brand is not None:
            _report_no_folder(name, reading)
        console.report(reading, after=": nothing was measured")
        context.exit(1)
    names = fonts or fonts_to_measure(brand)
    console.progress("Measuring the fonts")
    measured = measure_fonts(names, folder, diagnostics)
    written = write_outputs({each.path: each.data for each in measured}, diagnostics)
    console.report(diagnostics)
    if not names:
        console.say(f"{brand.title}: the widths of its fonts come with the tool")
    for each in measured if written else ():
        console.say(_describe(each))
    context.exit(status_of(diagnostics))


def _report_no_folder(name: str, diagnostics: Diagnostics) -> None:
    from deckbuilder import codes
    from deckbuilder.builds.request import BRAND_ARGUMENT

    diagnostics.report(
        codes.FONT_NOT_MEASURED,
        BRAND_ARGUMENT,
        f"the brand {name!r} comes with the tool and has no folder to write into",
        hint="make a brand of your own, deckbuild brand new NAME, and measure its fonts",
    )


def _describe(measured: Measured) -> str:
    cuts = ", ".join(style.replace("_", " ") for style in measured.table.cuts)
    files = ", ".join(dict.fromkeys(path.name for path in measured.sources))
    size = size_of(len(measured.data))
    return f"{shown(measured.path)}: {measured.table.family}, {cuts}, {size}; measured in {files}"
