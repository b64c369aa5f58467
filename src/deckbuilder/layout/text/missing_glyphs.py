"""Finds characters that the embedded fonts cannot show.

Owns this check only: a reader of the PDF would see an empty box. Refuses to fix it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.scene.page import Page, PageItems, PageSlide, PageText
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Run, Scene, TextStyle
from deckbuilder.scene.walk import walk_runs

_NAMED = 8
"""The characters that one message names."""


def report_missing_glyphs(
    presentation: Presentation, pages: Iterable[Page], faces: Faces, diagnostics: Diagnostics
) -> None:
    """Report the characters without a glyph, each once, by the first slide that shows it."""
    seen: dict[TextStyle, set[str]] = {}
    missing: set[str] = set()
    lacking: dict[str, tuple[Scene | None, list[str]]] = {}
    for run, scene in _runs(presentation.scenes, pages):
        known = seen.setdefault(run.style, {"\n"})
        if known.issuperset(run.text):
            continue
        face = faces.face(run.style)
        for character in sorted(set(run.text) - known):
            known.add(character)
            if character in missing or face.has(character) or _is_invisible(character):
                continue
            if face.has(_plain_form(character)):
                continue
            missing.add(character)
            lacking.setdefault(scene.slide_id if scene else "", (scene, []))[1].append(character)
    for scene, characters in lacking.values():
        user = f"slide {scene.slide_id!r}" if scene else "the deck"
        diagnostics.report(
            codes.GLYPH_MISSING,
            (scene and scene.span) or presentation.deck.name,
            f"no font has {_list(characters)}, which {user} uses",
            hint="use another character, or name a font in brand.toml that has it",
        )


def _list(characters: Sequence[str]) -> str:
    """Return characters as a message names them, no more than a line of them."""
    named = ", ".join(f"{each!r} (U+{ord(each):04X})" for each in characters[:_NAMED])
    more = f" and {len(characters) - _NAMED} more" if len(characters) > _NAMED else ""
    return f"the character{'s' if len(characters) > 1 else ''} {named}{more}"


def _plain_form(character: str) -> str:
    """Return the letter that a PDF draws for one of another shape: bold in maths, or wide.

    A letter with its accent is no other shape of the letter without.
    """
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _is_invisible(character: str) -> bool:
    """Tell whether a character shows nothing: a joiner, a mark of direction or of a variant."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _runs(scenes: Sequence[Scene], pages: Iterable[Page]) -> Iterator[tuple[Run, Scene | None]]:
    """Yield each run with its scene; on pages, with the last scene above it."""
    for scene in scenes:
        yield from ((run, scene) for run in walk_runs(scene.items))
    last = scenes[0] if scenes else None
    for item in (item for page in pages for item in page.items):
        if isinstance(item, PageText):
            yield from ((run, last) for line in item.lines for run in line.runs)
        elif isinstance(item, PageItems):
            yield from ((run, last) for run in walk_runs(item.items))
        elif isinstance(item, PageSlide):
            last = item.scene
