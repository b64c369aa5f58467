"""Fixes what can be fixed safely in a deck's own Markdown files.

Owns applying the edits of findings until there are none. Refuses to write: it returns the texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckbuilder.diagnostics import Code, Diagnostic
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.policy import Policy
from deckbuilder.lint.rule import Finding, Rule
from deckbuilder.lint.rules import RULES
from deckbuilder.lint.source_text.editable_file import EditableFile

_ROUNDS = 8
"""How often a fix can lead to more: a dash in a cell, say, moves the bars of its table."""


class FixedFile(Struct, frozen=True):
    """A file's text before and after, and the rules whose faults were fixed, with their lines."""

    path: str
    before: str
    after: str
    faults: frozenset[tuple[Code, int]]


def fix_files(subject: Subject, policy: Policy) -> tuple[FixedFile, ...]:
    """Return the files that fixing changes, in the order of the slides.

    What the policy ignores stays as it is.
    """
    first = dict(subject.editable_files)
    written = dict(first)
    faults: dict[str, set[tuple[Code, int]]] = {path: set() for path in first}
    for _ in range(_ROUNDS):
        found: dict[str, list[Finding]] = {}
        for rule, finding in _find_fixable(subject.with_files(written), policy):
            found.setdefault(finding.where.path, []).append(finding)
            faults[finding.where.path].add((rule.code, finding.where.first_line))
        if not found:
            break
        for path, findings in found.items():
            edits = (edit for finding in findings for edit in finding.edits)
            written[path] = EditableFile(written[path].edit(edits))
    return tuple(
        FixedFile(path, file.text, written[path].text, frozenset(faults[path]))
        for path, file in first.items()
        if written[path].text != file.text
    )


def _find_fixable(subject: Subject, policy: Policy) -> Iterator[tuple[Rule, Finding]]:
    """Yield the findings to be fixed, which neither settings nor comments ignore."""
    for rule in RULES:
        for finding in rule.check(subject) if rule.fixes else ():
            place = finding.where
            seen = Diagnostic(
                code=rule.code, message=finding.message, path=place.path, line=place.first_line
            )
            if finding.edits and policy(seen) is not None:
                yield rule, finding
