"""For people: what was found, slide by slide, each with the line of source that it is about."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from deckbuilder.cli.reports.checked import Checked, Group
from deckbuilder.cli.reports.excerpt import show_excerpt
from deckbuilder.cli.terminal.console import COLOURS, Display, summarise
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.wording import as_line, as_value

_WIDTH = 100
"""Columns where no terminal has a width of its own."""
_INDENT = "  "


def write(checked: Checked) -> str:
    """Return the findings by file and slide, the rules that found them, and their number."""
    display = checked.display
    lines: list[str] = []
    for group in checked.groups:
        lines += [*_heading(group, display), ""]
        for found in group.found:
            lines += [*_finding(found, group, checked, display), ""]
    if checked.found:
        lines += [*_summary(checked, display), ""]
    for what in checked.not_checked:
        lines += _wrap(f"Not checked: {what}", "", display)
    if checked.found:
        lines.append(summarise(checked.found))
    return "\n".join(lines)


def _heading(group: Group, display: Display) -> Iterator[str]:
    if group.slide is None:
        yield _style(as_line(group.path), display, bold=True)
        return
    slide = group.slide
    number = f"Slide {slide.number}" if slide.number else "A slide"
    heading = as_value(f"{number} ({slide.id}): {slide.title}")
    yield _style(heading.rstrip(": "), display, bold=True)
    yield as_line(group.path)


def _finding(found: Diagnostic, group: Group, checked: Checked, display: Display) -> Iterator[str]:
    severity = str(found.severity)
    file = f" of {found.path}" if found.path != group.path else ""
    place = f" (line {found.line}{file})" if found.line else file
    text = f"{severity} {found.code.id} {found.code.name}{place}: {found.message}"
    first, *rest = _wrap(text, _INDENT, display)
    styled = _style(severity, display, fg=COLOURS[found.severity], bold=True)
    yield first.replace(severity, styled, 1)
    yield from rest
    line = checked.line_of(found)
    if line and line.strip():
        yield from _excerpt(found, line, display)
    hint = checked.hint_of(found)
    if hint:
        yield from _wrap(f"hint: {hint}", _INDENT, display)


def _excerpt(found: Diagnostic, line: str, display: Display) -> Iterator[str]:
    number = f"{_INDENT}{found.line:>5} | "
    blank = f"{_INDENT}      | "
    room = (display.width or _WIDTH) - len(number)
    shown, beneath = show_excerpt(line, found.column, found.end_column, room)
    yield number + shown
    if beneath:
        marks = beneath.lstrip()
        blank += beneath[: -len(marks)]
        yield blank + _style(marks, display, fg=COLOURS[found.severity], bold=True)


def _summary(checked: Checked, display: Display) -> Iterator[str]:
    width = max(len(code.name) for code, _ in checked.by_rule)
    for code, count in checked.by_rule:
        row = f"{count:>5}  {code.name:<{width}}  "
        yield from _wrap(row + code.summary, "", display, hanging=len(row))
    name = checked.by_rule[0][0].name
    yield ""
    yield f"`deckbuild rule {name}` says why, and how to mend it."


def _wrap(text: str, indent: str, display: Display, *, hanging: int = 2) -> list[str]:
    """Return a text in lines of the terminal's width; as one line where there is no terminal."""
    text = as_value(text)
    if display.width is None:
        return [indent + text]
    lines = textwrap.wrap(
        text,
        max(display.width, 40),
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
    return [*map(as_line, lines)]


def _style(text: str, display: Display, *, fg: str | None = None, bold: bool = False) -> str:
    return click.style(text, fg=fg, bold=bold) if display.colour else text
