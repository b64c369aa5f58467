"""Titles of slides, of which each must be another.

Owns that comparison. Refuses to rename: which words tell two slides apart, their author knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Slide, inline_text


def check_titles(slides: Sequence[Slide], diagnostics: Diagnostics) -> None:
    """Report each slide whose title one before it has; capitals and spaces do not count."""
    first: dict[str, Slide] = {}
    for slide in slides:
        title = " ".join(inline_text(slide.title).split())
        if not title:  # which was reported where the slide was read
            continue
        other = first.setdefault(title.casefold(), slide)
        if other is not slide:
            where, before = slide.place_of(), other.place_of()
            if diagnostics.is_redirected(where.path):  # then rather in a file of the author's own
                where, before = before, where
            diagnostics.report(
                codes.DUPLICATE_TITLE,
                where,
                f'the slide has the same title as {before}: "{title}"',
                hint=f"add what sets it apart, such as: # {title}: what to do",
            )
