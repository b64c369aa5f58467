"""Numbers as people write them in data, and the marks of official statistics: `2 000`, `[c]`.

Owns which cell is which number. Refuses to guess: what may mean two numbers is reported.
"""

from __future__ import annotations

import re

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.model.shorthand import BESIDE, MEANINGS, WITHHELD
from deckbuilder.source.markdown.state import SlideReading

_NUMBER = re.compile(r"[-+]?(\d{1,15}(\.\d{0,20})?|\.\d{1,20})", re.ASCII)
_SPACED = re.compile(r"[-+]?\d{1,3}( \d{3})+(\.\d*)?", re.ASCII)
_WITH_COMMAS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[-+]?\d{1,15},\d{1,15}", re.ASCII)
_MARKS = re.compile(rf"(.*?)((?:\s*\[(?:{'|'.join(MEANINGS)})\])+)", re.IGNORECASE)
_SIGNS = str.maketrans("−–\xa0\u2007\u2009\u202f", "--    ")
"""Dashes as minus signs, and the spaces that stand between thousands."""


def read_value(
    cell: str, reading: SlideReading, span: Span, *, percent: bool = False, comma: bool = False
) -> tuple[float | None, str]:
    """Return a cell's number and the marks with it; None, reported, where it is neither.

    A blank cell has neither, which is not reported here. A per cent sign is read where the chart's
    format has one too (`percent`). In data in which a comma may be a decimal point (`comma`), it
    parts no thousands.
    """
    if not cell:
        return None, ""
    marked = _MARKS.fullmatch(cell)
    text, marks = (marked[1].strip(), marked[2].lower()) if marked else (cell, "")
    marks = "".join(marks.split())
    if marks and not text and any(mark in WITHHELD for mark in _names(marks)):
        return None, marks
    plain = text.translate(_SIGNS)
    share = percent and plain.endswith("%")
    number = _join_thousands(plain.removesuffix("%").rstrip() if share else plain, comma=comma)
    if _NUMBER.fullmatch(number):
        return (float(f"{number}e-2") if share else float(number)), marks
    reading.report(
        codes.NOT_A_NUMBER,
        span,
        f"{cell!r} is not a number",
        hint=_suggest(plain, marks, percent=percent),
    )
    return None, ""


def _names(marks: str) -> list[str]:
    return marks.strip("[]").split("][")


def _join_thousands(text: str, *, comma: bool) -> str:
    if _SPACED.fullmatch(text):
        return text.replace(" ", "")
    return text.replace(",", "") if not comma and _WITH_COMMAS.fullmatch(text) else text


def _suggest(text: str, marks: str, *, percent: bool) -> str:
    """Say what to write instead of a text that is no number; of marks alone, what they lack.

    Under a per cent format the sign is not what is wrong.
    """
    sign = "%" if percent and text.endswith("%") else ""
    text = text.removesuffix(sign).rstrip()
    bare = re.sub(r"[£$€%(),\s]", "", text)
    if marks and not text:
        mark = next(iter(_names(marks)))
        return f"[{mark}] says that a figure is {BESIDE[mark]}: write the figure before it"
    if text.endswith("%"):
        return 'add format="0%" to the chart, and 75% is read as it stands'
    if text.lower() in WITHHELD:
        return f"write it in square brackets: [{text.lower()}] ({WITHHELD[text.lower()]})"
    if _DECIMAL_COMMA.fullmatch(text):
        thousands = f", or {bare}{sign} for thousands" if _WITH_COMMAS.fullmatch(text) else ""
        return f"write {text.replace(',', '.')}{sign} with a full stop for a decimal{thousands}"
    if _NUMBER.fullmatch(bare) and text.startswith("("):
        return f"write -{bare} for a figure below zero"
    if _NUMBER.fullmatch(bare) and text[:1] in "£$€":
        return f'write {bare}, and format="{text[0]}#,##0" shows the sign'
    return (
        "write a figure alone, without words; where there is none, write [x] (not available),"
        " or [c] where it is withheld (confidential)"
    )
