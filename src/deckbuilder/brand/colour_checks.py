"""Judges a brand's colours: each pair of them, and text that cannot be read where it is written.

Owns which colour of a pair is to change. Refuses to repair a brand: it says which colour would do.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.brand.colours.contrast import (
    MINIMUM,
    PAIRS,
    REQUIRED,
    contrast,
    contrast_of,
    nearest_passing,
)
from deckbuilder.brand.colours.text_colours import readable
from deckbuilder.brand.theme_colours import Colours
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
    """The nearest colour in its place that passes on every background it meets, if any."""
    stand_in: str = ""
    """The colour that text of the pair takes instead, by its name, where the pair may fail."""

    @property
    def shown(self) -> str:
        """Return the ratio in two digits, never rounded up to one that would pass."""
        return f"{int(self.ratio * 100) / 100:.2f}"


def judge_pairs(colours: Colours) -> tuple[PairVerdict, ...]:
    """Judge all the pairs of colours that slides put on one another."""
    default = Colours()
    own = {name for name in COLOURS if colours.rgb(name) != getattr(default, name)}
    return tuple(_judge(colours, own))


def _judge(colours: Colours, own: Container[str]) -> Iterator[PairVerdict]:
    """Yield the verdict on each pair; `own` are the colours that the brand could change."""
    for text, background in PAIRS:
        ratio = contrast_of(colours, text, background)
        passes = ratio >= MINIMUM
        needed = passes or (text, background) in REQUIRED
        change = "" if passes else _choose_change(text, background, own, colours)
        yield PairVerdict(
            text=text,
            background=background,
            ratio=ratio,
            passes=passes,
            change=change,
            nearest=_nearest_readable(change, colours) if change else None,
            stand_in="" if needed else readable(colours, text, frozenset((background,))),
        )


def check_contrast(
    colours: Colours, settings: Mapping[str, WrittenSetting], diagnostics: Diagnostics
) -> None:
    """Report each written colour that is too close to another, once, at its worst pair.

    A pair that has to be read is worse than any in which another colour takes the text's place.
    """
    worst: dict[str, PairVerdict] = {}
    for verdict in _judge(colours, {key.removeprefix("colours.") for key in settings}):
        if not verdict.passes:
            before = worst.setdefault(verdict.change, verdict)
            worst[verdict.change] = min(before, verdict, key=_by_ratio)
    for name, verdict in worst.items():
        text, background, instead = verdict.text, verdict.background, verdict.stand_in
        found = (
            f"{text} #{colours.rgb(text)} and {background} #{colours.rgb(background)} "
            f"have a contrast of {verdict.shown} to 1, and text needs {MINIMUM} to 1"
        )
        would_do = f'{name} = "#{verdict.nearest}" would do'
        diagnostics.report(
            codes.COLOUR_REPLACED if instead else codes.LOW_CONTRAST,
            settings[f"colours.{name}"].span,
            f"{found}: {instead} takes the place of {text} in text there" if instead else found,
            hint=would_do if verdict.nearest else "make one lighter or the other darker",
        )


def _by_ratio(verdict: PairVerdict) -> tuple[bool, float, str, str]:
    return bool(verdict.stand_in), verdict.ratio, verdict.text, verdict.background


def _choose_change(text: str, background: str, written: Container[str], colours: Colours) -> str:
    """Return which of a failing pair the brand should change: one that it has written.

    Panels yield to their text, but text yields to the page; so where a panel would do as it is
    once the text can be read on the page, it is not the panel that has to change. The defaults
    pass together, so at least one of the two is written.
    """
    if background == "bg2" and background in written:
        if _nearest_readable(background, colours) != colours.bg2:
            return background
        return _choose_change(text, "bg1", written, colours)
    return text if text in written else background


def _nearest_readable(name: str, colours: Colours) -> str | None:
    """Return the nearest colour in a colour's place that passes on all that it meets.

    Text that cannot be read on the page has to change whatever panels are: a panel's colour is
    then judged by what would do in the place of such text.
    """
    changed: dict[str, str] = {}
    if name == "bg2":
        for other in _counterparts(name):
            fails = contrast(colours.rgb(other), colours.bg1) < MINIMUM
            better = _nearest_passing(other, colours) if fails else None
            changed |= {other: better} if better else {}
    return _nearest_passing(name, replace(colours, **changed))


def _nearest_passing(name: str, colours: Colours) -> str | None:
    return nearest_passing(
        colours.rgb(name), *(colours.rgb(other) for other in _counterparts(name))
    )


def _counterparts(name: str) -> list[str]:
    return [other for pair in PAIRS if name in pair for other in pair if other != name]
