"""What `deck.lock` says of local files while a deck is read: which were written for another text.

Owns these reports. Refuses to show what changed, which `deckbuild upgrade` does, and to write.
"""

from __future__ import annotations

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.inputs import exists
from deckbuilder.files.reading import shown
from deckbuilder.source.facts.register import Register
from deckbuilder.source.overlays.chain import Chain
from deckbuilder.source.overlays.comparing.snapshot import snapshot_slide
from deckbuilder.source.overlays.comparing.translations import (
    find_base_translations,
    find_local_translations,
    find_sole_translations,
)
from deckbuilder.source.overlays.comparing.values import base_values, find_places, own_values
from deckbuilder.source.overlays.lock.file import LOCK_FILE, Lock, read_lock
from deckbuilder.source.overlays.slide_sources import LocalSlide, SlideSource, Sources
from deckbuilder.wording import as_argument


class _Compared(Struct, frozen=True):
    """A deck with its lock, and the collector of faults."""

    chain: Chain
    lock: Lock
    diagnostics: Diagnostics

    @property
    def base(self) -> str:
        """The folder of the extended deck, as shown to people."""
        return shown(self.chain.bases[0].root)

    @property
    def upgrade(self) -> str:
        """The command that shows what has changed."""
        return f"deckbuild upgrade {as_argument(shown(self.chain.own.root))}"


def check_lock(
    chain: Chain, sources: Sources, register: Register, diagnostics: Diagnostics
) -> None:
    """Report what the deck has of its own, and behind which the extended deck has changed since."""
    root = chain.own.root
    if not exists(root / LOCK_FILE):
        diagnostics.report(
            codes.LOCK_MISSING,
            chain.own.settings.span("extends"),
            f"there is no {LOCK_FILE}, so it cannot be told what changes in "
            f"{shown(chain.bases[0].root)}",
            hint=f"note how it is today: deckbuild upgrade {as_argument(shown(root))} --all",
        )
        return
    lock = read_lock(root, diagnostics)
    if lock is None:
        return
    compared = _Compared(chain, lock, diagnostics)
    base = {slide.id: slide for slide in sources.base}
    for own in sources.local:
        if own.id in base:
            _check_slide(own, base[own.id], compared)
        elif lock.find(own.id) is not None:
            new_id = sources.removed.find(own.id) if sources.removed is not None else None
            _report_orphaned(own, new_id or "", compared)
    if lock.complete:
        _check_translations(sources, compared)
    else:
        _report_older(compared)
    _check_values(register, compared)


def _report_older(compared: _Compared) -> None:
    compared.diagnostics.report(
        codes.LOCK_OLDER,
        shown(compared.chain.own.root / LOCK_FILE),
        "the file is from an earlier version of deckbuild, which noted neither translations nor "
        "settings such as minutes: what has changed in those is not known",
        hint=f"see what else has changed: {compared.upgrade}; then note all as it is today: "
        f"{compared.upgrade} --all",
    )


# --- slides --------------------------------------------------------------------------------


def _check_slide(own: LocalSlide, base: SlideSource, compared: _Compared) -> None:
    locked = compared.lock.find(own.id)
    if locked is None:
        compared.diagnostics.report(
            codes.LOCAL_CLASH,
            shown(own.file),
            f"{compared.base} has a slide {own.id!r}, too, which it did not have when the decks "
            f"were last compared",
            hint="if this file is not to change that slide, rename it; else note that you know: "
            f"{compared.upgrade} --accept {own.id}",
        )
    elif locked != snapshot_slide(base):
        compared.diagnostics.report(
            codes.LOCAL_STALE,
            shown(own.file),
            f"the slide {own.id!r} of {compared.base} has changed since this file was written",
            hint=f"see what changed, and take it over or not: {compared.upgrade}",
        )


def _report_orphaned(own: LocalSlide, new_id: str, compared: _Compared) -> None:
    fault = f"{compared.base} has no slide {own.id!r} any more"
    hint = (
        "take this file out, or keep it as a slide of your own and say where it goes (after: ...)"
    )
    if new_id:
        fault = f"{compared.base} has the slide {own.id!r} under the name {new_id!r} now"
        hint = f"rename this file {new_id}.md"
    hint += f"; then {compared.upgrade} --accept {new_id or own.id}"
    compared.diagnostics.report(codes.LOCAL_ORPHANED, shown(own.file), fault, hint=hint)


def _check_translations(sources: Sources, compared: _Compared) -> None:
    """Report the deck's own translations behind which the extended deck has changed.

    That is its translation, or where it has none the slide itself.
    """
    local = find_local_translations(compared.chain, sources)
    found = find_base_translations(compared.chain, sources) if local else ()
    base = {slide.id: slide for slide in found}
    for own in local:
        if own.id in base and compared.lock.find(own.id) != snapshot_slide(base[own.id]):
            compared.diagnostics.report(
                codes.LOCAL_STALE,
                shown(own.file),
                f"the translation {own.id!r} of {compared.base} has changed since this file was "
                "written",
                hint=f"see what changed, and take it over or not: {compared.upgrade}",
            )
    slides = {slide.id: slide for slide in sources.base}
    for id_, translations in find_sole_translations(compared.chain, sources).items():
        locked = compared.lock.find(id_)
        change = "has changed since this file, which translates it, was written"
        if locked is None:
            change = "is new since the decks were last compared, and this file translates it"
        for own in translations if locked != snapshot_slide(slides[id_]) else ():
            compared.diagnostics.report(
                codes.LOCAL_STALE,
                shown(own.file),
                f"the slide {id_!r} of {compared.base} {change}",
                hint=f"see what changed, and translate it: {compared.upgrade}; then note that "
                f"you have: {compared.upgrade} --accept {id_}",
            )


# --- facts and settings --------------------------------------------------------------------


def _check_values(register: Register, compared: _Compared) -> None:
    """Report facts and settings of the deck's own in the place of others that have changed."""
    places = find_places(compared.chain)
    if not places:
        return
    lock, now = compared.lock, base_values(compared.chain, register.lower)
    changed = [
        name
        for name in places
        if lock.notes(name) and name in now and lock.values.get(name) != now[name]
    ]
    own = own_values(compared.chain) if changed else {}
    for name in changed:
        if own.get(name) != now[name]:
            _report_value(name, lock.values.get(name), now[name], places[name], compared)


def _report_value(name: str, old: str | None, new: str, where: Span, compared: _Compared) -> None:
    was = "and there was none" if old is None else f"and was {_shorten(old)}"
    compared.diagnostics.report(
        codes.VALUE_STALE,
        where,
        f"{name} of {compared.base} is {_shorten(new)} now, {was} when you wrote your own",
        hint="change yours where it is to follow; then note that you know: "
        f"{compared.upgrade} --accept {name}",
    )


def _shorten(value: str) -> str:
    return f'"{value}"' if len(value) <= 60 else f'"{value[:59].rstrip()}…"'
