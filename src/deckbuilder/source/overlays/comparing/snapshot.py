"""A deck as it is now, in the form in which `deck.lock` keeps one.

Owns what of a slide's files is kept. Refuses to compare.
"""

from __future__ import annotations

from pathlib import Path

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.reading import is_own, read_bytes, resolve_inside, shown
from deckbuilder.source.overlays.chain import Chain
from deckbuilder.source.overlays.comparing.translations import (
    find_base_translations,
    find_translations,
    name_folders,
)
from deckbuilder.source.overlays.comparing.values import base_values, deck_values
from deckbuilder.source.overlays.lock.file import Lock, LockedFile, LockedSlide, fingerprint
from deckbuilder.source.overlays.named_files import find_named_files
from deckbuilder.source.overlays.slide_sources import SlideSource, Sources
from deckbuilder.source.slide_files import find_slides

_LONGEST = 50_000
"""How many characters of a data file are kept, so that its changes can be shown."""


def snapshot_base(chain: Chain, sources: Sources) -> Lock:
    """Return the deck that a chain's own deck extends as it is now, to be kept or compared."""
    return Lock(
        tuple(map(snapshot_slide, sources.base)),
        base_values(chain),
        tuple(map(snapshot_slide, find_base_translations(chain, sources))),
    )


def snapshot_deck(chain: Chain, sources: Sources) -> Lock:
    """Return a deck as it is now, to be kept by one that is to extend it."""
    return Lock(
        tuple(map(snapshot_slide, sources.slides)),
        deck_values(chain),
        tuple(map(snapshot_slide, find_translations(chain, sources.slides))),
    )


def snapshot_slide(slide: SlideSource) -> LockedSlide:
    """Return a slide and what it names as they are now; a file that is missing is left out."""
    files = (
        _snapshot_file(layer.root, name)
        for layer in slide.layers
        for name in find_named_files(layer.text)
    )
    text = "\n".join(layer.text for layer in slide.layers)
    return LockedSlide(slide.id, text, tuple(filter(None, files)), len(slide.layers))


def _snapshot_file(root: Path, name: str) -> LockedFile | None:
    """Read a file; what is wrong with it is reported where the slide is read."""
    ignored = Diagnostics()
    path = resolve_inside(root, name, ignored, where=Span(name, 1, 1))
    data = read_bytes(path, ignored) if path is not None else None
    if data is None:
        return None
    try:
        text = data.decode("utf-8").replace("\ufeff", "").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return LockedFile(name, fingerprint(data))
    kept = text if name.lower().endswith(".csv") and len(text) <= _LONGEST else ""
    return LockedFile(name, fingerprint(text.encode()), kept)


def check_inside(chain: Chain, sources: Sources, diagnostics: Diagnostics) -> None:
    """Report what leads out of the decks' folders, of which a snapshot holds nothing."""
    found = Diagnostics()
    for deck in chain.folders:
        for folder in ("slides", *name_folders(chain)):
            for _, file in find_slides(deck.root, found, numbered=False, folder=folder):
                is_own(file, deck.root, found)
    for layer in (layer for slide in sources.base for layer in slide.layers):
        for name in find_named_files(layer.text):
            resolve_inside(layer.root, name, found, where=Span(shown(layer.file), 1, 1))
    for each in found:
        if each.code is codes.OUTSIDE_FOLDER:
            diagnostics.report(each.code, each.path, each.message, line=each.line, hint=each.hint)
