"""`deckbuild brand check`.

Owns how a brand's verdicts are printed, as a table for people or as JSON for programs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckbuilder.cli.arguments.options import (
    brand_argument,
    ending_in,
    quiet_option,
    verbose_option,
)
from deckbuilder.cli.terminal.console import Console, size_of, status_of
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.reading import shown
from deckbuilder.wording import escape_json

if TYPE_CHECKING:
    from deckbuilder.brand import Brand


@click.command(
    epilog="""\b
Examples:
  deckbuild brand check northshire
  deckbuild brand check northshire -o swatches.svg   the colours as a picture, too
  deckbuild brand check northshire --format json
"""
)
@brand_argument
@click.option(
    "--output",
    "-o",
    "path",
    metavar="FILE",
    callback=ending_in((".svg", ".png"), "the picture's", "swatches"),
    type=click.Path(path_type=Path),
    help="Draw the colours in this file, .svg or .png.",
)
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="What to print.",
)
@quiet_option
@verbose_option
@click.pass_context
def check(context: click.Context, name: str, path: Path | None, format_: str) -> None:
    """Show which of a brand's colours can be read.

    NAME is a brand under branding/, or the path of its folder. For each pair of colours that
    slides put on one another the contrast is shown, whether it passes WCAG 2.2 AA, and where it
    does not, the nearest colour that does. The picture is drawn even where colours fail.
    """
    from deckbuilder.brand.resolve import load_brand
    from deckbuilder.builds.request import BRAND_ARGUMENT

    console = context.ensure_object(Console)
    diagnostics = Diagnostics()
    console.progress("Reading the brand")
    brand = load_brand(name, (Path(),), diagnostics, where=BRAND_ARGUMENT)
    console.close()
    if brand is not None:
        console.say_lines(_json(brand) if format_ == "json" else _table(brand))
    written = path is not None and brand is not None and _draw(brand, path, diagnostics)
    console.report(diagnostics)
    if path is not None and written and format_ == "table":
        console.say(f"{shown(path)}: swatches, {size_of(path.stat().st_size)}")
    context.exit(status_of(diagnostics))


# --- for people ----------------------------------------------------------------------------


def _table(brand: Brand) -> str:
    from deckbuilder.brand.colour_checks import judge_pairs
    from deckbuilder.brand.colours.contrast import MINIMUM
    from deckbuilder.brand.swatches import NAMES, say_outcome

    rows = []
    for verdict in judge_pairs(brand.colours):
        cells = [
            f"{NAMES[name]} ({name}) #{brand.colours.rgb(name)}"
            for name in (verdict.text, verdict.background)
        ]
        result = say_outcome(verdict)
        if verdict.nearest:
            result += f'; {verdict.change} = "#{verdict.nearest}" would do'
        rows.append((*cells, verdict.shown, result))
    head = ("Text", "on", "Ratio", "AA")
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(3)]
    lines = (
        f"{text:<{widths[0]}}  {ground:<{widths[1]}}  {ratio:>{widths[2]}}  {result}"
        for text, ground, ratio, result in (head, *rows)
    )
    first = (
        f"{brand.title}: text and its ground, either of the two as the text, need {MINIMUM} to 1"
    )
    return "\n".join((first, "", *lines, "", *_rest(brand)))


def _rest(brand: Brand) -> list[str]:
    """Return the lines on paper, fonts and logo."""
    from deckbuilder.brand.swatches import NAMES

    lines = [
        f"On white paper: {NAMES[name]} ({name}) #{paper}"
        for name in brand.paper.__struct_fields__
        if (paper := brand.paper.rgb(name)) != brand.colours.rgb(name)
    ]
    for slot in ("heading", "body", "mono"):
        font = getattr(brand, slot)
        embedded = "" if font.embed == font.name else f"; in the PDF: {font.embed}"
        lines.append(f"Font, {slot}: {font.name}{embedded}")
    if brand.logo is None:
        return [*lines, "Logo: none"]
    lines.append(f"Logo: {brand.logo.image.path.name}, for screen readers “{brand.logo.alt}”")
    lines += [f"Logo of a partner: “{partner.alt}”" for partner in brand.logo.partners]
    if brand.logo.dark is not None:
        lines.append(f"Logo for dark grounds: {brand.logo.dark.path.name}")
    return lines


# --- for programs --------------------------------------------------------------------------


def _json(brand: Brand) -> str:
    import json

    from deckbuilder.brand.colour_checks import judge_pairs
    from deckbuilder.brand.colours.contrast import MINIMUM

    logo = brand.logo
    found = {
        "name": brand.name,
        "title": brand.title,
        "minimum": MINIMUM,
        "pairs": [
            {
                "text": verdict.text,
                "text_colour": _code(brand.colours.rgb(verdict.text)),
                "ground": verdict.background,
                "ground_colour": _code(brand.colours.rgb(verdict.background)),
                "ratio": float(verdict.shown),
                "passes": verdict.passes,
                "change": verdict.change or None,
                "nearest": _code(verdict.nearest),
                "stand_in": verdict.stand_in or None,
            }
            for verdict in judge_pairs(brand.colours)
        ],
        "paper": {name: _code(brand.paper.rgb(name)) for name in brand.paper.__struct_fields__},
        "fonts": {
            slot: {"name": getattr(brand, slot).name, "embedded": getattr(brand, slot).embed}
            for slot in ("heading", "body", "mono")
        },
        "logo": {
            "file": logo.image.path.name,
            "file_dark": logo.dark.path.name if logo.dark else None,
            "alt": logo.alt,
            "partners": [partner.alt for partner in logo.partners],
        }
        if logo
        else None,
    }
    return escape_json(json.dumps(found, indent=2, ensure_ascii=False))


def _code(colour: str | None) -> str | None:
    return f"#{colour}" if colour else None


# --- as a picture --------------------------------------------------------------------------


def _draw(brand: Brand, path: Path, diagnostics: Diagnostics) -> bool:
    from deckbuilder.brand.swatches import draw_swatches, rasterise_swatches
    from deckbuilder.builds.output import write_outputs

    svg = draw_swatches(brand)
    data = rasterise_swatches(svg, brand) if path.suffix.lower() == ".png" else svg.encode()
    return write_outputs({path: data}, diagnostics)
