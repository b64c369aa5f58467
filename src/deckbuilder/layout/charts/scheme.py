"""The colours of a chart's series and slices, which stay apart in grey and under any brand.

Owns which shade and pattern each takes, and the greys of what is not highlighted. Contrasts are
those of WCAG 2.2 with the background: a fill has 3 to 1, the outline of a pattern 4.5 to 1. Refuses
to draw.
"""

from __future__ import annotations

from functools import cached_property

from msgspec.structs import replace

from deckbuilder.brand.colours.contrast import contrast
from deckbuilder.brand.colours.shades import Shading, is_light, shade_code, shading_of
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.layout.charts.scale import label_format
from deckbuilder.model import Chart, ChartKind
from deckbuilder.scene.chart import (
    GAP,
    HEAVY,
    SERIES_COLOURS,
    ChartLook,
    Fill,
    Pattern,
    Shade,
)
from deckbuilder.scene.slide import Colour

_FULL, _TINT = 4.5, 1.3
"""The contrasts of lines and outlines, and of the ground of a pattern on a light background."""

_SEEN = 3.05
"""What a bar, a slice or a point needs that has no outline (WCAG 2.2, success criterion 1.4.11)."""

_STEP, _LEAST_STEP = 1.75, 1.65
"""The contrast that neighbours have with each other, where the brand allows it, and the least."""

_QUIET_STEP = 1.35
"""That of greys, which are to be no louder than what is highlighted."""

_GRID, _RULE = 1.4, 3.0

_PATTERNS: tuple[tuple[Pattern, bool], ...] = (
    ("wdUpDiag", False), ("pct20", False), ("ltDnDiag", True), ("narHorz", False),
    ("lgGrid", True),
)  # fmt: skip
"""What follows the three flat fills, and whether it is light on dark, not dark on light."""


def choose_look(chart: Chart, colours: Colours) -> ChartLook:
    """Choose the shades of a chart on the background of slides."""
    scheme, greys = _Scheme(colours), _Scheme(colours, quiet=True)
    sliced = chart.kind in ("pie", "doughnut")
    names = set(chart.highlight)
    of_series = tuple(at for at, series in enumerate(chart.series) if series.name in names)
    of_categories = tuple(at for at, name in enumerate(chart.categories) if name in names)
    whole = sliced or (chart.kind == "line" and of_series)  # A line is highlighted to its end.
    count = len(chart.categories if sliced else chart.series)
    chosen = (of_categories if sliced else of_series) or tuple(range(count))
    others = [at for at in range(count) if at not in chosen]
    fills = dict(zip(chosen, scheme.fills(chart.kind, len(chosen)), strict=True))
    fills |= zip(others, greys.fills(chart.kind, len(others)), strict=True)
    return ChartLook(
        fills=tuple(fills[at] for at in range(count)),
        quiet=greys.fills(chart.kind, count) if of_categories and not whole else (),
        chosen_series=of_series,
        chosen_categories=of_categories,
        grid=scheme.reach("tx1", _GRID),
        rule=scheme.reach("tx1", _RULE),
        names=chart.labels,
        legend=chart.kind == "doughnut" or (chart.kind != "pie" and len(chart.series) > 1),
        label_format=label_format(chart),
    )


def outline_chosen(look: ChartLook) -> ChartLook:
    """Give highlighted marks a heavy outline, where not each of them has its value beside it."""
    fills = list(look.fills)
    for at in look.chosen_series or range(len(fills)):
        fills[at] = replace(fills[at], edge=Shade(colour="tx1"), width=HEAVY)
    return replace(look, fills=tuple(fills))


class _Scheme:
    """The brand's colours as fills; a `quiet` one has greys for what is not highlighted."""

    def __init__(self, colours: Colours, *, quiet: bool = False) -> None:
        self._colours = colours
        self._quiet = quiet
        self._accents: tuple[Colour, ...] = ("tx1",) if quiet else SERIES_COLOURS

    def reach(self, colour: Colour, ratio: float) -> Shade:
        """Return the shade of a theme colour that has a contrast with the background."""
        shading = shading_of(self._colours.rgb(colour), self._colours.bg1, ratio)
        return Shade(
            colour=colour,
            saturation=shading.saturation,
            lightness=shading.lightness,
            offset=shading.offset,
        )

    def _full(self, colour: Colour) -> Shade:
        """Return a theme colour as it is, or a shade that stands out where it does not."""
        if self._quiet:
            return self.reach(colour, self._levels[1])
        plain = Shade(colour=colour)
        return plain if self._ratio(plain) >= _FULL else self.reach(colour, _FULL)

    @cached_property
    def _levels(self) -> tuple[float, float, float]:
        """The contrasts with the background of a first flat fill, of a second and of a third.

        The third lies between the others if they leave room for it, or where the first leaves
        none beyond itself: a fill near black or white is hardly seen as a colour.
        """
        if self._quiet:
            return _SEEN, _SEEN * _QUIET_STEP, _SEEN * _QUIET_STEP**2
        first = max(_SEEN * _STEP, self._ratio(self._full("accent1")))
        beyond, between = first * _STEP, (first * _SEEN) ** 0.5
        crowded = between < _SEEN * _LEAST_STEP and beyond <= 0.8 * self._max_contrast()
        return first, _SEEN, beyond if crowded else between

    def fills(self, kind: ChartKind, count: int) -> tuple[Fill, ...]:
        """Return the fills of so many slices, points or series of bars."""
        if kind in ("pie", "doughnut"):
            return self._slices(count)
        one = self._point if kind in ("line", "scatter") else self._bar
        return tuple(map(one, range(count)))

    def _bar(self, index: int) -> Fill:
        """Return the fill of a series' bars: three are flat, and those after them have patterns."""
        kind = index % (3 + len(_PATTERNS))
        return self._flat(index, kind) if kind < 3 else self._striped(index, *_PATTERNS[kind - 3])

    def _flat(self, index: int, level: int) -> Fill:
        """Return a flat fill: the first as it is if it stands out, the others lighter or darker."""
        accent = self._accent(index)
        first = self._levels[0]
        flat = self._full(accent)
        if index or self._quiet or self._ratio(flat) < first:
            flat = self.reach(accent, self._levels[level])
        return Fill(shade=flat, edge=Shade(colour="bg1"), ink=self._ink(flat))

    def _striped(self, index: int, pattern: Pattern, reverse: bool) -> Fill:
        """Return a pattern of two shades, which differ by 3 to 1 or more."""
        accent = self._accent(index)
        low = _TINT if is_light(self._colours.bg1) else min(_SEEN, self._max_contrast() / _SEEN)
        full, ground = self._full(accent), self.reach(accent, low)
        lines = full if self._ratio(full) >= low * _SEEN else self.reach(accent, low * _SEEN)
        one, other = (ground, lines) if reverse else (lines, ground)
        return Fill(shade=one, edge=full, ink="tx1", pattern=pattern, background=other)

    def _point(self, index: int) -> Fill:
        """Return the fill of points: full and lighter in turn, so that four shapes make eight.

        The lighter ones can be seen without their outline too, which LibreOffice leaves out.
        On a dark background they are the darker ones.
        """
        accent = self._accent(index)
        full = self._full(accent)
        lighter = _SEEN if self._quiet or is_light(self._colours.bg1) else _FULL
        flat = self.reach(accent, lighter) if (index + index // 4) % 2 else full
        return Fill(shade=flat, edge=full, ink=self._ink(flat))

    def _slices(self, count: int) -> tuple[Fill, ...]:
        """Return the fills of slices, of which no neighbours are alike, nor last and first."""
        levels = [index % 3 for index in range(count)]
        if count > 1 and levels[-1] == 0:
            levels[-1] = 1
        flat = (self._flat(index, level) for index, level in enumerate(levels))
        return tuple(replace(fill, width=GAP) for fill in flat)

    def _accent(self, index: int) -> Colour:
        return self._accents[index % len(self._accents)]

    def _max_contrast(self) -> float:
        return max(contrast(self._colours.bg1, code) for code in ("000000", "FFFFFF"))

    def _ink(self, background: Shade) -> Colour:
        code = self._code(background)
        inks: tuple[Colour, ...] = ("bg1", "tx1")
        return max(inks, key=lambda ink: contrast(code, self._colours.rgb(ink)))

    def _ratio(self, shade: Shade) -> float:
        return contrast(self._code(shade), self._colours.bg1)

    def _code(self, shade: Shade) -> str:
        shading = Shading(shade.saturation, shade.lightness, shade.offset)
        return shade_code(self._colours.rgb(shade.colour), shading)
