"""The shapes of a chart's drawing, and the look that it shares with the native chart.

Owns these nodes. Refuses text and behaviour. Lengths are EMU on the slide or, as noted, points.
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from deckbuilder.brand.theme_colours import RgbCode
from deckbuilder.geometry import Emu

ThemeColour = Literal[
    "tx1", "bg1", "tx2", "bg2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
    "black", "white",
]  # fmt: skip
THEME_COLOURS = frozenset(get_args(ThemeColour))
Colour = ThemeColour | RgbCode
"""A colour of the theme by its name, or one of a template's layout that its theme has not."""

SERIES_COLOURS: tuple[Colour, ...] = (
    "accent1", "accent3", "accent5", "accent2", "accent4", "accent6",
)  # fmt: skip
"""The order in which a chart's series take the theme's accents: neighbours differ in hue."""

SERIES_MARKS = ("circle", "diamond", "triangle", "square")
"""The marks of points in the order of the series (names of ISO/IEC 29500-1, 21.2.3.27)."""

SERIES_DASHES: tuple[tuple[int, ...], ...] = ((), (4, 3), (1, 1), (4, 3, 1, 3))
"""The dashes of lines in the order of the series, and the gaps after them, in widths of the line:
those of the presets `solid`, `dash`, `sysDot` and `dashDot` (ISO/IEC 29500-1, 20.1.10.49)."""

EDGE, GAP, HEAVY = 1.0, 1.5, 2.25
"""The widths of outlines in a chart, in points: usual ones, gaps between slices, and what makes a
mark stand out among others."""

LINE, HEAVY_LINE = 2.5, 4.5
"""The widths of a line of a line chart and of one that is highlighted, in points."""

BAND, STACK, BESIDE = 0.72, 0.6, 0.94
"""How much of a category's band its bars take, side by side or stacked, and how much of its own
place a bar takes that has another beside it."""

MARK = 11.0
"""The width and height of a point's mark, in points."""


class Shade(Struct, frozen=True, kw_only=True):
    """A theme colour made lighter or darker, as DrawingML does it (ISO/IEC 29500-1, 20.1.2.3).

    Of the colour's hue, saturation and lightness (HSL) the second is multiplied by `saturation`
    (`satMod`), and the third multiplied by `lightness` (`lumMod`) and moved by `offset`
    (`lumOff`). A shade that changes nothing is the colour itself.
    """

    colour: Colour
    saturation: float = 1.0
    lightness: float = 1.0
    offset: float = 0.0


Pattern = Literal["wdUpDiag", "pct20", "ltDnDiag", "narHorz", "lgGrid"]
"""A preset pattern (ISO/IEC 29500-1, 20.1.10.55): stripes, dots, thin stripes, lines, a grid."""


class Fill(Struct, frozen=True, kw_only=True):
    """How a mark of a chart looks: a flat shade, or a pattern of it on a `background`.

    `edge` is its outline: in the series' own full colour, which a line is drawn in too, or in
    the background's, as a gap to what is beside it; `width` is in points. `ink` is the colour of
    text upon it.
    """

    shade: Shade
    edge: Shade
    ink: Colour
    pattern: Pattern | None = None
    background: Shade | None = None
    width: float = EDGE


Region = tuple[float, float, float, float]
"""A rectangle in another: left, top, width and height as shares of the other's."""


Ticks = tuple[float, float, float]
"""The ends of an axis and the distance of its ticks, in what it measures."""


class ChartLook(Struct, frozen=True, kw_only=True):
    """What the native chart and the drawing have in common.

    `fills` are those of the series' bars or points, or of the slices if it has slices. `labelled`
    says that each bar has its value as a label. Of the categories every `step`-th is named; `names`
    has them all, shortened to the room that they have. Slices without a `legend` have their names
    beside them; those that are `bare` have no label. `label_format` is that of the numbers in
    labels.

    `plot` and `key` are where the native chart's plot and legend stand, unless PowerPoint places
    them: left, top, width and height as shares of the chart's.
    """

    fills: tuple[Fill, ...]
    quiet: tuple[Fill, ...] = ()
    """The fills of the series in categories that are not highlighted, where others are."""
    chosen_series: tuple[int, ...] = ()
    """The series that are highlighted."""
    chosen_categories: tuple[int, ...] = ()
    """The categories that are highlighted."""
    called_out: tuple[tuple[int, int], ...] = ()
    """The marks, by series and category, that have their value as a label where not all have."""
    grid: Shade
    """The colour of the lines across the plot."""
    rule: Shade
    """The colour of the axes' own lines."""
    labelled: bool = False
    step: int = 1
    across: Ticks | None = None
    """The axis of the x of points."""
    up: Ticks | None = None
    """The axis of values, where it has numbers and lines across the plot."""
    from_zero: bool = False
    """Whether an axis without numbers is to hold zero where PowerPoint's own would not."""
    names: tuple[str, ...] = ()
    legend: bool = False
    ends: tuple[float, ...] = ()
    """Where lines have their names at their ends instead of a legend: how far each name stands
    below its line's last point, as a share of the chart's height."""
    bare: tuple[int, ...] = ()
    label_format: str = ""
    plot: Region | None = None
    key: Region | None = None

    def is_chosen(self, series: int, category: int) -> bool:
        """Tell whether a mark is highlighted: as its series is, its category, or both if both."""
        if not self.chosen_series and not self.chosen_categories:
            return False
        return (not self.chosen_series or series in self.chosen_series) and (
            not self.chosen_categories or category in self.chosen_categories
        )

    def line(self, series: int) -> tuple[Shade, float, tuple[int, ...]]:
        """Return the colour of a line, its width in points, and its dashes: the first has none.

        A highlighted line comes before those that are not.
        """
        others = (at for at in range(len(self.fills)) if at not in self.chosen_series)
        order = (*self.chosen_series, *others).index(series)
        width = HEAVY_LINE if series in self.chosen_series else LINE
        edge = (self.quiet or self.fills)[series].edge
        return edge, width, SERIES_DASHES[order % len(SERIES_DASHES)]

    def fill(self, series: int, category: int) -> Fill:
        """Return how a bar or a point looks."""
        loud = not self.quiet or category in self.chosen_categories
        return (self.fills if loud else self.quiet)[series]


class Polygon(Struct, frozen=True, kw_only=True):
    """A filled polygon of a chart's drawing; points are x and y in EMU on the slide."""

    points: tuple[tuple[Emu, Emu], ...]
    fill: Fill


class Polyline(Struct, frozen=True, kw_only=True):
    """A line of a chart's drawing; `width` and the lengths of dashes and gaps are in points."""

    points: tuple[tuple[Emu, Emu], ...]
    shade: Shade
    width: float
    dash: tuple[float, ...] = ()


class Wedge(Struct, frozen=True, kw_only=True):
    """A slice of a pie or doughnut: angles in degrees clockwise from twelve o'clock."""

    centre: tuple[Emu, Emu]
    radius: Emu
    hole: Emu
    start: float
    end: float
    fill: Fill
