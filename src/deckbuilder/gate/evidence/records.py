"""What the gate found, as data: the files, each rule's counts, the faults, what is left to people.

Owns these nodes, which both reports are made of. Refuses any format, and any verdict: they say what
was looked at and what was found.
"""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.gate.rule import Fault

SCHEMA = 1
"""The version of `evidence.json`; it grows when a field changes its meaning or goes."""


class Result(Struct, frozen=True, kw_only=True):
    """What became of one rule in one file."""

    code: str
    name: str
    title: str
    severity: str
    source: str
    passed: int
    """Things that the rule looked at and found nothing wrong with."""
    failed: int
    faults: tuple[Fault, ...] = ()
    of_template: bool = False
    """Whether the rule finds only what layouts bring to slides."""


class Omission(Struct, frozen=True, kw_only=True):
    """Something that was not checked, and why."""

    what: str
    why: str


class Pointer(Struct, frozen=True, kw_only=True):
    """Where a person has to look, and what the file holds there."""

    place: str
    texts: tuple[str, ...]
    """One, or several in the order in which they are read."""


class Question(Struct, frozen=True, kw_only=True):
    """What only a person can judge, and everything in the file that it is asked of."""

    title: str
    ask: str
    source: str
    pointers: tuple[Pointer, ...] = ()


class JudgedFile(Struct, frozen=True, kw_only=True):
    """One file: which it was to the last byte, and all that was found."""

    path: str
    kind: str
    """`pptx`, `pdf`, or the ending of a file that is neither."""
    sha256: str
    size: int
    """In bytes."""
    modified: str
    """The day of the file's last change, as the file system has it."""
    title: str = ""
    length: int = 0
    """Slides or pages."""
    results: tuple[Result, ...] = ()
    questions: tuple[Question, ...] = ()
    not_checked: tuple[Omission, ...] = ()
    unfinished: int = 0
    """How many of the rules could not be asked to their end."""
    could_not_be_checked: str = ""
    """Why the file could not be judged at all; empty where it was."""


class Summary(Struct, frozen=True, kw_only=True):
    """What was found in all files; one that could not be checked counts as an error."""

    files: int
    could_not_be_checked: int
    errors: int
    warnings: int
    advice: int


class Evidence(Struct, frozen=True, kw_only=True):
    """All that one run found in some files, on one day, with these tools."""

    schema: int = SCHEMA
    made: str
    """The day of the run."""
    tools: dict[str, str]
    summary: Summary
    files: tuple[JudgedFile, ...]
    not_checked: tuple[Omission, ...] = ()
