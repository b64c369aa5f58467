"""What people see: progress, diagnostics, the summary, and the exit status.

Owns the streams: results go to standard output, everything else to standard error. Colours
and a progress line that rewrites itself are for terminals only, and NO_COLOR switches colours
off (https://no-color.org).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple, TextIO

import click

from deckbuilder.builds.request import BRAND_ARGUMENT
from deckbuilder.diagnostics import Diagnostic, Diagnostics, Severity
from deckbuilder.wording import as_line, as_lines, as_value, counted


class Status(IntEnum):
    """The exit status."""

    CLEAN = 0
    ERRORS = 1
    USAGE = 2
    INTERRUPTED = 130


COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


class Display(NamedTuple):
    """How results for people are shown: `width` in columns, None where there is no terminal."""

    colour: bool = False
    width: int | None = None


class Console:
    """Shows a run to the user; `quiet` leaves only diagnostics, `verbose` adds times."""

    def __init__(
        self, arguments: Sequence[str] = (), *, quiet: bool = False, verbose: bool = False
    ) -> None:
        self.arguments = tuple(arguments)
        self.quiet = quiet
        self.verbose = verbose
        self.reported: list[str] = []
        """What was reported so far, with its colours."""
        self._terminal = _is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self.has_colour = self._terminal and not os.environ.get("NO_COLOR")
        """Whether what is reported is in colours."""
        self._stage = ""
        self._began = 0.0

    def progress(self, stage: str) -> None:
        """Show the stage that begins."""
        self.close()
        stage = as_line(stage)
        self._stage, self._began = stage, time.perf_counter()
        if self.quiet:
            return
        if self._terminal:
            click.echo(f"{stage} ...", nl=False, err=True)
        elif not self.verbose:
            click.echo(stage, err=True)

    def close(self) -> None:
        """End the stage under way: its line goes, or under `verbose` shows how long it took."""
        if not self._stage or self.quiet:
            return
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        if self.verbose:
            click.echo(f"{self._stage}: {time.perf_counter() - self._began:.2f} s", err=True)
        self._stage = ""

    def say(self, text: str) -> None:
        """Print a line of results."""
        if not self.quiet:
            click.echo(as_line(text))

    def say_lines(self, text: str) -> None:
        """Print several lines of results."""
        for line in text.split("\n"):
            self.say(line)

    def say_always(self, text: str) -> None:
        """Print a line of results for which the command fails: under `quiet` as what is wrong."""
        if self.quiet:
            self.report_line(text.strip())
        else:
            self.say(text)

    @property
    def display(self) -> Display:
        """How results for people are shown: with colours and a width only on a terminal."""
        if not _is_terminal(sys.stdout):
            return Display()
        import shutil  # which imports every kind of archive

        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return Display(not plain, shutil.get_terminal_size((80, 24)).columns)

    def emit(self, text: str) -> None:
        """Print results as they are, which are plain text already, however quiet the run is."""
        self.close()
        click.echo(text, nl=False, color=True)  # whether there are colours is decided in `display`

    def report(self, diagnostics: Diagnostics, *, after: str = "") -> None:
        """Print the diagnostics by place and a summary, with a remark `after` it."""
        self.close()
        lines = [self._format(found) for found in diagnostics.sorted()]
        if lines:
            lines.append(as_line(summarise(diagnostics) + after))
        for line in lines:
            click.echo(line, err=True, color=self.has_colour)
        self.reported += lines

    def report_line(self, text: str) -> None:
        """Print a line on what went wrong."""
        self.close()
        click.echo(as_line(text), err=True)

    def report_defect(self, error: Exception) -> None:
        """Say that the tool itself failed; the traceback only under `verbose`."""
        if self.verbose:
            import traceback

            lines = as_lines("".join(traceback.format_exception(error)))
            click.echo(lines, err=True, nl=False)
        click.echo(
            "deckbuild has failed, and the fault is its own: "
            f"{type(error).__name__}: {as_value(str(error))}\n"
            "Nothing was written. Please report this with the command that you ran"
            + ("." if self.verbose else " and what it prints with -v added."),
            err=True,
        )

    def _format(self, found: Diagnostic) -> str:
        text = as_lines(str(found))
        if not self.has_colour:
            return text
        severity = click.style(str(found.severity), fg=COLOURS[found.severity], bold=True)
        place, _, rest = text.partition(f": {found.severity} ")
        return f"{click.style(place, bold=True)}: {severity} {rest}"


def _is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; there is none where a shell has closed it."""
    return stream is not None and stream.isatty()


def summarise(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the numbers of diagnostics ("2 errors, 1 warning")."""
    counts = dict.fromkeys(reversed(Severity), 0)
    for found in diagnostics:
        counts[found.severity] += 1
    nouns = {Severity.ADVICE: ("piece of advice", "pieces of advice")}
    return ", ".join(
        counted(count, *nouns.get(severity, (str(severity),)))
        for severity, count in counts.items()
        if count
    )


def size_of(size: int) -> str:
    """Return a file's size in bytes as file managers show it."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"


def status_of(diagnostics: Iterable[Diagnostic], *, failing: Severity = Severity.ERROR) -> Status:
    """Return the exit status that the diagnostics at or above `failing` ask for."""
    faults = [found for found in diagnostics if found.severity >= failing]
    if any(found.code.id.startswith("DB9") or is_argument(found.path) for found in faults):
        return Status.USAGE  # outputs that cannot be written, and options
    return Status.ERRORS if faults else Status.CLEAN


def is_argument(path: str) -> bool:
    """Tell whether the place of a diagnostic is an argument of the command, and no file."""
    return path.startswith("--") or path == BRAND_ARGUMENT
