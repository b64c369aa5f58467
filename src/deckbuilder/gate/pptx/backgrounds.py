"""Contrast of text with what lies beneath it (WCAG 2.2, success criterion 1.4.3).

Owns finding what that is: the fill of a text's own shape or cell, or whatever was laid under it,
from the background upwards, all colours through the theme, and pictures by their pixels. What lets
through what lies beneath is mixed with it. Refuses to guess: where a colour cannot be told, it says
so. Each colour is told by whether the slide laid it there or its layout. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.formats.refusal import Tally
from deckbuilder.gate.pptx.boxes import PlacedShape, ShapeBox, shapes_of, slide_box
from deckbuilder.gate.pptx.grounds import (
    MAX_MIXED,
    UNKNOWN,
    Ground,
    Grounds,
    find_worst,
    hides,
    lay_over,
)
from deckbuilder.gate.pptx.inherited import C, ShownRun, StyleResolver, is_placeholder
from deckbuilder.gate.pptx.paints import Paint
from deckbuilder.gate.pptx.pixels import FilePictures, picture_fill
from deckbuilder.gate.pptx.shapes import is_hidden, is_picture, rows_of
from deckbuilder.gate.pptx.table_styles import CellPlace, TableStyles
from deckbuilder.gate.pptx.text_area import text_area

_SLACK = 4.0
"""The points that a text box may lie over a shape: its text stands as far within (21.1.2.1.1)."""
_HALF_TURN = 180 * 60_000
_CURVES = tuple(f"{A}{name}" for name in ("arcTo", "quadBezTo", "cubicBezTo"))
_CELL_FILLS = ("noFill", "solidFill", "gradFill", "pattFill", "blipFill")
_FILLS = "*[self::a:solidFill or self::a:pattFill or self::a:gradFill]"


class TextContrast(NamedTuple):
    """A text of a shape on the worst of the colours beneath it.

    `ratio` is None where one of them is unknown, which is told beside the worst of the others.
    `layout_shape` is the name of the layout's placeholder where that would be as bad by itself.
    """

    shape: str
    text: str
    colour: str | None
    background: str | None
    ratio: float | None
    required: float
    layout_shape: str = ""

    @property
    def is_faint(self) -> bool:
        """Whether the text is known to be too near to its background."""
        return self.ratio is not None and self.ratio < self.required


class _Underlay(NamedTuple):
    """A shape that text may lie on; one that is `round` in any way does not fill its box.

    A `picture`, its `blipFill` and the part with its relation, shows its pixels and no `paints`.
    """

    box: ShapeBox
    paints: Sequence[Paint]
    round: bool = False
    picture: tuple[Any, Any] | None = None
    of_slide: bool = False

    def meets(self, other: ShapeBox) -> bool:
        """Tell whether a rectangle lies partly over the shape, by more than the slack.

        Of one that is not a rectangle the ellipse within its box counts.
        """
        mine = self.box
        x = min(max((mine.left + mine.right) / 2, other.left + _SLACK), other.right - _SLACK)
        y = min(max((mine.top + mine.bottom) / 2, other.top + _SLACK), other.bottom - _SLACK)
        across = 2 * abs(x - (mine.left + mine.right) / 2) / max(0.01, mine.right - mine.left)
        along = 2 * abs(y - (mine.top + mine.bottom) / 2) / max(0.01, mine.bottom - mine.top)
        return across**2 + along**2 < 1 if self.round else max(across, along) < 1

    def holds(self, other: ShapeBox) -> bool:
        """Tell whether all of a rectangle lies on the shape.

        The text of one with the box of a round shape stands on that as if it were its own.
        """
        mine = self.box
        edges = zip(mine[:4], other[:4], strict=True)
        return (
            (not self.round or all(abs(one - same) <= _SLACK for one, same in edges))
            and mine.left <= other.left + _SLACK
            and mine.right >= other.right - _SLACK
            and mine.top <= other.top + _SLACK
            and mine.bottom >= other.bottom - _SLACK
        )


class DeckBackgrounds:
    """What the slides of a deck share: table styles, and the shapes of each layout and master."""

    def __init__(self, presentation: Any, pairs: Tally) -> None:
        self.pairs = pairs
        self.page = slide_box(presentation)
        self.table_styles = TableStyles(presentation)
        self.pictures = FilePictures()
        self._placed: dict[Any, list[PlacedShape]] = {}

    def shapes_on(self, page: Any) -> list[PlacedShape]:
        """Return the shapes of a layout or master that show on its slides."""
        if page.part not in self._placed:
            placed = shapes_of(page, page.shapes)
            self._placed[page.part] = [it for it in placed if not is_placeholder(it.shape)]
        return self._placed[page.part]


class SlideBackgrounds:
    """What lies beneath each text of a slide, from the background upwards."""

    def __init__(self, slide: Any, reader: StyleResolver, deck: DeckBackgrounds) -> None:
        self._reader = reader
        self._styles = deck.table_styles
        self._pairs = deck.pairs
        self._pictures = deck.pictures
        colour, fill, part = reader.background(slide)
        picture = None if fill is None else (fill, part)
        own = part not in (None, reader.layout.part, reader.master.part)
        page = _Underlay(deck.page, [Paint(colour)], picture=picture, of_slide=own)
        self._beneath = [page]
        for page_below in reader.pages_shown():
            for placed in deck.shapes_on(page_below):
                self._add(placed, of_slide=False)

    def read(self, shapes: Iterable[PlacedShape]) -> Iterator[TextContrast]:
        """Yield each text on the worst beneath it, laying each shape over what was before it."""
        for placed in shapes:
            if is_hidden(placed.shape):
                continue
            self._pairs.add(len(self._beneath))
            silent = not placed.box.text and not _is_frame(placed.shape)
            backgrounds = UNKNOWN if silent else self._colours_beneath(placed)
            as_laid_out = cache(partial(self._colours_as_laid_out, placed, backgrounds))
            found = [*self._judge(placed, backgrounds, as_laid_out)]
            self._add(placed, of_slide=True)
            yield from found

    def _judge(
        self, placed: PlacedShape, backgrounds: Grounds, as_laid_out: Callable[[], Grounds]
    ) -> Iterator[TextContrast]:
        """Yield each text of a shape on the worst of the colours beneath it."""
        worst, name = cache(find_worst), cache(lambda: placed.told_name)
        for text, colours in self._read_texts(placed.shape, backgrounds):
            for ground, ratio in worst(text.colour, colours):
                is_of_layout = _would_be_faint(text, ground, ratio) and ground in as_laid_out()
                yield TextContrast(
                    name(),
                    text.text,
                    text.colour,
                    ground.colour,
                    ratio,
                    text.required,
                    placed.layout_name if is_of_layout else "",
                )

    def _colours_as_laid_out(self, placed: PlacedShape, here: Grounds) -> Grounds:
        """Return the colours beneath the text of a shape if it stood where its layout has it."""
        there = placed.layout_box
        if there is None:
            return frozenset()
        moved = placed._replace(box=there)
        return here if placed.stands_as_laid_out else self._colours_beneath(moved)

    def _add(self, placed: PlacedShape, *, of_slide: bool) -> None:
        shape, box = placed.shape, placed.box
        if is_hidden(shape) or shape._element.tag == f"{P}cxnSp":  # a line covers nothing
            return
        fill, picture = self._reader.fill(shape), is_picture(shape)
        frame = _is_frame(shape)
        if fill is None and not picture and not frame:
            return
        if frame or _is_irregular(shape):
            self._beneath.append(_Underlay(box, [Paint(None)], of_slide=of_slide))
            return
        outline = shape._element.find(f"{P}spPr/{A}prstGeom")
        round_ = outline is not None and outline.get("prst") != "rect"
        if fill is not None:  # of a picture it is what shows where that is clear
            own = of_slide and not (
                self._reader.has_fill_of_layout(shape) and placed.stands_as_laid_out
            )
            paints = self._reader.palette.paints(fill)
            self._beneath.append(_Underlay(box, paints, round=round_, of_slide=own))
        if picture:
            shown = picture_fill(shape)
            found = None if shown is None else (shown, shape.part)
            underlay = _Underlay(box, [Paint(None)], round_, found, of_slide)
            self._beneath.append(underlay)

    def _colours_beneath(self, placed: PlacedShape) -> Grounds:
        """Return the colours beneath a shape's text: those of its own fill, or under its box."""
        fill = None if is_picture(placed.shape) else self._reader.fill(placed.shape)
        own = None if fill is None else self._reader.palette.paints(fill)
        of_slide = not self._reader.has_fill_of_layout(placed.shape)
        if own and hides(own):
            return frozenset(Ground(each.colour, of_slide) for each in own)
        text = cache(lambda: text_area(placed, self._reader))
        under = self._colours_under(placed.box, text)
        return lay_over(under, own, of_slide=of_slide) if own else under

    def _colours_under(self, box: ShapeBox, text: Callable[[], ShapeBox]) -> Grounds:
        """Return the colours that may lie beneath a box, from what covers it all upwards.

        Of pictures only what is beneath the area of its text counts.
        """
        layers: list[tuple[Sequence[Paint], bool, bool]] = []
        for underlay in reversed(self._beneath):
            if underlay.meets(box):
                paints = self._paints(underlay, text)
                covers = underlay.holds(box)
                layers.append((paints, covers, underlay.of_slide))
                if covers and hides(paints):
                    break
        found: Grounds = frozenset()
        for paints, covers, of_slide in reversed(layers):
            laid = lay_over(found, paints, of_slide=of_slide)
            found = laid if covers and paints else found | laid
            self._pairs.add(len(found))
            if len(found) > MAX_MIXED:
                return UNKNOWN
        return found

    def _paints(self, underlay: _Underlay, text: Callable[[], ShapeBox]) -> Sequence[Paint]:
        """Return what an underlay shows: of a picture the means of cells beneath a text."""
        if underlay.picture is None:
            return underlay.paints
        self._pairs.add(_SAMPLING)
        samples = self._pictures.sample(*underlay.picture, underlay.box[:4], text()[:4])
        return [Paint(None)] if samples is None else [Paint(*each) for each in set(samples)]

    def _read_texts(self, shape: Any, under: Grounds) -> Iterator[tuple[ShownRun, Grounds]]:
        if shape.has_text_frame:
            for runs in self._reader.paragraphs(shape):
                yield from ((run, under) for run in runs if run.text.strip())
        elif shape.has_table:
            yield from self._read_cells(shape.table, under)
        elif shape.has_chart:
            yield from self._read_chart(shape.chart, under)

    def _read_cells(self, table: Any, under: Grounds) -> Iterator[tuple[ShownRun, Grounds]]:
        """Yield the texts of cells, each on its own fill, on its table style's, or on neither."""
        rows = rows_of(table)
        columns = len(table.columns)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                at = CellPlace(row, column, row == len(rows) - 1, column == columns - 1)
                cell_style = self._styles.cell_style(table, at)
                fill = next(
                    (
                        found
                        for kind in _CELL_FILLS
                        if (found := cell.find(f"{A}tcPr/{A}{kind}")) is not None
                    ),
                    cell_style.fill,
                )
                own = under if cell_style.known or fill is not None else UNKNOWN
                if fill is not None and fill.tag != f"{A}noFill":
                    own = lay_over(under, self._reader.palette.paints(fill), of_slide=True)
                for runs in self._reader.cell(cell, cell_style.font):
                    yield from ((run, own) for run in runs if run.text.strip())

    def _read_chart(self, chart: Any, under: Grounds) -> Iterator[tuple[ShownRun, Grounds]]:
        """Yield a stand-in for each text of a chart; labels within a series lie on its fill."""
        size = _text_size(chart)
        for series in chart._chartSpace.iter(f"{C}ser"):
            for label, fills in self._find_labels(series):
                inside = _is_inside(label, chart)
                backgrounds = frozenset(
                    Ground(c) for f in fills for c in self._reader.palette.colours(f)
                )
                for colour in self._colours_in(label):
                    text = ShownRun("a chart's label", size, False, colour, "", "")
                    if inside is None:  # wherever the program finds room
                        yield text, UNKNOWN
                    else:
                        yield text, (backgrounds if inside and backgrounds else under)
        for element in chart._chartSpace.iter(f"{C}title", f"{C}legend", f"{C}valAx", f"{C}catAx"):
            for colour in self._colours_in(element):
                yield ShownRun("a chart's title or axis", size, False, colour, "", ""), under

    def _find_labels(self, series: Any) -> Iterator[tuple[Any, list[Any]]]:
        """Yield the labels of a series' points, or of all others, each with the fills of those."""
        points = {
            point.find(f"{C}idx").get("val"): point.xpath(f"c:spPr/{_FILLS}")
            for point in series.iterfind(f"{C}dPt")
        }
        whole = series.xpath(f"c:spPr/{_FILLS}")
        for labels in series.iterfind(f"{C}dLbls"):
            own = {each.find(f"{C}idx").get("val"): each for each in labels.iter(f"{C}dLbl")}
            yield from ((each, points.get(index, whole)) for index, each in own.items())
            others = [fill for index in points.keys() - own.keys() for fill in points[index]]
            yield labels, others if points else whole

    def _colours_in(self, element: Any) -> Iterator[str | None]:
        for fill in element.xpath("c:txPr//a:solidFill | c:tx//a:rPr/a:solidFill"):
            yield self._reader.palette.colour(fill)


_SAMPLING = 64
"""As many pairs of shapes does a look at a picture count: it takes as long."""


def _would_be_faint(text: ShownRun, ground: Ground, ratio: float | None) -> bool:
    """Tell whether text that its layout colours would be no better at that layout's size."""
    required = text.required_by_layout
    return required is not None and not ground.of_slide and (ratio is None or ratio < required)


def _is_frame(shape: Any) -> bool:
    """Tell whether a shape is the frame of a table, a chart or the like."""
    return bool(shape._element.tag == f"{P}graphicFrame")


def _is_irregular(shape: Any) -> bool:
    """Tell whether a shape is drawn freely or stands askew, so that none knows what it covers."""
    drawing = shape._element.find(f"{P}spPr/{A}custGeom")
    if drawing is not None and not _is_drawn_rectangle(drawing):
        return True
    groups = shape._element.iterancestors(f"{P}grpSp")
    own = shape._element.find(f"{P}spPr/{A}xfrm")
    turns = (own, *(group.find(f"{P}grpSpPr/{A}xfrm") for group in groups))
    return any(each is not None and int(each.get("rot", 0)) % _HALF_TURN for each in turns)


def _is_drawn_rectangle(drawing: Any) -> bool:
    """Tell whether a free drawing is one path of straight lines along the edges of its box."""
    paths = drawing.findall(f"{A}pathLst/{A}path")
    if len(paths) != 1 or any(True for _ in paths[0].iter(*_CURVES)):
        return False
    wide, high = paths[0].get("w", "0"), paths[0].get("h", "0")
    corners = {(point.get("x"), point.get("y")) for point in paths[0].iter(f"{A}pt")}
    return corners == {("0", "0"), (wide, "0"), (wide, high), ("0", high)}


def _text_size(chart: Any) -> float:
    """Return the size of a chart's text in points; 10 where the chart does not say."""
    properties = chart._chartSpace.find(f"{C}txPr/{A}p/{A}pPr/{A}defRPr")
    written = None if properties is None else properties.get("sz")
    return int(written) / 100 if written else 10.0


def _is_inside(label: Any, chart: Any) -> bool | None:
    """Tell whether a label stands on what it labels: as it says, or as its kind of chart does.

    None where the program that shows the chart decides, as for pies (21.2.2.48).
    """
    place = next(
        (e for each in (label, label.getparent()) if (e := each.find(f"{C}dLblPos")) is not None),
        None,
    )
    position = None if place is None else place.get("val")
    if position == "bestFit" or (position is None and _has_plot(chart, "pieChart")):
        return None
    if position is None:
        return _has_plot(chart, "doughnutChart")
    return position in ("ctr", "inEnd", "inBase")


def _has_plot(chart: Any, kind: str) -> bool:
    return chart._chartSpace.find(f".//{C}{kind}") is not None
