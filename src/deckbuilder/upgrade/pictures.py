"""Pictures of slides before and after a change, and of the local deck's own.

Owns laying out the extended deck as it was: it is written to a folder for the time, from what the
lock keeps of it. Everything is shown in the local deck's brand. Refuses reports of faults: a slide
that cannot be read has no picture.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct

from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.brand import Brand
from deckbuilder.builds import pipeline
from deckbuilder.builds.laying_out import settle_brand
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.inputs import is_file
from deckbuilder.files.places import why_no_name
from deckbuilder.files.reading import read_bytes, resolve_inside
from deckbuilder.files.toml_text import quote
from deckbuilder.layout import lay_out
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene
from deckbuilder.source import read_deck
from deckbuilder.source.overlays.lock.file import LOCK_FILE, Lock, LockedFile
from deckbuilder.upgrade.changes import SlideChange
from deckbuilder.writers.svg import write_slide

_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")

_SHOWN = frozenset({"title", "subtitle", "lang", "audience", "author", "edition", "start"})
"""The settings that a picture of a slide may show."""

Side = Literal["before", "after", "local"]

CAPTIONS: dict[Side, str] = {
    "before": "Before",
    "after": "Now",
    "local": "In your deck",
}


class SlidePicture(Struct, frozen=True):
    """A picture of a slide; a slide that goes on has several."""

    side: Side
    name: str
    """Unlike that of all other pictures of a report, as files and ids may be named."""
    label: str
    svg: str


def draw_changes(
    root: Path, bases: Sequence[Path], lock: Lock, changes: Iterable[SlideChange]
) -> dict[str, tuple[SlidePicture, ...]]:
    """Return the pictures of each changed slide, by its id now.

    `root` is the local deck's folder, `bases` those of the decks that it extends, nearest first.
    Translations have none: what is laid out here is the deck itself, and no variant.
    """
    wanted = [change for change in changes if not change.is_translation]
    if not wanted:
        return {}
    ignored, request = Diagnostics(), DeckRequest(path=root)
    shown = any(change.local for change in wanted)
    deck = read_deck(root, ignored, with_slides=shown)
    brand = settle_brand(deck, request, ignored) if deck is not None else None
    local = lay_out(deck, brand, ignored) if deck is not None and brand and shown else None
    after = _compose(bases[0], brand)
    with tempfile.TemporaryDirectory(prefix="deckbuilder-") as folder:
        _write_deck(Path(folder), bases, lock)
        before = _compose(Path(folder), brand or (after.brand if after is not None else None))
        sides: dict[Side, _Slides] = {
            side: _Slides.of(presentation)
            for side, presentation in zip(CAPTIONS, (before, after, local), strict=True)
            if presentation is not None
        }
        return {change.id: tuple(_draw(change, sides)) for change in wanted}


class _Slides(NamedTuple):
    """A deck that is laid out, and the scenes of each of its slides by its id."""

    presentation: Presentation
    scenes: Mapping[str | None, Sequence[Scene]]

    @classmethod
    def of(cls, presentation: Presentation) -> _Slides:
        """Gather the scenes of each slide."""
        scenes: dict[str | None, list[Scene]] = {}
        for scene in presentation.scenes:
            scenes.setdefault(scene.slide_id, []).append(scene)
        return cls(presentation, scenes)


def _compose(root: Path, brand: Brand | None) -> Presentation | None:
    """Lay out a deck in a brand, in its own where there is none."""
    ignored = Diagnostics()
    request = DeckRequest(path=root)
    if brand is None:
        return pipeline.compose(request, ignored, pages=())
    deck = pipeline.read(request, ignored)
    return lay_out(deck, brand, ignored) if deck is not None else None


def _draw(change: SlideChange, sides: Mapping[Side, _Slides]) -> Iterator[SlidePicture]:
    single = change.old is not None and change.old.parts == 1
    shown = {"before": change.old if single else None, "after": change.new, "local": change.local}
    for side, slides in sides.items():
        slide = shown[side]
        if slide is not None:
            scenes = slides.scenes.get(slide.id, ())
            yield from _draw_side(side, change, slides.presentation, scenes)


def _draw_side(
    side: Side, change: SlideChange, presentation: Presentation, scenes: Sequence[Scene]
) -> Iterator[SlidePicture]:
    for number, scene in enumerate(scenes, 1):
        name = _UNSAFE.sub("-", change.id) + f"-{side}" + (f"-{number}" if number > 1 else "")
        title = change.title or change.id
        part = f", part {number}" if len(scenes) > 1 else ""
        label = f"{CAPTIONS[side]}{part}: picture of the slide {title}"
        with suppress(UnusablePictureError):  # a build of the deck reports it
            svg = write_slide(presentation, scene, name=name, label=label)
            yield SlidePicture(side, name, label, svg)


# --- the deck as it was --------------------------------------------------------------------


def _write_deck(folder: Path, bases: Sequence[Path], lock: Lock) -> None:
    """Write the deck that a lock keeps; pictures, which it does not keep, are today's."""
    slides = folder / "slides"
    slides.mkdir()
    for number, slide in enumerate(lock.slides, 1):
        _write_slide(slides, f"{number:04}-{slide.id.replace('/', '-')}.md", slide.text)
        for file in slide.files:
            _write_file(folder, bases, file)
    (folder / "deck.toml").write_text(_settings(lock.values), encoding="utf-8")
    (folder / "facts.toml").write_text(_facts(lock.values), encoding="utf-8")


def _write_slide(folder: Path, name: str, text: str) -> None:
    """Write a slide; one whose id in the lock makes no name of a file has no picture."""
    if "\\" not in name and not why_no_name(name):
        with contextlib.suppress(OSError):
            (folder / name).write_text(text, encoding="utf-8")


def _write_file(folder: Path, bases: Sequence[Path], file: LockedFile) -> None:
    """Write a file that a slide names, unless that is outside: the slide shows without it then."""
    ignored, where = Diagnostics(), Span(LOCK_FILE, 1, 1)
    target, *sources = (
        resolve_inside(root, file.name, ignored, where=where) for root in (folder, *bases)
    )
    source = next((path for path in sources if path is not None and is_file(path)), None)
    data = read_bytes(source, ignored) if source is not None and not file.text else None
    if target is not None and (file.text or data is not None):
        with contextlib.suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.text.encode() if data is None else data)


def _settings(values: Mapping[str, str]) -> str:
    """Return a `deck.toml` of the values that a lock keeps."""
    shown = (pair for pair in _table(values, "deck") if pair[0] in _SHOWN)
    lines = [f"{key} = {quote(value)}" for key, value in shown]
    for id_, text in _table(values, "outcomes"):
        lines += ["[[outcomes]]", f"id = {quote(id_)}", f"text = {quote(text)}"]
    lines.append("[variables]")
    lines += [f"{quote(name)} = {quote(value)}" for name, value in _table(values, "variables")]
    return "\n".join(lines) + "\n"


def _facts(values: Mapping[str, str]) -> str:
    """Return a `facts.toml` of the values that a lock keeps."""
    lines = []
    for table in ("facts", "contacts"):
        for name, value in _table(values, table):
            lines += [f"[{table}.{quote(name)}]", f"value = {quote(value)}"]
            if source := values.get(f"sources.{table}.{name}"):
                lines.append(f"source = {quote(source)}")
    return "\n".join(lines) + "\n"


def _table(values: Mapping[str, str], table: str) -> list[tuple[str, str]]:
    start = f"{table}."
    return [
        (name.removeprefix(start), value)
        for name, value in values.items()
        if name.startswith(start)
    ]
