"""Places logos: the brand's at the foot of slides, and with its partners' on covers and papers.

Owns which of a brand's logos suits a background, and how large it is: all logos have the same area
beside each other, be they wide or tall. Refuses to read or draw them. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.brand import Brand, Logo
from deckbuilder.brand.colours.shades import is_light
from deckbuilder.geometry import Emu, emu, rect, union
from deckbuilder.layout.slide_layouts.grid import (
    FOOT_HEIGHT,
    FOOT_TOP,
    LEFT,
    NUMBER_WIDTH,
    RIGHT,
)
from deckbuilder.layout.slide_layouts.layout import Layout
from deckbuilder.model import Image
from deckbuilder.scene.slide import Colour, PictureItem, Shape

_FOOT_LOGO = 26.0
"""The maximum height of a logo at the foot of slides."""

_FOOT_SIDE, _COVER_SIDE, _PAPER_SIDE = 36.0, 64.0, 60.0
"""The side of a square as large as a logo at the foot of a slide, on a cover, on a paper."""

_FOOT_WIDTH, _COVER_WIDTH, _PAPER_WIDTH = 200.0, 640.0, 170.0
"""How wide a logo is at most: on a cover all of a row together, on a paper one that is alone."""

_COVER_TOP, _COVER_HEIGHT, _PAPER_HEIGHT = 30.0, 66.0, 84.0
"""Where logos begin on a cover, and how high one is at most."""

_GAP = 28.0
"""The space between logos."""

_PANEL = 10.0
"""How far the panel of logos reaches beyond them on each side, and how far the title keeps off."""


def place_logo(layout: Layout, brand: Brand) -> list[Shape | PictureItem]:
    """Put the logos where a layout has them."""
    foot = foot_logo(layout, brand)
    return _cover_logos(layout, brand) if foot is None else [foot]


def foot_logo(layout: Layout, brand: Brand) -> PictureItem | None:
    """Return the logo at the foot of a slide, left of the number, if there is one.

    It keeps clear of the sources above it.
    """
    logo = brand.logo
    if logo is None or layout.arrange == "cover" or layout.logo == "none":
        return None
    image = _image_on(layout.background, logo, brand)
    if layout.logo == "dark" and image is not logo.dark:
        return None
    highest = min(_FOOT_LOGO, logo.height or _FOOT_LOGO)
    (item,) = _in_a_row([(image, logo)], (0.0, 0.0), _FOOT_SIDE, highest, _FOOT_WIDTH)
    width, height = item.rect.width, item.rect.height
    left, top = emu(RIGHT - NUMBER_WIDTH - 8) - width, emu(FOOT_TOP + FOOT_HEIGHT) - height
    top = min(top, emu(FOOT_TOP) + (emu(FOOT_HEIGHT) - height) // 2)
    return replace(item, rect=item.rect._replace(x=Emu(left), y=Emu(top)))


def paper_logos(brand: Brand, left: float, top: float, width: float) -> tuple[PictureItem, ...]:
    """Return the logos for white paper, in a row from a place of that width."""
    logos = _all_logos(brand)
    widest = width if len(logos) > 1 else min(width, _PAPER_WIDTH)
    shown = [(logo.image, logo) for logo in logos]
    return _in_a_row(shown, (left, top), _PAPER_SIDE, _PAPER_HEIGHT, widest)


def title_ceiling(layout: Layout, brand: Brand) -> Emu:
    """Return how far up a title may reach, in EMU: to the slide's margin or below the logos."""
    row = _cover_logos(layout, brand)
    if not row:
        return emu(layout.ceiling)
    return Emu(union(item.rect for item in row).bottom + emu(_PANEL))


def _cover_logos(layout: Layout, brand: Brand) -> list[Shape | PictureItem]:
    """Return the logos above a cover's title: on a panel unless all are made for its ground."""
    logos = _all_logos(brand)
    if not logos or layout.logo == "none" or layout.arrange != "cover":
        return []
    bare = all(_image_on(layout.background, logo, brand) is logo.dark for logo in logos)
    ground = layout.background if bare else "bg1"
    shown = [(_image_on(ground, logo, brand), logo) for logo in logos]
    corner = (LEFT if bare else LEFT + _PANEL, _COVER_TOP)
    own, height = logos[0], logos[0].height
    side = height * _ratio(own.image) ** 0.5 if height else _COVER_SIDE
    row = _in_a_row(shown, corner, side, height or _COVER_HEIGHT, _COVER_WIDTH)
    around = union(item.rect for item in row).inset(*(-emu(_PANEL),) * 4)
    return [*([] if bare else [Shape(name="Logo panel", rect=around, fill="bg1")]), *row]


def _all_logos(brand: Brand) -> tuple[Logo, ...]:
    return () if brand.logo is None else (brand.logo, *brand.logo.partners)


def _image_on(background: Colour, logo: Logo, brand: Brand) -> Image:
    """Return a logo for a background: the dark one where white stands out from it more."""
    dark = not is_light(brand.colours.rgb(background))
    return logo.dark if dark and logo.dark is not None else logo.image


def _in_a_row(
    shown: Sequence[tuple[Image, Logo]],
    corner: tuple[float, float],
    side: float,
    highest: float,
    widest: float,
) -> tuple[PictureItem, ...]:
    """Set logos beside each other: each of the area of a square of that side, on one centre line.

    One that would be too high is smaller; all are where the row would be too wide.
    """
    heights = [min(side / _ratio(image) ** 0.5, highest) for image, _ in shown]
    whole = sum(height * _ratio(image) for height, (image, _) in zip(heights, shown, strict=True))
    share = min(1.0, (widest - _GAP * (len(shown) - 1)) / max(1.0, whole))
    left, top = corner
    items = []
    for (image, logo), full in zip(shown, heights, strict=True):
        height, width = full * share, full * share * _ratio(image)
        place = rect(left, top + (max(heights) * share - height) / 2, width, height)
        items.append(PictureItem(name="Logo", rect=place, image=image, alt=logo.alt))
        left += width + _GAP
    return tuple(items)


def _ratio(image: Image) -> float:
    return max(1, image.width) / max(1, image.height)
