"""Places the logo: at the foot of slides, and above the title of a cover.

Owns which of a brand's logos suits a background, and how large it is. Refuses to read or draw it.
"""

from __future__ import annotations

from deckbuilder.brand import Brand
from deckbuilder.brand.colours.shades import is_light
from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.slide_layouts.backgrounds import strong_background
from deckbuilder.layout.slide_layouts.grid import (
    FOOT_HEIGHT,
    FOOT_TOP,
    LEFT,
    NUMBER_WIDTH,
    RIGHT,
    TITLE_TOP,
)
from deckbuilder.layout.slide_layouts.layout import Layout
from deckbuilder.model import Image
from deckbuilder.scene.slide import Colour, PictureItem, Shape

FOOT_LOGO = 26.0
"""The maximum height of a logo at the foot of slides, in points."""

_FRONT_SIDE, _FRONT_WIDTH, _FRONT_HEIGHT = 60.0, 170.0, 84.0
"""The side of a square as large as a logo on a front, and how wide and high it is at most."""

_PANEL = 10.0
"""How far the panel of a logo reaches beyond it on each side, in points."""


def place_logo(layout: Layout, brand: Brand) -> list[Shape | PictureItem]:
    """Put the logo where a layout has it; on a cover, one made for light backgrounds on a panel."""
    on_cover = layout.arrange == "cover"
    image = _cover_image(brand) if on_cover else _image_on("bg1", brand)
    rect = cover_logo_rect(brand) if on_cover else logo_rect(brand)
    if brand.logo is None or image is None or rect is None or not layout.logo:
        return []
    picture = PictureItem(name="Logo", rect=rect, image=image, alt=brand.logo.alt)
    if not on_cover or _needs_no_panel(image, brand):
        return [picture]
    return [Shape(name="Logo panel", rect=_around(rect), fill="bg1"), picture]


def logo_rect(brand: Brand) -> Rect | None:
    """Return where the logo stands at the foot of a slide, left of the number, if there is one.

    It keeps clear of the sources above it.
    """
    image = _image_on("bg1", brand)
    if brand.logo is None or image is None:
        return None
    width, height = _size(image, min(brand.logo.height, FOOT_LOGO), widest=240)
    bottom = emu(FOOT_TOP + FOOT_HEIGHT)
    return Rect(Emu(emu(RIGHT - NUMBER_WIDTH - 8) - width), Emu(bottom - height), width, height)


def cover_logo_rect(brand: Brand) -> Rect | None:
    """Return where the logo stands on a cover, if there is one: on its panel above the title."""
    image = _cover_image(brand)
    if brand.logo is None or image is None:
        return None
    width, height = _size(image, brand.logo.height, widest=420)
    left = LEFT if _needs_no_panel(image, brand) else LEFT + _PANEL
    return Rect(emu(left), emu(34), width, height)


def front_logo(brand: Brand, right: Emu, top: Emu) -> PictureItem | None:
    """Return the logo for the front of a paper, its top right corner at that place.

    All logos take the same area there, be they wide or tall.
    """
    image = _image_on("bg1", brand)
    if brand.logo is None or image is None:
        return None
    ratio = max(1, image.width) / max(1, image.height)
    height = min(_FRONT_SIDE / ratio**0.5, _FRONT_HEIGHT)
    width, whole = _size(image, height, widest=_FRONT_WIDTH)
    rect = Rect(Emu(right - width), top, width, whole)
    return PictureItem(name="Logo", rect=rect, image=image, alt=brand.logo.alt)


def title_ceiling(layout: Layout, brand: Brand) -> Emu:
    """Return how far up a title may reach, in EMU: to the slide's margin or below the logo."""
    logo = cover_logo_rect(brand)
    if logo is None or not layout.logo or layout.arrange != "cover":
        return emu(TITLE_TOP)
    return Emu(_around(logo).bottom + emu(12))


def _cover_image(brand: Brand) -> Image | None:
    return _image_on(strong_background(brand).fill, brand)


def _image_on(background: Colour, brand: Brand) -> Image | None:
    """Return the logo for a background: the dark one where white stands out from it more."""
    if brand.logo is None:
        return None
    dark = not is_light(getattr(brand.colours, background))
    return brand.logo.dark if dark and brand.logo.dark is not None else brand.logo.image


def _needs_no_panel(image: Image, brand: Brand) -> bool:
    """Tell whether a logo needs no panel on a cover: it is the one for dark backgrounds."""
    return brand.logo is not None and image is brand.logo.dark


def _size(image: Image, height: float, *, widest: float) -> tuple[Emu, Emu]:
    """Return width and height of a logo of that height in points, if no wider than `widest`."""
    width = Emu(min(emu(height) * image.width // max(1, image.height), emu(widest)))
    return width, Emu(width * image.height // max(1, image.width))


def _around(logo: Rect) -> Rect:
    return logo.inset(*(-emu(_PANEL),) * 4)
