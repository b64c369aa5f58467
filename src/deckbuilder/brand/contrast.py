"""Contrast of text and background (WCAG 2.2, success criterion 1.4.3).

Owns the pairs of theme colours that slides put on one another. Refuses to repair a brand:
it says which colour would do.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder import codes
from deckbuilder.brand.brand import Colours
from deckbuilder.brand.written import Setting
from deckbuilder.diagnostics import Diagnostics

MINIMUM = 4.5

PAIRS = (
    ("tx1", "bg1"), ("tx2", "bg1"), ("hlink", "bg1"), ("folHlink", "bg1"),
    *((f"accent{number}", "bg1") for number in range(1, 7)),
    ("tx1", "bg2"), ("tx2", "bg2"), ("hlink", "bg2"),
    *((f"accent{number}", "bg2") for number in range(1, 5)),
)  # fmt: skip
"""The colours that meet as text and background, either way round: the ratio is the same."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours of six hexadecimal digits, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def nearest_passing(colour: str, *against: str) -> str | None:
    """Return the colour most like `colour`, mixed with black or white, that can be read.

    None where no such mixture stands out from all of `against`.
    """
    for share in range(257):
        for towards in (0, 255):
            mixed = "".join(
                f"{round(channel + (towards - channel) * share / 256):02X}"
                for channel in bytes.fromhex(colour)
            )
            if all(contrast(mixed, other) >= MINIMUM for other in against):
                return mixed
    return None


def check_contrast(
    colours: Colours, settings: Mapping[str, Setting], diagnostics: Diagnostics
) -> None:
    """Report each written colour that is too close to another, once, at its worst pair."""
    failing: dict[str, list[tuple[float, str, str]]] = {}
    for text, background in PAIRS:
        ratio = contrast(getattr(colours, text), getattr(colours, background))
        if ratio < MINIMUM:
            name = _to_change(text, background, settings)
            failing.setdefault(name, []).append((ratio, text, background))
    for name, pairs in failing.items():
        ratio, text, background = min(pairs)
        diagnostics.report(
            codes.LOW_CONTRAST, settings[f"colours.{name}"].span,
            f"{text} #{getattr(colours, text)} and {background} #{getattr(colours, background)} "
            f"have a contrast of {int(ratio * 100) / 100:.2f} to 1, "
            f"and text needs {MINIMUM} to 1",
            hint=_hint(name, colours),
        )  # fmt: skip


def _to_change(text: str, background: str, settings: Mapping[str, Setting]) -> str:
    """Return which of a failing pair the brand should change: one that it has written.

    Panels yield to their text, but text yields to the page. The defaults pass together, so at
    least one of the two is written.
    """
    if f"colours.{text}" not in settings:
        return background
    return background if background == "bg2" and "colours.bg2" in settings else text


def _hint(name: str, colours: Colours) -> str:
    others = [other for pair in PAIRS if name in pair for other in pair if other != name]
    passing = nearest_passing(
        getattr(colours, name), *(getattr(colours, other) for other in others)
    )
    return f'{name} = "#{passing}" would do' if passing else "make one lighter or the other darker"


def _luminance(colour: str) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2, definition)."""
    red, green, blue = (_linear(channel / 255) for channel in bytes.fromhex(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
