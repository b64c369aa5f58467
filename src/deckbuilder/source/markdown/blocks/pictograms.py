"""Pictograms of a statistic: how many of how many signs its value is.

Owns which values have one. Refuses to round: a picture that shows another share than the value is
worse than none.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.model import Inline, Pictogram, inline_text
from deckbuilder.source.markdown.state import SlideReading

_WORDS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_NUMBERS = _WORDS.split()
_PERCENT = re.compile(r"(\d{1,3}) ?(?:%|per ?cent)", re.ASCII)
_SHARE = re.compile(r"(\w+) (?:in|of|out of) (?:every )?(\w+)", re.ASCII)

_MAX_DISCS, _MAX_FIGURES = 100, 20
"""How many signs somebody can count or compare at a glance."""


def read_pictogram(
    sign: Literal["discs", "figures"], value: tuple[Inline, ...], where: Span, reading: SlideReading
) -> Pictogram | None:
    """Return the pictogram of a value; None, reported, where no such signs can show it."""
    text = " ".join(inline_text(value).split())
    share = _read_share(text.lower(), sign)
    if share and share.filled <= share.total and 0 < share.total <= _max(sign):
        return share
    other = f", or write pictogram=discs, which shows up to {_MAX_DISCS}"
    reading.report(
        codes.WRONG_VALUE,
        where,
        f"pictogram={sign} cannot show {text!r}",
        hint=f"write value as a whole percentage or as so many in {_max(sign)} at most, such as"
        f' "75%" or "3 in 4"{other if sign == "figures" else ""}; or take pictogram out',
    )
    return None


def _max(sign: str) -> int:
    return _MAX_DISCS if sign == "discs" else _MAX_FIGURES


def _read_share(text: str, sign: Literal["discs", "figures"]) -> Pictogram | None:
    """Read a share exactly: a percentage in the fewest signs that show it, others as written."""
    if percent := _PERCENT.fullmatch(text):
        share = Fraction(int(percent[1]), 100)
        total = 10 if share in (0, 1) else share.denominator
        if sign == "discs":
            total = 20 if 20 % total == 0 else 100
        return Pictogram(sign, int(share * total), total)
    if written := _SHARE.fullmatch(text):
        part, whole = (_read_number(word) for word in written.groups())
        if part is not None and whole is not None:
            return Pictogram(sign, part, whole)
    return None


def _read_number(word: str) -> int | None:
    if word in _NUMBERS:
        return _NUMBERS.index(word)
    return int(word) if word.isdecimal() and len(word) < 4 else None
