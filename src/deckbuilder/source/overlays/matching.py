"""What two texts have in common, found within bounds.

Owns how much is compared with how much. Refuses to know what the pieces are. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

from deckbuilder.files.limits import COMPARED

_ALIKE_EACH = 200
"""How many pieces of the other text each piece may be the same as, on average of the longest."""


def match_pieces(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[Any]:
    """Return the comparison of two texts in pieces, whose time may grow with the square of these.

    Of long texts only what is the same at both ends counts as the same.
    """
    if len(one) * len(other) <= COMPARED.max**2:
        counts = Counter(other)
        if sum(counts[piece] for piece in one) <= COMPARED.max * _ALIKE_EACH:
            return SequenceMatcher(None, one, other, autojunk=False)
    head = _count_same(one, other)
    tail = _count_same(one[head:][::-1], other[head:][::-1])
    first, second = (
        [*range(head), *((side, at) for at in range(len(text) - head - tail)), *range(-tail, 0)]
        for side, text in enumerate((one, other))
    )
    return SequenceMatcher(None, first, second, autojunk=False)


def _count_same(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many of the first pieces are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
