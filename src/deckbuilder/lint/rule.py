"""Rules of `deckbuild check`: each has a code, and a function that finds its faults.

Owns how a rule is declared. Refuses to report: a rule yields findings, and `run` places them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from deckbuilder.codes.register import declare
from deckbuilder.diagnostics import Code, Severity
from deckbuilder.lint.finding import Finding as Finding

if TYPE_CHECKING:
    from deckbuilder.lint.deck_under_review import Subject

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


Check = Callable[["Subject"], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule of `deckbuild check`."""

    code: Code
    check: Check
    fixes: bool = False
    """Whether its findings come with edits, which `deckbuild check --fix` makes."""


def rule(
    id_: str,
    name: str,
    severity: Severity,
    *,
    summary: str,
    why: str,
    example: str,
    fix: str,
    source: str,
    fixes: bool = False,
) -> Callable[[Check], Rule]:
    """Declare a rule's code, and make a rule of the function that finds its faults.

    `summary` says what is wrong, `why` for whom that is bad, `fix` what to do, in sentences;
    `source` names the published rule that it rests on, or says that it is this tool's own. A rule
    that `fixes` gives edits with its findings.
    """
    code = declare(id_, name, severity, summary, why, example, fix, source)
    return lambda check: Rule(code, check, fixes)
