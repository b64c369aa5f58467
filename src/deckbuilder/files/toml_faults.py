"""What is wrong with a TOML file, in the words of those who write it.

Owns a table of the mistakes that people make, found by the parser's reason and the line at
fault. Refuses to parse: it is asked only when the parser has given up, and where the table
knows no better it passes on the parser's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckbuilder.files.toml_text import TomlFault

_QUOTES = "“”„‟‘’«»"
_NAMES = "names are made of the letters a to z, digits, hyphens and underscores"
_EXAMPLE = 'title = "Neglect"'

# The parser's reason, what the line looks like, what is wrong, how to fix it. The first counts.
_FAULTS = [
    (re.compile(reason), re.compile(line), message, hint)
    for reason, line, message, hint in (
        (
            "Invalid value",
            rf"[=,\[]\s*[{_QUOTES}]",
            "the quotation marks are typographic ones",
            f"use straight ones: {_EXAMPLE}",
        ),
        (
            "Illegal|Unterminated",
            rf"[{_QUOTES}]\s*(?:[,\]#].*)?$",
            "a quotation mark is a typographic one",
            f"use straight ones: {_EXAMPLE}",
        ),
        (
            "Unescaped|hex value|Unicode scalar",
            r"\\",
            "a backslash cannot stand in a value",
            "write / in its place: images/logo.png",
        ),
        (
            "Illegal|Unterminated",
            r'\\"[^"]*$',
            "a backslash cannot stand in a value",
            "write / in its place: images/logo.png",
        ),
        (
            "Illegal|Unterminated",
            "",
            "a quotation mark is missing",
            f"write one on both sides of the value: {_EXAMPLE}",
        ),
        (
            "Expected '='",
            r"^\s*[\w.\"-]+\s*:",
            "a colon stands where an equals sign belongs",
            f"write {_EXAMPLE}",
        ),
        (
            "Expected '='",
            r"^\s*\w[\w-]*(?:\s+[\w-]+)+\s*=",
            "the name of the setting holds a space",
            f"write _ or - in its place: {_NAMES}",
        ),
        (
            "Expected '='|Invalid statement",
            "=",
            "the name of the setting cannot be read",
            _NAMES,
        ),
        (
            "Expected '='|Invalid statement",
            "",
            "the line is not a setting: it has no equals sign",
            f"write {_EXAMPLE}, or # at the beginning of a remark",
        ),
        (
            "Expected newline",
            r"=\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}",
            "there is no such date",
            "write year, month and day: 2027-03-31",
        ),
        (
            "Expected newline",
            r"""=\s*("[^"]*"|'[^']*')\s*,""",
            "several values stand without square brackets",
            'write them as a list: ["one", "two"]',
        ),
        (
            "Expected newline",
            r'=\s*"[^"]*"[^"#]*"',
            "quotation marks stand within quotation marks",
            'use ‘ and ’ for those inside: title = "The ‘hidden’ child"',
        ),
        (
            "Expected newline",
            r"=\s*'[^']*'",
            "an apostrophe ends the value too early",
            'put double quotation marks around it: title = "The child\'s voice"',
        ),
        (
            "Expected newline",
            '"',
            "something stands after the closing quotation mark",
            "put all of the value between one pair of them; a remark begins with #",
        ),
        (
            "Expected newline",
            r"^\s*\[",
            "something stands after the closing square bracket",
            "begin a new line after it",
        ),
        (
            "Expected newline",
            "",
            "the value begins like a number but goes on as text",
            'put it in quotation marks: "09:30", "75%"',
        ),
        (
            "Invalid value",
            r"=\s*#[0-9A-Fa-f]{3,8}\b",
            "the colour has no quotation marks",
            'write it as "#1A2B3C"',
        ),
        (
            "Invalid value",
            r"=\s*(?:#.*)?$",
            "the setting has no value",
            f"write it after the equals sign: {_EXAMPLE}",
        ),
        (
            "Invalid value",
            r"(?i)=\s*(?:true|false|yes|no)\b",
            "the value is neither true nor false",
            "write true or false, in small letters and without quotation marks",
        ),
        (
            "Invalid value",
            "",
            "the value has no quotation marks",
            f"write text in quotation marks: {_EXAMPLE}",
        ),
        (
            r"Expected '\]",
            r"^\s*\[[^\]]*$|^\s*\[\[[^\]]*\]\s*(?:#.*)?$",
            "a closing square bracket is missing",
            "close as many as were opened: [facts.reviews], [[outcomes]]",
        ),
        (
            r"Expected '\]",
            "",
            "the name in square brackets cannot be read",
            _NAMES,
        ),
        (
            "Unclosed array",
            r"""["']\s+["']""",
            "a comma is missing in the list",
            'write commas between: ["one", "two"]',
        ),
        (
            "Unclosed array",
            "",
            "the list has no closing square bracket",
            'write ] after it: ["one", "two"]',
        ),
        (
            "Unclosed inline table",
            "",
            "a closing brace is missing",
            "write } after the last value",
        ),
    )
]
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_LONGEST = 1000
"""How much of a line is looked at: some patterns take the square of its length."""
_TWICE = re.compile("twice|overwrite|immutable")
_OPENS = re.compile(r"=\s*[\[{]")
_NAME = re.compile(r"\s*+(\[++[^\]]*+\]++|[^=\[]*[^=\[\s])")


def explain(text: str, error: str) -> TomlFault:
    """Return what is wrong with a TOML text for which the parser of Python gave an error."""
    lines = text.split("\n")
    place = _PLACE.search(error)
    reason = error[: place.start()] if place else error
    number = int(place[1]) if place and place[1] else _last_line(lines)
    number = _opening_line(lines, number, reason)
    line = lines[number - 1][:_LONGEST]
    if _TWICE.search(reason):
        return _explain_twice(lines, number)
    for knows, looks, message, hint in _FAULTS:
        if knows.search(reason) and looks.search(line):
            return TomlFault(number, message, hint)
    words = reason[:1].lower() + reason[1:]
    return TomlFault(number, f"the line cannot be read: {words}", f"write {_EXAMPLE}")


def _last_line(lines: Sequence[str]) -> int:
    filled = (number for number in range(len(lines), 0, -1) if lines[number - 1].strip())
    return next(filled, 1)


def _opening_line(lines: Sequence[str], number: int, reason: str) -> int:
    """Return the line on which something begins that the parser found open at a later one."""
    if reason.startswith("Unclosed"):
        opens = _OPENS.search
    elif reason.startswith("Unterminated"):
        opens = re.compile("\"\"\"|'''").search
    else:
        return number
    found = (place for place in range(min(number, len(lines)), 0, -1) if opens(lines[place - 1]))
    return next(found, number)


def _explain_twice(lines: Sequence[str], number: int) -> TomlFault:
    written = _NAME.match(lines[number - 1])
    name = written[1] if written else lines[number - 1].strip()
    names = [(place, _NAME.match(line)) for place, line in enumerate(lines[: number - 1], 1)]
    first = max((place for place, found in names if found and found[1] == name), default=0)
    shown = name if len(name) < 60 else f"{name[:60]}…"
    where = f": the first is on line {first}" if first else ""
    return TomlFault(number, f"{shown} is given twice{where}", "take out one of the two")
