"""Space that nobody sees and that does nothing, or more than it seems to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckbuilder.diagnostics import LineEdit
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.lint.source_text.editable_file import EditableFile, Proposal

_AT_END = re.compile(r"(?<![ \t])[ \t]+$")
_LEADING = re.compile(r"[ \t]*\t[ \t]*")
_WITHIN = re.compile(r"(?<=[^ \t])[ ]*\t[ \t]*(?=[^ \t])")
_READ_LIST = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)[ \t]+)*")
_SIGN = re.compile(r"(?:[^\s\w]|\(?\w{1,4}[.)]|\w)\t")
"""With what a line of a list from another program begins."""
_HEADING = re.compile(r"#{1,6}( {2,})(?=[^ #])")
_TAB = 4
"""How many columns apart the stops are to which a tab reaches in Markdown."""


@rule(
    "DB687",
    "stray-space",
    ADVICE,
    summary="A line holds space that cannot be seen: at its end, as a tab, or after the # signs; "
    "or the file's last line has no end.",
    why="Two spaces at an end break a line, and one does nothing; a tab indents by another width "
    "in each editor. Who edits the slide next cannot see either, and comparing two versions of it "
    "shows lines as changed in which no word is.",
    example="`A point` with two spaces after it",
    fix="`deckbuild check --fix` takes the space out, and writes a break of a line as `\\`.",
    source="This tool's own rule; no published one.",
    fixes=True,
)
def stray_space(subject: Subject) -> Iterator[Finding]:
    """Find space that can be taken out, or written so that it shows."""
    hint = "let `deckbuild check --fix` mend it, or your editor when it saves"
    return subject.find_fixable(_propose, hint)


def _propose(file: EditableFile) -> Iterator[Proposal]:
    for number, (line, prose) in enumerate(zip(file.lines, file.prose, strict=True), 1):
        if line[-1:] in (" ", "\t") and prose:
            yield _at_end(number, line)
        if "\t" in line and prose and not _tells_apart(file.lines, number - 1):
            yield from _tabs(number, line)
        if prose and (found := _HEADING.match(line)):
            yield _instead(number, found.span(1), " ", "more than one space after the # signs")
    if not file.ends_with_newline and file.lines[-1].strip(" \t\ufeff"):
        end = len(file.lines[-1])
        yield _instead(len(file.lines), (end, end), "\n", "the file's last line has no end")


def _tells_apart(lines: Sequence[str], at: int) -> bool:
    """Tell whether tabs part cells, or text from a sign, that were pasted: DB331 reports those."""
    text, *beside = (
        _READ_LIST.sub("", line, count=1)
        for line in (lines[at], *lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    )
    if _SIGN.match(text):
        return True
    return bool(_WITHIN.search(text)) and any(map(_WITHIN.search, beside))


def _at_end(number: int, line: str) -> Proposal:
    found = _AT_END.search(line)
    assert found is not None  # noqa: S101 - the line was seen to end so
    dropped = _instead(number, found.span(), "", "space at the end of the line")
    if not found[0].endswith("  ") or not found.start():
        return dropped
    broken = _instead(number, found.span(), "\\", "")
    message = "spaces at the end of the line, where nobody sees that they may break it"
    return dropped._replace(message=message, choices=dropped.choices + broken.choices)


def _tabs(number: int, line: str) -> Iterator[Proposal]:
    if found := _LEADING.match(line):
        width = found[0].expandtabs(_TAB)
        yield _instead(number, found.span(), width, "a tab at the beginning of the line")
    for found in _WITHIN.finditer(line.rstrip(" \t")):
        alone = _instead(number, found.span(), " ", "a tab within the line")
        stops = line[: found.end()].expandtabs(_TAB)[len(line[: found.start()].expandtabs(_TAB)) :]
        wide = _instead(number, found.span(), stops, "")
        yield alone._replace(choices=alone.choices + wide.choices)


def _instead(number: int, place: tuple[int, int], text: str, message: str) -> Proposal:
    """Propose a text in the place of columns, which count from 0 here."""
    columns = place[0] + 1, place[1] + 1
    edit = LineEdit(line=number, column=columns[0], end_column=columns[1], text=text)
    return Proposal(number, columns, message, ((edit,),))
