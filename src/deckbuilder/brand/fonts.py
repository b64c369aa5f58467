"""Where font files are found: the files that a PDF embeds for the fonts a deck names.

Owns the search order (the brand's `fonts/` folder, font packages of the Python index, the
system), how a family's files are named, and where the widths of one without files are known from.
Refuses to measure text, and any font file but TrueType, the only kind that is embedded.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import filterfalse, product
from pathlib import Path

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.assets.font_heights import FontHeights, read_heights
from deckbuilder.assets.fonts import FontFileError, read_font
from deckbuilder.assets.width_tables import NEAREST, SHIPPED, WidthTableError, read_width_table
from deckbuilder.brand.brand import LINE_HEIGHT, Font
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.inputs import (
    Inputs,
    is_file,
    keep_answers,
    keeps_files,
    leads_outside,
    note_all,
    note_file,
    walk,
)
from deckbuilder.files.reading import is_own

FALLBACK = "Source Sans Pro"
"""The family that comes with the tool as a package, the same on every machine."""

CODE = "IBM Plex Mono"
"""The monospaced family that comes with the tool, with the widths of Courier New."""

_PACKAGES = {FALLBACK: "font-source-sans-pro", CODE: "fontpkg-ibm-plex-mono"}

STAND_INS = {"arial": FALLBACK, "couriernew": CODE}
"""What is embedded for the default fonts, whose own files may not be passed on.

The system's files are not asked for these, so that a deck's PDF is the same everywhere.
"""

_ALIASES = (
    ("Arial", "Liberation Sans", "Arimo"),
    ("Times New Roman", "Liberation Serif", "Tinos"),
    ("Courier New", "Liberation Mono", "Cousine"),
    ("Calibri", "Carlito"),
    ("Cambria", "Caladea"),
)
"""Families of the same widths, each of which may stand for the others."""

_SHORT = {"timesnewroman": "times", "couriernew": "cour", "trebuchetms": "trebuc"}
"""How Windows begins the file names of a family, where not with its name."""

_STYLES = {
    "regular": ("", "regular", "roman", "book", "normal"),
    "bold": ("bold", "bd", "b"),
    "italic": ("italic", "it", "i", "oblique"),
    "bold_italic": ("bolditalic", "boldit", "bi", "z", "boldoblique"),
}
_STYLE_OF = {suffix: style for style, suffixes in _STYLES.items() for suffix in suffixes}


class Family(Struct, frozen=True):
    """A family that was found and its files, by style; the regular one is always there."""

    name: str
    files: dict[str, Path]
    packaged: bool = False
    """Whether they come from the Python index, whose installer looks whether they are whole."""


def resolve_font(
    name: str,
    embed: str | None,
    folders: tuple[Path, ...],
    diagnostics: Diagnostics,
    *,
    where: Span | str,
    fallback: str = FALLBACK,
) -> Font | None:
    """Find the files for a font of the deck, or for `embed` where the brand names it.

    `folders` are those of the brand and the ones it extends. Where nothing is found, or what
    cannot be read, the `fallback` stands in and that is reported; None only where that is missing,
    too.
    """
    wanted = embed or STAND_INS.get(plain_name(name)) or name
    family = find_family(wanted, folders)
    if family is None:
        _report_substitution(wanted, fallback, folders, diagnostics, where)
        family = find_family(fallback, ())
    elif not family.packaged and _report_unusable(family.files.values(), diagnostics, where):
        family = find_family(fallback, ())
    if family is None:
        diagnostics.report(
            codes.FONT_MISSING,
            where,
            f"the font {fallback} is not installed",
            hint=f"install the tool again: pip install --force-reinstall {_PACKAGES[fallback]}",
        )
        return None
    files = _complete(family, diagnostics, where)
    widths = _find_widths(name, family, folders, diagnostics, where)
    for file in (*files.values(), *filter(None, (widths,))):
        note_file(file)
    heights = _heights(name, family, widths)
    return Font(
        name=name,
        embed=family.name,
        adjust=_adjust(name, family, heights),
        widths=widths,
        is_alike=_is_same(name, family) or fallback == CODE,
        line_height=round(max(LINE_HEIGHT, heights.line or LINE_HEIGHT), 3),
        regular=files["regular"],
        bold=files["bold"],
        italic=files["italic"],
        bold_italic=files["bold_italic"],
    )


def check_fonts(brand: Path, diagnostics: Diagnostics) -> None:
    """Report fonts of a brand's folder that are links to others outside; they are not read."""
    fonts = brand / "fonts"
    for path in walk(fonts) if is_own(fonts, brand, diagnostics) else ():
        is_own(path, brand, diagnostics)


def find_family(name: str, folders: tuple[Path, ...]) -> Family | None:
    """Return a family, or one of the same widths, from the first place that has it."""
    places = (
        lambda family: _find_in_folders(family, folders),
        _find_in_package,
        lambda family: _select(family, _system_fonts()),
    )
    for place, family in product(places, (name, *_same_widths(name))):
        files = place(family)
        if "regular" in files:
            return Family(family, files, place is _find_in_package)
    return None


def _same_widths(name: str) -> tuple[str, ...]:
    slug = plain_name(name)
    names = next((names for names in _ALIASES if slug in map(plain_name, names)), ())
    return tuple(other for other in names if plain_name(other) != slug)


def plain_name(name: str) -> str:
    """Return a font's name as it is compared: small letters and figures alone."""
    return re.sub("[^a-z0-9]", "", name.casefold())


# --- places --------------------------------------------------------------------------------


def _find_in_folders(family: str, folders: tuple[Path, ...]) -> dict[str, Path]:
    fonts = (filterfalse(leads_outside, _fonts_in(folder / "fonts")) for folder in folders)
    found = (_select(family, files) for files in fonts)
    return next(filter(None, found), {})


def _find_in_package(family: str) -> dict[str, Path]:
    """Look into the package `font_<family>` or `fontpkg_<family>`, without importing it."""
    name = re.sub("[^a-z0-9]+", "_", family.casefold()).strip("_")
    for spec in map(find_spec, (f"font_{name}", f"fontpkg_{name}")):
        if spec is not None and spec.submodule_search_locations:
            folder = Path(next(iter(spec.submodule_search_locations)))
            return _select(family, _fonts_in(folder / "files"))
    return {}


def _system_fonts() -> tuple[Path, ...]:
    """Return the system's fonts, which are only asked for where other places have nothing."""
    fonts, inputs = _list_system_fonts()
    note_all(inputs)
    return fonts


@keeps_files
@cache
def _list_system_fonts() -> tuple[tuple[Path, ...], Inputs]:
    """List the system's fonts, with what was asked for that; slow, so once in a process."""
    with Inputs() as inputs:
        fonts = tuple(font for folder in system_folders() for font in _fonts_in(folder))
    keep_answers(inputs)
    return fonts, inputs


def system_folders() -> tuple[Path, ...]:
    """Return the folders in which the machine keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return (windows / "Fonts", local / "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    return (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


def _fonts_in(folder: Path) -> Iterator[Path]:
    """Return the TrueType files below a folder in a stable order; none where it is missing."""
    return (file for file in walk(folder) if file.name.lower().endswith(".ttf"))


def _select(family: str, fonts: Iterable[Path]) -> dict[str, Path]:
    """Pick the four styles of a family from files by their names; the first of each wins."""
    slug = plain_name(family)
    stems = (slug, _SHORT.get(slug, slug))
    files: dict[str, Path] = {}
    for font in fonts:
        name = plain_name(font.stem)
        for stem in stems:
            style = _STYLE_OF.get(name.removeprefix(stem)) if name.startswith(stem) else None
            if style is not None:
                files.setdefault(style, font)
    return files


# --- what is missing -----------------------------------------------------------------------


def _complete(family: Family, diagnostics: Diagnostics, where: Span | str) -> dict[str, Path]:
    """Return a file for each style, the nearest of the family where one is missing."""
    files = dict(family.files)
    for style, others in NEAREST.items():
        if style in files:
            continue
        files[style] = next(files[other] for other in others if other in files)
        called = style.replace("_", " ")
        diagnostics.report(
            codes.FONT_SUBSTITUTED,
            where,
            f"{family.name} has no {called} file; {files[style].name} stands in in the PDF",
            hint=f"add the family's {called} .ttf file to the brand's folder fonts/",
        )
    return files


def _report_substitution(
    wanted: str,
    fallback: str,
    folders: tuple[Path, ...],
    diagnostics: Diagnostics,
    where: Span | str,
) -> None:
    slug = plain_name(wanted)
    hint = "put its .ttf files into the brand's folder fonts/, or name another font to embed"
    for folder in folders:
        if any(plain_name(file.stem).startswith(slug) for file in walk(folder / "fonts")):
            hint = f"save the font's files in {folder.name}/fonts as TrueType (.ttf)"
    diagnostics.report(
        codes.FONT_SUBSTITUTED,
        where,
        f"no files of the font {wanted} were found; {fallback} stands in in the PDF",
        hint=hint,
    )


def _report_unusable(files: Iterable[Path], diagnostics: Diagnostics, where: Span | str) -> bool:
    """Report files that cannot be read as fonts; tell whether there are any."""
    any_unusable = False
    for file in files:
        try:
            read_font(file)
        except FontFileError as error:
            diagnostics.report(codes.FONT_UNUSABLE, where, str(error), hint=error.hint)
            any_unusable = True
    return any_unusable


# --- widths and heights --------------------------------------------------------------------


def table_name(font: str) -> str:
    """Return the name of the file with a font's widths, in a brand's folder `fonts/`."""
    return f"{plain_name(font)}.widths.json"


def _find_widths(
    name: str,
    family: Family,
    folders: tuple[Path, ...],
    diagnostics: Diagnostics,
    where: Span | str,
) -> Path | None:
    """Return the table by which slides are laid out; None where the family's files tell.

    The files of a brand go first, then its tables, then ours: a deck is laid out alike on machines
    with the font and without.
    """
    fonts = [folder / "fonts" for folder in folders]
    if _is_same(name, family) and any(map(family.files["regular"].is_relative_to, fonts)):
        return None
    ours = SHIPPED / table_name(_LIGHTER.get(plain_name(name), name))
    for path in (*(folder / table_name(name) for folder in fonts), ours):
        if is_file(path) and not leads_outside(path):
            try:
                read_width_table(path)
                return path
            except WidthTableError as error:
                diagnostics.report(codes.FONT_UNUSABLE, where, str(error), hint=error.hint)
    return None


_LIGHTER = {"calibrilight": "Calibri", "segoeuilight": "Segoe UI", "segoeuisemilight": "Segoe UI"}
"""Light cuts that are families of their own: a little narrower than the regular ones."""


def _adjust(name: str, family: Family, heights: FontHeights) -> float:
    """Return the factor that makes the embedded family look of one size with the font."""
    if _is_same(name, family) or (plain_name(name) == "couriernew" and family.name == CODE):
        return 1.0
    found = read_heights(family.files["regular"]).x_height
    return round(heights.x_height / found, 3) if heights.x_height and found else 1.0


def _heights(name: str, family: Family, widths: Path | None) -> FontHeights:
    """Return the heights of a font, as its files or its table tell, or as they are known."""
    if widths:
        table = read_width_table(widths)
        return FontHeights(table.x_height, table.line)
    if _is_same(name, family):
        return read_heights(family.files["regular"])
    return _HEIGHTS.get(plain_name(name), FontHeights())


def _is_same(name: str, family: Family) -> bool:
    """Tell whether a family is the font itself, or one of the same widths and heights."""
    return plain_name(name) == plain_name(family.name) or family.name in _same_widths(name)


_HEIGHTS = {
    "arial": FontHeights(0.519),
    "timesnewroman": FontHeights(0.447),
    "trebuchetms": FontHeights(0.523),
}
"""Heights of fonts that machines have, where no file or table tells."""
