"""The story of an upgrade: read both decks and the lock, compare, and make what is written.

Owns the order of the steps and which files come of each. Refuses to print, and to write to the
disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.inputs import exists, resolve
from deckbuilder.resources import as_text, read_toml, shown
from deckbuilder.source.conflicts import BEGIN
from deckbuilder.source.overlays.chain import Chain, find_chain
from deckbuilder.source.overlays.lock import LOCK_FILE, Lock, read_lock, render_lock, snapshot
from deckbuilder.source.overlays.sources import LocalSlide, assemble
from deckbuilder.source.overlays.values import base_values, deck_values
from deckbuilder.upgrade.changes import Changes, SlideChange, accept_changes, compare
from deckbuilder.upgrade.telling import can_merge, changed_files

BACKUP = "before-merge"
"""The folder of a deck that keeps slides as they were before a merge."""


class Examined(Struct, frozen=True, kw_only=True):
    """A deck and the one that it extends: how that was (None where that is not known), and is."""

    chain: Chain
    local: tuple[LocalSlide, ...]
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


def examine(root: Path, diagnostics: Diagnostics) -> Examined | None:
    """Compare the deck that the one in `root` extends with what it was; None where it has none.

    What is wrong with slides is not reported here, but where decks are built and checked.
    """
    chain = find_chain(root, diagnostics)
    if not chain.bases or chain.broken:
        return None
    for base in chain.bases:  # what cannot be read would be told, and noted, as taken out
        facts = base.root / "facts.toml"
        if exists(facts):
            read_toml(facts, diagnostics)
    if diagnostics.has_errors:
        return None
    sources = assemble(chain, Diagnostics())
    now = snapshot(sources.base, base_values(chain))
    lock = read_lock(root, diagnostics)
    changes = Changes()
    if lock is not None:
        own = deck_values(Chain((chain.own,)))
        changes = compare(lock, now, local=sources.local, dropped=chain.own.drop, own=own)
    return Examined(chain=chain, local=sources.local, lock=lock, now=now, changes=changes)


# --- the lock ------------------------------------------------------------------------------


def note_all(examined: Examined) -> dict[Path, bytes]:
    """Return the lock that takes everything as it is now."""
    return _lock_file(examined, examined.now)


def accept(examined: Examined, names: Iterable[str]) -> dict[Path, bytes]:
    """Return the lock that takes the named slides and values as they are now."""
    lock = examined.lock or examined.now
    return _lock_file(examined, accept_changes(lock, examined.now, examined.changes, names))


def _lock_file(examined: Examined, lock: Lock) -> dict[Path, bytes]:
    return {examined.root / LOCK_FILE: render_lock(lock).encode()}


# --- merging -------------------------------------------------------------------------------


def why_not_merge(examined: Examined, id_: str) -> str:
    """Say why a slide cannot be merged; nothing where it can."""
    change = examined.changes.find(id_)
    if not isinstance(change, SlideChange) or not change.is_stale or change.local is None:
        return f"nothing is stale in {id_!r}"
    file = shown(change.local.file)
    if change.kind == "removed":
        return f"the slide {id_!r} is not in {examined.base} any more"
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
            f"{' and '.join(names)} of {examined.base} changed with the slide, and files like these"
            f" are not merged: take what you need of them and of the slide, and accept it"
        )
    return ""


def why_not_accept(examined: Examined, id_: str) -> str:
    """Say why a slide cannot be accepted as it is; nothing where it can."""
    change = examined.changes.find(id_)
    local = change.local if isinstance(change, SlideChange) else None
    if local is not None and BEGIN in local.layer.text:
        return (
            f"{shown(local.file)} still holds the marks of a merge: choose between its texts first"
        )
    return ""


def merge_slides(
    examined: Examined, ids: Iterable[str]
) -> tuple[tuple[Merge, ...], dict[Path, bytes]]:
    """Merge the changes of slides into the local files; `why_not_merge` says nothing of them.

    Returns what was merged, and all files to write: the slides, each as it was, and the lock,
    which takes these slides as they are now.
    """
    from deckbuilder.upgrade.merge import merge

    merges: list[Merge] = []
    files: dict[Path, bytes] = {}
    for id_ in dict.fromkeys(ids):
        change = examined.changes.find(id_)
        assert isinstance(change, SlideChange)  # noqa: S101 - the caller asked
        assert change.local  # noqa: S101
        assert change.old  # noqa: S101
        assert change.new  # noqa: S101
        merged = merge(change.old.text, change.local.layer.text, change.new.text)
        backup = _free_backup(examined.root, change.local.file)
        files[change.local.file] = merged.text.encode()
        files[backup] = change.local.layer.text.encode()
        merges.append(Merge(id=change.id, file=change.local.file, backup=backup,
                            conflicts=merged.conflicts))  # fmt: skip
    return tuple(merges), files | accept(examined, [it.id for it in merges])


def _free_backup(root: Path, file: Path) -> Path:
    """Return a new name for a slide as it was, so that no earlier one is lost."""
    path, number = root / BACKUP / file.name, 1
    while path.exists():
        number += 1
        path = root / BACKUP / f"{file.stem}-{number}{file.suffix}"
    return path


# --- reports -------------------------------------------------------------------------------


def write_report(examined: Examined, folder: Path) -> dict[Path, bytes]:
    """Return the reports of what has changed, the HTML page first, and the other's pictures."""
    from deckbuilder.upgrade.html import render_html
    from deckbuilder.upgrade.markdown import render_markdown
    from deckbuilder.upgrade.pictures import draw_changes
    from deckbuilder.upgrade.report import Report

    name = as_text(resolve(examined.root).name)
    bases = [base.root for base in examined.chain.bases]
    lock = examined.lock or examined.now
    drawn = draw_changes(examined.root, bases, lock, examined.changes.slides)
    report = Report(
        name=name, deck=shown(examined.root), base=examined.base, changes=examined.changes,
        pictures=drawn,
    )  # fmt: skip
    beside = f"{name}-upgrade-pictures"
    files = {
        folder / f"{name}-upgrade.html": render_html(report),
        folder / f"{name}-upgrade.md": render_markdown(report, beside),
    }
    files |= {
        folder / beside / f"{picture.name}.svg": picture.svg
        for group in drawn.values() for picture in group
    }  # fmt: skip
    return {path: text.encode() for path, text in files.items()}
