"""Slides of a single file that links lead to, whose ids hang on their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.diagnostics import LineEdit, Span
from deckbuilder.lint.content.passages import find_links
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule

_HEADING = re.compile(r"(#{1,6}[ \t].*?)[ \t]*")
_BRACES = re.compile(r"(?<!\{)\{(?!\{)([^{}]*)\}$")


@rule(
    "DB689",
    "missing-id",
    ADVICE,
    summary="In a deck of a single file, a link leads to a slide that is given no id.",
    why="The id is then made from the title. Who mends a word of the title breaks the link, and "
    "with it the build.",
    example="`[see](#costs)` and a slide `# Costs`",
    fix="`deckbuild check --fix` writes the id after the title: `# Costs {#costs}`.",
    source="This tool's own rule; no published one.",
    fixes=True,
)
def missing_id(subject: Subject) -> Iterator[Finding]:
    """Find titles without an id, of slides that links lead to."""
    slides = {slide.id: slide for slide in subject.deck.slides}
    if len(subject.editable_files) != 1 or len(slides) < 2:
        return  # in a folder, the files' names are the ids
    links = (link for passage in subject.passages for link in find_links(passage.children))
    path, file = next(iter(subject.editable_files.items()))
    if subject.deck.span is None or subject.deck.span.path != path:
        return
    targets = dict.fromkeys(link.target[1:] for link in links if link.target.startswith("#"))
    for id_ in (target for target in targets if target in slides):
        where = slides[id_].setting_spans["title"]
        found = _HEADING.fullmatch(file.lines[where.first_line - 1])
        if found is None or found[1].endswith("#"):
            continue
        edit = _settle(found, id_, where.first_line)
        if edit is not None:
            yield Finding(
                Span(path, where.first_line, where.first_line),
                f"a link leads to this slide by the id {id_!r}, which its title makes",
                hint=f"write it after the title: {{#{id_}}}",
                columns=(1, found.end(1) + 1),
                edits=(edit,),
            )


def _settle(heading: re.Match[str], id_: str, line: int) -> LineEdit | None:
    """Return the edit that gives a title its id; None where it has one."""
    braces = _BRACES.search(heading[1])
    if braces is None and heading[1].endswith("}") and not heading[1].endswith("}}"):
        return None  # settings that hold an insert: left to their author
    if braces is None or heading[1][: braces.start()].endswith("]"):  # words in another language
        column = heading.end(1) + 1
        return LineEdit(line=line, column=column, end_column=column, text=f" {{#{id_}}}")
    if "#" in braces[1]:
        return None
    column = heading.start(1) + braces.start(1) + 1
    space = " " if braces[1] and not braces[1][0].isspace() else ""
    return LineEdit(line=line, column=column, end_column=column, text=f"#{id_}{space}")
