"""Style sheets and the attribute `style`, written anew from the properties that may be in them.

Owns CSS as far as drawing programs write it: rules of plain selectors. Of at-rules none stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from deckbuilder.assets.pictures.svg.allowed import ATTRIBUTES, PROPERTIES, find_references

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"""[\w\s.#*>+~:()\[\]="'^$|,-]*""")
_BY_ATTRIBUTE = re.compile(r"\[\s*([^\]=~^$*|\s]*)")
_NAMED = re.compile(r"([.#])([\w-]+)")
_UNSEEN = (
    "@charset",
    "@namespace",
    "@keyframes",
    "@-webkit-keyframes",
    "@media print",
    "@media (prefers",
)
"""The at-rules whose absence nobody sees on a slide."""


class Rule(Struct, frozen=True):
    """A rule of a style sheet; an empty text is one that was left out, and `left_out` says what."""

    text: str
    subjects: tuple[str, ...] = ()
    """Which elements it is for: ".class", "#id", "element" or "*" for each of its selectors."""
    classes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def clean_declarations(style: str) -> Rule:
    """Return declarations, as in an attribute `style`, with the ids that they refer to."""
    kept: dict[str, str] = {}
    references: list[str] = []
    left_out: list[str] = []
    for declaration in _COMMENT.sub(" ", style).split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name.lower() not in PROPERTIES:  # nor does it show in the drawing of pixels
            continue
        found = find_references(value)
        if found is None:
            left_out.append(name.lower())
        else:
            kept.pop(name.lower(), None)  # the last one counts
            kept[name.lower()] = value
            references += found
    text = ";".join(f"{name}:{value}" for name, value in kept.items())
    return Rule(text, references=tuple(references), left_out=tuple(left_out))


def clean_sheet(sheet: str) -> Iterator[Rule]:
    """Yield the rules of a style sheet."""
    for head, body in _split_rules(_COMMENT.sub(" ", sheet)):
        if head.startswith("@"):
            seen = not head.lower().startswith(_UNSEEN)
            yield Rule("", left_out=(head.split("(")[0].split()[0][:20],) if seen else ())
        elif not _is_plain(head):
            yield Rule("", left_out=(head[:40],))
        else:
            rule = clean_declarations(body)
            named = _NAMED.findall(head)
            yield Rule(
                f"{head}{{{rule.text}}}" if rule.text else "",
                tuple(map(_find_subject, head.split(","))),
                tuple(name for mark, name in named if mark == "."),
                tuple(name for mark, name in named if mark == "#"),
                rule.references,
                rule.left_out,
            )


def _find_subject(selector: str) -> str:
    last = re.split(r"[\s>+~]+", selector.strip())[-1]
    named = _NAMED.search(last)
    return "".join(named.groups()) if named else re.split(r"[:\[]", last)[0] or "*"


def _is_plain(selector: str) -> bool:
    by = set(_BY_ATTRIBUTE.findall(selector))
    return bool(_SELECTOR.fullmatch(selector)) and by <= ATTRIBUTES


def _split_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and within the outermost braces; a statement has nothing within."""
    depth, head = 0, ""
    body: list[str] = []
    for part in re.split(r"([{};])", sheet):
        if part == "}":
            depth = max(0, depth - 1)
            if not depth and head:
                yield head, "".join(body)
                head, body = "", []
        elif part == "{":
            depth += 1
        elif depth:
            body.append(part)
        elif part == ";":
            if head:
                yield head, ""
            head = ""
        else:
            head += part.strip()
