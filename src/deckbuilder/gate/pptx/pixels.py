"""The pixels of pictures in a PowerPoint file where text lies on them.

Owns which pictures show the pixels of their files as they are, upright in their box, and how many
pixels are read. Refuses all others: vectors, films, and what effects make of a picture.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from deckbuilder.assets.pictures.headers import read_header
from deckbuilder.assets.pictures.samples import Edges, Sample, read_pixels, sample_region
from deckbuilder.files.limits import PPTX_PIXELS
from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate.pptx.inherited import RELATION
from deckbuilder.gate.pptx.paints import read_share

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

_SIDE = 256
"""The most pixels each way that are kept of a picture: one to some 4 points of a whole slide."""
_CELL = 6.0
"""How wide and high the cells are in which pictures are looked at, in points: half a letter."""
_MAX_CELLS = 32
"""The most cells each way beneath a text."""
_MAX_PICTURES = 64
"""How many pictures are kept: each takes a quarter of a megabyte."""
_PLAIN = ("{96DAC541-7B7A-43D3-8B79-37D633B846F1}", "{28A0092B-C50C-407E-A947-70E740481C1C}")
"""The extensions of a picture that do not change its look: an SVG beside it, and its resolution."""


class FilePictures:
    """Reads the pictures of one file, and keeps those that it read last."""

    def __init__(self) -> None:
        self._read: dict[Any, Pixels | None] = {}
        self._left = PPTX_PIXELS.max

    def sample(self, fill: Any, part: Any, shown: Edges, region: Edges) -> list[Sample] | None:
        """Return samples of a region from the `blipFill` of a part, which fills `shown`, in points.

        None where its pixels do not tell what is shown there; nothing where it is not beneath.
        """
        crop = _read_crop(fill)
        pixels = None if crop is None else self._pixels(fill.find(f"{A}blip"), part)
        if crop is None or pixels is None:
            return None
        cell = max(_CELL, *(((region[at + 2] - region[at]) / _MAX_CELLS) for at in (0, 1)))
        return sample_region(pixels, shown, crop, region, cell)

    def _pixels(self, blip: Any, part: Any) -> Pixels | None:
        id_ = blip.get(f"{{{RELATION}}}embed")
        relation = part.rels.get(id_) if id_ else None
        if relation is None or relation.is_external:
            return None
        media = relation.target_part
        if media not in self._read:
            if len(self._read) >= _MAX_PICTURES:
                self._read.clear()
            self._read[media] = self._decode(media.blob)
        return self._read[media]

    def _decode(self, data: bytes) -> Pixels | None:
        try:
            header = read_header(data)
        except (LookupError, ValueError, struct.error):
            return None
        if header is None or header.format not in ("png", "jpeg"):
            return None
        self._left -= max(header.width * header.height, header.work)
        return read_pixels(data, _SIDE) if self._left >= 0 else None


def _read_crop(fill: Any) -> Edges | None:
    """Return the shares cut away from a picture that has no effect and fills its box, else None."""
    blip, stretch = fill.find(f"{A}blip"), fill.find(f"{A}stretch")
    if blip is None or stretch is None or any(each.tag != f"{A}extLst" for each in blip):
        return None
    if any(each.get("uri") not in _PLAIN for each in blip.iterfind(f"{A}extLst/{A}ext")):
        return None
    left, top, right, bottom = _shares(fill.find(f"{A}srcRect"))
    if min(left, top, right, bottom) < 0 or max(left + right, top + bottom) >= 1:
        return None
    return (left, top, right, bottom) if not any(_shares(stretch.find(f"{A}fillRect"))) else None


def _shares(rect: Any) -> Edges:
    left, top, right, bottom = (
        0.0 if rect is None else read_share(rect.get(edge, "0")) for edge in "ltrb"
    )
    return left, top, right, bottom


def picture_fill(shape: Any) -> Any:
    """Return the `blipFill` of a picture that stands upright and shows nothing else, or None."""
    element = shape._element
    looks = element.find(f"{P}spPr")
    groups = (group.find(f"{P}grpSpPr") for group in element.iterancestors(f"{P}grpSp"))
    places = (each.find(f"{A}xfrm") for each in (looks, *groups) if each is not None)
    turns = (place.get(name, "0") for place in places if place is not None for name in _TURNS)
    if any(turn not in ("0", "false") for turn in turns):
        return None
    film = element.find(f"{P}nvPicPr/{P}nvPr/{A}videoFile")
    altered = looks is not None and looks.xpath(_ALTERED)
    return None if altered or film is not None else element.find(f"{P}blipFill")


_TURNS = ("rot", "flipH", "flipV")
_ALTERED = (
    "a:effectDag | a:scene3d | a:sp3d | a:effectLst/*[self::a:softEdge or self::a:blur"
    " or self::a:fillOverlay or self::a:innerShdw]"
)
"""What changes the look of a picture within its box; shadows and the like are around it."""
