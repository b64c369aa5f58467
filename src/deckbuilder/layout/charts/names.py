"""Where the names of categories stand, so that none collides with another or leaves the chart.

Owns wrapping, thinning and shortening. Refuses bars and lines. Lengths are EMU.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from deckbuilder.geometry import Rect, emu
from deckbuilder.layout.charts.axes import BELOW
from deckbuilder.layout.charts.pen import Pen

_FEW = 12
"""So many names are all shown, shortened if need be; of more, some may be left out."""

_SHARE = 0.94
"""How much of a band a name may take, so that it stands apart from the next."""

_GAP = emu(2)
"""The least distance between two names side by side."""


class Names(NamedTuple):
    """The lines of each name that is shown, by the category's index.

    `total` is the number of categories, of which every `step`-th is shown, and `line_count` the
    number of lines of the tallest.
    """

    lines: dict[int, list[str]]
    total: int
    step: int
    line_count: int

    def shown(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the names as they are shown, each on one line; those left out in full."""
        return tuple(" ".join(self.lines.get(at, [])) or name for at, name in enumerate(names))


def set_names_across(names: Sequence[str], band: float, height: int, pen: Pen) -> Names:
    """Wrap names that stand side by side, within bands of a width and a height in all."""
    max_lines = max(1, height // pen.line)
    longest = [max((pen.width(word) for word in name.split()), default=0) for name in names]
    for step in range(1, len(names) + 1):
        room = min(band * step * _SHARE, band * step - _GAP)
        found = _thinned(names, step, room, max_lines, pen)
        if len(names) <= _FEW or (
            all(
                longest[at] <= room
                and len(pen.wrap(names[at], room, max_lines + 1)) <= min(max_lines, 2)
                for at in found.lines
            )
            and _are_apart(_place_across(found, band, pen))
        ):
            break
    return found


def set_names_down(names: Sequence[str], band: float, width: int, pen: Pen) -> Names:
    """Wrap names that stand one beneath the other, each in a band's height and a width.

    The first is moved down to the edge of the plot, and has to leave room for half of the next.
    """
    step = max(1, math.ceil(1.5 * pen.line / max(1.0, band) - 0.5))
    return _thinned(names, step, width, max(1, int(band * step // pen.line)), pen)


def _thinned(names: Sequence[str], step: int, room: float, max_lines: int, pen: Pen) -> Names:
    lines = {at: pen.wrap(names[at], room, max_lines) for at in range(0, len(names), step)}
    return Names(lines, len(names), step, max(map(len, lines.values()), default=1))


def _place_across(names: Names, band: float, pen: Pen) -> list[tuple[float, float]]:
    """Return the left and right edges of names from that of the plot, at its ends moved inwards."""
    found = []
    for at, lines in names.lines.items():
        width = max(map(pen.width, lines))
        left = min(max(band * (at + 0.5) - width / 2, 0.0), band * names.total - width)
        found.append((left, left + width))
    return found


def _are_apart(places: Sequence[tuple[float, float]]) -> bool:
    return all(right + _GAP <= left for (_, right), (left, _) in pairwise(places))


def draw_names_across(names: Names, plot: Rect, pen: Pen) -> None:
    """Set names below a plot, at its ends moved inwards."""
    places = _place_across(names, plot.width / names.total, pen)
    for lines, (left, right) in zip(names.lines.values(), places, strict=True):
        pen.lines(lines, plot.x + (left + right) / 2, plot.bottom + BELOW, align=0.5)


def draw_names_down(names: Names, plot: Rect, right: float, pen: Pen) -> None:
    """Set names left of a plot, each up against `right` and in the middle of its band.

    At the ends they are moved inwards.
    """
    band = plot.height / names.total
    for at, lines in names.lines.items():
        high = pen.line * len(lines)
        top = plot.y + band * (at + 0.5) - high / 2
        pen.lines(lines, right, min(max(top, plot.y), plot.bottom - high), align=1.0)
