"""What has changed in the deck that another extends, since the two were last compared.

Owns the comparison of a lock with the deck as it is now, and what each change means for the local
deck. Refuses to put it into words. Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.source.overlays.lock.file import Lock, LockedSlide, is_translation
from deckbuilder.source.overlays.lock.renamed import find_renamed
from deckbuilder.source.overlays.slide_sources import LocalSlide
from deckbuilder.source.settings.inserts import INSERT
from deckbuilder.upgrade.edits import Edit

Kind = Literal["changed", "added", "removed", "renamed"]


class SlideChange(Struct, frozen=True, kw_only=True):
    """One slide that is not as it was; numbers count from 1 in the extended deck."""

    kind: Kind
    id: str
    """Its id now, or its last one where it was removed."""
    title: str = ""
    """Its title without marks, as it is now or was last."""
    old: LockedSlide | None = None
    new: LockedSlide | None = None
    old_number: int = 0
    new_number: int = 0
    moved: bool = False
    local: LocalSlide | None = None
    """The file of the local deck that replaces the slide or adds to it, under either id."""
    translations: tuple[LocalSlide, ...] = ()
    """The local deck's translations of the slide, where the extended deck has none."""
    dropped: bool = False
    """Whether the local deck leaves the slide out."""
    edits: tuple[Edit, ...] = ()
    """Lines of the local deck that name the slide by an id that it has no more."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The slide's ids before and now."""
        old = () if self.old is None else (self.old.id,)
        return tuple(dict.fromkeys((*old, self.id)))

    @property
    def is_edited(self) -> bool:
        """Whether the slide was there and is there, and its text or its files differ."""
        if self.old is None or self.new is None:
            return False
        return (self.old.text, self.old.files) != (self.new.text, self.new.files)

    @property
    def is_stale(self) -> bool:
        """Whether the local deck has a file that was written for what the slide was."""
        return self.local is not None or bool(self.translations)

    @property
    def is_translation(self) -> bool:
        """Whether the slide is one in another language, which stands in a folder of its own."""
        return is_translation(self.id)


class ValueChange(Struct, frozen=True, kw_only=True):
    """A fact, variable or setting that is not as it was; None where there was or is none."""

    name: str
    old: str | None
    new: str | None
    own: str | None = None
    """The local deck's own value, if it has one; empty where it has other variants instead."""
    edits: tuple[Edit, ...] = ()
    """Lines of the local deck that insert or name what was taken out."""


class Changes(Struct, frozen=True, kw_only=True):
    """All that has changed: slides in their order now, those that are gone where they were.

    Translations come after all slides.
    """

    slides: tuple[SlideChange, ...] = ()
    moved: tuple[SlideChange, ...] = ()
    """Slides that have another place among the others, and are the same else."""
    values: tuple[ValueChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.slides or self.moved or self.values)

    @property
    def stale(self) -> tuple[SlideChange, ...]:
        """The changes of slides that have a local file, which was written for what they were."""
        return tuple(change for change in self.slides if change.is_stale)

    def find(self, name: str) -> SlideChange | ValueChange | None:
        """Return the change of a slide, by its id before or now, or of a value by its name."""
        slides = (change for change in (*self.slides, *self.moved) if name in change.ids)
        values = (change for change in self.values if change.name == name)
        return next(slides, None) or next(values, None)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All lines of the local deck that name what has gone."""
        slides = (edit for change in self.slides for edit in change.edits)
        return (*slides, *(edit for change in self.values for edit in change.edits))

    @property
    def names(self) -> tuple[str, ...]:
        """What can be accepted one by one."""
        slides = (change.id for change in (*self.slides, *self.moved))
        return (*slides, *(change.name for change in self.values))


def compare(
    lock: Lock,
    now: Lock,
    *,
    local: Sequence[LocalSlide] = (),
    dropped: Collection[str] = (),
    own: Mapping[str, str] | None = None,
    translations: Mapping[str, tuple[LocalSlide, ...]] | None = None,
) -> Changes:
    """Compare the extended deck as it was with how it is `now`.

    `local` are the local deck's slide files, `dropped` the ids that it leaves out, `own` its own
    values by name, and `translations` those that it alone has, by the ids of slides.
    """
    before, after = _by_id(lock.slides), _by_id(now.slides)
    new_ids = _find_new_ids(before, after)
    moved = _find_moved([new_ids.get(id_, id_) for id_ in before], list(after))
    files = {slide.id: slide for slide in local}
    sides = _Sides(
        lock=lock,
        now=now,
        old_numbers=_number_slides(lock),
        new_numbers=_number_slides(now),
        local=files,
        translations=translations or {},
        dropped=frozenset(dropped),
        moved=frozenset(moved),
    )
    found = sides.changes(before, after)
    if lock.complete:
        found += sides.changes(_by_id(lock.translations), _by_id(now.translations))
    found.sort(
        key=lambda change: (
            change.is_translation,
            change.new_number or change.old_number,
            change.new is None,
        )
    )
    elsewhere = [new for id_, new in after.items() if before.get(id_) == new and id_ in moved]
    return Changes(
        slides=tuple(found),
        moved=tuple(
            replace(sides.change(new, new), local=None, translations=()) for new in elsewhere
        ),
        values=_compare_values(lock, now, own or {}),
    )


def accept_changes(lock: Lock, now: Lock, changes: Changes, names: Iterable[str]) -> Lock:
    """Return the lock with the named changes taken as the deck is `now`.

    Slides go in by their order now, so that each finds those before it in their places.
    """
    found = [changes.find(name) for name in names]
    for change in found:
        if isinstance(change, ValueChange):
            lock = lock.accept(now, change.name)
    slides = (change for change in found if isinstance(change, SlideChange))
    for slide in sorted(slides, key=lambda change: change.new_number):
        for id_ in slide.ids:
            lock = lock.accept(now, id_)
    return lock


def _by_id(slides: Iterable[LockedSlide]) -> dict[str, LockedSlide]:
    return {slide.id: slide for slide in slides}


def _find_new_ids(
    before: Mapping[str, LockedSlide], after: Mapping[str, LockedSlide]
) -> dict[str, str]:
    return find_renamed(
        {id_: slide.text for id_, slide in before.items() if id_ not in after},
        {id_: slide.text for id_, slide in after.items() if id_ not in before},
    )


class _Sides(Struct, frozen=True, kw_only=True):
    """Both sides of a comparison: the deck before and now, and what the local deck does."""

    lock: Lock
    now: Lock
    old_numbers: Mapping[str, int]
    new_numbers: Mapping[str, int]
    local: Mapping[str, LocalSlide]
    translations: Mapping[str, tuple[LocalSlide, ...]]
    dropped: frozenset[str]
    moved: frozenset[str]

    def change(self, old: LockedSlide | None, new: LockedSlide | None) -> SlideChange:
        """Return the change from one state of a slide to the other; one of them is there."""
        ids = [slide.id for slide in (new, old) if slide is not None]
        kind: Kind = "changed"
        if old is None or new is None:
            kind = "added" if old is None else "removed"
        elif old.id != new.id:
            kind = "renamed"
        return SlideChange(
            kind=kind,
            id=ids[0],
            title=self.title(old, new),
            old=old,
            new=new,
            moved=ids[0] in self.moved,
            old_number=_number(old, self.old_numbers),
            new_number=_number(new, self.new_numbers),
            local=next((self.local[id_] for id_ in ids if id_ in self.local), None),
            translations=self.translations.get(ids[0], ()),
            dropped=not self.dropped.isdisjoint(id_.rpartition("/")[2] for id_ in ids),
        )

    def changes(
        self, before: Mapping[str, LockedSlide], after: Mapping[str, LockedSlide]
    ) -> list[SlideChange]:
        """Return what became of slides, all of one kind, from their states by their ids."""
        old_ids = {new: old for old, new in _find_new_ids(before, after).items()}
        pairs = [(before.get(old_ids.get(id_, id_)), new) for id_, new in after.items()]
        kept = {*after, *old_ids.values()}
        gone = [old for id_, old in before.items() if id_ not in kept]
        return [
            self.change(*pair)
            for pair in (*pairs, *((old, None) for old in gone))
            if pair[0] != pair[1]
        ]

    def title(self, old: LockedSlide | None, new: LockedSlide | None) -> str:
        """Return a slide's title, with what it inserts."""
        slide, deck = (new, self.now) if new is not None else (old, self.lock)
        return find_title(slide.text, deck.values) if slide is not None else ""


_TITLE = re.compile(r"^# +(.*?)(?:\s*(?<!\{)\{[^{}]*\})?[ \t]*#*[ \t]*$", re.MULTILINE)
_MARKS = re.compile(r"[*`~]+|\[\^[^\]]*\]|\\(?=\W)")


def find_title(text: str, values: Mapping[str, str]) -> str:
    """Return the title that is written in a slide's text, without marks.

    `values` are what it may insert; the name of what is not among them stays as written,
    and so do those that nobody would write into a title, beyond the first 20.
    """
    found = _TITLE.search(text)
    if found is None:
        return ""

    def insert(match: re.Match[str]) -> str:
        name = match[1].strip()
        return values.get(name) or values.get(f"variables.{name}") or match[0]

    return " ".join(INSERT.sub(insert, _MARKS.sub("", found[1]), count=20).split())


def _number_slides(lock: Lock) -> dict[str, int]:
    return {slide.id: at for at, slide in reversed([*enumerate(lock.slides, 1)])}


def _number(slide: LockedSlide | None, numbers: Mapping[str, int]) -> int:
    """Return the number of a slide, or of the one that it translates; 0 where there is none."""
    return 0 if slide is None else numbers.get(slide.id.rpartition("/")[2], 0)


def _find_moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Return the fewest slides that have to change places to make one order of the other."""
    places = {id_: index for index, id_ in enumerate(after)}
    common = [id_ for id_ in before if id_ in places]
    last: list[int] = []  # by their length, the lowest place where a run in both orders ends
    ends: list[list[int]] = []  # all places where such runs end, negative, so that they ascend
    earlier: dict[int, int] = {}
    for place in map(places.__getitem__, common):
        length = bisect_left(last, place)
        if length == len(last):
            last.append(place)
            ends.append([])
        if length:  # of several runs it goes on with the first
            shorter = ends[length - 1]
            earlier[place] = -shorter[bisect_right(shorter, -place)]
        last[length] = place
        ends[length].append(-place)
    kept: set[int] = set()
    place = -ends[-1][0] if ends else -1
    while place >= 0:
        kept.add(place)
        place = earlier.get(place, -1)
    return {id_ for id_ in common if places[id_] not in kept}


def _compare_values(lock: Lock, now: Lock, own: Mapping[str, str]) -> tuple[ValueChange, ...]:
    before, after = lock.values, now.values
    return tuple(
        ValueChange(name=name, old=before.get(name), new=after.get(name), own=own.get(name))
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name) and lock.notes(name)
    )
