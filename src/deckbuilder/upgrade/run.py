"""The story of an upgrade: read both decks and the lock, compare, and make what is written.

Owns the order of the steps and which files come of each. Refuses to print, and to write to the
disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.inputs import exists, resolve
from deckbuilder.files.names import FACTS_FILE
from deckbuilder.files.reading import as_text, read_toml, shown
from deckbuilder.source.overlays.chain import Chain, find_chain
from deckbuilder.source.overlays.comparing.snapshot import check_inside, snapshot_base
from deckbuilder.source.overlays.comparing.translations import (
    find_local_translations,
    find_sole_translations,
)
from deckbuilder.source.overlays.comparing.values import find_places, own_values
from deckbuilder.source.overlays.lock.file import LOCK_FILE, Lock, read_lock, render_lock
from deckbuilder.source.overlays.merge_marks import BEGIN
from deckbuilder.source.overlays.slide_sources import assemble
from deckbuilder.upgrade.changes import Changes, SlideChange, accept_changes, compare
from deckbuilder.upgrade.consequences import add_edits
from deckbuilder.upgrade.edits import Edit, find_references
from deckbuilder.upgrade.explanations import can_merge, changed_files, name_translations

BACKUP = "before-merge"
"""The folder of a deck that keeps slides as they were before a merge."""


class DeckComparison(Struct, frozen=True, kw_only=True):
    """A deck and the one that it extends: how that was (None where that is not known), and is."""

    chain: Chain
    lock: Lock | None
    now: Lock
    changes: Changes

    @property
    def root(self) -> Path:
        """The deck's folder."""
        return self.chain.own.root

    @property
    def base(self) -> str:
        """The folder of the deck that it extends, as shown to people."""
        return shown(self.chain.bases[0].root)


class Merge(Struct, frozen=True, kw_only=True):
    """A local slide's file, merged; `backup` holds what it was before."""

    id: str
    file: Path
    backup: Path
    conflicts: int


def compare_decks(root: Path, diagnostics: Diagnostics) -> DeckComparison | None:
    """Compare the deck that the one in `root` extends with what it was; None where it has none.

    What is wrong with slides is not reported here, but where decks are built and checked.
    """
    chain = find_chain(root, diagnostics)
    if not chain.bases or chain.broken:
        return None
    for base in chain.bases:  # what cannot be read would be told, and noted, as taken out
        facts = base.root / FACTS_FILE
        if exists(facts):
            read_toml(facts, diagnostics)
    sources = assemble(chain, Diagnostics())
    check_inside(chain, sources, diagnostics)
    if diagnostics.has_errors:
        return None
    now = snapshot_base(chain, sources)
    lock = read_lock(root, diagnostics)
    changes = Changes()
    if lock is not None:
        local = (*sources.local, *find_local_translations(chain, sources))
        places = find_places(chain)
        replaced = {name: "" for name in places if name.startswith("variants.")}
        own = replaced | own_values(chain)
        changes = compare(
            lock,
            now,
            local=local,
            dropped=chain.own.drop,
            own=own,
            translations=find_sole_translations(chain, sources),
        )
        changes = add_edits(
            changes,
            lock,
            now,
            find_references(chain.own, local),
            places=places,
            register=shown(root / FACTS_FILE),
        )
    return DeckComparison(chain=chain, lock=lock, now=now, changes=changes)


# --- the lock ------------------------------------------------------------------------------


def note_all(comparison: DeckComparison) -> dict[Path, bytes]:
    """Return the lock that takes everything as it is now, but for what is `unsettled`.

    Once a slide that is gone is not in the lock any more, nothing tells a setting that names it
    from a slip of the pen.
    """
    kept = {change.id for change in unsettled(comparison)}
    if not kept:
        return _lock_file(comparison, comparison.now)
    return accept(comparison, (name for name in comparison.changes.names if name not in kept))


def unsettled(comparison: DeckComparison) -> tuple[SlideChange, ...]:
    """Return the slides that are gone under an id which settings of the local deck still name."""
    return tuple(change for change in comparison.changes.slides if _settings(change))


def _settings(change: SlideChange) -> tuple[Edit, ...]:
    return tuple(edit for edit in change.edits if edit.setting)


def accept(comparison: DeckComparison, names: Iterable[str]) -> dict[Path, bytes]:
    """Return the lock that takes the named slides and values as they are now."""
    lock = comparison.lock or comparison.now
    return _lock_file(comparison, accept_changes(lock, comparison.now, comparison.changes, names))


def _lock_file(comparison: DeckComparison, lock: Lock) -> dict[Path, bytes]:
    return {comparison.root / LOCK_FILE: render_lock(lock).encode()}


# --- merging -------------------------------------------------------------------------------


def why_not_merge(comparison: DeckComparison, id_: str) -> str:
    """Say why a slide cannot be merged; nothing where it can."""
    change = comparison.changes.find(id_)
    if not isinstance(change, SlideChange) or not change.is_stale:
        return f"nothing is stale in {id_!r}"
    if change.local is None:
        return f"your translation is {name_translations(change)}: translate what is new, and accept"
    file = shown(change.local.file)
    if change.kind == "removed":
        return f"the slide {id_!r} is not in {comparison.base} any more"
    if change.kind == "renamed" and change.local.id != change.id:
        return f"the slide is called {change.id!r} now: rename {file} first"
    if change.local.kind in ("append", "notes"):
        return (
            f"{file} only adds to the slide, so there is nothing to merge: look at it, and accept"
        )
    if BEGIN in change.local.layer.text:
        return f"{file} still holds the marks of a merge: choose between its texts first"
    if not can_merge(change):
        return f"the slide {id_!r} is made of several files: merge it by hand, and accept it"
    if names := changed_files(change):
        return (
            f"{' and '.join(names)} of {comparison.base} changed with the slide, and files like "
            f"these are not merged: take what you need of them and of the slide, and accept it"
        )
    return ""


def why_not_accept(comparison: DeckComparison, id_: str) -> str:
    """Say why a slide cannot be accepted as it is; nothing where it can."""
    change = comparison.changes.find(id_)
    local = change.local if isinstance(change, SlideChange) else None
    if local is not None and BEGIN in local.layer.text:
        return (
            f"{shown(local.file)} still holds the marks of a merge: choose between its texts first"
        )
    if isinstance(change, SlideChange) and (edits := _settings(change)):
        return "; ".join(f"{edit.place}: {edit.words}" for edit in edits)
    return ""


def merge_slides(
    comparison: DeckComparison, ids: Iterable[str]
) -> tuple[tuple[Merge, ...], dict[Path, bytes]]:
    """Merge the changes of slides into the local files; `why_not_merge` says nothing of them.

    Returns what was merged, and all files to write: the slides, each as it was, and the lock,
    which takes these slides as they are now.
    """
    from deckbuilder.upgrade.merge import merge_file

    merges: list[Merge] = []
    files: dict[Path, bytes] = {}
    for id_ in dict.fromkeys(ids):
        change = comparison.changes.find(id_)
        assert isinstance(change, SlideChange)  # noqa: S101 - the caller asked
        assert change.local  # noqa: S101
        assert change.old  # noqa: S101
        assert change.new  # noqa: S101
        file = change.local.file
        written = file.read_bytes()
        merged, conflicts = merge_file(
            change.old.text, change.local.layer.text, change.new.text, written
        )
        backup = _free_backup(comparison.root, file)
        files |= {file: merged, backup: written}
        merges.append(Merge(id=change.id, file=file, backup=backup, conflicts=conflicts))
    return tuple(merges), files | accept(comparison, [merge.id for merge in merges])


def _free_backup(root: Path, file: Path) -> Path:
    """Return a new name for a slide as it was, so that no earlier one is lost."""
    folder = root / BACKUP
    if file.parent.name != "slides":  # a translation, whose name is that of the slide
        folder /= file.parent.name
    path, number = folder / file.name, 1
    while path.exists():
        number += 1
        path = folder / f"{file.stem}-{number}{file.suffix}"
    return path


# --- reports -------------------------------------------------------------------------------


def write_report(comparison: DeckComparison, folder: Path) -> dict[Path, bytes]:
    """Return the reports of what has changed, the HTML page first, and the other's pictures."""
    from deckbuilder.upgrade.html_report import render_html
    from deckbuilder.upgrade.markdown_report import render_markdown
    from deckbuilder.upgrade.pictures import draw_changes
    from deckbuilder.upgrade.report import Report

    name = as_text(resolve(comparison.root).name)
    bases = [base.root for base in comparison.chain.bases]
    lock = comparison.lock or comparison.now
    pictures = draw_changes(comparison.root, bases, lock, comparison.changes.slides)
    report = Report(
        name=name,
        deck=shown(comparison.root),
        base=comparison.base,
        changes=comparison.changes,
        pictures=pictures,
    )
    beside = f"{name}-upgrade-pictures"
    files = {
        folder / f"{name}-upgrade.html": render_html(report),
        folder / f"{name}-upgrade.md": render_markdown(report, beside),
    }
    files |= {
        folder / beside / f"{picture.name}.svg": picture.svg
        for group in pictures.values()
        for picture in group
    }
    return {path: text.encode() for path, text in files.items()}
