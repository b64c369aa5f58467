"""Pictures within the file, as data of their own: upright, cropped, no larger than needed.

Refuses to decode and to place.
"""

from __future__ import annotations

from base64 import b64encode

from deckbuilder.scene.slide import PictureItem
from deckbuilder.writers.raster import read_picture
from deckbuilder.writers.svg.canvas import Canvas, box

_UPRIGHT = {
    2: "-1 0 0 1 1 0",
    3: "-1 0 0 -1 1 1",
    4: "1 0 0 -1 0 1",
    5: "0 1 1 0 0 0",
    6: "0 1 -1 0 1 0",
    7: "0 -1 -1 0 1 1",
    8: "0 -1 1 0 0 1",
}
"""The matrix that sets a picture of each EXIF orientation upright in the unit square (y down)."""

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}


def draw_picture(canvas: Canvas, item: PictureItem) -> None:
    """Draw a picture that fills its rectangle; what is cropped lies outside and does not show."""
    left, top, right, bottom = item.crop
    shares = (left, top, 1 - left - right, 1 - top - bottom)
    view = " ".join(f"{share:.4g}" for share in shares)
    upright = _UPRIGHT.get(item.image.orientation)
    turned = f' transform="matrix({upright})"' if upright else ""
    canvas.draw(
        f'<svg {box(item.rect)} viewBox="{view}" preserveAspectRatio="none" overflow="hidden">'
        f'<image width="1" height="1" preserveAspectRatio="none"{turned} '
        f'href="{_data(canvas, item)}"/></svg>'
    )


def _data(canvas: Canvas, item: PictureItem) -> str:
    picture = read_picture(item, canvas.needs.pixels(item), moving=False)
    return f"data:{_TYPES[picture.format]};base64,{b64encode(picture.data).decode('ascii')}"
