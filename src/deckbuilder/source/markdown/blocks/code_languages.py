"""The language that a code block names.

Owns the advice about one that is not known. Refuses to read the code: that is for the layout.
"""

from __future__ import annotations

import re

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.source.dialects.programs import DIAGRAMS
from deckbuilder.source.markdown.state import SlideReading

_NOTES = re.compile(
    r"(?:my|own|speaker|presenter|facilitator|trainer|tutor|teacher|instructor)?s?[_-]?notes?"
    r"|speakers?|presenters?|facilitators?|trainers?",
    re.IGNORECASE,
)
_HANDOUT = re.compile(r"hand-?outs?(?:[_-]?(?:notes?|text))?", re.IGNORECASE)
_DATA = ("csv", "tsv", "excel", "tables", "data")
"""What people call data that are to be a table or a chart."""


def is_misplaced(language: str, where: Span, reading: SlideReading) -> bool:
    """Tell whether code is notes or handout text, and report that it shows to everybody."""
    name = "notes" if _NOTES.fullmatch(language) else "handout"
    if name == "handout" and not _HANDOUT.fullmatch(language):
        return False
    reading.report(
        codes.MISPLACED_BLOCK,
        where,
        f"the block {language} shows on the slide, as code: backticks and tildes begin no {name}",
        line=where.first_line,
        hint=f"write a line ::: {name} in place of its first line, and ::: in place of its last",
    )
    return True


def check_language(language: str, text: str, where: Span, reading: SlideReading) -> None:
    """Advise of code that shows in one colour: too long, or in a language that is not read."""
    if not language:
        return
    if language.lower() in DIAGRAMS:
        reading.remarks.add(
            codes.MARKS_NOT_READ,
            "diagrams and formulas are not drawn: the code shows as it is written",
            where.first_line,
            hint="write ::: steps with a numbered list, or show a picture of what it draws",
            written=language,
        )
        return
    from deckbuilder.assets.code_syntax import is_known, is_long, is_slow, nearest_language

    if is_known(language):
        fault = f"has {len(text):,} characters" if is_long(text) else ""
        if is_slow(language):
            fault = f"is in {language!r}, which may take very long to read"
        if fault:
            reading.report(
                codes.CODE_PLAIN,
                where,
                f"the code {fault}, and shows in one colour",
                hint="show the part that matters, or leave the name of the language out",
            )
        return
    close = nearest_language(language)
    hint = f"did you mean {close!r}?" if close else "leave the name out, or write text"
    if language.lower() in _DATA:
        hint = "for a table write ```table, for a chart ```chart {type=column}; for code, text"
    reading.report(
        codes.UNKNOWN_LANGUAGE,
        where,
        f"the code is said to be in {language!r}, a language that is not known",
        line=where.first_line,
        hint=hint,
    )
