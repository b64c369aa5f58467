"""Which of many parameters the fast suite tries: the first of each kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

import pytest


def first_of_each(parameters: Iterable[Any], kind: Callable[[Any], Hashable]) -> list[Any]:
    """Return parameters of a test, all but the first of each kind marked as slow."""
    seen: set[Hashable] = set()
    found = []
    for parameter in parameters:
        values = parameter if type(parameter) is tuple else (parameter,)
        slow = kind(parameter) in seen
        found.append(pytest.param(*values, marks=pytest.mark.slow) if slow else parameter)
        seen.add(kind(parameter))
    return found
