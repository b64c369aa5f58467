"""Straight quotation marks and apostrophes, where books have typographic ones."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import LineEdit
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.lint.source_text.editable_file import EditableFile, Proposal
from deckbuilder.lint.source_text.typed_text import find_pieces, find_quotes

_LANGUAGES = ("en", "cy", "ga", "gd")
"""Languages that quote “so” and ‘so’."""


@rule(
    "DB685",
    "straight-quotes",
    ADVICE,
    summary="Quotation marks or apostrophes are straight, as keyboards have them.",
    why="In the large letters of a slide straight marks look like those for inches, and where "
    "some slides have the one kind and some the other, the deck looks patched together.",
    example="`the child's voice`",
    fix="`deckbuild check --fix` puts typographic marks in their place: `the child’s voice`.",
    source="This tool's own rule; no published one.",
    fixes=True,
)
def straight_quotes(subject: Subject) -> Iterator[Finding]:
    """Find lines with straight marks whose typographic counterparts are certain."""
    if subject.deck.lang.lower().split("-")[0] not in _LANGUAGES:
        return
    hint = "write typographic ones, or let `deckbuild check --fix` do it"
    yield from subject.find_fixable(_propose, hint)


def _propose(file: EditableFile) -> Iterator[Proposal]:
    for first, lines, text in find_pieces(file, '"', "'"):
        quotes = find_quotes(text)
        start = 0
        for number, line in enumerate(lines, first):
            within = sorted(place for place in quotes if start <= place < start + len(line))
            columns = [place - start + 1 for place in within]
            if columns:
                edits = tuple(
                    LineEdit(line=number, column=column, end_column=column + 1, text=quotes[place])
                    for place, column in zip(within, columns, strict=True)
                )
                words = _word(line, columns[0])
                message = f"straight quotation marks or apostrophes: {words}"
                yield Proposal(number, (columns[0], columns[0] + 1), message, (edits,))
            start += len(line) + 1


def _word(line: str, column: int) -> str:
    """Return the word at a column, as far as it can be shown."""
    before = line[: column - 1].rpartition(" ")[2]
    word = before + line[column - 1 :].partition(" ")[0]
    return "".join(filter(str.isprintable, word))
