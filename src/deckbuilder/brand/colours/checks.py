"""Judges a brand's colours: each pair of them, and text that cannot be read where it is written.

Owns which colour of a pair is to change. Refuses to repair a brand: it says which colour would do.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.brand.brand import Colours
from deckbuilder.brand.colours.contrast import MINIMUM, PAIRS, contrast, nearest_passing
from deckbuilder.brand.written import COLOURS, WrittenSetting
from deckbuilder.diagnostics import Diagnostics


class PairVerdict(Struct, frozen=True, kw_only=True):
    """One pair of theme colours, by their names, and whether either can be read on the other."""

    text: str
    background: str
    ratio: float
    passes: bool
    change: str = ""
    """The colour of the two that had better change, where they do not pass."""
    nearest: str | None = None
    """The nearest colour in its place that passes on every ground that it meets, if any does."""

    @property
    def shown(self) -> str:
        """Return the ratio in two digits, never rounded up to one that would pass."""
        return f"{int(self.ratio * 100) / 100:.2f}"


def judge_pairs(colours: Colours) -> tuple[PairVerdict, ...]:
    """Judge all the pairs of colours that slides put on one another."""
    default = Colours()
    own = {name for name in COLOURS if getattr(colours, name) != getattr(default, name)}
    return tuple(_judge(text, background, colours, own) for text, background in PAIRS)


def _judge(text: str, background: str, colours: Colours, own: Container[str]) -> PairVerdict:
    ratio = contrast(getattr(colours, text), getattr(colours, background))
    if ratio >= MINIMUM:
        return PairVerdict(text=text, background=background, ratio=ratio, passes=True)
    change = _to_change(text, background, own, colours)
    return PairVerdict(
        text=text,
        background=background,
        ratio=ratio,
        passes=False,
        change=change,
        nearest=_nearest(change, colours),
    )


def check_contrast(
    colours: Colours, settings: Mapping[str, WrittenSetting], diagnostics: Diagnostics
) -> None:
    """Report each written colour that is too close to another, once, at its worst pair."""
    failing: dict[str, list[tuple[float, str, str]]] = {}
    written = {key.removeprefix("colours.") for key in settings}
    for text, background in PAIRS:
        ratio = contrast(getattr(colours, text), getattr(colours, background))
        if ratio < MINIMUM:
            name = _to_change(text, background, written, colours)
            failing.setdefault(name, []).append((ratio, text, background))
    for name, pairs in failing.items():
        ratio, text, background = min(pairs)
        diagnostics.report(
            codes.LOW_CONTRAST,
            settings[f"colours.{name}"].span,
            f"{text} #{getattr(colours, text)} and {background} #{getattr(colours, background)} "
            f"have a contrast of {int(ratio * 100) / 100:.2f} to 1, "
            f"and text needs {MINIMUM} to 1",
            hint=_hint(name, colours),
        )


def _to_change(text: str, background: str, written: Container[str], colours: Colours) -> str:
    """Return which of a failing pair the brand should change: one that it has written.

    Panels yield to their text, but text yields to the page; so where a panel would do as it is
    once the text can be read on the page, it is not the panel that has to change. The defaults
    pass together, so at least one of the two is written.
    """
    if background == "bg2" and background in written:
        if _nearest(background, colours) != colours.bg2:
            return background
        return _to_change(text, "bg1", written, colours)
    return text if text in written else background


def _hint(name: str, colours: Colours) -> str:
    passing = _nearest(name, colours)
    return f'{name} = "#{passing}" would do' if passing else "make one lighter or the other darker"


def _nearest(name: str, colours: Colours) -> str | None:
    """Return the nearest colour in a colour's place that passes on all that it meets.

    Text that cannot be read on the page has to change whatever panels are: a panel's colour is
    then judged by what would do in the place of such text.
    """
    readable: dict[str, str] = {}
    if name == "bg2":
        for other in _met(name):
            fails = contrast(getattr(colours, other), colours.bg1) < MINIMUM
            better = _passing(other, colours) if fails else None
            readable |= {other: better} if better else {}
    return _passing(name, replace(colours, **readable))


def _passing(name: str, colours: Colours) -> str | None:
    return nearest_passing(
        getattr(colours, name), *(getattr(colours, other) for other in _met(name))
    )


def _met(name: str) -> list[str]:
    return [other for pair in PAIRS if name in pair for other in pair if other != name]
