"""Shades of a colour: what DrawingML makes of it, and which shade reaches a contrast.

Owns the arithmetic of `satMod`, `lumMod` and `lumOff` (ISO/IEC 29500-1, 20.1.2.3), which act on
hue, saturation and lightness (HSL). Refuses to know what the shades are for.
"""

from __future__ import annotations

from collections.abc import Callable
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

from msgspec import Struct

from deckbuilder.brand.colours.contrast import Rgb, contrast, to_code, to_rgb

_MIN_SATURATION = 0.25
"""The least that a tint keeps of its colour's saturation on a background of the opposite hue."""


_GREY = 0.1
"""Channels that differ by less show no hue."""


class Shading(Struct, frozen=True):
    """How a colour is changed: saturation and lightness multiplied, then lightness moved."""

    saturation: float = 1.0
    lightness: float = 1.0
    offset: float = 0.0


def shade(colour: Rgb, shading: Shading) -> Rgb:
    """Return a colour's shade."""
    hue, lightness, saturation = rgb_to_hls(*colour)
    lightness = lightness * shading.lightness + shading.offset
    return hls_to_rgb(hue, _clamp(lightness), _clamp(saturation * shading.saturation))


def shade_code(code: str, shading: Shading) -> str:
    """Return a shade of a colour of six hexadecimal digits, as such digits."""
    return to_code(shade(to_rgb(code), shading))


@cache
def shading_of(code: str, background: str, ratio: float) -> Shading:
    """Return what gives a colour this contrast with its background, as nearly as can be.

    Darker than a light background, lighter than a dark one. A tint, nearer to the background
    than the colour is, loses saturation as if the two were mixed; else it would glare. A contrast
    that is out of reach gives black or white.
    """
    saturation = 1.0
    if ratio < contrast(code, background) and (full := rgb_to_hls(*to_rgb(code))[2]):
        mixed = rgb_to_hls(*to_rgb(_find_mixture(code, background, ratio)))[2]
        saturation = round(max(_MIN_SATURATION, min(1.0, mixed / full)), 2)
    target = _find_lightness(code, saturation, background, ratio)
    own = rgb_to_hls(*to_rgb(code))[1]
    if target <= own and own:
        return Shading(saturation, round(target / own, 3), 0.0)
    kept = round((1 - target) / (1 - own), 3) if own < 1 else 0.0
    return Shading(saturation, kept, round(1 - kept, 3))


def _find_mixture(code: str, background: str, ratio: float) -> str:
    """Return the mixture of a colour and its background that has a contrast with the latter."""
    one, other = to_rgb(code), to_rgb(background)
    share, _ = _bisect(
        lambda share: contrast(to_code(_mix(one, other, share)), background) > ratio, 10
    )
    return to_code(_mix(one, other, share))


def _find_lightness(code: str, saturation: float, background: str, ratio: float) -> float:
    """Find the lightness at which a colour of the hue reaches a contrast, from 0 to 1."""
    hue, _, full = rgb_to_hls(*to_rgb(code))
    own = _contrast_with_black(background)
    wanted = own / ratio if is_light(background) else own * ratio
    below, above = _bisect(
        lambda light: (
            _contrast_with_black(to_code(hls_to_rgb(hue, light, full * saturation))) > wanted
        ),
        14,
    )
    return below if is_light(background) else above


def _bisect(is_above: Callable[[float], bool], steps: int) -> tuple[float, float]:
    """Return two numbers from 0 to 1, close to each other, between which something is reached."""
    low, high = 0.0, 1.0
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (low, middle) if is_above(middle) else (middle, high)
    return low, high


def is_grey(code: str) -> bool:
    """Tell whether a colour is black, white or nearly grey."""
    channels = to_rgb(code)
    return max(channels) - min(channels) < _GREY


def is_light(background: str) -> bool:
    """Tell whether what stands on a background has to be darker than it to stand out most."""
    return contrast(background, "000000") >= contrast(background, "FFFFFF")


def _contrast_with_black(code: str) -> float:
    return contrast(code, "000000")


def _mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (b + (a - b) * share for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def _clamp(value: float) -> float:
    return min(1.0, max(0.0, value))
