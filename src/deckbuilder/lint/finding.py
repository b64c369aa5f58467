"""What a rule finds.

Owns that one node. Refuses to know rules, and what they look at.
"""

from __future__ import annotations

from typing import NamedTuple

from deckbuilder.diagnostics import LineEdit, Span


class Finding(NamedTuple):
    """One fault that a rule found, somewhere in `where`.

    `at` are the words at fault as they are written, by which line and columns are found; where
    they stand there more than once, `nth` says which of them is meant, from 0. A rule that has
    looked at the lines themselves gives the `columns`, and maybe `edits` that fix the fault.
    """

    where: Span
    message: str
    hint: str = ""
    at: str = ""
    nth: int = 0
    columns: tuple[int, int] | None = None
    edits: tuple[LineEdit, ...] = ()
