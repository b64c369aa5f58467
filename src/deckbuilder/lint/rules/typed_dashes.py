"""Two or three hyphens in place of a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.diagnostics import LineEdit
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule
from deckbuilder.lint.source_text.editable_file import EditableFile, Proposal
from deckbuilder.lint.source_text.typed_text import find_pieces

_DASH = re.compile(r"""(?<=[\w.,;:!?)\]*%”’"'][ ])-{2,3}(?=[ ][\w(\[*£$€“‘"'])""")
_RANGE = re.compile(r"(?<=\d)--(?=\d)")


@rule(
    "DB686",
    "typed-dashes",
    ADVICE,
    summary="Two or three hyphens stand for a dash.",
    why="They show as hyphens on the slide, and some screen readers say each of them.",
    example="`Neglect -- the most common concern`",
    fix="`deckbuild check --fix` puts a dash in their place: `Neglect – the most common concern`.",
    source="This tool's own rule; no published one.",
    fixes=True,
)
def typed_dashes(subject: Subject) -> Iterator[Finding]:
    """Find hyphens between words that can only be meant as a dash."""
    hint = "write a dash (–), or let `deckbuild check --fix` do it"
    return subject.find_fixable(_propose, hint)


def _propose(file: EditableFile) -> Iterator[Proposal]:
    for first, lines, text in find_pieces(file, "--"):
        masked = text.split("\n")
        for number, line in enumerate(masked, first):
            places = [*_DASH.finditer(line)]
            if not lines[0].lstrip().startswith("#"):  # a title may make the slide's id
                places += _RANGE.finditer(line)
            for place in sorted(places, key=lambda place: place.start()):
                columns = place.start() + 1, place.end() + 1
                edit = LineEdit(line=number, column=columns[0], end_column=columns[1], text="–")
                message = f"{place[0]} stands for a dash"
                yield Proposal(number, columns, message, ((edit,),))
