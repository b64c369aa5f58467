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
        """Keep bytes, if there is room for them."""


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
    kind: str, key: str, shape: type[_Result], make: Callable[[], _Made]
) -> _Result | _Made:
    """Return what `make` returns, or what it returned in an earlier run for the same key.

    Nothing but the key may decide what is made. What raises is not kept, nor is None.
    """
    keeper = _keeper.get()
    if keeper is None:
        return make()
    kept = keeper.recall(kind, key)
    if kept is not None:
        with suppress(DecodeError, ValueError, RecursionError):  # nobody's: it is made anew
            return msgpack.decode(kept, type=shape)
    made = make()
    if made is not None:
        with suppress(ValueError, OverflowError, RecursionError):  # what msgpack cannot hold
            keeper.keep(kind, key, msgpack.encode(made))
    return made
