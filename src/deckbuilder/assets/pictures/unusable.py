"""A picture that slides cannot show, and why, in words for the report.

Owns that one exception, which never leaves the readers of pictures.
"""

from __future__ import annotations


class UnusablePictureError(ValueError):
    """A picture file that slides cannot show; `reason` goes on from the file's name."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
