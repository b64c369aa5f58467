"""Where the names of categories stand, so that none collides with another or leaves the chart.

Owns wrapping, thinning and shortening. Refuses bars and lines. Lengths are EMU.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from deckbuilder.geometry import Rect, emu
from deckbuilder.layout.charts.axes import BELOW
from deckbuilder.layout.charts.pen import Pen

_FEW = 12
"""So many names are all shown, shortened if need be; of more, some may be left out."""

_SHARE = 0.94
"""How much of a band a name may take, so that it stands apart from the next."""


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
    step = 1
    while len(names) > _FEW and step < len(names):
        room = band * step * _SHARE
        shown = range(0, len(names), step)
        if all(longest[at] <= room for at in shown) and all(
            len(pen.wrap(names[at], room, max_lines + 1)) <= min(max_lines, 2) for at in shown
        ):
            break
        step += 1
    return _thinned(names, step, band * step * _SHARE, max_lines, pen)


def set_names_down(names: Sequence[str], band: float, width: int, pen: Pen) -> Names:
    """Wrap names that stand one beneath the other, each in a band's height and a width."""
    step = max(1, -(-pen.line // max(1, int(band))))
    return _thinned(names, step, width, max(1, int(band * step // pen.line)), pen)


def _thinned(names: Sequence[str], step: int, room: float, max_lines: int, pen: Pen) -> Names:
    lines = {at: pen.wrap(names[at], room, max_lines) for at in range(0, len(names), step)}
    return Names(lines, len(names), step, max(map(len, lines.values()), default=1))


def draw_names_across(names: Names, plot: Rect, pen: Pen) -> None:
    """Set names below a plot, at its ends moved inwards; one that would collide is left out."""
    band = plot.width / names.total
    free = float(plot.x)
    for at, lines in names.lines.items():
        width = max(map(pen.width, lines))
        middle = plot.x + band * (at + 0.5)
        middle = min(max(middle, plot.x + width / 2), plot.right - width / 2)
        if middle - width / 2 < free - 1:
            continue
        pen.lines(lines, middle, plot.bottom + BELOW, align=0.5)
        free = middle + width / 2 + emu(2)


def draw_names_down(names: Names, plot: Rect, right: float, pen: Pen) -> None:
    """Set names left of a plot, each up against `right` and in the middle of its band.

    At the ends they are moved inwards; one that would collide is left out.
    """
    band = plot.height / names.total
    free = float(plot.y)
    for at, lines in names.lines.items():
        high = pen.line * len(lines)
        top = plot.y + band * (at + 0.5) - high / 2
        top = min(max(top, plot.y), plot.bottom - high)
        if top < free - 1:
            continue
        pen.lines(lines, right, top, align=1.0)
        free = top + high
