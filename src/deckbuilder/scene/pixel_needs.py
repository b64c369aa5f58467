"""How many pixels pictures need in a file, and vector pictures as that many.

Owns the resolution, which writers and rules share, and that a picture which stands in several
places is large enough for the largest. Refuses to decode and to draw.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from deckbuilder.geometry import EMU_PER_PT
from deckbuilder.scene.layout import Freeform, PlacedLayout
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Item, PictureItem
from deckbuilder.scene.walk import walk_items

PIXELS_PER_INCH = 220
"""What PowerPoint keeps of a picture by default, and as much as an office printer shows."""

_MAX_VECTOR_PIXELS = 2000
"""The most pixels each way of a vector picture that is shown as pixels."""
_MAX_STILL_PIXELS = 1000
"""The most beside its vectors: PowerPoint itself shows these."""


class PixelNeeds:
    """How many pixels each picture of one file needs: as many as the largest of its places."""

    def __init__(self) -> None:
        self._shares: dict[Path, float] = {}

    def add(self, items: Iterable[Item], scale: float = 1.0) -> None:
        """Note pictures that stand among `items`, which are shown at a `scale`."""
        for item in walk_items(items):
            if isinstance(item, PictureItem):
                share = scale * _share(item)
                self._shares[item.image.path] = max(share, self._shares.get(item.image.path, 0.0))

    def add_layouts(self, layouts: Iterable[PlacedLayout], scale: float = 1.0) -> None:
        """Note the pictures among layouts' decoration."""
        for layout in layouts:
            self.add(layout.decoration, scale)
            self.add((item for item in layout.art if not isinstance(item, Freeform)), scale)

    def pixels(self, item: PictureItem) -> tuple[int, int]:
        """Return a picture's width and height in pixels, as stored and with what is cropped."""
        return self._pixels(item, _MAX_VECTOR_PIXELS)

    def still_pixels(self, item: PictureItem) -> tuple[int, int]:
        """Return the width and height in pixels of what stands beside a vector picture."""
        return self._pixels(item, _MAX_STILL_PIXELS)

    def _pixels(self, item: PictureItem, limit: int) -> tuple[int, int]:
        image = item.image
        share = self._shares.get(image.path) or _share(item)
        if image.format == "svg":
            share = min(share, limit / max(image.width, image.height))
        return max(1, round(image.width * share)), max(1, round(image.height * share))


def find_slide_needs(presentation: Presentation) -> PixelNeeds:
    """Return what pictures need on the slides of a PowerPoint file."""
    needs = PixelNeeds()
    needs.add_layouts(presentation.layouts.values())
    needs.add(item for scene in presentation.scenes for item in scene.items)
    return needs


def _share(item: PictureItem) -> float:
    """Return how large a picture is needed, as a share of the pixels or units that it has."""
    left, top, right, bottom = item.crop
    width = item.rect.width / max(1e-6, 1 - left - right)
    height = item.rect.height / max(1e-6, 1 - top - bottom)
    if item.image.orientation >= 5:  # stored lying on its side
        width, height = height, width
    return max(width / item.image.width, height / item.image.height) * _PER_EMU


_PER_EMU = PIXELS_PER_INCH / (72 * EMU_PER_PT)
