"""The edits that a change makes needful in the local deck, beside the file of the slide itself.

Owns finding the lines that name what has gone. Refuses to judge any others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.diagnostics import Span
from deckbuilder.source.overlays.lock.file import Lock
from deckbuilder.upgrade.changes import Changes, SlideChange, ValueChange
from deckbuilder.upgrade.edits import Edit, Reference, edit_slide, edit_value


def add_edits(
    changes: Changes,
    lock: Lock,
    now: Lock,
    references: Sequence[Reference],
    *,
    places: Mapping[str, Span],
    register: str,
) -> Changes:
    """Return the changes, each with the lines that name what it took out or renamed.

    `places` are the lines on which the local deck has values of its own, by the names of those, and
    `register` is its file of facts.
    """
    slides = (
        replace(change, edits=_edit_slide(change, lock, now, references))
        for change in changes.slides
    )
    values = (
        replace(change, edits=_edit_value(change, lock, now, references, places, register))
        for change in changes.values
    )
    return replace(changes, slides=tuple(slides), values=tuple(values))


def _edit_slide(
    change: SlideChange, lock: Lock, now: Lock, references: Sequence[Reference]
) -> tuple[Edit, ...]:
    if change.kind not in ("removed", "renamed") or change.is_translation:
        return ()
    old_id, new_id = change.ids[0], change.id if change.kind == "renamed" else ""
    if change.local is not None and change.local.id == old_id:
        return ()  # there still is a slide of this id
    beside = _neighbours(old_id, lock, now)
    return tuple(
        edit_slide(reference, new_id, beside)
        for reference in references
        if not reference.value and reference.name == old_id
    )


def _neighbours(id_: str, lock: Lock, now: Lock) -> tuple[str, str]:
    """Return the slides before and after which one stood, as far as they are there."""
    ids = [slide.id for slide in lock.slides]
    at, there = ids.index(id_), {slide.id for slide in now.slides}
    return (
        next((other for other in reversed(ids[:at]) if other in there), ""),
        next((other for other in ids[at + 1 :] if other in there), ""),
    )


def _edit_value(
    change: ValueChange,
    lock: Lock,
    now: Lock,
    references: Sequence[Reference],
    places: Mapping[str, Span],
    register: str,
) -> tuple[Edit, ...]:
    if change.new is not None or change.old is None or change.own is not None:
        return ()
    table, _, _ = change.name.partition(".")
    alike = [
        name
        for name, value in now.values.items()
        if value == change.old and name not in lock.values and name.startswith(f"{table}.")
    ]
    new_name = _as_inserted(alike[0]) if len(alike) == 1 else ""
    where = register if table in ("facts", "contacts", "sources") else "deck.toml"
    found = [
        edit_value(reference, change.old, new_name, where)
        for reference in references
        if reference.value == change.name
    ]
    if change.name in places:
        words = f'[{change.name}] says no value: add value = "{change.old}", or take it out'
        found.append(Edit(places[change.name], words))
    return tuple(found)


def _as_inserted(name: str) -> str:
    """Return how a text names a value that a lock keeps under a name."""
    table, _, rest = name.partition(".")
    if table == "sources":
        return f"{rest}.source"
    return name if table in ("facts", "contacts") else rest
