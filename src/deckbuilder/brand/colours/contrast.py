"""Contrast of text and background (WCAG 2.2, success criterion 1.4.3).

Owns the formula, and the pairs of theme colours that slides put on one another. Refuses to judge
a brand.
"""

from __future__ import annotations

from functools import lru_cache

from deckbuilder.brand.theme_colours import Colours

MINIMUM = 4.5

REQUIRED = (("tx1", "bg1"), ("tx2", "bg1"), ("hlink", "bg1"), ("folHlink", "bg1"))
"""The pairs of colours that are nothing but text. Where an accent or a panel is in a pair, another
colour takes the place of text that could not be read."""

PAIRS = (
    *REQUIRED,
    *((f"accent{number}", "bg1") for number in range(1, 7)),
    ("tx1", "bg2"),
    ("tx2", "bg2"),
    ("hlink", "bg2"),
    *((f"accent{number}", "bg2") for number in (1, 2, 3, 4, 6)),
)
"""The colours that meet as text and background, either way round: the ratio is the same."""


Rgb = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


def to_rgb(code: str) -> Rgb:
    """Return the channels of a colour of six hexadecimal digits."""
    red, green, blue = (byte / 255 for byte in bytes.fromhex(code))
    return (red, green, blue)


def to_code(colour: Rgb) -> str:
    """Return a colour as six hexadecimal digits."""
    return "".join(f"{round(channel * 255):02X}" for channel in colour)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours of six hexadecimal digits, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrast_of(colours: Colours, one: str, other: str) -> float:
    """Return the contrast of two of a brand's colours, by their names."""
    return contrast(colours.rgb(one), colours.rgb(other))


@lru_cache(maxsize=4096)
def nearest_passing(colour: str, *against: str) -> str | None:
    """Return the colour most like `colour`, mixed with black or white, that can be read.

    None where no such mixture stands out from all of `against`.
    """
    for share in range(257):
        for towards in ("000000", "FFFFFF"):
            mixed = mix(colour, towards, share / 256)
            if all(contrast(mixed, other) >= MINIMUM for other in against):
                return mixed
    return None


def is_dark(colours: Colours) -> bool:
    """Tell whether slides are light on dark."""
    return _luminance(colours.bg1) < _luminance(colours.tx1)


def mix(colour: str, towards: str, share: float) -> str:
    """Return a colour of which `share` is the other."""
    channels = zip(bytes.fromhex(colour), bytes.fromhex(towards), strict=True)
    return "".join(f"{round(one + (other - one) * share):02X}" for one, other in channels)


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2, definition)."""
    red, green, blue = map(to_linear, to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def to_linear(channel: float) -> float:
    """Return a channel of sRGB, from 0 to 1, as an amount of light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def to_srgb(light: float) -> float:
    """Return an amount of light as a channel of sRGB, from 0 to 1."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
