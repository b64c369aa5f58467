"""The rectangles of shapes on their slide, those in groups with the scale of their groups.

Owns rectangles and the scale of groups. Refuses to judge. All lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate.kept import kept
from deckbuilder.gate.pptx.inherited import kind_of, reference_of
from deckbuilder.gate.pptx.shapes import name_of, text_of

EMU_PER_POINT = 12_700
_FURNITURE = ("ftr", "sldNum", "dt")
_MOVED = 1.0
"""The points from which on an edge is taken to be moved."""


Edges = tuple[int, int, int, int]
"""The left and the top edge, the width and the height of a shape, in EMU."""


class ShapeBox(NamedTuple):
    """A rectangle from the slide's top left corner, and the text that it bounds.

    The text has no spaces; a chart's is unknown, for the reader of the file makes its labels.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str | None


class LayoutPlace:
    """A layout's placeholder, of which slides have instances."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape

    @property
    @kept
    def edges(self) -> Edges:
        """Where it stands; not read for instances that state a place of their own."""
        return _read_edges(self.shape)


Places = dict[tuple[Any, str], LayoutPlace | None]
"""Layouts' placeholders by the part of the layout and the index, as far as they were found."""


def _find_place(shape: Any, layout: Any, known: Places) -> LayoutPlace | None:
    """Return what a shape of a slide is an instance of; python-pptx looks through all each time.

    Tables and charts state their own place.
    """
    reference = reference_of(shape)
    if reference is None or shape._element.tag not in (f"{P}sp", f"{P}pic"):
        return None
    key = layout.part, reference.get("idx", "0")
    if key not in known:
        places = layout.placeholders
        found = (LayoutPlace(it) for it in places if reference_of(it).get("idx", "0") == key[1])
        known[key] = next(found, None)
    return known[key]


class PlacedShape(NamedTuple):
    """A shape of a slide that is no group, where it stands, and whether it is its furniture."""

    slide: str
    shape: Any
    box: ShapeBox
    furniture: bool
    group: Any = None
    """The outermost group around it, or None."""
    layout_place: LayoutPlace | None = None
    """The layout's placeholder that it is an instance of, or None."""

    @property
    def layout_name(self) -> str:
        """The name of the layout's placeholder, or nothing."""
        return "" if self.layout_place is None else name_of(self.layout_place.shape)

    @property
    def layout_box(self) -> ShapeBox | None:
        """Where its layout places it; None where it is not of the layout."""
        base = self.layout_place
        return None if base is None else ON_SLIDE.place(base.edges, self.box.text)

    @property
    def stands_as_laid_out(self) -> bool:
        """Whether it stands where its layout places it."""
        there = self.layout_box
        return there is not None and all(
            abs(mine - its) < _MOVED for mine, its in zip(self.box[:4], there[:4], strict=True)
        )

    @property
    def told_name(self) -> str:
        """The name by which people are told of it: its group's, as they meet that first."""
        return name_of(self.shape if self.group is None else self.group)

    def __str__(self) -> str:
        left, top, right, bottom = (round(edge) for edge in self.box[:4])
        return f"{self.slide}: {name_of(self.shape)} at ({left}, {top})-({right}, {bottom})"


class GroupScale(NamedTuple):
    """How lengths in a group become lengths on the slide (ISO/IEC 29500-1, 20.1.7.6)."""

    x: float
    y: float
    left: float
    top: float

    def box(self, shape: Any, text: str | None, base: LayoutPlace | None = None) -> ShapeBox:
        """Place a shape on the slide; one that states no place stands as its layout's, or at 0."""
        return self.place(_read_edges(shape, base), text)

    def place(self, edges: Edges, text: str | None) -> ShapeBox:
        """Place on the slide what has a left and top edge, a width and a height."""
        left = (self.left + edges[0] * self.x) / EMU_PER_POINT
        top = (self.top + edges[1] * self.y) / EMU_PER_POINT
        width, height = edges[2] * self.x / EMU_PER_POINT, edges[3] * self.y / EMU_PER_POINT
        known = None if text is None else "".join(text.split())
        return ShapeBox(left, top, left + width, top + height, known)

    def of_group(self, group: Any) -> GroupScale:
        """Return the scale of a group's children."""
        transform = group._element.grpSpPr.find(f"{A}xfrm")
        if transform is None or transform.chOff is None or transform.chExt is None:
            return self
        inner, extent = transform.chOff, transform.chExt
        x = self.x * group.width / (extent.cx or 1)
        y = self.y * group.height / (extent.cy or 1)
        left = self.left + group.left * self.x - inner.x * x
        return GroupScale(x, y, left, self.top + group.top * self.y - inner.y * y)


def _read_edges(shape: Any, base: LayoutPlace | None = None) -> Edges:
    """Return the edges of a shape; what it does not state it has from its layout, or is 0."""
    place = shape._element.xfrm
    stated = (None,) * 4 if place is None else (place.x, place.y, place.cx, place.cy)
    beneath = (0, 0, 0, 0)
    if None in stated and base is not None:
        beneath = base.edges
    elif None in stated:
        above = getattr(shape, "_base_placeholder", None)
        beneath = beneath if above is None else _read_edges(above)
    left, top, width, height = (
        its if mine is None else mine for mine, its in zip(stated, beneath, strict=True)
    )
    return left, top, width, height


ON_SLIDE = GroupScale(1, 1, 0, 0)
"""The scale of shapes that are in no group."""


def slide_box(presentation: Any) -> ShapeBox:
    """Return the rectangle of every slide."""
    width, height = presentation.slide_width, presentation.slide_height
    return ShapeBox(0, 0, width / EMU_PER_POINT, height / EMU_PER_POINT, None)


def placed_shapes(presentation: Any) -> list[list[PlacedShape]]:
    """Return the shapes of each slide."""
    known: Places = {}
    return [shapes_of(slide, slide.shapes, known) for slide in presentation.slides]


def shapes_of(page: Any, shapes: Iterable[Any], known: Places | None = None) -> list[PlacedShape]:
    """Return shapes of a page in the order in which they are read; of a slide with their places.

    `known` keeps those for the other slides of the file.
    """
    layout, name = None if known is None else page.slide_layout, page.name
    placed = []
    for shape, scale, group in _walk(shapes, ON_SLIDE, None):
        base = None  # as of all that is in a group
        if known is not None and group is None:
            base = _find_place(shape, layout, known)
        box = scale.box(shape, text_of(shape), base)
        furniture = kind_of(shape) in _FURNITURE
        placed.append(PlacedShape(name, shape, box, furniture, group, base))
    return placed


def _walk(
    shapes: Iterable[Any], scale: GroupScale, group: Any
) -> Iterator[tuple[Any, GroupScale, Any]]:
    """Yield each shape that is no group, with its scale and the outermost group around it."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _walk(shape.shapes, scale.of_group(shape), group or shape)
        else:
            yield shape, scale, group
