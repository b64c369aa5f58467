"""What a file holds that other programs read: signs in text, tags and comments.

Owns how they are reported. Refuses to know them: they are tables of `source.dialects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.source.dialects.programs import INSTRUCTION, NOTED, PROGRAMS, TAGS
from deckbuilder.source.dialects.signs import find_signs
from deckbuilder.source.markdown.state import SlideReading

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*|[?!](?:[A-Za-z]+|\[CDATA\[)|\?)")
"""The beginning of a tag, an instruction (`<?php`) or a declaration (`<!DOCTYPE`)."""
_NAMED_NOTES = re.compile(r"(?:(?:speaker|presenter)[\s_-]?)?notes?:\s*\S", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?!TODO|FIXME|XXX|Copyright|(?!Ask|Say|Tell)\w+:)[A-Z“‘\"'][^<>{}=]*\s[^<>{}=]*"
)
_OF_WORDS = re.compile(
    r"<!--\W*(?!deckbuild\b|prettier-|markdownlint-|vale\b|cspell\b)\w", re.IGNORECASE
)
"""A comment that says something, and not to a program that checks what is written."""
_MANY_WORDS = 6
"""How many words without a full stop at their end are hardly a label."""


def note_signs(text: str, line: int, reading: SlideReading) -> None:
    """Note the signs of other dialects in a text, whose first line is `line`."""
    for found in find_signs(text):
        reading.remarks.add(
            codes.MARKS_NOT_READ,
            found.sign.message,
            line + text.count("\n", 0, found.start),
            hint=found.sign.instead,
            written=found.written,
        )


def note_tags(text: str, line: int, reading: SlideReading) -> None:
    """Note the tags of HTML in a text; one that ends another was noted with it."""
    for found in _TAG.finditer(text):
        name = found[2].lower()
        if found[1] and name in reading.tags:
            continue
        reading.tags.add(name)
        reading.remarks.add(
            codes.RAW_HTML,
            f"HTML is not read: <{name}{'>' if name[0].isalpha() else ''} shows as it is written",
            line + text.count("\n", 0, found.start()),
            hint=TAGS.get(name, "use Markdown, or \\< for the sign itself"),
        )


def report_unclosed(where: Span, line: int, reading: SlideReading) -> None:
    """Report a comment that begins on a line and does not end in its block."""
    reading.report(
        codes.UNCLOSED_COMMENT,
        where,
        "the comment that begins here has no end",
        line=line,
        hint="add --> after the comment; one that holds a blank line begins on a line of its own; "
        r"for the signs themselves, write \<!--",
    )


def note_comments(comments: Iterable[re.Match[str]], line: int, reading: SlideReading) -> None:
    """Note comments that another program reads, and those that may be a facilitator's notes."""
    for comment in comments:
        place = line + comment.string.count("\n", 0, comment.start())
        instruction = INSTRUCTION.match(comment[0])
        if instruction is not None and instruction.lastindex:
            name = PROGRAMS[instruction.lastindex - 1].name
            reading.file_remarks.add(
                codes.OTHER_PROGRAM,
                f"the comment is an instruction for {name}, which has no effect here",
                place,
                hint=FILE_HINT,
                written=comment[0],
            )
        elif reading.program in NOTED and _OF_WORDS.match(comment[0]):
            reading.file_remarks.add(
                codes.NOTES_IN_COMMENT,
                f"{reading.program} takes comments for notes, but here this one is not among them",
                place,
                hint="put it between a line ::: notes and a line :::, without <!-- and -->",
                written=comment[0],
            )
        elif reading.single and _may_be_notes(comment[0]):
            reading.file_remarks.add(
                codes.COMMENT_NOT_SHOWN,
                "the comment shows nowhere, and is not among the facilitator's notes",
                place,
                hint="for notes, put it between a line ::: notes and a line :::",
                written=comment[0],
            )


def _may_be_notes(comment: str) -> bool:
    """Tell whether a comment says what a facilitator may say, as notes of Marp and Slidev do."""
    text = comment.removeprefix("<!--").removesuffix("-->").strip()
    if not _SENTENCE.fullmatch(text):
        return _NAMED_NOTES.match(text) is not None
    return text[-1] in ".?!" or "\n" in text or len(text.split()) >= _MANY_WORDS


FILE_HINT = "take it out; the text is read, and each sign of the other program that is not is named"
