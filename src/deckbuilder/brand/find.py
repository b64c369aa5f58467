"""Where brands are: folders named after them under `branding`.

Owns the order in which folders are looked through. Refuses to read what it finds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from deckbuilder.brand.written import BRAND_FILE
from deckbuilder.files.inputs import is_dir, is_file, is_within, list_folder
from deckbuilder.files.places import is_foreign, is_in_reach

BUILT_IN = "default"


class BrandOutsideError(Exception):
    """A brand is meant that neither is in reach of what names it nor was named by the user."""


def find_brand(name: str, starts: tuple[Path, ...], root: Path | None = None) -> Path | None:
    """Return the folder of a brand, or None where no folder has it.

    Looks for `branding/NAME` upward from each start, then takes `name` for a path from the
    first start. One that the deck or brand in `root` names has to be in its reach; the user's may
    be anywhere. Raises BrandOutsideError.
    """
    by_path, upward = starts[0] / name, is_foreign(name)
    if root is not None and upward:
        by_path = Path(os.path.normpath(starts[0] / name.replace("\\", "/")))
        if is_foreign(name, upward=True) or not is_in_reach(by_path, root):
            raise BrandOutsideError
    for branding in () if upward else _branding_folders(starts):
        if _holds_brand(branding / name):
            return _own(branding / name, branding.parent)
    if not _holds_brand(by_path):
        return None
    return by_path if root is None or upward else _own(by_path, starts[0])


def _own(folder: Path, home: Path) -> Path:
    if not is_within(folder, home):
        raise BrandOutsideError
    return folder


def known_brands(starts: tuple[Path, ...]) -> list[str]:
    """Return the names of all brands that could be had, the built-in one among them."""
    names = {BUILT_IN}
    for branding in _branding_folders(starts):
        if not (is_dir(branding) and is_within(branding, branding.parent)):
            continue
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
                if folder == here or _owner(folder / "branding") in (None, 0, _owner(here)):
                    yield folder / "branding"


def _owner(folder: Path) -> int | None:
    """Return whose folder it is: anybody may put a brand above a deck, in `/tmp` for instance."""
    try:
        return folder.stat().st_uid
    except OSError:  # there is none
        return None


def _holds_brand(folder: Path) -> bool:
    return is_file(folder / BRAND_FILE)
