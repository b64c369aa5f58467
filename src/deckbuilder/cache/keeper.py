"""Asks for cached results by their inputs, and makes those that are not there.

So a library that makes them, such as ReportLab, is imported only for new ones. Refuses to know
where they are kept and for how long (`results.py` does), and what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Protocol, TypeVar

from msgspec import DecodeError, msgpack

_Result = TypeVar("_Result")
_Made = TypeVar("_Made")


class Keeper(Protocol):
    """Keeps bytes by a kind and a key."""

    def recall(self, kind: str, key: str) -> bytes | None:
        """Return what was kept, or None."""

    def keep(self, kind: str, key: str, data: bytes) -> None:
        """Keep bytes, if there is room for them and the files that were read stay as they are."""

    def keep_at_once(self, kind: str, key: str, data: bytes) -> None:
        """Keep bytes, if there is room for them, whatever becomes of any file."""


_keeper: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


@contextmanager
def kept_by(keeper: Keeper | None) -> Iterator[None]:
    """Have `find_result` ask this keeper inside the `with` block; None: everything is made."""
    token = _keeper.set(keeper)
    try:
        yield
    finally:
        _keeper.reset(token)


def find_result(
    kind: str,
    key: str,
    shape: type[_Result],
    make: Callable[[], _Made],
    *,
    from_bytes: bool = False,
) -> _Result | _Made:
    """Return what `make` returns, or what it returned in an earlier run for the same key.

    Nothing but the key may decide what is made. What raises is not kept, nor is None. What is made
    `from_bytes`, of which the key holds the digest, and of no file is kept at once.
    """
    found = recall_result(kind, key, shape)
    if found is not None:
        return found
    made = make()
    keeper = _keeper.get()
    if made is not None and keeper is not None:
        with suppress(ValueError, OverflowError, RecursionError):  # what msgpack cannot hold
            keep = keeper.keep_at_once if from_bytes else keeper.keep
            keep(kind, key, msgpack.encode(made))
    return made


def recall_result(kind: str, key: str, shape: type[_Result]) -> _Result | None:
    """Return what was made for a key in an earlier run; None where nobody has kept it."""
    keeper = _keeper.get()
    kept = None if keeper is None else keeper.recall(kind, key)
    if kept is not None:
        with suppress(DecodeError, ValueError, RecursionError):  # nobody's: it is made anew
            return msgpack.decode(kept, type=shape)
    return None
