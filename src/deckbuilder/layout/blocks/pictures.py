"""Pictures in their room: how large each is, and where it stands.

Owns how far a picture is enlarged and how it is cropped. Refuses captions and boxes.
"""

from __future__ import annotations

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.model import Figure, Image
from deckbuilder.scene.slide import PictureItem

MAX_POINTS_PER_PIXEL = 2.0
"""How many points a pixel may be wide: a larger picture is nothing but squares."""

Size = tuple[int, int]


def place_picture(
    block: Figure, room: Rect, *, centred: bool = False, bled: bool = False
) -> PictureItem:
    """Place a picture in its room: whole, or covering it with what juts out cut away.

    One that is `bled` to the slide's edges covers its room unless its author wants it whole.
    """
    wide, high = upright_pixels(block.image)
    width = round(room.width * (block.width or 1.0))
    crop = (0.0, 0.0, 0.0, 0.0)
    if _covers(block, bled=bled):
        size = (width, int(room.height))
        crop = _crop(wide / high, width / max(1, room.height))
    else:
        scale = min(width / wide, room.height / high, _largest_scale(block))
        size = (round(wide * scale), round(high * scale))
    x, y = _corner(size, room) if centred else (room.x, room.y)
    return PictureItem(
        name="Picture",
        rect=Rect(x, y, Emu(size[0]), Emu(size[1])),
        image=block.image,
        alt=block.alt,
        decorative=block.decorative,
        crop=crop,
        span=block.span,
    )


def largest_height(block: Figure, width: Emu) -> Emu | None:
    """Return the maximum height of a picture in a width, in EMU.

    None for one that covers whatever room there is.
    """
    if _covers(block):
        return None
    wide, high = upright_pixels(block.image)
    scale = min(width * (block.width or 1.0) / wide, _largest_scale(block))
    return Emu(max(1, round(high * scale)))


def _covers(block: Figure, *, bled: bool = False) -> bool:
    """Tell whether a picture covers its room; among text one meant for the edges stands whole."""
    return block.fit != "contain" if bled else block.fit == "cover" and block.bleed is None


def _largest_scale(block: Figure) -> float:
    """Return the maximum of EMU to a pixel: none for SVG, nor where the author set the width."""
    if block.image.format == "svg" or block.width is not None:
        return float("inf")
    return float(emu(MAX_POINTS_PER_PIXEL))


def upright_pixels(image: Image) -> Size:
    """Return width and height as shown: a picture stored on its side is turned."""
    size = image.width, image.height
    return size if image.orientation < 5 else size[::-1]


def _corner(size: Size, room: Rect) -> tuple[Emu, Emu]:
    """Return the top left corner that puts a size in the middle of a room."""
    x = room.x + (room.width - size[0]) // 2
    return Emu(x), Emu(room.y + max(0, room.height - size[1]) // 2)


def _crop(have: float, want: float) -> tuple[float, float, float, float]:
    if have > want:
        cut = round((1 - want / have) / 2, 5)
        return (cut, 0.0, cut, 0.0)
    cut = round((1 - have / want) / 2, 5)
    return (0.0, cut, 0.0, cut)
