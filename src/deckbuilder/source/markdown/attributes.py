"""Attributes in braces: `{#id .class key=value key="two words"}`.

Owns their grammar. Refuses to know which attributes a block has: settings check that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span

BRACES = re.compile(r"""\{(?!\{)((?:(?>=\s*'[^'\n]*'(?=[\s}]))|[^{}"\n]|"(?:[^"\\\n]|\\.)*")*)\}""")
"""Attributes as written; the group is what stands between the braces."""

_TRAILING = re.compile(BRACES.pattern + r"\s*\Z")
_LONGEST = 10_000
"""How long attributes at the end of a text may be: it is looked at anew from each brace on."""
_FOOTNOTE_MARK = re.compile(r"\[\^[^\[\]\s]+\]\Z")
_OTHER_QUOTES = re.compile(r"[“”„‘’«»]|=\s*'")
_PART = re.compile(
    r"""\s*(?:
      \#(?P<id>[^\s{}"=\#]+)
    | \.(?P<name>[A-Za-z][\w-]*)
    | (?P<key>[A-Za-z][\w-]*) \s*=\s* (?: "(?P<quoted>(?:[^"\\]|\\.)*)"
      | '(?P<single>[^']*)'(?=\s|\Z) | (?P<bare>[^\s"“”{}]+) )
    )(?=\s|\Z)""",
    re.VERBOSE,
)


class Attributes(Struct, frozen=True):
    """Attributes as written, values without their quotation marks."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    broken: bool = False
    """Whether some of them could not be read, which was reported."""


def split_trailing(text: str) -> tuple[str, str | None]:
    """Split attributes off the end of a line of text; None where it has none.

    Braces right behind a bracket, as in `[bore da]{lang=cy}`, are those of the words in it.
    """
    end = text.rstrip()
    if not end.endswith("}") or _is_escaped(end, len(end) - 1):
        return text, None
    start = text.rfind("{")
    first = len(text) - _LONGEST
    while start >= max(0, first):  # a value may itself hold an insert in braces
        insert = text[start - 1 : start] == "{"  # one that lacks its second brace at the end
        match = None if insert or _is_escaped(text, start) else _TRAILING.match(text, start)
        if match and _ends_bracket(text[:start]):
            return text, None
        if match:
            return text[:start].rstrip(), match[1]
        start = text.rfind("{", 0, start)
    return text, None


def _is_escaped(text: str, index: int) -> bool:
    """Tell whether an odd number of backslashes stands before a sign."""
    before = text[:index]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _ends_bracket(text: str) -> bool:
    return text.endswith("]") and not text.endswith("\\]") and not _FOOTNOTE_MARK.search(text)


def read_attributes(
    text: str, where: Span, diagnostics: Diagnostics, *, line: int | None = None
) -> Attributes:
    """Read what stands between braces; the first part that cannot be read ends it, reported."""
    id_ = ""
    classes: list[str] = []
    values: dict[str, str] = {}
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _PART.match(text, position)
        if match is None:
            _report(text[position:end].strip(), where, diagnostics, line)
            return Attributes(id_, tuple(classes), values, broken=True)
        if match["id"]:
            id_ = match["id"]
        elif match["name"]:
            classes.append(match["name"])
        else:
            quoted = (match["quoted"] or "").replace('\\"', '"')
            values[match["key"]] = match["bare"] or match["single"] or quoted
        position = match.end()
    return Attributes(id_, tuple(classes), values)


def _report(rest: str, where: Span, diagnostics: Diagnostics, line: int | None) -> None:
    if _OTHER_QUOTES.search(rest):
        hint = 'use straight double quotation marks: key="two words"'
    elif rest.count('"') % 2:
        hint = "a quotation mark is missing at one end of a value"
    else:
        hint = 'write key=value, or key="two words" for a value with spaces'
        if "=" not in rest:
            hint += "; for a brace that shows, write \\{"
    diagnostics.report(
        codes.BROKEN_ATTRIBUTES,
        where,
        f"the attributes cannot be read from {rest!r} on",
        line=line,
        hint=hint,
    )
