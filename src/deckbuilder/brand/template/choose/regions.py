"""What a layout of a template has room for: a title, and regions in reading order.

Owns which placeholders slides can use, and how much of the slide each takes. Refuses names and
types of layouts, which say little of what is on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckbuilder.brand.template.nodes import TEXTS, TITLES, Placeholder, Template, TemplateLayout
from deckbuilder.geometry import Emu, Rect

_OBJECTS = ("obj", "tbl", "chart", "dgm")
_PICTURES = ("pic", "clipArt")
_LARGE = 0.2
"""How much of the slide's width and height a region takes, at the least, that content is for."""
_ON_SLIDE = 0.75
"""How much of a placeholder is on the slide, at the least, for content to be in it."""
_ROW = 0.05
"""How far the tops of regions are apart, at the most, that stand side by side."""


class Region(Struct, frozen=True):
    """A placeholder for content: its place among the layout's, and its rectangle on the slide.

    `left`, `top`, `width`, `height` and `grown`, its height when grown, are shares of the slide's.
    """

    at: int
    placeholder: Placeholder
    rect: Rect
    left: float
    top: float
    width: float
    height: float
    grown: float

    @property
    def area(self) -> float:
        """Its share of the slide."""
        return self.width * self.height

    @property
    def is_large(self) -> bool:
        """Whether content fits in it, and not only a line or a label."""
        return self.width >= _LARGE and self.height >= _LARGE

    @property
    def grows_large(self) -> bool:
        """Whether content fits in it when it has grown to the foot."""
        return self.width >= _LARGE and self.grown >= _LARGE

    @property
    def is_text(self) -> bool:
        """Whether text may stand in it."""
        return self.placeholder.kind in TEXTS

    @property
    def is_picture(self) -> bool:
        """Whether it is there for a picture."""
        return self.placeholder.kind in _PICTURES

    @property
    def is_object(self) -> bool:
        """Whether a table or a chart may stand in it."""
        return self.placeholder.kind in _OBJECTS


class Regions(Struct, frozen=True):
    """A layout's title, its regions, and where slides are free to draw.

    Without a placeholder for it, `title` is where a title would be drawn.
    """

    layout: TemplateLayout
    has_title: bool
    title: Region
    free: Region
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

    def is_named(self, words: str) -> bool:
        """Tell whether a word of the layout's name begins like one of some, with "|" between."""
        return bool(words and re.search(rf"\b(?:{words})", self.layout.name.casefold()))


def find_regions(template: Template, layout: TemplateLayout) -> Regions:
    """Return what slides can use of a layout."""
    slide = Rect(Emu(0), Emu(0), template.width, template.height)
    usable = [*_find_usable(layout.placeholders, slide)]
    titles = [each for each in usable if each.placeholder.kind in TITLES]
    content = [each for each in usable if each.is_text or each.is_picture or each.is_object]
    drawn, free = (
        _make_region(-1, Placeholder(kind=kind, index=0, name="", rect=rect), rect, slide)
        for kind, rect in (("title", layout.title), ("obj", layout.free))
    )
    return Regions(
        layout,
        bool(titles),
        titles[0] if titles else drawn,
        free,
        tuple(_in_reading_order(content)),
    )


def _find_usable(placeholders: Sequence[Placeholder], slide: Rect) -> Iterator[Region]:
    """Yield those that stand on the slide, hold lines of text, and have an `idx` of their own."""
    seen: set[int] = set()
    for at, each in enumerate(placeholders):
        if each.rect is None or each.orphan or each.vertical or each.index in seen:
            continue
        seen.add(each.index)
        shown = each.rect.common(slide)
        if each.rect.area and shown.area >= _ON_SLIDE * each.rect.area:
            yield _make_region(at, each, shown, slide)


def _make_region(at: int, placeholder: Placeholder, rect: Rect, slide: Rect) -> Region:
    height = rect.height / slide.height
    return Region(
        at, placeholder, rect, rect.x / slide.width, rect.y / slide.height,
        rect.width / slide.width, height, height + placeholder.growth / slide.height,
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
