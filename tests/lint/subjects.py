"""A presentation as rules look at it, for tests that make one by hand."""

from __future__ import annotations

from datetime import date

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.source_text.source_files import SourceFiles
from deckbuilder.scene.presentation import Presentation
from deckbuilder.source.markdown.equivalence import reads_alike


def make_subject(presentation: Presentation) -> Subject:
    """Return what rules look at, on a day that is always the same."""
    return Subject(
        presentation, files=SourceFiles(), today=date(2026, 1, 31), reads_alike=reads_alike
    )
