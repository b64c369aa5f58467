"""Faults that an author can make, each with a code, a place and a way to fix it.

Owns the register of codes and the collector that stages pass along. Refuses to print,
to exit and to raise: a stage reports and goes on, and the command line decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import IntEnum
from itertools import islice
from pathlib import PurePath

from msgspec import Struct

from deckbuilder.wording import as_value


class Severity(IntEnum):
    """How bad a diagnostic is; an error stops the build from writing."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Span(Struct, frozen=True):
    """Where a node stands in the sources: a path as shown to people, and 1-based lines.

    Columns are not promised: markdown-it-py knows lines only.
    """

    path: str
    first_line: int
    last_line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.first_line}"

    def holds(self, other: Span) -> bool:
        """Tell whether another span begins within this one."""
        return self.path == other.path and self.first_line <= other.first_line <= self.last_line


class Code(Struct, frozen=True, kw_only=True):
    """One kind of fault: its number, its name and what people need to know about it.

    `source` is the rule that it rests on, where others made one: a clause, a page.
    """

    id: str
    name: str
    severity: Severity
    summary: str
    why: str
    example: str
    fix: str = ""
    source: str = ""
    group: str = ""


class LineEdit(Struct, frozen=True, kw_only=True):
    """A change of part of a line of a source file, which fixes a fault safely.

    Columns count characters of the line as it is written, from 1; `end_column` is the first after
    what `text` takes the place of. A newline in `text` is one of the file's kind.
    """

    line: int
    column: int
    end_column: int
    text: str


class NumberedSlide(Struct, frozen=True, kw_only=True):
    """A slide of a finished file: its number from 1, and its title."""

    number: int
    title: str


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One fault found: what, where and how to fix it.

    `column` and `end_column` count characters of the line from 1, the latter being the first
    after the fault; they are there only where the words at fault were found in the source.
    """

    code: Code
    message: str
    path: str
    line: int | None = None
    hint: str = ""
    column: int | None = None
    end_column: int | None = None
    level: Severity | None = None
    """How bad it is where a deck says otherwise than its code."""
    edits: tuple[LineEdit, ...] = ()
    """What fixes it, where that is sure to change nothing else."""
    slide: NumberedSlide | None = None
    """Where it is in a finished file, if it is on a slide."""

    @property
    def severity(self) -> Severity:
        """How bad it is: as the deck says, or else its code."""
        return self.level or self.code.severity

    def __str__(self) -> str:
        path = as_value(self.path)
        place = path if self.line is None else f"{path}:{self.line}"
        text = f"{place}: {self.severity} {self.code.id} {self.code.name}: {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class Redirection(Struct, frozen=True, kw_only=True):
    """A folder of files that the author does not own, and where their faults are shown instead.

    A `place` of None leaves them where they are, for a folder of the author's within another's.
    """

    folder: str
    """As paths in diagnostics begin; "." for the working folder."""
    place: Span | None = None
    hint: str = ""
    """What the author can do about a fault there."""
    hints: Mapping[str, str] = {}
    """The same for single files, by path."""

    def covers(self, path: str) -> bool:
        """Tell whether a path lies in the folder."""
        if self.folder == ".":
            return not path.startswith(("../", "/")) and path != ".."
        return path == self.folder or path.startswith(f"{self.folder}/")


Revision = Callable[[Diagnostic], Diagnostic | None]
"""What becomes of a diagnostic under a deck's settings; None where it is ignored."""


class Diagnostics:
    """Collects diagnostics in the order found; the same one is kept once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._places: dict[str, set[int | None]] = {}
        self._redirections: list[Redirection] = []
        self._revision: Revision | None = None
        self._recordings: list[list[Diagnostic]] = []
        self.not_checked: list[str] = []
        """What could not be judged, and why, in words for people; it is no fault of the deck."""

    def revise(self, revision: Revision) -> None:
        """See all diagnostics, those that were found before too, as a deck's settings ask."""
        self._revision = revision

    def redirect(self, redirection: Redirection) -> None:
        """Show the faults of a folder elsewhere from now on; of nested folders the inner counts."""
        self._redirections.append(redirection)

    def is_redirected(self, path: str) -> bool:
        """Tell whether faults of a file are shown elsewhere, as its author is somebody else."""
        redirection = self._find_redirection(path)
        return redirection is not None and redirection.place is not None

    def find_remedy(self, path: str) -> str:
        """Return what the author can do about a file of somebody else's; nothing of one's own."""
        redirection = self._find_redirection(path)
        return redirection.hints.get(path, redirection.hint) if redirection is not None else ""

    def _find_redirection(self, path: str) -> Redirection | None:
        covering = (found for found in self._redirections if found.covers(path))
        return max(covering, key=lambda found: len(found.folder.strip(".")), default=None)

    def report(
        self,
        code: Code,
        where: Span | PurePath | str,
        message: str,
        *,
        line: int | None = None,
        hint: str = "",
        columns: tuple[int, int] | None = None,
        level: Severity | None = None,
        edits: tuple[LineEdit, ...] = (),
        slide: NumberedSlide | None = None,
    ) -> None:
        """Record one fault at a span, or at a path and an optional 1-based `line`.

        The message and the hint become one line of plain text, whatever they quote.
        `columns` are the first of the fault and the first after it, from 1. `edits` fix it.
        `slide` is that of a finished file.
        """
        if isinstance(where, Span):
            path, line = where.path, line or where.first_line
        else:
            path = str(where)
        redirection = self._find_redirection(path) if self._redirections else None
        if redirection is not None and redirection.place is not None:
            message = f"{path}{f':{line}' if line else ''}: {message}"
            hint = "; ".join(filter(None, (hint, self.find_remedy(path))))
            path, line = redirection.place.path, redirection.place.first_line
            columns, edits = None, ()
        column, end_column = columns or (None, None)
        found = Diagnostic(
            code=code,
            message=as_value(message),
            path=path,
            line=line,
            hint=as_value(hint),
            column=column,
            end_column=end_column,
            level=level,
            edits=edits,
            slide=slide,
        )
        self._add(found)

    def _add(self, found: Diagnostic) -> None:
        self._found[found] = None
        self._places.setdefault(found.path, set()).add(found.line)
        for recording in self._recordings:
            recording.append(found)

    def has_fault_in(self, span: Span) -> bool:
        """Tell whether this run reported a fault on a line of a span."""
        lines = self._places.get(span.path, ())
        return any(line and span.first_line <= line <= span.last_line for line in lines)

    def lines_at_fault(self, path: str) -> frozenset[int | None]:
        """Return the lines of a file of which this run reported a fault; None is all of it."""
        return frozenset(self._places.get(path, ()))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Take in what another run reported."""
        for each in found:
            self._add(each)

    @contextmanager
    def recording(self) -> Iterator[list[Diagnostic]]:
        """Give what is reported inside the `with` block, also what is reported again."""
        recording: list[Diagnostic] = []
        self._recordings.append(recording)
        try:
            yield recording
        finally:
            self._recordings.pop()

    def branch(self) -> Diagnostics:
        """Return a collector for a part of the work, which shows faults where this one does."""
        branch = Diagnostics()
        branch._redirections = self._redirections
        return branch

    @property
    def redirections(self) -> tuple[Redirection, ...]:
        """The folders whose faults are shown elsewhere, so far."""
        return tuple(self._redirections)

    def __iter__(self) -> Iterator[Diagnostic]:
        if self._revision is None:
            return iter(self._found)
        return filter(None, map(self._revision, self._found))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def has_errors(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(found.severity is Severity.ERROR for found in self)

    def sorted(self) -> list[Diagnostic]:
        """Return the diagnostics by path and line, each file's general ones first."""
        return sorted(self, key=lambda found: (found.path, found.line or 0, found.code.id))


_LONGEST_NAME, _MANY_NAMES = 200, 5_000


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, or None where nothing is close."""
    from difflib import get_close_matches  # needed for few messages

    if len(name) > _LONGEST_NAME:  # comparing takes the square of its length
        return None
    near = (other for other in known if len(other) <= _LONGEST_NAME)
    matches = get_close_matches(name, list(islice(near, _MANY_NAMES)), n=1, cutoff=0.6)
    return matches[0] if matches else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known name, or lists all that are known."""
    names = sorted(known)
    match = nearest(name, names)
    if match is not None:
        return f"did you mean {match!r}?"
    return f"use one of: {', '.join(names)}" if names else ""
