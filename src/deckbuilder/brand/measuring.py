"""Measuring the fonts of a brand on a machine that has them.

Owns which fonts are worth it, where machines keep fonts, those of Office too, and that a table
never loses what it had. Refuses to write files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.assets.font_measuring import FONT_ENDINGS, find_cuts, measure_family
from deckbuilder.assets.width_tables import (
    SHIPPED,
    STYLES,
    WidthTable,
    WidthTableError,
    read_width_table,
    write_width_table,
)
from deckbuilder.brand.brand import Brand
from deckbuilder.brand.fonts import STAND_INS, plain_name, system_folders, table_name
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.inputs import is_file, walk
from deckbuilder.files.reading import shown


class Measured(Struct, frozen=True):
    """A font's table, the file that is to hold it, and the files that it was measured in."""

    path: Path
    table: WidthTable
    sources: tuple[Path, ...]

    @property
    def data(self) -> bytes:
        """The text of the file."""
        return write_width_table(self.table)


def fonts_to_measure(brand: Brand) -> tuple[str, ...]:
    """Return the names of a brand's fonts whose widths do not come with the tool."""
    fonts = (brand.heading, brand.body, brand.mono, *brand.faces.values())
    own = (font for font in fonts if font.widths is None or font.widths.parent != SHIPPED)
    names = dict.fromkeys(font.name for font in own)
    return tuple(name for name in names if plain_name(name) not in STAND_INS)


def measure_fonts(
    names: Sequence[str], folder: Path, diagnostics: Diagnostics
) -> tuple[Measured, ...]:
    """Measure fonts for the brand in a folder; what is not to be had is reported."""
    files = tuple(_find_files(folder))
    measured = (_measure(name, folder, files, diagnostics) for name in names)
    return tuple(filter(None, measured))


def _measure(
    name: str, folder: Path, files: Sequence[Path], diagnostics: Diagnostics
) -> Measured | None:
    path = folder / "fonts" / table_name(name)
    cuts = find_cuts(name, files)
    if "regular" not in cuts:
        diagnostics.report(
            codes.FONT_NOT_MEASURED,
            shown(folder),
            f"the font {name} is not on this machine, or has no regular cut",
            hint="run this on a PC whose PowerPoint lists the font, by the name in that list",
        )
        return None
    table = measure_family(name, name, cuts)
    lost = _find_lost(table, path) if table else "its files are damaged"
    if table is None or lost:
        diagnostics.report(
            codes.FONT_NOT_MEASURED,
            shown(path),
            f"the font {name} was not measured: {lost}",
            hint="remove the table to have it written anew" if table else "install the font again",
        )
        return None
    return Measured(path, table, tuple(cuts[style].path for style in STYLES if style in cuts))


def _find_lost(table: WidthTable, path: Path) -> str:
    """Return what the table that is there already has and the new one lacks, in words."""
    if not is_file(path):
        return ""
    try:
        old = read_width_table(path)
    except WidthTableError:
        return ""
    lost = [style.replace("_", " ") for style in STYLES if style in {*old.cuts} - {*table.cuts}]
    if lost:
        return f"its table has cuts that this machine has not: {', '.join(lost)}"
    fewer = sum(len({*cut.widths} - {*table.cut(style).widths}) for style, cut in old.cuts.items())
    return f"its table has {fewer} widths that the font here has not" if fewer else ""


def _find_files(folder: Path) -> Iterator[Path]:
    for place in (folder / "fonts", *system_folders(), *_office_folders()):
        yield from (each for each in walk(place) if each.suffix.lower() in FONT_ENDINGS)


def _office_folders() -> tuple[Path, ...]:
    """Return where Office keeps fonts of its own, and those that it fetched."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return (local / "Microsoft/FontCache/4/CloudFonts",)
    if sys.platform == "darwin":
        office = home / "Library/Group Containers/UBF8T346G9.Office"
        app = Path("/Applications/Microsoft PowerPoint.app/Contents/Resources")
        return (app / "DFonts", office / "FontCache/4/CloudFonts")
    return ()
