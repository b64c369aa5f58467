"""Slides in other languages, in folders such as `slides.cy`: which there are, and whose.

Owns their ids, which are those of the slides after the name of the folder: "slides.cy/neglect".
Refuses to report faults, which the variant that shows them does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.inputs import is_dir
from deckbuilder.files.reading import read_text
from deckbuilder.source.overlays.chain import Chain
from deckbuilder.source.overlays.slide_sources import Layer, LocalSlide, SlideSource, Sources
from deckbuilder.source.settings.declarations import VARIANT
from deckbuilder.source.slide_files import find_slides


def name_folders(chain: Chain) -> tuple[str, ...]:
    """Return the folders that variants of a chain's decks show in the place of `slides`."""
    found: set[str] = set()
    for deck in chain.folders:
        variants = deck.settings.data.get("variants")
        for entry in variants if isinstance(variants, list) else ():
            name = entry.get("slides") if isinstance(entry, dict) else None
            if folder := VARIANT["slides"].read(name):
                found.add(folder)
    return tuple(sorted(found))


def find_base_translations(chain: Chain, sources: Sources) -> tuple[SlideSource, ...]:
    """Return the translations of the deck that a chain's own deck extends."""
    return _find(name_folders(chain), Chain(chain.bases), sources.base) if chain.bases else ()


def find_translations(chain: Chain, slides: Sequence[SlideSource]) -> tuple[SlideSource, ...]:
    """Return the translations of a deck's slides in the order of their ids."""
    return _find(name_folders(chain), chain, slides)


def find_local_translations(chain: Chain, sources: Sources) -> tuple[LocalSlide, ...]:
    """Return the deck's own translations; each does what its slide's own file does.

    Where the deck has no such file, it takes the place of the translation that it extends.
    """
    own = {slide.id: slide for slide in sources.local}
    base = {slide.id: slide for slide in sources.base}
    found: list[LocalSlide] = []
    for folder in name_folders(chain):
        for id_, file in _list_files(chain.own.root, folder).items():
            layer = own[id_].layer if id_ in own else None
            if layer is None and id_ in base:
                layer = replace(base[id_].layers[0], root=chain.own.root, kind="replace")
            read = _read_layer(layer, file) if layer is not None else None
            if read is not None:
                found.append(LocalSlide(f"{folder}/{id_}", file, read.kind, read))
    return tuple(found)


def find_sole_translations(chain: Chain, sources: Sources) -> Mapping[str, tuple[LocalSlide, ...]]:
    """Return the deck's own translations of slides that the extended deck does not translate.

    They are by the slides' ids. A translation of a file of the deck's own goes with that file.
    """
    local = find_local_translations(chain, sources)
    known = {slide.id for slide in find_base_translations(chain, sources)} if local else set()
    base = {slide.id for slide in sources.base} - {slide.id for slide in sources.local}
    found: dict[str, tuple[LocalSlide, ...]] = {}
    for own in local:
        id_ = own.id.rpartition("/")[2]
        if own.id not in known and id_ in base:
            found[id_] = (*found.get(id_, ()), own)
    return found


def choose_layers(
    slide: SlideSource, chain: Chain, files: dict[Path, dict[str, Path]]
) -> tuple[tuple[Layer, Path | None], ...]:
    """Return the layers of a slide, each with the file that translates it, None where none does.

    `files` are those of a folder of translations, by the deck's folder and the slide's id. A deck
    that leaves the slide as it is may translate it anew: its file stands for all layers then.
    """
    for deck in chain.folders:
        if any(layer.root == deck.root for layer in slide.layers):
            break
        if slide.id in files[deck.root]:
            layer = replace(slide.layers[0], root=deck.root)
            return ((layer, files[deck.root][slide.id]),)
    return tuple((layer, files[layer.root].get(slide.id)) for layer in slide.layers)


def _find(
    folders: Sequence[str], chain: Chain, slides: Sequence[SlideSource]
) -> tuple[SlideSource, ...]:
    found = (slide for folder in folders for slide in _find_in(folder, chain, slides))
    return tuple(sorted(found, key=lambda slide: slide.id))


def _find_in(folder: str, chain: Chain, slides: Sequence[SlideSource]) -> Iterator[SlideSource]:
    files = {deck.root: _list_files(deck.root, folder) for deck in chain.folders}
    if not any(files.values()):
        return
    for slide in slides:
        chosen = choose_layers(slide, chain, files)
        layers = [_read_layer(layer, file) for layer, file in chosen if file is not None]
        if chosen[0][1] is not None:
            yield SlideSource(f"{folder}/{slide.id}", tuple(filter(None, layers)))


def _list_files(root: Path, folder: str) -> dict[str, Path]:
    if not is_dir(root / folder):
        return {}
    return dict(find_slides(root, Diagnostics(), numbered=False, folder=folder))


def _read_layer(layer: Layer, file: Path) -> Layer | None:
    """Return a layer with the text of the file that translates it; None where none can be read."""
    text = read_text(file, Diagnostics())
    return replace(layer, file=file, text=text) if text is not None else None
