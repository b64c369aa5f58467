"""Variants of a deck: half a day instead of a whole one, another language, another audience.

Owns `[[variants]]` of a deck's settings and what a variant changes: settings, the folder whose
text is shown, slides that are left out. Refuses to read slides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Severity, Span, did_you_mean, nearest
from deckbuilder.files.inputs import is_dir
from deckbuilder.files.reading import is_own, read_text, shown
from deckbuilder.model import Slide
from deckbuilder.source.deck_settings import find_misplaced
from deckbuilder.source.overlays.chain import Chain
from deckbuilder.source.overlays.comparing.translations import choose_layers
from deckbuilder.source.overlays.merge_marks import blank_conflicts
from deckbuilder.source.overlays.slide_sources import Layer, SlideSource
from deckbuilder.source.settings.declarations import DECK, VARIANT
from deckbuilder.source.settings.front_matter import split_front_matter
from deckbuilder.source.settings.schema import SettingsTable, WrittenSettings, read_settings
from deckbuilder.source.slide_files import find_slides

OPTIONAL = "optional"
"""What `without` calls all slides whose setting `optional` is true."""

_RESERVED = re.compile(r"(?:.*-)?(for-participants|draft)")
"""How the names of files end that are made for participants, and of drafts."""

_NOT_VARIED = frozenset({"outcomes", "variants"})


class Variant(Struct, frozen=True):
    """A variant as written: its name, and what is other than in the deck itself."""

    name: str
    table: SettingsTable
    slides: str = ""
    without: tuple[str, ...] = ()
    fallback: bool = False
    """Whether slides that are not translated are shown all the same."""


class VariedSettings(Struct, frozen=True):
    """A deck's settings with those of a variant over them."""

    deck: WrittenSettings
    variant: SettingsTable
    data: Mapping[str, Any]

    def span(self, *keys: str) -> Span:
        """Return where a key stands, in the variant where that sets it."""
        written = self.variant.data.get(keys[0]) if keys else None
        inside = isinstance(written, dict) and len(keys) > 1 and keys[1] not in written
        return self.deck.span(*keys) if written is None or inside else self.variant.span(*keys)


def read_variants(written: WrittenSettings, diagnostics: Diagnostics) -> tuple[Variant, ...]:
    """Read a deck's variants, which may set what a deck may, but for its outcomes."""
    entries = written.data.get("variants")
    settings = {key: setting for key, setting in DECK.items() if key not in _NOT_VARIED} | VARIANT
    found: dict[str, Variant] = {}
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict):
            continue  # reported with the deck's settings
        table = SettingsTable(written, ("variants", str(index)), entry)
        read = read_settings(
            table,
            settings,
            what="a variant",
            inserts=None,
            diagnostics=diagnostics,
            elsewhere=find_misplaced(written),
        )
        name = read.get("name")
        if not name:
            if not entry.get("name"):
                diagnostics.report(
                    codes.VARIANT_NAME,
                    table.span(),
                    "the variant has no name",
                    hint='add a line: name = "half-day"; its files end in it',
                )
        elif ending := _RESERVED.fullmatch(name):
            diagnostics.report(
                codes.VARIANT_NAME,
                table.span("name"),
                f"the name of a variant cannot end in {ending[1]!r}",
                hint="its files would be taken for those that are made for participants, or for "
                "drafts: name it otherwise",
            )
        elif name in found:
            diagnostics.report(
                codes.DUPLICATE_ID,
                table.span("name"),
                f"two variants have the name {name!r}",
                hint="give one of them another name",
            )
        else:
            del read["name"]
            found[name] = Variant(name, table, **{key: read[key] for key in VARIANT if key in read})
    return tuple(found.values())


def find_variant(
    name: str, variants: Sequence[Variant], where: Span, diagnostics: Diagnostics
) -> Variant | None:
    """Return the variant of a name, or report at `where` that there is none."""
    known = {variant.name: variant for variant in variants}
    if name not in known:
        diagnostics.report(
            codes.UNKNOWN_VARIANT,
            where,
            f"the deck has no variant {name!r}",
            hint=did_you_mean(name, known) or "add [[variants]] to deck.toml",
        )
    return known.get(name)


def vary(written: WrittenSettings, variant: Variant) -> VariedSettings:
    """Lay a variant's settings over the deck's; variables are merged by name."""
    own = {key: value for key, value in variant.table.data.items() if key not in VARIANT}
    lower = written.data.get("variables")
    if isinstance(lower, dict) and isinstance(own.get("variables"), dict):
        own["variables"] = lower | own["variables"]
    return VariedSettings(written, variant.table, {**written.data, **own})


# --- slides that are left out --------------------------------------------------------------


def leave_out(
    slides: Sequence[Slide], variant: Variant, known: Iterable[str], diagnostics: Diagnostics
) -> tuple[Slide, ...]:
    """Return the slides that a variant shows: all but the optional or named ones.

    `known` are the ids of slides that are left out already, and may be named all the same.
    """
    ids = {*known, *(slide.id for slide in slides)}
    for id_ in variant.without:
        if id_ not in ids and id_ != OPTIONAL:
            match = nearest(id_, (*ids, OPTIONAL))
            diagnostics.report(
                codes.WRONG_VALUE,
                variant.table.span("without"),
                f"without names {id_!r}, but no slide has this id",
                hint=f"did you mean {match!r}?"
                if match
                else 'write ids of slides, or "optional" for all whose setting optional is true',
            )
    every = OPTIONAL in variant.without
    return tuple(
        slide
        for slide in slides
        if slide.id not in variant.without and not (every and slide.optional)
    )


# --- slides in another language ------------------------------------------------------------


def translate(
    slides: Sequence[SlideSource],
    chain: Chain,
    variant: Variant,
    diagnostics: Diagnostics,
    *,
    lang: str,
) -> tuple[SlideSource, ...]:
    """Return each slide as its files are in the variant's folder, found there by its id.

    One without a file is left out, or shown as it is in the deck's own language `lang`.

    The deck's own folder says which slides there are and in which order. A setting that a
    translated file does not repeat is that of the file that it translates. A deck that extends
    another may translate a slide anew that it leaves as it is.
    """
    roots = [deck.root for deck in chain.folders]
    if not any(is_dir(root / variant.slides) for root in roots):
        diagnostics.report(
            codes.VARIANT_SLIDES,
            variant.table.span("slides"),
            f"there is no folder {shown(chain.own.root / variant.slides)}",
            hint="make it, and put a translation of each file of slides into it",
        )
        return ()
    files = {
        root: dict(find_slides(root, diagnostics, numbered=False, folder=variant.slides))
        for root in roots
    }
    found: list[SlideSource] = []
    missing: list[Layer] = []
    for slide in slides:
        chosen = choose_layers(slide, chain, files)
        missing += _find_missing(chosen, chain.own.root)
        layers = [_translate_layer(layer, file, diagnostics) for layer, file in chosen]
        if layers[0] is not None:
            found.append(SlideSource(slide.id, tuple(filter(None, layers))))
        elif variant.fallback:
            found.append(SlideSource(slide.id, tuple(_mark(each, lang) for each in slide.layers)))
    _report_untranslated(missing, variant, diagnostics)
    _report_unknown({slide.id for slide in slides}, chain, files, diagnostics)
    return tuple(found)


def _find_missing(chosen: Sequence[tuple[Layer, Path | None]], own: Path) -> Iterator[Layer]:
    """Yield a slide's layers without a translation, each with the deck that is to translate it.

    That is the deck in `own`, unless it has a file of the slide, which its own would translate.
    """
    has_own = any(layer.root == own for layer, _ in chosen)
    for layer, file in chosen:
        if file is None:
            yield layer if has_own else replace(layer, root=own)


def _mark(layer: Layer, lang: str) -> Layer:
    """Return a layer that says its language, unless it does so already."""
    return replace(layer, front=replace(layer.front, data={"lang": lang, **layer.front.data}))


def _translate_layer(layer: Layer, file: Path | None, diagnostics: Diagnostics) -> Layer | None:
    if file is None:
        return None
    text = read_text(file, diagnostics) if is_own(file, layer.root, diagnostics) else None
    unmarked = blank_conflicts(text or "", shown(file), diagnostics)
    front, body = split_front_matter(unmarked, shown(file), diagnostics)
    return replace(
        layer,
        file=file,
        text=text or "",
        front=replace(front, data={**layer.front.data, **front.data}),
        body=body,
        unread=text is None,
    )


def _report_untranslated(
    missing: Sequence[Layer], variant: Variant, diagnostics: Diagnostics
) -> None:
    """Report what has no translation: layers whose `root` is the deck that may hold it."""
    names = ", ".join(layer.file.name for layer in missing)
    does = "shows untranslated" if variant.fallback else "goes without"
    for first in missing[:1]:
        diagnostics.report(
            codes.SLIDE_UNTRANSLATED,
            variant.table.span("slides"),
            f"the variant {variant.name} {does} what {variant.slides} has no file for: {names}",
            hint=f"translate {shown(first.file)} into "
            f"{shown(first.root / variant.slides / first.file.name)}, and so on",
            level=Severity.ADVICE if variant.fallback else None,
        )


def _report_unknown(
    shown_ids: set[str],
    chain: Chain,
    files: Mapping[Path, Mapping[str, Path]],
    diagnostics: Diagnostics,
) -> None:
    """Report files of the variant's folders that translate no slide of the deck."""
    known = shown_ids.union(*(deck.drop for deck in chain.folders))
    unknown = (pair for found in files.values() for pair in found.items() if pair[0] not in known)
    for id_, file in unknown:
        match = nearest(id_, shown_ids)
        diagnostics.report(
            codes.FILE_IGNORED,
            shown(file),
            f"the deck has no slide {id_!r} that this file could translate",
            hint=f"did you mean {match!r}? The file's name says which slide it is"
            if match
            else "put the slide into the folder slides as well",
        )
