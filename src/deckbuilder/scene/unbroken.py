"""What a line does not end within: dates, numbers with units, addresses, telephone numbers.

Owns how they are written. Refuses to wrap, and to know where there is no room for them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_MAY_HOLD = re.compile(r"[\d@/.](?:(?<!\.)|\w)").search
"""Finds what each of them has at least one of; a set comes first, as that is found quickly."""

_MONTHS = (
    "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    "|Ion|Chw|Maw|Ebr|Mai|Meh|Gor|Aws|Med|Hyd|Tac|Rha)[a-z]*"
)
"""The months in English and Welsh, whole or shortened."""

_UNITS = (
    "%|per cent|percent|thousand|million|billion|bn|km|cm|mm|m|kg|mg|g|ml|litres?|miles?|metres?"
    "|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|kB|MB|GB|°C|pt|px"
    r"|a\.?m\b\.?|p\.?m\b\.?"
)

_SPACE = "[ \u2000-\u200a]"


@cache
def _address() -> re.Pattern[str]:
    """Return the pattern of addresses of pages and of people.

    What looks behind keeps the search of a word of thousands of letters short.
    """
    return re.compile(
        r"(?:https?://|www\.)[^\s<>]*[\w/]|(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.\w[\w-]*)+"
        r"|(?<![\w.-])\w[\w-]*(?:\.\w[\w-]*)*\.[a-z]{2,}\b(?:/[^\s<>]*[\w/])?"
    )


@cache
def _pattern() -> re.Pattern[str]:
    kinds = (
        _address().pattern,
        rf"\d{{1,2}}(?:st|nd|rd|th)?{_SPACE}{_MONTHS}\b(?:{_SPACE}\d{{4}}\b)?",
        rf"{_MONTHS}(?:{_SPACE}\d{{1,2}},?)?{_SPACE}\d{{4}}\b",
        rf"[A-Z]{{1,2}}\d[A-Z\d]?{_SPACE}\d[A-Z]{{2}}\b",
        r"(?:\+\d{1,3}|\(?0\d{2,5}\)?)(?:[ -]\(?\d{1,8}\)?){1,5}\b",
        rf"[£$€]?\d[\d.,/:–-]*\d?(?:{_SPACE}\d{{3}})*\b(?:{_SPACE}(?:{_UNITS})(?!\w))?",
    )
    return re.compile(rf"(?<![\w–-])(?:{'|'.join(kinds)})")


@lru_cache(maxsize=4096)
def unbroken_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Return where those parts of a text begin and end that no line may end within."""
    if not _MAY_HOLD(text):
        return ()
    return tuple(found.span() for found in _pattern().finditer(text))


def unbroken_start(text: str) -> int:
    """Return the end of such a part with which a text begins, or 0."""
    found = _pattern().match(text)
    return found.end() if found else 0


def is_address(text: str) -> bool:
    """Tell whether there is an address in a text."""
    return _address().search(text) is not None
