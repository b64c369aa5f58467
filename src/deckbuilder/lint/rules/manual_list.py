"""Lists that are made of typed signs and letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from deckbuilder.diagnostics import Span
from deckbuilder.lint.content.passages import Passage
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule

_MARK = re.compile(
    r"(?P<sign>[–—*+→✓✔✗✘☐☑-])\s+\S"  # DB331 names each line with a bullet
    r"|\(?(?P<number>\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+\S"
    r"|\(?(?P<capital>[A-Z]|[IVX]{1,4})\)\s+\S"  # with a full stop it is somebody's name
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class _ListLine(NamedTuple):
    """A line as shown that begins as a point of a list does."""

    span: Span
    text: str
    mark: str


@rule(
    "DB626",
    "manual-list",
    WARNING,
    summary="Lines are made to look like a list.",
    why="Screen readers say how many points a list has and let people move among them. Typed signs "
    "are read as “dash” or “bullet” within a paragraph, and lines that wrap do not stand in.",
    example="`a) the child` and `b) the carer` on lines of their own",
    fix="Begin each line with `- `, or with `1. ` where the order counts.",
    source="WCAG 2.2, 1.3.1 Info and Relationships (technique H48)",
)
def manual_list(subject: Subject) -> Iterator[Finding]:
    """Find two or more lines, or paragraphs, that begin with signs or count on."""
    for _, passages in groupby(filter(_may_hold_lists, subject.passages), key=_together):
        last: _ListLine | None = None
        listed = False
        for line in _find_lines(subject, passages):
            follows = last is not None and line is not None and _follows(last.mark, line.mark)
            if follows and not listed and last is not None:
                yield Finding(
                    last.span,
                    f"lines are typed as a list: {_shown(last.text)!r}",
                    hint="begin each line with - or 1. and leave a blank line before the first",
                    at=last.text,
                )
            last, listed = line, follows


def _may_hold_lists(passage: Passage) -> bool:
    return passage.role in ("paragraph", "item") and passage.place != "source"


def _together(passage: Passage) -> tuple[str, str, object]:
    """Return what is the same of passages that may make a list; each point stands for itself."""
    own = passage.span.first_line if passage.role == "item" else None
    return passage.slide.id, passage.place, own


def _find_lines(subject: Subject, passages: Iterator[Passage]) -> Iterator[_ListLine | None]:
    """Yield the lines of passages that begin as points do, and None for each other line."""
    for passage in passages:
        for text in subject.lines_of(passage, passage.prose):
            found = _MARK.match(text.strip())
            if found is None:
                yield None
            else:
                mark = found["sign"] or (found["number"] or found["capital"]).lower()
                yield _ListLine(passage.span, text.strip(), mark)


def _follows(one: str, other: str) -> bool:
    """Tell whether two marks belong to one list: the same sign, or the next number or letter."""
    if not one.isalnum():
        return one == other
    if one.isdigit() or other.isdigit():
        return one.isdigit() and other.isdigit() and int(other) == int(one) + 1
    if (one, other) in pairwise(_ROMAN):
        return True
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40].strip()}…"
