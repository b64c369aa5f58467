"""Picture files: what they are, and that they can be shown.

Owns the question that decks and brands ask of each picture before it is used. Refuses to report:
whoever asks knows the line.
"""

from __future__ import annotations

import struct

from msgspec import Struct

from deckbuilder.assets.pictures.headers import may_be_svg, read_header
from deckbuilder.assets.pictures.metadata import PictureFormat
from deckbuilder.assets.pictures.pixels import is_proven_at_once, prove_pixels
from deckbuilder.assets.pictures.unusable import UnusablePictureError, damaged


class PictureFacts(Struct, frozen=True):
    """What a deck or brand has to know of a picture."""

    format: PictureFormat
    width: int
    height: int
    orientation: int = 1
    """The EXIF orientation, 1 to 8 (JEITA CP-3451, tag 0x0112)."""
    left_out: tuple[str, ...] = ()
    """What would have been seen of an SVG, and gets into no output."""


def identify_picture(data: bytes) -> PictureFacts | None:
    """Return what a picture file is; None where it is of no kind that is known.

    Raises UnusablePictureError where it cannot be shown. A large one is decoded only when it goes
    into an output: that takes long, and has to be done there anyway.
    """
    try:
        header = read_header(data)
        if header is None:
            if not may_be_svg(data):
                return None
            from deckbuilder.assets.pictures.svg.size import read_svg  # few decks hold one

            svg = read_svg(data)
            return PictureFacts("svg", svg.width, svg.height, left_out=svg.left_out)
        if is_proven_at_once(header.format, header.width * header.height):
            prove_pixels(data, header.format)
    except UnusablePictureError:
        raise
    except (OSError, SyntaxError, struct.error, LookupError, ValueError) as fault:
        raise damaged() from fault
    return PictureFacts(header.format, header.width, header.height, header.orientation)


def describe_left_out(facts: PictureFacts) -> str:
    """Say what of an SVG is left out, after "are left out:"; nothing where nothing is."""
    named = ", ".join(facts.left_out[:_NAMED])
    more = len(facts.left_out) - _NAMED
    return f"{named} and {more} more" if more > 0 else named


_NAMED = 5
