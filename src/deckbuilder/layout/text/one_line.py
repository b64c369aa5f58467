"""Text that has one line and no more: footers, and the running heads of pages.

Owns what becomes of it where it is longer. Refuses to place it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Literal

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.geometry import Emu
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.wrapping import SPARE, StyledText, text_width
from deckbuilder.scene.slide import TextStyle


def on_one_line(text: str, style: TextStyle, width: Emu, faces: Faces, *, kept: str = "") -> str:
    """Return a text no wider than `width`, its last words cut for an ellipsis if need be.

    Of a first word that is too long alone, the last letters are cut. What is `kept` stands at the
    end of the text and of what is returned.
    """

    def fits(shown: str) -> bool:
        return text_width([StyledText(shown, style)], faces) <= width - SPARE

    words = text.removesuffix(kept).split()
    if fits(text) or not words:
        return text
    count = count_fitting(len(words) - 1, lambda count: fits(f"{' '.join(words[:count])} …{kept}"))
    if count:
        return f"{' '.join(words[:count])} …{kept}"
    first = words[0]
    count = count_fitting(len(first) - 1, lambda count: fits(f"{first[:count]}…{kept}"))
    return f"{first[:count]}…{kept}"


def count_fitting(largest: int, fits: Callable[[int], bool]) -> int:
    """Return the largest count that fits, where each smaller one does too; 0 where none does."""
    return bisect_left(range(1, largest + 1), x=True, key=lambda count: not fits(count))


def report_shortened(
    shown: str,
    on: Literal["slides", "pages"],
    where: Span | str,
    diagnostics: Diagnostics,
    *,
    called: str = "footer",
) -> None:
    """Say that a footer was longer than its line, of which `shown` is all that is seen."""
    diagnostics.report(
        codes.FOOTER_SHORTENED,
        where,
        f'the {called} is too long for its line on {on}, which shows "{shown}"',
        hint=f"shorten it to about {len(shown)} characters",
    )
