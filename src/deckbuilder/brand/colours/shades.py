"""Shades of a colour: what DrawingML makes of it, and which shade reaches a contrast.

Owns the arithmetic of `satMod`, `lumMod` and `lumOff` (ISO/IEC 29500-1, 20.1.2.3), which act on
hue, saturation and lightness (HSL). Refuses to know what the shades are for.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

from msgspec import Struct

from deckbuilder.brand.colours.contrast import contrast

Rgb = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


_LEAST = 0.25
"""What a tint keeps of its colour's saturation on a ground of the opposite hue."""


class Shading(Struct, frozen=True):
    """How a colour is changed: saturation and lightness multiplied, then lightness moved."""

    saturation: float = 1.0
    lightness: float = 1.0
    offset: float = 0.0


def shade(colour: Rgb, shading: Shading) -> Rgb:
    """Return a colour's shade."""
    hue, lightness, saturation = rgb_to_hls(*colour)
    lightness = lightness * shading.lightness + shading.offset
    return hls_to_rgb(hue, _share(lightness), _share(saturation * shading.saturation))


def shade_code(code: str, shading: Shading) -> str:
    """Return a shade of a colour of six hexadecimal digits, as such digits."""
    return _code(shade(_rgb(code), shading))


@cache
def shading_of(code: str, background: str, ratio: float) -> Shading:
    """Return what gives a colour this contrast with its ground, as nearly as can be.

    Darker than a light ground, lighter than a dark one. A tint, nearer to the ground than the
    colour is, loses saturation as if the two were mixed; else it would glare. A contrast that
    is out of reach gives black or white.
    """
    saturation = 1.0
    if ratio < contrast(code, background) and (full := rgb_to_hls(*_rgb(code))[2]):
        mixed = rgb_to_hls(*_rgb(_mixed(code, background, ratio)))[2]
        saturation = round(max(_LEAST, min(1.0, mixed / full)), 2)
    target = _lightness(code, saturation, background, ratio)
    own = rgb_to_hls(*_rgb(code))[1]
    if target <= own and own:
        return Shading(saturation, round(target / own, 3), 0.0)
    kept = round((1 - target) / (1 - own), 3) if own < 1 else 0.0
    return Shading(saturation, kept, round(1 - kept, 3))


def _mixed(code: str, background: str, ratio: float) -> str:
    """Return the mixture of a colour and its ground that has a contrast with the ground."""
    one, other = _rgb(code), _rgb(background)
    low, high = 0.0, 1.0
    for _ in range(10):
        share = (low + high) / 2
        mixed = _code(_mix(one, other, share))
        low, high = (low, share) if contrast(mixed, background) > ratio else (share, high)
    return _code(_mix(one, other, low))


def _lightness(code: str, saturation: float, background: str, ratio: float) -> float:
    """Find the lightness at which a colour of the hue reaches a contrast, from 0 to 1."""
    hue, _, full = rgb_to_hls(*_rgb(code))
    wanted = _black(background) / ratio if is_light(background) else _black(background) * ratio
    low, high = 0.0, 1.0
    for _ in range(14):
        middle = (low + high) / 2
        lighter = _black(_code(hls_to_rgb(hue, middle, full * saturation))) > wanted
        low, high = (low, middle) if lighter else (middle, high)
    return low if is_light(background) else high


def is_light(background: str) -> bool:
    """Tell whether what stands on a ground has to be darker than it to stand out most."""
    return contrast(background, "000000") >= contrast(background, "FFFFFF")


def _black(code: str) -> float:
    return contrast(code, "000000")


def _mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (b + (a - b) * share for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def _rgb(code: str) -> Rgb:
    red, green, blue = (byte / 255 for byte in bytes.fromhex(code))
    return (red, green, blue)


def _code(colour: Rgb) -> str:
    return "".join(f"{round(channel * 255):02X}" for channel in colour)


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))
