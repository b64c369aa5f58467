"""What `deck.lock` says of local slides while a deck is read: which were written for another text.

Owns these reports. Refuses to show what changed, which `deckbuild upgrade` does, and to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.inputs import exists
from deckbuilder.resources import shown
from deckbuilder.source.overlays.chain import Chain
from deckbuilder.source.overlays.lock import LOCK_FILE, Lock, read_lock, snapshot_slide
from deckbuilder.source.overlays.renamed import find_renamed
from deckbuilder.source.overlays.sources import LocalSlide, SlideSource, Sources


def check_lock(chain: Chain, sources: Sources, diagnostics: Diagnostics) -> None:
    """Report local slides behind which the extended deck has changed since they were written."""
    root = chain.own.root
    if not exists(root / LOCK_FILE):
        diagnostics.report(
            codes.LOCK_MISSING, chain.own.settings.span("extends"),
            f"there is no {LOCK_FILE}, so it cannot be told what changes in {_base(chain)}",
            hint=f"note how it is today: deckbuild upgrade {shown(root)} --all",
        )  # fmt: skip
        return
    lock = read_lock(root, diagnostics)
    if lock is None:
        return
    base = {slide.id: slide for slide in sources.base}
    new_ids = _find_new_ids(chain, sources, lock, base)
    for own in sources.local:
        if own.id in base:
            _check_slide(own, base[own.id], lock, chain, diagnostics)
        elif lock.find(own.id) is not None:
            _report_orphaned(own, new_ids.get(own.id), chain, diagnostics)
    for id_, where in _references(chain, sources):
        if id_ in new_ids:
            diagnostics.report(
                codes.LOCAL_ORPHANED, where,
                f"{_base(chain)} has the slide {id_!r} under the name {new_ids[id_]!r} now",
                hint=f"write {new_ids[id_]!r} in the place of {id_!r}",
            )  # fmt: skip


def _base(chain: Chain) -> str:
    return shown(chain.bases[0].root)


def _check_slide(
    own: LocalSlide, base: SlideSource, lock: Lock, chain: Chain, diagnostics: Diagnostics
) -> None:
    locked = lock.find(own.id)
    if locked is None:
        diagnostics.report(
            codes.LOCAL_CLASH, shown(own.file),
            f"{_base(chain)} has a slide {own.id!r}, too, which it did not have when the decks "
            f"were last compared",
            hint="if this file is not to change that slide, rename it; else note that you know: "
            f"deckbuild upgrade {shown(chain.own.root)} --accept {own.id}",
        )  # fmt: skip
    elif locked != snapshot_slide(base):
        diagnostics.report(
            codes.LOCAL_STALE, shown(own.file),
            f"the slide {own.id!r} of {_base(chain)} has changed since this file was written",
            hint=f"see what changed, and take it over or not: deckbuild upgrade "
            f"{shown(chain.own.root)}",
        )  # fmt: skip


def _report_orphaned(
    own: LocalSlide, new_id: str | None, chain: Chain, diagnostics: Diagnostics
) -> None:
    fault = f"{_base(chain)} has no slide {own.id!r} any more"
    hint = (
        "take this file out, or keep it as a slide of your own and say where it goes (after: ...)"
    )
    if new_id is not None:
        fault = f"{_base(chain)} has the slide {own.id!r} under the name {new_id!r} now"
        hint = f"rename this file {new_id}.md"
    hint += f"; then deckbuild upgrade {shown(chain.own.root)} --accept {new_id or own.id}"
    diagnostics.report(codes.LOCAL_ORPHANED, shown(own.file), fault, hint=hint)


def _find_new_ids(
    chain: Chain, sources: Sources, lock: Lock, base: Mapping[str, SlideSource]
) -> dict[str, str]:
    """Return the new ids of renamed slides that the deck names by their old ones."""
    named = {own.id for own in sources.local} | {id_ for id_, _ in _references(chain, sources)}
    gone = {it.id: it.text for it in lock.slides if it.id in named and it.id not in base}
    if not gone:
        return {}
    known = {slide.id for slide in lock.slides}
    come = {id_: snapshot_slide(it).text for id_, it in base.items() if id_ not in known}
    return find_renamed(gone, come)


def _references(chain: Chain, sources: Sources) -> Iterator[tuple[str, Span]]:
    """Yield the ids of other slides that the deck's own settings and files name, and where."""
    own = chain.own
    for key, ids in (("drop", own.drop), ("order", own.order)):
        yield from ((id_, own.settings.span(key)) for id_ in ids)
    for local in sources.local:
        front = local.layer.front
        for key in ("after", "before"):
            if isinstance(front.data.get(key), str):
                yield front.data[key], front.span(key)
