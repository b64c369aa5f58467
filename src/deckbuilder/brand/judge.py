"""Judges a brand's colours: text that cannot be read is reported where it is written.

Owns which colour of a pair is to change. Refuses to repair a brand: it says which colour would do.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder import codes
from deckbuilder.brand.brand import Colours
from deckbuilder.brand.contrast import MINIMUM, PAIRS, contrast, nearest_passing
from deckbuilder.brand.written import Setting
from deckbuilder.diagnostics import Diagnostics


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
