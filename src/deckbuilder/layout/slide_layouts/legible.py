"""Gives text and lines a colour that stands out where a brand's own does not.

Owns what lies behind each text of a layout, a slide or a page. Refuses the choice of colours
(`brand.colours.text_colours`), and charts, which have a scheme of their own. Under a brand whose
colours can all be read on one another nothing is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, assert_never, cast

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.brand.colours.contrast import MINIMUM
from deckbuilder.brand.colours.text_colours import GRAPHICS, all_stand_out, readable
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.geometry import Emu, Rect, emu, union
from deckbuilder.scene.layout import LevelStyle, PlacedLayout, PlacedSlot
from deckbuilder.scene.page import PageItem, PageItems, PageShape, PageSlide, PageText
from deckbuilder.scene.slide import (
    ChartItem,
    Colour,
    Group,
    Item,
    Line,
    Marker,
    PictureItem,
    Scene,
    Shape,
    Stroke,
    TableCell,
    TableItem,
    TextFrame,
    TextParagraph,
    TextStyle,
)

_RULE = emu(8)
"""A filled shape that is no higher is a line."""

_Behind = frozenset[Colour | None]
"""Colours behind something; None is a picture's."""

_Drawn = TypeVar("_Drawn", Shape, PageShape)


def legible_layout(layout: PlacedLayout, colours: Colours) -> PlacedLayout:
    """Return a layout with the colours in which its prompts and lines can be seen.

    A template's placeholders keep theirs: what is written in them is looked at on slides.
    """
    if all_stand_out(colours) or layout.part:
        return layout
    canvas = _Canvas(colours, layout.background)
    decoration = canvas.decorate(layout)
    slots = {name: canvas.slot(slot) for name, slot in layout.slots.items()}
    return replace(layout, decoration=decoration, slots=slots)


def legible_scene(scene: Scene, layout: PlacedLayout, colours: Colours) -> Scene:
    """Return a slide with the colours in which its texts and lines can be seen."""
    if all_stand_out(colours) and not layout.grounds:
        return scene
    canvas = _Canvas(colours, layout.background)
    canvas.decorate(layout)
    return replace(scene, items=tuple(map(canvas.item, scene.items)))


def legible_page(items: Sequence[PageItem], colours: Colours) -> tuple[PageItem, ...]:
    """Return a page's items with the colours that can be seen; pictures of slides have theirs."""
    if all_stand_out(colours):
        return tuple(items)
    return tuple(map(_Canvas(colours, "bg1").page_item, items))


class _Canvas(Struct):
    """What has been drawn so far, from the back forwards."""

    colours: Colours
    background: Colour
    covers: list[tuple[Rect, _Behind]] = field(default_factory=list)

    # --- what is drawn -------------------------------------------------------------------------

    def decorate(self, layout: PlacedLayout) -> tuple[Shape | PictureItem, ...]:
        """Draw a layout's decoration, on what a template's draws itself."""
        self.covers += ((rect, frozenset(colours)) for rect, colours in layout.grounds)
        return tuple(
            self._shape(part) if isinstance(part, Shape) else part for part in layout.decoration
        )

    def slot(self, slot: PlacedSlot) -> PlacedSlot:
        """Draw a placeholder with its prompt."""
        stroke, behind = self._filled(slot.rect, slot.fill, slot.stroke)
        levels = (self._level(level, behind) for level in slot.levels)
        return replace(slot, stroke=stroke, levels=tuple(levels))

    def item(self, item: Item) -> Item:
        """Draw an item of a slide."""
        match item:
            case Group():
                return replace(item, items=tuple(map(self.item, item.items)))
            case TableItem():
                return self._table(item)
            case PictureItem():
                self.covers.append((item.rect, frozenset((None,))))
                return replace(item, caption=item.caption and self._frame(item.caption))
            case TextFrame():
                return self._frame(item)
            case Shape():
                return self._shape(item)
            case ChartItem():
                return item
            case _:
                assert_never(item)

    def page_item(self, item: PageItem) -> PageItem:
        """Draw an item of a page."""
        match item:
            case PageText():
                behind = self._behind(_extent(item.lines, item.x, item.y))
                lines = self._lines(item.lines, behind)
                return replace(item, lines=lines, marker=self._marker(item.marker, behind))
            case PageItems():
                return replace(item, items=tuple(map(self.item, item.items)))
            case PageShape():
                return self._shape(item)
            case PageSlide():
                return item
            case _:
                assert_never(item)

    def _shape(self, shape: _Drawn) -> _Drawn:
        fill = shape.fill
        if fill and shape.rect.height <= _RULE:
            fill = self._legible(fill, self._behind(shape.rect), GRAPHICS)
        stroke, _ = self._filled(shape.rect, fill, shape.stroke)
        return replace(shape, fill=fill, stroke=stroke)

    def _frame(self, frame: TextFrame) -> TextFrame:
        stroke, own = self._filled(frame.rect, frame.fill, frame.stroke)
        left, top, _, _ = frame.inset
        x, y = Emu(frame.rect.x + left), Emu(frame.rect.y + top + frame.top)
        paragraphs = (
            self._paragraph(each, own if frame.fill else self._behind(_extent(each.lines, x, y)))
            for each in frame.paragraphs
        )
        return replace(frame, stroke=stroke, paragraphs=tuple(paragraphs))

    def _table(self, table: TableItem) -> TableItem:
        caption = table.caption and self._frame(table.caption)
        rows = tuple(tuple(map(self._cell, row)) for row in table.rows)
        rule = self._stroke(table.rule, self._behind(table.rect))
        return replace(table, caption=caption, rows=rows, rule=rule)

    def _cell(self, cell: TableCell) -> TableCell:
        beside = self._behind(cell.rect)
        behind = frozenset((cell.fill,)) if cell.fill else beside
        paragraphs = (self._paragraph(each, behind) for each in cell.paragraphs)
        bar = cell.bar and self._stroke(cell.bar, behind | beside)
        return replace(cell, paragraphs=tuple(paragraphs), bar=bar)

    # --- what lies behind ----------------------------------------------------------------------

    def _filled(
        self, rect: Rect, fill: Colour | None, stroke: Stroke | None
    ) -> tuple[Stroke | None, _Behind]:
        """Draw a filled rectangle: return its outline, and the colours behind text in it."""
        outline = stroke and self._stroke(stroke, self._behind(rect))
        if fill:
            self.covers.append((rect, frozenset((fill,))))
        return outline, self._behind(rect)

    def _behind(self, box: Rect) -> _Behind:
        """Return the colours behind a box, down to what covers all of it."""
        found: set[Colour | None] = set()
        for rect, fills in reversed(self.covers):
            if rect.overlaps(box):
                found |= fills
                if rect.contains(box):
                    return frozenset(found)
        return frozenset((*found, self.background))

    # --- what stands out -----------------------------------------------------------------------

    def _legible(self, colour: Colour, behind: _Behind, ratio: float = MINIMUM) -> Colour:
        """Return a colour that stands out; what lies on a picture keeps its own."""
        known = frozenset(each for each in behind if each)
        if len(known) < len(behind):
            return colour
        return cast("Colour", readable(self.colours, colour, known, ratio))

    def _stroke(self, stroke: Stroke, behind: _Behind) -> Stroke:
        return replace(stroke, colour=self._legible(stroke.colour, behind, GRAPHICS))

    def _style(self, style: TextStyle, behind: _Behind) -> TextStyle:
        colour = self._legible(style.colour, behind)
        return style if colour == style.colour else replace(style, colour=colour)

    def _level(self, level: LevelStyle, behind: _Behind) -> LevelStyle:
        bullet = self._legible(level.bullet_colour, behind)
        return replace(level, style=self._style(level.style, behind), bullet_colour=bullet)

    def _paragraph(self, paragraph: TextParagraph, behind: _Behind) -> TextParagraph:
        return replace(
            paragraph,
            lines=self._lines(paragraph.lines, behind),
            marker=self._marker(paragraph.marker, behind),
            style=paragraph.style and self._style(paragraph.style, behind),
        )

    def _marker(self, marker: Marker | None, behind: _Behind) -> Marker | None:
        return marker and replace(marker, style=self._style(marker.style, behind))

    def _lines(self, lines: Sequence[Line], behind: _Behind) -> tuple[Line, ...]:
        return tuple(
            replace(
                line,
                runs=tuple(replace(run, style=self._style(run.style, behind)) for run in line.runs),
            )
            for line in lines
        )


def _extent(lines: Sequence[Line], x: Emu, y: Emu) -> Rect:
    """Return the rectangle round a paragraph's letters, whose lines count from a point."""
    boxes = [
        Rect(Emu(x + run.x), Emu(y + line.baseline - high), run.width, Emu(high + high // 4))
        for line in lines
        for run in line.runs
        if run.text.strip()
        for high in (emu(run.style.size * 0.75),)
    ]
    return union(boxes) if boxes else Rect(x, y, Emu(0), Emu(0))
