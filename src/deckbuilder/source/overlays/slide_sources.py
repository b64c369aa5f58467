"""The slides of a deck as files: the files that make each slide, and the order of the slides.

Owns what a file in an extending deck does (`overlay`, by its slide's id) and the deck that comes
of it. Refuses to read Markdown, and to drop a file in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, nearest
from deckbuilder.files.reading import is_own, read_text, shown
from deckbuilder.source.overlays.chain import Chain, DeckFolder
from deckbuilder.source.overlays.lock.removed_slides import RemovedSlides
from deckbuilder.source.overlays.merge_marks import blank_conflicts
from deckbuilder.source.overlays.order import arrange, suggest
from deckbuilder.source.settings.front_matter import FrontMatter, split_front_matter
from deckbuilder.source.slide_files import find_slides
from deckbuilder.wording import as_argument

Kind = Literal["slide", "replace", "append", "notes", "new"]


class Layer(Struct, frozen=True):
    """One file of a slide: the slide itself, or what is laid over it."""

    file: Path
    root: Path
    """The folder of the deck that the file belongs to."""
    kind: Kind
    text: str
    """The whole file, its lines ended by LF."""
    front: FrontMatter
    body: str
    """The file without its settings, whose lines are blank."""
    unread: bool = False
    """Whether the file could not be read, which was reported."""


class SlideSource(Struct, frozen=True):
    """A slide's files, the most national first; most slides have one."""

    id: str
    layers: tuple[Layer, ...]


class LocalSlide(Struct, frozen=True):
    """A slide file of a deck's own folder, and what it does."""

    id: str
    file: Path
    kind: Kind
    layer: Layer


class Sources(Struct, frozen=True):
    """The slides of a deck in order."""

    slides: tuple[SlideSource, ...]
    base: tuple[SlideSource, ...] = ()
    """The same of the deck that it extends, on its own."""
    local: tuple[LocalSlide, ...] = ()
    """The files of the deck's own folder, in the order of their names."""
    removed: RemovedSlides | None = None
    """What became of slides that the extended deck has no more; None where it extends none."""


def assemble(chain: Chain, diagnostics: Diagnostics) -> Sources:
    """Lay the slide files of a chain's decks over each other; report every fault."""
    last = chain.folders[-1]
    local = _read_folder(last, {}, diagnostics, numbered=not chain.extends)
    slides = tuple(SlideSource(slide.id, (slide.layer,)) for slide in local)
    sources = Sources(slides, (), tuple(local))
    for deck, lower in zip(chain.folders[-2::-1], chain.folders[:0:-1], strict=True):
        sources = _lay_over(sources.slides, deck, shown(lower.root), diagnostics)
    _explain_copying(sources, chain)
    return sources


def _read_folder(
    deck: DeckFolder,
    base: Mapping[str, SlideSource],
    diagnostics: Diagnostics,
    *,
    numbered: bool,
) -> list[LocalSlide]:
    files = find_slides(deck.root, diagnostics, numbered=numbered)
    return [_read_file(id_, file, deck, base, diagnostics) for id_, file in files]


def _read_file(
    id_: str,
    file: Path,
    deck: DeckFolder,
    base: Mapping[str, SlideSource],
    diagnostics: Diagnostics,
) -> LocalSlide:
    path = shown(file)
    text = read_text(file, diagnostics) if is_own(file, deck.root, diagnostics) else None
    whole = blank_conflicts(text or "", path, diagnostics)
    front, body = split_front_matter(whole, path, diagnostics)
    kind = _kind(id_, front, base)
    layer = Layer(file, deck.root, kind, text or "", front, body, unread=text is None)
    return LocalSlide(id_, file, kind, layer)


def _kind(id_: str, front: FrontMatter, base: Mapping[str, SlideSource]) -> Kind:
    match str(front.data.get("overlay", "")).strip():
        case "append" | "notes" as kind:
            return kind
    if not base:
        return "slide"
    return "replace" if id_ in base else "new"


# --- one deck over another -----------------------------------------------------------------


def _lay_over(
    base: Sequence[SlideSource], deck: DeckFolder, name: str, diagnostics: Diagnostics
) -> Sources:
    """Lay a deck over the slides of the one that it extends, whose folder is `name`."""
    known = {slide.id: slide for slide in base}
    texts = {slide.id: "\n".join(layer.text for layer in slide.layers) for slide in base}
    removed = RemovedSlides(deck.root, texts, name)
    local = _read_folder(deck, known, diagnostics, numbered=False)
    slides = dict(known)
    for own in local:
        _check_target(own, known, removed, diagnostics)
        lower = known[own.id].layers if own.kind in ("append", "notes") and own.id in known else ()
        slides[own.id] = SlideSource(own.id, (*lower, own.layer))
    fronts = {own.id: own.layer.front for own in local}
    order = arrange(tuple(known), fronts, deck, removed, diagnostics)
    dropped = _read_dropped(deck, slides, {own.id: own for own in local}, removed, diagnostics)
    shown_slides = tuple(slides[id_] for id_ in order if id_ not in dropped)
    return Sources(shown_slides, tuple(base), tuple(local), removed)


def _check_target(
    own: LocalSlide,
    base: Mapping[str, SlideSource],
    removed: RemovedSlides,
    diagnostics: Diagnostics,
) -> None:
    """Report a file that is to change a slide which the extended deck does not have."""
    written = own.layer.front.data.get("overlay")
    if not written or own.id in base:
        return
    match = nearest(own.id, base)
    hint = "name the file after the slide; for a slide of your own take out the line overlay"
    if fate := removed.describe(own.id):
        new_id = removed.find(own.id)
        hint = f"{fate}: {f'rename the file {new_id}.md' if new_id else 'take the file out'}"
    elif match:
        hint = f"did you mean {match!r}? The file's name says which slide it is"
    diagnostics.report(
        codes.UNKNOWN_SLIDE,
        own.layer.front.span("overlay"),
        f"the extended deck has no slide {own.id!r} that this file could change",
        hint=hint,
    )


def _read_dropped(
    deck: DeckFolder,
    slides: Mapping[str, SlideSource],
    local: Mapping[str, LocalSlide],
    removed: RemovedSlides,
    diagnostics: Diagnostics,
) -> frozenset[str]:
    where = deck.settings.span("drop")
    for id_ in deck.drop:
        if id_ not in slides and removed.find(id_) == "":  # what was to be left out is gone
            diagnostics.report(
                codes.LOCAL_ORPHANED,
                where,
                f"drop names {id_!r}: {removed.describe(id_)}",
                hint="take the id out of drop",
            )
        elif id_ not in slides:
            diagnostics.report(
                codes.UNKNOWN_SLIDE,
                where,
                f"drop names {id_!r}, but no slide has this id",
                hint=suggest(id_, slides, removed, gone=""),
            )
        elif id_ in local:
            diagnostics.report(
                codes.OVERLAYS_DISAGREE,
                where,
                f"drop takes out {id_!r}, so that {shown(local[id_].file)} has no effect",
                hint="take the id out of drop, or move the file out of the folder slides",
            )
    return frozenset(deck.drop)


def _explain_copying(sources: Sources, chain: Chain) -> None:
    """Add hints for faults in files of other decks: how to copy the slide into the own deck."""
    if not chain.bases:
        return
    from deckbuilder.source.overlays.named_files import find_named_files  # few decks extend another

    for slide in sources.slides:
        for layer in slide.layers:
            if layer.root == chain.own.root:
                continue
            hint = (
                "copy the slide into your own deck to mend it: "
                f"deckbuild adapt {as_argument(shown(chain.own.root))}"
                f" --slide {as_argument(slide.id)}"
            )
            for file in (layer.file, *(layer.root / name for name in find_named_files(layer.text))):
                chain.hints.setdefault(shown(file), hint)
