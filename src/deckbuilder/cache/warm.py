"""What a process that builds again keeps from one build to the next, so that an edit costs an edit.

A slide that was not touched is not read, laid out and written again: each stage asks for what it
made of the very same objects within the same frame, which is all else that decides on it. What a
stage made is what the next one asks by, so a slide that changed is made anew all the way down, and
no other. Results bring with them what was reported and which files were asked for while they were
made. Refuses to know what is made, and to keep what the last build had no use for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct, msgpack

from deckbuilder.diagnostics import Diagnostic, Diagnostics, Span
from deckbuilder.files.inputs import Inputs, ask, note_all

if TYPE_CHECKING:
    from deckbuilder.files.inputs import Question

_Made = TypeVar("_Made")

_VALUES = (str, bytes, int, float, tuple, frozenset, type(None), PurePath, Span)
"""What is told apart by its value; all else by being the same object.

So no tuple may hold nodes of the model: these are equal whatever places they come from.
"""


_with_value: dict[type[object], bool] = {}


def _has_value(kind: type[object]) -> bool:
    known = _with_value.get(kind)
    if known is None:
        known = _with_value[kind] = issubclass(kind, _VALUES)
    return known


def _always(_: object) -> bool:
    return True


class _Entry(Struct, Generic[_Made], frozen=True):
    """A result, and what it was made of, which is kept so that no other object takes its place."""

    made: _Made
    parts: tuple[object, ...]
    inputs: Inputs


class Shelf:
    """The results of one kind that were made within one frame."""

    def __init__(self, warm: Warm | None = None, frame: tuple[object, ...] = ()) -> None:
        self.frame = frame
        self.remembers = warm is not None
        self._warm = warm
        self._before: dict[tuple[object, ...], _Entry[Any]] = {}
        self._now: dict[tuple[object, ...], _Entry[Any]] = {}

    def renew(self) -> None:
        """Go on to another build, and let go of what the last one did not ask for."""
        self._before, self._now = self._now, {}

    def find(
        self,
        parts: tuple[object, ...],
        make: Callable[[], _Made],
        *,
        keeps: Callable[[_Made], bool] = _always,
    ) -> _Made:
        """Return what `make` makes of `parts`, or what it made of them in this build or the last.

        Nothing but the parts and the frame may decide on it, but for files that it asks for. A
        result for which `keeps` is False is made anew each time.
        """
        if self._warm is None:
            return make()
        key = tuple([part if _has_value(type(part)) else id(part) for part in parts])
        entry: _Entry[_Made] | None = self._now.get(key) or self._before.get(key)
        if entry is None or not self._warm.confirm(entry.inputs):
            with Inputs() as inputs:
                entry = _Entry(make(), parts, inputs)
            if not keeps(entry.made):
                return entry.made
        self._now[key] = entry
        return entry.made


def find_reported(
    shelf: Shelf,
    parts: tuple[object, ...],
    make: Callable[[], _Made],
    reported_to: Diagnostics,
    diagnostics: Diagnostics,
    *,
    keeps: Callable[[_Made], bool] = _always,
) -> _Made:
    """Find a result, and give `diagnostics` what was `reported_to` a collector as it was made."""

    def record() -> tuple[_Made, Sequence[Diagnostic]]:
        with reported_to.recording() as found:
            return make(), found

    made, found = shelf.find(parts, record, keeps=lambda recorded: keeps(recorded[0]))
    diagnostics.extend(found)
    return made


class Warm:
    """The shelves of one deck, for as long as a process builds it again and again."""

    def __init__(self) -> None:
        self._shelves: dict[str, list[Shelf]] = {}
        self._asked: dict[str, list[Shelf]] = {}
        self._answers: dict[Question, str] = {}

    def forget(self) -> None:
        """Forget all, as what a process keeps of files has changed."""
        self._shelves.clear()

    @contextmanager
    def building(self) -> Iterator[None]:
        """Keep results while a build runs inside the `with` block.

        Kinds that it does not come to, as a fault ends it, stay as they are.
        """
        self._asked.clear()
        self._answers.clear()
        token = _warm.set(self)
        try:
            yield
        finally:
            _warm.reset(token)
            self._shelves |= self._asked

    def open(self, kind: str, frame: tuple[object, ...]) -> Shelf:
        """Return the shelf of a kind for a frame; an empty one where the last build had another."""
        asked = self._asked.setdefault(kind, [])
        shelf = next((each for each in asked if _are_same(each.frame, frame)), None)
        if shelf is None:
            known = self._shelves.get(kind, [])
            shelf = next((each for each in known if _are_same(each.frame, frame)), None)
            shelf = shelf or Shelf(self, frame)
            shelf.renew()
            asked.append(shelf)
        return shelf

    def confirm(self, inputs: Inputs) -> bool:
        """Note inputs again if files are as they were, or tell that they are not.

        Each file is asked about once a build.
        """
        if not inputs.answers:
            return True
        self._answers |= ask(inputs.answers.keys() - self._answers.keys())
        same = all(self._answers[each] == answer for each, answer in inputs.answers.items())
        if same and inputs.steady:
            note_all(inputs)
        return same and inputs.steady


def _are_same(these: tuple[object, ...], those: tuple[object, ...]) -> bool:
    return len(these) == len(those) and all(
        this is that or (_has_value(type(this)) and this == that)
        for this, that in zip(these, those, strict=True)
    )


_warm: ContextVar[Warm | None] = ContextVar("warm", default=None)


def open_shelf(kind: str, *frame: object) -> Shelf:
    """Return the results of a kind that were made within a frame; none are kept in other runs.

    Texts, numbers and tuples of them are compared by value, all else by being the same object.
    """
    warm = _warm.get()
    return Shelf() if warm is None else warm.open(kind, frame)


def as_value(node: object) -> bytes:
    """Return all that a node holds as one value, where it may be another object each time.

    Nothing in runs that keep no results.
    """
    return b"" if _warm.get() is None else msgpack.encode(node, enc_hook=_encode)


def _encode(value: object) -> bytes:
    if isinstance(value, PurePath):  # which may be no text
        return os.fsencode(value)
    message = f"a {type(value).__name__} has no value"
    raise TypeError(message)
