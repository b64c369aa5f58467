"""Slides of an extended deck copied into the deck that extends it, to be changed there.

Owns which files go along. Refuses to overwrite, and to write to the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from deckbuilder.diagnostics import Diagnostics, Span, nearest
from deckbuilder.files.inputs import exists, is_file
from deckbuilder.files.reading import read_bytes, resolve_inside, shown
from deckbuilder.source.overlays.chain import Chain, find_chain
from deckbuilder.source.overlays.comparing.snapshot import check_inside, snapshot_base
from deckbuilder.source.overlays.lock.file import LOCK_FILE, read_lock, render_lock
from deckbuilder.source.overlays.named_files import find_named_files
from deckbuilder.source.overlays.slide_sources import Layer, Sources, assemble


class CannotCopyError(Exception):
    """Why a slide cannot be copied, in words."""


class Copies(Struct):
    """The files to write, and those that are there already and stay as they are."""

    files: dict[Path, bytes] = field(default_factory=dict)
    kept: list[Path] = field(default_factory=list)


def copy_slides(root: Path, ids: Sequence[str], diagnostics: Diagnostics) -> Copies:
    """Return what makes slides of the extended deck those of the deck in `root`.

    That is each slide's file, the pictures and data that it names, and `deck.lock`, which then
    knows what the copies were made from. Raises CannotCopyError.
    """
    chain = find_chain(root, diagnostics)
    if not chain.bases:
        if chain.extends:
            raise CannotCopyError(f"the deck that {shown(root)} extends cannot be read")
        raise CannotCopyError(f"{shown(root)} extends no deck whose slides could be copied")
    sources = assemble(chain, diagnostics)
    check_inside(chain, sources, diagnostics)
    copies = Copies()
    for id_ in dict.fromkeys(ids):
        _copy_slide(id_, root, sources, copies, diagnostics)
    copies.files[root / LOCK_FILE] = _renew_lock(chain, sources, ids, diagnostics).encode()
    return copies


def list_slides(root: Path) -> list[str]:
    """Return the ids of the slides that can be copied into the deck in `root`."""
    sources = assemble(find_chain(root, Diagnostics()), Diagnostics())
    own = {slide.id for slide in sources.local}
    return [slide.id for slide in sources.base if slide.id not in own]


def _copy_slide(
    id_: str, root: Path, sources: Sources, copies: Copies, diagnostics: Diagnostics
) -> None:
    layer = _find_slide(id_, sources)
    copies.files[root / "slides" / f"{id_}.md"] = _without_place(layer).encode()
    for name in find_named_files(layer.text):
        where = Span(shown(layer.file), 1, 1)
        path = resolve_inside(layer.root, name, diagnostics, where=where)
        if path is None or not is_file(path):
            continue  # reported where the slide is read
        if exists(root / name):
            copies.kept.append(root / name)
        elif (data := read_bytes(path, diagnostics)) is not None:
            copies.files[root / name] = data


def _find_slide(id_: str, sources: Sources) -> Layer:
    own = {slide.id: slide.file for slide in sources.local}
    if id_ in own:
        raise CannotCopyError(f"the slide {id_!r} has a file here already: {shown(own[id_])}")
    slides = {slide.id: slide for slide in sources.base}
    if id_ not in slides:
        match = nearest(id_, slides)
        hint = f"did you mean {match!r}?" if match else f"the slides are: {', '.join(slides)}"
        raise CannotCopyError(f"the extended deck has no slide {id_!r}: {hint}")
    layers = slides[id_].layers
    if len(layers) > 1:
        files = " and ".join(shown(layer.file) for layer in layers)
        raise CannotCopyError(
            f"the slide {id_!r} is made of {len(layers)} files, {files}: put what you need of "
            f"them into slides/{id_}.md yourself"
        )
    return layers[0]


def _without_place(layer: Layer) -> str:
    """Return a slide's text without the settings that put it where it already is."""
    places = {layer.front.lines.get((key,)) for key in ("after", "before", "overlay")}
    lines = layer.text.split("\n")
    return "\n".join(line for number, line in enumerate(lines, 1) if number not in places)


def _renew_lock(
    chain: Chain, sources: Sources, ids: Sequence[str], diagnostics: Diagnostics
) -> str:
    now = snapshot_base(chain, sources)
    file = chain.own.root / LOCK_FILE
    found = read_lock(chain.own.root, diagnostics)
    if found is None and exists(file):  # which says what is still to compare
        raise CannotCopyError(f"{shown(file)} cannot be read; `deckbuild check` says why")
    lock = found or now
    for id_ in ids:
        lock = lock.accept(now, id_)
    return render_lock(lock)
