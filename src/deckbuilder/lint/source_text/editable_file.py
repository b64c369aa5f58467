"""Markdown files as they are written, line ends and all, and edits of them that are safe.

Owns which lines are prose, and applying edits. Refuses to change what a file says: an edit of
typing is proposed only where the parser reads the file as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from deckbuilder.diagnostics import LineEdit

ReadsAlike = Callable[[str, str], bool]
"""Whether two texts of a file are read as the same Markdown."""

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_HOLDERS = r"[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*)*"
_FENCE = re.compile(_HOLDERS + r"(`{3,}(?=[^`]*$)|~{3,})")
_NO_PROSE = re.compile(_HOLDERS + r"(?::::|\[[^\]^][^\]]*\]:)")
_COMMENT = re.compile("<!--.*?(-->|$)")
_TRIES = 48
"""How often a file is read anew to see what can be fixed; what is left then stays as it is."""


class Proposal(NamedTuple):
    """A fault of typing on a line, and the ways to fix it, the first that is safe to be taken."""

    line: int
    columns: tuple[int, int]
    message: str
    choices: tuple[tuple[LineEdit, ...], ...]


class EditableFile:
    """A Markdown file's text as decoded; lines count from 1, and have their ends apart.

    A byte order mark at its beginning belongs to no line.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""

    @cached_property
    def _parts(self) -> list[tuple[str, str]]:
        found = [(match[1], match[2]) for match in _LINE.finditer(self.text, len(self._mark))]
        return found[:-1] if len(found) > 1 and found[-1] == ("", "") else found

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; after a last newline there is none."""
        return [line for line, _ in self._parts]

    @property
    def newline(self) -> str:
        """How the file ends its lines."""
        return self._parts[0][1] or "\n"

    @property
    def ends_with_newline(self) -> bool:
        """Whether the last line is ended."""
        return self._parts[-1][1] != ""

    @cached_property
    def prose(self) -> list[bool]:
        """Whether each line may hold text: it is no setting, code, data or comment."""
        return list(_find_prose(self.lines))

    def edit(self, edits: Iterable[LineEdit]) -> str:
        """Return the text with edits; of those that overlap the first counts."""
        parts = [[line, end] for line, end in self._parts]
        taken: dict[int, int] = {}
        sure = []
        for edit in sorted(edits, key=lambda edit: (edit.line, edit.column, edit.end_column)):
            if edit.column >= taken.get(edit.line, 0):
                taken[edit.line] = max(edit.end_column, edit.column + 1)
                sure.append(edit)
        for edit in reversed(sure):
            line = parts[edit.line - 1][0]
            text = edit.text.replace("\n", self.newline)
            parts[edit.line - 1][0] = line[: edit.column - 1] + text + line[edit.end_column - 1 :]
        return self._mark + "".join(line + end for line, end in parts)


def _find_prose(lines: Sequence[str]) -> Iterator[bool]:
    """Yield for each line whether it may hold text."""
    rest = iter(lines)
    first = next(rest, "")
    if first.rstrip() == "---":
        yield False
        for line in rest:
            yield False
            if line.rstrip() == "---":
                break
    else:
        rest = iter(lines)
    fence, comment = "", False
    for line in rest:
        if fence:
            yield False
            closing = line.strip(" \t>")
            if closing.startswith(fence) and not closing.strip(fence[0]):
                fence = ""
        elif comment:
            yield False
            comment = "-->" not in line
        elif found := _FENCE.match(line):
            yield False
            fence = found[1]
        else:
            opened = [match[1] for match in _COMMENT.finditer(line)]
            comment = bool(opened) and opened[-1] != "-->"
            yield not comment and not _NO_PROSE.match(line)


def prove(
    file: EditableFile, proposals: Iterable[Proposal], reads_alike: ReadsAlike
) -> Iterator[tuple[Proposal, tuple[LineEdit, ...]]]:
    """Yield the proposals that can be fixed safely, and how.

    All are tried at once, and halves of them where that fails, so that a file is read a few times
    whatever its length.
    """
    tries = iter(range(_TRIES))

    def is_safe(kept: Sequence[LineEdit], more: Sequence[tuple[LineEdit, ...]]) -> bool:
        if next(tries, None) is None:
            return False
        edits = [*kept, *(edit for choice in more for edit in choice)]
        return reads_alike(file.text, file.edit(edits))

    waiting = [list(proposals)]
    kept: list[LineEdit] = []
    while waiting:
        group = waiting.pop()
        if not group:
            continue
        if is_safe(kept, [proposal.choices[0] for proposal in group]):
            for proposal in group:
                kept += proposal.choices[0]
                yield proposal, proposal.choices[0]
        elif len(group) > 1:
            middle = len(group) // 2
            waiting += [group[middle:], group[:middle]]
        else:
            for choice in islice(group[0].choices, 1, None):
                if is_safe(kept, [choice]):
                    kept += choice
                    yield group[0], choice
                    break
