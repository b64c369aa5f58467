"""Text that has one line and no more: the foot of slides and pages, and a page's head.

Owns what becomes of it where it is longer. Refuses to place it.
"""

from __future__ import annotations

from typing import Literal

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.geometry import Emu
from deckbuilder.layout.fit import Piece, text_width
from deckbuilder.layout.metrics import Faces
from deckbuilder.layout.scene import TextStyle


def on_one_line(text: str, style: TextStyle, width: Emu, faces: Faces) -> str:
    """Return the text, its last words left out for an ellipsis where it is too long a line."""
    shown = text
    words = text.split()
    while len(words) > 1 and text_width([Piece(shown, style)], faces) > width:
        words.pop()
        shown = " ".join(words) + " …"
    return shown


def report_shortened(
    shown: str, on: Literal["slides", "pages"], where: Span | str, diagnostics: Diagnostics
) -> None:
    """Say that a footer was longer than its line, of which `shown` is all that is seen."""
    diagnostics.report(
        codes.FOOTER_SHORTENED, where,
        f'the footer is too long for its line on {on}, which shows "{shown}"',
        hint=f"shorten it to about {len(shown)} characters",
    )  # fmt: skip
