"""Rules for finished files: each has a code, a published name, and a function that judges.

Owns how a rule is declared, and its verdicts. Refuses to report: `run` counts and reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from msgspec import Struct

from deckbuilder.codes.register import declare
from deckbuilder.diagnostics import Code, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


class Fault(Struct, frozen=True, kw_only=True):
    """One fault of a file: where a person finds it ("slide 5 (Neglect), Picture 2"), and what."""

    place: str
    message: str
    hint: str = ""
    slide: int | None = None
    """The number of the slide that it is on, from 1."""
    layout: str = ""
    """The name of the layout that brings it to its slides, on which nobody can mend it."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


Verdict = Fault | None
"""What a rule says of one thing that it looked at; None where nothing is wrong with it."""

FileCheck = Callable[[Any], Iterable[Verdict]]


class FileRule(NamedTuple):
    """A rule for one kind of file: it gives a verdict on each thing that it looks at."""

    code: Code
    title: str
    """The name that the publisher of the rule gave it, or else our own."""
    check: FileCheck
    of_template: bool = False
    """Whether it finds only what layouts bring to slides: advice to who makes these, and faults."""


def rule(
    id_: str,
    name: str,
    title: str,
    severity: Severity,
    *,
    summary: str,
    why: str,
    example: str,
    fix: str,
    source: str,
    of_template: bool = False,
) -> Callable[[FileCheck], FileRule]:
    """Declare a rule's code, and make a rule of the function that gives its verdicts.

    `source` names the published rule that it rests on, or says that it is this tool's own.
    """
    code = declare(id_, name, severity, summary, why, example, fix, source)
    return lambda check: FileRule(code, title, check, of_template)
