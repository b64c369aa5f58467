"""Marks that were meant as Markdown but are none, so that they would show as they are typed.

Owns a table of those with which a line begins, and those that are left within a text. Refuses
to fix them: the text stays as it is written, and a report tells its author.
"""

from __future__ import annotations

import re

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.source.markdown.state import SlideReading

_LIST = 'begin the line with a hyphen and a space: "- "'

# What a line of a paragraph begins with, what is wrong, how to fix it.
_LINES = (
    (
        "[•◦▪●○■‣⁃·\uf0a7\uf0b7\uf0d8\uf0fc]|§(?! ?\\d)|[oØüqv§–—-]\t",
        "the line begins with the sign of a list from another program", _LIST,
    ),
    (
        r"-[^\W\d]",
        "there is no space after the hyphen", rf"{_LIST}; for the sign itself, write \-",
    ),
    (
        r"\d{1,3}[.)][^\W\d]",
        "there is no space after the number", 'write "1. " for a list, or \\ before the full stop',
    ),
    (
        r"#{1,6}[^\W\d]",
        r"there is no space after the #", r"put one there; for the sign itself, write \#",
    ),
    (
        r"\|.*\|[ \t]*$|[^|\n]++(?<= )\| .*\n[^|\n]++(?<= )\| ",
        "the lines look like a table, but the line of dashes is missing or has too few columns",
        "below the first line, write one with as many columns as that: |---|---|",
    ),
    (
        r"::(?!:)",
        "the line begins with two colons", "a block begins and ends with three: ::: notes",
    ),
)  # fmt: skip
_LINE = re.compile("^[ \t]*+(?:" + "|".join(f"({line[0]})" for line in _LINES) + ")", re.MULTILINE)

_LEFT = re.compile(
    r"(?P<strong>(?<![*])\*\*(?![*]))"
    r"|\](?:(?P<gap> )\((?=https?:|mailto:|images/)|\()(?P<address>[^()]*)(?P<end>\))?"
)


def check_lines(text: str, where: Span, reading: SlideReading) -> None:
    """Report the first line of a paragraph, as written, that begins with a mistaken mark."""
    found = None if text.startswith("+-") else _LINE.search(text)  # that is a table of pandoc's
    if found is not None and found.lastindex:
        _, message, hint = _LINES[found.lastindex - 1]
        line = where.first_line + text.count("\n", 0, found.start())
        reading.report(codes.MARKS_NOT_READ, where, message, line=line, hint=hint)


def check_text(text: str, where: Span, line: int, reading: SlideReading) -> None:
    """Report marks in a text from which all that Markdown reads was taken."""
    found = _LEFT.search(text)
    if found is None:
        return
    if found["strong"]:
        message = "the signs ** stand alone: they make nothing bold"
        hint = r"put them on both sides, with no space within: **bold**; for the sign, write \*"
    else:
        start = text.rfind("[", 0, found.start())
        what = "link"
        if start > 0 and text[start - 1] == "!":
            what, start = "picture", start - 1
        message = f"the {what} is not read: {text[max(0, start) : found.end()]}"
        hint = _suggest_address(found, what)
    reading.report(codes.MARKS_NOT_READ, where, message, line=line, hint=hint)


def _suggest_address(found: re.Match[str], what: str) -> str:
    address = found["address"]
    if found["gap"]:
        return "take out the space between ] and ("
    if any(mark in address for mark in "“”„"):
        return 'put the caption in straight quotation marks: (images/map.png "Caption")'
    if not found["end"]:
        return "write ) after the address"
    if what == "picture":
        return f"put the name in angle brackets, <{address.strip()}>, or take its spaces out"
    return "take the spaces out of the address, or write %20 for each"
