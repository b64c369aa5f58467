"""Makes an input smaller that shows a fault, for as long as it still shows it (delta debugging)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

MAX_TRIES = 80
"""How often a smaller input is tried: a find is to be read, and need not be the smallest."""
MAX_SECONDS = 60
"""How long, as an input that shows how slow something is takes its time with every try."""


def make_smaller(data: bytes, is_still_found: Callable[[bytes], bool]) -> bytes:
    """Take lines away, then single bytes, in ever smaller runs."""
    tries, end = MAX_TRIES, time.monotonic() + MAX_SECONDS

    def keeps(parts: Sequence[bytes]) -> bool:
        nonlocal tries
        tries -= 1
        return tries >= 0 and time.monotonic() < end and is_still_found(b"".join(parts))

    lines = _reduce(data.splitlines(keepends=True), keeps)
    return b"".join(_reduce([bytes([each]) for each in b"".join(lines)], keeps))


def _reduce(parts: Sequence[bytes], keeps: Callable[[Sequence[bytes]], bool]) -> Sequence[bytes]:
    size = len(parts) // 2
    while size:
        start = 0
        while start < len(parts):
            fewer = [*parts[:start], *parts[start + size :]]
            if keeps(fewer):
                parts = fewer
            else:
                start += size
        size //= 2
    return parts
