"""How often the parser may look ahead in a text: brackets make it look again and again.

Owns the count, which begins anew with each text and is endless for blocks. Refuses to report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from math import inf

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from msgspec import Struct

from deckbuilder.files.limits import STEPS

_IN_ANY_TEXT = 10_000


class TooManyStepsError(Exception):
    """The parser looked ahead more often than it may."""


class _Steps(Struct):
    left: float = inf


_STEPS = _Steps()


@contextmanager
def allowed_steps(text: str) -> Iterator[None]:
    """Allow as many steps as a text may take."""
    _STEPS.left = STEPS.max * len(text) + _IN_ANY_TEXT
    try:
        yield
    finally:
        _STEPS.left = inf


def take_steps(count: int) -> None:
    """Count steps; raises TooManyStepsError."""
    _STEPS.left -= count
    if _STEPS.left < 0:
        raise TooManyStepsError


def count_steps(inlines: ParserInline) -> None:
    """Let a parser of texts count each token that it looks ahead at."""
    inlines.skipToken = partial(_skip, inlines.skipToken)  # type: ignore[method-assign]


def _skip(skip: Callable[[StateInline], None], state: StateInline) -> None:
    take_steps(1)
    skip(state)
