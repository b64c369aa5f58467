"""The report as Markdown, for a wiki, a merge request or a plain reader.

Owns its marks. What changed stands in blocks of text as it is, between `[-` and `-]` where it was
taken out and between `{+` and `+}` where it was put in. Pictures are files beside it. Refuses to
choose words of its own but labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from deckbuilder.upgrade.changes import SlideChange
from deckbuilder.upgrade.explanations import (
    count_lines,
    describe_slide,
    describe_value,
    list_edits,
    list_remedies,
    name_slide,
    summarise,
)
from deckbuilder.upgrade.pictures import CAPTIONS
from deckbuilder.upgrade.report import Report, TextComparison, compare_slide
from deckbuilder.upgrade.word_changes import Line
from deckbuilder.wording import as_argument, as_value

_MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def render_markdown(report: Report, pictures: str) -> str:
    """Return the report; `pictures` is the folder of its pictures, from where it stands."""
    parts = [
        f"# What has changed behind {_plain(report.name)}",
        _plain(summarise(report.changes, report.base)),
        *_render_summary(report),
    ]
    for change in report.changes.slides:
        parts += _render_slide(change, report, pictures)
    if report.changes.moved:
        parts.append("## Slides in another place")
        parts.append(
            _listed(
                f"{name_slide(change)}: it was slide {change.old_number}."
                for change in report.changes.moved
            )
        )
    if report.changes.values:
        parts.append("## Facts and settings")
        parts.append(_listed(map(describe_value, report.changes.values)))
    return "\n\n".join(parts) + "\n"


def _render_summary(report: Report) -> Iterator[str]:
    stale = report.changes.stale
    if stale:
        yield "Slides of yours to look at:"
        yield _listed(name_slide(change) for change in stale)
    else:
        yield "None of your own slides is stale."
    if report.changes.edits:
        yield "Lines of yours to edit, as they name what has gone:"
        yield _listed(f"{edit.place}: {edit.words}" for edit in report.changes.edits)
    command = _code(f"deckbuild upgrade {as_argument(report.deck)} --all")
    yield f"When you have dealt with all of it: {command}"
    if report.changes.slides:
        yield "In the comparisons, `[-words-]` were taken out and `{+words+}` were put in."


def _render_slide(change: SlideChange, report: Report, pictures: str) -> Iterator[str]:
    yield f"## {_plain(name_slide(change))}"
    yield _plain(" ".join(describe_slide(change)))
    remedies = list_remedies(change, report.deck)
    if remedies:
        yield "What you can do:"
        yield "\n".join(
            f"- {_plain(words)}{f' {_code(command)}' if command else ''}"
            for words, command in remedies
        )
    if change.edits:
        yield "Lines of yours to edit:"
        yield _listed(list_edits(change))
    for picture in report.pictures.get(change.id, ()):
        label = _plain(picture.label)
        file = f"{quote(pictures, ' ')}/{picture.name}.svg"
        yield f"{CAPTIONS[picture.side]}:\n\n![{label}](<{file}>)"
    for comparison in compare_slide(change):
        if comparison.name:
            yield f"{_code(comparison.name)}:"
        yield _render_comparison(comparison)


def _render_comparison(comparison: TextComparison) -> str:
    """Return a comparison as a block, fenced by more backticks than there are in it."""
    lines: list[str] = []
    for stretch in comparison.stretches:
        lines += [count_lines(stretch.left_out)] if stretch.left_out else []
        lines += map(_render_line, stretch.lines)
    lines += [count_lines(comparison.left_out)] if comparison.left_out else []
    fence = _fence("\n".join(lines), 3)
    return "\n".join([f"{fence}text", *lines, fence])


def _render_line(line: Line) -> str:
    parts = []
    for kind, text in line:
        before, after = _MARKS.get(kind, ("", "")) if text else ("", "")
        parts.append(f"{before}{as_value(text, tabs=True)}{after}")
    return "".join(parts)


def _listed(texts: Iterable[str]) -> str:
    return "\n".join(f"- {_plain(text)}" for text in texts)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", as_value(text))


def _code(text: str) -> str:
    """Return a text as code, whatever backticks are in it."""
    text = as_value(text)
    fence = _fence(text, 1)
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"


def _fence(text: str, shortest: int) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(shortest, longest + 1)
