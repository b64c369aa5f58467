"""Where brands are: folders named after them under `branding`.

Owns the order in which folders are looked through. Refuses to read what it finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckbuilder.brand.written import BRAND_FILE
from deckbuilder.files.inputs import is_file, list_folder

BUILT_IN = "default"


def find_brand(name: str, starts: tuple[Path, ...]) -> Path | None:
    """Return the folder of a brand, or None where no folder has it.

    Looks for `branding/NAME` upward from each start, then takes `name` for a path from the
    first start.
    """
    candidates = [branding / name for branding in _branding_folders(starts)]
    for folder in (*candidates, starts[0] / name):
        if _holds_brand(folder):
            return folder
    return None


def known_brands(starts: tuple[Path, ...]) -> list[str]:
    """Return the names of all brands that could be had, the built-in one among them."""
    names = {BUILT_IN}
    for branding in _branding_folders(starts):
        try:
            names.update(folder.name for folder in list_folder(branding) if _holds_brand(folder))
        except OSError:
            continue
    return sorted(names)


def _branding_folders(starts: tuple[Path, ...]) -> Iterator[Path]:
    seen: set[Path] = set()
    for start in starts:
        here = start.absolute()
        for folder in (here, *here.parents):
            if folder not in seen:
                seen.add(folder)
                yield folder / "branding"


def _holds_brand(folder: Path) -> bool:
    return is_file(folder / BRAND_FILE)
