"""The slides of a deck in a folder, read: the files of each, laid over each other.

Owns what is kept of a slide for the next build in a process that builds again, and when that may
take its place. Refuses to order slides (`slide_sources`) and to read Markdown.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.cache.warm import Shelf, as_value, find_reported, open_shelf
from deckbuilder.diagnostics import Span
from deckbuilder.files.limits import INSERTED
from deckbuilder.files.reading import shown
from deckbuilder.model import Slide
from deckbuilder.source.markdown.checks.other_files import drop_foreign
from deckbuilder.source.markdown.slides import read_slide_file
from deckbuilder.source.markdown.state import DeckReading
from deckbuilder.source.markdown.tokens import parse_file
from deckbuilder.source.overlays.slide_overlay import check_addition, lay_over
from deckbuilder.source.overlays.slide_sources import SlideSource
from deckbuilder.source.settings.declarations import SLIDE


class _ReadSlide(Struct, frozen=True):
    """A slide, and what reading it adds to what is known of the deck."""

    slide: Slide | None
    links: Sequence[tuple[str, Span]]
    files: frozenset[Path]
    inserted: frozenset[str]
    length: int
    """How many characters its text inserted."""
    alone: bool
    """Whether what was reported of it does not depend on the slides before it."""


def read_all(sources: Sequence[SlideSource], reading: DeckReading) -> list[Slide | None]:
    """Read all slides of a deck in their order; None for one that could not be read."""
    inserts = reading.inserts
    shelf = open_shelf(
        "read slide",
        Path.cwd(),
        reading.root,
        as_value(inserts.values),
        (inserts.unread, inserts.missing, inserts.own, inserts.unfilled),
        (reading.overflow, reading.extends, reading.partial),
        reading.diagnostics.redirections,
    )
    return [_find_slide(source, reading, shelf) for source in sources]


def _find_slide(source: SlideSource, reading: DeckReading, shelf: Shelf) -> Slide | None:
    diagnostics, inserts = reading.diagnostics, reading.inserts
    before = inserts.inserted
    known = tuple(diagnostics.lines_at_fault(shown(layer.file)) for layer in source.layers)
    inserting = any("{{" in layer.text for layer in source.layers)
    parts = (as_value(source), known, before if inserting else 0)
    read = partial(_read_slide, source, reading)
    found = find_reported(
        shelf, parts, read, diagnostics, diagnostics, keeps=lambda each: each.alone
    )
    reading.links += found.links
    reading.files |= found.files
    reading.inserted |= found.inserted
    inserts.inserted = before + found.length
    return found.slide


def _read_slide(source: SlideSource, reading: DeckReading) -> _ReadSlide:
    inserts = reading.inserts
    inserted, missed = inserts.inserted, inserts.missed
    own = replace(reading, links=[], files=set(), inserted=set())
    slide = _read_layers(source, own)
    pictures = (reading.images[path] for path in own.files if path in reading.images)
    return _ReadSlide(
        slide,
        own.links,
        frozenset(own.files),
        frozenset(own.inserted),
        inserts.inserted - inserted,
        alone=inserts.inserted <= INSERTED.max
        and inserts.missed == missed
        and all(picture.sound for picture in pictures),
    )


def _read_layers(source: SlideSource, reading: DeckReading) -> Slide | None:
    """Read the files of a slide and lay them over each other."""
    slide: Slide | None = None
    for layer in source.layers:
        if layer.unread:
            continue
        file = parse_file(layer.body, shown(layer.file), reading.diagnostics)
        own = replace(reading, root=layer.root)
        adds = layer.kind in ("append", "notes")
        front = drop_foreign(layer.front, SLIDE, reading.diagnostics)
        file.program = front.program
        read = read_slide_file(file, front, source.id, own, titled=not adds)
        if adds:
            check_addition(read, layer.front, reading)
        slide = lay_over(slide, read, layer.kind, reading) if adds and slide else read
    return slide
