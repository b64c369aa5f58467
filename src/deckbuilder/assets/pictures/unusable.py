"""A picture that slides cannot show, and why, in words for the report.

Owns that one exception. Whoever knows the line catches it: readers of pictures, and the build where
a picture proves faulty only while it is written.
"""

from __future__ import annotations

from pathlib import Path

from deckbuilder.diagnostics import Span


class UnusablePictureError(ValueError):
    """A picture file that slides cannot show; `reason` goes on from the file's name.

    `path` is the file's and `place` where a deck names it, if only the one who raises knows them.
    """

    def __init__(
        self, reason: str, hint: str, path: Path | None = None, place: Span | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.path = path
        self.place = place


def damaged() -> UnusablePictureError:
    """Return what is raised for a file that nothing can read or decode."""
    hint = "save the picture again, or take it from where it came from"
    return UnusablePictureError("is damaged", hint)
