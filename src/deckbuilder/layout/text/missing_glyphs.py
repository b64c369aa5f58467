"""Finds characters that the embedded fonts cannot show.

Owns this check only: a reader of the PDF would see an empty box. Refuses to fix it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.scene.page import Page, PageItems, PageSlide, PageText
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Run, TextStyle
from deckbuilder.scene.walk import walk_runs


def report_missing_glyphs(
    presentation: Presentation, pages: Iterable[Page], faces: Faces, diagnostics: Diagnostics
) -> None:
    """Report each character without a glyph once, with the first slide that shows it."""
    seen: dict[TextStyle, set[str]] = {}
    missing: set[str] = set()
    for run, slide in _runs(presentation, pages):
        known = seen.setdefault(run.style, {"\n"})
        if known.issuperset(run.text):
            continue
        face = faces.face(run.style)
        for character in sorted(set(run.text) - known):
            known.add(character)
            if character in missing or face.has(character) or _is_invisible(character):
                continue
            missing.add(character)
            scene = presentation.scenes[slide]
            diagnostics.report(
                codes.GLYPH_MISSING,
                scene.span or presentation.deck.name,
                f"no font has the character {character!r} (U+{ord(character):04X}),"
                f" which slide {scene.slide_id!r} uses",
                hint="use another character, or name a font in brand.toml that has it",
            )


def _is_invisible(character: str) -> bool:
    """Tell whether a character shows nothing: a joiner, a mark of direction or of a variant."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _runs(presentation: Presentation, pages: Iterable[Page]) -> Iterator[tuple[Run, int]]:
    for index, scene in enumerate(presentation.scenes):
        for run in walk_runs(scene.items):
            yield run, index
    slide = -1
    for page in pages:
        for item in page.items:
            if isinstance(item, PageText):
                for line in item.lines:
                    for run in line.runs:
                        yield run, max(slide, 0)
            elif isinstance(item, PageItems):
                yield from ((run, max(slide, 0)) for run in walk_runs(item.items))
            elif isinstance(item, PageSlide):
                slide += 1
