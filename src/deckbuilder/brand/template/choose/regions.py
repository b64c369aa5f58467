"""What a layout of a template has room for: a title, and regions in reading order.

Owns which placeholders slides can use, and how much of the slide each takes. Refuses names and
types of layouts, which say little of what is on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckbuilder.brand.template.nodes import Placeholder, Template, TemplateLayout
from deckbuilder.geometry import Emu, Rect

_TITLES = ("title", "ctrTitle")
_TEXTS = ("obj", "body", "subTitle")
_OBJECTS = ("obj", "tbl", "chart", "dgm")
_PICTURES = ("pic", "clipArt")
_LARGE = 0.2
"""How much of the slide's width and height a region takes, at the least, that content is for."""
_ROW = 0.05
"""How far the tops of regions are apart, at the most, that stand side by side."""


class Region(Struct, frozen=True):
    """A placeholder for content: its place among the layout's, and its rectangle when grown.

    `left`, `top`, `width` and `height` are shares of the slide's.
    """

    at: int
    placeholder: Placeholder
    rect: Rect
    left: float
    top: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Its share of the slide."""
        return self.width * self.height

    @property
    def is_large(self) -> bool:
        """Whether content fits in it, and not only a line or a label."""
        return self.width >= _LARGE and self.height >= _LARGE

    @property
    def is_text(self) -> bool:
        """Whether text may stand in it."""
        return self.placeholder.kind in _TEXTS

    @property
    def is_picture(self) -> bool:
        """Whether it is there for a picture."""
        return self.placeholder.kind in _PICTURES

    @property
    def is_object(self) -> bool:
        """Whether a table or a chart may stand in it."""
        return self.placeholder.kind in _OBJECTS


class Regions(Struct, frozen=True):
    """A layout's title and regions. `title` has the place where a title would be drawn, too."""

    layout: TemplateLayout
    has_title: bool
    title: Region
    all: tuple[Region, ...]

    @property
    def large(self) -> list[Region]:
        """The regions for content."""
        return [region for region in self.all if region.is_large]

    @property
    def texts(self) -> list[Region]:
        """The regions for text, large and small."""
        return [region for region in self.all if region.is_text]

    @property
    def middle(self) -> float:
        """How far down the slide the middle of the title is."""
        return self.title.top + self.title.height / 2


def find_regions(template: Template, layout: TemplateLayout) -> Regions:
    """Return what slides can use of a layout."""
    slide = Rect(Emu(0), Emu(0), template.width, template.height)
    usable = [*_usable(layout.placeholders, slide)]
    titles = [region for region in usable if region.placeholder.kind in _TITLES]
    drawn = Placeholder(kind="title", index=0, name="", rect=layout.title)
    return Regions(
        layout=layout,
        has_title=bool(titles),
        title=titles[0] if titles else _make_region(-1, drawn, layout.title, slide),
        all=tuple(
            _in_reading_order(
                [each for each in usable if each.is_text or each.is_picture or each.is_object]
            )
        ),
    )


def _usable(placeholders: Sequence[Placeholder], slide: Rect) -> Iterator[Region]:
    """Yield those that stand on the slide, hold lines of text, and have an `idx` of their own."""
    seen: set[int] = set()
    for at, each in enumerate(placeholders):
        if each.rect is None or each.orphan or each.vertical or each.index in seen:
            continue
        seen.add(each.index)
        if slide.contains(each.rect, tolerance=slide.width // 50):
            grown = each.rect._replace(height=Emu(each.rect.height + each.growth))
            rect = each.rect if each.kind in _TITLES else grown
            yield _make_region(at, each, rect, slide)


def _make_region(at: int, placeholder: Placeholder, rect: Rect, slide: Rect) -> Region:
    return Region(
        at, placeholder, rect, rect.x / slide.width, rect.y / slide.height,
        rect.width / slide.width, rect.height / slide.height,
    )  # fmt: skip


def _in_reading_order(regions: Sequence[Region]) -> Iterator[Region]:
    """Yield regions row by row, those of a row from left to right."""
    row: list[Region] = []
    for region in sorted(regions, key=lambda each: (each.top, each.left)):
        if row and region.top > row[0].top + _ROW:
            yield from sorted(row, key=lambda each: each.left)
            row = []
        row.append(region)
    yield from sorted(row, key=lambda each: each.left)
