"""The pen that collects a chart's drawing, and the shapes of its marks.

Owns setting lines of text so that none is wider than its room. Refuses to know charts. Lengths
are EMU on the slide.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TypeVar

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.text.font_metrics import ASCENT, Faces
from deckbuilder.scene.chart import MARK, SERIES_MARKS, Fill, Polygon, Polyline, Region, Shade
from deckbuilder.scene.slide import ChartText, Colour, Drawn, Run, TextStyle

ELLIPSIS = "…"


def _circle() -> tuple[tuple[float, float], ...]:
    steps = (math.tau * step / 24 for step in range(24))
    return tuple((round(math.cos(turn), 3), round(math.sin(turn), 3)) for turn in steps)


MARKS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "triangle": ((0, -1), (1, 0.8), (-1, 0.8)),
    "circle": _circle(),
}
"""The corners of marks as shares of half their width."""


_Key = TypeVar("_Key")

_APART = emu(3)
"""The least distance of two labels side by side."""

_BACKGROUND = Shade(colour="bg1")


class Pen:
    """Collects the drawing of a `whole` chart; knows the size and the faces of its labels."""

    def __init__(self, size: float, faces: Faces, whole: Rect) -> None:
        self.drawn: list[Drawn] = []
        self.size = size
        self.whole = whole
        self.line = emu(size * 1.2)
        self._faces = faces

    def region(self, rect: Rect) -> Region:
        """Return a rectangle as shares of the whole chart's, to four decimals."""
        whole = self.whole
        x, y = (rect.x - whole.x) / whole.width, (rect.y - whole.y) / whole.height
        wide, high = rect.width / whole.width, rect.height / whole.height
        return round(x, 4), round(y, 4), round(wide, 4), round(high, 4)

    # --- text ------------------------------------------------------------------------------

    def width(self, text: str, *, bold: bool = False) -> Emu:
        """Return the width of a line of text."""
        style = self._style("tx1", bold=bold)
        return emu(self._faces.face(style).advance(text).full * self.size / 1000.0)

    def _style(self, colour: Colour, *, bold: bool) -> TextStyle:
        return TextStyle(font="body", size=self.size, colour=colour, bold=bold)

    def wrap(self, text: str, room: float, max_lines: int = 1, *, bold: bool = False) -> list[str]:
        """Wrap a text into at most `max_lines`; what does not fit ends in an ellipsis."""
        lines: list[str] = []
        rest = text.split()
        while rest and len(lines) < max_lines:
            count = 1
            while count < len(rest) and self._fits(rest[: count + 1], room, bold=bold):
                count += 1
            line, rest = " ".join(rest[:count]), rest[count:]
            if rest and len(lines) + 1 == max_lines:
                line = f"{line}{ELLIPSIS}"
            lines.append(self.shorten(line, room, bold=bold))
        return lines or [""]

    def _fits(self, words: Sequence[str], room: float, *, bold: bool) -> bool:
        return self.width(" ".join(words), bold=bold) <= room

    def shorten(self, text: str, room: float, *, bold: bool = False) -> str:
        """Return a text that is no wider than its room, cut with an ellipsis if need be."""
        if self.width(text, bold=bold) <= room:
            return text
        kept = text.rstrip(ELLIPSIS)

        def is_too_wide(count: int) -> bool:
            return self.width(f"{kept[:count].rstrip()}{ELLIPSIS}", bold=bold) > room

        count = bisect_left(range(1, len(kept) + 1), True, key=is_too_wide)
        kept = kept[:count].rstrip()
        return f"{kept}{ELLIPSIS}" if kept else ""

    def find_clear(
        self, boxes: Mapping[_Key, Rect], room: Rect, taken: Sequence[Rect] = ()
    ) -> dict[_Key, Rect]:
        """Return the boxes in a room that are clear of what is taken and of those before them."""
        found: dict[_Key, Rect] = {}
        for key, box in boxes.items():
            others = (*taken, *found.values())
            if room.contains(box, 2) and not any(box.overlaps(other, _APART) for other in others):
                found[key] = box
        return found

    def push_apart(self, labels: Sequence[tuple[float, int]], within: Rect) -> list[float]:
        """Return the tops of labels, each given by its middle and lines, that are apart and within.

        They are moved down and then up. Where there are too many, the upper ones jut out.
        """
        order = sorted(range(len(labels)), key=lambda at: labels[at][0])
        tops = [middle - self.line * count / 2 for middle, count in labels]
        free = float(within.y)
        for at in order:
            tops[at] = max(free, tops[at])
            free = tops[at] + self.line * labels[at][1]
        limit = float(within.bottom)
        for at in reversed(order):
            tops[at] = limit = min(tops[at], limit - self.line * labels[at][1])
        return tops

    def text(
        self,
        text: str,
        x: float,
        top: float,
        *,
        align: float = 0.0,
        bold: bool = False,
        colour: Colour = "tx1",
    ) -> None:
        """Set a line of text below `top`; `align` is the share of its width left of `x`."""
        if not text:
            return
        width = self.width(text, bold=bold)
        run = Run(text, self._style(colour, bold=bold), Emu(round(x - width * align)), width)
        baseline = Emu(round(top) + emu(self.size * ASCENT))
        self.drawn.append(ChartText(run=run, baseline=baseline))

    def lines(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        *,
        align: float = 0.0,
        bold: bool = False,
        colour: Colour = "tx1",
    ) -> None:
        """Set lines of text, one beneath the other."""
        for index, line in enumerate(lines):
            self.text(line, x, top + self.line * index, align=align, bold=bold, colour=colour)

    # --- marks -----------------------------------------------------------------------------

    def box(self, x: float, y: float, width: float, height: float, fill: Fill) -> None:
        """Draw a rectangle; one without an extent is left out, for its outline would show."""
        left, top = Emu(round(x)), Emu(round(y))
        right, bottom = Emu(round(x + width)), Emu(round(y + height))
        if left < right and top < bottom:
            corners = ((left, top), (right, top), (right, bottom), (left, bottom))
            self.drawn.append(Polygon(points=corners, fill=fill))

    def plate(self, text: str, middle: float, top: float) -> None:
        """Lay the background's colour under a line of text, which a pattern would disturb."""
        width = self.width(text) + emu(6)
        fill = Fill(shade=_BACKGROUND, edge=_BACKGROUND, ink="tx1")
        self.box(middle - width / 2, top, width, self.line, fill)

    def line_through(
        self,
        points: Sequence[tuple[float, float]],
        shade: Shade,
        width: float,
        dash: Sequence[int] = (),
    ) -> None:
        """Draw a line; `width` is in points, the lengths of dashes in widths."""
        placed = tuple((Emu(round(x)), Emu(round(y))) for x, y in points)
        lengths = tuple(length * width for length in dash)
        self.drawn.append(Polyline(points=placed, shade=shade, width=width, dash=lengths))

    def mark(self, x: float, y: float, series: int, fill: Fill) -> None:
        """Set a mark of the series' own shape on a point."""
        half = emu(MARK / 2)
        outline = MARKS[SERIES_MARKS[series % len(SERIES_MARKS)]]
        placed = tuple((Emu(round(x + half * a)), Emu(round(y + half * b))) for a, b in outline)
        self.drawn.append(Polygon(points=placed, fill=fill))
