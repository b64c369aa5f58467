"""The notes pane of a slide: paragraphs that PowerPoint wraps and sizes itself.

Owns these nodes. Refuses behaviour.
"""

from __future__ import annotations

from msgspec import Struct


class NotesRun(Struct, frozen=True, kw_only=True):
    """Text of one style in the notes pane; a newline alone is a line break.

    `baseline_shift` is a share of the text's size, downwards where it is negative.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    mono: bool = False
    lang: str = ""
    link: str = ""
    tip: str = ""
    baseline_shift: float = 0.0


class NotesParagraph(Struct, frozen=True, kw_only=True):
    """A paragraph of the notes pane, which breaks lines and sets sizes itself.

    `level` counts from 0. One with a `bullet` or a `number` is an item of a list.
    """

    runs: tuple[NotesRun, ...]
    level: int = 0
    bullet: str = ""
    number: int | None = None
    right_to_left: bool = False
