"""The colours of a chart's series and slices, which stay apart in grey and under any brand.

Owns which shade and pattern each takes. Contrasts are those of WCAG 2.2 with the background: a
series' full colour or outline has at least 4.5 to 1, a slice 3 to 1. Refuses to draw.
"""

from __future__ import annotations

from deckbuilder.brand.brand import Colours
from deckbuilder.brand.colours.contrast import contrast
from deckbuilder.brand.colours.shades import Shading, is_light, shade_code, shading_of
from deckbuilder.layout.charts.scale import label_format
from deckbuilder.model import Chart
from deckbuilder.scene.chart import SERIES_COLOURS, ChartLook, Fill, Pattern, Shade
from deckbuilder.scene.slide import Colour

_FULL, _MIDDLE, _LIGHT = 4.5, 2.4, 1.3
"""Three steps of lightness, by their contrast with the background: each nearly twice the next."""

_SLICE = 3.05
"""What a slice or a point needs that has no outline (WCAG 2.2, success criterion 1.4.11)."""

_STEP = 1.75
"""The contrast that neighbouring slices have with each other, where the brand allows it."""

_SEEN, _APART = 3.15, 1.72
"""What a series' lightest fill has on a dark background, and the minimum step to the next."""

_GRID, _RULE = 1.4, 3.0

_PATTERNS: tuple[tuple[Pattern, bool], ...] = (
    ("wdUpDiag", False), ("pct20", False), ("ltDnDiag", True), ("narHorz", False),
    ("lgGrid", True),
)  # fmt: skip
"""What follows the three flat fills, and whether it is light on dark, not dark on light."""


def choose_look(chart: Chart, colours: Colours) -> ChartLook:
    """Choose the shades of a chart on the background of slides."""
    scheme = _Scheme(colours)
    if chart.kind in ("pie", "doughnut"):
        fills = scheme.slices(len(chart.categories))
    else:
        fills = tuple(scheme.series(index) for index in range(len(chart.series)))
    return ChartLook(
        fills=fills,
        marks=tuple(scheme.mark(index) for index in range(len(chart.series))),
        grid=scheme.reach("tx1", _GRID),
        rule=scheme.reach("tx1", _RULE),
        names=chart.labels,
        legend=chart.kind == "doughnut" or (chart.kind != "pie" and len(chart.series) > 1),
        label_format=label_format(chart),
    )


class _Scheme:
    def __init__(self, colours: Colours) -> None:
        self._colours = colours

    def reach(self, colour: Colour, ratio: float) -> Shade:
        """Return the shade of a theme colour that has a contrast with the background."""
        shading = shading_of(getattr(self._colours, colour), self._colours.bg1, ratio)
        return Shade(
            colour=colour,
            saturation=shading.saturation,
            lightness=shading.lightness,
            offset=shading.offset,
        )

    def full(self, colour: Colour) -> Shade:
        """Return a theme colour as it is, or a shade that stands out where it does not."""
        plain = Shade(colour=colour)
        return plain if self._ratio(plain) >= _FULL else self.reach(colour, _FULL)

    def series(self, index: int) -> Fill:
        """Return the fill of a series: full, light, middle, and patterns after them."""
        accent = _accent(index)
        full = self.full(accent)
        low, middle = self._steps()
        kind = index % (3 + len(_PATTERNS))
        if kind < 3:
            flat = (full, self.reach(accent, low), self.reach(accent, middle))[kind]
            return Fill(shade=flat, edge=full, ink=self._ink(flat))
        pattern, reverse = _PATTERNS[kind - 3]
        lines, background = self._striped(accent, low)
        one, other = (background, lines) if reverse else (lines, background)
        return Fill(shade=one, edge=full, ink="tx1", pattern=pattern, background=other)

    def _steps(self) -> tuple[float, float]:
        """Return the contrasts of the light and the middle fill with the background.

        On a dark one the fill itself stands out as far as the first series leaves room below
        it: an outline alone is hardly seen across a room, where a tint is as dark as the slide.
        """
        if is_light(self._colours.bg1):
            return _LIGHT, _MIDDLE
        first = self._ratio(self.full("accent1"))
        low = max(_LIGHT, min(_SEEN, first / _APART**2))
        return low, (low * first) ** 0.5

    def _striped(self, accent: Colour, low: float) -> tuple[Shade, Shade]:
        """Return the two shades of a pattern, which differ by 3 to 1 or more."""
        low = low if is_light(self._colours.bg1) else min(_SEEN, self._max_contrast() / _SLICE)
        full, high = self.full(accent), low * _SLICE
        lines = full if self._ratio(full) >= high else self.reach(accent, high)
        return lines, self.reach(accent, low)

    def mark(self, index: int) -> Fill:
        """Return the fill of a point: full and lighter in turn, so that four shapes make eight.

        The lighter ones can be seen without their outline too, which LibreOffice leaves out;
        on a dark background, where they are the darker ones, they have the middle fill's shade.
        """
        accent = _accent(index)
        full = self.full(accent)
        lighter = max(_SLICE, 0.0 if is_light(self._colours.bg1) else self._steps()[1])
        flat = self.reach(accent, lighter) if (index + index // 4) % 2 else full
        return Fill(shade=flat, edge=full, ink=self._ink(flat))

    def slices(self, count: int) -> tuple[Fill, ...]:
        """Return the fills of slices, of which no neighbours are alike, nor last and first."""
        levels = [index % 3 for index in range(count)]
        if count > 1 and levels[-1] == 0:
            levels[-1] = 1
        return tuple(self._slice(index, level) for index, level in enumerate(levels))

    def _slice(self, index: int, level: int) -> Fill:
        """Return the fill of a slice: about the first's own lightness, lighter, or darker.

        (On a dark background the other way round.) The third lies between the others where
        the first leaves no room beyond itself.
        """
        accent = _accent(index)
        first = max(_SLICE * _STEP, self._ratio(self.full("accent1")))
        beyond = first * _STEP
        third = beyond if beyond <= 0.8 * self._max_contrast() else (first * _SLICE) ** 0.5
        flat = self.full(accent)
        if index or self._ratio(flat) < first:
            flat = self.reach(accent, (first, _SLICE, third)[level])
        return Fill(shade=flat, edge=Shade(colour="bg1"), ink=self._ink(flat))

    def _max_contrast(self) -> float:
        return max(contrast(self._colours.bg1, code) for code in ("000000", "FFFFFF"))

    def _ink(self, background: Shade) -> Colour:
        code = self._code(background)
        inks: tuple[Colour, ...] = ("bg1", "tx1")
        return max(inks, key=lambda ink: contrast(code, getattr(self._colours, ink)))

    def _ratio(self, shade: Shade) -> float:
        return contrast(self._code(shade), self._colours.bg1)

    def _code(self, shade: Shade) -> str:
        shading = Shading(shade.saturation, shade.lightness, shade.offset)
        return shade_code(getattr(self._colours, shade.colour), shading)


def _accent(index: int) -> Colour:
    return SERIES_COLOURS[index % len(SERIES_COLOURS)]
