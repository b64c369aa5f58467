"""`{{ name }}`: the facts, contacts, variables and properties that text can insert.

Owns the names and the look-up. Refuses logic: an insert is a name and nothing more, and a
value is inserted as it is written, never read again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span, nearest
from deckbuilder.files.limits import INSERTED

INSERT = re.compile(r"\{\{(?![<%])([^{}\n]*)\}\}")
"""An insert as written; its group is the name, with the spaces around it."""


Place = tuple[str, int]
"""A file, as shown to people, and a 1-based line of it."""

_SUGGESTED = 200
"""For how many unknown names of a deck another is looked for that may be meant."""


def _file(name: str) -> str:
    """Return the file in which a name that can be inserted is given its value."""
    return "facts.toml" if name.startswith(("facts.", "contacts.")) else "deck.toml"


class Inserts(Struct):
    """What each name stands for, and where a name that stands for nothing is reported."""

    values: Mapping[str, str]
    diagnostics: Diagnostics
    unread: frozenset[str] = frozenset()
    """Names, and files of names, whose values could not be read, which was reported."""
    missing: str = ""
    """The register of facts, as shown to people, where there is none."""
    own: str = ""
    """The register of a deck that extends another, where its author can add what is missing."""
    unknown: set[str] = field(default_factory=set)
    """The names that text wanted to insert and that stand for nothing."""
    missed: int = 0
    """How often text wanted to insert one of these."""
    used: set[str] = field(default_factory=set)
    """The names that text inserted since this was last emptied."""
    unfilled: frozenset[str] = frozenset()
    """Names of slots that nobody has filled in yet."""
    open: set[Place] = field(default_factory=set)
    """Where text inserted those."""
    inserted: int = 0
    """How many characters text inserted; beyond the limit it stays as written."""

    def find(self, name: str, where: Span, line: int | None = None) -> str | None:
        """Return the value of `name`, or report at `where` that there is none, or no room."""
        value = self.values.get(name)
        if value is None and self.missing and _file(name) == "facts.toml":
            self.diagnostics.report(
                codes.FILE_MISSING,
                self.missing,
                f"there is no file {self.missing}, but slides insert facts or contacts",
                hint="add the file, or take inserts such as {{ contacts.hub }} out of the slides",
            )
        elif value is None and self.unread.isdisjoint((name, _file(name))):
            self._report_unknown(name, where, line)
        elif value is not None:
            self.used.add(name)
            if name in self.unfilled:
                self.open.add((where.path, line or where.first_line))
            return value if self._has_room(value, where, line) else None
        return value

    def _has_room(self, value: str, where: Span, line: int | None) -> bool:
        """Count a value that text inserts, and report once that there are too many."""
        before, self.inserted = self.inserted, self.inserted + len(value)
        if before <= INSERTED.max < self.inserted:
            self.diagnostics.report(
                codes.OVER_LIMIT,
                where,
                f"inserts make more than {INSERTED.max:,} characters of text; "
                "from here on they stay as they are written",
                line=line,
                hint="give the names shorter values, or insert them in fewer places",
            )
        return self.inserted <= INSERTED.max

    def _report_unknown(self, name: str, where: Span, line: int | None) -> None:
        self.unknown.add(name)
        self.missed += 1
        match = nearest(name, self.values) if len(self.unknown) <= _SUGGESTED else None
        fact = name.removesuffix(".source")
        if fact != name and fact in self.values:
            self.diagnostics.report(
                codes.SOURCE_MISSING,
                where,
                f"{fact} names no source",
                line=line,
                hint=f'add a line below [{fact}] in facts.toml: source = "..."',
            )
        elif (
            self.own and _file(name) == "facts.toml" and self.diagnostics.is_redirected(where.path)
        ):
            self.diagnostics.report(
                codes.UNKNOWN_INSERT,
                self.own,
                f"nothing is named {name!r}, which {where.path} inserts",
                hint=f'add [{name}] to {self.own}, and below it value = "..."',
            )
        else:
            self.diagnostics.report(
                codes.UNKNOWN_INSERT,
                where,
                f"nothing is named {name!r}",
                line=line,
                hint=f"did you mean {match!r}?"
                if match
                else "write facts in facts.toml, variables under [variables] in deck.toml",
            )

    def expand(self, text: str, where: Span, line: int | None = None) -> str:
        """Return `text` with every insert replaced; one that is not known stays as written."""
        if "{{" not in text:
            return text

        def replace(match: re.Match[str]) -> str:
            value = self.find(match[1].strip(), where, line)
            return match[0] if value is None else value

        return INSERT.sub(replace, text)
