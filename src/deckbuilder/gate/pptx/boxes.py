"""The rectangles of shapes on their slide, those in groups with the scale of their groups.

Owns rectangles and the scale of groups. Refuses to judge. All lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from deckbuilder.gate.pptx.inherited import A, kind_of

EMU_PER_POINT = 12_700
_FURNITURE = ("ftr", "sldNum", "dt")
_MOVED = 1.0
"""The points from which on an edge is taken to be moved."""


class ShapeBox(NamedTuple):
    """A rectangle from the slide's top left corner, and the text that it bounds.

    The text has no spaces; a chart's is unknown, for the reader of the file makes its labels.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str | None


class PlacedShape(NamedTuple):
    """A shape of a slide that is no group, where it stands, and whether it is its furniture."""

    slide: str
    shape: Any
    box: ShapeBox
    furniture: bool
    group: Any = None
    """The outermost group around it, or None."""

    @property
    def layout_place(self) -> Any:
        """The layout's placeholder that it is an instance of, or None."""
        return getattr(self.shape, "_base_placeholder", None)

    @property
    def layout_box(self) -> ShapeBox | None:
        """Where its layout places it; None where it is not of the layout."""
        base = self.layout_place
        return None if base is None else ON_SLIDE.box(base, self.box.text)

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
        return str((self.shape if self.group is None else self.group).name)

    def __str__(self) -> str:
        left, top, right, bottom = (round(edge) for edge in self.box[:4])
        return f"{self.slide}: {self.shape.name} at ({left}, {top})-({right}, {bottom})"


class GroupScale(NamedTuple):
    """How lengths in a group become lengths on the slide (ISO/IEC 29500-1, 20.1.7.6)."""

    x: float
    y: float
    left: float
    top: float

    def box(self, shape: Any, text: str | None) -> ShapeBox:
        """Place a shape on the slide; one that states no place stands at the corner."""
        shape = _stated_by(shape)
        left = (self.left + (shape.left or 0) * self.x) / EMU_PER_POINT
        top = (self.top + (shape.top or 0) * self.y) / EMU_PER_POINT
        width = (shape.width or 0) * self.x / EMU_PER_POINT
        height = (shape.height or 0) * self.y / EMU_PER_POINT
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


def _stated_by(shape: Any) -> Any:
    """Return a shape, or in place of a placeholder that states no place the one it has it from.

    python-pptx looks for that one again for each edge.
    """
    element = shape._element
    if (element.x, element.y, element.cx, element.cy) != (None, None, None, None):
        return shape
    base = getattr(shape, "_base_placeholder", None)
    return shape if base is None else _stated_by(base)


ON_SLIDE = GroupScale(1, 1, 0, 0)
"""The scale of shapes that are in no group."""


def slide_box(presentation: Any) -> ShapeBox:
    """Return the rectangle of every slide."""
    width, height = presentation.slide_width, presentation.slide_height
    return ShapeBox(0, 0, width / EMU_PER_POINT, height / EMU_PER_POINT, None)


def placed_shapes(presentation: Any) -> list[list[PlacedShape]]:
    """Return the shapes of each slide."""
    return [shapes_of(slide) for slide in presentation.slides]


def shapes_of(slide: Any) -> list[PlacedShape]:
    """Return the shapes of a slide, layout or master in the order in which they are read."""
    return [*_placed(slide.name, slide.shapes, ON_SLIDE, None)]


def _placed(
    slide: str, shapes: Iterable[Any], scale: GroupScale, group: Any
) -> Iterator[PlacedShape]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _placed(slide, shape.shapes, scale.of_group(shape), group or shape)
            continue
        text = shape.text_frame.text if shape.has_text_frame else ""
        furniture = kind_of(shape) in _FURNITURE
        yield PlacedShape(slide, shape, scale.box(shape, text), furniture, group)
