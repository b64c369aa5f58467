"""Pictures of a deck: what their files are, and reports of those that cannot be shown.

Owns the words of these reports. `assets.pictures` reads the files.
"""

from __future__ import annotations

from pathlib import Path

from deckbuilder import codes
from deckbuilder.assets.pictures.identify import describe_left_out, identify_picture
from deckbuilder.assets.pictures.metadata import gif_seconds
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.reading import read_bytes, shown
from deckbuilder.model import Image

_PLAYED = (
    ".avi", ".m4a", ".m4v", ".mkv", ".mov", ".mp3", ".mp4", ".mpeg", ".mpg", ".ogg", ".wav",
    ".webm", ".wmv",
)  # fmt: skip


def read_image(path: Path, diagnostics: Diagnostics, *, where: Span) -> Image | None:
    """Read what a picture file is, or report at `where` why it cannot be shown."""
    data = read_bytes(path, diagnostics, where=where)
    if data is None:
        return None
    facts = None
    reason = "is not a PNG, JPEG, GIF, WebP or SVG picture"
    hint = "open it in a picture program and save it as PNG"
    if path.suffix.lower() in _PLAYED:
        reason = "is a film or a sound recording, which slides cannot show"
        hint = "show a still picture of it, and a link to where it can be played"
    try:
        facts = identify_picture(data)
    except UnusablePictureError as fault:
        reason, hint = fault.reason, fault.hint
    if facts is None:
        diagnostics.report(codes.BROKEN_IMAGE, where, f"{shown(path)} {reason}", hint=hint)
        return None
    if facts.format == "gif":
        _check_movement(data, path, diagnostics, where)
    if left_out := describe_left_out(facts):
        diagnostics.report(
            codes.PICTURE_SIMPLIFIED,
            where,
            f"parts of {shown(path)} are left out: {left_out}",
            hint="look whether it still shows what it should; if not, save it as PNG",
        )
    return Image(
        path=path,
        format=facts.format,
        width=facts.width,
        height=facts.height,
        orientation=facts.orientation,
    )


_LONGEST = 5.0
"""The seconds for which a picture may move by itself (WCAG 2.2, 2.2.2)."""


def _check_movement(data: bytes, path: Path, diagnostics: Diagnostics, where: Span) -> None:
    if gif_seconds(data) > _LONGEST:
        diagnostics.report(
            codes.PICTURE_MOVES,
            where,
            f"{shown(path)} moves for more than five seconds",
            hint="save it as a still picture, or so that it stops after five seconds",
        )
