"""What lies beneath each text of a scene: fills, drawings and pictures, from the back forwards.

Owns which colours those are, and the box of each run of text. Refuses to judge contrast. Lengths
are EMU on the slide.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from deckbuilder.brand.colours.contrast import mix
from deckbuilder.brand.colours.shades import Shading, shade_code
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.diagnostics import Span
from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.lint.rendered.pixels import Sampler
from deckbuilder.scene.chart import Colour, Polygon, Shade, Wedge
from deckbuilder.scene.chart import Fill as ChartFill
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.slide import (
    ChartItem,
    ChartText,
    Geometry,
    Item,
    PictureItem,
    Run,
    Scene,
    Shape,
    TableItem,
    TextFrame,
    TextParagraph,
    TextStyle,
)
from deckbuilder.scene.walk import walk_items

_ABOVE, _BELOW = 0.75, 0.25
"""How far letters reach above and below their baseline, as shares of their size."""

_CELL = 0.5
"""The cells in which pictures are looked at, as a share of the text's size: half a letter."""


class TextBackground(NamedTuple):
    """A colour beneath text; `name` is the theme's, where it is the colour as the theme has it."""

    colour: str
    name: Colour | None = None
    pictured: bool = False


class TextOnBackground(NamedTuple):
    """A run of text and its backgrounds: all colours directly beneath some part of it.

    Of runs of one style on one flat background the first stands for all.
    """

    text: str
    style: TextStyle
    colour: str
    backgrounds: frozenset[TextBackground]
    span: Span | None
    in_chart: bool = False


ShapeOutline = Callable[[float, float], bool]
"""Tells whether a point of the slide lies within an outline."""


class _Cover(NamedTuple):
    """Something that covers part of a slide: in flat colours, or a picture.

    Without an `outline` it fills its rectangle.
    """

    rect: Rect
    backgrounds: tuple[TextBackground, ...] = ()
    picture: PictureItem | None = None
    outline: ShapeOutline | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it fills its rectangle with flat colours."""
        return self.picture is None and self.outline is None

    def meets(self, box: Rect) -> bool:
        """Tell whether some of a box lies on the layer."""
        if not self.rect.overlaps(box):
            return False
        outline = self.outline
        return outline is None or any(outline(*point) for point in _sample_points(box))

    def holds(self, box: Rect) -> bool:
        """Tell whether all of a box lies on the layer."""
        outline = self.outline
        within = self.rect.contains(box, _SLACK)
        return within and (outline is None or all(outline(*point) for point in _sample_points(box)))


def _sample_points(box: Rect) -> Iterator[tuple[float, float]]:
    """Yield points of a box close enough to each other to tell what it lies on."""
    for across in range(_STEPS + 1):
        for down in (0.0, 0.5, 1.0):
            yield box.x + box.width * across / _STEPS, box.y + box.height * down


_STEPS = 16

_SLACK = emu(1)
"""How far letters may jut out of what lies beneath: nobody sees it."""


class BackgroundReader:
    """Reads the texts of scenes under a brand's colours; `size` is that of all slides."""

    def __init__(self, colours: Colours, size: tuple[Emu, Emu], sampler: Sampler) -> None:
        self._colours = colours
        self._page = Rect(Emu(0), Emu(0), *size)
        self._sampler = sampler

    def read(self, scene: Scene, layout: PlacedLayout) -> Iterator[TextOnBackground]:
        """Yield each run of text of a scene with what lies beneath it."""
        covers = [_Cover(self._page, (self._flat(layout.background),))]
        for rect, colours in layout.grounds:
            covers.append(_Cover(rect, tuple(map(self._flat, colours))))
        for part in layout.decoration:
            covers += self._cover_with(part)
        yield from self._read(scene.items, covers)

    def _read(self, items: Iterable[Item], covers: list[_Cover]) -> Iterator[TextOnBackground]:
        for item in walk_items(items):
            match item:
                case TextFrame():
                    covers += self._cover_with(item)
                    yield from self._read_frame(item, covers)
                case TableItem():
                    yield from self._read_table(item, covers)
                case ChartItem():
                    yield from self._read_chart(item, covers)
                case _:
                    covers += self._cover_with(item)

    # --- what covers ---------------------------------------------------------------------------

    def _flat(self, name: Colour) -> TextBackground:
        return TextBackground(self._colours.rgb(name), name)

    def _cover_with(self, item: Shape | TextFrame | PictureItem) -> list[_Cover]:
        if isinstance(item, PictureItem):
            return [_Cover(item.rect, picture=item)]
        if item.fill is None:
            return []
        outline = _outline_of(item.geometry, item.rect)
        return [_Cover(item.rect, (self._flat(item.fill),), outline=outline)]

    def _cover_with_mark(self, mark: Polygon | Wedge) -> _Cover:
        backgrounds = tuple(self._shade(shade) for shade in _shades(mark.fill))
        if isinstance(mark, Wedge):
            x, y = mark.centre
            reach = mark.radius
            rect = Rect(Emu(x - reach), Emu(y - reach), Emu(2 * reach), Emu(2 * reach))
            return _Cover(rect, backgrounds, outline=_outline_of_slice(mark))
        across, down = zip(*mark.points, strict=True)
        left, top = min(across), min(down)
        rect = Rect(left, top, Emu(max(across) - left), Emu(max(down) - top))
        round_ = len(mark.points) != _CORNERS  # a point's mark, not a bar
        return _Cover(rect, backgrounds, outline=_outline_of("ellipse", rect) if round_ else None)

    def _shade(self, shade: Shade) -> TextBackground:
        code = self._colours.rgb(shade.colour)
        shading = Shading(shade.saturation, shade.lightness, shade.offset)
        if shading == Shading():
            return TextBackground(code, shade.colour)
        return TextBackground(shade_code(code, shading))

    # --- texts ---------------------------------------------------------------------------------

    def _read_frame(self, frame: TextFrame, covers: Sequence[_Cover]) -> Iterator[TextOnBackground]:
        left, top, _, _ = frame.inset
        x, y = Emu(frame.rect.x + left), Emu(frame.rect.y + top + frame.top)
        own = [] if frame.fill is None else [_Cover(frame.rect, (self._flat(frame.fill),))]
        beneath = own or _covers_under(frame.rect, covers)  # its text lies within its own outline
        yield from self._read_paragraphs(frame.paragraphs, x, y, beneath, frame.span)

    def _read_table(self, table: TableItem, covers: Sequence[_Cover]) -> Iterator[TextOnBackground]:
        left, top, _, _ = table.inset
        for row in table.rows:
            for cell in row:
                own = [] if cell.fill is None else [_Cover(cell.rect, (self._flat(cell.fill),))]
                x, y = Emu(cell.rect.x + left), Emu(cell.rect.y + top)
                beneath = own or _covers_under(cell.rect, covers)
                yield from self._read_paragraphs(cell.paragraphs, x, y, beneath, table.span)

    def _read_chart(self, chart: ChartItem, covers: Sequence[_Cover]) -> Iterator[TextOnBackground]:
        beneath = list(covers)
        for mark in chart.drawing:
            if isinstance(mark, Polygon | Wedge):
                beneath.append(self._cover_with_mark(mark))
            elif isinstance(mark, ChartText):
                run = self._read_run(mark.run, mark.run.x, mark.baseline, beneath, chart.span)
                yield run._replace(in_chart=True)

    def _read_paragraphs(
        self,
        paragraphs: Iterable[TextParagraph],
        x: Emu,
        y: Emu,
        covers: Sequence[_Cover],
        span: Span | None,
    ) -> Iterator[TextOnBackground]:
        plain = len(covers) == 1 and covers[0].is_plain
        flat = frozenset(covers[0].backgrounds) if plain else None
        seen: set[int] = set()
        for paragraph in paragraphs:
            for line in paragraph.lines:
                for run in line.runs:
                    if not run.text.strip() or id(run.style) in seen:
                        continue
                    if flat is None:
                        place = Emu(x + run.x), Emu(y + line.baseline)
                        yield self._read_run(run, *place, covers, span)
                        continue
                    seen.add(id(run.style))
                    colour = self._flat(run.style.colour).colour
                    yield TextOnBackground(run.text, run.style, colour, flat, span)

    def _read_run(
        self, run: Run, x: Emu, baseline: Emu, covers: Sequence[_Cover], span: Span | None
    ) -> TextOnBackground:
        size = run.style.size
        box = Rect(x, Emu(baseline - emu(size * _ABOVE)), run.width, emu(size * (_ABOVE + _BELOW)))
        beneath = frozenset(self._colours_beneath(box, covers, emu(size * _CELL)))
        return TextOnBackground(
            run.text, run.style, self._flat(run.style.colour).colour, beneath, span
        )

    def _colours_beneath(
        self, box: Rect, covers: Sequence[_Cover], cell: float
    ) -> set[TextBackground]:
        """Return the colours beneath a box, down to what covers all of it."""
        found: set[TextBackground] = set()
        for index in range(len(covers) - 1, -1, -1):
            cover = covers[index]
            if not cover.meets(box):
                continue
            if cover.picture is None:
                found.update(cover.backgrounds)
                covered = cover.holds(box)
            else:
                seen, covered = self._read_picture(cover, box, covers[:index], cell)
                found |= seen
            if covered:
                break
        return found

    def _read_picture(
        self, cover: _Cover, box: Rect, under: Sequence[_Cover], cell: float
    ) -> tuple[set[TextBackground], bool]:
        """Return a picture's colours beneath a box, and whether they hide all that is below.

        Where it lets through what lies beneath, the two are mixed.
        """
        assert cover.picture is not None  # noqa: S101 - the layer of a picture
        samples = self._sampler.sample(cover.picture, box, cell)
        clear = not samples or any(sample.opacity < 1 for sample in samples)
        below = self._colours_beneath(box, under, cell) if clear else set()
        found: set[TextBackground] = set()
        for sample in samples:
            if sample.opacity >= 1:
                found.add(TextBackground(sample.colour, pictured=True))
            for background in below if sample.opacity < 1 else ():
                mixed = mix(background.colour, sample.colour, sample.opacity)
                found.add(
                    background if not sample.opacity else TextBackground(mixed, pictured=True)
                )
        return found, bool(samples) and cover.holds(box)


_CORNERS = 4


def _covers_under(rect: Rect, covers: Sequence[_Cover]) -> Sequence[_Cover]:
    """Return the layers that what lies within a rectangle may lie on, the topmost last.

    Text that does not fit its frame is an error of the layout, and is not asked for here.
    """
    found: list[_Cover] = []
    for cover in reversed(covers):
        if cover.rect.overlaps(rect):
            found.append(cover)
            if cover.is_plain and cover.holds(rect):
                break
    return found[::-1]


# --- outlines ----------------------------------------------------------------------------------


def _outline_of(geometry: Geometry, rect: Rect) -> ShapeOutline | None:
    """Return the outline of a shape, None for one that fills its rectangle but for its corners."""
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    wide, high = max(1, rect.width) / 2, max(1, rect.height) / 2
    if geometry == "ellipse":
        return lambda at, down: ((at - x) / wide) ** 2 + ((down - y) / high) ** 2 <= 1
    if geometry == "homePlate":
        return lambda at, down: abs(down - y) <= rect.right - at
    if geometry == "chevron":
        return lambda at, down: high - (at - rect.x) <= abs(down - y) <= rect.right - at
    return None


def _outline_of_slice(slice_: Wedge) -> ShapeOutline:
    """Return the outline of a slice: its angles run clockwise from twelve o'clock."""
    x, y = slice_.centre
    inner, outer = slice_.hole**2, slice_.radius**2
    turn = slice_.end - slice_.start

    def within(at: float, down: float) -> bool:
        across, up = at - x, y - down
        angle = math.degrees(math.atan2(across, up))
        return inner <= across**2 + up**2 <= outer and (angle - slice_.start) % 360 <= turn

    return within


def _shades(fill: ChartFill) -> tuple[Shade, ...]:
    return (fill.shade,) if fill.background is None else (fill.shade, fill.background)
