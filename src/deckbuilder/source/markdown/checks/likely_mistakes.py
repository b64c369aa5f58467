"""Marks that were meant as Markdown but are none, so that they would show as they are typed.

Owns a table of those with which a line begins, and those that are left within a text. Refuses
to fix them: the text stays as it is written, and a report tells its author.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.source.markdown.state import SlideReading

_LIST = 'begin the line with a hyphen and a space: "- "'

_NO_SPACE = "there is no space after the hyphen"
_TWO_COLONS = "the line begins with two colons"
_CELLS = "the lines look like cells pasted from a spreadsheet"
_FOREIGN_LIST = "the line begins with the sign of a list from another program"
_RUNS_ON = "the line begins no list, as other text stands directly above it"
_NO_DASHES = "the lines look like a table, but the line of dashes is missing or has too few columns"

# What a line of a paragraph begins with, what is wrong, how to fix it.
_LINES = (
    (
        "[•◦▪●○■□◆❖‣⁃·➔➢➤►\uf0a7\uf0b7\uf0d8\uf0fc]|§(?! ?\\d)|[oØüqv§–—-]\t",
        _FOREIGN_LIST, _LIST,
    ),
    (
        r"\(?(?:[a-z]|[ivx]{2,4})[.)]\t", _FOREIGN_LIST,
        'begin the line with "1. ", or with a hyphen and a space: "- "',
    ),
    (
        r"(?<!\A)\d{1,2}[.)](?=[ \t]+\S)", _RUNS_ON,
        "leave a blank line above the list; where it is none, write \\ before the full stop",
    ),
    (
        r"--?[^\W\d]",
        _NO_SPACE, rf"{_LIST}; for the sign itself, write \-",
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
        _NO_DASHES,
        "below the first line, write one with as many columns as that: |---|---|",
    ),
    (
        r"::(?!:)",
        _TWO_COLONS, "a block begins and ends with three: ::: notes",
    ),
    (
        r"[^\t\n]*\S\t[^\n]*\n[^\t\n]*\S\t",
        _CELLS,
        "put a line ```table above them and a line ``` below",
    ),
)  # fmt: skip
_TOLD_ONCE = (_NO_DASHES, _CELLS, _TWO_COLONS)
"""What the lines of one table or block would repeat."""
_LINE = re.compile("^[ \t]*+(?:" + "|".join(f"({line[0]})" for line in _LINES) + ")", re.MULTILINE)

_SIZE = re.compile(r" =\d*%?x\d*%?$|(?: (?:width|height|w|h)=\S+)+$")
_LEFT = re.compile(
    r"(?P<strong>(?<![*])\*\*(?![*]))"
    r"|\](?:(?P<gap> )\((?=https?:|mailto:|images/)|\()(?P<address>[^()]*)(?P<end>\))?"
)


_NUMBERED = re.compile(r"^[ \t]*(?P<number>\d{1,2})[.)][ \t]", re.MULTILINE)
_DASHES = re.compile(r"[ \t|:-]*-[ \t|:-]*$", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]*(:{3}.*)", re.MULTILINE)
_NAME_BELOW = re.compile(r"\n(?:--|[–—―])[ \t]+\S.*\Z")


def check_lines(text: str, where: Span, reading: SlideReading) -> None:
    """Report the lines of a paragraph, as written, that begin with a mistaken mark.

    Of the lines of a table or block the first is reported, and else each.
    """
    check_indented(text, where, reading)
    told: set[str] = set()
    line, at = where.first_line, 0
    grid = text.startswith("+-")  # a table of pandoc's, which is named as such
    for found in () if grid else _LINE.finditer(text):
        _, message, hint = _LINES[(found.lastindex or 0) - 1]
        if message in told and message in _TOLD_ONCE:
            continue
        if message is _RUNS_ON and not _counts_on(text, found):
            continue
        if message is _NO_SPACE and reading.quote_level:
            hint = "begin the line with an em dash and a space where it says whose words they are"
        told.add(message)
        if message is _NO_DASHES and found.start() and _has_dashes_below(text, found.start()):
            message = "the lines of the table run on from the text above"
            hint = "leave a blank line above the table, and begin its lines at the left edge"
        line, at = line + text.count("\n", at, found.start()), found.start()
        reading.report(codes.MARKS_NOT_READ, where, message, line=line, hint=hint)
    if reading.quote_level and _NAME_BELOW.search(text):
        reading.report(
            codes.MARKS_NOT_READ,
            where,
            "the line that says whose words they are runs on from the words",
            line=where.first_line + text.count("\n"),
            hint="put a line above it that holds > alone, and begin it with > itself",
        )


def check_indented(text: str, where: Span, reading: SlideReading) -> None:
    """Report the first line of a block that is none, as spaces before its colons make it code."""
    if found := _INDENTED.search(text):
        reading.report(
            codes.MISPLACED_BLOCK,
            where,
            f"{found[1].rstrip()} begins no block, as four spaces or a tab stand before it",
            line=where.first_line + text.count("\n", 0, found.start(1)),
            hint="begin each line of the block at the left margin, without spaces; "
            "to show it as code, put a line ``` above it and one below",
        )


def _counts_on(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number is one of a list: after a colon, nought, or beside the next one."""
    numbers = {int(line["number"]) for line in _NUMBERED.finditer(text)}
    number = int(found[0].strip().rstrip(".)").rstrip())
    after_colon = text[: found.start()].rstrip().endswith(":")
    return after_colon or number == 0 or bool(numbers & {number - 1, number + 1})


def _has_dashes_below(text: str, start: int) -> bool:
    """Tell whether below a table's first line stands one of dashes with as many columns."""
    head, _, below = text[start:].lstrip("\n").partition("\n")
    dashes = below.partition("\n")[0]
    columns = {len(line.strip().strip("|").split("|")) for line in (head, dashes)}
    return _DASHES.match(dashes) is not None and len(columns) == 1


def check_underline(heading: Token, reading: SlideReading) -> None:
    """Report a short line of hyphens below a text: it makes a heading, which few mean by it."""
    where = reading.span(heading)
    line = reading.lines[where.last_line - 1].lstrip("> ").rstrip()
    long = where.last_line - where.first_line > 1
    if heading.markup == "-" and (long or len(line) < len("----")):
        reading.report(
            codes.MARKS_NOT_READ,
            where,
            f"the line {line} makes a heading of the text above it",
            line=where.last_line,
            hint="put a blank line above it for a new slide, in a deck of a single file;"
            " for a heading, begin the text with ## and take the line out",
        )


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
    if what == "picture" and (size := _SIZE.search(address)):
        return f"take{size[0]} out; for a size write {{width=40%}} after the )"
    if what == "picture":
        return f"put the name in angle brackets, <{address.strip()}>, or take its spaces out"
    return "take the spaces out of the address, or write %20 for each"
