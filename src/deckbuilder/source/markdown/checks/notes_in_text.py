"""Text that begins as a facilitator's notes do, but is none, so that everybody would see it.

Owns the words that show it. Refuses the signs and comments of other programs.
"""

from __future__ import annotations

import re

from deckbuilder import codes
from deckbuilder.source.markdown.remarks import Remarks
from deckbuilder.source.markdown.state import SlideReading

_WHO = r"(?:speaker|presenter|facilitator|trainer|tutor|teacher|instructor)(?:s?[’']s?|s)?"
_NAMED = rf"(?:{_WHO}[ \t-]notes?|notes? (?:for|to) (?:the )?{_WHO})"
_MARKS = "[*_]{0,3}"
_FOR_ONE = re.compile(rf"{_MARKS}{_NAMED}{_MARKS}(?::|[ \t]+[-–—]|[ \t]*(?:\n|\Z))", re.IGNORECASE)
"""How notes begin that name whom they are for."""
_PLAIN = re.compile(
    rf"{_MARKS}notes{_MARKS}:|[*_]{{1,3}}notes[*_]{{1,3}}[ \t]*(?:\n|\Z)|\[notes\](?![(\[{{:])",
    re.IGNORECASE,
)
_HEADING = re.compile(rf"{_MARKS}notes:?{_MARKS}", re.IGNORECASE)
_SINGULAR = re.compile(r"note:")
_OF_REVEAL = re.compile(r"note:", re.IGNORECASE)
_ALONE = re.compile(r"(?:speaker )?notes?:[ \t]*$", re.IGNORECASE | re.MULTILINE)
"""What is a sign of another dialect, and is reported as such."""


def note_text(text: str, line: int, reading: SlideReading, *, heading: bool = False) -> None:
    """Note a paragraph or heading that begins as notes do and stands where participants see it."""
    if "note" not in text[:80].lower() or _ALONE.match(text) or "::: notes" in reading.around:
        return
    plain = "::: handout" not in reading.around  # where people may be given room for notes
    if (
        _FOR_ONE.match(text)
        or (plain and (_HEADING.fullmatch(text) if heading else _PLAIN.match(text)))
        or (reading.program and _SINGULAR.match(text))
        or (reading.program == "reveal" and _OF_REVEAL.match(text))
    ):
        note_shown(text, line, reading.file_remarks)


def note_title(text: str, line: int, reading: SlideReading) -> None:
    """Note a title that names the facilitator; a slide that is called Notes may be meant so."""
    if _FOR_ONE.match(text):
        note_shown(text, line, reading.file_remarks)


def note_shown(text: str, line: int, remarks: Remarks) -> None:
    """Note that a text is none of the notes."""
    remarks.add(
        codes.MARKS_NOT_READ,
        "what begins as notes do shows on the slide",
        line,
        hint="if it is for the facilitator, put it between a line ::: notes and a line :::; "
        "if it is for everybody, begin it with other words",
        written=text,
    )
