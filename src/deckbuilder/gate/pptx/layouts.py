"""Faults that a layout brings to each of its slides, told once and not slide by slide.

A fault is the layout's where its placeholder would have it by itself: with the look and in the
place that the layout gives it. Owns gathering such faults. Refuses to find them: rules do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from deckbuilder.gate.pptx.deck import BuiltDeck, BuiltSlide
from deckbuilder.gate.rule import Fault, Verdict
from deckbuilder.wording import shorten

_NAME_SHOWN = 60
"""The characters of a layout's name that its place is given with."""


class BroughtFault(NamedTuple):
    """A fault on a slide, the name of the layout's placeholder that brings it, and what it is."""

    slide: BuiltSlide
    placeholder: str
    message: str
    rank: float = 0.0
    """Of several faults of one placeholder that of the lowest rank is told."""


def gather_faults(found: Iterable[BroughtFault], hint: str = "") -> Iterator[Fault]:
    """Yield a fault for each placeholder of a layout, with the numbers of the slides it is on."""
    gathered: dict[tuple[str, str], list[BroughtFault]] = {}
    for each in found:
        gathered.setdefault((each.slide.layout_part, each.placeholder), []).append(each)
    for (_, placeholder), brought in gathered.items():
        told = min(brought, key=lambda each: each.rank)
        layout = shorten(told.slide.layout_name, _NAME_SHOWN)
        yield Fault(
            place=f"the layout “{layout}”, {placeholder}",
            message=f"{told.message} (on {_name_slides({each.slide.number for each in brought})})",
            hint=hint,
            layout=layout,
        )


def _name_slides(numbers: Collection[int]) -> str:
    """Return the numbers of slides, all of them: "slides 2-5, 7"."""
    ordered = enumerate(sorted(numbers))
    runs = [[*run] for _, run in groupby(ordered, key=lambda each: each[1] - each[0])]
    ends = [(run[0][1], run[-1][1]) for run in runs]
    listed = ", ".join(f"{one}" if one == last else f"{one}-{last}" for one, last in ends)
    return f"slide {listed}" if len(numbers) == 1 else f"slides {listed}"


def judge_layouts(deck: BuiltDeck, found: Iterable[BroughtFault]) -> Iterator[Verdict]:
    """Give a verdict on each layout that slides have: its faults, or none."""
    found = [*found]
    yield from gather_faults(found)
    at_fault = {each.slide.layout_part for each in found}
    used = {slide.layout_part for slide in deck.slides}
    yield from [None] * len(used - at_fault)
