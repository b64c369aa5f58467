"""How many examples property tests try: all of them, or a share of them among the fast tests.

Owns the number. The share is what `conftest` sets as Hypothesis's usual number, out of its hundred.
"""

from __future__ import annotations

from hypothesis import settings

ALL = 100
"""Hypothesis's usual number, where every example is tried."""
QUICK = 10
"""The same among the fast tests."""
FEWEST = 3


def examples(number: int) -> int:
    """Return how many of a number of examples this run tries."""
    return max(FEWEST, number * settings.default.max_examples // ALL)
