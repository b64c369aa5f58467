"""What is wrong with settings in YAML, in the words of those who write them.

Owns a table of the mistakes that people make. Refuses to parse: it is asked only when the
settings could not be read, and answers nothing where the table knows no better.
"""

from __future__ import annotations

import re

from msgspec import Struct


class YamlFault(Struct, frozen=True):
    """A fault in words: its 0-based line, what it is, and how to fix it."""

    line: int
    message: str
    hint: str


# What the text looks like, what is wrong, how to fix it. The first counts; a group `at` marks
# the line to fix where that is not the first one of the match.
_FAULTS = [
    (re.compile(pattern, re.MULTILINE), message, hint)
    for pattern, message, hint in (
        (r"^ *\t", "a tab stands before the setting", "take out the tab"),
        (
            r"^ *(?:- )?[A-Za-z_][\w-]*:(?!//)[^\s:]",
            "there is no space after the colon",
            "put a space after the colon: minutes: 10",
        ),
        (
            r"^[^:\n]*:[ \t]+[“”„‟‘’«»]",
            "the quotation marks are typographic ones",
            'use straight ones: section: "Neglect"',
        ),
        (
            r"""^[^:\n]*:[ \t]+(?:"[^"\n]*|'[^'\n]*)$""",
            "a quotation mark is missing",
            "write one on both sides of the value, or none",
        ),
        (
            r"^[\w-]+:[ \t]+\[[^\]]*(?=\n[\w-]+:|\Z)",
            "the list has no closing square bracket",
            "write ] after it: [one, two]",
        ),
        (
            r"""^[^:\n]*:[ \t]+(?:"[^"\n]*"|'[^'\n]*')[ \t]*[^\s#]""",
            "something stands after the closing quotation mark",
            "put all of the value between one pair of them, with ‘ and ’ for those inside",
        ),
        (
            r"^ *[\w-]+[ \t]*=",
            "an equals sign stands where a colon belongs",
            "write the name, a colon, a space and the value: minutes: 10",
        ),
        (
            r"^[^:\n]*:[ \t]+(?:[@`%*&!|>{?\[]|- )",
            "the value begins with a sign that settings do not take",
            'put the value in quotation marks: section: "*Neglect*"',
        ),
        (
            r"^[^:\n]*:[ \t]++[^\"'\[\n#][^\n]*:(?:\s|$)",
            "the value holds a colon",
            'put the value in quotation marks: section: "Neglect: an overview"',
        ),
        (
            r"^[\w-]+:[ \t]+\S[^\n]*\n(?P<at> +)[\w-]+:|\A\n*(?P<at_first> +)[\w-]+:",
            "spaces stand before the setting",
            "take out the spaces",
        ),
        (
            r"^(?:#{1,6} |:::|!\[)",
            "the settings have no end before this line",
            "add a line --- after the last setting",
        ),
        (
            r"^ *(?!- )[^\s:#][^:\n]*$",
            "the line is not a setting: it has no colon",
            "write the name, a colon, a space and the value: minutes: 10",
        ),
    )
]


def explain(text: str) -> YamlFault | None:
    """Return what is wrong with settings that could not be read, where the table knows it."""
    for pattern, message, hint in _FAULTS:
        found = pattern.search(text)
        if found:
            places = (found.start(name) for name in found.re.groupindex if found[name] is not None)
            start = next(places, found.start())
            return YamlFault(text.count("\n", 0, start), message, hint)
    return None
