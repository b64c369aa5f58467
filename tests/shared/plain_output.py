"""What is printed, judged as a terminal and a workflow take it: is it text and nothing else?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_JOINERS = "\u200b\u200c\u200d"
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f")
_OURS = re.compile(r"::(error|warning|notice) (file=[^:,]*,|title=)[^:]*::")


def list_strange(text: str, *, commands: bool = False) -> list[str]:
    """Return lines with what nobody sees, what a terminal obeys, or what a workflow obeys.

    The report for GitHub is made of commands: there its own forms of them are none.
    """
    return [line for line in text.split("\n") if any(_find_strange(line, commands=commands))]


def _find_strange(line: str, *, commands: bool) -> Iterator[str]:
    if line.strip().startswith("::") and not line.strip().startswith(":::"):
        yield from () if commands and _OURS.match(line) else ("a command",)
    yield from re.findall(r"##\w*\[", line)
    plain = _FLAG.sub("", line.removesuffix("\r"))
    for index, character in enumerate(plain):
        if character in _JOINERS:
            beside = (plain[:index][-1:], plain[index + 1 :][:1])
            if any(not each or each.isascii() or each in _JOINERS for each in beside):
                yield character
        elif character != "\t" and unicodedata.category(character) in (
            "Cc",
            "Cf",
            "Cs",
            "Zl",
            "Zp",
        ):
            yield character
